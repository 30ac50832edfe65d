"""Nobody is left without help, and a withdrawal stops what rested on that consent, nothing else."""

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.models.base import Id, Record
from app.models.case import Case
from app.models.consents import Consent, ConsentForm, ConsentState, ConsentType
from app.models.contacts import Serves
from app.models.facts import Area, Kind
from app.models.meetings import DecisionState
from app.models.people import Custody, CustodyForm
from app.models.plan import Concern, Intervention, Statement
from app.models.problems import Refused
from app.models.readers import FamilyReader, ProfessionalReader
from app.models.tasks import Task, TaskReason
from app.rules.frozen import frozen_plans, is_frozen, touches_frozen
from app.rules.lens import lens
from app.rules.naming import Lexicon
from app.rules.tasks import holding_open, is_overdue, open_tasks
from app.rules.withdrawal import (
    HELPING,
    affected,
    awaits_decision,
    broken_promise,
    is_decided_since,
    left_without_help,
)
from app.services.acts.records import Drop
from app.services.registry import ACTS
from app.services.runner import Runner
from tests.services.desk import KEY, a_case
from tests.services.withdrawn import (
    DAVID,
    MENTOR,
    MILLE,
    PEOPLE,
    SANNE,
    STATE,
    YES,
    consent,
    decision,
    effort,
    opening,
    paper,
    running,
    task,
)
from tests.support.generate import GENERATORS, LAW_KEYS, random_case, withdrawal
from tests.support.memory import TODAY, FixedClock, MemoryStore


def hit(case: Case, key: Id = YES) -> tuple[object, ...]:
    found = affected(case, next(each for each in case.consents if each.id == key), TODAY)
    return found.holders, found.interventions, found.covered, found.remaining


# --- what it reaches ----------------------------------------------------------------------------


def test_who_else_has_a_copy_and_what_the_giver_has() -> None:
    case = running(*paper("his", contact_id=Id("mentor")), *paper("desk")).case
    found = affected(case, case.consents[0], TODAY)
    assert {(each.person_id, each.contact_id) for each in found.copies} == {
        (DAVID, None), (None, "mentor"), (None, None),
    }  # fmt: skip
    assert set(found.holders) == {(DAVID, None), (None, "mentor")}
    assert [each.handout_id for each in found.own] == ["own"]
    assert {(each.number, each.printed_on) for each in found.own} == {(3, date(2026, 1, 5))}


def test_a_paper_that_rests_on_something_else_is_not_listed() -> None:
    case = running(consent(Id("other")), *paper("his", Id("other"), contact_id=Id("mentor"))).case
    assert hit(case)[0] == ((DAVID, None),)


@pytest.mark.parametrize("kind", ConsentType)
def test_only_the_consent_to_the_plan_carries_help(kind: ConsentType) -> None:
    case = a_case(*PEOPLE, consent(type=kind), *effort("run", STATE.RUNNING, SANNE))
    assert hit(case)[1] == (("run",) if kind is ConsentType.PLAN else ())


@pytest.mark.parametrize("state", STATE)
def test_help_that_somebody_counts_on(state: STATE) -> None:
    case = a_case(*PEOPLE, consent(), *effort("run", state, SANNE))
    assert bool(hit(case)[1]) == (state in HELPING)


def test_a_consent_for_a_child_carries_the_childs_help() -> None:
    efforts = (*effort("a", STATE.RUNNING, SANNE), *effort("b", STATE.RUNNING, MILLE))
    case = a_case(*PEOPLE, consent(child_id=MILLE), *efforts)
    assert hit(case)[1] == ("b",)


def test_a_newer_yes_carries_the_plan_alone() -> None:
    newer, older = consent(Id("newer")), consent(given_on=TODAY - timedelta(1))
    case = a_case(*PEOPLE, older, newer, *effort("run", STATE.RUNNING, SANNE))
    assert hit(case)[1] == ()
    assert hit(case, Id("newer"))[1] == ("run",)


def test_what_waits_already_is_not_asked_for_again() -> None:
    waiting = task("wait", TaskReason.REASSESSMENT, intervention_id=Id("run"))
    assert hit(running(waiting).case)[1:3] == ((), ("run",))


SAME = opening(Id("other"), Id("mentor"))


@pytest.mark.parametrize(
    ("other", "rows", "stands"),
    [
        ({}, SAME, True),
        ({}, opening(Id("other"), Id("mentor"), None), True),
        ({}, opening(Id("other"), Id("mentor"), Kind.HEALTH), False),
        ({}, opening(Id("other"), Id("school")), False),
        ({"child_id": MILLE}, SAME, False),
        ({"state": ConsentState.WITHDRAWN}, SAME, False),
        ({"valid_until": TODAY - timedelta(1), "given_on": TODAY - timedelta(9)}, SAME, False),
    ],
)
def test_what_else_lets_the_same_through(other: dict[str, Any], rows: tuple[Record, ...],
                                         stands: bool) -> None:  # fmt: skip
    more = (consent(Id("other"), type=ConsentType.PROFESSIONAL, **other), *rows)
    case = a_case(*PEOPLE, MENTOR, replace(MENTOR, id=Id("school")), consent(),
                  *opening(YES, Id("mentor")), *more)  # fmt: skip
    assert hit(case)[3] == (("other",) if stands else ())


