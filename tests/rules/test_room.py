"""The room: who hears what, one rule at a time with its control, then any family."""

import random
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.base import Id, Record
from app.models.case import Case
from app.models.consents import ConsentType, Recipient
from app.models.facts import Area, Kind, facts_of
from app.models.meetings import Attendance, AttendanceRole, Confided, Meeting, MeetingState
from app.models.people import Person
from app.models.readers import FamilyReader, ProfessionalReader, Reader, RoomReader
from app.rules.about import Subjects, Tag
from app.rules.naming import Naming
from app.rules.policy import policy
from tests.rules.families import (
    DAVID,
    KEY,
    ROOM,
    SANNE,
    TODAY,
    WORDS,
    attends,
    concern,
    consent,
    contact,
    custody,
    family,
    goal,
    home,
    lives,
    meeting,
    person,
    seen,
    serves,
    statement,
    with_,
)
from tests.rules.worlds import few, world
from tests.rules.worlds import seen as seen_in_world

HEALTH = {"kind": Kind.HEALTH, "area": Area.HEALTH}
ROLES = (AttendanceRole.COMPANION, AttendanceRole.INTERPRETER, AttendanceRole.REPRESENTATIVE)


def beside(
    who: str, name: str = "Tove", role: AttendanceRole = AttendanceRole.COMPANION
) -> Attendance:
    return replace(attends(name=name), role=role, beside_id=Id(who))


def confided(name: str = "Tove", **scope: Any) -> Confided:
    key = Id(f"{name}-{scope.get('kind')}-{scope.get('area')}")
    return Confided(id=key, case_id=KEY, attendance_id=Id(f"m-{name}"), **scope)


def names(consented: tuple[Record, ...], attendance: str) -> Recipient:
    return Recipient(
        id=Id(f"names-{attendance}"), case_id=KEY, consent_id=consented[0].id,
        attendance_id=Id(attendance),
    )  # fmt: skip


def sannes(*records: Record) -> Case:
    """Sanne at the table with Tove beside her, a goal and a piece of health of Sanne's own."""
    rows = (meeting(), attends("sanne"), beside("sanne"), goal("g"), concern("g", "sanne"))
    ill = statement("ill", Kind.HEALTH, area=Area.HEALTH)
    return family(*rows, ill, concern("ill", "sanne"), *records)


def shown(case: Case, reader: Reader = ROOM) -> set[str]:
    small = seen(case, reader)
    return {each.id for each in (*small.goals, *small.statements)}


# --- who sits beside somebody ---------------------------------------------------------------------


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(
    ("scopes", "expected"),
    [
        ((), set()),
        (({},), {"g", "ill"}),
        (({"kind": Kind.GOAL},), {"g"}),
        (({"area": Area.HEALTH},), {"ill"}),
        ((HEALTH,), {"ill"}),
        (({"kind": Kind.HEALTH, "area": Area.SOCIAL},), set()),
        (({"kind": Kind.GOAL}, HEALTH), {"g", "ill"}),
    ],
)
def test_who_sits_beside_a_citizen_hears_what_was_chosen(
    role: AttendanceRole, scopes: tuple[dict[str, Any], ...], expected: set[str]
) -> None:
    rows = (replace(beside("sanne"), role=role), *(confided(**each) for each in scopes))
    assert shown(with_(sannes(), *rows)) == expected
    assert shown(sannes(), SANNE) == {"g", "ill"}  # control: it is Sanne's to hear


def test_who_sits_beside_nobody_hears_nothing_of_their_own() -> None:
    case = sannes(confided())
    assert shown(case) == {"g", "ill"}  # control
    assert shown(with_(case, attends(name="Tove"))) == set()


def test_what_is_chosen_for_one_is_not_chosen_for_the_other() -> None:
    case = sannes(confided(), beside("sanne", "Omar", AttendanceRole.INTERPRETER))
    assert shown(case) == set()
    assert shown(with_(case, confided("Omar"))) == {"g", "ill"}  # control


