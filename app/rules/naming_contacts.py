"""Which contacts a text names: by name, number or mail address.

That somebody has a contact is a fact of its own: "Tove ringer" tells whom Tove serves. Who coordinates
is known to all and gives nothing away. A first or last name alone counts where it is written as a
name, and where nobody of the family bears it: then the text means them.
"""

import re
from collections.abc import Iterable

from app.models.base import Id
from app.models.case import Case
from app.models.contacts import Contact
from app.rules.naming import PARTICLES, digits_of, plain, standing_alone, words_of

__all__ = ["ContactNames"]

_NEVER = re.compile(r"(?!)")
_SHORTEST = 2
"""Letters of a name that counts alone; an initial does not."""


class ContactNames:
    """Finds the contacts of one case in free text."""

    def __init__(self, case: Case) -> None:
        """Prepare the patterns of each contact that does not coordinate."""
        known = {plain(each.name).casefold() for each in case.coordinators}
        linked = {each.contact_id for each in case.coordinators}
        family = frozenset(_parts(f"{each.name} {each.nickname or ''}" for each in case.people))
        found = [
            each
            for each in case.contacts
            if each.id not in linked and plain(each.name or "").casefold() not in known
        ]
        self._surely = tuple((each.id, _surely(each)) for each in found)
        self._alone = tuple((each.id, _alone(each, family)) for each in found)
        whole = [
            words_of(plain(each.name or "")) for each in found if " " in (each.name or "").strip()
        ]
        self._whole = re.compile(standing_alone(whole), re.IGNORECASE) if whole else _NEVER

    def contacts_in(self, text: str | None) -> frozenset[Id]:
        """Return the contacts that a text names."""
        if not text or not self._surely:
            return frozenset()
        said = plain(text)
        rest = self._whole.sub(" ", said)
        sure = {key for key, pattern in self._surely if pattern.search(said)}
        return frozenset(sure | {key for key, pattern in self._alone if pattern.search(rest)})


def _parts(names: Iterable[str]) -> set[str]:
    return {word.casefold() for name in names for word in plain(name).split()}


def _surely(contact: Contact) -> re.Pattern[str]:
    """The whole name however it is written, the numbers, the mail address."""
    whole = plain(contact.name or "")
    words = [
        words_of(each)
        for each in (whole, plain(contact.email or ""))
        if " " in each.strip() or "@" in each
    ]
    either = [standing_alone(words)] if words else []
    return re.compile("|".join([*either, *digits_of(contact.phone)]) or r"(?!)", re.IGNORECASE)


def _alone(contact: Contact, family: frozenset[str]) -> re.Pattern[str]:
    """Each part of the name, written as names are."""
    parts = [
        each
        for each in plain(contact.name or "").split()
        if len(each) >= _SHORTEST
        and each[0].isupper()
        and each.casefold() not in family | PARTICLES
        and not each.endswith(".")
    ]
    forms = [re.escape(form) for each in parts for form in (each, each.upper())]
    return re.compile(standing_alone(forms)) if forms else _NEVER
