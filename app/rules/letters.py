"""A document's way, udkast → endelig → journaliseret, and what is not in the journal yet.

Offentlighedsloven §§ 13 and 15 (domain.md §5.1): the program is not the journal.
"""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.letters import Letter, LetterForm, LetterState
from app.models.meetings import Decision, DecisionState, Meeting, MeetingState
from app.rules.deadlines import workdays_after

__all__ = [
    "JOURNAL_WORKDAYS",
    "Unfiled",
    "UnfiledKind",
    "decisions_in",
    "file_by",
    "is_final",
    "standing_letters",
    "unfiled",
    "unready",
]

JOURNAL_WORKDAYS: Final = 3
"""Working days within which a final document is in the journal (a norm, domain.md §5.1)."""


class UnfiledKind(StrEnum):
    """What is not in the journal yet."""

    LETTER = "letter"
    NOTE = "note"
    MINUTES = "minutes"


@dataclass(frozen=True, slots=True)
class Unfiled:
    """Something that belongs in the journal and is not there; ``since`` when, None if not known."""

    kind: UnfiledKind
    record_id: Id
    since: date | None


def is_final(letter: Letter) -> bool:
    """Whether a letter stands as it is: it is superseded from now on, never changed."""
    return letter.state is not LetterState.DRAFT


def decisions_in(case: Case, letter: Letter) -> tuple[Decision, ...]:
    """Return the decisions that a letter gives, in order."""
    return tuple(each for each in case.decisions if each.letter_id == letter.id)


def unready(case: Case, letter: Letter) -> tuple[Decision, ...]:
    """Return the drafts of decisions because of which a letter cannot be final."""
    return tuple(each for each in decisions_in(case, letter) if each.state is DecisionState.DRAFT)


def standing_letters(case: Case) -> tuple[Letter, ...]:
    """Return the final letters that no other final one has replaced."""
    final = [each for each in case.letters if is_final(each)]
    replaced = {each.replaces_id for each in final}
    return tuple(each for each in final if each.id not in replaced)


def file_by(since: date, holidays: Container[date], workdays: int = JOURNAL_WORKDAYS) -> date:
    """Return by when something that is final is in the journal."""
    return workdays_after(since, workdays, holidays)


def unfiled(case: Case) -> tuple[Unfiled, ...]:
    """Return what is not in the journal yet, oldest first.

    Final letters without a number, notes of facts without one, and closed meetings whose minutes no
    letter brings there. A superseded letter belongs in the journal as well.
    """
    found = [*_letters(case), *_notes(case), *_minutes(case)]
    return tuple(
        sorted(found, key=lambda each: (each.since or date.min, each.kind, each.record_id))
    )


def _letters(case: Case) -> list[Unfiled]:
    return [
        Unfiled(UnfiledKind.LETTER, each.id, each.final_on)
        for each in case.letters
        if each.state is LetterState.FINAL
    ]


def _notes(case: Case) -> list[Unfiled]:
    return [
        Unfiled(UnfiledKind.NOTE, each.id, each.at.date())
        for each in case.work_notes
        if each.fact and each.journal_number is None
    ]


def _minutes(case: Case) -> list[Unfiled]:
    written = {
        each.meeting_id
        for each in case.letters
        if each.form is LetterForm.MINUTES and is_final(each)
    }
    return [
        Unfiled(UnfiledKind.MINUTES, each.id, each.day)
        for each in case.of(Meeting)
        if each.state is MeetingState.CLOSED and each.id not in written
    ]
