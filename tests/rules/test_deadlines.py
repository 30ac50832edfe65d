"""Deadlines against a table worked out by hand and against plain counting, day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.law_parts import Certainty, Deadline, Unit
from app.models.meetings import Delivery
from app.rules.deadlines import (
    age_in_days,
    allowed_until,
    complaint_deadline,
    ends,
    insight_deadline,
    is_current,
    months_after,
    office_deadline,
    received,
    workdays_after,
    working_day,
    working_day_before,
    years_after,
)
from tests.rules.calendar import certain, easter, generous, stepped, stepped_workdays

SAFE, GENEROUS = certain(2019, 2032), generous(2019, 2032)
FORTNIGHT = Deadline(
    key="hearing", source="", checked_on=date(2026, 1, 1), certainty=Certainty.LOW,
    title="Svar", amount=14, unit=Unit.DAYS,
)  # fmt: skip
WAYS = {"H": Delivery.HANDED, "D": Delivery.DIGITAL, "L": Delivery.LETTER}

# way, sent, then received and last day: the safe ones, and the generous ones where they differ
TABLE = """
    D 2026-01-13  2026-01-13 2026-02-10                        an ordinary Tuesday
    H 2026-03-09  2026-03-09 2026-04-07                        ends on Easter Monday
    D 2026-03-05  2026-03-05 2026-04-07                        ends on Maundy Thursday
    D 2026-03-06  2026-03-06 2026-04-07                        ends on Good Friday
    D 2026-03-04  2026-03-04 2026-04-01                        ends the day before Maundy Thursday
    H 2026-03-07  2026-03-07 2026-04-07                        handed over on a Saturday before Easter
    D 2026-05-08  2026-05-08 2026-06-05  2026-05-08 2026-06-08 Grundlovsdag, a Friday
    D 2026-05-07  2026-05-07 2026-06-04                        the day before Grundlovsdag
    D 2025-05-08  2025-05-08 2025-06-05  2025-05-08 2025-06-06 Grundlovsdag, a Thursday
    D 2023-05-08  2023-05-08 2023-06-05  2023-05-08 2023-06-06 Grundlovsdag, a Monday
    D 2021-05-08  2021-05-08 2021-06-07                        Grundlovsdag, a Saturday
    H 2022-05-08  2022-05-08 2022-06-07                        Grundlovsdag and Whit Sunday, then Whit Monday
    D 2026-11-26  2026-11-26 2026-12-24  2026-11-26 2026-12-28 24 December, a Thursday
    D 2026-11-27  2026-11-27 2026-12-28                        Christmas Day, a Friday
    D 2026-12-03  2026-12-03 2026-12-31  2026-12-03 2027-01-04 31 December, a Thursday
    D 2026-12-04  2026-12-04 2027-01-04                        New Year's Day, a Friday
    H 2024-11-26  2024-11-26 2024-12-24  2024-11-26 2024-12-27 24 December, a Tuesday
    D 2024-11-27  2024-11-27 2024-12-27                        Christmas Day, a Wednesday
    D 2024-12-03  2024-12-03 2024-12-31  2024-12-03 2025-01-02 31 December, a Tuesday
    D 2023-04-07  2023-04-07 2023-05-08                        Store Bededag for the last time
    D 2024-03-29  2024-03-29 2024-04-26                        where it would have been in 2024
    D 2025-04-18  2025-04-18 2025-05-16                        where it would have been in 2025
    D 2026-04-03  2026-04-03 2026-05-01                        1 May is a working day, a Friday
    D 2025-04-03  2025-04-03 2025-05-01                        1 May is a working day, a Thursday
    D 2024-02-01  2024-02-01 2024-02-29                        a leap day
    D 2023-02-01  2023-02-01 2023-03-01                        no leap day
    D 2028-02-01  2028-02-01 2028-02-29                        a leap day, a Tuesday
    D 2026-04-16  2026-04-16 2026-05-15                        ends on Ascension Day
    H 2026-04-27  2026-04-27 2026-05-26                        ends on Whit Monday
    D 2020-12-28  2020-12-28 2021-01-25                        over New Year
    D 2027-12-30  2027-12-30 2028-01-27                        over New Year into a leap year
    L 2026-01-12  2026-01-20 2026-02-17                        a letter over one weekend
    L 2026-01-10  2026-01-19 2026-02-16                        a letter sent on a Saturday
    L 2026-03-27  2026-04-09 2026-05-07                        a letter over Easter
    L 2026-12-17  2026-12-28 2027-01-25  2026-12-29 2027-01-26 a letter over Christmas
    L 2025-12-22  2026-01-02 2026-01-30  2026-01-06 2026-02-03 a letter over Christmas and New Year
    L 2023-04-28  2023-05-09 2023-06-06                        a letter over 1 May and Store Bededag
    L 2024-04-19  2024-04-29 2024-05-27                        a letter where Store Bededag would have been
    L 2026-05-29  2026-06-08 2026-07-06  2026-06-09 2026-07-07 a letter over Grundlovsdag
    L 2024-02-21  2024-02-29 2024-04-02                        a letter on a leap day, then Maundy Thursday
