"""Danish holidays, from a table that ``devtools.holidays_table`` writes from a library that knows them.

Years outside the table are asked of the library itself.
"""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

__all__ = ["certain_holidays", "closed_days"]

_TABLE: Final = Path(__file__).resolve().parents[2] / "resources" / "calendar" / "holidays.toml"
_LABOUR_DAY: Final = (5, 1)
_LIBRARY: Final = {"certain": "public", "optional": "optional"}
"""How the library calls the parts of the table."""


def certain_holidays(years: Iterable[int]) -> frozenset[date]:
    """Return the days in these years that are holidays beyond doubt, for dates on a citizen's paper.

    The library's *optional* category (Grundlovsdag, 24 and 31 December, 1 May) is left out:
    forældelsesloven § 27 counts the first three, but for complaints that is not confirmed, and a
    day too few gives the earlier, safe date (domain.md §15.7).
    """
    return _days("certain", years)


def closed_days(years: Iterable[int]) -> frozenset[date]:
    """Return the days in these years on which no deadline ends where doubt is for the citizen's good.

    Grundlovsdag, 24 and 31 December are among them. 1 May is not: forældelsesloven § 27 does not
    name it, and offices are open.
    """
    wanted = tuple(years)
    optional = _days("optional", wanted)
    added = {each for each in optional if (each.month, each.day) != _LABOUR_DAY}
    return certain_holidays(wanted) | added


def _days(part: str, years: Iterable[int]) -> frozenset[date]:
    table = _by_year(part)
    found = (table[each] if each in table else _asked(part, each) for each in years)
    return frozenset().union(*found)


@cache
def _by_year(part: str) -> Mapping[int, frozenset[date]]:
    days: list[date] = tomllib.loads(_TABLE.read_text("utf-8"))[part]
    years = range(days[0].year, days[-1].year + 1)
    return {year: frozenset(each for each in days if each.year == year) for year in years}


def _asked(part: str, year: int) -> frozenset[date]:
    import holidays

    return frozenset(holidays.country_holidays("DK", years=year, categories=(_LIBRARY[part],)))
