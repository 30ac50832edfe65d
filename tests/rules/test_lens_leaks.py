"""Leaks that were found by attacking the lens, one test for each: none may come back."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.models.base import Id, Record
from app.models.consents import ConsentType
from app.models.contacts import Contact, Coordinator, CoordinatorRole, PlannedChange
from app.models.facts import Kind
from app.models.meetings import AgendaItem, Agreement, MeetingState
from app.models.plan import Statement
from app.models.readers import Reader
from tests.rules.families import (
    DAVID,
    GP,
    KEY,
    MILLE,
    ROOM,
    SANNE,
    TODAY,
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

YESTERDAY = TODAY - timedelta(1)


def test_a_household_line_about_somebody_by_name_stays_theirs() -> None:
    """Who lives there knows the contact, not what it does for one of them."""
    rows = (home("h"), lives("h", "sanne"), lives("h", "david"), contact("c"))
    case = family(*rows, serves("c", home="h", call_about="Davids hash"))
    assert seen(case, SANNE).serves[0].call_about is None
    assert seen(case, DAVID).serves[0].call_about == "Davids hash"
    everyone = family(contact("c"), serves("c", call_about="Davids hash"))
    assert seen(everyone, SANNE).serves[0].call_about is None


@pytest.mark.parametrize("until", [None, TODAY, YESTERDAY])
def test_who_has_moved_out_no_longer_shares_the_homes_contacts(until: object) -> None:
    rows = (home("h"), lives("h", "sanne"), lives("h", "david", to_date=until), contact("c"))
    case = family(*rows, serves("c", home="h"))
    assert len(seen(case, SANNE).contacts) == 1
    assert len(seen(case, DAVID).contacts) == (until != YESTERDAY)


def test_who_has_moved_out_no_longer_closes_the_homes_address() -> None:
    rows = (home("h", address="Vej 1"), lives("h", "sanne"))
    case = family(*rows, lives("h", "david", to_date=YESTERDAY))
    assert seen(case, SANNE).households[0].address == "Vej 1"
    assert seen(case, DAVID).households[0].address is None


def test_a_lodger_nobody_tells_of_changes_nothing_at_home() -> None:
    rows = (home("h", "Hos David", address="Vej 1"), lives("h", "sanne"), contact("c"))
    case = family(*rows, serves("c", home="h"))
    assert seen(with_(case, lives("h", "david")), SANNE) == seen(case, SANNE)
    assert seen(case, SANNE).households[0].name == "Hos David"


def test_a_point_of_the_meeting_does_not_tell_whom_its_note_is_about() -> None:
    point = AgendaItem(id=Id("p"), case_id=KEY, meeting_id=Id("m"), title="Hverdag", note="Hash")
    case = family(meeting(), attends("sanne"), point, concern("p", "david"))
    case = with_(case, *consent("david", "sanne", kinds=(Kind.IDENTITY,)))
    small = seen(case, SANNE)
    assert [each.note for each in small.agenda_items] == [None]
    assert small.concerns == ()
    own = seen(with_(case, attends("david"), *consent("sanne", "david")), DAVID)
    assert [each.person_id for each in own.concerns] == ["david"]  # control


def test_that_a_shared_contact_concerns_somebody_else_is_not_told() -> None:
    case = family(contact("gp"), serves("gp", "sanne"), serves("gp", "david"))
    case = with_(case, concern("gp", "david"), *consent("david", "sanne", kinds=(Kind.IDENTITY,)))
    assert seen(case, SANNE).concerns == ()


def test_whom_else_a_contact_serves_does_not_hide_its_place_at_the_meeting() -> None:
    end = PlannedChange(id=Id("end"), case_id=KEY, contact_id=Id("gp"), by_date=TODAY)
    case = family(
        contact("gp"),
        serves("gp", "sanne"),
        end,
        meeting(),
        attends("sanne"),
        attends(contact="gp"),
    )
    small = seen(case, SANNE)
    assert len(small.attendances) == 2
    assert len(small.planned_changes) == 1
    assert seen(with_(case, serves("gp", "david")), SANNE) == small


def test_a_shared_contact_shows_no_meeting_of_the_others() -> None:
    case = family(
        contact("gp"), serves("gp", "sanne"), serves("gp", "david"), meeting(),
        attends("sanne"), attends(contact="gp"),
    )  # fmt: skip
    assert len(seen(case, SANNE).meetings) == 1
    assert seen(case, DAVID).meetings == ()
    assert seen(case, DAVID).attendances == ()


def test_who_does_an_agreement_is_named_by_the_link_as_by_a_word() -> None:
    deal = Agreement(
        id=Id("a"), case_id=KEY, what="Henter i skole", who_person_id=Id("david")
    )  # fmt: skip
    case = family(deal, concern("a", "sanne"), *consent("david", "sanne", kinds=(Kind.IDENTITY,)))
    assert len(seen(case, SANNE).people) == 2, "David is known by name"
    assert seen(case, SANNE).agreements[0].who_person_id is None
    opened = with_(case, *consent("david", "sanne", kinds=(Kind.IDENTITY, Kind.AGREEMENT)))
    assert seen(opened, SANNE).agreements[0].who_person_id == "david"


def test_the_familys_name_is_the_coordinators_label() -> None:
    for name in ("Familien", "Sanne", "Sanne og Mille"):
        case = family(*consent("david", "sanne"), custody("mille", "sanne"))
        case = replace(case, head=replace(case.head, name=name))
        assert seen(case, SANNE).head.name == ""


def protected_family() -> tuple[Record, ...]:
    return (
        person("sanne", 40, protected=True, address="Skjulet 1"), home("h", address="Skjulet 1"),
        lives("h", "sanne"), lives("h", "mille"), custody("mille", "david"),
        custody("mille", "sanne"), statement("s", Kind.SCHOOL), concern("s", "mille"),
        goal("g"), concern("g", "mille"),
    )  # fmt: skip


def test_the_school_of_a_child_who_lives_with_somebody_protected_is_a_trace() -> None:
    case = family(*protected_family())
    assert seen(case, DAVID).statements == ()
    assert len(seen(case, DAVID).goals) == 1, "only traces close"
    assert len(seen(case, SANNE).statements) == 1, "who lives with the child knows"
    over = with_(case, person("sanne", 40, protected=True, protected_until=YESTERDAY))
    assert len(seen(over, DAVID).statements) == 1, "protection lapses"


@pytest.mark.parametrize(("until", "hidden"), [(TODAY, True), (YESTERDAY, False)])
def test_protection_holds_through_its_last_day(until: date, hidden: bool) -> None:
    sanne = person("sanne", 40, protected=True, protected_until=until, address="Skjulet 1")
    case = family(sanne, *consent("sanne", "david"))
    assert seen(case, DAVID).people[1].address == (None if hidden else "Skjulet 1")


def test_to_have_lived_with_somebody_protected_gives_nothing_away() -> None:
    case = family(*protected_family())
    moved = with_(case, lives("h", "mille", to_date=YESTERDAY))
    assert seen(case, DAVID).statements == ()
    assert len(seen(moved, DAVID).statements) == 1


def test_no_consent_gives_a_professional_a_protected_address() -> None:
    told = consent("sanne", "gp", type=ConsentType.PLAN)
    plain = family(contact("gp"), person("sanne", 40, address="Skjulet 1"), *told)
    assert seen(plain, GP).people[0].address == "Skjulet 1"
    hidden = with_(plain, person("sanne", 40, address="Skjulet 1", protected=True))
    assert seen(hidden, GP).people[0].address is None


def test_to_live_together_opens_nothing_that_no_consent_opens() -> None:
    rows = (home("h"), lives("h", "sanne"), lives("h", "david"), concern("s", "sanne"))
    open_case = family(*rows, statement("s", Kind.SHELTER))
    hidden = with_(open_case, person("sanne", 40, protected=True))
    assert seen(open_case, DAVID).statements == ()
    assert seen(hidden, DAVID).statements == (), "protection must not open what was closed"
    said = with_(hidden, *consent("sanne", "david"))
    assert len(seen(said, DAVID).statements) == 1, "with a consent it does, in one home"


def test_no_consent_takes_a_protected_address_into_the_room() -> None:
    rows = (meeting(), attends("sanne"), attends("david"))
    agreed = consent("sanne", type=ConsentType.MEETING, meeting_id=Id("m"))
    plain = family(*rows, person("sanne", 40, address="Vej 1"), *agreed)
    assert [each.address for each in seen(plain, ROOM).people] == ["Vej 1"]
    hidden = with_(plain, person("sanne", 40, address="Vej 1", protected=True))
    assert [each.address for each in seen(hidden, ROOM).people] == [None]


@pytest.mark.parametrize(
    "change",
    [{"to_date": YESTERDAY}, {"from_date": TODAY + timedelta(1)}, {"planned": True}],
    ids=["ended", "not begun", "only planned"],
)
def test_a_contact_that_is_not_in_place_sees_nothing(change: dict[str, Any]) -> None:
    case = family(contact("gp"), serves("gp", "sanne"), *consent("sanne", "gp", type=ConsentType.PLAN))  # fmt: skip
    assert [each.name for each in seen(case, GP).people] == ["Sanne"]
    assert seen(with_(case, contact("gp", **change)), GP).people == ()


def test_a_friend_has_no_task() -> None:
    case = family(contact("gp", "Veninde", private=True), serves("gp", "sanne"))
    assert seen(case, GP).people == ()
    opened = with_(case, *consent("sanne", "gp", type=ConsentType.PROFESSIONAL))
    assert [each.name for each in seen(opened, GP).people] == ["Sanne"]


def test_a_planned_contact_that_has_begun_is_in_place() -> None:
    case = family(contact("gp", planned=True, from_date=TODAY), serves("gp", "sanne"))
    assert len(seen(case, GP).people) == 1


CLOSED = (Kind.CHILD_CONVERSATION, Kind.NOTIFIER, Kind.STATEMENT_ON_OTHER, Kind.WORK)


@pytest.mark.parametrize("kind", CLOSED)
@pytest.mark.parametrize("reader", [SANNE, MILLE, GP, ROOM])
def test_closed_kinds_are_closed_to_all(kind: Kind, reader: Reader) -> None:
    agreed = consent("sanne", type=ConsentType.MEETING, meeting_id=Id("m"), child_id=Id("mille"))
    told = consent("sanne", "gp", type=ConsentType.PLAN, child_id=Id("mille"))
    rows = (custody("mille", "sanne"), contact("gp"), meeting(), attends("sanne"), *agreed, *told)
    case = family(*rows, statement("s", kind), concern("s", "mille"))
    assert seen(case, reader).statements == ()
    control = with_(case, statement("s", Kind.SOCIAL))
    assert len(seen(control, reader).statements) == 1


def test_what_one_parent_says_of_the_child_is_closed_to_the_other() -> None:
    said = statement("s", speaker_id=Id("sanne"))
    case = family(said, concern("s", "mille"), custody("mille", "sanne"), custody("mille", "david"))
    assert len(seen(case, SANNE).statements) == 1
    assert seen(case, DAVID).statements == ()


def test_what_a_child_says_is_not_opened_by_custody() -> None:
    case = family(statement("s", speaker_id=Id("mille")), concern("s", "mille"), custody("mille", "sanne"))  # fmt: skip
    assert seen(case, SANNE).statements == ()
    assert len(seen(case, MILLE).statements) == 1


@pytest.mark.parametrize(("text", "visible"), [("Har det godt", 1), ("Savner David", 0)])
def test_what_adults_say_of_themselves_is_theirs_to_share(text: str, visible: int) -> None:
    said = Statement(id=Id("s"), case_id=KEY, text=text, speaker_id=Id("sanne"))
    agreed = consent("sanne", "gp", type=ConsentType.PLAN)
    case = family(said, concern("s", "sanne"), contact("gp"), *agreed)
    assert len(seen(case, GP).statements) == visible


def test_the_coordinators_own_work_is_nobody_elses() -> None:
    star = Coordinator(id=Id("k"), case_id=KEY, role=CoordinatorRole.COORDINATOR, name="Kim",
                       contact_id=Id("gp"))  # fmt: skip
    case = family(star, contact("gp", stated_for="mor"), serves("gp", "sanne"))
    assert seen(case, SANNE).coordinators[0].contact_id is None
    assert seen(case, SANNE).contacts[0].stated_for is None
    assert seen(case, SANNE).coordinators[0].name == "Kim"


def test_a_plan_to_hand_over_to_an_unseen_contact_tells_only_of_the_end() -> None:
    rows = (contact("gp"), contact("x"), serves("gp", "sanne"), serves("x", "david"))
    into = PlannedChange(id=Id("end"), case_id=KEY, contact_id=Id("gp"), into_id=Id("x"), note="?")
    change = seen(family(*rows, into), SANNE).planned_changes[0]
    assert (change.into_id, change.note) == (None, None)


def test_a_contact_that_names_somebody_is_not_carried_to_others() -> None:
    case = family(Contact(id=Id("c"), case_id=KEY, role="Davids mentor"), serves("c"))
    assert seen(case, SANNE).contacts == ()
    assert len(seen(case, DAVID).contacts) == 1


@pytest.mark.parametrize("title", ["", "Møde om Davids hash"])
def test_a_meeting_whose_title_names_another_is_as_one_without(title: str) -> None:
    case = family(meeting(MeetingState.CLOSED, title=title), attends("sanne"))
    assert [each.title for each in seen(case, SANNE).meetings] == [""]
