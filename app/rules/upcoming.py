"""Which meetings are still to be held, and when."""

from collections.abc import Iterable
from datetime import date, time
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.meetings import MeetingState

__all__ = ["AHEAD", "meeting_days"]

AHEAD: Final = frozenset({MeetingState.PLANNED, MeetingState.RUNNING})
"""States of a meeting that is still to be held."""


def meeting_days(cases: Iterable[Case]) -> tuple[tuple[date, Id], ...]:
    """Return the day and case of each meeting that is still to be held, in order of time."""
    found = [
        (each.day, each.starts or time.min, case.id)
        for case in cases
        for each in case.meetings
        if each.state in AHEAD
    ]
    return tuple((day, case) for day, _starts, case in sorted(found))
