"""Where a decision takes its intervention: a table of what it does and how far that had come."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.models.base import Id
from app.models.consents import Consent, ConsentForm, ConsentState, ConsentType
from app.models.meetings import Decision, DecisionEffect, DecisionState
from app.models.people import Person
from app.models.plan import Concern, Duty, Intervention, InterventionState, InterventionStep
from app.rules.consequences import Consequence, consequence, fits, foreseen
from app.rules.intervention_states import in_force, must_turn_up
from tests.services.desk import KEY, a_case

RUN, DAY = Id("run"), date(2026, 1, 12)
ONE = timedelta(1)
State = InterventionState
Effect = DecisionEffect
HELPS = (State.GRANTED, State.RUNNING, State.PAUSED)


def effort(state: State, **more: Any) -> Intervention:
    return Intervention(**{"id": RUN, "case_id": KEY, "name": "Mentor", "state": state, **more})


def decision(effect: Effect | None, **more: Any) -> Decision:
    values = {"text": "Ja", "intervention_id": RUN, "effect": effect, **more}
    return Decision(**{"id": Id("d"), "case_id": KEY, **values})


def step(key: str, state: State, day: date = DAY, **more: Any) -> InterventionStep:
    return InterventionStep(
        id=Id(key), case_id=KEY, intervention_id=RUN, state=state, day=day, **more
    )


def follows(present: Intervention, wanted: Decision, *more: Any) -> Consequence | None:
    return foreseen(a_case(present, wanted, *more), wanted, DAY)


BEGINS = {state: State.GRANTED for state in State if state not in HELPS}
TABLE = {
    Effect.GRANTS: {**BEGINS, **{each: each for each in HELPS}},
    Effect.REFUSES: {
        each: State.REFUSED for each in State if each not in {*HELPS, State.ENDED}
    },
    Effect.CHANGES: {each: each for each in HELPS},
    Effect.PAUSES: {State.RUNNING: State.PAUSED, State.PAUSED: State.PAUSED},
    Effect.RESUMES: {State.PAUSED: State.RUNNING},
    Effect.LIFTS: {each: each for each in HELPS},
    Effect.RESTORES: {each: each for each in HELPS},
    Effect.STOPS: dict.fromkeys((*HELPS, State.ENDED), State.ENDED),
}  # fmt: skip


@pytest.mark.parametrize("effect", Effect)
@pytest.mark.parametrize("state", State)
def test_what_a_decision_does_to_each_state(effect: Effect, state: State) -> None:
    lifted = effect is Effect.RESTORES
    found = follows(effort(state, duty=Duty.DUTY, lifted=lifted), decision(effect))
    assert (None if found is None else found.state) == TABLE[effect].get(state)


@pytest.mark.parametrize(
    ("effect", "state"),
    [
        (Effect.PAUSES, State.GRANTED), (Effect.STOPS, State.WISHED),
        (Effect.CHANGES, State.RECOMMENDED), (Effect.LIFTS, State.ENDED),
    ],
)  # fmt: skip
def test_nothing_is_paused_or_stopped_that_has_not_begun(effect: Effect, state: State) -> None:
    assert not fits(a_case(effort(state, duty=Duty.DUTY)), decision(effect))


def test_only_a_duty_is_lifted_and_what_is_about_nothing_fits() -> None:
    assert not fits(a_case(effort(State.RUNNING)), decision(Effect.LIFTS))
    assert fits(a_case(), decision(Effect.STOPS, intervention_id=None))
    assert fits(a_case(effort(State.WISHED)), decision(None))
    assert follows(effort(State.WISHED), decision(None)) is None
    assert consequence(a_case(), decision(Effect.STOPS, intervention_id=None), DAY, DAY) is None


def test_a_grant_writes_into_the_plan_what_it_says_and_nothing_else() -> None:
    present = effort(State.RECOMMENDED, intensity="4 timer", paid_by="Jobcentret")
    wanted = decision(Effect.GRANTS, intensity="2 timer", from_date=DAY + ONE)
    found = follows(present, wanted)
    assert found is not None
    assert found.changes == {
        "state": State.GRANTED, "intensity": "2 timer", "from_date": DAY + ONE,
    }  # fmt: skip


def test_a_change_to_come_changes_nothing_yet() -> None:
    later = decision(Effect.CHANGES, intensity="2 timer", from_date=DAY + ONE)
    found = follows(effort(State.RUNNING, intensity="4 timer"), later)
    assert found is not None
    assert found.changes == {}
    now = follows(effort(State.RUNNING, from_date=DAY), replace(later, from_date=DAY))
    assert now is not None
    assert now.changes == {"intensity": "2 timer"}


@pytest.mark.parametrize(
    ("days", "state", "end"),
    [
        ({}, State.ENDED, None),
        ({"from_date": DAY}, State.ENDED, DAY - ONE),
        ({"to_date": DAY - ONE}, State.ENDED, DAY - ONE),
        ({"to_date": DAY}, State.RUNNING, DAY),
        ({"from_date": DAY + 8 * ONE}, State.RUNNING, DAY + 7 * ONE),
    ],
)
def test_what_stops_later_goes_on_until_then(
    days: dict[str, date], state: State, end: date | None
) -> None:
    found = follows(effort(State.RUNNING), decision(Effect.STOPS, **days))
    assert found is not None
    assert (found.state, found.changes.get("to_date")) == (state, end)
    assert (found.later is None) is (state is State.ENDED)
    assert found.later in {None, (end or DAY) + ONE}


def test_the_step_is_dated_by_the_decision_but_never_before_the_last_one() -> None:
    present, wanted = effort(State.RECOMMENDED), decision(Effect.GRANTS)
    for last, day in ((DAY - ONE, DAY), (DAY + ONE, DAY + ONE)):
        found = follows(present, wanted, step("r", State.RECOMMENDED, last))
        assert found is not None
        assert found.day == day


@pytest.mark.parametrize("state", HELPS)
def test_a_grant_by_hand_gets_its_decision_afterwards(state: State) -> None:
    by_hand = step("g", State.GRANTED)
    found = follows(effort(state), decision(Effect.GRANTS), by_hand, step("b", state, seq=1))
    assert found is not None
    assert found.backed is not None
    assert found.backed.state is State.GRANTED


def test_what_was_agreed_on_begins_to_protect_with_the_decision() -> None:
    duty = effort(State.PAUSED, duty=Duty.DUTY)
    found = follows(duty, decision(Effect.PAUSES), step("p", State.PAUSED))
    assert found is not None
    assert found.backed is not None
    lifted = effort(State.RUNNING, duty=Duty.DUTY, lifted=True)
    found = follows(lifted, decision(Effect.LIFTS), step("l", State.RUNNING, lifted=True))
    assert found is not None
    assert (found.backed is not None, found.lifted, found.changes) == (True, True, {})


OLD = Decision(
    id=Id("old"), case_id=KEY, text="Pause", state=DecisionState.ISSUED, decided_on=DAY - 9 * ONE,
    effect=Effect.PAUSES, intervention_id=RUN,
)  # fmt: skip
NEW = replace(OLD, id=Id("new"), decided_on=DAY, replaces_id=OLD.id)


def test_a_pause_that_is_prolonged_goes_on_protecting() -> None:
    paused = effort(State.PAUSED, duty=Duty.DUTY)
    first = step("p", State.PAUSED, DAY - 9 * ONE, decision_id=OLD.id)
    found = follows(paused, decision(Effect.PAUSES), OLD, first)
    assert found is not None
    assert found.backed is None
    second = step("q", State.PAUSED, seq=1, decision_id=NEW.id)
    assert in_force(a_case(paused, OLD, NEW, first, second), paused, DAY)
    assert must_turn_up(a_case(paused, OLD, NEW, first), paused, DAY)


def test_only_what_pauses_or_lifts_protects() -> None:
    paused = effort(State.PAUSED, duty=Duty.DUTY)
    by = step("p", State.PAUSED, decision_id=OLD.id)
    for effect in Effect:
        case = a_case(paused, replace(OLD, effect=effect), by)
        assert in_force(case, paused, DAY) is (effect in {Effect.PAUSES, Effect.LIFTS})


def frozen(withdrawn: date) -> tuple[Any, ...]:
    sanne = Person(id=Id("s"), case_id=KEY, name="Sanne")
    consent = Consent(
        id=Id("c"), case_id=KEY, giver_id=sanne.id, type=ConsentType.PLAN,
        state=ConsentState.WITHDRAWN, given_on=DAY - 9 * ONE, form=ConsentForm.WRITTEN,
        withdrawn_on=withdrawn,
    )  # fmt: skip
    return sanne, consent, Concern(id=Id("a"), case_id=KEY, record_id=RUN, person_id=sanne.id)


def test_in_a_frozen_plan_it_moves_by_a_new_decision_and_its_text_stands() -> None:
    stop = decision(Effect.STOPS, to_date=DAY - ONE)
    found = follows(effort(State.RUNNING), stop, *frozen(DAY - ONE))
    assert found is not None
    assert found.changes == {"state": State.ENDED}
    earlier = consequence(
        a_case(effort(State.RUNNING), stop, *frozen(DAY)), stop, DAY - ONE, DAY
    )  # fmt: skip
    assert earlier is None


def test_what_is_granted_anew_begins_with_its_duty() -> None:
    ended = effort(State.ENDED, duty=Duty.DUTY, lifted=True)
    found = follows(ended, decision(Effect.GRANTS))
    assert found is not None
    assert found.changes["lifted"] is False
    prolonged = follows(effort(State.RUNNING, lifted=True), decision(Effect.GRANTS))
    assert prolonged is not None
    assert "lifted" not in prolonged.changes


def test_a_grant_that_runs_is_stopped_and_not_replaced_by_a_refusal() -> None:
    grant = replace(OLD, effect=Effect.GRANTS)
    refusal = decision(Effect.REFUSES, replaces_id=grant.id)
    assert not fits(a_case(effort(State.RUNNING), grant), refusal)
    assert fits(a_case(effort(State.GRANTED), grant), decision(Effect.REFUSES))  # a no to more
    assert fits(a_case(effort(State.ENDED), grant), refusal)
    for earlier in (replace(OLD, effect=Effect.REFUSES), replace(grant, intervention_id=None)):
        assert fits(a_case(effort(State.RUNNING), earlier), refusal)


@pytest.mark.parametrize("effect", [Effect.PAUSES, Effect.LIFTS, Effect.CHANGES, Effect.GRANTS])
def test_what_is_to_begin_later_does_nothing_yet(effect: Effect) -> None:
    running = effort(State.RUNNING, duty=Duty.DUTY, intensity="4 timer")
    found = follows(running, decision(effect, from_date=DAY + ONE, intensity="2 timer"))
    assert found is not None
    assert (found.later, found.state, found.changes) == (DAY + ONE, State.RUNNING, {})
    now = follows(running, decision(effect, from_date=DAY))
    assert now is not None
    assert now.later is None


def test_of_help_that_has_not_begun_the_plan_says_at_once_how_it_will_be() -> None:
    granted = effort(State.GRANTED, from_date=DAY + 9 * ONE, intensity="4 timer")
    later = decision(Effect.CHANGES, from_date=DAY + 9 * ONE, intensity="2 timer")
    found = follows(granted, later)
    assert found is not None
    assert (found.later, found.changes) == (None, {"intensity": "2 timer"})
    undated = follows(replace(granted, from_date=None), later)
    assert undated is not None
    assert undated.changes == {"intensity": "2 timer"}
    after = follows(granted, replace(later, from_date=DAY + 10 * ONE))
    assert after is not None
    assert after.changes == {}


def test_what_is_decided_of_a_day_that_is_past_is_dated_by_that_day() -> None:
    case = a_case(effort(State.RUNNING), wanted := decision(Effect.STOPS, to_date=DAY - 3 * ONE))
    found = consequence(case, wanted, DAY - 20 * ONE, DAY)
    assert found is not None
    assert (found.state, found.day) == (State.ENDED, DAY - 2 * ONE)


def test_only_what_is_lifted_or_going_to_be_is_laid_back_on() -> None:
    running, again = effort(State.RUNNING, duty=Duty.DUTY), decision(Effect.RESTORES)
    assert not fits(a_case(running), again)
    lifting = replace(OLD, effect=Effect.LIFTS, from_date=DAY + ONE)
    assert fits(a_case(running, lifting), again)
    done = step("l", State.RUNNING, lifted=True, decision_id=OLD.id)
    assert not fits(a_case(running, lifting, done), again)
    found = follows(replace(running, lifted=True), again)
    assert found is not None
    assert (found.changes, found.lifted, found.backed) == ({"lifted": False}, False, None)


def test_only_what_is_paused_or_going_to_be_is_taken_up_again() -> None:
    running, again = effort(State.RUNNING), decision(Effect.RESUMES)
    assert not fits(a_case(running, step("r", State.RUNNING)), again)
    assert fits(a_case(running, replace(OLD, from_date=DAY + ONE)), again)
    draft = replace(OLD, state=DecisionState.DRAFT, letter_id=Id("b"))
    assert not fits(a_case(running, draft), again)
    assert fits(a_case(running, draft), replace(again, letter_id=Id("b")))


def test_help_that_was_taken_up_by_hand_gets_its_decision_afterwards() -> None:
    way = step("p", State.PAUSED), step("r", State.RUNNING, seq=1)
    found = follows(effort(State.RUNNING), decision(Effect.RESUMES), *way)
    assert found is not None
    assert found.backed is not None
    assert found.backed.id == "r"
    decided = replace(OLD, effect=Effect.RESUMES)
    named = replace(way[1], decision_id=decided.id)
    assert not fits(a_case(effort(State.RUNNING), decided, way[0], named), decision(Effect.RESUMES))
