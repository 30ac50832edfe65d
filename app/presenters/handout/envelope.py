"""The page for a window envelope: a name and an address, and nothing that says what it is about."""

from datetime import date

from app.models.base import Id
from app.models.case import Case
from app.models.people import Household, Person
from app.presenters.document import Document, Heading, Paragraph, runs
from app.rules.periods import holds
from app.rules.safety import protected_people
from app.words import _

__all__ = ["envelope", "goes_by_post", "is_hidden"]


def envelope(lensed_case: Case, person_id: Id, on: date) -> Document:
    """Return the page for a member of the family, from what that member may see.

    Somebody with a protected address or who lives with one who has, or whose address nobody has
    written, gets it by hand: a letter that is sent says where its reader lives (domain.md §15.16).
    """
    person = lensed_case.get(Person, person_id)
    name = "" if person is None else person.name
    address = _shown(lensed_case, person, on)
    lines = [part.strip() for part in address.split(",") if part.strip()]
    said = lines or [_("Gives i hånden")]
    return Document(
        title=_("Brev"),
        blocks=(Heading(1, name or _("Modtager")), *(Paragraph(runs(each)) for each in said)),
        header_left=_("Kommunen"),
    )


def goes_by_post(lensed_case: Case, person_id: Id, on: date) -> bool:
    """Whether a letter can be sent to somebody: there is an address, and it may stand on a page."""
    return bool(_shown(lensed_case, lensed_case.get(Person, person_id), on))


def is_hidden(lensed_case: Case, person_id: Id, on: date) -> bool:
    """Whether no envelope may say where somebody lives."""
    person = lensed_case.get(Person, person_id)
    marked = person is not None and person.protected
    return marked or person_id in protected_people(lensed_case, on)


def _shown(case: Case, person: Person | None, on: date) -> str:
    if person is None or is_hidden(case, person.id, on):
        return ""
    return _address(case, person, on)


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
