"""Who is named in a text, and what a role title reveals.

Free text is about everyone it names, until its author says otherwise; a role title or an
organisation counts as the kind of fact that it gives away (design.md §4). In doubt somebody is named:
a text too few on a sheet is asked about, one too many is read by the wrong person.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from app.models.base import Id
from app.models.case import Case
from app.models.contacts import Contact
from app.models.facts import Kind
from app.models.people import Person

__all__ = [
    "PARTICLES",
    "Lexicon",
    "Naming",
    "digits_of",
    "plain",
    "spaced",
    "standing_alone",
    "words_of",
]

_SHORTEST_NUMBER = 6
"""Digits; shorter ones are dates, ages and house numbers rather than anybody's number."""

_DANISH_NUMBER = 8
"""Digits of a telephone number without the country's."""

PARTICLES = frozenset({"af", "al", "da", "de", "den", "der", "di", "el", "la", "van", "von"})
"""Words inside names that are words of their own, and name nobody."""

_SHORT = 4
"""Letters; a revealing word as short as that must stand alone, or it is part of others ("ppr")."""

_NEVER = r"(?!)"
"""A pattern that nothing matches."""

_INVISIBLE = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
"""Soft hyphens and characters without width, which stand in pasted text."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words that say more than they seem to; data in ``resources/wording``.

    ``revealing`` are word beginnings that give a kind of fact away, ``kin`` words for relatives with
    the sort of relative that each of them means (``app.rules.kin``).
    """

    revealing: Mapping[str, Kind] = field(default_factory=lambda: MappingProxyType({}))
    kin: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


class Naming:
    """Finds the people of one case in free text: names, nicknames, addresses and numbers."""

    def __init__(self, case: Case, lexicon: Lexicon) -> None:
        """Prepare the patterns of each person of the case."""
        self.lexicon = lexicon
        members: dict[Id, set[Id]] = {}
        for member in case.members:
            members.setdefault(member.household_id, set()).add(member.person_id)
        self._known = tuple((each.id, _known(each)) for each in case.people)
        self._located = tuple((each.id, _located(each)) for each in case.people)
        self._homes = tuple(
            (frozenset(members[each.id]), _any_of(_streets((each.address,)), ()))
            for each in case.households
            if each.address and each.id in members
        )
        self._further = tuple((each.id, _further(each)) for each in case.people)
        self._whole = re.compile("|".join(filter(None, map(_whole, case.people))) or _NEVER)

    def people_in(
        self,
        text: str | None,
        about: frozenset[Id] = frozenset(),
        aside: frozenset[Id] = frozenset(),
    ) -> frozenset[Id]:
        """Return the persons whom a text names; the Danish genitive counts ("Davids").

        A surname names everyone who bears it, except where a first name stands before it. For
        ``about`` and ``aside`` see ``located_in``.
        """
        if not text:
            return frozenset()
        said = plain(text)
        rest = self._whole.sub(" ", said)
        known = {key for key, pattern in self._known if pattern.search(said)}
        further = {key for key, pattern in self._further if pattern.search(rest)}
        return self.located_in(text, about, aside) | known | further

    def located_in(
        self,
        text: str | None,
        about: frozenset[Id] = frozenset(),
        aside: frozenset[Id] = frozenset(),
    ) -> frozenset[Id]:
        """Return the persons whose address or number stands in a text: more than a name.

        The address of a home names all who live or lived there; but in a text about one of them it
        is that person's own, and names of the others only those in ``aside``, who must be hidden.
        Else a lodger whom nobody has heard of would close what somebody says of their own home.
        """
        said = plain(text or "")
        found = {key for key, pattern in self._located if pattern.search(said)}
        for members, pattern in self._homes:
            if pattern.search(said):
                found |= members & (about | aside) if members & about else members
        return frozenset(found)

    def kinds_in(self, text: str | None) -> frozenset[Kind]:
        """Return the kinds of fact that the words of a text may give away."""
        if not text:
            return frozenset()
        words = text.casefold()
        return frozenset(
            kind
            for start, kind in self.lexicon.revealing.items()
            if start in words and (len(start) > _SHORT or re.search(rf"\b{start}\b", words))
        )

    def revealed(self, contact: Contact | None) -> Kind | None:
        """Return the kind that a contact's role or organisation gives away, None for none."""
        if contact is None:
            return None
        words = f"{contact.role} {contact.organisation or ''}".casefold()
        return next(
            (kind for start, kind in self.lexicon.revealing.items() if start in words), None
        )


