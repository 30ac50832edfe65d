"""What is not in the journal yet (*ikke journaliseret*), and what a number that is typed becomes."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from app.models.base import Id
from app.models.case import Case
from app.models.letters import Letter, LetterForm
from app.models.meetings import Attendance, AttendanceRole, Meeting
from app.presenters.who import meeting_label, name_of
from app.rules.letters import Unfiled, UnfiledKind, file_by, unfiled
from app.services.acts.letters import FileLetter, FileNote, FinishLetter
from app.services.acts.records import Add
from app.services.operation import Operation
from app.services.ports import Ids
from app.words import _
from app.words.dates import day_medium
from app.words.terms import term

__all__ = ["UnfiledLine", "filing", "unfiled_list"]


@dataclass(frozen=True, slots=True)
class UnfiledLine:
    """Something to put into the journal: what, since when; ``late`` after three working days."""

    id: Id
    what: str
    when: str
    late: bool


def unfiled_list(
    case: Case, today: date, holidays: Container[date] = frozenset()
) -> tuple[UnfiledLine, ...]:
    """Return what is not in the journal yet, oldest first."""
    return tuple(_line(case, each, today, holidays) for each in unfiled(case))


def _line(case: Case, each: Unfiled, today: date, holidays: Container[date]) -> UnfiledLine:
    since = each.since
    return UnfiledLine(
        id=each.record_id,
        what=_what(case, each, today),
        when=_("siden {day}").format(day=day_medium(since, today)) if since else "",
        late=since is not None and file_by(since, holidays) < today,
    )


def _what(case: Case, each: Unfiled, today: date) -> str:
    match case.find(each.record_id):
        case Letter() as letter:
            whom = name_of(case, letter.person_id)
            return _("{form} til {name}").format(form=term(letter.form), name=whom)
        case Meeting() as meeting:
            return _("Referat: {meeting}").format(meeting=meeting_label(meeting, today))
        case note:
            return _("Notat: {text}").format(text=getattr(note, "text", ""))


def filing(case: Case, key: Id, number: str, today: date, ids: Ids) -> tuple[Operation, ...]:
    """Return what typing a journal number does, in order; nothing where it is filed already.

    Minutes have no letter of their own yet: one is made, final and filed.
    """
    found = next((each for each in unfiled(case) if each.record_id == key), None)
    if found is None:
        return ()
    if found.kind is UnfiledKind.LETTER:
        return (FileLetter(case.id, key, number, today),)
    if found.kind is UnfiledKind.NOTE:
        return (FileNote(case.id, key, number),)
    person = _citizen(case, key)
    if person is None:
        return ()
    letter = Letter(
        id=ids.new(), case_id=case.id, person_id=person, form=LetterForm.MINUTES, meeting_id=key
    )
    return (
        Add(letter),
        FinishLetter(case.id, letter.id, today),
        FileLetter(case.id, letter.id, number, today),
    )


def _citizen(case: Case, meeting: Id) -> Id | None:
    """Whose meeting it was: who was invited as citizen, else the first of the family."""
    invited = (
        each.person_id
        for each in case.of(Attendance)
        if each.meeting_id == meeting and each.role is AttendanceRole.CITIZEN and each.person_id
    )
    first = case.people[0].id if case.people else None
    return next(invited, first)
