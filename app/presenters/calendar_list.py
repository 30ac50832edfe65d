"""The calendar: appointments, meetings and agreed days, day by day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.meetings import AgreementState, Appointment, Meeting
from app.presenters.lines import agreement_line
from app.presenters.who import concerned_text
from app.rules.appointments import falls_on
from app.words import _
from app.words.dates import clock_text, day_medium, day_relative

__all__ = ["CalendarDay", "CalendarEntry", "EntryKind", "calendar_list"]

WEEKS: Final = 4
"""How far ahead the calendar looks unless it is asked for more."""

_WEEK: Final = 7


class EntryKind(StrEnum):
    """What an entry of the calendar is."""

    APPOINTMENT = "appointment"
    MEETING = "meeting"
    AGREEMENT = "agreement"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One thing on a day; ``at`` is empty for the whole day."""

    id: Id
    kind: EntryKind
    at: str
    title: str
    whom: str
    place: str
    weekly: bool = False


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day on which something is on."""

    day: date
    label: str
    entries: tuple[CalendarEntry, ...]


def calendar_list(case: Case, today: date, weeks: int = WEEKS) -> tuple[CalendarDay, ...]:
    """Return the days from today on that have entries, the whole-day ones first on each."""
    found = []
    for ahead in range(weeks * _WEEK):
        day = today + timedelta(days=ahead)
        entries = sorted(_on(case, day), key=lambda each: each[0])
        if entries:
            label = day_relative(day, today)
            if ahead <= 1:
                label = f"{label} · {day_medium(day, today)}"
            found.append(CalendarDay(day, label, tuple(entry for _at, entry in entries)))
    return tuple(found)


_Sorted = tuple[tuple[time, int, int], CalendarEntry]


def _on(case: Case, day: date) -> Iterator[_Sorted]:
    for agreement in case.agreements:
        if agreement.by_date == day and agreement.state is AgreementState.OPEN:
            line = agreement_line(case, agreement, day)
            yield (
                (time.min, 0, agreement.seq),
                CalendarEntry(agreement.id, EntryKind.AGREEMENT, "", line.said, line.whom, ""),
            )
    for meeting in case.meetings:
        if meeting.day == day:
            yield (meeting.starts or time.min, 1, meeting.seq), _meeting(meeting)
    for each in case.appointments:
        if falls_on(each, day):
            yield (each.starts or time.min, 2, each.seq), _appointment(case, each)


def _span(starts: time | None, ends: time | None) -> str:
    return "–".join(clock_text(each) for each in (starts, ends) if each is not None)


def _meeting(each: Meeting) -> CalendarEntry:
    return CalendarEntry(
        each.id,
        EntryKind.MEETING,
        _span(each.starts, each.ends),
        each.title or _("Møde"),
        "",
        each.place or "",
    )


def _appointment(case: Case, each: Appointment) -> CalendarEntry:
    return CalendarEntry(
        each.id,
        EntryKind.APPOINTMENT,
        _span(each.starts, each.ends),
        each.title,
        concerned_text(case, each.id),
        each.place or "",
        each.weekly,
    )
