"""The lens: what nobody has opened is as if it were not there, and each rule has its control."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.models.base import Id, Record
from app.models.case import RECORD_TYPES, Case
from app.models.consents import (
    Consent,
    ConsentForm,
    ConsentScope,
    ConsentState,
    ConsentType,
    Recipient,
)
from app.models.contacts import Contact, Serves
from app.models.facts import Kind, facts_of
from app.models.people import Custody, CustodyForm, Person
from app.models.plan import Concern, Goal
from app.models.readers import (
    COORDINATOR,
    LEADER,
    FamilyReader,
    ProfessionalReader,
    Reader,
    RoomReader,
)
from app.rules.lens import lens
from app.rules.naming import Lexicon
from tests.support.generate import random_case, random_record
from tests.support.memory import TODAY

WORDS = Lexicon({"rusmiddel": Kind.SUBSTANCE, "krisecenter": Kind.SHELTER})


def seen(case: Case, reader: Reader, on: date = TODAY) -> Case:
    return lens(case, reader, on, WORDS).case


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
    assert not list(seen(case, LEADER).records())[1:]
    assert seen(case, LEADER).head.name == ""


def readers_of(case: Case) -> list[Reader]:
    return [
        *(FamilyReader(each.id) for each in case.people),
        *(ProfessionalReader(each.id) for each in case.contacts),
        *(RoomReader(each.id) for each in case.meetings),
    ]


def unseen_change(rnd: random.Random, case: Case, reader: Reader) -> Case | None:
    """The case with one more or one fewer record that this reader does not see; None: none found."""
    visible = {each.id for each in seen(case, reader).records()}
    hidden = [
        each
        for each in case.records()
        if each.id not in visible
        and type(each).__name__ in CHANGEABLE
        and each.id != getattr(reader, "contact_id", None)
    ]
    if hidden and rnd.random() < 0.5:
        return _without(case, rnd.choice(hidden))
    kind = rnd.choice([each for each in RECORD_TYPES if each.__name__ in CHANGEABLE])
    new = random_record(rnd, case, kind)
    if new is None:
        return None
    # in the middle of the order, pushing the others on, so that any counter would show
    rows = sorted(case.of(kind), key=lambda each: each.seq)
    rows.insert(rnd.randint(0, len(rows)), new)
    return case.having(kind, tuple(replace(each, seq=at) for at, each in enumerate(rows)))


CHANGEABLE = {"Statement", "Goal", "Intervention", "Agreement", "Recommendation", "Appointment",
              "Contact", "Placement"}  # fmt: skip
"""Records without owners, which open nothing themselves: they can come and go unseen."""


def _without(case: Case, gone: Record) -> Case:
    rows = tuple(each for each in case.of(type(gone)) if each.id != gone.id)
    smaller = case.having(type(gone), rows)
    for kind in RECORD_TYPES[1:]:
        kept = tuple(
            each
            for each in smaller.of(kind)
            if not any(
                fact is not None and fact.owner and getattr(each, name) == gone.id
                for name, fact in facts_of(kind).items()
            )
        )
        smaller = smaller.having(kind, tuple(_loose(each, gone.id) for each in kept))
    return smaller


def _loose(each: Record, gone: Id) -> Record:
    cut = {
        name: None
        for name, fact in facts_of(type(each)).items()
        if fact is not None and fact.refers and not fact.owner and getattr(each, name) == gone
    }
    return replace(each, **cut) if cut else each  # type: ignore[arg-type] # ids only


@settings(max_examples=200)
@given(st.integers(0, 2**32))
def test_what_a_reader_may_not_see_changes_nothing_for_that_reader(seed: int) -> None:
    hold_noninterference(seed)


def hold_noninterference(seed: int) -> None:
    rnd = random.Random(seed)
    case = random_case(rnd, rows=50)
    readers = readers_of(case)
    reader = rnd.choice(readers)
    other = unseen_change(rnd, case, reader)
    if other is None:
        return
    new = {each.id for each in other.records()} - {each.id for each in case.records()}
    if new & {each.id for each in seen(other, reader).records()}:
        return
    assert seen(other, reader) == seen(case, reader)


@settings(max_examples=100)
@given(st.integers(0, 2**32))
def test_nothing_seen_points_to_anything_unseen(seed: int) -> None:
    rnd = random.Random(seed)
    case = random_case(rnd, rows=50)
    small = seen(case, rnd.choice(readers_of(case)))
    present = {each.id for each in small.records()}
    for each in small.records():
        for name, fact in facts_of(type(each)).items():
            if fact is not None and fact.refers:
                assert getattr(each, name) is None or getattr(each, name) in present


# --- one rule at a time, each with its control -------------------------------------------------


def family(**more: tuple[Record, ...]) -> Case:
    case = random_case(random.Random(3), rows=0)
    base = dict.fromkeys(("people", "contacts", "meetings"), ())
    people = (person("sanne", 40), person("david", 45), person("mille", 14))
    return replace(case, **{**base, "people": people, **more})  # type: ignore[arg-type] # tuples


def person(name: str, age: int) -> Person:
    return Person(id=Id(name), case_id=Id("c"), name=name.capitalize(), age=age)


def goal(key: str, text: str) -> Goal:
    return Goal(id=Id(key), case_id=Id("c"), text=text)


def concern(record: str, who: str) -> Concern:
    return Concern(
        id=Id(f"{record}-{who}"), case_id=Id("c"), record_id=Id(record), person_id=Id(who)
    )


def holds(child: str, holder: str) -> Custody:
    return Custody(id=Id(f"{child}-{holder}"), case_id=Id("c"), child_id=Id(child),
                   holder_id=Id(holder), form=CustodyForm.JOINT)  # fmt: skip


SANNE = FamilyReader(Id("sanne"))
DAVID = FamilyReader(Id("david"))


def test_own_goals_are_seen_and_the_other_adults_are_not() -> None:
    case = family(goals=(goal("g", "Ro"),), concerns=(concern("g", "sanne"),))
    assert [each.text for each in seen(case, SANNE).goals] == ["Ro"]
    assert seen(case, DAVID).goals == ()
    assert [each.name for each in seen(case, DAVID).people] == ["David"]


def test_a_text_is_about_everyone_it_names() -> None:
    case = family(goals=(goal("g", "At Davids vrede stopper"),), concerns=(concern("g", "sanne"),))
    assert seen(case, SANNE).goals == ()
    control = family(goals=(goal("g", "At vreden stopper"),), concerns=(concern("g", "sanne"),))
    assert len(seen(control, SANNE).goals) == 1


def test_a_childs_goal_is_seen_by_those_who_hold_custody() -> None:
    parts = {"goals": (goal("g", "Skole"),), "concerns": (concern("g", "mille"),)}
    assert seen(family(**parts), SANNE).goals == ()
    with_custody = family(**parts, custodies=(holds("mille", "sanne"),))
    assert len(seen(with_custody, SANNE).goals) == 1
    assert seen(with_custody, DAVID).goals == ()


def test_custody_ends_at_eighteen() -> None:
    adult = family(
        people=(person("sanne", 40), person("david", 45), person("mille", 18)),
        goals=(goal("g", "Skole"),),
        concerns=(concern("g", "mille"),),
        custodies=(holds("mille", "sanne"),),
    )
    assert seen(adult, SANNE).goals == ()


def test_unknown_is_shown_to_nobody_and_told_to_the_coordinator() -> None:
    case = family(goals=(goal("g", "Ro"),))
    result = lens(case, SANNE, TODAY, WORDS)
    assert result.case.goals == ()
    assert [each.unknown for each in result.omissions if each.kind is Goal] == [True]


def contact(key: str, role: str) -> Contact:
    return Contact(id=Id(key), case_id=Id("c"), role=role, phone="00 00 00 00", call_about="alt")


def serves(key: str, who: str) -> Serves:
    return Serves(id=Id(f"{key}-{who}"), case_id=Id("c"), contact_id=Id(key), person_id=Id(who))


def test_a_shared_contact_is_seen_with_own_lines_only() -> None:
    case = family(
        contacts=(contact("gp", "Læge"),),
        serves=(serves("gp", "sanne"), serves("gp", "david")),
    )
    assert [each.person_id for each in seen(case, SANNE).serves] == ["sanne"]
    shared = seen(case, SANNE).contacts[0]
    assert shared.phone == "00 00 00 00"
    assert shared.call_about is None, "nobody has said whom it is about"
    alone = replace(case, serves=(serves("gp", "sanne"),))
    assert seen(alone, SANNE) == seen(case, SANNE), "whether David goes there too is not told"
    stated = replace(case, concerns=(concern("gp", "sanne"),))
    assert seen(stated, SANNE).contacts[0].call_about == "alt"


@pytest.mark.parametrize(
    ("days", "visible"),
    [(-1, 0), (0, 1), (30, 1), (31, 0)],
    ids=["before", "first", "last", "after"],
)
def test_a_consent_opens_from_its_first_to_its_last_day(days: int, visible: int) -> None:
    case = consenting(Kind.GOAL)
    assert len(seen(case, DAVID, TODAY + timedelta(days=days)).goals) == visible


def consenting(kind: Kind, change: Callable[[Record], Record] = lambda each: each) -> Case:
    case_id = Id("c")
    consent = Consent(
        id=Id("yes"), case_id=case_id, giver_id=Id("sanne"), type=ConsentType.FAMILY_VIEW,
        state=ConsentState.YES, form=ConsentForm.WRITTEN, given_on=TODAY,
        valid_until=TODAY + timedelta(days=30),
    )  # fmt: skip
    scopes = tuple(
        ConsentScope(id=Id(f"s-{each}"), case_id=case_id, consent_id=Id("yes"), kind=each)
        for each in (Kind.IDENTITY, kind)
    )
    recipient = Recipient(id=Id("r"), case_id=case_id, consent_id=Id("yes"), person_id=Id("david"))
    return family(
        goals=(goal("g", "Ro"),),
        concerns=(concern("g", "sanne"),),
        consents=(change(consent),),
        consent_scopes=scopes,
        recipients=(recipient,),
    )


def test_a_consent_opens_only_the_kind_it_names() -> None:
    assert len(seen(consenting(Kind.GOAL), DAVID).goals) == 1
    assert seen(consenting(Kind.HEALTH), DAVID).goals == ()


def test_a_withdrawn_consent_opens_nothing() -> None:
    case = consenting(Kind.GOAL, lambda each: replace(each, state=ConsentState.WITHDRAWN))  # type: ignore[call-arg] # a consent
    assert seen(case, DAVID).goals == ()


def test_control_order_numbers_that_others_advance_are_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A lens that kept the case's own order numbers would fail the test above."""
    monkeypatch.setattr("app.rules.lens._renumbered", lambda each, at: each)
    with pytest.raises(AssertionError):
        _hold_for_all(range(200))


def _hold_for_all(seeds: range) -> None:
    for seed in seeds:
        hold_noninterference(seed)


def test_control_a_policy_that_forgets_names_in_texts_is_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.rules.naming.Naming.people_in", lambda _self, _text: frozenset())
    with pytest.raises(AssertionError):
        test_a_text_is_about_everyone_it_names()
