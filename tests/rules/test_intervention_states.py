"""When a pause or a lifted duty holds: only with a decision that stands; until then one turns up."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.models.base import Id
from app.models.case import Case
from app.models.meetings import Decision, DecisionEffect, DecisionState
from app.models.plan import Duty, Intervention, InterventionState, InterventionStep
from app.rules.intervention_states import (
    in_force,
    lift_steps,
    must_turn_up,
    pausing_step,
    steps_of,
)
from tests.services.desk import KEY, a_case

DAY = date(2026, 1, 12)
RUN = Id("run")
State = InterventionState
PAUSED = Intervention(id=RUN, case_id=KEY, name="Praktik", state=State.PAUSED, duty=Duty.DUTY)
LIFTED = replace(PAUSED, state=State.RUNNING, lifted=True)


def step(key: str, state: State, day: date = DAY, **more: Any) -> InterventionStep:
    return InterventionStep(
        id=Id(key), case_id=KEY, intervention_id=RUN, state=state, day=day, **more
    )


def decision(**more: Any) -> Decision:
    values = {"state": DecisionState.ISSUED, "decided_on": DAY, **more}
    return Decision(**{"id": Id("d"), "case_id": KEY, "text": "Pause", **values})


def paused(*more: Any, key: str | None = "d") -> Case:
    return a_case(PAUSED, step("p", State.PAUSED, decision_id=Id(key) if key else None), *more)


def test_a_pause_is_in_force_with_the_decision_its_step_names() -> None:
    assert in_force(paused(decision()), PAUSED, DAY)
    assert not must_turn_up(paused(decision()), PAUSED, DAY)


@pytest.mark.parametrize(
    "other",
    [
        decision(state=DecisionState.DRAFT),
        decision(effect=DecisionEffect.REFUSES),
        decision(from_date=DAY + timedelta(1)),
        decision(to_date=DAY - timedelta(1), from_date=DAY - timedelta(9)),
        decision(decided_on=DAY + timedelta(1)),
        decision(decided_on=None),
        decision(id=Id("other"), intervention_id=RUN),
    ],
    ids=["draft", "refused", "later", "over", "tomorrow", "undated", "another"],
)
def test_no_other_decision_pauses(other: Decision) -> None:
    assert not in_force(paused(other), PAUSED, DAY)
    assert must_turn_up(paused(other), PAUSED, DAY)


def test_a_replaced_decision_pauses_no_longer() -> None:
    draft = decision(id=Id("e"), replaces_id=Id("d"), state=DecisionState.DRAFT)
    assert in_force(paused(decision(), draft), PAUSED, DAY)
    newer = replace(draft, state=DecisionState.ISSUED)
    assert must_turn_up(paused(decision(), newer), PAUSED, DAY)


def test_without_step_or_decision_one_turns_up() -> None:
    assert must_turn_up(a_case(PAUSED), PAUSED, DAY)
    assert must_turn_up(paused(key=None), PAUSED, DAY)
    assert pausing_step(a_case(PAUSED), PAUSED) is None


def test_the_decision_that_granted_it_does_not_pause_it() -> None:
    granted = step("g", State.GRANTED, DAY - timedelta(30), decision_id=Id("d"))
    begun = step("b", State.RUNNING, DAY - timedelta(20), decision_id=Id("d"))
    case = paused(granted, begun, decision(), key=None)
    assert must_turn_up(case, PAUSED, DAY)
    assert [each.id for each in steps_of(case, RUN)] == ["g", "b", "p"]


def test_a_lifted_duty_is_in_force_with_its_own_decision() -> None:
    lift = step("l", State.RUNNING, lifted=True, decision_id=Id("d"))
    later = step("m", State.RUNNING, DAY + timedelta(1))
    assert not must_turn_up(a_case(LIFTED, lift, later, decision()), LIFTED, DAY)
    assert must_turn_up(a_case(LIFTED, replace(lift, decision_id=None)), LIFTED, DAY)
    assert lift_steps(a_case(PAUSED, lift), PAUSED) == ()


@pytest.mark.parametrize(
    ("between", "counted"),
    [
        ((State.RUNNING, None), ["m"]),
        ((State.RUNNING, DecisionEffect.RESTORES), ["m"]),
        ((State.RUNNING, DecisionEffect.CHANGES), ["l", "m"]),
        ((State.PAUSED, None), ["l", "m"]),
        ((State.GRANTED, DecisionEffect.GRANTS), ["m"]),
    ],
)
def test_what_lifted_it_before_it_was_laid_back_on_counts_no_more(
    between: tuple[State, DecisionEffect | None], counted: list[str]
) -> None:
    state, effect = between
    by = None if effect is None else replace(decision(), id=Id("b"), effect=effect)
    way = (
        step("l", State.RUNNING, lifted=True),
        step("b", state, DAY + timedelta(1), decision_id=by and by.id),
        step("m", state, DAY + timedelta(2), lifted=True),
    )
    case = a_case(LIFTED, *way, *((by,) if by else ()))
    assert [each.id for each in lift_steps(case, LIFTED)] == counted


def test_the_duty_laid_back_on_leaves_the_pause_as_it_was_decided() -> None:
    case = paused(
        step("l", State.PAUSED, DAY + timedelta(1), lifted=True),
        step("m", State.PAUSED, DAY + timedelta(2)),
        decision(),
    )
    assert not must_turn_up(case, PAUSED, DAY + timedelta(3))


@pytest.mark.parametrize("duty", [Duty.VOLUNTARY, None])
def test_only_a_duty_must_be_met(duty: Duty | None) -> None:
    assert not must_turn_up(a_case(), replace(PAUSED, duty=duty), DAY)


@pytest.mark.parametrize("state", State)
def test_only_what_was_granted_must_be_met(state: State) -> None:
    due = state in {State.GRANTED, State.RUNNING, State.PAUSED}
    assert must_turn_up(a_case(), replace(PAUSED, state=state), DAY) is due
    assert not in_force(a_case(), replace(PAUSED, state=state), DAY)
