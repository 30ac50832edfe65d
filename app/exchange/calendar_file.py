"""A calendar file (iCalendar, RFC 5545) that any telephone or calendar program reads."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from icalendar import Event

    from app.presenters.calendar_file import CalendarEvent

__all__ = ["calendar_bytes"]

_MAKER: Final = "-//Rundbord//Kalender//DA"

_BEGAN: Final = datetime(2020, 1, 1, tzinfo=UTC)
"""From when ``SEQUENCE`` is counted: in seconds it stays a whole number of 32 bits until 2088."""


def calendar_bytes(events: Iterable["CalendarEvent"], at: datetime) -> bytes:
    """Return the file: the same bytes for the same entries at the same moment ``at``, in UTC.

    Times are floating (no time zone), so that 10.00 is 10.00 where the telephone is; entries are
    private and name no attendees, and no alarm is set. A later file wins over an earlier one with the
    same entry (RFC 5545 § 3.8.7.4, RFC 5546 § 2.1.5): its ``SEQUENCE`` is the moment itself, so that no
    count has to be kept and none tells of what went to others. There is no ``METHOD``: that would ask
    for an organizer, whose name is nobody's business who looks at a telephone.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    stamp = at.astimezone(UTC).replace(microsecond=0)
    for each in events:
        calendar.add_component(_event(each, stamp))
    return bytes(calendar.to_ical())


def _event(each: "CalendarEvent", stamp: datetime) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", each.uid)
    event.add("dtstamp", stamp)
    event.add("sequence", int((stamp - _BEGAN).total_seconds()))
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
