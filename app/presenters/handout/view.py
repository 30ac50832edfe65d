"""What every part of a sheet looks at: the lensed case of one reader, and nothing else of the case."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.models.base import Id
from app.models.case import Case
from app.models.law import LawProfile
from app.models.people import Person
from app.presenters.who import concerned
from app.rules.consents import ADULT_AGE
from app.rules.periods import age_on
from app.words.texts import load_texts

__all__ = ["SheetOptions", "View", "look"]


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
    child: bool

    def mine(self, key: Id) -> bool:
        """Whether a record is about this reader."""
        return self.person_id in concerned(self.case, key)

    def text(self, key: str, **values: str) -> str:
        """A standard text, with values filled in."""
        return self.texts[key].format(**values)


def look(
    case: Case, person_id: Id, on: date, laws: tuple[LawProfile, ...], options: SheetOptions
) -> View:
    """Find what a sheet needs to know of its reader and of the rules of the case."""
    person = case.get(Person, person_id)
    age = None if person is None else age_on(person, on)
    child = age is not None and age < ADULT_AGE
    law = next((each for each in laws if each.key == case.head.law_profile), None)
    texts = load_texts("handout", "child" if child else "adult")
    return View(case, person_id, person, on, law, options, texts, child)
