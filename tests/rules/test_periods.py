"""Ages and periods, held against counting birthdays one by one."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.periods import age_on, holds
from tests.rules.families import person
from tests.rules.worlds import few

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def birthdays(born: date, on: date) -> int:
    """Count days from birth on; somebody born on 29 February turns older on 1 March otherwise."""
    age, day = 0, born
    while day < on:
        day += timedelta(1)
        leapling = (born.month, born.day) == (2, 29) and (day.month, day.day) == (3, 1)
        no_leap_day = (day - timedelta(1)).day == 28
        age += (day.month, day.day) == (born.month, born.day) or (leapling and no_leap_day)
    return age


@few(25)
@given(DAYS, st.integers(0, 3000))
def test_an_age_is_the_number_of_birthdays(born: date, days: int) -> None:
    on = born + timedelta(days)
    assert age_on(person("p", birth_date=born), on) == birthdays(born, on)


@pytest.mark.parametrize(
    ("on", "age"),
    [
        (date(2025, 2, 28), 0), (date(2025, 3, 1), 1), (date(2028, 2, 28), 3),
        (date(2028, 2, 29), 4), (date(2028, 3, 1), 4), (date(2024, 2, 29), 0),
    ],
)  # fmt: skip
def test_somebody_born_on_29_february(on: date, age: int) -> None:
    assert age_on(person("p", birth_date=date(2024, 2, 29)), on) == age


@pytest.mark.parametrize("age", [None, 0, 40])
def test_without_a_day_of_birth_the_stated_age_counts(age: int | None) -> None:
    assert age_on(person("p", age), date(2026, 1, 1)) == age


def test_a_day_of_birth_wins_over_a_stated_age() -> None:
    assert age_on(person("p", 99, birth_date=date(2000, 1, 1)), date(2026, 1, 1)) == 26


@dataclass(frozen=True)
class Span:
    from_date: date | None
    to_date: date | None


@given(st.none() | DAYS, st.none() | DAYS, DAYS)
def test_a_period_holds_from_its_first_to_its_last_day(
    first: date | None, last: date | None, on: date
) -> None:
    inside = (first or date.min) <= on <= (last or date.max)
    assert holds(Span(first, last), on) is inside
