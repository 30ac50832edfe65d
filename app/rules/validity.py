"""Whether a record can stand in a case: types, texts, references, periods, and its own rules."""

from datetime import date
from typing import Final

from app.models.base import Record
from app.models.case import RECORD_NAMES, Case
from app.models.facts import facts_of
from app.models.problems import Code, Problem
from app.models.shapes import fits, shapes_of
from app.rules.particulars import particulars

__all__ = ["has_loose_ends", "problems_of"]

EARLIEST = date(1900, 1, 1)
LATEST = date(2100, 12, 31)
LARGEST = 2**31 - 1


def problems_of(
    case: Case, record: Record, law_keys: frozenset[str] | None = None
) -> list[Problem]:
    """Return everything that is wrong with a record in a case; empty when it can stand.

    ``law_keys`` are the references that the law profiles know; None does not check them.
    """
    wrong = _wrong_types(record)
    if wrong:
        return wrong
    found = [*_missing(record), *_dangling(case, record), *_dates(record), *_numbers(record)]
    found += particulars(record)
    key = getattr(record, "law_key", None)
    if key is not None and law_keys is not None and key not in law_keys:
        found.append(Problem(Code.UNKNOWN_LAW, "law_key"))
    return found


def has_loose_ends(case: Case) -> bool:
    """Whether any record of a case points to one that is not there."""
    present = {each.id for each in case.records()}
    return any(
        getattr(each, name) not in present and getattr(each, name) is not None
        for each in case.records()
        for name, fact in facts_of(type(each)).items()
        if fact is not None and fact.refers is not None
    )


def _wrong_types(record: Record) -> list[Problem]:
    return [
        Problem(Code.WRONG_TYPE, name)
        for name, shape in shapes_of(type(record)).items()
        if not fits(shape, getattr(record, name))
    ]


def _missing(record: Record) -> list[Problem]:
    """An essential text that is empty; an empty text is no value anywhere else either."""
    found = []
    for name, fact in facts_of(type(record)).items():
        value = getattr(record, name)
        blank = isinstance(value, str) and not value.strip()
        optional = shapes_of(type(record))[name].optional
        if blank and fact is not None and (fact.essential or optional):
            found.append(Problem(Code.MISSING_TEXT, name))
    return found


def _dangling(case: Case, record: Record) -> list[Problem]:
    found = []
    for name, fact in facts_of(type(record)).items():
        key = getattr(record, name)
        if fact is None or fact.refers is None or key is None:
            continue
        if fact.refers == Record.__name__:
            target = case.find(key)
        else:
            target = case.get(RECORD_NAMES[fact.refers], key)
        if target is None:
            found.append(Problem(Code.NO_SUCH_RECORD, name))
    return found


def _dates(record: Record) -> list[Problem]:
    found = [
        Problem(Code.IMPOSSIBLE_DATE, name)
        for name in shapes_of(type(record))
        if type(value := getattr(record, name)) is date and not EARLIEST <= value <= LATEST
    ]
    for first, last in _PERIODS:
        begin, end = getattr(record, first, None), getattr(record, last, None)
        if begin is not None and end is not None and end < begin:
            found.append(Problem(Code.PERIOD_REVERSED, last))
    return found


def _numbers(record: Record) -> list[Problem]:
    """Whole numbers that a table holds; what they may mean is the class's own rule."""
    return [
        Problem(Code.OUT_OF_RANGE, name)
        for name, shape in shapes_of(type(record)).items()
        if shape.type is int and not -LARGEST <= (getattr(record, name) or 0) <= LARGEST
    ]


_PERIODS: Final = (
    ("from_date", "to_date"),
    ("starts", "ends"),
    ("given_on", "valid_until"),
    ("given_on", "withdrawn_on"),
    ("decided_on", "received_on"),
    ("opened_on", "closed_on"),
    ("given_on", "until"),
    ("given_on", "returned_on"),
)
