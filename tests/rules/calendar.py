"""Danish holidays by an own computus, so that nothing here leans on the library in use."""

from datetime import date, timedelta
from functools import cache

__all__ = ["certain", "easter", "generous", "stepped", "stepped_workdays"]

DAY = timedelta(days=1)


def easter(year: int) -> date:
    """Easter Sunday after the almanac's table method (Butcher 1876)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leaps, over = divmod(century, 4)
    moon_shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - moon_shift + 15) % 30
    quarter, odd = divmod(rest, 4)
    to_sunday = (32 + 2 * over + 2 * quarter - epact - odd) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def certain(first: int, last: int) -> frozenset[date]:
    """Holidays beyond doubt; Store Bededag, the fourth Friday after Easter, until 2023."""
    found = set()
    for year in range(first, last + 1):
        sunday = easter(year)
        offsets = [-3, -2, 0, 1, 39, 49, 50] + ([26] if year < 2024 else [])
        found |= {sunday + offset * DAY for offset in offsets}
        found |= {date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)}
    return frozenset(found)


@cache
def generous(first: int, last: int) -> frozenset[date]:
    """With Grundlovsdag, 24 and 31 December; 1 May is never one."""
    doubtful = {
        date(year, month, day)
        for year in range(first, last + 1)
        for month, day in ((6, 5), (12, 24), (12, 31))
    }
    return certain(first, last) | doubtful


def stepped(begins: date, days: int, off: frozenset[date]) -> date:
    """Count day by day, then go on while the office is closed."""
    day = begins
    for _each in range(days):
        day += DAY
    while day.strftime("%w") in {"0", "6"} or day in off:
        day += DAY
    return day


def stepped_workdays(begins: date, count: int, off: frozenset[date]) -> date:
    """Count only days on which post is brought, one at a time."""
    day, passed = begins, 0
    while passed < count:
        day += DAY
        passed += day.strftime("%w") in "12345" and day not in off
    return day
