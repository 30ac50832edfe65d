"""What goes with a record that goes, and what stays but points to it."""

from collections.abc import Iterable, Mapping

from app.models.base import Id, Record
from app.models.case import RECORD_TYPES, Case
from app.models.changes import Update
from app.models.facts import facts_of

__all__ = ["belonging", "loosened"]


def belonging(case: Case, roots: Iterable[Record]) -> list[Record]:
    """Return records and everything that is part of them, the parts first."""
    found: dict[Id, Record] = {each.id: each for each in roots}
    growing = True
    while growing:
        parts = [
            each
            for kind in RECORD_TYPES
            for each in case.of(kind)
            if each.id not in found and _is_part(each, found)
        ]
        found.update((each.id, each) for each in parts)
        growing = bool(parts)
    return list(reversed(found.values()))


def _is_part(each: Record, of: Mapping[Id, Record]) -> bool:
    return any(
        fact is not None and fact.owner and getattr(each, name) in of
        for name, fact in facts_of(type(each)).items()
    )


def loosened(case: Case, gone: frozenset[Id]) -> list[tuple[Record, Update]]:
    """Return what stays but points to something that goes, and how it is to point to nothing."""
    found = []
    for each in case.records():
        if each.id in gone:
            continue
        loose = _pointing(each, gone)
        if loose:
            before = {name: getattr(each, name) for name in loose}
            found.append((each, Update(type(each), each.id, before, dict.fromkeys(loose))))
    return found


def _pointing(each: Record, gone: frozenset[Id]) -> tuple[str, ...]:
    return tuple(
        name
        for name, fact in facts_of(type(each)).items()
        if fact is not None and fact.refers is not None and getattr(each, name) in gone
    )
