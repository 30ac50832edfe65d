"""Random acts on help and decisions, and undoing any of them: what stands never contradicts a decision."""

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from app.models.base import Id
from app.models.case import Case
from app.models.changes import Change
from app.models.meetings import Decision, DecisionEffect, DecisionState
from app.models.plan import Duty, Intervention, InterventionState
from app.models.problems import Refused
from app.rules.intervention_states import in_force, stands, steps_of
from app.services.acts.decisions import IssueDecision
from app.services.acts.interventions import DecideStep, LiftDuty, MoveIntervention
from app.services.acts.records import Add
from app.services.acts.taking_effect import TakeEffect
from app.services.operation import Operation
from tests.rules.worlds import few
from tests.services.desk import KEY, Desk, a_case
from tests.support.memory import TODAY

Effect = DecisionEffect
PROTECTING: Final = {None, Effect.PAUSES, Effect.LIFTS}


def moving(rnd: random.Random, case: Case, key: Id) -> Operation:
    state, about = rnd.choice(list(InterventionState)), rnd.choice(case.interventions).id
    named = rnd.choice([None, *(each.id for each in case.decisions)])
    return MoveIntervention(KEY, about, state, key, rnd.choice([None, "syg"]), None, named)


def lifting(rnd: random.Random, case: Case, key: Id) -> Operation:
    named = rnd.choice([None, *(each.id for each in case.decisions)])
    return LiftDuty(KEY, rnd.choice(case.interventions).id, key, "syg", rnd.random() < 0.6, None, named)  # fmt: skip


def backing(rnd: random.Random, case: Case, key: Id) -> Operation:
    steps, decisions = case.intervention_steps, case.decisions
    if not steps or not decisions:
        return drafting(rnd, case, key)
    return DecideStep(KEY, rnd.choice(steps).id, rnd.choice(decisions).id)


def issuing(rnd: random.Random, case: Case, key: Id) -> Operation:
    if not case.decisions:
        return drafting(rnd, case, key)
    day = TODAY - timedelta(rnd.choice([0, 5]))
    return IssueDecision(KEY, rnd.choice(case.decisions).id, decided_on=day, step_id=key)


def drafting(rnd: random.Random, case: Case, key: Id) -> Operation:
    about = rnd.choice([None, *(each.id for each in case.interventions)])
    starts = rnd.choice([None, None, TODAY + timedelta(rnd.randint(-3, 5))])
    effect = rnd.choice([None, *Effect])
    return Add(
        Decision(id=Id(f"d{key}"), case_id=KEY, text="Ja", law_key="sel-85", reason="Fordi",
                 effect=effect, intervention_id=about, from_date=starts)
    )  # fmt: skip


ACTS: Final[tuple[Callable[[random.Random, Case, Id], Operation], ...]] = (
    moving, lifting, backing, issuing, drafting, lambda _rnd, case, _key: TakeEffect(case.id),
)  # fmt: skip


def holds(case: Case, effort: Intervention) -> bool:
    """Nobody is told to stay at home but by an issued decision about that very help."""
    return not in_force(case, effort, TODAY) or any(
        stands(case, each, TODAY)
        and each.intervention_id in {None, effort.id}
        and each.effect in PROTECTING
        for each in case.decisions
    )


def decided_last(case: Case, effort: Intervention) -> Id | None:
    """The last step of the way, where an issued decision stands behind it."""
    last = max(steps_of(case, effort.id), key=lambda each: each.seq, default=None)
    found = None if last is None else case.get(Decision, last.decision_id)
    issued = found is not None and found.state is DecisionState.ISSUED
    return last.id if last is not None and issued else None


def undone(rnd: random.Random, desk: Desk, done: list[Change]) -> None:
    """Undo any of them; what a decision did last stands unless its own act is undone."""
    before, change = desk.case, rnd.choice(done)
    desk.runner.reverse(change)
    done.remove(change)
    for old, new in zip(before.interventions, desk.case.interventions, strict=True):
        kept = decided_last(before, old)
        if kept is not None and kept in {each.id for each in desk.case.intervention_steps}:
            assert (old.state, old.lifted) == (new.state, new.lifted)


@few(150)
@given(st.integers(0, 2**32))
def test_what_stands_never_contradicts_a_decision(seed: int) -> None:
    rnd, done = random.Random(seed), list[Change]()
    states = [rnd.choice(list(InterventionState)) for _effort in range(2)]
    efforts = [
        Intervention(id=Id(f"i{at}"), case_id=KEY, seq=at, name="Mentor", state=each, duty=Duty.DUTY)
        for at, each in enumerate(states)
    ]  # fmt: skip
    desk = Desk(a_case(*efforts))
    for at in range(40):
        try:
            if done and rnd.random() < 0.2:
                undone(rnd, desk, done)
            else:
                change = desk.run(rnd.choice(ACTS)(rnd, desk.case, Id(f"s{at}")))
                done += [change] if change.inverse else []
        except Refused:
            continue
        assert all(holds(desk.case, each) for each in desk.case.interventions)
