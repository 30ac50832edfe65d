"""Why something may be shown: the answer is the lens's own, and each no and yes has its reason."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.base import Id, Record
from app.models.case import Case
from app.models.consents import ConsentType
from app.models.facts import Area, Kind
from app.models.meetings import AgendaItem, Agreement, AttendanceRole, Confided, MeetingState
from app.models.readers import COORDINATOR, LEADER, Reader
from app.rules.lens import lens
from app.rules.why import Answer, Cause, Reason, filled, why
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
    serves,
    statement,
    with_,
)
from tests.rules.worlds import few, random_reader, world

HEALTH = {"kind": Kind.HEALTH, "area": Area.HEALTH}


def asked(case: Case, key: str, reader: Reader = ROOM) -> Answer:
    return why(case, reader, TODAY, WORDS, Id(key))


def causes(answer: Answer) -> tuple[set[Cause], set[Cause]]:
    return {each.cause for each in answer.opens}, {each.cause for each in answer.closes}


def room(*records: Record) -> Case:
    return family(meeting(), attends("sanne"), goal("g"), concern("g", "sanne"), *records)


# --- the same answer as the lens ------------------------------------------------------------------


@pytest.mark.no_cover
@few(80)
@given(st.integers(0, 10**6))
def test_the_answer_is_yes_where_the_lens_keeps_the_field(seed: int) -> None:
    rnd = random.Random(seed)
    case = world(rnd)
    reader = random_reader(rnd, case)
    small = lens(case, reader, TODAY, WORDS).case
    record = rnd.choice([each for each in case.records() if any(True for _ in filled(each))])
    answer = why(case, reader, TODAY, WORDS, record.id)
    kept = small.find(record.id)
    for name, _fact in filled(record):
        shown = kept is not None and getattr(kept, name) == getattr(record, name)
        found = [each.field == name and each.record_id == record.id for each in answer.allowed]
        assert any(found) is shown
    assert bool(answer.opens) is bool(answer.allowed)
    assert bool(answer.closes) is (len(answer.allowed) < len(answer.fields))


def test_an_answer_that_told_the_rules_anew_would_be_found_out() -> None:
    """Control: an answer about another reader is not the lens's."""
    case = room(attends("david"))
    kept = lens(case, ROOM, TODAY, WORDS).case.find(Id("g"))
    assert kept is None
    assert asked(case, "g").is_no
    assert asked(case, "g", SANNE).is_yes


def test_what_is_not_there_has_no_answer() -> None:
    answer = asked(room(), "nowhere")
    assert (answer.fields, answer.is_yes, answer.is_no) == ((), False, True)


def test_the_coordinator_sees_all_and_the_leader_nothing() -> None:
    case = room()
    assert asked(case, "g", COORDINATOR).is_yes
    assert causes(asked(case, "g", LEADER)) == (set(), {Cause.NOBODY_THERE})


# --- what opens -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("records", "reader", "key", "cause"),
    [
        ((), SANNE, "g", Cause.OWN),
        ((custody("mille", "sanne"), goal("m"), concern("m", "mille")), SANNE, "m", Cause.CUSTODY),
        ((goal("d"), concern("d", "david"), *consent("david", "sanne")), SANNE, "d", Cause.CONSENT),
        ((contact("gp"), serves("gp", "sanne")), GP, "gp-sanne", Cause.TASK),
    ],
)
def test_each_key_is_told(
    records: tuple[Record, ...], reader: Reader, key: str, cause: Cause
) -> None:
    answer = asked(room(*records), key, reader)
    assert answer.is_yes
    assert causes(answer) == ({cause}, set())


def test_in_a_room_each_listener_has_a_key() -> None:
    yes = consent("sanne", "david", kinds=(Kind.GOAL,))
    answer = asked(room(attends("david"), *yes), "g")
    assert set(answer.opens) == {
        Reason(Cause.OWN, Id("m-sanne"), Id("sanne"), Kind.GOAL),
        Reason(Cause.CONSENT, Id("m-david"), Id("sanne"), Kind.GOAL, yes[0].id),
    }