"""


def rows() -> list[tuple[str, list[date], str]]:
    found = []
    for line in TABLE.strip().splitlines():
        way, *rest = line.split()
        days = [date.fromisoformat(each) for each in rest if each[:2] == "20" and "-" in each]
        found.append((way, days, line.split("   ")[-1].strip()))
    return found


def test_the_table_is_long_enough_and_has_every_way() -> None:
    assert len(rows()) >= 30
    assert {way for way, _days, _note in rows()} == set(WAYS)


@pytest.mark.parametrize(("way", "days", "note"), rows(), ids=lambda each: str(each)[:40])
def test_a_day_worked_out_by_hand(way: str, days: list[date], note: str) -> None:
    sent, *expected = days
    expected = expected if len(expected) == 4 else expected * 2
    found = []
    for off in (SAFE, GENEROUS):
        there = received(WAYS[way], sent, off)
        found += [there, complaint_deadline(there, 4, off)]
    assert found == expected, note


@pytest.mark.parametrize("off", [SAFE, GENEROUS], ids=["safe", "generous"])
@pytest.mark.parametrize("way", Delivery)
def test_ten_years_of_days_are_what_counting_gives(way: Delivery, off: frozenset[date]) -> None:
    day = date(2020, 1, 1)
    while day <= date(2030, 12, 31):
        there = stepped_workdays(day, 6, off) if way is Delivery.LETTER else day
        assert received(way, day, off) == there
        assert complaint_deadline(there, 4, off) == stepped(there, 28, off)
        day += timedelta(days=1)


def test_the_safe_day_is_never_after_the_generous_one() -> None:
    for ahead in range(4018):
        sent = date(2020, 1, 1) + timedelta(days=ahead)
        for way in Delivery:
            early = complaint_deadline(received(way, sent, SAFE), 4, SAFE)
            assert early <= complaint_deadline(received(way, sent, GENEROUS), 4, GENEROUS)


def test_control_a_year_with_store_bededag_too_many_would_be_noticed() -> None:
    wrong = SAFE | {easter(2024) + timedelta(days=26)}
    assert complaint_deadline(date(2024, 3, 29), 4, wrong) != date(2024, 4, 26)


def test_control_1_may_as_a_holiday_would_be_noticed() -> None:
    assert complaint_deadline(date(2026, 4, 3), 4, SAFE | {date(2026, 5, 1)}) != date(2026, 5, 1)


MONTHS = """
    2023-08-31 6 2024-02-29
    2024-08-31 6 2025-02-28
    2024-08-30 6 2025-02-28
    2024-08-29 6 2025-02-28
    2024-08-28 6 2025-02-28
    2024-02-29 6 2024-08-29
    2024-02-29 12 2025-02-28
    2026-01-31 6 2026-07-31
    2026-12-31 6 2027-06-30
    2026-07-01 6 2027-01-01
    2026-06-30 6 2026-12-30
    2026-05-31 1 2026-06-30
