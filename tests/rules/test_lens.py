"""The lens, one rule at a time, each beside its control."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.models.base import Id
from app.models.case import RECORD_TYPES, CaseHead
from app.models.consents import Consent, ConsentState
from app.models.contacts import Contact, Coordinator, CoordinatorRole
from app.models.facts import Kind, facts_of
from app.models.plan import Goal
from app.models.readers import COORDINATOR, LEADER, FamilyReader
from app.rules.lens import Glass, Omission, lens
from tests.rules.families import (
    DAVID,
    KEY,
    SANNE,
    TODAY,
    WORDS,
    concern,
    consent,
    contact,
    custody,
    family,
    goal,
    home,
    lives,
    person,
    seen,
    serves,
)
from tests.rules.worlds import few, random_reader, world
from tests.rules.worlds import seen as seen_of_world
from tests.support.generate import random_case


def test_every_field_of_every_record_is_declared() -> None:
    bare = [
        f"{kind.__name__}.{name}"
        for kind in RECORD_TYPES
        for name, fact in facts_of(kind).items()
        if fact is None
    ]
    assert bare == []


def test_the_coordinator_sees_the_case_itself() -> None:
    case = random_case(random.Random(1))
    assert lens(case, COORDINATOR, TODAY, WORDS).case is case


def test_the_leader_sees_nobody() -> None:
    case = random_case(random.Random(1))
    small = seen(case, LEADER)
    assert not list(small.records())[1:]
    assert small.head == CaseHead(id=case.id, case_id=case.id, law_profile=case.head.law_profile)


def test_what_is_seen_is_numbered_anew_in_its_own_order() -> None:
    rows = [goal(key, seq=at, version=7) for key, at in (("c", 2), ("b", 5), ("a", 9))]
    case = family(goal("hidden", seq=3), *rows, *(concern(key, "sanne") for key in "abc"))
    case = replace(case, head=replace(case.head, version=4))
    small = seen(case, SANNE)
    found = [(each.id, each.seq, each.version) for each in small.goals]
    assert found == [("c", 0, 1), ("b", 1, 1), ("a", 2, 1)]
    assert small.head.version == 1


def test_somebody_who_is_not_in_the_case_sees_nobody() -> None:
    star = Coordinator(id=Id("k"), case_id=KEY, role=CoordinatorRole.COORDINATOR, name="Kim")
    case = family(goal("g"), concern("g", "sanne"), star)
    assert seen(case, FamilyReader(Id("nobody"))) == seen(case, LEADER)


@pytest.mark.no_cover
@few(50)
@given(st.integers(0, 2**32))
def test_nothing_seen_points_to_anything_unseen(seed: int) -> None:
    rnd = random.Random(seed)
    case = world(rnd)
    small = seen_of_world(case, random_reader(rnd, case))
    present = {each.id for each in small.records()}
    for each in small.records():
        for name, fact in facts_of(type(each)).items():
            if fact is not None and fact.refers:
                assert getattr(each, name) is None or getattr(each, name) in present


@pytest.mark.no_cover
@few(30)
@given(st.integers(0, 2**32))
def test_looking_twice_shows_no_less(seed: int) -> None:
    """What is seen names whom it is about as far as the reader may know, and so stays seen."""
    rnd = random.Random(seed)
    case = world(rnd)
    reader = FamilyReader(rnd.choice(case.people).id)
    own = {each.record_id for each in case.concerns if each.person_id == reader.person_id}
    small = seen_of_world(case, reader)
    again = seen_of_world(small, reader)
    assert {each.id for each in small.goals if each.id in own} <= {each.id for each in again.goals}


def test_own_goals_are_seen_and_the_other_adults_are_not() -> None:
    case = family(goal("g"), concern("g", "sanne"))
    assert [each.text for each in seen(case, SANNE).goals] == ["Ro"]
    assert seen(case, DAVID).goals == ()
    assert [each.name for each in seen(case, DAVID).people] == ["David"]


def test_a_text_is_about_everyone_it_names() -> None:
    named = family(goal("g", "At Davids vrede stopper"), concern("g", "sanne"))
    assert seen(named, SANNE).goals == ()
    control = family(goal("g", "At vreden stopper"), concern("g", "sanne"))
    assert len(seen(control, SANNE).goals) == 1


def test_a_childs_goal_is_seen_by_those_who_hold_custody() -> None:
    case = family(goal("g"), concern("g", "mille"))
    assert seen(case, SANNE).goals == ()
    with_custody = family(goal("g"), concern("g", "mille"), custody("mille", "sanne"))
    assert len(seen(with_custody, SANNE).goals) == 1
    assert seen(with_custody, DAVID).goals == ()


@pytest.mark.parametrize(("age", "visible"), [(17, 1), (18, 0), (None, 1)])
def test_custody_ends_at_eighteen(age: int | None, visible: int) -> None:
    case = family(person("mille", age), goal("g"), concern("g", "mille"), custody("mille", "sanne"))

    assert len(seen(case, SANNE).goals) == visible


@pytest.mark.parametrize(("days", "visible"), [(-1, 0), (0, 1), (3, 1), (4, 0)])
def test_custody_holds_in_its_period(days: int, visible: int) -> None:
    row = custody("mille", "sanne", from_date=TODAY, to_date=TODAY + timedelta(3))
    case = family(goal("g"), concern("g", "mille"), row)
    assert len(seen(case, SANNE, TODAY + timedelta(days)).goals) == visible


def test_unknown_is_shown_to_nobody_and_told_to_the_coordinator() -> None:
    result = lens(family(goal("g")), SANNE, TODAY, WORDS)
    assert result.case.goals == ()
    assert [each.unknown for each in result.omissions if each.kind is Goal] == [True]


def test_omissions_name_what_was_left_out_and_what_must_be_stated() -> None:
    gp = contact("gp", call_about="alt", stated_for="mor")
    case = family(gp, serves("gp", "sanne"), goal("g"), concern("g", "david"))
    found = {each.id: each for each in lens(case, SANNE, TODAY, WORDS).omissions}
    assert found[Id("gp")] == Omission(Contact, Id("gp"), ("call_about", "stated_for"), True)
    assert found[Id("g")] == Omission(Goal, Id("g"), (), False)
    assert Id("sanne") not in found


def test_that_a_homes_address_is_kept_from_those_outside_is_nothing_to_ask_about() -> None:
    case = family(home("h", address="Vej 1"), lives("h", "mille"), custody("mille", "david"))
    found = {each.id: each for each in lens(case, DAVID, TODAY, WORDS).omissions}
    assert (found[Id("h")].fields, found[Id("h")].unknown) == (("address",), False)


def test_a_shared_contact_is_seen_with_own_lines_only() -> None:
    gp = contact("gp", phone="00 00 00 00", call_about="alt")
    case = family(gp, serves("gp", "sanne"), serves("gp", "david", call_about="hash"))
    small = seen(case, SANNE)
    assert [each.person_id for each in small.serves] == ["sanne"]
    assert small.contacts[0].phone == "00 00 00 00"
    assert small.contacts[0].call_about is None, "nobody has said whom it is about"
    assert seen(family(gp, serves("gp", "sanne")), SANNE) == small, "nor whether David goes there"
    stated = family(gp, serves("gp", "sanne"), concern("gp", "sanne"))
    assert seen(stated, SANNE).contacts[0].call_about == "alt"


@pytest.mark.parametrize(
    ("days", "visible"),
    [(-11, 0), (-10, 1), (30, 1), (31, 0)],
    ids=["before", "first", "last", "after"],
)
def test_a_consent_opens_from_its_first_to_its_last_day(days: int, visible: int) -> None:
    rows = consent("sanne", "david", valid_until=TODAY + timedelta(30))
    case = family(goal("g"), concern("g", "sanne"), *rows)
    assert len(seen(case, DAVID, TODAY + timedelta(days)).goals) == visible


@pytest.mark.parametrize(
    ("kinds", "visible"), [((Kind.GOAL,), 1), ((None,), 1), ((Kind.HEALTH,), 0), ((), 0)]
)
def test_a_consent_opens_only_the_kind_it_names(
    kinds: tuple[Kind | None, ...], visible: int
) -> None:
    case = family(goal("g"), concern("g", "sanne"), *consent("sanne", "david", kinds=kinds))
    assert len(seen(case, DAVID).goals) == visible


@pytest.mark.parametrize("state", [ConsentState.WITHDRAWN, ConsentState.NO, ConsentState.OFFERED])
def test_a_consent_that_is_no_yes_opens_nothing(state: ConsentState) -> None:
    rows = consent("sanne", "david", state=state)
    assert seen(family(goal("g"), concern("g", "sanne"), *rows), DAVID).goals == ()


@settings(max_examples=25)
@given(st.integers(0, 2**32))
def test_a_glass_shows_each_reader_the_same_whoever_looked_before(seed: int) -> None:
    rnd = random.Random(seed)
    case = world(rnd)
    looking = [random_reader(rnd, case) for _turn in range(4)]
    glass = Glass(case, TODAY, WORDS)
    first = [glass.seen(each) for each in looking]
    assert first == [lens(case, each, TODAY, WORDS) for each in looking]
    assert [glass.seen(each) for each in looking] == first


@settings(max_examples=25)
@given(st.integers(0, 2**32))
def test_a_glass_without_consents_is_the_lens_over_a_case_where_they_were_taken_back(
    seed: int,
) -> None:
    rnd = random.Random(seed)
    case = world(rnd)
    back = frozenset(each.id for each in case.consents if rnd.random() < 0.5)
    rows = tuple(
        replace(each, state=ConsentState.WITHDRAWN) if each.id in back else each
        for each in case.consents
    )
    taken, glass = case.having(Consent, rows), Glass(case, TODAY, WORDS)
    for each in [random_reader(rnd, case) for _turn in range(3)]:
        assert glass.without(back).seen(each) == lens(taken, each, TODAY, WORDS)
        assert glass.seen(each) == lens(case, each, TODAY, WORDS)
    assert glass.without(frozenset()) is glass


def test_a_field_that_is_not_declared_hides_its_record_from_everybody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = family(goal("own"), concern("own", "sanne"))
    assert seen(case, SANNE).goals != ()  # the control
    monkeypatch.setattr(
        "app.rules.lens.facts_of",
        lambda kind: {**facts_of(kind), **({"title": None} if kind is Goal else {})},
    )
    assert seen(case, SANNE).goals == ()
