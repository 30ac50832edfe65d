"""Reads what people type: days, times, numbers, as they are said in Danish."""

import re
from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Final

from app.words.dates import MONTHS, WEEKDAYS
from app.words.translate import _

__all__ = ["day_typed", "number_typed", "time_typed"]

_NUMERIC: Final = re.compile(r"(\d{1,2})\s*[./ -]\s*(\d{1,2})(?:\s*[./ -]\s*(\d{4}|\d{2}))?\.?")
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NAMED: Final = re.compile(r"(\d{1,2})\.?\s*([a-zæøå]+)\.?(?:\s+(\d{4}|\d{2}))?")
_AHEAD: Final = re.compile(r"om (\d{1,3}|en|et) (dage?|uger?)")
_TIME: Final = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:[.:]?(\d{2}))?")

_NEAR: Final[Mapping[str, int]] = {
    _("i forgårs"): -2,
    _("i går"): -1,
    _("i dag"): 0,
    _("i morgen"): 1,
    _("i overmorgen"): 2,
}
_WEEK: Final = 7
_SHORTEST_MONTH: Final = 3
_JUST_PAST: Final = timedelta(days=30)
_AHEAD_YEARS: Final = 20
_CENTURY: Final = 100


def day_typed(text: str, today: date, *, ahead: bool = False) -> date | None:
    """Return the day that was typed, None where it is no day.

    Knows "12.1.2026", "12/1-26", "12. januar", "2026-01-12", "i morgen", "fredag" (the next one)
    and "om 2 uger". Without a year the day nearest to today is meant, or with ``ahead`` the
    coming one (a month back still counts). Two digits mean the century in which the day lies at
    most twenty years ahead. A weekday before a date must fit it.
    """
    said = " ".join(text.casefold().split())
    weekday, rest = _without_weekday(said)
    if weekday is not None and not rest:
        return today + timedelta((weekday - today.weekday() - 1) % _WEEK + 1)
    found = _spoken(rest, today) or _written(rest, today, ahead=ahead)
    fits = found is None or weekday is None or found.weekday() == weekday
    return found if fits else None


def time_typed(text: str) -> time | None:
    """Return the time of day that was typed ("10", "10.30", "kl. 9"), None where it is none."""
    match = _TIME.fullmatch(text.strip().casefold())
    if match is None:
        return None
    try:
        return time(int(match[1]), int(match[2] or 0))
    except ValueError:
        return None


def number_typed(text: str) -> int | None:
    """Return the whole number that was typed, None where it is none; "40 år" is 40."""
    match = re.fullmatch(r"(\d{1,9})(?:\s*år)?", text.strip().casefold())
    return int(match[1]) if match else None


def _without_weekday(said: str) -> tuple[int | None, str]:
    said = said.removeprefix(_("på ")).removeprefix(_("senest "))
    for number, name in enumerate(WEEKDAYS):
        if said == name or said.startswith((f"{name} ", f"{name}, ")):
            rest = said.removeprefix(name).lstrip(", ").removeprefix(_("den "))
            return number, rest
    return None, said.removeprefix(_("den "))


def _spoken(said: str, today: date) -> date | None:
    if said in _NEAR:
        return today + timedelta(_NEAR[said])
    match = _AHEAD.fullmatch(said)
    if match is None:
        return None
    count = 1 if match[1] in {"en", "et"} else int(match[1])
    return today + timedelta(count * (_WEEK if match[2].startswith("uge") else 1))


def _written(said: str, today: date, *, ahead: bool) -> date | None:
    iso = _ISO.fullmatch(said)
    if iso:
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    numeric = _NUMERIC.fullmatch(said)
    if numeric:
        return _in_year(numeric[3], int(numeric[2]), int(numeric[1]), today, ahead=ahead)
    named = _NAMED.fullmatch(said)
    month = _month(named[2]) if named else None
    if named is None or month is None:
        return None
    return _in_year(named[3], month, int(named[1]), today, ahead=ahead)


def _month(word: str) -> int | None:
    """The month that a word begins: "jan", "sept", "februar"."""
    if len(word) < _SHORTEST_MONTH:
        return None
    return next((at for at, name in enumerate(MONTHS, 1) if name.startswith(word)), None)


def _in_year(year: str | None, month: int, day: int, today: date, *, ahead: bool) -> date | None:
    if year is None:
        return _coming(month, day, today) if ahead else _nearest(month, day, today)
    if len(year) > 2:  # noqa: PLR2004  # all four digits
        return _day(int(year), month, day)
    this = today.year - today.year % _CENTURY + int(year)
    latest = today.year + _AHEAD_YEARS
    return _day(this if this <= latest else this - _CENTURY, month, day)


def _nearest(month: int, day: int, today: date) -> date | None:
    """The day of any year that lies nearest to today; the coming one where both are as near."""
    around = (_day(today.year + shift, month, day) for shift in (1, 0, -1))
    found = [each for each in around if each is not None]
    return min(found, key=lambda each: abs((each - today).days), default=None)


def _coming(month: int, day: int, today: date) -> date | None:
    """The first such day from a month ago on: what is agreed lies ahead, or was just missed."""
    years = (_day(today.year + shift, month, day) for shift in (-1, 0, 1))
    return next((each for each in years if each and each >= today - _JUST_PAST), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
