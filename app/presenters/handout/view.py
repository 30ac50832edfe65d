"""What every part of a sheet looks at: the lensed case of one reader, and nothing else of the case."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.law import LawProfile
from app.models.people import Person
from app.presenters.who import concerned
from app.rules.consents import ADULT_AGE, HEALTH_AGE
from app.rules.periods import age_on, holds
from app.words.texts import load_texts

__all__ = ["SheetOptions", "View", "Voice", "child_voice", "look", "voice_of"]

PARTY_AGE: Final = 10
"""Years; from that birthday a child is a party with an own right to complain (barnets lov)."""

_CHILDREN: Final = ("barn", "søn", "datter", "dreng", "pige")
_GROWN: Final = "voksen"
"""Words of a family role, as they are written where nobody knows the age: "plejebarn", "voksen søn"."""


class Voice(StrEnum):
    """To whom a sheet speaks; the value is the table of its texts."""

    ADULT = "adult"
    EASY = "easy"
    SMALL = "small"
    MIDDLE = "middle"
    YOUNG = "young"


_FILES: Final[Mapping[Voice, str]] = {
    Voice.ADULT: "handout",
    Voice.EASY: "easy",
    Voice.SMALL: "child",
    Voice.MIDDLE: "child",
    Voice.YOUNG: "child",
}


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """What a sheet is told from outside.

    ``number`` counts this reader's sheets only. ``holidays`` are days beyond doubt, for the date to
    complain. ``base_size`` is in points: 12, 16 or 20.
    """

    number: int = 1
    holidays: frozenset[date] = field(default_factory=frozenset)
    base_size: float = 12.0


@dataclass(frozen=True, slots=True)
class View:
    """A reader's lensed case on a day, in the words for this reader."""

    case: Case
    person_id: Id
    person: Person | None
    on: date
    law: LawProfile | None
    options: SheetOptions
    texts: Mapping[str, str]
    voice: Voice
    laws: tuple[LawProfile, ...] = ()

    @property
    def child(self) -> bool:
        """Whether the reader is under 18, or may be."""
        return self.voice in {Voice.SMALL, Voice.MIDDLE, Voice.YOUNG}

    def mine(self, key: Id) -> bool:
        """Whether a record is about this reader; on a child's paper, about no adult besides."""
        return self.person_id in concerned(self.case, key) and not self.grown_up(key)

    def grown_up(self, key: Id) -> bool:
        """Whether a record is kept from a child's paper, since it is about an adult."""
        return self.child and any(map(self._adult, concerned(self.case, key)))

    def _adult(self, key: Id) -> bool:
        """Whether somebody else is grown up, or may be."""
        other = self.case.get(Person, key)
        age = None if other is None else age_on(other, self.on)
        return key != self.person_id and (age is None or age >= ADULT_AGE)

    def text(self, key: str, **values: str) -> str:
        """A standard text, with values filled in."""
        return self.texts[key].format(**values)


def voice_of(case: Case, person_id: Id, on: date) -> Voice:
    """Say which voice a reader's own sheet has.

    Somebody whose age nobody has written is grown up, unless called a child or in somebody's
    custody: then the voice for the youngest, whose page carries the least.
    """
    person = case.get(Person, person_id)
    age = None if person is None else age_on(person, on)
    if person is not None and age is None:
        held = any(each.child_id == person_id and holds(each, on) for each in case.custodies)
        return Voice.SMALL if held or _called_a_child(person) else Voice.ADULT
    if age is None or age >= ADULT_AGE:
        return Voice.ADULT
    return child_voice(age)


def _called_a_child(person: Person) -> bool:
    words = (person.family_role or "").casefold().split()
    return any(each.endswith(_CHILDREN) for each in words) and _GROWN not in words


def child_voice(age: int | None) -> Voice:
    """Which of the three kinds of a child's page; the one that carries the least where unknown."""
    if age is None or age < PARTY_AGE:
        return Voice.SMALL
    return Voice.MIDDLE if age < HEALTH_AGE else Voice.YOUNG


def look(
    case: Case,
    person_id: Id,
    on: date,
    laws: tuple[LawProfile, ...],
    options: SheetOptions,
    voice: Voice = Voice.ADULT,
) -> View:
    """Find what a sheet needs to know of its reader and of the rules of the case."""
    person = case.get(Person, person_id)
    law = next((each for each in laws if each.key == case.head.law_profile), None)
    texts = load_texts(_FILES[voice], voice.value)
    return View(case, person_id, person, on, law, options, texts, voice, laws)
