"""Issuing takes the intervention where the decision says, in one transaction, with a step behind it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from app.models.base import Id
from app.models.letters import Letter, LetterForm
from app.models.meetings import Decision, DecisionEffect, DecisionState
from app.models.people import Person
from app.models.plan import Concern, Duty, Intervention, InterventionState, InterventionStep
from app.models.problems import Code
from app.rules.intervention_states import must_turn_up
from app.services.acts.decisions import IssueDecision
from app.services.acts.issuing import IssueLetter
from app.services.runner import Runner
from tests.services.desk import KEY, LAW, Desk, a_case
from tests.support.memory import TODAY, FixedClock

RUN, ONE, STEP = Id("run"), Id("one"), Id("step")
State = InterventionState
Effect = DecisionEffect


def effort(state: State, **more: Any) -> Intervention:
    values = {"name": "Mentor", "granted_by": "Jobcentret", **more}
    return Intervention(**{"id": RUN, "case_id": KEY, "state": state, **values})


def decision(effect: Effect | None, **more: Any) -> Decision:
    values = {"law_key": "sel-85", "reason": "Fordi", "effect": effect, **more}
    return Decision(**{"id": ONE, "case_id": KEY, "text": "Ja", "intervention_id": RUN, **values})


def issue(**more: Any) -> IssueDecision:
    return IssueDecision(
        **{"case_id": KEY, "id": ONE, "decided_on": TODAY, "step_id": STEP, **more}
    )


@pytest.mark.parametrize(
    ("effect", "before", "after"),
    [
        (Effect.GRANTS, State.RECOMMENDED, State.GRANTED),
        (Effect.REFUSES, State.WISHED, State.REFUSED),
        (Effect.PAUSES, State.RUNNING, State.PAUSED),
        (Effect.STOPS, State.PAUSED, State.ENDED),
    ],
)
def test_it_moves_with_day_by_whom_and_decision(
    effect: Effect, before: State, after: State
) -> None:
    desk = Desk(a_case(effort(before), decision(effect)))
    change = desk.run(issue())
    assert desk.case.interventions[0].state is after
    (step,) = desk.case.intervention_steps
    assert (step.state, step.day, step.who, step.decision_id) == (after, TODAY, "Jobcentret", ONE)
    assert desk.acts == ["Decision.issue"]
    desk.will_not_undo(change, Code.HAS_LEGAL_EFFECT)


def about(record: Id, *people: str) -> tuple[Concern, ...]:
    return tuple(
        Concern(id=Id(f"{record}-{each}"), case_id=KEY, record_id=record, person_id=Id(each))
        for each in people
    )


@pytest.mark.parametrize(
    ("decided", "who"), [(("l",), "Bente, teamleder"), (("l", "s"), "Jobcentret")]
)
def test_the_step_names_who_decided_where_all_whom_it_helps_may_know(
    decided: tuple[str, ...], who: str
) -> None:
    """What is decided about his mother too does not say its decider where only his help is read."""
    people = (Person(id=Id("l"), case_id=KEY, name="Lukas"),
              Person(id=Id("s"), case_id=KEY, name="Sanne", seq=1))  # fmt: skip
    wanted = decision(Effect.GRANTS, decided_by="Bente, teamleder")
    desk = Desk(
        a_case(*people, effort(State.WISHED), wanted, *about(RUN, "l"), *about(ONE, *decided))
    )
    desk.run(issue())
    assert [each.who for each in desk.case.intervention_steps] == [who]


def test_a_pause_comes_in_force_with_the_decision() -> None:
    agreed = InterventionStep(
        id=Id("p"), case_id=KEY, intervention_id=RUN, state=State.PAUSED, day=TODAY
    )
    desk = Desk(a_case(effort(State.PAUSED, duty=Duty.DUTY), agreed, decision(Effect.PAUSES)))
    assert must_turn_up(desk.case, desk.case.interventions[0], TODAY)
    desk.run(issue())
    assert not must_turn_up(desk.case, desk.case.interventions[0], TODAY)
    assert [each.decision_id for each in desk.case.intervention_steps] == [ONE]


def test_a_lifted_duty_is_written_with_the_decision() -> None:
    desk = Desk(a_case(effort(State.RUNNING, duty=Duty.DUTY), decision(Effect.LIFTS)))
    desk.run(issue())
    assert desk.case.interventions[0].lifted
    assert desk.case.intervention_steps[0].lifted
    assert not must_turn_up(desk.case, desk.case.interventions[0], TODAY)


def test_a_refusal_of_more_leaves_what_runs_as_it_is() -> None:
    desk = Desk(a_case(effort(State.RUNNING), decision(Effect.REFUSES)))
    desk.run(issue())
    assert desk.case.interventions[0].state is State.RUNNING
    assert desk.case.intervention_steps == ()


def test_what_it_does_must_be_said_and_be_possible() -> None:
    Desk(a_case(effort(State.WISHED), decision(None))).refuses(
        issue(), Code.MISSING_CHOICE, "effect"
    )
    Desk(a_case(effort(State.WISHED), decision(Effect.STOPS))).refuses(
        issue(), Code.NOT_ALLOWED_FROM_STATE, "effect"
    )
    Desk(a_case(effort(State.WISHED), decision(Effect.GRANTS))).refuses(
        issue(step_id=None), Code.MOVED_ON
    )


def test_nothing_is_decided_on_a_day_to_come() -> None:
    wish = issue(decided_on=TODAY + timedelta(1))
    desk = Desk(a_case(effort(State.WISHED), decision(Effect.GRANTS)))
    desk.refuses(wish, Code.IMPOSSIBLE_DATE, "decided_on")


@pytest.mark.parametrize("favourable", [True, False])
def test_an_act_without_its_paragraph_carries_no_decision(favourable: bool) -> None:
    desk = Desk(a_case(decision(None, intervention_id=None, favourable=favourable)))
    desk.runner = Runner(desk.store, FixedClock(), LAW, bare_keys=LAW)
    desk.refuses(issue(), Code.NEEDS_PARAGRAPH, "law_key")
    desk.runner.know(LAW)
    desk.run(issue())


def test_a_letter_moves_each_of_its_interventions() -> None:
    sanne = Person(id=Id("s"), case_id=KEY, name="Sanne")
    letter = Letter(id=Id("b"), case_id=KEY, person_id=sanne.id, form=LetterForm.DECISION)
    first = decision(Effect.GRANTS, letter_id=letter.id)
    second = replace(first, id=Id("two"), seq=1, intervention_id=Id("home"), effect=Effect.REFUSES)
    home = effort(State.PROPOSED, id=Id("home"), seq=1)
    desk = Desk(a_case(sanne, letter, effort(State.PROPOSED), home, first, second))
    steps = ((ONE, STEP), (second.id, Id("other")))
    desk.run(IssueLetter(KEY, letter.id, TODAY, step_ids=steps))
    assert [each.state for each in desk.case.interventions] == [State.GRANTED, State.REFUSED]
    assert [each.decision_id for each in desk.case.intervention_steps] == [ONE, second.id]


@pytest.mark.parametrize(
    ("about_old", "about_new", "stands"),
    [("s", "s", True), ("sl", "s", True), ("s", "sl", False), ("s", "l", False), ("", "s", True)],
)
def test_what_takes_a_decision_s_place_is_read_by_all_who_read_that_one(
    about_old: str, about_new: str, stands: bool
) -> None:
    """Else one of two keeps reading that a duty is lifted, on paper, after it was laid back on."""
    people = [Person(id=Id(each), case_id=KEY, name=each.upper()) for each in "sl"]
    old = decision(Effect.LIFTS, id=Id("old"), state=DecisionState.ISSUED, decided_on=TODAY)
    new = decision(Effect.CHANGES, replaces_id=old.id)
    about = [
        Concern(id=Id(f"{key}-{who}"), case_id=KEY, record_id=key, person_id=Id(who))
        for key, whom in ((old.id, about_old), (new.id, about_new))
        for who in whom
    ]
    desk = Desk(a_case(*people, effort(State.RUNNING, duty=Duty.DUTY), old, new, *about))
    if stands:
        desk.run(issue())
    else:
        desk.refuses(issue(), Code.OTHERS_TOO, "replaces_id")
