"""The calendar that somebody takes home in their own telephone: what stands in it, and what never does.

A telephone lies on the table and is read by others, so an entry says "Møde" or "Tid" and when, and
nothing else: no names, no place, no title (domain.md §15.16). Everything comes from the lensed case of
the one whose calendar it is.
"""

import hashlib
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.meetings import Meeting, MeetingState
from app.models.readers import FamilyReader, ProfessionalReader, Reader
from app.rules.invitations import first_of
from app.words import _

__all__ = ["CalendarEvent", "calendar_events"]

_UID_LENGTH: Final = 32


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One entry: local wall-clock times, the whole day where ``starts`` is None.

    ``uid`` stays the same from one file to the next for the same reader, also where a meeting is put
    off to another day, so that a telephone moves the entry instead of doubling it; two readers'
    entries of one meeting have nothing in common.
    """

    uid: str
    title: str
    day: date
    starts: time | None = None
    ends: time | None = None
    weekly: bool = False


def calendar_events(
    lensed_case: Case, reader: Reader, on: date, meeting_id: Id | None = None
) -> tuple[CalendarEvent, ...]:
    """Return what is ahead of a reader, meetings before other times on the same moment.

    A weekly time that has begun is kept from its first day on; others only from ``on`` on. With
    ``meeting_id`` that meeting is alone in it, as it goes with an invitation.
    """
    meetings = [
        CalendarEvent(
            _uid(reader, first_of(lensed_case, each)), _("Møde"), each.day, each.starts, each.ends
        )
        for each in lensed_case.meetings
        if each.day >= on and meeting_id in {None, each.id} and _takes_place(each)
    ]
    times = [
        CalendarEvent(
            _uid(reader, each.id), _("Tid"), each.day, each.starts, each.ends, each.weekly
        )
        for each in lensed_case.appointments
        if meeting_id is None and (each.day >= on or each.weekly)
    ]
    return tuple(sorted((*meetings, *times), key=_order))


def _takes_place(meeting: Meeting) -> bool:
    """What was put off is in the calendar on its new day; minutes put right are no other meeting."""
    return meeting.state is not MeetingState.POSTPONED and meeting.replaces_id is None


def _order(event: CalendarEvent) -> tuple[date, time, str, str]:
    return event.day, event.starts or time.min, event.title, event.uid


def _uid(reader: Reader, record: Id) -> str:
    """A name for the entry that says nothing and is nobody else's."""
    match reader:
        case FamilyReader(person_id):
            whose = person_id
        case ProfessionalReader(contact_id):
            whose = contact_id
        case _:
            whose = Id("")
    return hashlib.sha256(f"{whose}/{record}".encode()).hexdigest()[:_UID_LENGTH]
