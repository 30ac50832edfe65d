"""When the team sees a case again: against its word, or half a year without effort."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.models.base import Id
from app.models.law_parts import Certainty, Deadline, Unit
from app.models.meetings import Decision, DecisionEffect, Recommendation
from app.models.plan import Intervention, InterventionState, InterventionStep
from app.rules.resubmission import Idle, deviates, recommended, resubmissions
from tests.services.desk import KEY, a_case

RUN = Id("run")
State = InterventionState
HALF_YEAR = Deadline(
    key="resubmission", source="", checked_on=date(2026, 1, 1), certainty=Certainty.HIGH,
    title="Igen", amount=6, unit=Unit.MONTHS,
)  # fmt: skip
EFFORT = Intervention(
    id=RUN, case_id=KEY, name="Mentor", law_key="sel-85", intensity="4 timer",
    provider_id=Id("m"), state=State.GRANTED,
)  # fmt: skip
WORD = Recommendation(id=Id("r"), case_id=KEY, text="Mentor", intervention_id=RUN)
SAME: dict[str, Any] = {
    "law_key": "sel-85", "intensity": " 4 Timer", "provider_id": Id("m"), "intervention_id": RUN,
}  # fmt: skip


def decision(**more: Any) -> Decision:
    return Decision(id=Id("d"), case_id=KEY, text="Mentor", **{**SAME, **more})


def test_what_was_recommended_and_given_does_not_deviate() -> None:
    assert not deviates(a_case(EFFORT, WORD), decision())
    silent = decision(law_key=None, intensity=None, provider_id=None)
    assert not deviates(a_case(EFFORT, WORD), silent)


@pytest.mark.parametrize(
    "more",
    [
        {"effect": DecisionEffect.REFUSES},
        {"intensity": "2 timer"},
        {"law_key": "lab-167"},
        {"provider_id": Id("other")},
    ],
    ids=lambda each: next(iter(each)),
)
def test_a_no_or_something_else_deviates(more: dict[str, Any]) -> None:
    assert deviates(a_case(EFFORT, WORD), decision(**more))
    assert not deviates(a_case(EFFORT), decision(**more))  # nobody recommended it
    assert not deviates(a_case(EFFORT, replace(WORD, intervention_id=None)), decision(**more))


def test_what_is_about_no_intervention_deviates_from_nothing() -> None:
    assert not deviates(a_case(WORD), decision(intervention_id=None, effect=DecisionEffect.REFUSES))
    assert recommended(a_case(WORD), None) == ()
    assert recommended(a_case(WORD), RUN) == (WORD,)


# --- half a year without effort ------------------------------------------------------------------


def step(state: State, day: date, key: str = "1") -> InterventionStep:
    return InterventionStep(
        id=Id(key), case_id=KEY, intervention_id=RUN, state=state, day=day, seq=int(key)
    )


@pytest.mark.parametrize("state", State)
def test_only_what_was_to_be_done_and_is_not_stands_still(state: State) -> None:
    case = a_case(replace(EFFORT, state=state), step(state, date(2025, 8, 31)))
    waits = state in {State.RECOMMENDED, State.GRANTED, State.PAUSED}
    assert bool(resubmissions(case, date(2026, 2, 28), HALF_YEAR)) is waits
    assert resubmissions(case, date(2026, 2, 27), HALF_YEAR) == ()


def test_it_counts_from_when_the_state_began() -> None:
    paused = replace(EFFORT, state=State.PAUSED)
    case = a_case(
        paused, step(State.GRANTED, date(2025, 1, 1)), step(State.PAUSED, date(2025, 6, 5), "2"),
        step(State.PAUSED, date(2025, 7, 1), "3"),
    )  # fmt: skip
    due = date(2025, 12, 5)
    assert resubmissions(case, due, HALF_YEAR) == (Idle(RUN, date(2025, 6, 5), due),)


def test_without_a_step_nobody_knows_since_when() -> None:
    assert resubmissions(a_case(EFFORT), date(2030, 1, 1), HALF_YEAR) == ()
    moved = a_case(EFFORT, step(State.RECOMMENDED, date(2020, 1, 1)))
    assert resubmissions(moved, date(2030, 1, 1), HALF_YEAR) == ()


def test_where_the_profile_gives_no_time_nothing_stands_still() -> None:
    case = a_case(EFFORT, step(State.GRANTED, date(2020, 1, 1)))
    assert resubmissions(case, date(2030, 1, 1), HALF_YEAR) != ()
    assert resubmissions(case, date(2030, 1, 1), None) == ()
