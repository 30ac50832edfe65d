"""Reads the tables of a file of law data into frozen values, strictly: no unknown field, none missing.

By hand and not with pydantic: these files are read while a vault is opened, and pydantic's import
alone would take longer than all of them.
"""

import re
from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import date
from enum import StrEnum
from types import UnionType
from typing import Any, Final, TypeVar, get_args

__all__ = ["WrongError", "listed", "read_table", "values_of"]

T = TypeVar("T")

_KEY: Final = re.compile(r"[a-z0-9æøå][a-z0-9æøå_.-]*")


class WrongError(Exception):
    """Something in a table is wrong: ``place`` and ``reason``, never the value."""

    def __init__(self, place: str, reason: str) -> None:
        """Keep where and why."""
        super().__init__(reason)
        self.place = place
        self.reason = reason


def listed(
    kind: type[T], table: Mapping[str, Any], name: str, shared: Mapping[str, Any]
) -> tuple[T, ...]:
    """Return the tables under a name, each key once; ``shared`` is what a table may leave out.

    Raises:
        WrongError: the first thing that is wrong.
    """
    rows = table.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(each, dict) for each in rows):
        raise WrongError(name, "no list of tables")
    keys: set[str] = set()
    found = []
    for number, row in enumerate(rows):
        place = f"{name}/{number}/"
        found.append(read_table(kind, {**shared, **row}, place))
        if row["key"] in keys:
            raise WrongError(f"{place}key", "twice")
        keys.add(row["key"])
    return tuple(found)


def read_table(kind: type[T], row: Mapping[str, Any], at: str) -> T:
    """Return one table as a value of a class.

    Raises:
        WrongError: the first thing that is wrong.
    """
    return kind(**values_of(kind, row, at))


def values_of(
    kind: type[Any], row: Mapping[str, Any], at: str, leave_out: frozenset[str] = frozenset()
) -> dict[str, Any]:
    """Return the fields of a table, checked; what has a default, or may be none, may be left out."""
    wanted = {each.name: each for each in fields(kind) if each.name not in leave_out}
    for name in row:
        if name not in wanted:
            raise WrongError(at + name, "unknown")
    values = {}
    for name, each in wanted.items():
        if name in row:
            values[name] = _value(row[name], each.type, at + name)
        elif each.default is not MISSING:
            values[name] = each.default
        elif _may_be_none(each.type):
            values[name] = None
        else:
            raise WrongError(at + name, "missing")
    _check(values, at)
    return values


def _may_be_none(hint: object) -> bool:
    return isinstance(hint, UnionType) and type(None) in get_args(hint)


def _value(value: object, hint: Any, place: str) -> object:
    if isinstance(hint, UnionType):
        hint = next(each for each in get_args(hint) if each is not type(None))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        if value not in list(hint):
            raise WrongError(place, "unknown")
        return hint(str(value))
    if hint == tuple[str, ...]:
        return _strings(value, place)
    if type(value) is not hint:
        raise WrongError(place, "wrong type")
    if isinstance(value, str) and not value.strip():
        raise WrongError(place, "empty")
    return value


def _strings(value: object, place: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise WrongError(place, "wrong type")
    return tuple(value)


_AMOUNTS: Final = {
    "complaint_weeks": 52,
    "weeks": 52,
    "reassess_weeks": 52,
    "years": 30,
    "years_at_most": 30,
    "max_age_days": 1000,
    "amount": 1000,
    "months": 120,
    "minutes": 600,
}
"""The most that a number may say; the least is one."""


def _check(values: Mapping[str, Any], at: str) -> None:
    key = values.get("key")
    if key is not None and not _KEY.fullmatch(key):
        raise WrongError(at + "key", "no key")
    for name, most in _AMOUNTS.items():
        amount = values.get(name)
        if amount is not None and not 1 <= amount <= most:
            raise WrongError(at + name, "out of range")
    begin, end = values.get("valid_from"), values.get("valid_to")
    if isinstance(begin, date) and isinstance(end, date) and end < begin:
        raise WrongError(at + "valid_to", "before valid_from")
