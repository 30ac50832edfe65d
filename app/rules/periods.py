"""Calendar arithmetic: ages, periods, what holds on a day. Days are calendar days."""

from datetime import date
from typing import Protocol

from app.models.people import Person

__all__ = ["Period", "age_on", "birthday", "holds"]


class Period(Protocol):
    """Anything with a first and a last day; None is open."""

    @property
    def from_date(self) -> date | None:
        """First day."""

    @property
    def to_date(self) -> date | None:
        """Last day."""


def holds(period: Period, on: date) -> bool:
    """Whether a period holds on a day; both ends are part of it."""
    started = period.from_date is None or period.from_date <= on
    return started and (period.to_date is None or on <= period.to_date)


def age_on(person: Person, on: date) -> int | None:
    """Return a person's age in whole years on a day.

    Falls back on the age a source states; None where nothing is known. Somebody born on
    29 February turns a year older on 1 March in other years.
    """
    born = person.birth_date
    if born is None:
        return person.age
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def birthday(born: date, years: int) -> date:
    """Return the day on which somebody turns an age; 1 March where 29 February is missing."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)
