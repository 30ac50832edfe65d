"""Who can be looked through the eyes of: the coordinator, the family, the contacts, the rooms."""

from dataclasses import dataclass
from datetime import date

from app.models.case import Case
from app.models.readers import (
    COORDINATOR,
    CoordinatorReader,
    FamilyReader,
    ProfessionalReader,
    Reader,
    RoomReader,
)
from app.words import _
from app.words.dates import day_medium

__all__ = ["ReaderChoice", "choice_of", "reader_choices", "sentence_for"]


@dataclass(frozen=True, slots=True)
class ReaderChoice:
    """An entry of "Vis som"; ``group`` is empty for the coordinator."""

    reader: Reader
    label: str
    icon: str
    group: str = ""


def reader_choices(case: Case | None, today: date) -> tuple[ReaderChoice, ...]:
    """Everybody whose eyes can be borrowed in this case, the coordinator first."""
    found = [ReaderChoice(COORDINATOR, _("Koordinator"), "star")]
    if case is None:
        return tuple(found)
    found += [
        ReaderChoice(FamilyReader(each.id), each.name, "user", _("Familien"))
        for each in case.people
    ]
    found += [
        ReaderChoice(
            RoomReader(each.id),
            _("Mødet {day}").format(day=day_medium(each.day, today)),
            "users-group",
            _("I rummet"),
        )
        for each in case.meetings
    ]
    found += [
        ReaderChoice(ProfessionalReader(each.id), each.role, "building", _("Kontakter"))
        for each in case.contacts
        if not each.private
    ]
    return tuple(found)


def choice_of(choices: tuple[ReaderChoice, ...], reader: Reader) -> ReaderChoice:
    """The entry of a reader; the coordinator's where the reader is gone."""
    return next((each for each in choices if each.reader == reader), choices[0])


def sentence_for(choice: ReaderChoice) -> str:
    """The calm line over a page that is seen through somebody else's eyes."""
    if isinstance(choice.reader, CoordinatorReader):
        return ""
    if isinstance(choice.reader, RoomReader):
        return _("Du ser det, alle i rummet må se. Ret som koordinator.")
    return _("Du ser det, {name} må se. Ret som koordinator.").format(name=choice.label)
