"""The course of a meeting: its points from the law profile, beginning it, and how long it has gone on."""

from dataclasses import dataclass
from datetime import datetime

from app.models.case import Case
from app.models.law import LawProfile
from app.models.meetings import AgendaItem, Meeting
from app.presenters.forms.rows import in_one
from app.rules.law import profile_of
from app.services.acts.records import Add
from app.services.acts.states import StartMeeting
from app.services.operation import Operation
from app.services.ports import Ids
from app.words import _

__all__ = ["ClockSpec", "begin_meeting", "clock_spec", "course_points"]

_MINUTE = 60


def course_points(
    case: Case, meeting: Meeting, laws: tuple[LawProfile, ...], ids: Ids
) -> tuple[AgendaItem, ...]:
    """Return the points that the profile gives a meeting; none where it has points already."""
    law = profile_of(case, laws, meeting.day)
    if law is None or any(each.meeting_id == meeting.id for each in case.agenda_items):
        return ()
    return tuple(
        AgendaItem(
            id=ids.new(),
            case_id=case.id,
            meeting_id=meeting.id,
            title=each.title,
            course=each.key,
            minutes=each.minutes,
        )
        for each in law.course
        if each.holds(meeting.day)
    )


def begin_meeting(
    case: Case, meeting: Meeting, laws: tuple[LawProfile, ...], ids: Ids
) -> tuple[Operation, ...]:
    """Begin a meeting, with its course where it has no points: one gesture, undone as one."""
    points = tuple(Add(each) for each in course_points(case, meeting, laws, ids))
    start = StartMeeting(case.id, meeting.id, meeting.version)
    return in_one(StartMeeting.act, [start, *points])


@dataclass(frozen=True, slots=True)
class ClockSpec:
    """How long it has gone on, in words; ``over`` where the point has taken longer than meant."""

    point: str
    meeting: str
    over: bool


def clock_spec(
    now: datetime, point_since: datetime, minutes: int | None, meeting_since: datetime
) -> ClockSpec:
    """Say how long the point and the meeting have gone on; for the laptop only, never the wall."""
    spent = int((now - point_since).total_seconds()) // _MINUTE
    whole = int((now - meeting_since).total_seconds()) // _MINUTE
    over = minutes is not None and spent >= minutes
    point = (
        _("Punktet: {spent} min.").format(spent=spent)
        if minutes is None
        else _("Punktet: {spent} af {minutes} min.").format(spent=spent, minutes=minutes)
    )
    return ClockSpec(point, _("Mødet: {spent} min.").format(spent=whole), over)
