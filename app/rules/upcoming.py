"""On which days meetings stand."""

from collections.abc import Iterable
from datetime import date, time
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.meetings import MeetingState

__all__ = ["ON_A_DAY", "meeting_days"]

ON_A_DAY: Final = frozenset(MeetingState) - {MeetingState.POSTPONED}
"""States of a meeting that stands on its day: to be held, under way or held."""


def meeting_days(cases: Iterable[Case]) -> tuple[tuple[date, Id], ...]:
    """Return the day and case of each meeting that was not called off, in order of time."""
    found = [
        (each.day, each.starts or time.min, case.id)
        for case in cases
        for each in case.meetings
        if each.state in ON_A_DAY
    ]
    return tuple((day, case) for day, _starts, case in sorted(found))