def test_who_sits_beside_has_a_key_of_their_own() -> None:
    seat = replace(attends(name="Tove"), beside_id=Id("sanne"), role=AttendanceRole.COMPANION)
    told = Confided(id=Id("c"), case_id=KEY, attendance_id=seat.id, kind=Kind.GOAL)
    answer = asked(room(seat, told), "g")
    assert causes(answer)[0] == {Cause.OWN, Cause.CONFIDED}
    name = asked(room(seat), "sanne")
    assert Cause.TOGETHER in causes(name)[0]
    closed = asked(room(seat), "g")
    assert closed.closes == (Reason(Cause.NO_YES, seat.id, Id("sanne"), Kind.GOAL),)


def test_two_consents_that_open_the_same_are_both_told() -> None:
    plan = consent("sanne", "david")
    talk = consent("sanne", type=ConsentType.MEETING, meeting_id=Id("m"))
    other = consent("sanne", "gp", type=ConsentType.PLAN)  # control: it opens nothing here
    answer = asked(room(attends("david"), *plan, *talk, *other), "g")
    assert {each.consent_id for each in answer.opens} == {None, plan[0].id, talk[0].id}


def test_both_holders_of_custody_are_told() -> None:
    rows = (custody("mille", "sanne"), custody("mille", "david"), goal("m"), concern("m", "mille"))
    both = [
        consent(each, "gp", type=ConsentType.PLAN, child_id=Id("mille"))
        for each in ("sanne", "david")
    ]
    case = room(contact("gp"), *rows, *both[0], *both[1])
    answer = asked(case, "m", GP)
    assert {each.consent_id for each in answer.opens} == {both[0][0].id, both[1][0].id}


def test_what_is_about_nobody_is_for_everybody() -> None:
    assert causes(asked(room(), "case", DAVID))[0] == {Cause.NOBODY}


# --- what closes ----------------------------------------------------------------------------------


def test_who_has_not_said_yes_is_told_with_the_kind() -> None:
    ill = statement("ill", Kind.HEALTH, area=Area.HEALTH)
    case = room(attends("david"), ill, concern("ill", "sanne"))
    reason = Reason(Cause.NO_YES, Id("m-david"), Id("sanne"), Kind.HEALTH)
    assert asked(case, "ill").closes == (reason,)
    yes = consent("sanne", "david", kinds=(Kind.HEALTH,))
    assert asked(with_(case, *yes), "ill").is_yes


@pytest.mark.parametrize(
    ("record", "about", "cause"),
    [
        (statement("x", Kind.CHILD_CONVERSATION), "mille", Cause.CLOSED),
        (statement("x", Kind.NOTIFIER), "sanne", Cause.CLOSED),
        (statement("x", speaker_id=Id("david")), "sanne", Cause.CLOSED),
        (goal("x"), "", Cause.UNKNOWN),
    ],
)
def test_what_no_consent_opens_is_told(record: Record, about: str, cause: Cause) -> None:
    rows = (concern("x", about),) if about else ()
    assert causes(asked(room(record, *rows), "x")) == (set(), {cause})


def test_the_coordinators_own_work_is_told() -> None:
    case = room(contact("gp", stated_for="barn"), serves("gp", "sanne"))
    answer = asked(case, "gp", SANNE)
    assert not answer.is_yes
    assert not answer.is_no
    assert causes(answer) == ({Cause.NOBODY, Cause.OWN}, {Cause.WORK})


def test_protection_is_told() -> None:
    hidden = person("sanne", 40, protected=True, address="Skjulet 1")
    case = family(meeting(), attends("sanne"), hidden)
    answer = asked(case, "sanne")
    assert {each.kind for each in answer.closes if each.cause is Cause.PROTECTED} == {Kind.ADDRESS}
    open_case = with_(case, replace(hidden, protected=False))
    assert asked(open_case, "sanne").is_yes  # control


def test_an_empty_room_is_told() -> None:
    case = with_(room(attends("sanne", present=False)), meeting(MeetingState.RUNNING))
    assert causes(asked(case, "g")) == (set(), {Cause.NOBODY_THERE})


def test_a_contact_is_shown_as_far_as_whom_it_serves() -> None:
    case = family(contact("gp"), serves("gp", "sanne"), serves("gp", "david"))
    answer = asked(case, "gp", SANNE)
    assert not answer.is_yes
    assert not answer.is_no
    assert {each.about for each in answer.closes} == {Id("david")}
    none = asked(case, "gp", MILLE)
    assert none.is_no
    assert {each.about for each in none.closes} == {Id("sanne"), Id("david")}


