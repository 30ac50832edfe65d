"""Which of a family's meetings is shown when nobody has chosen one: the one that is now, or next.

A meeting that was held is over; it is reached by choosing it.
"""

from datetime import date, time

from app.models.base import Id
from app.models.case import Case
from app.models.meetings import Meeting, MeetingState

__all__ = ["meeting_to_show"]

_WHEN = tuple[date, time, int]


def meeting_to_show(case: Case, today: date) -> Id | None:
    """Return the meeting that runs, else today's planned one, else the next planned one.

    Without any of these: one that was planned for a day gone by and never begun, if it is later than
    the latest that was held; then the latest that was held; then the latest that was put off. None
    where there is no meeting.
    """
    held = [each for each in case.meetings if each.state is MeetingState.CLOSED]
    running = [each for each in case.meetings if each.state is MeetingState.RUNNING]
    if running:
        return max(running, key=_when).id
    planned = [each for each in case.meetings if each.state is MeetingState.PLANNED]
    ahead = [each for each in planned if each.day >= today]
    if ahead:
        return min(ahead, key=_when).id
    past = [*planned, *held] or list(case.meetings)
    return max(past, key=_when).id if past else None


def _when(meeting: Meeting) -> _WHEN:
    return meeting.day, meeting.starts or time.min, meeting.seq
