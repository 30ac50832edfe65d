"""A day of meetings: order, times, who comes, what must be there."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from app.models.base import Id, Record
from app.models.case import Case, CaseHead
from app.models.facts import Area
from app.models.meetings import (
    Attendance,
    AttendanceRole,
    Handout,
    HandoutForm,
    Meeting,
    MeetingState,
)
from app.models.people import Person
from app.presenters.meeting_day import (
    DaySlot,
    Wanted,
    meeting_day,
    moved_to,
    new_slot,
    next_start,
    other_days,
    reordered,
)
from app.rules.invitations import calls_to
from app.services.acts.minutes import PostponeMeeting
from app.services.acts.records import Edit
from app.services.runner import Runner
from tests.rules.families import TODAY, contact, person, with_
from tests.support.laws import shipped_laws
from tests.support.memory import FixedClock, MemoryStore, NumberedIds

DAY = TODAY + timedelta(7)
NINE, TEN, ELEVEN = time(9), time(10), time(11)


def case_of(name: str, *records: Record) -> Case:
    key = Id(name)
    case = Case(head=CaseHead(id=key, case_id=key, name=name, law_profile="2026"))
    moved = (replace(each, case_id=key) for each in records)
    return with_(case, *moved)


def held(key: str, starts: time | None = None, **more: Any) -> Meeting:
    given = {"day": DAY, "starts": starts, **more}
    return Meeting(id=Id(key), case_id=Id(""), **given)


def there(key: str, **more: Any) -> Attendance:
    given = {"role": AttendanceRole.CITIZEN, "meeting_id": Id("m"), **more}
    return Attendance(id=Id(key), case_id=Id(""), **given)


def day(*cases: Case) -> tuple[DaySlot, ...]:
    return meeting_day(cases, DAY, shipped_laws(), TODAY)


def test_the_families_of_a_day_stand_in_order_of_time_those_without_one_last() -> None:
    found = day(
        case_of("Berg", held("b", TEN, place="Lokale 2")),
        case_of("Dal", held("d")),
        case_of("Ager", held("a", NINE, ends=TEN), held("x", NINE, day=DAY + timedelta(1))),
        case_of("Holm", held("h", ELEVEN, state=MeetingState.POSTPONED)),
    )
    assert [(each.family, each.at) for each in found] == [
        ("Ager", "9.00–10.00"), ("Berg", "10.00"), ("Dal", "uden tid"),
    ]  # fmt: skip
    assert found[1].room == "Lokale 2"
    assert [each.movable for each in found] == [True, True, False]


def test_each_says_whether_it_is_ready_and_a_closed_one_that_it_is_held() -> None:
    planned, over = day(
        case_of("Ager", held("a", NINE)), case_of("Berg", held("b", TEN, state=MeetingState.CLOSED))
    )
    assert (planned.light.label, planned.ready[:19]) == ("Ikke klar", "Mødet er ikke klar:")
    assert (over.light.label, over.ready, over.movable) == ("lukket", "", False)


def test_what_must_be_there_stands_once_each() -> None:
    case = case_of(
        "Ager", held("m", NINE, online=True), person("sanne", 40), person("david", 45),
        there("s", person_id=Id("sanne"), needs="teleslynge"),
        there("d", person_id=Id("david"), needs="teleslynge"),
        there("t", name="Omar", role=AttendanceRole.INTERPRETER, beside_id=Id("sanne")),
        there("b", name="Bente", role=AttendanceRole.COMPANION, beside_id=Id("sanne")),
    )  # fmt: skip
    (slot,) = day(case)
    assert [each.label for each in slot.needs] == ["online", "teleslynge", "tolk"]
    assert slot.who == "David og Sanne"


def test_how_many_professionals_come_is_said() -> None:
    row = there("g", contact_id=Id("gp"), role=AttendanceRole.PROFESSIONAL)
    (slot,) = day(case_of("Ager", held("m", NINE), contact("gp"), row))
    assert slot.who == "1 fagperson"
    assert day(case_of("Ager", held("m", NINE)))[0].who == "0 fagpersoner"


def test_the_next_family_comes_after_the_last_one() -> None:
    assert next_start((), DAY) == NINE
    assert next_start([case_of("Ager", held("a", NINE, ends=TEN))], DAY) == TEN
    assert next_start([case_of("Ager", held("a", TEN), held("b"))], DAY, 45) == time(10, 45)
    assert next_start([case_of("Ager", held("a", time(23, 30)))], DAY) == time(23, 59)


def three() -> list[Case]:
    return [
        case_of("Ager", held("a", NINE, ends=TEN)),
        case_of("Berg", held("b", TEN, ends=ELEVEN)),
        case_of("Dal", held("d", ELEVEN)),
    ]


@pytest.mark.parametrize(
    ("key", "by", "order"),
    [
        ("b", -1, ["Berg", "Ager", "Dal"]),
        ("a", 2, ["Berg", "Dal", "Ager"]),
        ("d", -9, ["Dal", "Ager", "Berg"]),
        ("a", -1, ["Ager", "Berg", "Dal"]),
    ],
)
def test_moving_a_family_shifts_the_others_and_the_times_of_the_day_stay(
    key: str, by: int, order: list[str]
) -> None:
    cases = three()
    store = MemoryStore({each.id: each for each in cases})
    for each in reordered(cases, DAY, Id(key), by):
        Runner(store, FixedClock(), frozenset()).run(each)
    found = day(*store.cases.values())
    assert [each.family for each in found] == order
    assert [each.at for each in found] == ["9.00–10.00", "10.00–11.00", "11.00"]


def test_one_that_has_begun_or_is_not_there_is_not_moved() -> None:
    running = case_of("Ager", held("a", NINE, state=MeetingState.RUNNING))
    assert reordered([running, *three()[1:]], DAY, Id("a"), 1) == ()
    assert reordered(three(), DAY, Id("x"), 1) == ()


def added(case: Case, wanted: Wanted | None = None) -> tuple[Meeting, tuple[Attendance, ...]]:
    """The new meeting as it stands after the real operation, and who is invited."""
    act = new_slot(case, wanted or Wanted(DAY, NINE, 45), shipped_laws(), NumberedIds())
    store = MemoryStore({case.id: case})
    Runner(store, FixedClock(), frozenset()).run(act)
    after = store.cases[case.id]
    meeting = after.get(Meeting, act.record.id)
    assert meeting is not None
    return meeting, tuple(each for each in after.attendances if each.meeting_id == meeting.id)


def family(*records: Record) -> Case:
    return case_of("Ager", person("sanne", 40), person("mille", 14), *records)


def test_a_first_meeting_invites_the_adults_and_the_authorities_of_today() -> None:
    jobs = contact("jc", "Sagsbehandler", area=Area.EMPLOYMENT, authority=True)
    ended = contact("old", authority=True, to_date=TODAY)
    case = family(jobs, ended, contact("mentor", provider=True), person("onkel"))
    meeting, rows = added(case, Wanted(DAY, NINE, 45, "Lokale 1"))
    assert (meeting.starts, meeting.ends, meeting.place) == (NINE, time(9, 45), "Lokale 1")
    assert meeting.case_type == "helhedsorienteret-plan"
    whom = {each.person_id or each.contact_id: each.part for each in rows}
    assert whom == {"sanne": "citizen", "onkel": "citizen", "jc": "employment"}


def test_those_of_the_last_meeting_come_again_with_what_they_need() -> None:
    last = held(
        "m", TEN, day=TODAY - timedelta(30), place="Rådhuset", online=True, case_type="fleksjob"
    )
    case = family(
        last, contact("jc"), contact("gone", to_date=TODAY),
        there("s", person_id=Id("mille"), needs="tolk (arabisk)"),
        there("j", contact_id=Id("jc"), role=AttendanceRole.PROFESSIONAL, part="social", can_grant=True),
        there("g", contact_id=Id("gone"), role=AttendanceRole.PROFESSIONAL),
        there("t", name="Omar", role=AttendanceRole.INTERPRETER, beside_id=Id("mille")),
        there("b", name="Bente", role=AttendanceRole.COMPANION, beside_id=Id("mille")),
    )  # fmt: skip
    meeting, rows = added(case)
    assert (meeting.place, meeting.online, meeting.case_type) == ("Rådhuset", True, "fleksjob")
    assert [(each.person_id or each.contact_id or each.name) for each in rows] == [
        "jc",
        "mille",
        "Omar",
    ]
    assert rows[1].needs == "tolk (arabisk)"
    assert (rows[0].part, rows[0].can_grant) == ("social", True)
    assert not any(each.present for each in rows)


def test_who_must_be_kept_apart_is_not_invited_to_one_room() -> None:
    def invited(*people: Person) -> set[Id | None]:
        return {each.person_id for each in added(case_of("Ager", *people))[1]}

    safe, other = person("sanne", 40, threatened=True), person("david", 45)
    assert invited(safe, other) == {"sanne"}
    assert invited(replace(other, seq=0), replace(safe, seq=1)) == {"sanne"}
    both = (safe, person("david", 45, threatened=True), person("onkel", 50))
    assert invited(*both) == {"david"}  # the first of them, in the family's order


def test_an_unknown_profile_gives_no_type_of_case() -> None:
    case = family(held("m", TEN, day=date(2026, 1, 1)), there("s", person_id=Id("sanne")))
    found = new_slot(case, Wanted(DAY, NINE), (), NumberedIds())
    assert isinstance(found.record, Meeting)
    assert found.record.case_type is None


def test_the_days_to_move_to_are_those_with_meetings_and_a_week_or_two_on() -> None:
    week = timedelta(7)
    found = other_days([TODAY, DAY, TODAY - week, DAY + timedelta(2)], DAY, TODAY)
    assert found == (TODAY, DAY + timedelta(2), DAY + week, DAY + 2 * week)


def test_another_day_comes_after_those_who_are_there_and_keeps_its_length() -> None:
    case = case_of("Ager", held("a", NINE, ends=time(9, 45)))
    others = [case_of("Berg", held("b", TEN, ends=ELEVEN, day=DAY + timedelta(1)))]
    act = moved_to(case, case.meetings[0], others, DAY + timedelta(1), (TODAY, NumberedIds()))
    assert isinstance(act, Edit)
    assert dict(act.changes) == {
        "day": DAY + timedelta(1), "starts": ELEVEN, "ends": time(11, 45),
    }  # fmt: skip
    timeless = case_of("Dal", held("d"))
    act = moved_to(timeless, timeless.meetings[0], (), DAY + timedelta(1), (TODAY, NumberedIds()))
    assert isinstance(act, Edit)
    assert dict(act.changes)["ends"] == TEN


def test_one_whose_day_has_come_is_postponed_so_that_its_day_is_not_forgotten() -> None:
    case = case_of("Ager", held("a", NINE, day=TODAY))
    act = moved_to(case, case.meetings[0], (), DAY, (TODAY, NumberedIds()))
    assert isinstance(act, PostponeMeeting)
    assert (act.new.day, act.new.starts) == (DAY, NINE)


def test_who_holds_an_invitation_and_is_not_invited_any_more_is_to_be_told() -> None:
    met, sanne = held("m", NINE), person("sanne", 40)
    paper = Handout(
        id=Id("h"), case_id=Id(""), person_id=sanne.id, form=HandoutForm.INVITATION, number=1,
        printed_at=datetime(2026, 1, 5, tzinfo=UTC), **calls_to(met, met),
    )  # fmt: skip
    (slot,) = day(case_of("Ager", met, sanne, paper, there("a", person_id=sanne.id)))
    (without,) = day(case_of("Ager", met, sanne, paper))
    assert (slot.again, without.again) == (
        "",
        "Giv Sanne besked: har en invitation og er ikke med",
    )