def test_an_area_of_its_own_is_another_thing() -> None:
    case = a_case(*PEOPLE, MENTOR, consent(), *opening(YES, Id("mentor")),
                  consent(Id("other")), *SAME)  # fmt: skip
    areas = {YES: Area.HEALTH, "other": Area.SOCIAL}
    scopes = tuple(replace(each, area=areas[each.consent_id]) for each in case.consent_scopes)
    assert hit(case)[3] == ("other",)
    assert hit(case.having(type(scopes[0]), scopes))[3] == ()


# --- the frozen plan ----------------------------------------------------------------------------


def gone(**more: Any) -> Consent:
    return consent(state=ConsentState.WITHDRAWN, withdrawn_on=TODAY, **more)


def test_the_newest_answer_freezes_or_thaws() -> None:
    newer = consent(Id("newer"), given_on=TODAY + timedelta(1))
    assert set(frozen_plans(a_case(*PEOPLE, gone()))) == {SANNE}
    assert not frozen_plans(a_case(*PEOPLE, gone(), newer))
    older = consent(Id("older"), given_on=TODAY - timedelta(1))
    refused = replace(newer, id=Id("no"), state=ConsentState.NO)
    assert set(frozen_plans(a_case(*PEOPLE, gone(), older, refused))) == {SANNE}
    assert not frozen_plans(a_case(*PEOPLE, gone(type=ConsentType.HEALTH)))


def test_of_two_with_custody_either_freezes_the_childs_plan() -> None:
    his = consent(Id("his"), DAVID, child_id=MILLE)
    assert set(frozen_plans(a_case(*PEOPLE, gone(child_id=MILLE), his))) == {MILLE}


def test_what_is_frozen() -> None:
    case = a_case(*running().case.records()).having(Consent, (gone(),))
    goal, concern = case.goals[0], case.concerns[0]
    assert is_frozen(case, goal)
    assert is_frozen(case, concern)
    assert not is_frozen(case, case.people[0])
    assert not is_frozen(case, replace(concern, record_id=KEY))
    assert touches_frozen(case, Id("his")) is None
    assert not awaits_decision(case, Id("his"))


def test_a_decision_counts_from_its_day() -> None:
    drafted = decision("d", "run", DecisionState.DRAFT)
    case = a_case(*PEOPLE, *effort("run", STATE.RUNNING, SANNE), decision("e", "run"), drafted)
    assert is_decided_since(case, Id("run"), TODAY)
    assert not is_decided_since(case, Id("run"), TODAY + timedelta(1))
    assert not is_decided_since(case, Id("other"), TODAY)


def test_a_stranger_to_the_rule_leaves_somebody_without_help() -> None:
    """The control: a case in which nobody was asked to decide is found."""
    before = running().case
    forgotten = before.having(Consent, (gone(),))
    assert left_without_help(before) == frozenset()
    assert left_without_help(forgotten) == {"run"}
    assert broken_promise(before, forgotten) == "plan_frozen"
    assert broken_promise(forgotten, forgotten) is None


def test_help_that_vanishes_is_a_broken_promise() -> None:
    waiting = task("wait", TaskReason.REASSESSMENT, intervention_id=Id("run"))
    case = running(waiting).case.having(Consent, (gone(),))
    rest = tuple(each for each in case.interventions if each.id != "run")
    assert broken_promise(case, case.having(Intervention, rest)) == "plan_frozen"


# --- nobody is left without help ----------------------------------------------------------------


def given_plan(rnd: random.Random, case: Case) -> Case:
    """Everybody has said yes to a plan, and what there is runs for somebody."""
    told = tuple(
        Consent(
            id=Id(f"yes-{at}"), case_id=case.id, seq=100 + at, giver_id=each.id,
            type=ConsentType.PLAN, state=ConsentState.YES, given_on=TODAY, form=ConsentForm.ORAL,
        )
        for at, each in enumerate(case.people)
    )  # fmt: skip
    efforts = tuple(replace(each, state=rnd.choice(tuple(STATE))) for each in case.interventions)
    about = tuple(
        Concern(id=Id(f"about-{at}"), case_id=case.id, seq=100 + at, record_id=each.id,
                person_id=rnd.choice(case.people).id)
        for at, each in enumerate(efforts)
    )  # fmt: skip
    case = case.having(Consent, (*case.consents, *told)).having(Intervention, efforts)
    return case.having(Concern, (*case.concerns, *about))


