"""Danish holidays against days counted by hand."""

import subprocess
import sys
from datetime import date, timedelta

import pytest

from app.exchange.holidays import certain_holidays, closed_days
from devtools.holidays_table import PATH, table_text
from tests.rules import calendar


def easter(year: int) -> date:
    """Easter Sunday after Gauss, as corrected for the Gregorian calendar."""
    golden, century = year % 19, year // 100
    moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon -= (moon // 28) * (1 - (moon // 28) * (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    offset = moon - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


def by_hand(year: int) -> set[date]:
    moving = (-3, -2, 0, 1, 39, 49, 50) + ((26,) if year <= 2023 else ())
    fixed = {(1, 1), (12, 25), (12, 26)}
    return {easter(year) + timedelta(days=each) for each in moving} | {
        date(year, month, day) for month, day in fixed
    }


@pytest.mark.parametrize("year", range(2022, 2041))
def test_each_year_has_the_days_that_were_counted(year: int) -> None:
    assert certain_holidays([year]) == by_hand(year)


@pytest.mark.parametrize("day", [date(2026, 5, 1), date(2026, 6, 5), date(2026, 12, 24)])
def test_days_that_are_in_doubt_move_no_date(day: date) -> None:
    assert day not in certain_holidays([2026])


def test_control_the_librarys_optional_days_would_move_dates() -> None:
    import holidays

    assert date(2026, 5, 1) in holidays.country_holidays("DK", years=2026, categories=("optional",))


def test_the_table_is_what_the_library_says_today() -> None:
    assert PATH.read_text("utf-8") == table_text()


def test_a_year_outside_the_table_is_asked_of_the_library() -> None:
    assert certain_holidays([1985, 2026, 2085]) == by_hand(1985) | by_hand(2026) | by_hand(2085)
    assert date(2085, 12, 24) in closed_days([2085])


def test_the_days_are_known_without_loading_every_country() -> None:
    said = (
        "import sys; from app.exchange.holidays import closed_days; closed_days(range(2020, 2033));"
        " sys.exit('holidays' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", said], check=False).returncode == 0


def test_closed_days_are_those_of_an_own_computus() -> None:
    years = range(2022, 2041)
    assert certain_holidays(years) == calendar.certain(2022, 2040)
    assert closed_days(years) == calendar.generous(2022, 2040)


def test_1_may_is_closed_only_where_it_is_another_holiday() -> None:
    assert date(2026, 5, 1) not in closed_days([2026])
    assert date(2008, 5, 1) in closed_days([2008])  # Ascension Day
