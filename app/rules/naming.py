"""Who is named in a text, and what a role title reveals.

Free text is about everyone it names, until its author says otherwise; a role title or an
organisation counts as the kind of fact that it gives away (design.md §4).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from app.models.base import Id
from app.models.case import Case
from app.models.contacts import Contact
from app.models.facts import Kind
from app.models.people import Person

__all__ = ["Lexicon", "Naming"]

_DIGITS = re.compile(r"\d[\d \-]{4,}\d")
_SHORTEST_NUMBER = 6
"""Digits; shorter ones are dates, ages and house numbers rather than anybody's number."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word beginnings that give a kind of fact away; data in ``resources/wording``."""

    revealing: Mapping[str, Kind] = field(default_factory=lambda: MappingProxyType({}))


class Naming:
    """Finds the people of one case in free text: names, nicknames, addresses and numbers."""

    def __init__(self, case: Case, lexicon: Lexicon) -> None:
        """Prepare one pattern for each person of the case."""
        self._lexicon = lexicon
        self._patterns = tuple((each.id, _pattern(each)) for each in case.people)
        self._numbers = tuple(
            (each.id, number) for each in case.people for number in _numbers_of(each)
        )

    def people_in(self, text: str | None) -> frozenset[Id]:
        """Return the persons whom a text names; the Danish genitive counts ("Davids")."""
        if not text:
            return frozenset()
        found = {key for key, pattern in self._patterns if pattern.search(text)}
        digits = {_only_digits(each) for each in _DIGITS.findall(text)}
        found |= {key for key, number in self._numbers if any(number in each for each in digits)}
        return frozenset(found)

    def revealed(self, contact: Contact | None) -> Kind | None:
        """Return the kind that a contact's role or organisation gives away, None for none."""
        if contact is None:
            return None
        words = f"{contact.role} {contact.organisation or ''}".casefold()
        return next(
            (kind for start, kind in self._lexicon.revealing.items() if start in words), None
        )


def _pattern(person: Person) -> re.Pattern[str]:
    words = sorted(_words_of(person), key=len, reverse=True)
    either = "|".join(re.escape(each) for each in words)
    return re.compile(rf"(?<!\w)(?:{either})(?:['’]?s)?(?!\w)", re.IGNORECASE)


def _words_of(person: Person) -> Iterable[str]:
    yield person.name
    first = person.name.split()[0] if person.name.split() else person.name
    yield first
    for extra in (person.nickname, person.address):
        if extra and extra.strip():
            yield extra.strip()


def _numbers_of(person: Person) -> Iterable[str]:
    for each in (person.phone, person.identifier):
        digits = _only_digits(each or "")
        if len(digits) >= _SHORTEST_NUMBER:
            yield digits


def _only_digits(text: str) -> str:
    return "".join(each for each in text if each.isdigit())