@pytest.mark.no_cover
@settings(max_examples=60)
@given(st.integers(0, 2**32))
def test_nobody_is_left_without_help(seed: int) -> None:
    rnd = random.Random(seed)
    case = given_plan(rnd, random_case(rnd, rows=50))
    store = MemoryStore()
    runner = Runner(store, FixedClock(), LAW_KEYS)
    runner.create(case, "case.create")
    for each in rnd.sample(case.consents, min(2, len(case.consents))):
        if each.state is ConsentState.YES:
            runner.run(withdrawal(rnd, store.cases[case.id], each))
            assert not left_without_help(store.cases[case.id])
    names = sorted(ACTS)
    changes = []
    for _step in range(60):
        name = rnd.choice(names)
        operation = GENERATORS[name](rnd, store.cases[case.id], ACTS[name])
        if operation is None:
            continue
        try:
            changes.append(runner.run(operation))
        except Refused:
            continue
        assert not left_without_help(store.cases[case.id])
        now = store.cases[case.id]
        assert now.head.closed_on is None or not holding_open(now)


def test_dropping_such_a_task_past_the_rules_is_seen() -> None:
    """The control of the property: the same walk without the refusals would leave somebody."""
    waiting = task("wait", TaskReason.REASSESSMENT, intervention_id=Id("run"))
    case = running(waiting).case.having(Consent, (gone(),))
    with pytest.raises(Refused):
        Drop(KEY, Task, Id("wait")).steps(case, None)  # type: ignore[arg-type]  # asks nothing
    assert left_without_help(case.having(Task, ())) == {"run"}


# --- the lens: what stops the same moment, and what does not ------------------------------------


def world() -> Case:
    """The mentor serves Sanne by task, and sees her health by a consent alone."""
    serves = Serves(id=Id("serves"), case_id=KEY, contact_id=Id("mentor"), person_id=SANNE)
    said = Statement(id=Id("ill"), case_id=KEY, text="Ondt i ryggen", kind=Kind.HEALTH,
                     area=Area.HEALTH)  # fmt: skip
    about = Concern(id=Id("ill-sanne"), case_id=KEY, record_id=Id("ill"), person_id=SANNE)
    rows = opening(YES, Id("mentor"), Kind.HEALTH)
    return a_case(*PEOPLE, MENTOR, serves, consent(), *rows, said, about)


def seen(case: Case, reader: object) -> set[str]:
    lensed = lens(case, reader, TODAY, Lexicon())  # type: ignore[arg-type]  # any reader
    return {each.id for each in lensed.case.records()}


def test_what_rested_on_the_consent_goes_the_same_moment_and_nothing_else() -> None:
    store = MemoryStore()
    runner = Runner(store, FixedClock(), LAW_KEYS)
    store.cases[KEY] = world()
    mentor, herself = ProfessionalReader(Id("mentor")), FamilyReader(SANNE)
    before, own = seen(store.cases[KEY], mentor), seen(store.cases[KEY], herself)
    assert "ill" in before  # the control: with the consent it is there
    runner.run(withdrawal(random.Random(1), store.cases[KEY], store.cases[KEY].consents[0]))
    after = seen(store.cases[KEY], mentor)
    assert "ill" not in after
    assert {"sanne", "serves", "mentor"} <= after
    assert own <= seen(store.cases[KEY], herself)


def test_what_custody_opens_stays_open() -> None:
    """David has custody of Mille alone; Sanne's consent has nothing to do with that."""
    has = Custody(id=Id("has"), case_id=KEY, child_id=MILLE, holder_id=DAVID,
                  form=CustodyForm.SOLE)  # fmt: skip
    said = Statement(id=Id("school"), case_id=KEY, text="Glad for skolen", kind=Kind.SCHOOL)
    about = Concern(id=Id("school-mille"), case_id=KEY, record_id=said.id, person_id=MILLE)
    store = MemoryStore()
    store.cases[KEY] = running(has, said, about).case
    david = FamilyReader(DAVID)
    before = seen(store.cases[KEY], david)
    assert "school" in before
    assert "school" not in seen(store.cases[KEY].having(Custody, ()), david)  # the control
    act = withdrawal(random.Random(2), store.cases[KEY], store.cases[KEY].consents[0])
    Runner(store, FixedClock(), LAW_KEYS).run(act)
    assert before <= seen(store.cases[KEY], david)


# --- the list -----------------------------------------------------------------------------------


def test_open_tasks_come_by_date_and_those_without_last() -> None:
    days = {"a": None, "b": TODAY, "c": TODAY - timedelta(1)}
    rows = [task(key, TaskReason.OWN, by_date=day) for key, day in days.items()]
    done = task("d", done_on=TODAY, by_date=TODAY - timedelta(1))
    found = open_tasks(a_case(*rows, done))
    assert [each.id for each in found] == ["c", "b", "a"]
    assert [is_overdue(each, TODAY) for each in (*found, done)] == [True, False, False, False]
    assert holding_open(a_case(*rows, done)) == ()
