"""Danish holidays, from a library that keeps them up to date."""

from collections.abc import Iterable
from datetime import date
from typing import Final

__all__ = ["certain_holidays", "closed_days"]

_LABOUR_DAY: Final = (5, 1)


def certain_holidays(years: Iterable[int]) -> frozenset[date]:
    """Return the days in these years that are holidays beyond doubt, for dates on a citizen's paper.

    The library's *optional* category (Grundlovsdag, 24 and 31 December, 1 May) is left out:
    forældelsesloven § 27 counts the first three, but for complaints that is not confirmed, and a
    day too few gives the earlier, safe date (domain.md §15.7).
    """
    import holidays

    return frozenset(holidays.country_holidays("DK", years=list(years)))


def closed_days(years: Iterable[int]) -> frozenset[date]:
    """Return the days in these years on which no deadline ends where doubt is for the citizen's good.

    Grundlovsdag, 24 and 31 December are among them. 1 May is not: forældelsesloven § 27 does not
    name it, and offices are open.
    """
    import holidays

    wanted = list(years)
    optional = holidays.country_holidays("DK", years=wanted, categories=("optional",))
    added = {each for each in optional if (each.month, each.day) != _LABOUR_DAY}
    return certain_holidays(wanted) | added