def test_nobody_confides_what_is_about_somebody_else_too() -> None:
    shared = (goal("h"), concern("h", "sanne"), concern("h", "david"))
    open_to_sanne = consent("david", "sanne")
    case = sannes(confided(), *shared, *open_to_sanne)
    assert "h" in shown(case, SANNE)  # control: Sanne may see it
    assert shown(case) == {"g", "ill"}


@pytest.mark.parametrize("kind", [Kind.NOTIFIER, Kind.STATEMENT_ON_OTHER, Kind.WORK])
def test_closed_kinds_are_nobodys_to_confide(kind: Kind) -> None:
    case = sannes(confided(), confided(kind=kind), statement("x", kind), concern("x", "sanne"))
    assert shown(case) == {"g", "ill"}
    told = with_(case, statement("x"))
    assert shown(told) == {"g", "ill", "x"}  # control


def test_where_somebody_protected_lives_is_not_for_a_wall() -> None:
    rows = (home("h", address="Skjulet 1"), lives("h", "sanne"), confided())
    place = {"address": "Skjulet 1", "phone": "11 22 33 44"}
    for protected in (False, True):
        case = sannes(*rows, person("sanne", 40, protected=protected, **place))
        assert ("Skjulet" in repr(seen(case, ROOM))) is not protected
        alone = family(meeting(), attends("sanne"), *case.people, *rows[:2])
        assert ("Skjulet" in repr(seen(alone, ROOM))) is not protected


def test_what_a_child_lets_be_heard_is_for_the_holders_of_custody() -> None:
    rows = (attends("mille"), beside("mille", "Ida"), goal("m"), concern("m", "mille"))
    hold = (meeting(), custody("mille", "sanne"), attends("sanne"), *consent("mille", "sanne"))
    case = family(*rows, *hold, confided("Ida"))
    assert shown(case) == set()
    agreed = consent("sanne", type=ConsentType.MEETING, meeting_id=Id("m"), child_id=Id("mille"))
    assert shown(with_(case, *agreed, names(agreed, "m-Ida"))) == {"m"}


def test_two_who_come_together_know_of_each_other() -> None:
    small = seen(sannes(), ROOM)
    assert [each.name for each in small.people] == ["Sanne"]
    assert {each.name for each in small.attendances} == {None, "Tove"}
    assert len(small.meetings) == 1
    other = replace(meeting(), id=Id("n"), title="Andet")
    there = replace(attends("sanne"), id=Id("n-sanne"), meeting_id=other.id)
    assert len(seen(sannes(other, there), SANNE).meetings) == 2  # control
    assert len(seen(sannes(other, there), ROOM).meetings) == 1


def test_a_member_of_the_family_may_be_confided_in_as_well() -> None:
    rows = (meeting(), attends("sanne"), goal("g"), concern("g", "sanne"))
    there = replace(attends("david"), role=AttendanceRole.COMPANION, beside_id=Id("sanne"))
    told = Confided(id=Id("c"), case_id=KEY, attendance_id=there.id, kind=Kind.GOAL)
    assert shown(family(*rows, there)) == set()
    assert shown(family(*rows, there, told)) == {"g"}


# --- the meeting's own consent --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("to", "attendance", "expected"),
    [((), "", {"g", "ill"}), (("david",), "", set()), ((), "m-Bodil", {"g", "ill"}),
     ((), "m-sanne", set()), (("david",), "m-Bodil", {"g", "ill"})],
)  # fmt: skip
def test_a_consent_that_names_people_covers_a_guest_whom_it_names(
    to: tuple[str, ...], attendance: str, expected: set[str]
) -> None:
    case = family(
        meeting(), attends("sanne"), attends(name="Bodil"), goal("g"), concern("g", "sanne"),
        statement("ill", Kind.HEALTH), concern("ill", "sanne"),
    )  # fmt: skip
    agreed = consent("sanne", *to, type=ConsentType.MEETING, meeting_id=Id("m"))
    rows = (names(agreed, attendance),) if attendance else ()
    assert shown(with_(case, *agreed, *rows)) == expected


