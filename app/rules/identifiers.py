"""CPR numbers and their replacements (domain.md §6, after the CPR office's description)."""

import re
from datetime import date
from typing import Final

from app.models.people import IdentifierForm

__all__ = ["birth_date_in", "has_form", "masked"]

_CPR: Final = re.compile(r"(\d{2})(\d{2})(\d{2})-?(\d{4})", re.ASCII)
_X_ECPR: Final = re.compile(r"(\d{2})(\d{2})(\d{2})-?[17][A-ZÆØÅ]{2}\d", re.ASCII)
_D_ECPR: Final = re.compile(r"(\d{2})(\d{2})(\d{2})-?[056][A-ZÆØÅ]{2}\d", re.ASCII)


def has_form(identifier: str, form: IdentifierForm) -> bool:
    """Whether an identifier has the form it claims.

    A CPR number needs a real day; modulus 11 is no test, since numbers without it are valid. In
    replacement numbers only day and month are checked: they carry no century.
    """
    if form is IdentifierForm.CPR:
        return birth_date_in(identifier) is not None
    pattern = _X_ECPR if form is IdentifierForm.X_ECPR else _D_ECPR
    match = pattern.fullmatch(identifier)
    return match is not None and _is_day(int(match[1]), int(match[2]))


def birth_date_in(cpr: str) -> date | None:
    """Return the day of birth in a CPR number, by its seventh digit's century; None if none."""
    match = _CPR.fullmatch(cpr)
    if match is None:
        return None
    day, month, year = (int(each) for each in match.groups()[:3])
    try:
        return date(_century(int(match[4][0]), year) + year, month, day)
    except ValueError:
        return None


def masked(identifier: str) -> str:
    """Return an identifier with its last four characters covered."""
    return f"{identifier[:6]}-••••"


def _century(seventh: int, year: int) -> int:
    """The table of the CPR office: 0-3 are the 1900s, 4 and 9 change at 36, 5-8 at 57."""
    if seventh in {0, 1, 2, 3}:
        return 1900
    if seventh in {4, 9}:
        return 2000 if year in range(37) else 1900
    return 2000 if year in range(58) else 1800


def _is_day(day: int, month: int) -> bool:
    try:
        date(2000, month, day)
    except ValueError:
        return False
    return True
