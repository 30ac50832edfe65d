"""Which contacts a family has on a day, and how many of each type.

A contact is counted once, however many it serves. An organisation outside the municipality counts as
external whatever it does; the private network is counted apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.models.base import Id
from app.models.case import Case
from app.models.contacts import Contact
from app.rules.periods import holds

__all__ = ["ContactCounts", "ContactType", "contact_type", "count_contacts", "current_contacts"]


class ContactType(StrEnum):
    """What a contact is to the family: exactly one of these."""

    AUTHORITY = "authority"
    PROVIDER = "provider"
    BOTH = "both"
    EXTERNAL = "external"
    PRIVATE = "private"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True)
class ContactCounts:
    """How many contacts there are; ``total`` leaves the private network out.

    ``at_least`` is the number of people when each plural stands for its smallest number (domain.md
    §15.17); it equals ``total`` where every contact is one person.
    """

    authority: int = 0
    provider: int = 0
    both: int = 0
    external: int = 0
    unstated: int = 0
    private: int = 0
    at_least: int = 0

    @property
    def total(self) -> int:
        """All contacts but the private network."""
        return self.authority + self.provider + self.both + self.external + self.unstated


def contact_type(contact: Contact) -> ContactType:
    """Say what a contact counts as; private and external win over authority and provider."""
    if contact.private:
        return ContactType.PRIVATE
    if contact.external:
        return ContactType.EXTERNAL
    if contact.authority:
        return ContactType.BOTH if contact.provider else ContactType.AUTHORITY
    return ContactType.PROVIDER if contact.provider else ContactType.UNSTATED


def current_contacts(case: Case, day: date) -> tuple[Contact, ...]:
    """Return the contacts of a day, in the case's order.

    Left out are those that ended before it or have not begun, those that are only planned, and those
    whose replacement has begun.
    """
    by_id = {each.id: each for each in case.contacts}
    running = {each.id for each in case.contacts if not each.planned and holds(each, day)}
    return tuple(
        each
        for each in case.contacts
        if each.id in running and not running.intersection(_successors(each, by_id))
    )


def _successors(contact: Contact, by_id: dict[Id, Contact]) -> list[Id]:
    """Who comes after a contact; none when the links run in a circle, so that nobody vanishes."""
    found: list[Id] = []
    following = contact.replaced_by_id
    while following is not None and following in by_id:
        if following == contact.id or following in found:
            return []
        found.append(following)
        following = by_id[following].replaced_by_id
    return found


def count_contacts(contacts: Iterable[Contact]) -> ContactCounts:
    """Count each contact once, by type."""
    number = dict.fromkeys(ContactType, 0)
    people = 0
    for each in contacts:
        kind = contact_type(each)
        number[kind] += 1
        if kind is not ContactType.PRIVATE:
            people += max(each.at_least or 1, 1)
    return ContactCounts(**{kind.value: n for kind, n in number.items()}, at_least=people)
