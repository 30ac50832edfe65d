"""Closed minutes are deleted whole and with proof, or not at all: what goes, what stays, what is told.

minutes = referat. Of minutes that supersede one another the oldest goes first, so that none that were
put right stand again. Whatever a decision rests on stands as long as the decision.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from app.models.base import Id, Record
from app.models.case import Case
from app.models.changes import Remove, Steps, Update
from app.models.consents import Consent, ConsentType
from app.models.erasing import DeletedMinutes
from app.models.facts import facts_of
from app.models.letters import LetterForm, LetterState
from app.models.meetings import (
    AgendaItem,
    Agreement,
    AgreementState,
    Attendance,
    Decision,
    Handout,
    Meeting,
    Recommendation,
)
from app.models.preparing import WorkNote
from app.models.tasks import Handover, Task
from app.rules.minutes import minutes_digest, minutes_of
from app.rules.removal import belonging, loosened
from app.rules.steps import applied

__all__ = [
    "DELETING",
    "GoesAlong",
    "deletion",
    "goes_along",
    "is_brought_back",
    "proof",
    "proofs_changed",
    "repeats",
    "rests_on",
    "without_deleted",
]

DELETING: Final = "Meeting.delete_minutes"
"""The one act that takes closed minutes away; its log entry carries their fingerprint."""

_RUN: Final = 4
"""Words in a row from which a reason is no longer the deleter's own."""

_HEADINGS: Final = frozenset({"title", "place"})


@dataclass(frozen=True, slots=True)
class GoesAlong:
    """What is deleted with minutes, counted; ``open`` are agreements of which nobody has said the end.

    ``aside`` are notes of what did not stand when a deputy gave the case back on that day or later:
    nobody can tell any more which of their words are from these minutes.
    """

    points: int
    attendances: int
    notes: int
    recommendations: int
    agreements: int
    open: int
    consents: int
    aside: int


def goes_along(case: Case, meeting: Meeting) -> GoesAlong:
    """Return what goes with the minutes of a meeting."""
    parts = minutes_of(case, meeting.id)

    def count(kind: type[Record]) -> int:
        return sum(isinstance(each, kind) for each in parts)

    return GoesAlong(
        points=count(AgendaItem),
        attendances=count(Attendance),
        notes=count(WorkNote),
        recommendations=count(Recommendation),
        agreements=count(Agreement),
        open=sum(
            isinstance(each, Agreement) and each.state is AgreementState.OPEN for each in parts
        ),
        consents=len(_consents(case, meeting.id)),
        aside=len(_aside(case, meeting)),
    )


def proof(case: Case, meeting: Meeting, given: DeletedMinutes) -> DeletedMinutes:
    """Return the proof with what it says of the minutes taken from the minutes themselves."""
    counted = goes_along(case, meeting)
    later = next((each.id for each in case.meetings if each.replaces_id == meeting.id), None)
    return replace(
        given,
        gone=meeting.id,
        day=meeting.day,
        closed_at=meeting.closed_at,
        digest=minutes_digest(case, meeting.id),
        points=counted.points,
        attendances=counted.attendances,
        notes=counted.notes,
        recommendations=counted.recommendations,
        agreements=counted.agreements,
        later=later,
    )


def deletion(case: Case, meeting: Meeting) -> Steps:
    """Return the steps that take minutes away with all that is part of them.

    What points to them points to nothing. Tasks stay: what somebody has to do is not over by it.
    """
    roots = (*minutes_of(case, meeting.id), *_consents(case, meeting.id))
    doomed = [each for each in belonging(case, roots) if not isinstance(each, Task)]
    loose = loosened(case, frozenset(each.id for each in doomed))
    return (
        *(
            Update(Handover, each.id, {"kept_aside": each.kept_aside}, {"kept_aside": None})
            for each in _aside(case, meeting)
        ),
        *_places(case, {meeting.id}),
        *(step for _each, step in loose),
        *(Remove(each) for each in doomed),
    )


def _places(case: Case, gone: Container[Id | None]) -> Iterator[Update]:
    """Where it was held stands on no paper's row any more either; when it was, the proof says."""
    for each in case.handouts:
        if each.meeting_place and each.meeting_id in gone:
            yield Update(
                Handout, each.id, {"meeting_place": each.meeting_place}, {"meeting_place": None}
            )