def _names_of(person: Person) -> tuple[str, list[str]]:
    """The first name and the others, without the small words between them."""
    first, *others = plain(person.name).split() or [""]
    return first, [each for each in others if each.casefold() not in PARTICLES]


def _known(person: Person) -> re.Pattern[str]:
    """What names one person however it is written: first name, whole name, nickname."""
    first, _others = _names_of(person)
    said = (person.name, first, first.split("-")[0], person.nickname)
    return _any_of(said, ())


def _located(person: Person) -> re.Pattern[str]:
    """Where and under which numbers one person alone is found."""
    numbers = [*digits_of(person.phone), *_characters_of(person.identifier)]
    return _any_of(_streets((person.address,)), numbers)


def _streets(addresses: Iterable[str | None]) -> list[str]:
    return [each.split(",")[0].strip() or each for each in addresses if each]


def _any_of(said: Iterable[str | None], numbers: Iterable[str]) -> re.Pattern[str]:
    words = [words_of(each) for each in map(plain, filter(None, said)) if each.strip()]
    alone = [standing_alone(words)] if words else []
    return re.compile("|".join([*alone, *numbers]) or _NEVER, re.IGNORECASE)


def _further(person: Person) -> re.Pattern[str]:
    """Middle names and surnames, written as names are: "Skov" is one, "en skov" is not."""
    _first, others = _names_of(person)
    forms = [re.escape(form) for each in others for form in (each, each.upper())]
    return re.compile(standing_alone(forms) if forms else _NEVER)


def _whole(person: Person) -> str:
    """A first name with other names of the same person right behind it."""
    first, others = _names_of(person)
    if not others:
        return ""
    either = "|".join(map(re.escape, others))
    between = rf"(?:\s+(?:{'|'.join(sorted(PARTICLES))}))*\s+"
    return rf"(?i:\b{re.escape(first)}(?:{between}(?:{either})(?:['’]?s)?\b)+)"


def standing_alone(words: Iterable[str]) -> str:
    """Any of the words, not inside a longer one; underscores are emphasis, not letters."""
    either = "|".join(words)
    return rf"(?<![^\W_])(?:{either})(?:['’]?[sS])?(?![^\W_])"


def words_of(text: str) -> str:
    """A pattern for words with any space, or a line's end, between them."""
    return r"\s+".join(re.escape(each) for each in text.split())


def digits_of(phone: str | None) -> Iterator[str]:
    """A telephone number however it is spaced, with and without the country's."""
    digits = "".join(each for each in phone or "" if each.isdigit())
    if len(digits) >= _SHORTEST_NUMBER:
        yield spaced(digits[-_DANISH_NUMBER:])


def _characters_of(identifier: str | None) -> Iterator[str]:
    """A CPR or replacement number, with or without its hyphen."""
    characters = "".join(each for each in identifier or "" if each.isalnum())
    if len(characters) >= _SHORTEST_NUMBER:
        yield spaced(characters)


def spaced(characters: str) -> str:
    """A pattern for characters that may stand apart ("22 33 44 55")."""
    return r"[\W_]{0,3}".join(re.escape(each) for each in characters)


def plain(text: str) -> str:
    """One form for each character, and none that is not seen."""
    return unicodedata.normalize("NFC", text).translate(_INVISIBLE)
