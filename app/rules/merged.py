"""The case that two sides' work makes together, once every conflict has been decided."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from app.models.base import Id, Record
from app.models.case import RECORD_TYPES, Case
from app.models.changes import Insert, Remove, Steps, Update
from app.rules.compared import Compared, Side, content, links
from app.rules.merge import WHOLE, Choices, Merged, mixed
from app.rules.minutes import standing
from app.rules.tasks import holding_open

__all__ = ["Lost", "Outcome", "difference", "resolve"]


@dataclass(frozen=True, slots=True)
class Lost:
    """Something that a side did and that does not stand: kept aside, so that nothing vanishes.

    ``value`` is that of a field; the whole record where ``field`` is ``WHOLE``, None where what
    does not stand is that it was removed.
    """

    side: Side
    kind: type[Record]
    id: Id
    field: str
    value: object


@dataclass(frozen=True, slots=True)
class Outcome:
    """The case as it will be, the steps from mine to it, and what does not stand."""

    case: Case
    steps: Steps
    lost: tuple[Lost, ...]


def resolve(merged: Merged, choices: Choices) -> Outcome:
    """Decide every conflict; one without a choice stays as mine has it."""
    seen = merged.compared
    asked = dict.fromkeys((each.key for each in merged.conflicts), Side.MINE)
    decided = {**asked, **choices, **merged.forced}
    rows: dict[Id, Record] = {}
    for key in seen.every:
        kept = _kept(seen, key, decided)
        if kept is not None:
            rows[key] = kept
    mine = seen.sides[Side.MINE]
    case = _open_while_needed(_whole_case(mine, _sound(standing(mine, rows))))
    return Outcome(case, difference(seen.sides[Side.MINE], case), tuple(_lost(seen, case)))


def _open_while_needed(case: Case) -> Case:
    """A case is not closed over what a withdrawal on the other desk demands."""
    if case.head.closed_on is None or not holding_open(case):
        return case
    return replace(case, head=replace(case.head, closed_on=None))


def difference(before: Case, after: Case) -> Steps:
    """Return the steps that make one state of a case another; versions are left to the store."""
    old = {each.id: each for each in before.records()}
    new = {each.id: each for each in after.records()}
    updates = [step for key, each in new.items() if key in old for step in _updated(old[key], each)]
    removed = [Remove(each) for key, each in old.items() if key not in new]
    added = [Insert(each) for key, each in new.items() if key not in old]
    return (*updates, *removed, *added)


def _updated(old: Record, new: Record) -> Iterator[Update]:
    names = [
        name for name in ("seq", *content(type(old))) if getattr(old, name) != getattr(new, name)
    ]
    if names:
        before = {name: getattr(old, name) for name in names}
        yield Update(type(old), old.id, before, {name: getattr(new, name) for name in names})


def _kept(seen: Compared, key: Id, decided: Choices) -> Record | None:
    """A record as it will stand, None for one that goes."""
    there = [side for side in Side if key in seen.now[side]]
    if len(there) == len(Side):
        return mixed(seen, key, decided)
    if not there:
        return None
    (side,) = there
    record = seen.now[side][key]
    if key in seen.was:
        roots = seen.roots(side.other, key)
        stands = all(decided.get((root, WHOLE)) is side for root in roots)
    else:
        stands = decided.get((key, WHOLE), side) is side
    return record if stands else None


def _sound(rows: dict[Id, Record]) -> dict[Id, Record]:
    """Let go of links to what went, and of the rows that were part of it, until all links hold."""
    loose = True
    while loose:
        loose = False
        for key, each in list(rows.items()):
            dangling = [
                (name, owner)
                for name, owner in links(type(each))
                if getattr(each, name) is not None and getattr(each, name) not in rows
            ]
            if any(owner for _name, owner in dangling):
                del rows[key]
                loose = True
            elif dangling:
                values: dict[str, Any] = dict.fromkeys(name for name, _owner in dangling)
                rows[key] = replace(each, **values)
    return rows


def _whole_case(mine: Case, rows: dict[Id, Record]) -> Case:
    """The rows as a case; what is new here stands last, in the order that it had there."""
    case = mine
    for kind in RECORD_TYPES:
        present = {each.id for each in mine.of(kind)}
        found = [each for each in rows.values() if type(each) is kind]
        last = max((each.seq for each in found if each.id in present), default=-1)
        new = sorted((each for each in found if each.id not in present), key=_place)
        placed = [replace(each, seq=last + at) for at, each in enumerate(new, start=1)]
        case = case.having(kind, (*(each for each in found if each.id in present), *placed))
    return case


def _place(each: Record) -> tuple[int, Id]:
    return each.seq, each.id


def _lost(seen: Compared, case: Case) -> Iterator[Lost]:
    after = {each.id: each for each in case.records()}
    for side in Side:
        for key, each in seen.now[side].items():
            yield from _not_standing(seen, side, each, after.get(key))
        for key, was in seen.was.items():
            if key not in seen.now[side] and key in after:
                yield Lost(side, type(was), key, WHOLE, None)


def _not_standing(
    seen: Compared, side: Side, each: Record, stands: Record | None
) -> Iterator[Lost]:
    """What a side added or changed in a record and that is not what stands."""
    new = each.id not in seen.was
    if new and stands is None:
        yield Lost(side, type(each), each.id, WHOLE, each)
        return
    for name in content(type(each)) if new else seen.changed(side, each.id):
        value = getattr(each, name)
        if stands is None or getattr(stands, name) != value:
            yield Lost(side, type(each), each.id, name, value)
