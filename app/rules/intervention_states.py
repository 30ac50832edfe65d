"""Which state of an intervention may follow which, and when a pause or a lifted duty holds.

design.md §6; a pause protects only when it is decided, until then one must still turn up (aktivloven
§ 69 b, domain.md §15.4).
"""

from collections.abc import Mapping
from datetime import date
from itertools import takewhile
from types import MappingProxyType
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.meetings import Decision, DecisionEffect, DecisionState
from app.models.plan import Duty, Intervention, InterventionStep
from app.models.plan import InterventionState as State
from app.rules.decision_days import is_replaced

__all__ = [
    "DECIDED",
    "NEXT",
    "OVER",
    "backs",
    "in_force",
    "is_passed",
    "lift_steps",
    "may_follow",
    "must_turn_up",
    "pause_steps",
    "pausing_step",
    "stands",
    "steps_of",
    "undecided_step",
]

NEXT: Final[Mapping[State, frozenset[State]]] = MappingProxyType(
    {
        State.WISHED: frozenset({State.PROPOSED, State.RECOMMENDED, State.ENDED}),
        State.PROPOSED: frozenset({State.WISHED, State.RECOMMENDED, State.GRANTED, State.REFUSED}),
        State.RECOMMENDED: frozenset({State.PROPOSED, State.GRANTED, State.REFUSED}),
        State.GRANTED: frozenset({State.RUNNING, State.ENDED}),
        State.REFUSED: frozenset({State.WISHED}),
        State.RUNNING: frozenset({State.PAUSED, State.ENDED}),
        State.PAUSED: frozenset({State.RUNNING, State.ENDED}),
        State.ENDED: frozenset({State.RUNNING}),
    }
)

OVER: Final = frozenset({State.REFUSED, State.ENDED})
"""States of help that is neither given nor on its way."""

DECIDED: Final = frozenset({State.GRANTED, State.REFUSED})
"""States that only a decision brings about; without one it is said why there is none."""

_PROTECTING: Final = frozenset({DecisionEffect.PAUSES, DecisionEffect.LIFTS, None})
"""What a decision can do by which one need not turn up."""

_ABOUT_DUTY: Final = frozenset({DecisionEffect.LIFTS, DecisionEffect.RESTORES, None})
"""What a decision can do by which a step that moves nothing is one about the duty."""

_BACKING: Final[Mapping[State, frozenset[DecisionEffect | None]]] = MappingProxyType(
    {
        State.GRANTED: frozenset({DecisionEffect.GRANTS, DecisionEffect.CHANGES, None}),
        State.REFUSED: frozenset({DecisionEffect.REFUSES, None}),
        State.PAUSED: _PROTECTING,
    }
)
"""What a decision can do that a step into one of these states names."""

_DUE: Final = frozenset({State.GRANTED, State.RUNNING, State.PAUSED})


def may_follow(present: State, wanted: State) -> bool:
    """Whether an intervention may go from one state to another in one act."""
    return wanted in NEXT[present]


def steps_of(case: Case, intervention: Id) -> tuple[InterventionStep, ...]:
    """Return the way of an intervention, oldest first."""
    found = (each for each in case.intervention_steps if each.intervention_id == intervention)
    return tuple(sorted(found, key=lambda each: (each.day, each.seq)))


def pausing_step(case: Case, intervention: Intervention) -> InterventionStep | None:
    """Return the step with which a pause began, None where there is no pause or no step is kept."""
    return next(iter(pause_steps(case, intervention)), None)


def pause_steps(case: Case, intervention: Intervention) -> tuple[InterventionStep, ...]:
    """Return the steps of a pause, oldest first: what began it, and what prolongs it."""
    if intervention.state is not State.PAUSED:
        return ()
    last = takewhile(
        lambda each: each.state is State.PAUSED, reversed(steps_of(case, intervention.id))
    )
    return tuple(reversed(tuple(last)))


def lift_steps(case: Case, intervention: Intervention) -> tuple[InterventionStep, ...]:
    """Return the steps by which a duty is lifted, oldest first, since it was last laid on."""
    found: list[InterventionStep] = []
    ended, before = False, None
    for each in steps_of(case, intervention.id) if intervention.lifted else ():
        if each.lifted:
            found = [each] if ended else [*found, each]
            ended = False
        ended, before = ended or _lays_on(case, each, before), each.state
    return tuple(found)


def _lays_on(case: Case, step: InterventionStep, before: State | None) -> bool:
    """Whether with a step one must turn up again: it says no more than that, or help is granted anew."""
    if step.lifted:
        return False
    if step.state is not before:
        return step.state is State.GRANTED
    decision = case.get(Decision, step.decision_id)
    return decision is None or decision.effect in _ABOUT_DUTY


def undecided_step(case: Case, intervention: Intervention) -> InterventionStep | None:
    """Return the last step that only a decision makes good and that names no issued one."""
    for each in reversed(steps_of(case, intervention.id)):
        lifts = each.lifted and intervention.lifted
        moves = each.state is intervention.state and each.state in DECIDED | {State.PAUSED}
        if lifts or moves:
            found = case.get(Decision, each.decision_id)
            if found is None or found.state is not DecisionState.ISSUED:
                return each
    return None


def stands(case: Case, decision: Decision | None, on: date) -> bool:
    """Whether a decision is issued, holds on a day, says yes and no other holds in its place."""
    if decision is None or decision.state is not DecisionState.ISSUED or decision.refuses:
        return False
    begins = decision.from_date or decision.decided_on
    begun = begins is not None and begins <= on
    over = decision.to_date is not None and decision.to_date < on
    return begun and not over and not is_replaced(case, decision, on)


def in_force(case: Case, intervention: Intervention, on: date) -> bool:
    """Whether a pause or a lifted duty protects on a day: only by a decision that stands.

    It is the decision that the step names: that help was once granted decides no pause. False for
    what is neither paused nor lifted.
    """
    steps = (*pause_steps(case, intervention), *lift_steps(case, intervention))
    return any(_protects(case, each, on) for each in steps)


def _protects(case: Case, step: InterventionStep, on: date) -> bool:
    """Whether a decision that stands pauses or lifts, or was named for it and says nothing else."""
    decision = case.get(Decision, step.decision_id)
    return decision is not None and backs(decision, step) and stands(case, decision, on)


def backs(decision: Decision, step: InterventionStep) -> bool:
    """Whether a decision can be the one of a step: not about other help, nor one that says otherwise.

    One that does not say what it does, or about what, is taken at the word of whoever names it.
    """
    if decision.intervention_id not in {None, step.intervention_id}:
        return False
    possible = _PROTECTING if step.lifted else _BACKING.get(step.state)
    return possible is None or decision.effect in possible


def is_passed(case: Case, step: InterventionStep) -> bool:
    """Whether another step of the same intervention was written after this one."""
    return any(
        each.intervention_id == step.intervention_id and each.seq > step.seq
        for each in case.intervention_steps
    )


def must_turn_up(case: Case, intervention: Intervention, on: date) -> bool:
    """Whether staying away can cost money on a day: a duty that no decision has put off.

    Where nobody has said whether it is a duty, this is false, and one must ask.
    """
    due = intervention.duty is Duty.DUTY and intervention.state in _DUE
    return due and not in_force(case, intervention, on)