def _consents(case: Case, meeting_id: Id) -> list[Consent]:
    """The consents to talk at that meeting: they are for nothing else, and name people and topics."""
    return [
        each
        for each in case.consents
        if each.type is ConsentType.MEETING and each.meeting_id == meeting_id
    ]


def _aside(case: Case, meeting: Meeting) -> list[Handover]:
    return [
        each
        for each in case.handovers
        if each.kept_aside and each.returned_on is not None and each.returned_on >= meeting.day
    ]


def rests_on(case: Case, meeting: Meeting) -> bool:
    """Whether a decision rests on the minutes: its basis stands as long as it does.

    One that names the meeting; one, not from before it, on what was recommended there; a letter of
    decisions that is out of hand.
    """
    helped = {
        each.intervention_id for each in case.recommendations if each.meeting_id == meeting.id
    } - {None}
    decided = any(_rests(each, meeting, helped) for each in case.decisions)
    return decided or any(
        each.meeting_id == meeting.id
        and each.form is LetterForm.DECISION
        and each.state is not LetterState.DRAFT
        for each in case.letters
    )


def _rests(decision: Decision, meeting: Meeting, helped: set[Id | None]) -> bool:
    later = decision.decided_on is None or decision.decided_on >= meeting.day
    return decision.meeting_id == meeting.id or (decision.intervention_id in helped and later)


def repeats(case: Case, meeting_id: Id, said: str) -> bool:
    """Whether a text has four words in a row from the minutes: a proof does not say what they said."""
    runs = set(_runs(said))
    return any(not runs.isdisjoint(_runs(text)) for text in _texts(case, meeting_id))


def _texts(case: Case, meeting_id: Id) -> Iterator[str]:
    for each in minutes_of(case, meeting_id):
        for name, fact in facts_of(type(each)).items():
            value = getattr(each, name)
            if fact is not None and fact.text and name not in _HEADINGS and value:
                yield value


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = [word.strip(".,;:!?»«\"'()") for word in text.casefold().split()]
    words = [word for word in words if word]
    return (tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


# --- for good ------------------------------------------------------------------------------------


def is_brought_back(case: Case) -> bool:
    """Whether anything of minutes stands in a case that has the proof of their deletion."""
    gone = {each.gone for each in case.deleted_minutes}
    return any(minutes_of(case, key) for key in gone)


def proofs_changed(before: Case, after: Case) -> bool:
    """Whether a proof is gone or says something else; where it lies in the journal is said once."""
    now = {each.id: each for each in after.deleted_minutes}
    return any(not _says_the_same(each, now.get(each.id)) for each in before.deleted_minutes)


def _says_the_same(old: DeletedMinutes, new: DeletedMinutes | None) -> bool:
    if new is None or new == old or old.journal_number is not None:
        return new == old
    return old == replace(new, version=old.version, journal_number=None, filed_on=None)


def without_deleted(mine: Case, other: Case) -> Case:
    """Return another state of a case without what was deleted with proof here.

    Its proofs are those here: minutes are deleted on the desk that the case belongs to. Where one lies
    in the journal may have been written at the other.
    """
    gone = {each.gone for each in mine.deleted_minutes}
    doomed: list[Record] = []
    for key in gone:
        doomed += [*minutes_of(other, key), *_consents(other, key)]
    if doomed:
        doomed = belonging(other, doomed)
        keys = frozenset(each.id for each in doomed)
        steps: list[Any] = [*_places(other, gone), *(e for _each, e in loosened(other, keys))]
        other = applied(other, (*steps, *(Remove(each) for each in doomed)))
    return other.having(
        DeletedMinutes, tuple(_filed_as(each, other) for each in mine.deleted_minutes)
    )


def _filed_as(proof_here: DeletedMinutes, other: Case) -> DeletedMinutes:
    there = other.get(DeletedMinutes, proof_here.id)
    if there is None:
        return proof_here
    return replace(proof_here, journal_number=there.journal_number, filed_on=there.filed_on)
