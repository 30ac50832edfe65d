"""Which meeting is shown when nobody has chosen one, as a table."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from app.models.base import Id
from app.models.meetings import Meeting, MeetingState
from app.rules.shown_meeting import meeting_to_show
from tests.rules.families import KEY, TODAY, family

STATES = {
    "r": MeetingState.RUNNING,
    "p": MeetingState.PLANNED,
    "c": MeetingState.CLOSED,
    "x": MeetingState.POSTPONED,
}


def meetings(said: str) -> tuple[Meeting, ...]:
    """Read "c-7 p0 p+14": state and days from today, in the order in which they were added."""
    return tuple(
        Meeting(
            id=Id(each),
            case_id=KEY,
            seq=at,
            day=TODAY + timedelta(days=int(each[1:])),
            state=STATES[each[0]],
        )
        for at, each in enumerate(said.split())
    )


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("c-7", "c-7"),
        ("c-30 c-7", "c-7"),
        ("c-7 c-30", "c-7"),
        ("c-7 p+14", "p+14"),
        ("c-7 p+14 p+3", "p+3"),
        ("c0 p+14", "p+14"),
        ("c-7 p0 p+14", "p0"),
        ("p+14 p0 c0", "p0"),
        ("c-7 r-1 p0", "r-1"),
        ("p0 r0", "r0"),
        ("p+14 r+1", "r+1"),
        ("c-7 p-3", "p-3"),
        ("p-9 c-7", "c-7"),
        ("p-9 p+1", "p+1"),
        ("x-1 c-7", "c-7"),
        ("x0 p+7", "p+7"),
        ("x-3", "x-3"),
    ],
)
def test_now_comes_before_next_and_next_before_what_is_over(said: str, shown: str) -> None:
    assert meeting_to_show(family(*meetings(said)), TODAY) == shown


def test_of_two_on_one_day_the_earlier_comes_first() -> None:
    first, second = meetings("p0 p+0")
    case = family(replace(first, starts=time(13)), replace(second, starts=time(9)))
    assert meeting_to_show(case, TODAY) == second.id


def test_a_correction_of_minutes_is_shown_before_what_it_corrects() -> None:
    old, new = meetings("c-7 c-07")
    assert meeting_to_show(family(old, new), date(2030, 1, 1)) == new.id


def test_without_a_meeting_there_is_none_to_show() -> None:
    assert meeting_to_show(family(), TODAY) is None