def test_a_yes_to_talk_on_another_day_opens_nothing_in_the_room() -> None:
    case = family(meeting(), attends("david"), goal("g"), concern("g", "sanne"))
    asked = {"type": ConsentType.MEETING, "meeting_id": Id("m")}
    for day, opened in (
        (TODAY, {"g"}),
        (TODAY + timedelta(7), set()),
        (TODAY - timedelta(7), set()),
    ):
        agreed = consent("sanne", meeting_day=day, **asked)  # type: ignore[arg-type]  # by name
        assert shown(with_(case, *agreed)) == opened  # the first is the control


def test_naming_somebody_only_by_name_opens_for_nobody_else() -> None:
    case = family(meeting(), attends("david"), goal("g"), concern("g", "sanne"))
    agreed = consent("sanne", type=ConsentType.MEETING, meeting_id=Id("m"))
    assert shown(with_(case, *agreed)) == {"g"}  # control: it names nobody
    row = Recipient(id=Id("r"), case_id=KEY, consent_id=agreed[0].id, name="Lægen")
    assert shown(with_(case, *agreed, row)) == set()


def test_what_somebody_is_named_for_elsewhere_opens_nothing_here() -> None:
    """An attendance of another meeting is another seat."""
    agreed = consent("sanne", type=ConsentType.MEETING, meeting_id=Id("m"))
    other = replace(attends(name="Bodil"), id=Id("n-Bodil"), meeting_id=Id("n"))
    case = family(meeting(), attends(name="Bodil"), goal("g"), concern("g", "sanne"), other)
    assert shown(with_(case, *agreed, names(agreed, "n-Bodil"))) == set()
    assert shown(with_(case, *agreed, names(agreed, "m-Bodil"))) == {"g"}  # control


# --- any family -----------------------------------------------------------------------------------


def tags(case: Case) -> list[Tag]:
    subjects = Subjects(case, Naming(case, WORDS), TODAY)
    return [
        subjects.tag(each, name, fact)
        for each in case.records()
        for name, fact in facts_of(type(each)).items()
        if fact is not None and not fact.structural
    ]


def allowed(case: Case, about: Case, reader: Reader) -> set[int]:
    """Which facts of one case may be seen by the readers of another that has the same family."""
    allows = policy(case, reader, TODAY, Subjects(case, Naming(case, WORDS), TODAY))
    return {at for at, tag in enumerate(tags(about)) if allows(tag)}


def lively(seed: int) -> tuple[random.Random, Case, RoomReader]:
    rnd = random.Random(seed)
    case = world(rnd)
    return rnd, case, RoomReader(rnd.choice(case.meetings).id)


def a_seat(rnd: random.Random, case: Case, where: Id) -> Attendance:
    place = rnd.choice(["person_id", "contact_id", "name"])
    who = {"person_id": case.people, "contact_id": case.contacts}.get(place)
    more: dict[str, Any] = {place: rnd.choice(who).id if who else "Tove"}
    side = rnd.choice([None, *(each.id for each in case.people)])
    return Attendance(id=Id("new-seat"), case_id=case.id, seq=99, meeting_id=where, present=True,
                      role=rnd.choice(ROLES), beside_id=side, **more)  # fmt: skip


@pytest.mark.no_cover
@few(30)
@given(st.integers(0, 10**6))
def test_one_more_in_the_room_never_shows_more(seed: int) -> None:
    rnd, case, reader = lively(seed)
    alone = case.having(Attendance, (a_seat(rnd, case, reader.meeting_id),))
    for fewer in (case, alone):
        if not allowed(fewer, case, reader):
            continue  # nobody in the room: the first one opens it
        seat = replace(a_seat(rnd, case, reader.meeting_id), id=Id("another-seat"))
        more = fewer.having(Attendance, (*fewer.attendances, seat))
        assert allowed(more, case, reader) <= allowed(fewer, case, reader)


