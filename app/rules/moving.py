"""A case as it would be on another day: teaching material that is always of this week."""

from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from typing import Any, Final

from app.models.base import Record
from app.models.case import RECORD_TYPES, Case

__all__ = ["moved", "whole_weeks"]

_BORN: Final = frozenset({"birth_date"})
"""Days that do not move: people stay as old as they are."""

_WEEK: Final = 7


def whole_weeks(since: date, until: date) -> timedelta:
    """How far to move so that weekdays stay: the whole weeks between two days."""
    return timedelta(days=(until - since).days // _WEEK * _WEEK)


def moved(case: Case, by: timedelta) -> Case:
    """Return the case with every day and moment later by ``by``, birthdays apart."""
    for kind in RECORD_TYPES:
        case = case.having(kind, tuple(_moved(each, by) for each in case.of(kind)))
    return case


def _moved(record: Record, by: timedelta) -> Record:
    values: dict[str, Any] = {
        each.name: value + by
        for each in fields(record)
        if isinstance(value := getattr(record, each.name), date | datetime)
        and each.name not in _BORN
    }
    return replace(record, **values)
