"""Days, times, names and numbers, said and typed in Danish."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.base import Id
from app.models.people import Person
from app.words import dates, people
from app.words.phones import phone_text
from app.words.typed import day_typed, number_typed, time_typed

MONDAY = date(2026, 1, 12)
days = st.dates(date(1930, 1, 1), date(2045, 12, 31))


def test_a_day_is_said_in_full_plain_and_near() -> None:
    assert dates.day_long(MONDAY) == "mandag den 12. januar 2026"
    assert dates.day_plain(MONDAY) == "12. januar 2026"
    assert dates.day_medium(date(2026, 1, 16), MONDAY) == "fredag 16. januar"
    assert dates.day_medium(date(2027, 1, 15), MONDAY) == "fredag 15. januar 2027"
    assert dates.day_short_weekday(date(2026, 1, 13)) == "tirs"


@pytest.mark.parametrize(
    ("shift", "said"),
    [(-1, "i går"), (0, "i dag"), (1, "i morgen"), (2, "onsdag 14. januar")],
)
def test_near_days_have_names(shift: int, said: str) -> None:
    assert dates.day_relative(date(2026, 1, 12 + shift), MONDAY) == said


def test_times_stamps_and_periods() -> None:
    assert dates.clock_text(time(9, 5)) == "9.05"
    moment = datetime(2026, 1, 12, 10, 42, tzinfo=UTC)
    assert dates.stamp_text(moment) == "12.1.2026 kl. 10.42"
    later = date(2026, 5, 1)
    assert dates.period_text(MONDAY, later) == "fra 12.1.2026 til 1.5.2026"
    assert dates.period_text(MONDAY, None) == "fra 12.1.2026"
    assert dates.period_text(None, later) == "til 1.5.2026"
    assert dates.period_text(None, None) == ""


@given(days, days)
def test_every_way_of_saying_a_day_is_read_back(day: date, today: date) -> None:
    for said in (dates.day_numeric(day), dates.day_plain(day), dates.day_long(day), str(day)):
        assert day_typed(said, today) == day
        assert day_typed(f"  {said.upper()} ", today, ahead=True) == day


@given(days, days)
def test_without_a_year_the_nearest_day_is_meant(day: date, today: date) -> None:
    found = day_typed(f"{day.day}/{day.month}", today)
    if (day.month, day.day) != (2, 29):
        assert found is not None
        assert abs((found - today).days) <= 183
        coming = day_typed(f"{day.day}/{day.month}", today, ahead=True)
        assert coming is not None
        assert -30 <= (coming - today).days <= 366


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("12/1-26", MONDAY),
        ("12. jan", MONDAY),
        ("fredag", date(2026, 1, 16)),
        ("på mandag", date(2026, 1, 19)),
        ("senest 20. januar", date(2026, 1, 20)),
        ("tirsdag, den 13. januar", date(2026, 1, 13)),
        ("i morgen", date(2026, 1, 13)),
        ("om 2 uger", date(2026, 1, 26)),
        ("om en uge", date(2026, 1, 19)),
        ("om 3 dage", date(2026, 1, 15)),
        ("1.2.85", date(1985, 2, 1)),
        ("1.2.40", date(2040, 2, 1)),
    ],
)
def test_days_as_they_are_typed(typed: str, day: date) -> None:
    assert day_typed(typed, MONDAY) == day


@pytest.mark.parametrize(
    "typed",
    ["", "30.2.2026", "29.2.2025", "tirsdag 12. januar", "hele tiden", "12. xyz", "1. ja", "0.1."],
)
def test_what_is_no_day(typed: str) -> None:
    assert day_typed(typed, MONDAY) is None


def test_a_day_that_few_years_have_is_none_where_no_near_year_has_it() -> None:
    assert day_typed("29. februar", date(2026, 1, 1)) is None
    assert day_typed("29. februar", date(2024, 1, 1)) == date(2024, 2, 29)
    assert day_typed("31.2.", MONDAY, ahead=True) is None


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("10", time(10)),
        ("10.30", time(10, 30)),
        ("10:30", time(10, 30)),
        ("kl. 9", time(9)),
        ("1030", time(10, 30)),
        ("25", None),
        ("middag", None),
    ],
)
def test_times_as_they_are_typed(typed: str, at: time | None) -> None:
    assert time_typed(typed) == at


def test_numbers_as_they_are_typed() -> None:
    assert [number_typed(each) for each in ("7", "40 år", " 3 ", "tre", "-1")] == [
        7,
        40,
        3,
        None,
        None,
    ]


def test_names_in_lists_and_genitives() -> None:
    assert people.joined([]) == ""
    assert people.joined(["Sanne"]) == "Sanne"
    assert people.joined(["Sanne", "Mille", "Lukas"]) == "Sanne, Mille og Lukas"
    assert [people.genitive(each) for each in ("Sanne", "Lukas", "Max", "Fritz")] == [
        "Sannes", "Lukas'", "Max'", "Fritz'",
    ]  # fmt: skip


def test_who_a_person_is() -> None:
    key = Id("p")
    known = Person(id=key, case_id=key, name="Sanne Holm", family_role="Mor", age=40)
    assert people.person_line(known, MONDAY) == "Sanne Holm, 40 år · mor"
    assert people.person_line(Person(id=key, case_id=key, name="Bo"), MONDAY) == "Bo"
    assert people.first_name(known) == "Sanne"
    assert people.first_name(Person(id=key, case_id=key, name=" ")) == " "


def test_own_words_are_quoted_once() -> None:
    assert people.quoted("Jeg vil noget") == people.quoted(" »Jeg vil noget« ") == "»Jeg vil noget«"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("12345678", "12 34 56 78"),
        ("+45 1234-5678", "+45 12 34 56 78"),
        ("004512345678", "+45 12 34 56 78"),
        (" 112 ", "112"),
        ("lokal 1234", "lokal 1234"),
        ("+46 8 123 456", "+46 8 123 456"),
    ],
)
def test_numbers_are_written_in_pairs(typed: str, said: str) -> None:
    assert phone_text(typed) == said
