"""Where a decision takes the intervention that it is about, once it is issued.

Read from what the decision says it does (``Decision.effect``), never from its text. What is not begun is
granted or refused, what helps is changed, paused or stopped; a refusal of more leaves what runs as it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from app.models.case import Case
from app.models.meetings import Decision, DecisionEffect, DecisionState
from app.models.plan import Duty, Intervention, InterventionStep
from app.models.plan import InterventionState as State
from app.rules.frozen import is_frozen
from app.rules.intervention_states import steps_of
from app.rules.withdrawal import HELPING, may_move

__all__ = ["Consequence", "consequence", "fits", "foreseen"]

Effect = DecisionEffect

_SENSIBLE: Final[Mapping[Effect, frozenset[State]]] = MappingProxyType(
    {
        Effect.GRANTS: frozenset(State),
        Effect.REFUSES: frozenset(State),
        Effect.CHANGES: HELPING,
        Effect.PAUSES: frozenset({State.RUNNING, State.PAUSED}),
        Effect.LIFTS: HELPING,
        Effect.STOPS: HELPING | {State.ENDED},
    }
)
"""In which states an intervention can be for a decision to do this to it."""

_TO: Final[Mapping[Effect, State]] = MappingProxyType(
    {
        Effect.GRANTS: State.GRANTED,
        Effect.REFUSES: State.REFUSED,
        Effect.PAUSES: State.PAUSED,
        Effect.STOPS: State.ENDED,
    }
)

_TERMS: Final = ("law_key", "intensity", "provider_id", "paid_by")
"""What a decision says of an intervention in its own right, besides from when to when."""

_DAYS: Final = frozenset({"from_date", "to_date"})
"""What is said of an intervention whomever the decision is about."""

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Consequence:
    """What issuing a decision does to an intervention.

    ``changes`` are fields of the intervention that are other afterwards. ``backed`` is a step taken
    before there was a decision, which now has one; without it a new step is written on ``day``, by
    ``who``: who decides, where those whom the intervention is for may know it, else who can grant.
    """

    intervention: Intervention
    state: State
    day: date
    changes: Mapping[str, object]
    lifted: bool = False
    backed: InterventionStep | None = None

    stops: bool = False
    who: str | None = None

    @property
    def ends_later(self) -> bool:
        """Whether it goes on for now and only its last day is another."""
        return self.stops and self.state is self.intervention.state


def fits(case: Case, decision: Decision) -> bool:
    """Whether what a decision does can be done to its intervention as that stands.

    Nothing that has not begun is paused or stopped, only a duty is lifted, and help that goes on is
    stopped, not refused, where the decision that gives it is replaced.
    """
    present = case.get(Intervention, decision.intervention_id)
    if present is None or decision.effect is None:
        return True
    duty = decision.effect is not Effect.LIFTS or present.duty is Duty.DUTY
    possible = _SENSIBLE[decision.effect]
    if decision.effect is Effect.REFUSES and _replaces_a_grant(case, decision):
        possible -= HELPING
    return duty and present.state in possible


def _replaces_a_grant(case: Case, decision: Decision) -> bool:
    earlier = case.get(Decision, decision.replaces_id)
    if earlier is None or earlier.intervention_id != decision.intervention_id:
        return False
    return earlier.effect in {Effect.GRANTS, Effect.CHANGES}


def consequence(case: Case, decision: Decision, decided: date, today: date) -> Consequence | None:
    """Return what issuing a decision of a day does to its intervention, None where it moves nothing.

    Asked of the case in which it is issued already: in a frozen plan only a decision lets anything
    move, and what the plan says stays as it was.
    """
    present = case.get(Intervention, decision.intervention_id)
    if present is None or decision.effect is None or not fits(case, decision):
        return None
    effect = decision.effect
    if effect is Effect.REFUSES and present.state in HELPING | {State.ENDED}:
        return None
    state = _after(present, decision, effect, today)
    if state is not present.state and not may_move(case, present, state):
        return None
    lifted = effect is Effect.LIFTS
    changes = _moved(present, state, lifted=lifted)
    own = _is_its_own(case, decision, present)
    if not is_frozen(case, present):
        terms = _terms(decision, effect, today)
        changes |= {name: each for name, each in terms.items() if own or name in _DAYS}
    steps = steps_of(case, present.id)
    return Consequence(
        intervention=present,
        state=state,
        day=max((decided, *(each.day for each in steps))),
        changes={name: value for name, value in changes.items() if getattr(present, name) != value},
        lifted=lifted,
        stops=effect is Effect.STOPS,
        who=(decision.decided_by if own else None) or present.granted_by,
        backed=_unbacked(case, present, effect),
    )


def foreseen(case: Case, decision: Decision, today: date) -> Consequence | None:
    """Return what issuing a draft today would do."""
    issued = replace(decision, state=DecisionState.ISSUED, decided_on=today)
    rows = tuple(issued if each.id == decision.id else each for each in case.decisions)
    return consequence(case.having(Decision, rows), decision, today, today)


def _after(present: Intervention, decision: Decision, effect: Effect, today: date) -> State:
    """The state it is in then; what helps already is not granted again, and no stop comes early."""
    if effect is Effect.GRANTS and present.state in HELPING:
        return present.state
    last = _last_day(decision)
    if effect is Effect.STOPS and last is not None and last >= today:
        return present.state
    return _TO.get(effect, present.state)


def _last_day(decision: Decision) -> date | None:
    """The last day of what is stopped: the one it says, else the one before it begins."""
    if decision.to_date is not None or decision.from_date is None:
        return decision.to_date
    return decision.from_date - _DAY


def _moved(present: Intervention, state: State, *, lifted: bool) -> dict[str, object]:
    """Where it stands; the reason of a pause is the decision's own and is kept there.

    What is granted anew begins with its duty: what lifted it was about the help that ended.
    """
    if lifted:
        return {"lifted": True}
    moved: dict[str, object] = {"state": state, "pause_reason": None}
    if state is State.GRANTED:
        moved["lifted"] = False
    return {} if state is present.state else moved


def _terms(decision: Decision, effect: Effect, today: date) -> dict[str, object]:
    """What the plan says from now on; a change that is to come changes nothing yet."""
    said: dict[str, object] = {}
    begun = decision.from_date is None or decision.from_date <= today
    if effect is Effect.STOPS:
        said = {"to_date": _last_day(decision)}
    elif effect is Effect.GRANTS:
        said = {name: getattr(decision, name) for name in (*_TERMS, "from_date", "to_date")}
    elif effect is Effect.CHANGES and begun:
        said = {name: getattr(decision, name) for name in (*_TERMS, "to_date")}
    return {name: value for name, value in said.items() if value is not None}


def _is_its_own(case: Case, decision: Decision, present: Intervention) -> bool:
    """Whether a decision is about nobody besides those whom the intervention is for.

    What is decided about a mother is not written where all who hold custody of her child read it.
    """
    decided, helped = (
        {each.person_id for each in case.concerns if each.record_id == key}
        for key in (decision.id, present.id)
    )
    return decided <= helped and bool(decided) is bool(helped)


def _unbacked(case: Case, present: Intervention, effect: Effect) -> InterventionStep | None:
    """The last step, where it went the same way before there was a decision about it."""
    steps = reversed(steps_of(case, present.id))
    if effect is Effect.LIFTS:
        same = (each for each in steps if each.lifted and present.lifted)
    else:
        wanted = _TO.get(effect)
        there = present.state is wanted or (effect is Effect.GRANTS and present.state in HELPING)
        same = (each for each in steps if there and each.state is wanted and not each.lifted)
    found = next(same, None)
    decided = None if found is None else case.get(Decision, found.decision_id)
    issued = decided is not None and decided.state is DecisionState.ISSUED
    return None if issued else found