@pytest.mark.no_cover
@few(60)
@given(st.integers(0, 10**6))
def test_what_is_no_longer_confided_never_shows_more(seed: int) -> None:
    rnd, case, reader = lively(seed)
    seat = replace(a_seat(rnd, case, reader.meeting_id), person_id=None, contact_id=None, name="T")
    rows = tuple(
        Confided(id=Id(f"c{at}"), case_id=case.id, seq=at, attendance_id=seat.id,
                 kind=rnd.choice((None, *Kind)), area=rnd.choice((None, *Area)))
        for at in range(4)
    )  # fmt: skip
    told = case.having(Attendance, (seat,)).having(Confided, rows)
    less = told.having(Confided, rows[1:])
    assert allowed(less, case, reader) <= allowed(told, case, reader)


def without_meetings_consents(case: Case) -> Case:
    kept = [each for each in case.consents if each.type is not ConsentType.MEETING]
    return replace(case, consents=tuple(kept), confided=())


def readers_in(case: Case, where: Id) -> list[Reader]:
    there = case.get(Meeting, where)
    assert there is not None
    planned = there.state is MeetingState.PLANNED
    rows = [row for row in case.attendances if row.meeting_id == where and (planned or row.present)]
    found: list[Reader] = [FamilyReader(row.person_id) for row in rows if row.person_id]
    return [*found, *(ProfessionalReader(row.contact_id) for row in rows if row.contact_id)]


def facts_shown(case: Case) -> set[tuple[str, str, object]]:
    return {
        (each.id, name, getattr(each, name))
        for each in case.records()
        for name, fact in facts_of(type(each)).items()
        if fact is not None and not fact.structural and fact.refers is None
        and getattr(each, name) not in (None, "", False)
    }  # fmt: skip


def of_nobody(case: Case) -> set[tuple[str, str, object]]:
    """What is about no person, and so no secret of anybody's; a contact that has ended sees nothing."""
    return facts_shown(Case(head=case.head, coordinators=case.coordinators))


@pytest.mark.no_cover
@few(60)
@given(st.integers(0, 10**6))
def test_the_room_shows_no_more_than_each_one_in_it_may_see(seed: int) -> None:
    _rnd, case, reader = lively(seed)
    case = without_meetings_consents(case)
    own = [replace(each, beside_id=None) for each in case.attendances]
    case = case.having(Attendance, tuple(own))
    room = facts_shown(seen_in_world(case, reader))
    for each in readers_in(case, reader.meeting_id):
        assert room - of_nobody(case) <= facts_shown(seen_in_world(case, each)), each


def test_that_the_room_is_an_intersection_has_a_control() -> None:
    """What the meeting agreed on is more than each one's own; without it the property holds."""
    rows = (meeting(), attends("sanne"), attends("david"), goal("g"), concern("g", "sanne"))
    agreed = consent("sanne", type=ConsentType.MEETING, meeting_id=Id("m"))
    open_case = family(*rows, *agreed)
    assert not facts_shown(seen(open_case, ROOM)) <= facts_shown(seen(open_case, DAVID))
    closed = without_meetings_consents(open_case)
    assert facts_shown(seen(closed, ROOM)) <= facts_shown(seen(closed, DAVID))


@pytest.mark.no_cover
def test_the_rooms_of_random_families_show_something() -> None:
    """Control of the properties above: they do not hold only because every room is empty."""
    full = 0
    for seed in range(60):
        _rnd, case, reader = lively(seed)
        small = seen_in_world(case, reader)
        full += bool(small.get(Person, next(iter(small.people)).id) if small.people else False)
    assert full > 5


def test_a_contact_who_has_ended_hears_only_what_is_agreed() -> None:
    gone = contact("gp", to_date=TODAY.replace(year=2020))
    rows = (meeting(), attends("sanne"), attends(contact="gp"), goal("g"), concern("g", "sanne"))
    case = family(gone, serves("gp", "sanne"), *rows)
    assert shown(case) == set()
    agreed = consent("sanne", type=ConsentType.MEETING, meeting_id=Id("m"))
    assert shown(with_(case, *agreed)) == {"g"}
