"""Which meeting the wall is for: the coordinator's question, asked on the coordinator's screen."""

from dataclasses import dataclass
from datetime import date

from app.models.base import Id
from app.models.case import Case
from app.models.meetings import MeetingState
from app.presenters.who import meeting_label

__all__ = ["MeetingChoice", "meeting_for_room", "meetings_to_choose"]


@dataclass(frozen=True, slots=True)
class MeetingChoice:
    """A meeting that can be put on the wall."""

    id: Id
    label: str


def meeting_for_room(case: Case, today: date) -> Id | None:
    """Return the meeting that runs, else today's; None where somebody must choose or plan one.

    A closed meeting is over, so nothing of it goes on the wall by itself.
    """
    running = [each.id for each in case.meetings if each.state is MeetingState.RUNNING]
    planned = [
        each.id
        for each in case.meetings
        if each.state is MeetingState.PLANNED and each.day == today
    ]
    found = running or planned
    return found[0] if len(found) == 1 else None


def meetings_to_choose(case: Case, today: date) -> tuple[MeetingChoice, ...]:
    """Return the meetings that are not over, the next one first."""
    ahead = {MeetingState.PLANNED, MeetingState.RUNNING}
    rows = [each for each in case.meetings if each.state in ahead]
    rows.sort(key=lambda each: (each.state is not MeetingState.RUNNING, each.day, each.seq))
    return tuple(MeetingChoice(each.id, meeting_label(each, today)) for each in rows)
