"""What came back from a deputy, laid upon what was done here meanwhile: a three-way merge.

What only one side changed is taken. What both changed to something else is a conflict for a human;
so is what one side removed and the other went on working with. A fact with legal effect (a decision
issued, a consent answered, a sheet handed out, minutes closed) is never undone by the other side's
removal, and a consent that either side recorded as withdrawn stays withdrawn.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from types import MappingProxyType
from typing import Any, Final

from app.models.base import Id, Record
from app.models.case import Case
from app.models.consents import Consent, ConsentState
from app.models.meetings import Decision
from app.models.plan import Intervention
from app.models.problems import Code
from app.rules.compared import Compared, Side, content, differ, links
from app.rules.decision_days import is_replaced, is_reversed
from app.rules.deleted import without_deleted
from app.rules.frozen import touches_frozen
from app.rules.minutes import is_decided_by_minutes
from app.rules.validity import problems_of
from app.rules.withdrawal import HELPING, awaits_decision, is_decided_since

__all__ = ["WHOLE", "Choices", "Conflict", "Merged", "merge", "mixed"]

WHOLE: Final = ""
"""The field of a conflict that is about a whole record."""

_MANY: Final = 6
"""Fields of one record in conflict beyond which one chooses between the two records."""

Choices = Mapping[tuple[Id, str], Side]
"""Whose value stands, by record and field."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """One thing that the two sides see differently.

    Values of a field; or whole records where ``field`` is ``WHOLE``, None for the side that has
    removed it or never had it.
    """

    kind: type[Record]
    id: Id
    field: str
    base: object
    mine: object
    theirs: object

    @property
    def key(self) -> tuple[Id, str]:
        """How a choice names it."""
        return (self.id, self.field)

    def of(self, side: Side) -> object:
        """What a side has."""
        return self.mine if side is Side.MINE else self.theirs


@dataclass(frozen=True, slots=True)
class Merged:
    """Two sides compared; ``forced`` is what the law decides, so that nobody is asked."""

    compared: Compared
    conflicts: tuple[Conflict, ...]
    forced: Choices

    @property
    def brought(self) -> tuple[tuple[Id, ...], tuple[Id, ...], tuple[Id, ...]]:
        """What theirs added, changed and removed since the two parted, by id."""
        was, now = self.compared.was, self.compared.now[Side.THEIRS]
        added = tuple(key for key in now if key not in was)
        changed = tuple(key for key in now if key in was and differ(was[key], now[key]))
        return added, changed, tuple(key for key in was if key not in now)


def merge(base: Case, mine: Case, theirs: Case) -> Merged:
    """Compare two states of a case with the one that both began from.

    Minutes that were deleted with proof here never were in the other two.
    """
    base, theirs = (without_deleted(mine, each) for each in (base, theirs))
    seen = Compared.of(base, mine, theirs)
    forced: dict[tuple[Id, str], Side] = {}
    found = [*_of_removals(seen, forced), *_of_values(seen, forced)]
    found += _moved_in_vain(seen, {each.key for each in found})
    forced.update(_further_on_its_way(seen))
    forced.update(_help_that_goes_on(seen))
    asked = tuple(
        each
        for each in found
        if each.key not in forced
        and not is_decided_by_minutes(mine, *(seen.now[side].get(each.id) for side in Side))
    )
    return Merged(seen, asked, MappingProxyType(forced))


_WHERE: Final = frozenset({"state", "pause_reason", "lifted"})
"""Where an intervention stands: what the steps on its way have made of it."""


def _further_on_its_way(seen: Compared) -> Iterator[tuple[tuple[Id, str], Side]]:
    """Help stands where its longer way leads, where one side went as far and then further.

    A pause that began and ended by its decision here has only begun in a copy of earlier: that it runs,
    as it did before the two parted, is no sign that nothing happened.
    """
    ways = {side: _ways(seen.sides[side]) for side in Side}
    for key in ways[Side.MINE].keys() & ways[Side.THEIRS].keys() & seen.was.keys():
        for side in Side:
            if ways[side.other][key] < ways[side][key]:
                moved = {*seen.changed(side.other, key)} - {*seen.changed(side, key)}
                for name in moved & _WHERE:
                    yield (key, name), side


def _ways(case: Case) -> dict[Id, frozenset[Id]]:
    """The steps of each intervention."""
    found: dict[Id, frozenset[Id]] = {each.id: frozenset() for each in case.interventions}
    for each in case.intervention_steps:
        found[each.intervention_id] |= {each.id}
    return found


def _moved_in_vain(seen: Compared, asked: set[tuple[Id, str]]) -> Iterator[Conflict]:
    """Where help moved by a decision that the other side replaced or that was complained about with success.

    Whoever moved it did not know; where it stands now is for a person to say.
    """
    for side in Side:
        for key in dict.fromkeys(_moved_without_ground(seen, side)):
            was, mine, theirs = seen.was[key], *(seen.now[each][key] for each in Side)
            moved = {*seen.changed(side, key)} - {*seen.changed(side.other, key)}
            for name in ("state", "lifted"):
                if name in moved and (key, name) not in asked:
                    values = (getattr(each, name) for each in (was, mine, theirs))
                    yield Conflict(Intervention, key, name, *values)


def _moved_without_ground(seen: Compared, side: Side) -> Iterator[Id]:
    """The help that a side moved on the day of a decision that holds there, and not at the other."""
    there = seen.sides[side.other]
    for each in seen.sides[side].intervention_steps:
        decision = there.get(Decision, each.decision_id)
        both = all(each.intervention_id in rows for rows in (seen.was, *seen.now.values()))
        if each.id in seen.was or decision is None or not both:
            continue
        if is_replaced(there, decision, each.day) or is_reversed(there, decision):
            yield each.intervention_id


def _help_that_goes_on(seen: Compared) -> Iterator[tuple[tuple[Id, str], Side]]:
    """What runs in a plan that is frozen here goes on until a decision, whatever was done there.

    The deputy could not know of the withdrawal (domain.md §3.3: nobody is left without help).
    """
    mine, theirs = (seen.sides[side] for side in Side)
    for each in mine.interventions:
        if each.state not in HELPING or not awaits_decision(mine, each.id):
            continue
        if seen.is_gone(Side.THEIRS, each.id):
            for root in seen.roots(Side.THEIRS, each.id):
                yield (root, WHOLE), Side.MINE
            continue
        consent = touches_frozen(mine, each.id)
        since = (consent.withdrawn_on if consent else None) or date.min
        there = theirs.get(Intervention, each.id)
        ended = there is not None and there.state not in HELPING
        if ended and not is_decided_since(theirs, each.id, since):
            for name in ("state", "pause_reason"):
                yield (each.id, name), Side.MINE


# --- removed by one, used by the other ----------------------------------------------------------


def _of_removals(seen: Compared, forced: dict[tuple[Id, str], Side]) -> Iterator[Conflict]:
    for side in Side:
        contested: dict[Id, bool] = {}
        for key, binding in _used(seen, side):
            for root in seen.roots(side, key):
                contested[root] = contested.get(root, False) or binding
        for root, binding in contested.items():
            if binding:
                forced[root, WHOLE] = side.other
            else:
                yield _whole(seen, root)


def _used(seen: Compared, side: Side) -> Iterator[tuple[Id, bool]]:
    """What a side removed and the other one worked on; and whether that has legal effect."""
    for key, there in seen.now[side.other].items():
        binding = seen.binds(side.other, there)
        new = key not in seen.was
        touched = new or binding or bool(differ(seen.was[key], there))
        if touched and seen.is_gone(side, key):
            yield key, binding
        for name, _owner in links(type(there)):
            target = getattr(there, name)
            fresh = new or binding or getattr(seen.was[key], name) != target
            if fresh and seen.is_gone(side, target):
                yield target, binding


def _whole(seen: Compared, key: Id) -> Conflict:
    was = seen.was.get(key)
    mine, theirs = (seen.now[side].get(key) for side in Side)
    kind = next(type(each) for each in (mine, theirs) if each is not None)
    return Conflict(kind, key, WHOLE, was, mine, theirs)


# --- changed or added by both -------------------------------------------------------------------


def _of_values(seen: Compared, forced: dict[tuple[Id, str], Side]) -> Iterator[Conflict]:
    for key in seen.every:
        there = [side for side in Side if key in seen.now[side]]
        if len(there) == len(Side):
            yield from _of_both(seen, key, forced)
        elif len(there) == 1 and key not in seen.was:
            (side,) = there
            if seen.closed_by(side.other, seen.now[side][key]):
                yield _whole(seen, key)


def _of_both(seen: Compared, key: Id, forced: dict[tuple[Id, str], Side]) -> Iterator[Conflict]:
    mine, theirs = (seen.now[side][key] for side in Side)
    if not differ(mine, theirs):
        return
    if key not in seen.was:
        yield _whole(seen, key)
        return
    changed = {side: frozenset(seen.changed(side, key)) for side in Side}
    if not any(changed.values()):
        return
    withdrawn = _withdrawn(mine, theirs)
    if withdrawn is not None:
        forced[key, WHOLE] = withdrawn
        return
    if _cannot_mix(seen, key, changed):
        yield _whole(seen, key)
        return
    for name in _clashing(mine, theirs, changed):
        values = (getattr(each, name) for each in (seen.was[key], mine, theirs))
        yield Conflict(type(mine), key, name, *values)


def _withdrawn(mine: Record, theirs: Record) -> Side | None:
    """The side that recorded a withdrawal, where the other one did not."""
    if not isinstance(mine, Consent) or not isinstance(theirs, Consent):
        return None
    gone = [each.state is ConsentState.WITHDRAWN for each in (mine, theirs)]
    if gone[0] == gone[1]:
        return None
    return Side.MINE if gone[0] else Side.THEIRS


def _clashing(
    mine: Record, theirs: Record, changed: Mapping[Side, frozenset[str]]
) -> tuple[str, ...]:
    both = changed[Side.MINE] & changed[Side.THEIRS]
    return tuple(name for name in differ(mine, theirs) if name in both)


def _cannot_mix(seen: Compared, key: Id, changed: Mapping[Side, frozenset[str]]) -> bool:
    """Whether fields of both sides in one record would be what neither said.

    One side's record stands as it is by law and the other one changed it; or some choice of values
    would make a record that cannot stand ("from" after "to", two people where one is meant).
    """
    records = {side: seen.now[side][key] for side in Side}
    for side in Side:
        if changed[side.other] and seen.binds(side, records[side]):
            return True
    if not all(changed.values()):
        return False
    clashing = _clashing(records[Side.MINE], records[Side.THEIRS], changed)
    if len(clashing) > _MANY:
        return True
    allowed = {each for record in records.values() for each in _faults(seen.base, record)}
    ways = product(Side, repeat=len(clashing))
    return any(
        not _faults(
            seen.base, mixed(seen, key, dict(zip(((key, n) for n in clashing), way, strict=True)))
        )
        <= allowed
        for way in ways
    )


def _faults(case: Case, record: Record) -> set[tuple[Code, str]]:
    """What is wrong with a record by itself; where it points to is looked after by the whole."""
    found = problems_of(case, record)
    return {(each.code, each.field) for each in found if each.code is not Code.NO_SUCH_RECORD}


def mixed(seen: Compared, key: Id, choices: Choices) -> Record:
    """Return a record that both sides have, with what each of them changed."""
    mine, theirs = (seen.now[side][key] for side in Side)
    whole = choices.get((key, WHOLE))
    values: dict[str, Any] = {
        name: getattr(seen.now[choices[key, name]][key], name)
        for name in content(type(mine))
        if (key, name) in choices
    }
    if whole is not None:
        return replace(seen.now[whole][key], **values)
    was = seen.was.get(key, mine)
    changed = {side: seen.changed(side, key) if key in seen.was else () for side in Side}
    for side in Side:
        for name in changed[side]:  # decided, else mine, else theirs
            values.setdefault(name, getattr(seen.now[side][key], name))
    seq = mine.seq if mine.seq != was.seq else theirs.seq
    return replace(was, seq=seq, version=mine.version, **values)
