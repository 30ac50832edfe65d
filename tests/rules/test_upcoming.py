"""On which days meetings stand."""

from dataclasses import replace
from datetime import time, timedelta

from app.models.base import Id
from app.models.meetings import MeetingState
from app.rules.upcoming import meeting_days
from tests.rules.families import KEY, TODAY, family, meeting

DAY = timedelta(1)


def test_those_that_were_not_called_off_stand_in_order_of_time() -> None:
    rows = (
        replace(meeting(starts=time(10)), id=Id("late")),
        replace(meeting(MeetingState.RUNNING), id=Id("now")),
        replace(meeting(MeetingState.POSTPONED), id=Id("over")),
        replace(meeting(), id=Id("soon"), day=TODAY - DAY),
    )
    assert meeting_days([family(*rows)]) == ((TODAY - DAY, KEY), (TODAY, KEY), (TODAY, KEY))
