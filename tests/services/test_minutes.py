"""Closing, postponing and superseding: closed minutes are never changed by anything."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

import app.services.runner
from app.models.base import Id
from app.models.case import Case
from app.models.meetings import (
    AgendaItem,
    Agreement,
    AgreementState,
    Arrival,
    Attendance,
    AttendanceRole,
    Meeting,
    MeetingState,
    Recommendation,
)
from app.models.people import Person
from app.models.preparing import WorkNote
from app.models.problems import Code, Refused
from app.models.safety import SharedRoom
from app.rules.compared import Side
from app.rules.minutes import minutes_digest, minutes_of
from app.rules.seals import Seal, minutes_whole
from app.services.acts.handover import TakeBack, compared_with
from app.services.acts.minutes import (
    PostponeMeeting,
    SupersedeMinutes,
    correction,
    postponement,
)
from app.services.acts.records import Add, Drop, Edit
from app.services.acts.states import CloseMeeting
from app.services.registry import ACTS
from tests.services.desk import KEY, Desk, a_case
from tests.support.generate import GENERATORS, handover, random_case
from tests.support.memory import TODAY
from tests.support.workspace import CountedIds

ONE = Id("one")
AT = datetime(2026, 1, 13, 9, tzinfo=UTC)
SANNE = Person(id=Id("sanne"), case_id=KEY, name="Sanne")
DAVID = Person(id=Id("david"), case_id=KEY, name="David")
HERE = Attendance(
    id=Id("here"), case_id=KEY, meeting_id=ONE, person_id=SANNE.id, role=AttendanceRole.CITIZEN,
    present=True, arrival=Arrival.IN_TIME,
)  # fmt: skip
POINT = AgendaItem(id=Id("p"), case_id=KEY, meeting_id=ONE, title="Skole", note="Vi ringer")
PARTS: tuple[Any, ...] = (
    POINT,
    Agreement(id=Id("a"), case_id=KEY, meeting_id=ONE, what="ringer", who_person_id=DAVID.id),
    Recommendation(id=Id("r"), case_id=KEY, meeting_id=ONE, text="Mentor"),
    WorkNote(id=Id("w"), case_id=KEY, meeting_id=ONE, text="Sover ikke", at=AT),
)


def meeting(state: MeetingState = MeetingState.RUNNING, **more: Any) -> Meeting:
    return Meeting(id=ONE, case_id=KEY, day=TODAY, title="Møde", state=state, **more)


def held(*more: Any, state: MeetingState = MeetingState.RUNNING) -> Desk:
    return Desk(a_case(SANNE, DAVID, meeting(state), HERE, *PARTS, *more))


def closed(*more: Any) -> Desk:
    desk = held(*more)
    desk.run(CloseMeeting(KEY, ONE))
    return desk


def test_closing_notes_when_and_seals_the_minutes_in_the_log() -> None:
    desk = closed()
    (row,) = desk.case.meetings
    assert row.closed_at is not None
    assert desk.store.log_entries[-1].detail == minutes_digest(desk.case, ONE)
    assert minutes_whole(desk.case, row, desk.store.log_entries) is Seal.WHOLE


def test_it_is_not_closed_without_the_citizen_or_a_ground() -> None:
    absent = replace(HERE, present=False, arrival=Arrival.NO_SHOW)
    desk = Desk(a_case(SANNE, meeting(), absent))
    desk.refuses(CloseMeeting(KEY, ONE), Code.CITIZEN_ABSENT, "law_key")
    desk.run(Edit(KEY, Meeting, ONE, (("law_key", "sel-85"),)))
    desk.run(CloseMeeting(KEY, ONE))
    assert desk.case.meetings[0].state is MeetingState.CLOSED


@pytest.mark.parametrize(
    "wish",
    [
        Edit(KEY, AgendaItem, Id("p"), (("note", "Andet"),)),
        Edit(KEY, Attendance, Id("here"), (("present", False),)),
        Edit(KEY, Recommendation, Id("r"), (("text", "Andet"),)),
        Edit(KEY, Agreement, Id("a"), (("what", "Andet"),)),
        Edit(KEY, Agreement, Id("a"), (("meeting_id", None),)),
        Edit(KEY, WorkNote, Id("w"), (("text", "Andet"),)),
        Edit(KEY, Meeting, ONE, (("summary", "Andet"),)),
        Drop(KEY, Agreement, Id("a")),
        Drop(KEY, WorkNote, Id("w")),
        Drop(KEY, Meeting, ONE),
        Drop(KEY, Person, Id("david")),
        Add(Agreement(id=Id("n"), case_id=KEY, meeting_id=ONE, what="ny")),
        Add(WorkNote(id=Id("n"), case_id=KEY, meeting_id=ONE, text="ny", at=AT)),
    ],
)
def test_nothing_of_closed_minutes_is_changed(wish: Any) -> None:
    desk = closed()
    desk.refuses(wish, Code.HAS_LEGAL_EFFECT)


def test_what_became_of_an_agreement_is_said_later() -> None:
    desk = closed()
    desk.run(Edit(KEY, Agreement, Id("a"), (("state", AgreementState.KEPT),)))
    (row,) = desk.case.meetings
    assert minutes_whole(desk.case, row, desk.store.log_entries) is Seal.WHOLE


def test_what_was_said_before_the_closing_is_not_undone_after_it() -> None:
    desk = held()
    change = desk.run(Edit(KEY, Agreement, Id("a"), (("what", "skriver"),)))
    desk.run(CloseMeeting(KEY, ONE))
    desk.will_not_undo(change, Code.HAS_LEGAL_EFFECT)


# --- another day ---------------------------------------------------------------------------------


ROOM = SharedRoom(
    id=Id("s"), case_id=KEY, meeting_id=ONE, first_id=SANNE.id, second_id=DAVID.id, reason="aftalt",
    at=AT,
)  # fmt: skip


@pytest.mark.parametrize("state", MeetingState)
def test_a_meeting_that_is_not_over_is_held_on_another_day(state: MeetingState) -> None:
    desk = held(ROOM, state=state)
    later = TODAY + timedelta(7)
    wish = postponement(desk.case, desk.case.meetings[0], later, time(10), CountedIds())
    if state not in {MeetingState.PLANNED, MeetingState.RUNNING}:
        desk.refuses(wish, Code.NOT_ALLOWED_FROM_STATE, "state")
        return
    change = desk.run(wish)
    old, new = desk.case.meetings
    assert (old.state, new.state, new.day) == (MeetingState.POSTPONED, MeetingState.PLANNED, later)
    here = next(each for each in desk.case.attendances if each.meeting_id == new.id)
    assert (here.person_id, here.present, here.arrival) == (SANNE.id, False, None)
    assert [each.title for each in desk.case.agenda_items if each.meeting_id == new.id] == ["Skole"]
    assert len(desk.case.shared_rooms) == 2
    desk.runner.reverse(change)
    assert [each.state for each in desk.case.meetings] == [state]


def test_it_is_not_postponed_to_a_day_that_is_over() -> None:
    desk = held()
    wish = postponement(desk.case, desk.case.meetings[0], date(2026, 1, 1), None, CountedIds())
    desk.refuses(wish, Code.IMPOSSIBLE_DATE, "day")


# --- new minutes ---------------------------------------------------------------------------------


def test_closed_minutes_are_superseded_by_new_ones_and_stand() -> None:
    desk = closed(ROOM)
    before = minutes_digest(desk.case, ONE)
    old = desk.case.meetings[0]
    desk.run(correction(desk.case, old, "Rettelse", CountedIds()))
    new = desk.case.meetings[1]
    assert (new.state, new.replaces_id, new.closed_at) == (MeetingState.RUNNING, ONE, None)
    note = next(each for each in desk.case.agenda_items if each.meeting_id == new.id)
    desk.run(Edit(KEY, AgendaItem, note.id, (("note", "Vi skriver"),)))
    desk.run(CloseMeeting(KEY, new.id))
    assert minutes_digest(desk.case, ONE) == before
    again = correction(desk.case, old, "Rettelse", CountedIds())
    desk.refuses(again, Code.ALREADY_THERE)


@pytest.mark.parametrize("state", set(MeetingState) - {MeetingState.CLOSED})
def test_only_closed_minutes_are_superseded(state: MeetingState) -> None:
    desk = held(state=state)
    new = Meeting(id=Id("n"), case_id=KEY, day=TODAY)
    desk.refuses(SupersedeMinutes(KEY, ONE, new), Code.NOT_ALLOWED_FROM_STATE, "state")


def test_a_postponed_meeting_needs_no_rows() -> None:
    desk = held()
    desk.run(PostponeMeeting(KEY, ONE, Meeting(id=Id("n"), case_id=KEY, day=TODAY)))
    assert len(desk.case.meetings) == 2


# --- every operation there is --------------------------------------------------------------------


def sealed(case: Case) -> dict[Id, str]:
    done = [each for each in case.meetings if each.state is MeetingState.CLOSED]
    return {each.id: minutes_digest(case, each.id) for each in done}


def with_minutes(rnd: random.Random) -> Case:
    """A random family, of which half the records of a meeting belong to closed minutes."""
    case = random_case(rnd, rows=50)
    first = replace(case.meetings[0], state=MeetingState.CLOSED)
    case = case.having(Meeting, (first, *case.meetings[1:]))
    for kind in (AgendaItem, Attendance, Agreement, Recommendation, WorkNote):
        rows: tuple[Any, ...] = case.of(kind)
        half = tuple(
            replace(each, meeting_id=first.id) if at % 2 else each for at, each in enumerate(rows)
        )
        case = case.having(kind, half)
    return case


def tried(name: str, seeds: int) -> int:
    """Run an act on random families; returns how many times closed minutes were changed."""
    broken = 0
    for seed in range(seeds):
        rnd = random.Random(f"{name}{seed}")
        desk = Desk(with_minutes(rnd))
        before = sealed(desk.case)
        operation = GENERATORS[name](rnd, desk.case, ACTS[name])
        if operation is None:
            continue
        try:
            change = desk.run(operation)
        except Refused:
            change = None
        broken += not _same(desk, before)
        if change is not None and change.inverse is not None:
            desk.runner.reverse(change)
            broken += not _same(desk, before)
    return broken


def _same(desk: Desk, before: dict[Id, str]) -> bool:
    """All there as they were; or gone whole, with a proof that says which they were."""
    case = desk.case
    proven = {each.gone: each.digest for each in case.deleted_minutes}
    gone = {key for key in before.keys() & proven.keys() if not minutes_of(case, key)}
    left = {key: each for key, each in before.items() if key not in gone}
    told = all(proven[key] == before[key] for key in gone)
    return told and left.items() <= sealed(case).items()


@pytest.mark.parametrize("name", sorted(ACTS))
def test_no_operation_changes_closed_minutes(name: str) -> None:
    assert tried(name, 3) == 0


def test_one_act_takes_them_away_whole_and_no_other_does() -> None:
    assert tried("Meeting.delete_minutes", 40) == 0


def test_the_control_without_the_rule_changes_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app.services.runner, "minutes_changed", lambda _before, _after: False)
    names = ("Agreement.edit", "Agreement.remove", "WorkNote.edit", "WorkNote.remove")
    assert sum(tried(name, 30) for name in names) > 10


def test_what_comes_back_from_a_deputy_does_not_change_them() -> None:
    """Meanwhile the deputy wrote on, added, moved and removed; only what became of it is news."""
    desk = held(handover(Id("h"), KEY))
    base = desk.case
    loose = Agreement(id=Id("l"), case_id=KEY, what="løs")
    base = base.having(Agreement, (*base.agreements, loose))
    desk.store.cases[KEY] = base
    desk.run(CloseMeeting(KEY, ONE))
    before = minutes_digest(desk.case, ONE)
    new = Recommendation(id=Id("x"), case_id=KEY, meeting_id=ONE, text="Ny")
    kept = replace(base.agreements[0], state=AgreementState.KEPT)
    theirs = (
        base.having(AgendaItem, (replace(POINT, note="Andet"),))
        .having(Recommendation, (*base.recommendations, new))
        .having(Agreement, (kept, replace(loose, meeting_id=ONE)))
        .having(WorkNote, ())
    )
    asked = compared_with(base, desk.case, theirs).conflicts
    assert {each.id for each in asked} == {"a"}
    chosen = tuple((each.id, each.field, Side.THEIRS) for each in asked)
    desk.run(TakeBack(Id("h"), base, theirs, desk.case, chosen))
    assert minutes_digest(desk.case, ONE) == before
    assert [each.state for each in desk.case.agreements] == [
        AgreementState.KEPT, AgreementState.OPEN,
    ]  # fmt: skip
