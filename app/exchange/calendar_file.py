"""A calendar file (iCalendar, RFC 5545) that any telephone or calendar program reads."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from icalendar import Event

    from app.presenters.calendar_file import CalendarEvent

__all__ = ["calendar_bytes"]

_MAKER: Final = "-//Rundbord//Kalender//DA"


def calendar_bytes(events: Iterable["CalendarEvent"], on: date) -> bytes:
    """Return the file: the same bytes for the same entries on the same day ``on``.

    Times are floating (no time zone), so that 10.00 is 10.00 where the telephone is; entries are
    private and name no attendees, and no alarm is set.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    stamp = datetime.combine(on, time.min, UTC)
    for each in events:
        calendar.add_component(_event(each, stamp))
    return bytes(calendar.to_ical())


def _event(each: "CalendarEvent", stamp: datetime) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", each.uid)
    event.add("dtstamp", stamp)
    event.add("summary", each.title)
    event.add("class", "PRIVATE")
    if each.starts is None:
        event.add("dtstart", each.day)
        event.add("dtend", each.day + timedelta(days=1))
    else:
        event.add("dtstart", datetime.combine(each.day, each.starts))  # floating
        if each.ends is not None:
            event.add("dtend", datetime.combine(each.day, each.ends))  # floating
    if each.weekly:
        event.add("rrule", {"freq": "weekly"})
    return event
