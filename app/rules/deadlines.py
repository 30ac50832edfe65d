"""How long there is to complain (domain.md §5.4, §15.5-7)."""

from collections.abc import Container
from datetime import date, timedelta
from typing import Final

__all__ = ["complaint_deadline", "working_day"]

_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5


def complaint_deadline(received: date, weeks: int, holidays: Container[date]) -> date:
    """Return the last day to complain: the same weekday ``weeks`` later, or the next working day.

    ``received`` is the day the decision reached the person, not its own date. Retssikkerhedsloven
    § 67 gives four weeks; a period that ends on a weekend or holiday ends on the next working day.
    A citizen's paper passes only days that are holidays beyond doubt: what is left out makes the
    date earlier, which is safe.
    """
    return working_day(received + timedelta(weeks=weeks), holidays)


def working_day(day: date, holidays: Container[date]) -> date:
    """Return the day, or the first one after it that is neither weekend nor holiday."""
    while day.weekday() >= _SATURDAY or day in holidays:
        day += _DAY
    return day
