"""The way of an intervention: a step with each move, a grant by a decision, a duty that is lifted."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from app.models.base import Id
from app.models.consents import Consent, ConsentForm, ConsentState, ConsentType
from app.models.meetings import Decision, DecisionEffect, DecisionState
from app.models.people import Person
from app.models.plan import Concern, Duty, Intervention, InterventionState, InterventionStep
from app.models.problems import Code, Refused
from app.rules.intervention_states import must_turn_up
from app.services.acts.decisions import IssueDecision
from app.services.acts.interventions import DecideStep, LiftDuty, MoveIntervention
from app.services.acts.records import Drop
from tests.services.desk import KEY, Desk, a_case
from tests.support.memory import TODAY

RUN = Id("run")
State = InterventionState


def effort(state: State, **more: Any) -> Intervention:
    values = {"duty": Duty.DUTY, **more}
    return Intervention(id=RUN, case_id=KEY, name="Praktik", state=state, **values)


def decision(state: DecisionState = DecisionState.ISSUED) -> Decision:
    return Decision(id=Id("d"), case_id=KEY, text="Ja", state=state, decided_on=TODAY)


def move(state: State, key: str = "step", **more: Any) -> MoveIntervention:
    return MoveIntervention(KEY, RUN, state, Id(key), **more)


def lift(key: str = "step", **more: Any) -> LiftDuty:
    return LiftDuty(**{"case_id": KEY, "id": RUN, "step_id": Id(key), "reason": "syg", **more})


def test_a_move_leaves_a_step_behind() -> None:
    desk = Desk(a_case(effort(State.RECOMMENDED), decision()))
    day = TODAY - timedelta(1)
    change = desk.run(move(State.GRANTED, decision_id=Id("d"), who="Mette", day=day, reason=" "))
    step = desk.case.intervention_steps[0]
    assert (step.state, step.day, step.who, step.decision_id) == (
        State.GRANTED, day, "Mette", "d",
    )  # fmt: skip
    assert step.reason is None
    desk.runner.reverse(change)
    assert desk.case.intervention_steps == ()


@pytest.mark.parametrize("state", [State.GRANTED, State.REFUSED])
def test_a_grant_or_refusal_names_its_decision_or_says_why_there_is_none(state: State) -> None:
    desk = Desk(a_case(effort(State.RECOMMENDED), decision(DecisionState.DRAFT)))
    desk.refuses(move(state), Code.MISSING_TEXT, "reason")
    drafted = move(state, decision_id=Id("d"), reason="snart")
    desk.refuses(drafted, Code.NOT_ALLOWED_FROM_STATE, "decision_id")
    desk.refuses(move(state, decision_id=Id("gone")), Code.NO_SUCH_RECORD, "decision_id")
    desk.run(move(state, reason="bevilget før sagen kom hertil"))
    assert desk.case.intervention_steps[0].reason == "bevilget før sagen kom hertil"


def test_a_step_is_not_taken_tomorrow() -> None:
    desk = Desk(a_case(effort(State.GRANTED)))
    desk.refuses(move(State.RUNNING, day=TODAY + timedelta(1)), Code.IMPOSSIBLE_DATE, "day")


def test_a_pause_is_agreed_on_then_decided_and_then_it_holds() -> None:
    desk = Desk(a_case(effort(State.RUNNING), decision(DecisionState.DRAFT)))
    desk.run(move(State.PAUSED, reason="behandling", decision_id=Id("d")))
    assert must_turn_up(desk.case, desk.case.interventions[0], TODAY)
    issued = replace(desk.case, decisions=(decision(),))
    assert not must_turn_up(issued, issued.interventions[0], TODAY)


def test_a_step_gets_its_decision_afterwards_and_keeps_it() -> None:
    desk = Desk(a_case(effort(State.RUNNING), decision()))
    desk.run(move(State.PAUSED, reason="behandling"))
    assert must_turn_up(desk.case, desk.case.interventions[0], TODAY)
    desk.run(DecideStep(KEY, Id("step"), Id("d"), seen=1))
    assert not must_turn_up(desk.case, desk.case.interventions[0], TODAY)
    again = DecideStep(KEY, Id("step"), Id("d"))
    desk.refuses(again, Code.NOT_ALLOWED_FROM_STATE, "state")


def test_a_grant_is_not_backed_by_a_draft() -> None:
    step = InterventionStep(
        id=Id("step"), case_id=KEY, intervention_id=RUN, state=State.GRANTED, day=TODAY,
        decision_id=Id("d"),
    )  # fmt: skip
    draft = decision(DecisionState.DRAFT)
    desk = Desk(a_case(effort(State.GRANTED), step, draft, replace(draft, id=Id("e"))))
    backed = DecideStep(KEY, Id("step"), Id("e"))
    desk.refuses(backed, Code.NOT_ALLOWED_FROM_STATE, "decision_id")


def test_a_duty_is_lifted_and_laid_back_on() -> None:
    desk = Desk(a_case(effort(State.RUNNING), decision()))
    desk.run(lift(decision_id=Id("d")))
    assert not must_turn_up(desk.case, desk.case.interventions[0], TODAY)
    desk.refuses(lift("two"), Code.NOT_ALLOWED_FROM_STATE, "state")
    change = desk.run(lift("two", lifted=False))
    assert must_turn_up(desk.case, desk.case.interventions[0], TODAY)
    desk.runner.reverse(change)
    assert desk.case.interventions[0].lifted


def test_only_a_duty_is_lifted_and_with_a_reason() -> None:
    free = Desk(a_case(effort(State.RUNNING, duty=Duty.VOLUNTARY)))
    free.refuses(lift(), Code.NOT_ALLOWED_FROM_STATE, "state")
    bound = Desk(a_case(effort(State.RUNNING)))
    bound.refuses(lift(reason=" "), Code.MISSING_TEXT, "reason")


def test_nothing_is_lifted_in_a_frozen_plan() -> None:
    sanne = Person(id=Id("s"), case_id=KEY, name="Sanne")
    taken_back = Consent(
        id=Id("c"), case_id=KEY, giver_id=sanne.id, type=ConsentType.PLAN, given_on=TODAY,
        state=ConsentState.WITHDRAWN, withdrawn_on=TODAY, form=ConsentForm.ORAL,
    )  # fmt: skip
    about = Concern(id=Id("k"), case_id=KEY, record_id=RUN, person_id=sanne.id)
    desk = Desk(a_case(sanne, effort(State.RUNNING), about, taken_back))
    desk.refuses(lift(), Code.PLAN_FROZEN)


@pytest.mark.parametrize("state", [State.GRANTED, State.REFUSED])
def test_a_decision_that_says_otherwise_or_is_about_other_help_backs_no_step(state: State) -> None:
    other = replace(effort(State.RUNNING), id=Id("other"), seq=1)
    said = {State.GRANTED: DecisionEffect.GRANTS, State.REFUSED: DecisionEffect.REFUSES}
    wrong = replace(decision(), effect=said.pop(state))
    named = move(state, decision_id=Id("d"))
    Desk(a_case(effort(State.PROPOSED), wrong)).run(named)  # the control
    (effect,) = said.values()
    for bad in (replace(wrong, effect=effect), replace(wrong, intervention_id=other.id)):
        desk = Desk(a_case(effort(State.PROPOSED), other, bad))
        desk.refuses(named, Code.NOT_ALLOWED_FROM_STATE, "decision_id")


def test_the_pause_of_other_help_protects_nobody_here() -> None:
    other = replace(effort(State.PAUSED), id=Id("other"), seq=1)
    pauses = replace(decision(), effect=DecisionEffect.PAUSES, intervention_id=RUN)
    desk = Desk(a_case(effort(State.RUNNING), other, pauses))
    step = InterventionStep(
        id=Id("p"), case_id=KEY, intervention_id=other.id, state=State.PAUSED, day=TODAY
    )
    case = desk.case.having(InterventionStep, (replace(step, decision_id=Id("d")),))
    assert must_turn_up(case, other, TODAY)
    assert not must_turn_up(
        case.having(Decision, (replace(pauses, intervention_id=None),)), other, TODAY
    )
    desk.refuses(lift(decision_id=Id("d"), id=other.id), Code.NOT_ALLOWED_FROM_STATE, "decision_id")


def test_a_pause_that_was_decided_since_is_not_undone() -> None:
    drafted = replace(
        decision(DecisionState.DRAFT), decided_on=None, law_key="sel-85", reason="Fordi",
        effect=DecisionEffect.PAUSES, intervention_id=RUN,
    )  # fmt: skip
    desk = Desk(a_case(effort(State.RUNNING), drafted))
    change = desk.run(move(State.PAUSED, reason="syg", decision_id=Id("d")))
    desk.run(IssueDecision(case_id=KEY, id=Id("d"), decided_on=TODAY, step_id=Id("two")))
    desk.will_not_undo(change, Code.MOVED_ON)
    assert desk.case.interventions[0].state is State.PAUSED


def test_help_that_goes_as_a_whole_takes_its_way_along_and_brings_it_back() -> None:
    desk = Desk(a_case(effort(State.WISHED)))
    first = desk.run(move(State.PROPOSED, "first"))
    desk.run(move(State.RECOMMENDED, "second"))
    with pytest.raises(Refused) as caught:  # the way alone is undone from its end
        desk.runner.reverse(first)
    assert caught.value.problems[0].code is Code.MOVED_ON

    gone = desk.run(Drop(KEY, Intervention, RUN))
    back = desk.runner.reverse(gone)
    ways = [len(desk.case.intervention_steps)]
    desk.runner.reverse(back, redo=True)
    ways.append(len(desk.case.intervention_steps))
    assert ways == [2, 0]
    assert desk.case.interventions == ()
