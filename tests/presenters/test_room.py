"""What stands on the wall, from the room's view alone; and which meeting it is for."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.base import Id
from app.models.case import Case
from app.models.consents import ConsentType
from app.models.facts import Area
from app.models.meetings import AgendaItem, Agreement, AgreementState, Appointment, MeetingState
from app.models.plan import Duty, GoalLevel, Intervention, InterventionState
from app.models.readers import COORDINATOR
from app.presenters.room import (
    RoomView,
    room_agreements,
    room_dreams,
    room_goals,
    room_head,
    room_last,
    room_map,
    room_points,
    room_summary,
    room_view,
    room_week,
)
from app.presenters.room_choice import meeting_for_room, meetings_to_choose
from app.rules.lens import lens
from tests.rules.families import (
    KEY,
    ROOM,
    TODAY,
    WORDS,
    attends,
    concern,
    consent,
    family,
    goal,
    meeting,
    with_,
)
from tests.rules.plants import PLANTS
from tests.rules.worlds import WORDS as WORLD_WORDS
from tests.rules.worlds import few, world

DAY = timedelta(1)


def room(*records: object) -> RoomView:
    case = family(meeting(MeetingState.RUNNING, title="Sannes møde"), attends("sanne"), *records)  # type: ignore[arg-type] # records
    return seen_by_room(case)


def seen_by_room(case: Case) -> RoomView:
    return room_view(lambda _id, reader: lens(case, reader, TODAY, WORDS), case.id, ROOM.meeting_id)


def agreed(key: str, **more: object) -> tuple[object, object]:
    row = Agreement(id=Id(key), case_id=KEY, what="ringer", meeting_id=Id("m"), **more)  # type: ignore[arg-type] # fields
    return row, concern(key, "sanne")


def test_the_head_names_the_meeting_and_nobody() -> None:
    head = room_head(room())
    assert (head.title, head.when) == ("Sannes møde", "tirsdag den 13. januar 2026")
    assert head.shared == "Alle i rummet må se det, der vises her"


def test_a_meeting_that_may_not_be_seen_has_no_day() -> None:
    head = room_head(seen_by_room(family(meeting(title="Hemmeligt"))))
    assert (head.title, head.when) == ("Møde", "")


def test_dreams_come_in_own_words_first() -> None:
    plain = goal("a", "Ro", level=GoalLevel.DREAM)
    own = goal("b", "Job", level=GoalLevel.DREAM, own_words="Jeg vil have et job.")
    found = room_dreams(room(plain, own, concern("a", "sanne"), concern("b", "sanne")))
    assert [(each.words, each.whom) for each in found] == [
        ("»Jeg vil have et job.«", "Sanne"),
        ("Ro", "Sanne"),
    ]


def test_goals_stand_by_area_with_what_is_done() -> None:
    rows = (
        goal("g", "Ro", own_words="Ro om aftenen", area=Area.SOCIAL),
        goal("r", "Nået", reached_on=TODAY),
        Intervention(id=Id("i"), case_id=KEY, name="Mentor", goal_id=Id("g")),
        Intervention(id=Id("n"), case_id=KEY, name="Nej", state=InterventionState.REFUSED),
        Intervention(id=Id("l"), case_id=KEY, name="Kursus", area=Area.EDUCATION),
        *(concern(key, "sanne") for key in "grinl"),
    )
    found = room_goals(room(*rows), TODAY)
    assert [(each.title, each.quote, each.whom) for each in found] == [
        ("Ro", "»Ro om aftenen«", "Sanne"),
        ("Det gør vi også", "", ""),
    ]
    assert [[line.name for line in each.lines] for each in found] == [["Mentor"], ["Kursus"]]


@pytest.mark.parametrize("state", MeetingState)
def test_the_present_point_is_the_first_that_is_left_while_the_meeting_runs(
    state: MeetingState,
) -> None:
    points = [
        AgendaItem(id=Id(f"p{at}"), case_id=KEY, seq=at, meeting_id=Id("m"), title=f"Punkt {at}",
                   done=at == 0)
        for at in range(3)
    ]  # fmt: skip
    case = family(meeting(state), attends("sanne"), *points)
    found = room_points(seen_by_room(case))
    assert [each.done for each in found] == [True, False, False]
    assert [each.current for each in found] == [False, state is MeetingState.RUNNING, False]
    nobody = replace(case, attendances=())
    assert room_points(seen_by_room(nobody)) == ()


def test_only_what_this_meeting_agreed_on_is_on_the_wall() -> None:
    broken = agreed("b", state=AgreementState.BROKEN)
    other = Agreement(id=Id("o"), case_id=KEY, what="Andet")
    rows = (*agreed("a", who_person_id=Id("sanne")), *broken, other, concern("o", "sanne"))
    found = room_agreements(room(*rows), TODAY)
    assert [each.said for each in found] == ["Sanne ringer"]


def test_before_anything_is_agreed_the_last_time_is_on_the_wall_with_what_was_kept() -> None:
    before = meeting(MeetingState.CLOSED, title="Første møde")
    before = replace(before, id=Id("old"), day=TODAY - 7 * DAY)
    there = replace(attends("sanne"), id=Id("there"), meeting_id=before.id)
    held = tuple(
        replace(each, meeting_id=before.id) if isinstance(each, Agreement) else each
        for each in (*agreed("a", state=AgreementState.KEPT), *agreed("b"))
    )
    found = room_last(room(before, there, *held), TODAY)
    assert found is not None
    assert found.kept == "Første møde · tirsdag 6. januar · 1 af 2 er holdt"
    assert [(each.name, each.state.label) for each in found.lines] == [
        ("ringer", "holdt"),
        ("ringer", ""),
    ]
    assert room_last(room(), TODAY) is None
    assert room_last(replace(room(), meeting_id=Id("gone")), TODAY) is None


def test_a_pause_without_a_decision_says_that_one_must_still_come() -> None:
    paused = Intervention(
        id=Id("i"), case_id=KEY, name="Praktik", duty=Duty.DUTY, state=InterventionState.PAUSED
    )
    (found,) = room_goals(room(paused, concern("i", "sanne")), TODAY)
    assert found.lines[0].note == "Skal stadig møde op, til der er en afgørelse"


def test_the_week_leaves_out_an_empty_weekend() -> None:
    time = Appointment(id=Id("t"), case_id=KEY, title="Læge", day=TODAY + DAY)
    found = room_week(room(time, concern("t", "sanne")), TODAY)
    assert [each.weekday for each in found] == ["Tirsdag", "Onsdag", "Torsdag", "Fredag", "Mandag"]
    assert [each.day for each in found][:2] == ["13. januar", "14. januar"]
    assert [entry.title for entry in found[1].entries] == ["Læge"]
    late = replace(time, day=TODAY + 4 * DAY)
    assert len(room_week(room(late, concern("t", "sanne")), TODAY)) == 6


def test_the_summary_stands_there_as_far_as_everyone_may_see_it() -> None:
    held = meeting(MeetingState.RUNNING, summary="Sanne ringer.\nVi ses.")
    seen = seen_by_room(family(held, attends("sanne"), concern("m", "sanne")))
    assert room_summary(seen, TODAY) == ("Sanne ringer.", "Vi ses.")
    other = replace(held, summary="David ringer.")
    composed = room_summary(
        seen_by_room(family(other, attends("sanne"), concern("m", "sanne"))), TODAY
    )
    assert not any("David" in each for each in composed)
    assert composed[1:] == ("Med i dag: Sanne.",)
    assert room_summary(seen_by_room(family(held)), TODAY) == ()


def test_the_map_has_no_findings_and_no_hand_set_places() -> None:
    spec = room_map(room(), TODAY, 900, 600)
    assert [each.id for each in spec.members] == ["sanne"]
    assert (spec.gaps, spec.doubles, spec.findings) == ((), (), ())


# --- what may not be seen changes nothing -----------------------------------------------------------


def everything(view: RoomView) -> tuple[object, ...]:
    return (
        room_head(view),
        room_dreams(view),
        room_goals(view, TODAY),
        room_points(view),
        room_agreements(view, TODAY),
        room_week(view, TODAY),
        room_summary(view, TODAY),
        room_map(view, TODAY, 900, 600),
    )


def wall_of(case: Case, key: Id) -> RoomView:
    return room_view(lambda _id, reader: lens(case, reader, TODAY, WORLD_WORDS), case.id, key)


@few(40)
@given(st.integers(0, 10**6))
def test_a_change_to_what_the_room_may_not_see_changes_nothing_on_the_wall(seed: int) -> None:
    rnd = random.Random(seed)
    case = world(rnd)
    reader = replace(ROOM, meeting_id=rnd.choice(case.meetings).id)
    changed = rnd.choice(list(PLANTS.values()))(rnd, case, reader)
    if changed is not None:
        before = everything(wall_of(case, reader.meeting_id))
        assert everything(wall_of(changed, reader.meeting_id)) == before


def test_a_wall_made_from_the_whole_case_would_be_found_out() -> None:
    """Control: shown what the coordinator sees, the same change is seen."""
    case = family(meeting(), attends("sanne"))
    changed = with_(case, goal("secret", level=GoalLevel.DREAM), concern("secret", "david"))
    whole = [
        RoomView(lens(each, COORDINATOR, TODAY, WORDS).case, Id("m")) for each in (case, changed)
    ]
    assert everything(whole[0]) != everything(whole[1])
    assert everything(seen_by_room(case)) == everything(seen_by_room(changed))


# --- which meeting --------------------------------------------------------------------------------


def meetings(*states: tuple[MeetingState, date]) -> Case:
    rows = [
        replace(meeting(state), id=Id(f"m{at}"), seq=at, day=day)
        for at, (state, day) in enumerate(states)
    ]
    return family(*rows)


@pytest.mark.parametrize(
    ("states", "chosen", "offered"),
    [
        ((), None, []),
        (((MeetingState.CLOSED, TODAY),), None, []),
        (((MeetingState.PLANNED, TODAY),), "m0", ["m0"]),
        (((MeetingState.PLANNED, TODAY + DAY),), None, ["m0"]),
        (((MeetingState.PLANNED, TODAY), (MeetingState.RUNNING, TODAY - DAY)), "m1", ["m1", "m0"]),
        (((MeetingState.PLANNED, TODAY), (MeetingState.PLANNED, TODAY)), None, ["m0", "m1"]),
    ],
)
def test_the_running_meeting_comes_before_todays(
    states: tuple[tuple[MeetingState, date], ...], chosen: str | None, offered: list[str]
) -> None:
    case = meetings(*states)
    assert meeting_for_room(case, TODAY) == chosen
    assert [each.id for each in meetings_to_choose(case, TODAY)] == offered


def test_what_the_meeting_agreed_on_is_on_the_wall() -> None:
    yes = consent("sanne", type=ConsentType.MEETING, meeting_id=Id("m"))
    rows = (goal("g", level=GoalLevel.DREAM), concern("g", "sanne"), attends("david"))
    assert room_dreams(room(*rows)) == ()
    assert [each.words for each in room_dreams(room(*rows, *yes))] == ["Ro"]
