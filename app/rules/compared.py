"""Three states of one case side by side: what each of two sides did since they parted.

Both sides began from the same *base*. What a record says are its fields without id, case, place in
the order and version: those follow from what is said.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Final, cast

from app.models.base import Id, Record
from app.models.case import Case
from app.models.facts import facts_of
from app.models.plan import Concern
from app.models.tasks import Task
from app.rules.legal import is_settled
from app.rules.minutes import in_closed_minutes
from app.rules.tasks import LASTING

__all__ = ["Compared", "Side", "content", "differ", "links"]

_STRUCTURE: Final = frozenset({"id", "case_id", "seq", "version"})


class Side(StrEnum):
    """The one who gave the case away and takes it back, and the one who had it."""

    MINE = "mine"
    THEIRS = "theirs"

    @property
    def other(self) -> "Side":
        """The other one."""
        return Side.THEIRS if self is Side.MINE else Side.MINE


def content(kind: type[Record]) -> tuple[str, ...]:
    """Return the fields of a class of record that say something."""
    return tuple(name for name in facts_of(kind) if name not in _STRUCTURE)


def links(kind: type[Record]) -> tuple[tuple[str, bool], ...]:
    """Return the fields that point to another record, and whether that one owns this."""
    return _links(cast("Hashable", kind))


@cache
def _links(kind: Hashable) -> tuple[tuple[str, bool], ...]:
    return tuple(
        (name, fact.owner)
        for name, fact in facts_of(cast("type[Record]", kind)).items()
        if fact is not None and fact.refers is not None
    )


def differ(one: Record, other: Record) -> tuple[str, ...]:
    """Return the fields in which two states of a record say something else."""
    return tuple(name for name in content(type(one)) if getattr(one, name) != getattr(other, name))


@dataclass(frozen=True, slots=True)
class Compared:
    """The three states, looked up by id."""

    base: Case
    sides: Mapping[Side, Case]
    was: Mapping[Id, Record]
    now: Mapping[Side, Mapping[Id, Record]]

    @classmethod
    def of(cls, base: Case, mine: Case, theirs: Case) -> "Compared":
        """Put three states of one case beside each other."""
        sides = {Side.MINE: mine, Side.THEIRS: theirs}
        now = {side: _by_id(case) for side, case in sides.items()}
        return cls(base, MappingProxyType(sides), _by_id(base), MappingProxyType(now))

    @property
    def every(self) -> tuple[Id, ...]:
        """Every record that stands in any of the three, once."""
        return tuple(dict.fromkeys((*self.was, *self.now[Side.MINE], *self.now[Side.THEIRS])))

    def is_gone(self, side: Side, key: Id | None) -> bool:
        """Whether a side removed a record."""
        return key is not None and key in self.was and key not in self.now[side]

    def changed(self, side: Side, key: Id) -> tuple[str, ...]:
        """What a side changed of a record that was there and still is.

        A link that was let go because the side removed what it pointed to is no change of its own.
        """
        was, now = self.was[key], self.now[side][key]
        linked = {name for name, _owner in links(type(was))}
        return tuple(
            name
            for name in differ(was, now)
            if not (
                name in linked
                and getattr(now, name) is None
                and self.is_gone(side, getattr(was, name))
            )
        )

    def roots(self, side: Side, key: Id) -> frozenset[Id]:
        """What a side removed so that this record went with it: itself, or what it was part of."""
        there = self.now[side.other][key]
        above = [
            self.roots(side, getattr(there, name))
            for name, owner in links(type(there))
            if owner and self.is_gone(side, getattr(there, name))
        ]
        return frozenset().union(*above) if above else frozenset({key})

    def binds(self, side: Side, record: Record) -> bool:
        """Whether a record stands as it is on a side, and did not when the two parted."""
        was = self.was.get(record.id)
        before = was is not None and _binding(self.base, was)
        return not before and _binding(self.sides[side], record)

    def closed_by(self, side: Side, record: Record) -> bool:
        """Whether a side closed what the other one added this record to."""
        return _binding(self.sides[side], record) and not _binding(self.base, record)


def _by_id(case: Case) -> Mapping[Id, Record]:
    return MappingProxyType({each.id: each for each in case.records()})


def _binding(case: Case, record: Record) -> bool:
    """A settled record, the rows that say whom it is about, and what a withdrawal demands."""
    if isinstance(record, Concern):
        about = case.find(record.record_id)
        return about is not None and is_settled(case, about)
    demanded = isinstance(record, Task) and record.reason in LASTING
    return demanded or is_settled(case, record) or in_closed_minutes(case, record)
