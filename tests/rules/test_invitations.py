"""What an invitation says of when and where, held against the meeting as it is now."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from app.models.base import Id
from app.models.case import Case
from app.models.meetings import Attendance, Handout, HandoutForm, Meeting, MeetingState
from app.rules.invitations import (
    calls_to,
    first_of,
    last_call,
    not_to_come,
    outdated,
    who_was_called,
)
from tests.rules.families import KEY, TODAY, attends, family, meeting

WHEN: dict[str, Any] = {"starts": time(9), "ends": time(10), "place": "Lokale 1"}
SANNE = Id("sanne")


def given(met: Meeting, number: int = 1, seen: Meeting | None = None, **more: Any) -> Handout:
    """An invitation that Sanne got to a meeting as it was then."""
    return Handout(
        id=Id(f"out{number}{met.id}"), case_id=KEY, person_id=SANNE, form=HandoutForm.INVITATION,
        number=number, printed_at=datetime(2026, 1, 5, 9, tzinfo=UTC),
        **{**calls_to(met, seen or met), **more},
    )  # fmt: skip


def case(met: Meeting, *papers: Handout) -> Case:
    return family(met, attends("sanne"), attends("david"), *papers)


@pytest.mark.parametrize(
    ("change", "is_out"),
    [
        ({}, False),
        ({"title": "Om noget andet"}, False),
        ({"day": date(2027, 1, 5)}, True),
        ({"starts": time(9, 30)}, True),
        ({"ends": None}, True),
        ({"place": "Lokale 2"}, True),
        ({"place": None}, True),
        ({"online": True}, True),
    ],
)
def test_whatever_it_says_and_is_so_no_more_makes_it_outdated(
    change: dict[str, Any], is_out: bool
) -> None:
    met = replace(meeting(), **WHEN)
    now = case(replace(met, **change), given(met))
    assert outdated(now, now.meetings[0]) == ((SANNE,) if is_out else ())


def test_online_there_is_no_door_and_one_that_is_met_again_has_one() -> None:
    met = replace(meeting(), **WHEN, online=True)
    moved = replace(met, place="Lokale 2")
    assert outdated(case(moved, given(met)), moved) == ()
    met_again = replace(met, online=False)
    assert outdated(case(met_again, given(met)), met_again) == (SANNE,)


def test_who_was_not_told_the_room_is_not_told_that_it_is_another() -> None:
    met = replace(meeting(), **WHEN)
    moved = replace(met, place="Lokale 2")
    blind = given(met, seen=replace(met, place=None))
    assert blind.meeting_place is None
    assert outdated(case(moved, blind), moved) == ()
    nowhere = replace(met, place=None)
    assert given(nowhere).meeting_place == ""
    assert outdated(case(met, given(nowhere)), met) == (SANNE,)
    assert given(met, seen=None).meeting_place == "Lokale 1"


def test_the_last_one_counts_and_what_runs_is_not_called_to_any_more() -> None:
    met = replace(meeting(), **WHEN)
    moved = replace(met, place="Lokale 2")
    both = case(moved, given(met), given(moved, 2))
    assert outdated(both, moved) == ()
    running = replace(moved, state=MeetingState.RUNNING)
    assert outdated(case(running, given(met)), running) == ()
    plain = given(met, meeting_day=None)
    assert last_call(case(met, plain), met, SANNE, HandoutForm.INVITATION) is None


def test_one_that_was_put_off_takes_its_invitations_along_and_no_way_leads_in_a_circle() -> None:
    old = replace(meeting(), **WHEN, state=MeetingState.POSTPONED)
    new = replace(meeting(), id=Id("n"), **WHEN, day=date(2027, 2, 2), moved_from_id=old.id)
    both = family(old, new, replace(attends("sanne"), meeting_id=new.id), given(old))
    assert outdated(both, new) == (SANNE,)
    assert who_was_called(both, new) == (SANNE,)
    assert first_of(both, new) == old.id
    circle = replace(old, moved_from_id=new.id)
    assert first_of(family(circle, new), new) == old.id
    assert who_was_called(case(replace(meeting(), day=TODAY)), meeting()) == ()


def test_who_is_called_and_is_not_to_come_any_more_is_known_until_it_begins() -> None:
    met = replace(meeting(), **WHEN)
    there = case(met, given(met))
    assert not_to_come(there, met) == ()
    gone = there.having(Attendance, ())
    assert (outdated(gone, met), not_to_come(gone, met)) == ((), (SANNE,))
    closed = replace(met, state=MeetingState.CLOSED)
    assert not_to_come(gone.having(Meeting, (closed,)), closed) == ()
