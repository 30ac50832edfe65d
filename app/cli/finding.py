"""From what was typed to a family and a reader: an id, or a name that only one of them has."""

from collections.abc import Iterable

from app.cli.failing import Failed
from app.models.base import Id
from app.models.case import Case, CaseLabel
from app.models.readers import COORDINATOR, FamilyReader, ProfessionalReader, Reader, RoomReader
from app.words import _

__all__ = ["find_family", "find_reader"]

_ROOM = "room:"


def find_family(labels: Iterable[CaseLabel], typed: str) -> CaseLabel:
    """Return the family meant by an id or a name.

    Raises:
        Failed: none, or more than one.
    """
    every = tuple(labels)
    exact = [each for each in every if each.id == typed]
    named = [each for each in every if each.name.casefold() == typed.casefold()]
    found = exact or named
    if not found:
        raise Failed(_("Der er ingen familie med det navn. Se dem med »rundbord … families«."))
    if len(found) > 1:
        raise Failed(_("Flere familier hedder det. Brug familiens id fra »rundbord … families«."))
    return found[0]


def find_reader(case: Case, typed: str) -> Reader:
    """Return the reader meant by an id, a name, ``coordinator`` or ``room:MEETING``.

    Raises:
        Failed: nobody, or more than one.
    """
    if typed.casefold() == "coordinator":
        return COORDINATOR
    if typed.startswith(_ROOM):
        return RoomReader(_one([e.id for e in case.meetings if e.id == typed[len(_ROOM) :]]))
    people = [each.id for each in case.people if typed == each.id]
    people = people or [e.id for e in case.people if e.name.casefold() == typed.casefold()]
    if people:
        return FamilyReader(_one(people))
    contacts = [each.id for each in case.contacts if typed == each.id]
    contacts = contacts or [
        each.id
        for each in case.contacts
        if typed.casefold() in {(each.name or "").casefold(), each.role.casefold()}
    ]
    return ProfessionalReader(_one(contacts))


def _one(found: list[Id]) -> Id:
    if not found:
        raise Failed(_("Der er ingen læser med det navn i familien."))
    if len(found) > 1:
        raise Failed(_("Flere i familien passer på det navn. Brug id i stedet."))
    return found[0]
