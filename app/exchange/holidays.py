"""Danish holidays, from a library that keeps them up to date."""

from collections.abc import Iterable
from datetime import date

__all__ = ["certain_holidays"]


def certain_holidays(years: Iterable[int]) -> frozenset[date]:
    """Return the days in these years that are holidays beyond doubt, for dates on a citizen's paper.

    The library's *optional* category (Grundlovsdag, 24 and 31 December, 1 May) is left out:
    forældelsesloven § 27 counts the first three, but for complaints that is not confirmed, and a
    day too few gives the earlier, safe date (domain.md §15.7).
    """
    import holidays

    return frozenset(holidays.country_holidays("DK", years=list(years)))
