"""Calendar files: the bytes, read back by a reader of its own."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from icalendar import Calendar

from app.exchange.calendar_file import calendar_bytes
from app.presenters.calendar_file import CalendarEvent

DAY = date(2026, 1, 12)
AT = datetime(2026, 1, 5, 9, tzinfo=UTC)


def read(*events: CalendarEvent) -> list[Any]:
    calendar: Any = Calendar.from_ical(calendar_bytes(events, AT))
    return list(calendar.events)


def test_times_are_wall_clock_times_that_no_zone_moves() -> None:
    (event,) = read(CalendarEvent("u", "Møde", DAY, time(10), time(11, 30)))
    assert event["dtstart"].dt == datetime(2026, 1, 12, 10)  # noqa: DTZ001 # floating on purpose
    assert event["dtend"].dt == datetime(2026, 1, 12, 11, 30)  # noqa: DTZ001 # floating on purpose
    assert event["dtstart"].dt.tzinfo is None


def test_without_a_time_it_is_the_whole_day() -> None:
    (event,) = read(CalendarEvent("u", "Tid", DAY))
    assert (event["dtstart"].dt, event["dtend"].dt) == (DAY, date(2026, 1, 13))


def test_without_an_end_there_is_none_and_what_is_weekly_goes_on() -> None:
    (event,) = read(CalendarEvent("u", "Tid", DAY, time(9), weekly=True))
    assert "dtend" not in event
    assert event["rrule"]["freq"] == ["WEEKLY"]


def test_nobody_attends_and_nothing_rings() -> None:
    data = calendar_bytes([CalendarEvent("u", "Møde", DAY, time(10))], AT).decode()
    for word in ("ATTENDEE", "ORGANIZER", "VALARM", "LOCATION", "DESCRIPTION"):
        assert word not in data
    assert "CLASS:PRIVATE" in data


def test_the_same_entries_are_the_same_bytes() -> None:
    events = [CalendarEvent(f"u{at}", "Møde", DAY, time(8 + at)) for at in range(5)]
    assert calendar_bytes(events, AT) == calendar_bytes(events, AT)


def test_a_later_file_moves_the_entry_since_its_number_is_higher() -> None:
    def made(at: datetime, starts: time) -> Any:
        data = calendar_bytes([CalendarEvent("u", "Møde", DAY, starts)], at)
        calendar: Any = Calendar.from_ical(data)
        (event,) = calendar.events
        return event

    first, second = made(AT, time(9)), made(AT + timedelta(seconds=1), time(13))
    assert first["uid"] == second["uid"]
    assert second["sequence"] == first["sequence"] + 1
    assert second["dtstamp"].dt > first["dtstamp"].dt
    assert made(datetime(2087, 12, 31, tzinfo=UTC), time(9))["sequence"] < 2**31
    assert "method" not in Calendar.from_ical(calendar_bytes([], AT))
