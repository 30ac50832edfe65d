"""What belongs in the journal and is not there yet; the program is not the journal.

Offentlighedsloven §§ 13 and 15 (domain.md §5.1).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.models.base import Id
from app.models.case import Case
from app.models.consents import Consent, ConsentForm, ConsentState
from app.models.letters import Letter, LetterForm, LetterState
from app.models.meetings import DecisionState, Meeting, MeetingState
from app.models.preparing import WorkNote
from app.rules.letters import is_final

__all__ = ["Unfiled", "UnfiledKind", "belonging", "unfiled"]


class UnfiledKind(StrEnum):
    """What is not in the journal yet."""

    LETTER = "letter"
    NOTE = "note"
    MINUTES = "minutes"
    DECISION = "decision"
    HEARING = "hearing"
    COMPLAINT = "complaint"
    CONSENT = "consent"
    DELETION = "deletion"
    """The proof that minutes were deleted."""


@dataclass(frozen=True, slots=True)
class Unfiled:
    """Something that belongs in the journal and is not there; ``since`` when, None if not known."""

    kind: UnfiledKind
    record_id: Id
    since: date | None


def unfiled(case: Case) -> tuple[Unfiled, ...]:
    """Return what is not in the journal yet, oldest first.

    What went out or came in and has no number: final letters (a superseded one as well), decisions
    that no letter gives, hearings that were sent, complaints, signed consents, proofs of deletion;
    notes of facts; and closed meetings whose minutes no letter brings there.
    """
    found = [
        *_letters(case), *_notes(case), *_minutes(case), *_decisions(case), *_came(case),
        *_proofs(case),
    ]  # fmt: skip
    return tuple(
        sorted(found, key=lambda each: (each.since or date.min, each.kind, each.record_id))
    )


def belonging(case: Case, key: Id) -> tuple[Id, ...]:
    """Return what usually goes under the same number as something unfiled, itself among it.

    With minutes go the notes of facts of that meeting, with a signed consent those that the same
    person signed that day, with a letter to a professional what the same paper told of others.
    Nothing where it is filed already.
    """
    waiting = [each.record_id for each in unfiled(case)]
    return tuple(each for each in waiting if each == key or _goes_with(case, each, key))


def _goes_with(case: Case, key: Id, other: Id) -> bool:
    match case.find(key), case.find(other):
        case WorkNote(meeting_id=meeting), Meeting(id=held):
            return meeting == held
        case Letter(contact_id=str()) as mine, Letter() as theirs:
            return _paper(mine) == _paper(theirs)
        case Consent() as mine, Consent() as theirs:
            return (mine.giver_id, mine.given_on) == (theirs.giver_id, theirs.given_on)
        case _:
            return False


def _paper(letter: Letter) -> tuple[LetterForm, Id | None, date | None]:
    return letter.form, letter.contact_id, letter.final_on


def _letters(case: Case) -> Iterator[Unfiled]:
    for each in case.letters:
        if each.state is LetterState.FINAL:
            yield Unfiled(UnfiledKind.LETTER, each.id, each.final_on)


def _notes(case: Case) -> Iterator[Unfiled]:
    for each in case.work_notes:
        if each.fact and each.journal_number is None:
            yield Unfiled(UnfiledKind.NOTE, each.id, each.at.date())


def _minutes(case: Case) -> Iterator[Unfiled]:
    written = {
        each.meeting_id
        for each in case.letters
        if each.form is LetterForm.MINUTES and is_final(each)
    }
    for each in case.of(Meeting):
        if each.state is MeetingState.CLOSED and each.id not in written:
            yield Unfiled(UnfiledKind.MINUTES, each.id, each.day)


def _decisions(case: Case) -> Iterator[Unfiled]:
    """One in a letter goes to the journal with it."""
    for each in case.decisions:
        issued = each.state is DecisionState.ISSUED and each.letter_id is None
        if issued and each.journal_number is None:
            yield Unfiled(UnfiledKind.DECISION, each.id, each.decided_on)


def _proofs(case: Case) -> Iterator[Unfiled]:
    for each in case.deleted_minutes:
        if each.journal_number is None:
            yield Unfiled(UnfiledKind.DELETION, each.id, each.deleted_on)


def _came(case: Case) -> Iterator[Unfiled]:
    """What was sent to be answered, what somebody complained of, what somebody signed."""
    for hearing in case.hearings:
        if hearing.sent_on is not None and hearing.journal_number is None:
            yield Unfiled(UnfiledKind.HEARING, hearing.id, hearing.sent_on)
    for complaint in case.complaints:
        if complaint.journal_number is None:
            yield Unfiled(UnfiledKind.COMPLAINT, complaint.id, complaint.received_on)
    for consent in case.consents:
        given = consent.state in {ConsentState.YES, ConsentState.PARTLY}
        signed = given and consent.form is ConsentForm.WRITTEN
        if signed and consent.document_ref is None:
            yield Unfiled(UnfiledKind.CONSENT, consent.id, consent.given_on)
