"""Duties on the employment side stand beside the plan until a decision lifts them."""

from dataclasses import replace
from datetime import date

import pytest

from app.models.base import Id
from app.models.facts import Area
from app.models.meetings import Decision, DecisionEffect, DecisionState
from app.models.plan import Duty, Intervention, InterventionState, InterventionStep
from app.presenters.plan_board import plan_board
from tests.services.desk import KEY, a_case

DAY = date(2026, 1, 12)
WORK = Intervention(
    id=Id("i"), case_id=KEY, name="Praktik", area=Area.EMPLOYMENT, duty=Duty.DUTY,
    state=InterventionState.PAUSED,
)  # fmt: skip
STEP = InterventionStep(
    id=Id("p"), case_id=KEY, intervention_id=WORK.id, state=InterventionState.PAUSED, day=DAY,
    decision_id=Id("d"),
)  # fmt: skip
PAUSED = Decision(
    id=Id("d"), case_id=KEY, text="Pause", state=DecisionState.ISSUED, decided_on=DAY,
    effect=DecisionEffect.PAUSES,
)  # fmt: skip


def test_a_duty_stands_there_until_it_is_decided_away() -> None:
    (line,) = plan_board(a_case(WORK, STEP), DAY).duties
    assert (line.name, line.note) == ("Praktik", "Skal stadig møde op, til der er en afgørelse")
    assert plan_board(a_case(WORK, STEP, PAUSED), DAY).duties == ()


@pytest.mark.parametrize(
    "other",
    [
        {"area": Area.HEALTH}, {"duty": Duty.VOLUNTARY}, {"duty": None},
        {"state": InterventionState.RECOMMENDED},
    ],
)  # fmt: skip
def test_nothing_else_is_among_them(other: dict[str, object]) -> None:
    assert plan_board(a_case(replace(WORK, **other)), DAY).duties == ()  # type: ignore[arg-type]  # any field
