"""Whom a word for a relative names: "far" in a text about Mille is Mille's father.

The words are data (``resources/wording/kin.toml``). In doubt somebody is named: where the family's ties
are not entered, the role in the family that is written on a person counts instead.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.people import Gender, RelationshipForm
from app.rules.naming import plain, standing_alone

__all__ = ["Kin"]

People = frozenset[Id]

_PARTNERS: Final = frozenset(
    {RelationshipForm.TOGETHER, RelationshipForm.MARRIED, RelationshipForm.SEPARATED}
)
_FORMER: Final = frozenset({RelationshipForm.SEPARATED, RelationshipForm.DIVORCED})
_PARENT: Final = frozenset({RelationshipForm.PARENT})
_ADULTS: Final = frozenset(
    {RelationshipForm.PARENT, RelationshipForm.STEP_PARENT, RelationshipForm.FOSTER_PARENT}
)

_MEN: Final = frozenset(
    {"father", "stepfather", "brother", "son", "husband", "former_husband", "grandfather"}
)
_WOMEN: Final = frozenset(
    {"mother", "stepmother", "sister", "daughter", "wife", "former_wife", "grandmother"}
)


class Kin:
    """Finds the relatives whom a text means, from whom it is about."""

    def __init__(self, case: Case, words: Mapping[str, str]) -> None:
        """Prepare one pattern; ``words`` gives the sort of relative for each word."""
        self._ties = _Ties(case)
        self._words = words
        self._pattern = re.compile(
            standing_alone(map(re.escape, words)) if words else r"(?!)", re.IGNORECASE
        )
        self._people = {each.id: each for each in case.people}
        self._roles = {each.id: frozenset(self._sorts_in(each.family_role)) for each in case.people}

    def relatives_in(self, text: str | None, about: Iterable[Id]) -> People:
        """Return whom the words of a text mean as relatives of those whom it is about."""
        sorts = self._sorts_in(text)
        return frozenset(
            each for person in about for sort in sorts for each in self._meant(sort, person)
        )

    def _sorts_in(self, text: str | None) -> set[str]:
        if not text:
            return set()
        return {
            self._words.get(_bare(each), self._words.get(_bare(each)[:-1], ""))
            for each in self._pattern.findall(plain(text))
        } - {""}

    def _meant(self, sort: str, person: Id) -> set[Id]:
        """By ties where there are any, and by the role that is written on somebody."""
        tied = {each for each in _TIES[sort](self._ties, person) if self._fits(sort, each)}
        role = {key for key, roles in self._roles.items() if sort in roles}
        return (tied | role) - {person}

    def _fits(self, sort: str, person: Id) -> bool:
        """Whether somebody may be meant, as far as gender and role are known."""
        gender = self._people[person].gender if person in self._people else None
        roles = self._roles.get(person, frozenset())
        if sort in _MEN:
            return gender is not Gender.WOMAN and not roles & _WOMEN
        if sort in _WOMEN:
            return gender is not Gender.MAN and not roles & _MEN
        return True


def _bare(word: str) -> str:
    """A word as the table has it; the genitive's s is taken off by who asks."""
    return word.casefold().replace("'", "").replace("’", "")


class _Ties:
    """Who is tied to whom, whenever it held."""

    def __init__(self, case: Case) -> None:
        self._rows = case.relationships

    def tied(self, person: Id, forms: Iterable[RelationshipForm]) -> set[Id]:
        wanted = frozenset(forms)
        return {
            row.second_id if row.first_id == person else row.first_id
            for row in self._rows
            if row.form in wanted and person in {row.first_id, row.second_id}
        }

    def above(self, person: Id, forms: Iterable[RelationshipForm] = _ADULTS) -> set[Id]:
        wanted = frozenset(forms)
        rows = self._rows
        return {row.first_id for row in rows if row.second_id == person and row.form in wanted}

    def below(self, person: Id) -> set[Id]:
        rows = self._rows
        return {row.second_id for row in rows if row.first_id == person and row.form in _ADULTS}

    def parents(self, person: Id) -> set[Id]:
        """The own parents, else who stands in for them; and the other parent of own children."""
        own = self.above(person, _PARENT) or self.above(person)
        return own | self.others(person)

    def others(self, person: Id) -> set[Id]:
        """The other parents of somebody's children."""
        children = {
            row.second_id
            for row in self._rows
            if row.first_id == person and row.form is RelationshipForm.PARENT
        }
        return {each for child in children for each in self.above(child, _PARENT)} - {person}

    def siblings(self, person: Id) -> set[Id]:
        shared = {each for above in self.above(person) for each in self.below(above)}
        return self.tied(person, {RelationshipForm.SIBLING}) | shared

    def former(self, person: Id) -> set[Id]:
        """Those who were together, and the other parent of a child who is no partner now."""
        ended = {
            row.second_id if row.first_id == person else row.first_id
            for row in self._rows
            if row.to_date is not None and row.form in _PARTNERS
            if person in {row.first_id, row.second_id}
        }
        return self.tied(person, _FORMER) | ended | (self.others(person) - self.partners(person))

    def grandparents(self, person: Id) -> set[Id]:
        return {each for above in self.above(person) for each in self.above(above)}

    def partners(self, person: Id) -> set[Id]:
        return self.tied(person, _PARTNERS)

    def step(self, person: Id) -> set[Id]:
        """Step-parents, and the partners of the parents."""
        partners = {each for above in self.above(person) for each in self.partners(above)}
        return self.above(person, {RelationshipForm.STEP_PARENT}) | (
            partners - self.above(person, _PARENT)
        )


_Tie = Callable[[_Ties, Id], set[Id]]

_TIES: Final[Mapping[str, _Tie]] = MappingProxyType(
    {
        "father": _Ties.parents,
        "mother": _Ties.parents,
        "parents": _Ties.parents,
        "stepfather": _Ties.step,
        "stepmother": _Ties.step,
        "foster_parents": lambda ties, who: ties.above(who, {RelationshipForm.FOSTER_PARENT}),
        "brother": _Ties.siblings,
        "sister": _Ties.siblings,
        "siblings": _Ties.siblings,
        "son": _Ties.below,
        "daughter": _Ties.below,
        "husband": _Ties.partners,
        "wife": _Ties.partners,
        "partner": _Ties.partners,
        "former_husband": _Ties.former,
        "former_wife": _Ties.former,
        "former": _Ties.former,
        "grandfather": _Ties.grandparents,
        "grandmother": _Ties.grandparents,
        "grandparents": _Ties.grandparents,
    }
)
"""How each sort of relative is found; a sort that the data has and this has not is a fault."""
