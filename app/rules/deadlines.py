"""When something reached somebody, and how long there is then (domain.md §1.5, §5 and §15.5-7).

Days that are in doubt (Grundlovsdag, 24 and 31 December) are counted in the way that hurts nobody.
Who gives ``holidays`` beyond doubt only gets the *safe* date, which a citizen's paper shows; who
gives every day on which offices may be closed gets the *generous* one, by which a late complaint is
received.
"""

from calendar import monthrange
from collections.abc import Container
from datetime import date, timedelta
from typing import Final

from app.models.law_parts import Deadline, Unit
from app.models.meetings import Delivery

__all__ = [
    "INSIGHT_WORKDAYS",
    "LETTER_WORKDAYS",
    "age_in_days",
    "allowed_until",
    "complaint_deadline",
    "ends",
    "insight_deadline",
    "is_current",
    "months_after",
    "office_deadline",
    "received",
    "workdays_after",
    "working_day",
    "working_day_before",
    "years_after",
]

LETTER_WORKDAYS: Final = 6
"""Weekdays after dating and dispatch on which an ordinary letter is presumed there (§15.6)."""

INSIGHT_WORKDAYS: Final = 7
"""Working days to answer who asks to see the papers (forvaltningsloven §§ 9 ff., domain.md §5.5)."""

_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5
_YEAR: Final = 12


def working_day(day: date, holidays: Container[date]) -> date:
    """Return the day, or the first one after it that is neither weekend nor holiday."""
    while _is_off(day, holidays):
        day += _DAY
    return day


def working_day_before(day: date, holidays: Container[date]) -> date:
    """Return the day, or the last one before it that is neither weekend nor holiday."""
    while _is_off(day, holidays):
        day -= _DAY
    return day


def _is_off(day: date, holidays: Container[date]) -> bool:
    return day.weekday() >= _SATURDAY or day in holidays


def workdays_after(day: date, count: int, holidays: Container[date]) -> date:
    """Return the working day that is the ``count``-th after a day; the day itself is not counted."""
    for _each in range(count):
        day = working_day(day + _DAY, holidays)
    return day


def months_after(day: date, months: int) -> date:
    """Return the same day of the month so many calendar months later, or that month's last day.

    31 August and six months is 28 or 29 February.
    """
    year, month = divmod(day.year * _YEAR + day.month - 1 + months, _YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def years_after(day: date, years: int) -> date:
    """Return the same date so many years later; 29 February becomes the 28th where there is none."""
    return months_after(day, years * _YEAR)


def received(
    delivery: Delivery, sent: date, holidays: Container[date], workdays: int = LETTER_WORKDAYS
) -> date:
    """Return the day on which something counts as received (domain.md §15.6).

    Handed over and Digital Post: ``sent`` itself, also on a Sunday. An ordinary letter is presumed
    there ``workdays`` weekdays after it was dated and dispatched; Saturdays are not counted.
    """
    if delivery is Delivery.LETTER:
        return workdays_after(sent, workdays, holidays)
    return sent


def ends(begins: date, amount: int, unit: Unit, holidays: Container[date]) -> date:
    """Return the last day of a period as it is counted; no weekend or holiday moves it yet.

    The day on which it begins is not counted.
    """
    match unit:
        case Unit.DAYS:
            return begins + timedelta(days=amount)
        case Unit.WEEKS:
            return begins + timedelta(weeks=amount)
        case Unit.WORKDAYS:
            return workdays_after(begins, amount, holidays)
        case Unit.MONTHS:
            return months_after(begins, amount)
        case _:
            return years_after(begins, amount)


def complaint_deadline(received: date, weeks: int, holidays: Container[date]) -> date:
    """Return the last day to complain: the same weekday ``weeks`` later, or the next working day.

    ``received`` is the day the decision reached the person, not its own date. Retssikkerhedsloven
    § 67 gives four weeks; a period that ends on a weekend or holiday ends on the next working day.
    A citizen's paper passes only days that are holidays beyond doubt: what is left out makes the
    date earlier, which is safe.
    """
    return working_day(ends(received, weeks, Unit.WEEKS, holidays), holidays)


def office_deadline(begins: date, amount: int, unit: Unit, holidays: Container[date]) -> date:
    """Return the last working day on which the municipality itself is in time.

    A period that ends on a weekend or holiday is not stretched: whoever must act does so before it.
    Used for the new assessment of a complaint and the meeting about jobafklaring (four weeks each).
    """
    return working_day_before(ends(begins, amount, unit, holidays), holidays)


def allowed_until(begins: date, given: Deadline, holidays: Container[date]) -> date:
    """Return the last day of a time that a profile gives: never one on which nobody can be reached.

    Such as the days to answer a hearing, whose number forvaltningsloven § 19 leaves to the authority.
    """
    return working_day(ends(begins, given.amount, given.unit, holidays), holidays)


def insight_deadline(asked: date, holidays: Container[date]) -> date:
    """Return by when who asked to see the papers has an answer (*aktindsigt*)."""
    return workdays_after(asked, INSIGHT_WORKDAYS, holidays)


def age_in_days(dated: date, on: date) -> int:
    """Return how old a dated paper is in days; negative where its date is still to come."""
    return (on - dated).days


def is_current(dated: date, on: date, most: int) -> bool:
    """Whether a paper (LÆ 265) is at most so many days old on a day, and not of a later date."""
    return 0 <= age_in_days(dated, on) <= most
