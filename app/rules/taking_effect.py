"""What issued decisions still have to do on a day: what stops, begins or runs out later than it is decided.

A step that names a decision is its trace: without one it is still to be done. Nothing is done twice, for
a decision that was replaced or complained about with success, over the head of whoever wrote something
of that day or later by hand, or where it can no longer be done.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from app.models.base import Id
from app.models.case import Case
from app.models.changes import Insert, Step, Steps, Update
from app.models.meetings import Decision, DecisionEffect, DecisionState
from app.models.plan import Intervention, InterventionStep
from app.models.plan import InterventionState as State
from app.rules.consequences import Consequence, carried_out, run_out
from app.rules.decision_days import decision_order, first_day, is_replaced, is_reversed
from app.rules.intervention_states import lift_steps, pause_steps
from app.rules.steps import applied
from app.rules.validity import problems_of
from app.rules.withdrawal import HELPING

__all__ = ["Due", "due", "to_come"]

Effect = DecisionEffect

_DAY: Final = timedelta(days=1)

_FOR_A_TIME: Final = frozenset({Effect.PAUSES, Effect.LIFTS})
"""What is over by itself after its last day; help that was granted for a time needs somebody's word."""

_WHERE: Final = frozenset(
    {Effect.GRANTS, Effect.REFUSES, Effect.PAUSES, Effect.RESUMES, Effect.STOPS}
)
_DUTY: Final = frozenset({Effect.LIFTS, Effect.RESTORES})
_TERMS: Final = frozenset({Effect.GRANTS, Effect.CHANGES})

_SAME_MATTER: Final[Mapping[Effect, frozenset[Effect]]] = MappingProxyType(
    dict.fromkeys(_WHERE, _WHERE)
    | dict.fromkeys(_DUTY, _DUTY | {Effect.GRANTS})
    | {Effect.CHANGES: _TERMS}
)
"""What settles the same thing: where help stands, whether it is a duty, on what terms it is given.

Help that is granted anew begins afresh in all of it.
"""


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that a decision still has to do; ``over`` where it is that its last day is past.

    ``steps`` are taken after those of what is due before it.
    """

    decision: Decision
    found: Consequence
    steps: Steps
    over: bool = False


@dataclass(frozen=True, slots=True)
class _Moment:
    """A day on which a decision begins or runs out."""

    day: date
    decision: Decision
    over: bool

    @property
    def rank(self) -> tuple[date, bool, date, int]:
        """What begins comes before what runs out: a pause that is prolonged is no end of it."""
        return (self.day, self.over, *decision_order(self.decision))


def due(case: Case, on: date) -> tuple[Due, ...]:
    """Return what issued decisions still have to do on a day, each on its own day, the earliest first."""
    found: list[Due] = []
    for each in sorted(_moments(case, on), key=lambda each: each.rank):
        made = _due(case, each)
        if made is not None:
            found.append(made)
            case = applied(case, made.steps)
    return tuple(found)


def to_come(case: Case, present: Intervention, on: date) -> tuple[tuple[date, Decision], ...]:
    """Return what is decided of an intervention and still to come, with the day of each, in order."""
    found = [
        each
        for each in _moments(case, date.max)
        if each.decision.intervention_id == present.id
        and (present.state in HELPING or _begins_again(present, each.decision))
        and each.day > on
        and not each.over
        and not is_replaced(case, each.decision, each.day)
        and not is_reversed(case, each.decision)
        and not _has_trace(case, each.decision)
    ]
    return tuple((each.day, each.decision) for each in sorted(found, key=lambda each: each.rank))


def _begins_again(present: Intervention, decision: Decision) -> bool:
    return present.state is State.ENDED and decision.effect is Effect.GRANTS


def _moments(case: Case, on: date) -> Iterator[_Moment]:
    """What was to come when it was decided and has come, and what was for a time that is over."""
    for each in case.decisions:
        begins, last = first_day(each), each.to_date
        if each.state is not DecisionState.ISSUED or None in {each.intervention_id, each.effect}:
            continue
        if each.decided_on is not None and begins is not None and each.decided_on < begins <= on:
            yield _Moment(begins, each, over=False)
        if each.effect in _FOR_A_TIME and last is not None and last < on:
            yield _Moment(last + _DAY, each, over=True)


def _due(case: Case, moment: _Moment) -> Due | None:
    decision, day = moment.decision, moment.day
    present = case.get(Intervention, decision.intervention_id)
    if present is None or is_replaced(case, decision, day) or is_reversed(case, decision):
        return None
    wanted = _is_still_on if moment.over else _is_wanted
    if not wanted(case, present, decision) or _is_overtaken(case, moment):
        return None
    over = run_out(case, decision, present, day) if moment.over else None
    found = over or carried_out(case, decision, day)
    if found is None:
        return None
    changed: dict[str, Any] = dict(found.changes)
    if problems_of(
        case, replace(present, **changed)
    ):  # it cannot be written down as it was decided
        return None
    return Due(decision, found, _steps(case, moment, found), moment.over)


def _is_wanted(case: Case, present: Intervention, decision: Decision) -> bool:
    """Whether a decision whose time has come has left no trace, and all is not as it says already."""
    if _has_trace(case, decision):
        return False
    match decision.effect:
        case Effect.STOPS:
            return present.state in HELPING
        case Effect.RESUMES:
            return present.state is State.PAUSED
        case Effect.RESTORES:
            return present.lifted
        case _:
            return True


def _has_trace(case: Case, decision: Decision) -> bool:
    return any(each.decision_id == decision.id for each in case.intervention_steps)


def _is_still_on(case: Case, present: Intervention, decision: Decision) -> bool:
    """Whether the pause, or the freedom from turning up, is a decision's own and none goes on with it."""
    run = lift_steps if decision.effect is Effect.LIFTS else pause_steps
    named = {each.decision_id for each in run(case, present)}
    if decision.id not in named or decision.to_date is None:
        return False
    after = decision.to_date + _DAY
    return not any(
        each.id in named and each.id != decision.id and each.effect is decision.effect
        for each in case.decisions
        if _goes_on(case, each, after)
    )


