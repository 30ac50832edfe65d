"""Acts that take a meeting to another day, and that put new minutes in the place of closed ones."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any, ClassVar

from app.models.base import Id, Record
from app.models.case import Case
from app.models.changes import Step, Steps
from app.models.meetings import AgendaItem, Attendance, Meeting, MeetingState
from app.models.problems import Code, Problem, Refused
from app.models.safety import SharedRoom
from app.rules.minutes import superseded_by
from app.services.acts.presence import require, there
from app.services.acts.records import edited, inserted
from app.services.operation import Surroundings
from app.services.ports import Ids

__all__ = ["PostponeMeeting", "SupersedeMinutes", "correction", "postponement"]


@dataclass(frozen=True, slots=True)
class PostponeMeeting:
    """Take a meeting to another day: it stays as postponed, and a new one is planned.

    ``rows`` are those who are invited, the points and the reasons for a shared room, for the new one.
    Consents to talk at the old one are not taken along: they name a day.
    """

    legal: ClassVar[bool] = False
    act: ClassVar[str] = "Meeting.postpone"

    case_id: Id
    id: Id
    new: Meeting
    rows: tuple[Record, ...] = ()
    seen: int | None = None

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """One update and the new meeting; never to a day that is over."""
        present = there(case, Meeting, self.id, self.seen)
        require(present.state in {MeetingState.PLANNED, MeetingState.RUNNING})
        if self.new.day < around.today:
            raise Refused(Problem(Code.IMPOSSIBLE_DATE, "day"))
        moved = edited(case, present, {"state": MeetingState.POSTPONED}, around)
        planned = replace(self.new, state=MeetingState.PLANNED, closed_at=None, replaces_id=None)
        return (moved, *_with_rows(case, planned, self.rows, around))


@dataclass(frozen=True, slots=True)
class SupersedeMinutes:
    """Begin new minutes in the place of closed ones, which stay as they are.

    ``rows`` are what the new ones begin with. Minutes are superseded once; what is wrong in the new
    ones is put right by superseding those.
    """

    legal: ClassVar[bool] = False
    act: ClassVar[str] = "Meeting.supersede"

    case_id: Id
    id: Id
    new: Meeting
    rows: tuple[Record, ...] = ()
    seen: int | None = None

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """The new meeting with what it begins with."""
        present = there(case, Meeting, self.id, self.seen)
        require(present.state is MeetingState.CLOSED)
        if superseded_by(case, present.id) is not None:
            raise Refused(Problem(Code.ALREADY_THERE))
        begun = replace(
            self.new, state=MeetingState.RUNNING, closed_at=None, replaces_id=present.id
        )
        return _with_rows(case, begun, self.rows, around)


def _with_rows(case: Case, meeting: Meeting, rows: Iterable[Record], around: Surroundings) -> Steps:
    steps: list[Step] = []
    for each in (meeting, *rows):
        step = inserted(case, each, around)
        steps.append(step)
        case = case.having(type(each), (*case.of(type(each)), step.record))
    return tuple(steps)


def postponement(
    case: Case, meeting: Meeting, day: date, starts: time | None, ids: Ids
) -> PostponeMeeting:
    """Return the wish to hold a meeting on another day, with the same people and points."""
    new = replace(
        meeting, id=ids.new(), day=day, starts=starts, ends=None, read_at=None,
        moved_from_id=meeting.id,
    )  # fmt: skip
    rows = (
        *_copied(case, Attendance, meeting.id, new.id, ids, present=False, arrival=None),
        *_copied(case, AgendaItem, meeting.id, new.id, ids, done=False),
        *_copied(case, SharedRoom, meeting.id, new.id, ids),
    )
    return PostponeMeeting(case.id, meeting.id, new, rows, meeting.version)


def correction(case: Case, meeting: Meeting, title: str, ids: Ids) -> SupersedeMinutes:
    """Return the wish to put closed minutes right: who was there, points and summary come along.

    Agreements and recommendations stand; what is wrong with one is said in a new one.
    """
    new = replace(meeting, id=ids.new(), title=title, read_at=None)
    rows = tuple(
        row
        for kind in (Attendance, AgendaItem, SharedRoom)
        for row in _copied(case, kind, meeting.id, new.id, ids)
    )
    return SupersedeMinutes(case.id, meeting.id, new, rows, meeting.version)


def _copied(
    case: Case, kind: type[Any], old: Id, new: Id, ids: Ids, **values: object
) -> tuple[Record, ...]:
    return tuple(
        replace(each, id=ids.new(), meeting_id=new, **values)
        for each in case.of(kind)
        if each.meeting_id == old
    )