"""


@pytest.mark.parametrize("row", [line.split() for line in MONTHS.strip().splitlines()])
def test_calendar_months_by_hand(row: list[str]) -> None:
    begins, months, last = date.fromisoformat(row[0]), int(row[1]), date.fromisoformat(row[2])
    assert months_after(begins, months) == last
    assert ends(begins, months, Unit.MONTHS, SAFE) == last


def test_six_months_are_what_stepping_back_from_a_month_too_far_gives() -> None:
    day = date(2020, 1, 1)
    while day <= date(2030, 12, 31):
        year, month = (day.year, day.month + 6) if day.month <= 6 else (day.year + 1, day.month - 6)
        expected = date(year, month, 1)
        for _each in range(day.day - 1):  # on to the day, but not into the month after
            expected += timedelta(days=(expected + timedelta(days=1)).month == month)
        assert months_after(day, 6) == expected
        day += timedelta(days=1)


def test_years_end_on_the_same_date_or_the_last_of_february() -> None:
    assert years_after(date(2024, 2, 29), 2) == date(2026, 2, 28)
    assert years_after(date(2023, 2, 28), 5) == date(2028, 2, 28)
    assert ends(date(2026, 6, 5), 2, Unit.YEARS, SAFE) == date(2028, 6, 5)


def test_units_begin_on_the_day_after() -> None:
    friday = date(2026, 4, 10)
    assert ends(friday, 30, Unit.DAYS, SAFE) == date(2026, 5, 10)
    assert ends(friday, 4, Unit.WEEKS, SAFE) == date(2026, 5, 8)
    assert ends(friday, 3, Unit.WORKDAYS, SAFE) == date(2026, 4, 15)


def test_the_municipality_is_in_time_before_a_closed_day_not_after() -> None:
    assert office_deadline(date(2026, 3, 6), 4, Unit.WEEKS, SAFE) == date(2026, 4, 1)
    assert office_deadline(date(2026, 3, 10), 4, Unit.WEEKS, SAFE) == date(2026, 4, 7)
    assert working_day_before(date(2026, 4, 6), SAFE) == date(2026, 4, 1)


def test_who_is_heard_may_answer_on_a_day_with_somebody_there() -> None:
    assert allowed_until(date(2026, 3, 23), FORTNIGHT, SAFE) == date(2026, 4, 7)
    assert allowed_until(date(2026, 3, 17), FORTNIGHT, SAFE) == date(2026, 3, 31)


def test_insight_takes_seven_working_days() -> None:
    assert insight_deadline(date(2026, 3, 30), SAFE) == date(2026, 4, 13)
    assert workdays_after(date(2026, 1, 9), 0, SAFE) == date(2026, 1, 9)


def test_an_attest_is_current_for_so_many_days() -> None:
    dated = date(2024, 2, 10)
    assert age_in_days(dated, date(2024, 3, 11)) == 30
    assert is_current(dated, date(2024, 3, 11), 30)
    assert not is_current(dated, date(2024, 3, 12), 30)
    assert not is_current(dated, date(2024, 2, 9), 30)


# --- any days, any holidays ---------------------------------------------------------------------

days = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@given(days, st.frozensets(days, max_size=12))
def test_it_is_what_counting_gives(begins: date, scattered: frozenset[date]) -> None:
    near = frozenset(begins + timedelta(days=28 + each.day % 5) for each in scattered)
    assert complaint_deadline(begins, 4, near) == stepped(begins, 28, near)


@given(days, st.sets(st.integers(0, 10)))
def test_more_holidays_never_make_it_earlier(begins: date, ahead: set[int]) -> None:
    off = frozenset(begins + timedelta(days=28 + each) for each in ahead)
    assert complaint_deadline(begins, 4, frozenset()) <= complaint_deadline(begins, 4, off)


@given(days, st.frozensets(days, max_size=12))
def test_a_working_day_stays_and_the_other_way_is_never_later(
    day: date, off: frozenset[date]
) -> None:
    assert working_day_before(day, off) <= day <= working_day(day, off)
    assert working_day(working_day_before(day, off), off) == working_day_before(day, off)