def test_what_hangs_on_something_unseen_tells_what() -> None:
    deal = Agreement(id=Id("a"), case_id=KEY, what="Ringer", who_contact_id=Id("gp"))
    case = family(contact("gp"), serves("gp", "david"), deal, concern("a", "sanne"))
    answer = asked(case, "a", SANNE)
    assert {each.about for each in answer.closes} == {Id("david")}
    assert not answer.is_no


def test_what_two_may_only_hear_apart_is_told_of_both() -> None:
    """Sanne has confided in Tove and Mille's holders agreed: nobody opened what is of both."""
    seat = replace(attends(name="Tove"), beside_id=Id("sanne"))
    told = Confided(id=Id("c"), case_id=KEY, attendance_id=seat.id)
    yes = consent("sanne", type=ConsentType.MEETING, meeting_id=Id("m"), child_id=Id("mille"))
    rows = (custody("mille", "sanne"), goal("b"), concern("b", "sanne"), concern("b", "mille"))
    answer = asked(room(seat, told, *yes, *rows), "b")
    assert [each.about for each in answer.closes] == ["mille", "sanne"]


def test_a_point_needs_its_meeting() -> None:
    """What is about nobody is closed where what it belongs to is."""
    point = AgendaItem(id=Id("p"), case_id=KEY, meeting_id=Id("m"), title="Hverdag")
    case = family(meeting(), attends("sanne"), point)
    assert asked(case, "p", SANNE).is_yes
    none = asked(case, "p", DAVID)
    assert none.closes == (Reason(Cause.NO_YES, None, Id("sanne"), Kind.MEETING),)


def test_a_meeting_without_anybody_of_the_family_hangs_in_the_air() -> None:
    case = family(meeting(), contact("gp"), serves("gp", "sanne"))
    assert causes(asked(case, "m", GP))[1] == {Cause.HANGS}


def test_who_is_invited_knows_of_the_meeting() -> None:
    case = family(meeting(), attends(contact="gp"), contact("gp"), serves("gp", "sanne"))
    assert causes(asked(case, "m", GP))[1] == set()


def test_who_has_not_begun_is_told() -> None:
    point = AgendaItem(id=Id("p"), case_id=KEY, meeting_id=Id("m"), title="Hverdag")
    case = room(contact("gp", to_date=TODAY.replace(year=2020)), serves("gp", "sanne"), point)
    assert causes(asked(case, "p", GP))[1] == {Cause.NOBODY_THERE}
    assert causes(asked(case, "g", GP))[1] == {Cause.NO_YES}


def test_what_names_somebody_closes_what_stands_beside_it() -> None:
    rows = (replace(statement("s", need=True), text="Uro hos David"), concern("s", "sanne"))
    answer = asked(room(*rows), "s", SANNE)
    assert answer.is_no
    assert {each.about for each in answer.closes} == {Id("david")}


def test_a_text_that_names_a_contact_needs_the_contact() -> None:
    """What is hers names a contact whom only David knows: his no is the reason."""
    rows = (contact("gp", "Rusmiddelkonsulent Bo Berg", name="Bo Berg"), serves("gp", "david"))
    known = (contact("eva", "Eva Dahl", name="Eva Dahl"), serves("eva", "sanne"))
    told = replace(goal("h"), text="Møde med Bo Berg og Eva Dahl")
    case = room(*rows, *known, told, concern("h", "sanne"))
    answer = asked(case, "h", SANNE)
    assert answer.is_no
    assert Id("david") in {each.about for each in answer.closes}
    assert Cause.NOBODY_THERE not in causes(answer)[1]
    assert asked(with_(case, serves("gp", "sanne")), "h", SANNE).is_yes  # control


def test_a_home_is_its_name_and_who_lives_there() -> None:
    case = room(home("h", "Hos Sanne"), lives("h", "sanne"), lives("h", "david"))
    answer = asked(case, "h", SANNE)
    assert {(each.record_id, each.field) for each in answer.fields} >= {("h", "name")}
    assert {each.about for each in answer.closes} == {Id("david")}