def _goes_on(case: Case, decision: Decision, on: date) -> bool:
    """Whether an issued decision is not over, nor replaced, on a day."""
    over = decision.to_date is not None and decision.to_date < on
    issued = decision.state is DecisionState.ISSUED
    return issued and not over and not is_replaced(case, decision, on)


def _is_overtaken(case: Case, moment: _Moment) -> bool:
    """Whether somebody wrote something of that day or later by hand, or a later decision came first."""
    about = moment.decision.intervention_id
    way = (each for each in case.intervention_steps if each.intervention_id == about)
    return any(_overtakes(case, each, moment) for each in way)


def _overtakes(case: Case, step: InterventionStep, moment: _Moment) -> bool:
    since = step.day >= moment.day
    by = case.get(Decision, step.decision_id)
    if by is None or by.state is not DecisionState.ISSUED:
        return since
    if by.effect is Effect.GRANTS and step.state is not State.GRANTED:  # it went on as it stood
        return moment.decision.effect in _TERMS and _is_later(by, moment)
    return _is_later(by, moment) and (since or decision_order(by) > decision_order(moment.decision))


def _is_later(by: Decision, moment: _Moment) -> bool:
    """Whether another decision settles the same thing from a later day, or is the younger of one day."""
    decision, begins = moment.decision, first_day(by)
    same = decision.effect is not None and by.effect in _SAME_MATTER[decision.effect]
    later = (begins or date.min, *decision_order(by)) > (moment.day, *decision_order(decision))
    return same and by.id != decision.id and later


def _steps(case: Case, moment: _Moment, found: Consequence) -> Steps:
    """The intervention as it is from now on, and the trace of the decision on its way."""
    present, decision = found.intervention, moment.decision
    steps: list[Step] = []
    if found.changes:
        before = {name: getattr(present, name) for name in found.changes}
        steps.append(Update(Intervention, present.id, before, found.changes))
    if found.backed is not None:
        named = {"decision_id": found.backed.decision_id}
        after = {"decision_id": decision.id}
        return (*steps, Update(InterventionStep, found.backed.id, named, after))
    trace = InterventionStep(
        id=_trace_id(moment),
        case_id=case.id,
        seq=max((each.seq for each in case.intervention_steps), default=-1) + 1,
        intervention_id=present.id,
        state=found.state,
        day=found.day,
        who=found.who,
        decision_id=decision.id,
        lifted=found.lifted,
    )
    return (*steps, Insert(trace))


def _trace_id(moment: _Moment) -> Id:
    """The same at every desk, so that a deputy's copy in which it was done as well brings no second one.

    Shaped as every other id; as hard to guess as that of the decision.
    """
    name = f"{moment.decision.id}/{'over' if moment.over else 'begun'}"
    return Id(str(UUID(bytes=sha256(name.encode()).digest()[:16], version=4)))
