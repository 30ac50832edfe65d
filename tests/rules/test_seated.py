"""Who sits at a meeting known by name only: seen by those who sit there too, and by nobody else."""

from dataclasses import replace
from typing import Any

import pytest

from app.models.base import Id
from app.models.case import Case
from app.models.consents import ConsentType
from app.models.facts import Kind
from app.models.meetings import Attendance, AttendanceRole, MeetingState
from app.models.people import Person
from app.models.readers import FamilyReader, ProfessionalReader, Reader
from app.presenters.meeting_summary import summary_text
from tests.rules.families import (
    DAVID,
    GP,
    ROOM,
    SANNE,
    TODAY,
    attends,
    consent,
    contact,
    family,
    meeting,
    seen,
    serves,
)

MILLE = FamilyReader(Id("mille"))
TEACHER = ProfessionalReader(Id("teacher"))
RUNNING = meeting(MeetingState.RUNNING)


def lone(name: str = "Lone Berg", **more: Any) -> Attendance:
    role = AttendanceRole.HEALTH_COORDINATOR
    return replace(attends(name=name), id=Id("lone"), role=role, **more)


def held(*rows: Attendance) -> Case:
    """Sanne and the doctor at the table with who is given; David was asked and did not come.

    Sanne has said yes to everybody there: without that the wall shows no meeting at all.
    """
    yes = consent(
        "sanne", type=ConsentType.MEETING, meeting_id=Id("m"), kinds=(Kind.IDENTITY, Kind.MEETING)
    )
    workers = (contact("gp"), serves("gp", "sanne"), contact("teacher"), serves("teacher", "mille"))
    there = (attends("sanne"), attends(contact="gp"), attends("david", present=False))
    return family(RUNNING, *workers, *there, *yes, *rows)


def told(case: Case, reader: Reader) -> set[str]:
    return {each.name for each in seen(case, reader).attendances if each.name}


@pytest.mark.parametrize(
    ("reader", "there"),
    [(SANNE, True), (GP, True), (ROOM, True), (DAVID, False), (MILLE, False), (TEACHER, False)],
)
def test_those_who_sit_there_see_who_came_and_as_what(reader: Reader, there: bool) -> None:
    assert told(held(lone()), reader) == ({"Lone Berg"} if there else set())
    if not there:  # what may not be seen changes nothing
        assert seen(held(lone()), reader) == seen(held(lone("Bo Dal")), reader)
        assert seen(held(lone()), reader) == seen(held(), reader)
    else:  # the control: it is something that can be seen
        assert seen(held(lone()), reader) != seen(held(lone("Bo Dal")), reader)
        (row,) = (each for each in seen(held(lone()), reader).attendances if each.name)
        assert (row.role, row.present) == (AttendanceRole.HEALTH_COORDINATOR, True)


def test_until_it_begins_those_see_it_who_are_asked_to_come() -> None:
    case = held(lone()).having(type(RUNNING), (meeting(),))
    assert told(case, DAVID) == {"Lone Berg"}
    assert told(case, MILLE) == set()


def test_several_known_by_name_only_see_each_other() -> None:
    tove = replace(attends(name="Tove"), role=AttendanceRole.COMPANION, beside_id=Id("sanne"))
    both = held(lone(), replace(attends(name="Bo Dal"), role=AttendanceRole.MINUTES))
    assert told(both, ROOM) == {"Lone Berg", "Bo Dal"}
    assert "Lone Berg" in told(held(lone(), tove), ROOM)


def test_what_they_need_and_say_is_not_told_with_it() -> None:
    row = lone(needs="teleslynge", remark="Jeg er træt")
    for reader in (SANNE, GP, ROOM):
        (found,) = (each for each in seen(held(row), reader).attendances if each.name)
        assert (found.needs, found.remark) == (None, None)


def test_a_name_that_names_one_of_the_family_is_for_those_who_may_know() -> None:
    case = held(lone("Milles lærer"))
    assert told(case, SANNE) == set()
    assert told(case, ROOM) == set()
    assert told(held(lone("Sannes veninde")), SANNE) == {"Sannes veninde"}  # the control


@pytest.mark.parametrize("protected", [True, False])
def test_a_name_that_tells_where_somebody_protected_lives_is_for_nobody_else(
    protected: bool,
) -> None:
    case = held(lone("Lone fra krisecenteret"), replace(attends("david"), id=Id("m-david")))
    case = case.having(
        Person,
        tuple(replace(each, protected=protected and each.id == "sanne") for each in case.people),
    )
    shown = {"Lone fra krisecenteret"}
    assert told(case, DAVID) == (set() if protected else shown)
    assert told(case, ROOM) == (set() if protected else shown)
    assert told(case, SANNE) == shown


def test_the_summary_names_them_before_anybody_leaves() -> None:
    room = seen(held(lone()), ROOM)
    assert "Lone Berg" in summary_text(room, RUNNING.id, (), TODAY)
    absent = seen(held(lone(present=False)), ROOM)
    assert "Lone Berg" not in summary_text(absent, RUNNING.id, (), TODAY)
