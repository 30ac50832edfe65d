"""What an invitation says of when and where, and whether that is still so.

A meeting that was postponed goes on as a new one: who was invited to the old one holds an invitation
that is no longer true, and an entry in a calendar that is to move.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from app.models.base import Id
from app.models.case import Case
from app.models.meetings import Handout, HandoutForm, Meeting, MeetingState

__all__ = [
    "Called",
    "called_by",
    "calls_to",
    "first_of",
    "last_call",
    "not_to_come",
    "outdated",
    "stands",
    "who_was_called",
]


@dataclass(frozen=True, slots=True)
class Called:
    """When and where somebody is called to.

    ``place`` is empty where there is none, None where the reader may not know it.
    """

    day: date
    starts: time | None = None
    ends: time | None = None
    place: str | None = ""
    online: bool = False


def calls_to(meeting: Meeting, seen: Meeting | None) -> dict[str, Any]:
    """Return what a paper notes of the meeting that it calls to; ``seen`` is it as its reader sees it."""
    hidden = bool(meeting.place) and not (seen and seen.place)
    return {
        "meeting_id": meeting.id,
        "meeting_day": meeting.day,
        "meeting_starts": meeting.starts,
        "meeting_ends": meeting.ends,
        "meeting_place": None if hidden else meeting.place or "",
        "meeting_online": meeting.online,
    }


def called_by(paper: Handout) -> Called | None:
    """Return what stands on a paper, None on one that calls to nothing."""
    if paper.meeting_day is None:
        return None
    return Called(
        paper.meeting_day,
        paper.meeting_starts,
        paper.meeting_ends,
        paper.meeting_place,
        paper.meeting_online,
    )


def stands(said: Called, meeting: Meeting) -> bool:
    """Whether what was said is still so; who was not told the place is still to ask for it.

    Online there is no door to stand at.
    """
    if (said.day, said.starts, said.ends) != (meeting.day, meeting.starts, meeting.ends):
        return False
    if said.online or meeting.online:
        return said.online == meeting.online
    return said.place is None or said.place == (meeting.place or "")


def last_call(case: Case, meeting: Meeting, reader: Id, form: HandoutForm) -> Called | None:
    """Return what a reader was told last of a meeting, or of those that it was moved from."""
    papers = [
        each
        for each in _papers(case, meeting, form)
        if (each.person_id or each.contact_id) == reader
    ]
    last = max(papers, key=lambda each: each.number, default=None)
    return None if last is None else called_by(last)


def outdated(case: Case, meeting: Meeting) -> tuple[Id, ...]:
    """Return who of those who are to come holds an invitation to this meeting that is no longer true."""
    if meeting.state is not MeetingState.PLANNED:
        return ()
    coming = _coming(case, meeting)
    return tuple(each for each in coming if each is not None and not _true(case, meeting, each))


def not_to_come(case: Case, meeting: Meeting) -> tuple[Id, ...]:
    """Return who holds an invitation and is not to come any more: they may stand at the door."""
    if meeting.state is not MeetingState.PLANNED:
        return ()
    coming = _coming(case, meeting)
    return tuple(each for each in who_was_called(case, meeting) if each not in coming)


def _coming(case: Case, meeting: Meeting) -> dict[Id | None, None]:
    """Who is invited, in order; None for whoever is known by name only."""
    return dict.fromkeys(
        each.person_id or each.contact_id
        for each in case.attendances
        if each.meeting_id == meeting.id
    )


def who_was_called(case: Case, meeting: Meeting) -> tuple[Id, ...]:
    """Return everybody who was called to a meeting: who is to hear where it is taken off a day."""
    papers = sorted(_papers(case, meeting, HandoutForm.INVITATION), key=lambda each: each.number)
    found = dict.fromkeys(each.person_id or each.contact_id for each in papers)
    return tuple(each for each in found if each is not None)


def _true(case: Case, meeting: Meeting, reader: Id) -> bool:
    said = last_call(case, meeting, reader, HandoutForm.INVITATION)
    return said is None or stands(said, meeting)


def _papers(case: Case, meeting: Meeting, form: HandoutForm) -> Iterator[Handout]:
    chain = {each.id for each in _chain(case, meeting)}
    return (each for each in case.handouts if each.form is form and each.meeting_id in chain)


def first_of(case: Case, meeting: Meeting) -> Id:
    """Return the meeting that this one was at first, before it was put off: the same in a calendar."""
    *_later, first = _chain(case, meeting)
    return first.id


def _chain(case: Case, meeting: Meeting) -> Iterator[Meeting]:
    """The meeting, and those it was moved from, as far as they are known; no way leads in a circle."""
    gone: set[Id] = set()
    at: Meeting | None = meeting
    while at is not None and at.id not in gone:
        gone.add(at.id)
        yield at
        at = case.get(Meeting, at.moved_from_id)
