"""Who may see what: professionals, rooms, families; each rule with its control."""

import pytest

from app.models.base import Id
from app.models.consents import ConsentType
from app.models.facts import Area, Kind
from app.models.meetings import Agreement, Appointment, Attendance, MeetingState
from app.models.plan import Intervention
from app.models.readers import COORDINATOR, LEADER, ProfessionalReader, RoomReader
from app.rules.about import Subjects, Tag
from app.rules.naming import Naming
from app.rules.policy import policy
from tests.rules.families import (
    DAVID,
    GP,
    KEY,
    MILLE,
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

HEALTH = Tag(frozenset({Id("sanne")}), Kind.HEALTH)


@pytest.mark.parametrize(("reader", "allowed"), [(COORDINATOR, True), (LEADER, False)])
def test_the_coordinator_may_see_everything_and_the_leader_nothing(
    reader: object, allowed: bool
) -> None:
    case = family()
    allows = policy(case, reader, TODAY, Subjects(case, Naming(case, WORDS)))  # type: ignore[arg-type] # readers
    assert allows(HEALTH) is allowed


def test_an_unknown_professional_or_meeting_sees_nothing() -> None:
    case = family(contact("gp"), serves("gp", "sanne"), meeting(), attends("sanne"))
    assert list(seen(case, ProfessionalReader(Id("nobody"))).records())[1:] == []
    assert list(seen(case, RoomReader(Id("nowhere"))).records())[1:] == []


# --- professionals ------------------------------------------------------------------------------


def test_a_task_shows_who_is_served_and_the_own_line_only() -> None:
    case = family(contact("gp"), contact("x", "Mentor"), serves("gp", "sanne"), serves("x", "sanne"),
                  serves("x", "david"), goal("g"), concern("g", "sanne"))  # fmt: skip
    small = seen(case, GP)
    assert [each.name for each in small.people] == ["Sanne"]
    assert [each.id for each in small.contacts] == ["gp"]
    assert small.goals == ()


@pytest.mark.parametrize("role", ["Læge", "Rusmiddelkonsulent", "Krisecenter Nord"])
@pytest.mark.parametrize("protected", [False, True])
def test_a_role_reveals_nothing_to_who_holds_it(role: str, protected: bool) -> None:
    case = family(
        contact("gp", role), serves("gp", "sanne"), person("sanne", 40, protected=protected)
    )
    assert [each.role for each in seen(case, GP).contacts] == [role]


def test_what_a_colleagues_role_reveals_needs_a_consent_for_that_kind() -> None:
    rows = (contact("gp"), contact("x", "Rusmiddelkonsulent"), serves("x", "sanne"))
    plain = consent("sanne", "gp", kinds=(Kind.CONTACT,), type=ConsentType.PLAN)
    assert seen(family(*rows, *plain), GP).contacts == ()
    open_too = consent("sanne", "gp", kinds=(Kind.IDENTITY, Kind.SUBSTANCE), type=ConsentType.PLAN)
    assert [each.id for each in seen(family(*rows, *open_too), GP).contacts] == ["x"]


def test_own_agreements_and_interventions_are_part_of_the_task() -> None:
    deal = Agreement(id=Id("a"), case_id=KEY, what="Ringer", who_contact_id=Id("gp"))
    other = Agreement(id=Id("b"), case_id=KEY, what="Skriver", who_contact_id=Id("x"))
    effort = Intervention(id=Id("i"), case_id=KEY, name="Samtaler", provider_id=Id("gp"))
    case = family(contact("gp"), contact("x"), serves("gp", "sanne"), serves("x", "sanne"), deal,
                  other, effort, *(concern(key, "sanne") for key in "abi"))  # fmt: skip
    small = seen(case, GP)
    assert [each.id for each in (*small.agreements, *small.interventions)] == ["a", "i"]
    shared = with_(case, concern("a", "david"))
    assert seen(shared, GP).agreements == (), "about somebody the contact does not serve"


def test_an_appointment_is_no_task_of_itself() -> None:
    time = Appointment(id=Id("t"), case_id=KEY, title="Samtale", day=TODAY, contact_id=Id("gp"))
    case = family(contact("gp"), serves("gp", "sanne"), time, concern("t", "sanne"))
    assert seen(case, GP).appointments == ()
    told = consent("sanne", "gp", kinds=(Kind.APPOINTMENT,), type=ConsentType.PLAN)
    assert len(seen(with_(case, *told), GP).appointments) == 1


def test_who_serves_a_home_knows_who_lives_there() -> None:
    rows = (home("h", "Hos Sanne"), lives("h", "sanne"), lives("h", "mille"), contact("gp"))
    case = family(*rows, serves("gp", home="h"))
    small = seen(case, GP)
    assert [each.person_id for each in small.members] == ["mille", "sanne"]
    assert [each.name for each in small.households] == ["Hos Sanne"]
    assert [each.id for each in small.contacts] == ["gp"]


def test_a_professional_hears_statements_by_consent_in_its_area_only() -> None:
    told = consent("sanne", "gp", type=ConsentType.HEALTH, area=Area.HEALTH)
    rows = (contact("gp"), concern("s", "sanne"), *told)
    healthy = family(*rows, statement("s", area=Area.HEALTH))
    assert len(seen(healthy, GP).statements) == 1
    assert seen(family(*rows, statement("s", area=Area.SOCIAL)), GP).statements == ()


# --- the room -----------------------------------------------------------------------------------


def test_a_planned_meeting_counts_the_invited_and_a_running_one_the_present() -> None:
    rows = (attends("sanne"), attends("david", present=False), goal("g"), concern("g", "sanne"))
    assert seen(family(meeting(), *rows), ROOM).goals == ()
    for state in (MeetingState.RUNNING, MeetingState.CLOSED):
        assert len(seen(family(meeting(state), *rows), ROOM).goals) == 1


def test_an_empty_room_sees_nothing() -> None:
    case = family(meeting(MeetingState.RUNNING), attends("sanne", present=False))
    assert list(seen(case, ROOM).records())[1:] == []


def test_attendance_at_another_meeting_is_no_presence() -> None:
    elsewhere = Attendance(
        id=Id("e"), case_id=KEY, meeting_id=Id("other"), person_id=Id("sanne"),
        role=attends("sanne").role, present=True,
    )  # fmt: skip
    assert list(seen(family(meeting(), elsewhere), ROOM).records())[1:] == []


def test_the_room_sees_what_everyone_in_it_may_see() -> None:
    rows = (meeting(), attends("sanne"), goal("g"), concern("g", "sanne"), contact("gp"))
    assert len(seen(family(*rows), ROOM).goals) == 1
    assert seen(family(*rows, attends("david")), ROOM).goals == ()
    told = consent("sanne", "david")
    assert len(seen(family(*rows, attends("david"), *told), ROOM).goals) == 1
    with_gp = family(*rows, attends(contact="gp"), *told)
    assert seen(with_gp, ROOM).goals == ()
    assert (
        len(seen(with_(with_gp, *consent("sanne", "gp", type=ConsentType.PLAN)), ROOM).goals) == 1
    )


def test_a_companion_known_by_name_hears_only_what_the_meeting_agreed_on() -> None:
    rows = (meeting(), attends("sanne"), attends(name="Bodil"), concern("g", "sanne"), goal("g"))
    assert seen(family(*rows), ROOM).goals == ()
    agreed = consent("sanne", kinds=(Kind.GOAL,), type=ConsentType.MEETING, meeting_id=Id("m"))
    case = family(*rows, *agreed, statement("s"), concern("s", "sanne"))
    assert len(seen(case, ROOM).goals) == 1
    assert seen(case, ROOM).statements == ()


@pytest.mark.parametrize(("named", "visible"), [((), 1), (("david", "gp"), 1), (("gp",), 0)])
def test_a_meetings_consent_that_names_people_covers_those(
    named: tuple[str, ...], visible: int
) -> None:
    rows = (meeting(), *(attends(each) for each in ("sanne", "david")), contact("gp"))
    agreed = consent("sanne", *named, type=ConsentType.MEETING, meeting_id=Id("m"))
    case = family(*rows, attends(contact="gp"), *agreed, goal("g"), concern("g", "sanne"))
    assert len(seen(case, ROOM).goals) == visible


def test_a_consent_for_another_meeting_opens_nothing_here() -> None:
    other = meeting(MeetingState.PLANNED)
    agreed = consent("sanne", type=ConsentType.MEETING, meeting_id=Id("elsewhere"))
    case = family(other, attends("david"), *agreed, goal("g"), concern("g", "sanne"))
    assert seen(case, ROOM).goals == ()


# --- the family ---------------------------------------------------------------------------------


def test_a_childs_consents_need_every_holder_of_custody() -> None:
    rows = (goal("g"), concern("g", "mille"), custody("mille", "sanne"), person("lukas", 40))
    joint = custody("mille", "david")
    one = consent("sanne", "gp", type=ConsentType.PLAN, child_id=Id("mille"))
    both = (*one, *consent("david", "gp", type=ConsentType.PLAN, child_id=Id("mille")))
    assert len(seen(family(contact("gp"), *rows, *one), GP).goals) == 1
    assert seen(family(contact("gp"), *rows, joint, *one), GP).goals == ()
    assert len(seen(family(contact("gp"), *rows, joint, *both), GP).goals) == 1


def test_rows_about_two_people_need_both() -> None:
    case = family(custody("mille", "sanne"), custody("mille", "david"))
    assert [each.holder_id for each in seen(case, SANNE).custodies] == ["sanne"]
    told = consent("david", "sanne", kinds=(Kind.IDENTITY, Kind.CUSTODY))
    assert len(seen(with_(case, *told), SANNE).custodies) == 2
    assert seen(case, MILLE).custodies == ()


def test_somebody_protected_is_seen_with_traces_only_at_home() -> None:
    hidden = person("sanne", 40, protected=True, address="Skjulet 1", phone="11 22 33 44")
    told = consent("sanne", "david")
    apart = seen(family(hidden, *told), DAVID).people
    assert [(each.name, each.address, each.phone) for each in apart][1:] == [("Sanne", None, None)]
    together = family(hidden, *told, home("h"), lives("h", "sanne"), lives("h", "david"))
    assert [each.address for each in seen(together, DAVID).people][1:] == ["Skjulet 1"]
    assert seen(family(hidden, *told), SANNE).people[0].address == "Skjulet 1"
