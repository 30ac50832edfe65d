"""The page for a window envelope: a name and an address, and nothing that says what it is about."""

from datetime import date

from app.models.base import Id
from app.models.case import Case
from app.models.people import Household, Person
from app.presenters.document import Document, Heading, Paragraph, runs
from app.rules.periods import holds
from app.words import _

__all__ = ["envelope"]


def envelope(lensed_case: Case, person_id: Id, on: date) -> Document:
    """Return the page for a member of the family, from what that member may see.

    Somebody with a protected address, or whose address nobody has written, gets it by hand: a
    letter that is sent says where its reader lives (domain.md §15.16).
    """
    person = lensed_case.get(Person, person_id)
    name = "" if person is None else person.name
    address = "" if person is None or person.protected else _address(lensed_case, person, on)
    lines = [part.strip() for part in address.split(",") if part.strip()]
    said = lines or [_("Gives i hånden")]
    return Document(
        title=_("Brev"),
        blocks=(Heading(1, name or _("Modtager")), *(Paragraph(runs(each)) for each in said)),
        header_left=_("Kommunen"),
    )


def _address(case: Case, person: Person, on: date) -> str:
    """One's own address, else that of the only home one lives in on the day."""
    if person.address:
        return person.address
    homes = {
        each.household_id
        for each in case.members
        if each.person_id == person.id and holds(each, on)
    }
    if len(homes) != 1:
        return ""
    home = case.get(Household, next(iter(homes)))
    return (home.address or "") if home is not None else ""
