"""What stands out on the map, for people to judge: needs without a contact, and doubles.

Findings are about people; only the coordinator gets them (design.md §5).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.models.base import Id
from app.models.case import Case
from app.models.contacts import Contact
from app.models.facts import Area
from app.rules.contact_counts import ContactType, contact_type

__all__ = ["Double", "DoubleReason", "Gap", "find_doubles", "find_gaps", "own_contacts"]


@dataclass(frozen=True, slots=True)
class Gap:
    """A person with needs and no contact of their own."""

    person_id: Id
    needs: int


class DoubleReason(StrEnum):
    """Why several contacts of one person stand out."""

    AUTHORITIES = "authorities"
    """More than one authority contact in the same area."""
    SAME_ROLE = "same_role"
    """More than one contact with the same role."""


@dataclass(frozen=True, slots=True)
class Double:
    """Contacts of one person that may be one too many; ``area`` is None for a double of roles."""

    person_id: Id
    reason: DoubleReason
    area: Area | None
    contact_ids: tuple[Id, ...]


def own_contacts(case: Case, contacts: Iterable[Contact]) -> dict[Id, tuple[Contact, ...]]:
    """Return for each person the professional contacts that are theirs, in the order given.

    A contact of the household or of the whole family is nobody's own.
    """
    own: dict[Id, list[Contact]] = {each.id: [] for each in case.people}
    served: dict[Id, list[Id]] = {}
    for link in case.serves:
        if link.person_id is not None and link.person_id in own:
            served.setdefault(link.contact_id, []).append(link.person_id)
    for contact in contacts:
        if not contact.private:
            for person in dict.fromkeys(served.get(contact.id, ())):
                own[person].append(contact)
    return {person: tuple(found) for person, found in own.items()}


def find_gaps(case: Case, contacts: Iterable[Contact]) -> tuple[Gap, ...]:
    """Find the people about whom a need is stated and who have no contact of their own."""
    own = own_contacts(case, contacts)
    needs = {each.id for each in case.statements if each.need}
    about: dict[Id, set[Id]] = {each.id: set() for each in case.people}
    for concern in case.concerns:
        if concern.record_id in needs and concern.person_id in about:
            about[concern.person_id].add(concern.record_id)
    return tuple(
        Gap(each.id, len(about[each.id]))
        for each in case.people
        if about[each.id] and not own[each.id]
    )


def find_doubles(case: Case, contacts: Iterable[Contact]) -> tuple[Double, ...]:
    """Find people with several authority contacts in one area, or several with the same role."""
    found: list[Double] = []
    for person, own in own_contacts(case, contacts).items():
        by_area: dict[Area, list[Id]] = {}
        by_role: dict[str, list[Id]] = {}
        for contact in own:
            deciding = contact_type(contact) in {ContactType.AUTHORITY, ContactType.BOTH}
            if deciding and contact.area is not None:
                by_area.setdefault(contact.area, []).append(contact.id)
            by_role.setdefault(" ".join(contact.role.split()).casefold(), []).append(contact.id)
        found += [
            Double(person, DoubleReason.AUTHORITIES, area, tuple(ids))
            for area, ids in by_area.items()
            if len(ids) > 1
        ]
        known = {each.contact_ids for each in found if each.person_id == person}
        found += [
            Double(person, DoubleReason.SAME_ROLE, None, tuple(ids))
            for ids in by_role.values()
            if len(ids) > 1 and tuple(ids) not in known
        ]
    return tuple(found)
