"""The last day to complain, held against plain counting of days."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.rules.deadlines import complaint_deadline, working_day

days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
CHRISTMAS = frozenset({date(2026, 12, 24), date(2026, 12, 25), date(2026, 12, 26)})


def counted(received: date, holidays: frozenset[date]) -> date:
    """The same, day by day: twenty-eight days, then on to a day on which offices are open."""
    day = received
    for _day in range(28):
        day += timedelta(days=1)
    while day.strftime("%w") in {"0", "6"} or day in holidays:
        day += timedelta(days=1)
    return day


@given(days, st.frozensets(days, max_size=12))
def test_it_is_what_counting_gives(received: date, scattered: frozenset[date]) -> None:
    near = frozenset(received + timedelta(days=28 + each.day % 5) for each in scattered)
    assert complaint_deadline(received, 4, near) == counted(received, near)


@given(days, st.sets(st.integers(0, 10)))
def test_more_holidays_never_make_it_earlier(received: date, ahead: set[int]) -> None:
    holidays = frozenset(received + timedelta(days=28 + each) for each in ahead)
    assert complaint_deadline(received, 4, frozenset()) <= complaint_deadline(received, 4, holidays)


def test_the_same_weekday_four_weeks_later() -> None:
    assert complaint_deadline(date(2026, 1, 13), 4, frozenset()) == date(2026, 2, 10)


def test_christmas_moves_it_past_the_weekend() -> None:
    assert complaint_deadline(date(2026, 11, 26), 4, CHRISTMAS) == date(2026, 12, 28)
    assert working_day(date(2026, 12, 23), CHRISTMAS) == date(2026, 12, 23)
