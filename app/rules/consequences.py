"""Where a decision takes the intervention that it is about, once it is issued.

Read from what the decision says it does (``Decision.effect``), never from its text. What is not begun is
granted or refused, what helps is changed, paused or stopped; a refusal of more leaves what runs as it is.
What is to be so from a later day waits for it (``app.rules.taking_effect``).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from app.models.case import Case
from app.models.meetings import Decision, DecisionEffect, DecisionState
from app.models.plan import Duty, Intervention, InterventionStep
from app.models.plan import InterventionState as State
from app.rules.decision_days import decision_order, first_day, last_day
from app.rules.frozen import is_frozen
from app.rules.intervention_states import steps_of
from app.rules.withdrawal import HELPING, may_move

__all__ = ["Consequence", "carried_out", "consequence", "fits", "foreseen", "run_out"]

Effect = DecisionEffect

_SENSIBLE: Final[Mapping[Effect, frozenset[State]]] = MappingProxyType(
    {
        Effect.GRANTS: frozenset(State),
        Effect.REFUSES: frozenset(State),
        Effect.CHANGES: HELPING,
        Effect.PAUSES: frozenset({State.RUNNING, State.PAUSED}),
        Effect.RESUMES: frozenset({State.RUNNING, State.PAUSED}),
        Effect.LIFTS: HELPING,
        Effect.RESTORES: HELPING,
        Effect.STOPS: HELPING | {State.ENDED},
    }
)
"""In which states an intervention can be for a decision to do this to it."""

_TO: Final[Mapping[Effect, State]] = MappingProxyType(
    {
        Effect.GRANTS: State.GRANTED,
        Effect.REFUSES: State.REFUSED,
        Effect.PAUSES: State.PAUSED,
        Effect.RESUMES: State.RUNNING,
        Effect.STOPS: State.ENDED,
    }
)

_DUTIES: Final = frozenset({Effect.LIFTS, Effect.RESTORES})
"""What is about the duty to turn up, and leaves the help where it stands."""

_TERMS: Final = ("law_key", "intensity", "provider_id", "paid_by")
"""What a decision says of an intervention in its own right, besides from when to when."""

_DAYS: Final = frozenset({"from_date", "to_date"})
"""What is said of an intervention whomever the decision is about."""


@dataclass(frozen=True, slots=True)
class Consequence:
    """What a decision does to an intervention, when it is issued or on the day from which it holds.

    ``changes`` are fields of the intervention that are other afterwards. ``backed`` is a step taken
    before there was a decision, which now has one; without it a new step is written on ``day``, by
    ``who``: who decides, where those whom the intervention is for may know it, else who can grant.
    ``later`` is the day from which it is as decided, where that is still to come: until then only
    the last day of what stops is another, and no step is written.
    """

    intervention: Intervention
    state: State
    day: date
    changes: Mapping[str, object]
    lifted: bool = False
    backed: InterventionStep | None = None
    who: str | None = None
    later: date | None = None


def fits(case: Case, decision: Decision) -> bool:
    """Whether what a decision does can be done to its intervention as that stands.

    Nothing that has not begun is paused or stopped, only a duty is lifted, only what is paused or
    lifted, or is going to be, is taken up again, and help that goes on is stopped, not refused, where
    the decision that gives it is replaced.
    """
    present, effect = case.get(Intervention, decision.intervention_id), decision.effect
    if present is None or effect is None:
        return True
    possible = _SENSIBLE[effect]
    if effect is Effect.REFUSES and _replaces_a_grant(case, decision):
        possible -= HELPING
    if present.state not in possible or (effect in _DUTIES and present.duty is not Duty.DUTY):
        return False
    if effect is Effect.RESTORES:
        return present.lifted or _to_come(case, decision, Effect.LIFTS)
    if effect is Effect.RESUMES and present.state is not State.PAUSED:
        paused = _taken_up_by_hand(case, present) is not None
        return paused or _to_come(case, decision, Effect.PAUSES)
    return True


def _to_come(case: Case, decision: Decision, effect: Effect) -> bool:
    """Whether another one does this to the same help later: it is issued, or in the same letter."""
    named = {each.decision_id for each in case.intervention_steps}
    return any(
        each.intervention_id == decision.intervention_id
        and each.effect is effect
        and each.id not in named
        and (each.state is DecisionState.ISSUED or each.letter_id == decision.letter_id is not None)
        for each in case.decisions
    )


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
    begins = first_day(replace(decision, decided_on=decided)) or decided
    if begins > today and not _from_the_start(present, decision, begins):
        found: Consequence | None = _announced(case, present, decision, decided, begins)
    else:
        found = carried_out(case, decision, max(decided, begins if begins <= today else decided))
    if found is None or not _calls_off(case, decision, present, decided):
        return found
    return replace(found, changes={"to_date": _until(case, present, decided), **found.changes})


def _from_the_start(present: Intervention, decision: Decision, begins: date) -> bool:
    """Whether the plan can say it already: the help has not begun, and nothing else holds until then."""
    if decision.effect is Effect.GRANTS and present.state not in HELPING:
        return True
    waits = present.state is State.GRANTED and begins <= (present.from_date or begins)
    return waits and decision.effect in {Effect.GRANTS, Effect.CHANGES}


def _announced(
    case: Case, present: Intervention, decision: Decision, decided: date, begins: date
) -> Consequence:
    """What is to come: it goes on as it is, and its last day is known where it stops."""
    last = last_day(decision) if decision.effect is Effect.STOPS else None
    known = last is not None and last != present.to_date and not is_frozen(case, present)
    changes = {"to_date": last} if known else {}
    return Consequence(present, present.state, decided, changes, later=begins)


def _calls_off(case: Case, decision: Decision, present: Intervention, decided: date) -> bool:
    """Whether the last day in the plan is that of a stop which it replaces before that came."""
    stop = case.get(Decision, decision.replaces_id)
    if stop is None or stop.effect is not Effect.STOPS or stop.intervention_id != present.id:
        return False
    last, own = last_day(stop), decision.effect is Effect.STOPS
    known = last is not None and present.to_date == last >= decided
    return known and not own and present.state in HELPING and not is_frozen(case, present)


def _until(case: Case, present: Intervention, on: date) -> date | None:
    """The last day by the newest decision about the help that says one, where it is still to come."""
    said = (
        each
        for each in case.decisions
        if each.intervention_id == present.id
        and each.state is DecisionState.ISSUED
        and each.effect in {Effect.GRANTS, Effect.CHANGES}
    )
    last = [each.to_date for each in sorted(said, key=decision_order) if each.to_date is not None]
    return last[-1] if last and last[-1] >= on else None


def carried_out(case: Case, decision: Decision, day: date) -> Consequence | None:
    """Return what a decision does to its intervention now that its time has come, None for nothing.

    ``day`` is when it comes; what was written of a later day stands before it.
    """
    present, effect = case.get(Intervention, decision.intervention_id), decision.effect
    if present is None or effect is None or not fits(case, decision):
        return None
    if effect is Effect.REFUSES and present.state in HELPING | {State.ENDED}:
        return None
    state = _after(present, effect)
    if state is not present.state and not may_move(case, present, state):
        return None
    changes = _moved(present, state, effect)
    if not is_frozen(case, present):
        own = _is_its_own(case, decision, present)
        terms = _terms(decision, effect, present)
        if state is State.GRANTED and present.state is State.ENDED:
            terms |= {"from_date": decision.from_date or day, "to_date": decision.to_date}
        changes |= {name: each for name, each in terms.items() if own or name in _DAYS}
    return _written(case, decision, present, day, changes)


def run_out(case: Case, decision: Decision, present: Intervention, day: date) -> Consequence:
    """Return what follows when the last day of a pause or of a lifted duty is past."""
    paused = {"state": State.RUNNING, "pause_reason": None}
    changes = {"lifted": False} if decision.effect is Effect.LIFTS else paused
    return replace(_written(case, decision, present, day, changes), backed=None)


def foreseen(case: Case, decision: Decision, today: date) -> Consequence | None:
    """Return what issuing a draft today would do."""
    issued = replace(decision, state=DecisionState.ISSUED, decided_on=today)
    rows = tuple(issued if each.id == decision.id else each for each in case.decisions)
    return consequence(case.having(Decision, rows), decision, today, today)


def _after(present: Intervention, effect: Effect) -> State:
    """The state it is in then; what helps already is not granted again."""
    if effect is Effect.GRANTS and present.state in HELPING:
        return present.state
    return _TO.get(effect, present.state)


def _moved(present: Intervention, state: State, effect: Effect) -> dict[str, object]:
    """Where it stands; the reason of a pause is the decision's own and is kept there.

    What is granted anew begins with its duty: what lifted it was about the help that ended.
    """
    if effect in _DUTIES:
        return {"lifted": effect is Effect.LIFTS}
    moved: dict[str, object] = {"state": state, "pause_reason": None}
    if state is State.GRANTED:
        moved["lifted"] = False
    return {} if state is present.state else moved


def _terms(decision: Decision, effect: Effect, present: Intervention) -> dict[str, object]:
    """What the plan says from now on; help that stops before it began never had a last day."""
    said: dict[str, object] = {}
    last, begins = last_day(decision), present.from_date
    if effect is Effect.STOPS and (last is None or begins is None or begins <= last):
        said = {"to_date": last}
    elif effect is Effect.GRANTS:
        said = {name: getattr(decision, name) for name in (*_TERMS, "from_date", "to_date")}
    elif effect is Effect.CHANGES:
        said = {name: getattr(decision, name) for name in (*_TERMS, "to_date")}
    return {name: value for name, value in said.items() if value is not None}


def _written(
    case: Case,
    decision: Decision,
    present: Intervention,
    day: date,
    changes: Mapping[str, object],
) -> Consequence:
    """The changes that are any, and the step: never before the last one of the way."""
    other = {name: value for name, value in changes.items() if getattr(present, name) != value}
    state = other.get("state", present.state)
    own = _is_its_own(case, decision, present)
    return Consequence(
        intervention=present,
        state=State(str(state)),
        day=max((day, *(each.day for each in steps_of(case, present.id)))),
        changes=other,
        lifted=changes.get("lifted") is True,
        backed=_unbacked(case, decision, present),
        who=(decision.decided_by if own else None) or present.granted_by,
    )


def _is_its_own(case: Case, decision: Decision, present: Intervention) -> bool:
    """Whether a decision is about nobody besides those whom the intervention is for.

    What is decided about a mother is not written where all who hold custody of her child read it.
    """
    decided, helped = (
        {each.person_id for each in case.concerns if each.record_id == key}
        for key in (decision.id, present.id)
    )
    return decided <= helped and bool(decided) is bool(helped)


def _unbacked(case: Case, decision: Decision, present: Intervention) -> InterventionStep | None:
    """The last step, where it went the same way before there was a decision about it."""
    effect = decision.effect
    if effect is Effect.RESUMES:
        return _taken_up_by_hand(case, present)
    steps = reversed(steps_of(case, present.id))
    if effect in _DUTIES:
        lifts = effect is Effect.LIFTS and present.lifted
        same = (each for each in steps if each.lifted and lifts)
    else:
        wanted = _TO.get(effect) if effect else None
        there = present.state is wanted or (effect is Effect.GRANTS and present.state in HELPING)
        same = (each for each in steps if there and each.state is wanted and not each.lifted)
    found = next(same, None)
    return found if found is not None and not _is_decided(case, found) else None


def _taken_up_by_hand(case: Case, present: Intervention) -> InterventionStep | None:
    """The step with which a pause was ended before there was a decision to."""
    way = [each for each in steps_of(case, present.id) if not each.lifted]
    ends = [
        each
        for before, each in pairwise(way)
        if before.state is State.PAUSED and each.state is State.RUNNING
    ]
    if present.state is not State.RUNNING or not ends or _is_decided(case, ends[-1]):
        return None
    return ends[-1]


def _is_decided(case: Case, step: InterventionStep) -> bool:
    decided = case.get(Decision, step.decision_id)
    return decided is not None and decided.state is DecisionState.ISSUED
