"""When a case goes before the team again: a decision against its word, or half a year without effort.

genforelæggelse · domain.md §15.15; LAB § 113 stk. 2 (domain.md §1.5)
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.law_parts import Deadline
from app.models.meetings import Decision, Recommendation
from app.models.plan import Intervention, InterventionState
from app.rules.deadlines import ends
from app.rules.intervention_states import steps_of

__all__ = ["Idle", "deviates", "recommended", "resubmissions"]

_WAITING: Final = frozenset(
    {InterventionState.RECOMMENDED, InterventionState.GRANTED, InterventionState.PAUSED}
)
"""States in which nothing is done although it was to be."""


def recommended(case: Case, intervention: Id | None) -> tuple[Recommendation, ...]:
    """Return what the team recommended about an intervention."""
    if intervention is None:
        return ()
    return tuple(each for each in case.recommendations if each.intervention_id == intervention)


def deviates(case: Case, decision: Decision) -> bool:
    """Whether a decision says otherwise than the team: it turns down what was recommended, or changes it.

    What was recommended stands in the intervention: its rule, how much of it, and who does it. Where
    either says nothing there is nothing to differ.
    """
    intervention = case.get(Intervention, decision.intervention_id)
    if intervention is None or not recommended(case, intervention.id):
        return False
    return decision.refuses or any(
        _differ(getattr(intervention, name), getattr(decision, name))
        for name in ("law_key", "intensity", "provider_id")
    )


def _differ(wanted: str | None, given: str | None) -> bool:
    if wanted is None or given is None:
        return False
    return " ".join(wanted.casefold().split()) != " ".join(given.casefold().split())


@dataclass(frozen=True, slots=True)
class Idle:
    """An intervention in which nothing has happened; ``due`` is when the team sees it again."""

    intervention_id: Id
    since: date
    due: date


def resubmissions(case: Case, on: date, within: Deadline | None) -> tuple[Idle, ...]:
    """Return what has stood still for the time that the profile gives, the longest first.

    Recommended or granted and not begun, or paused, counted from the step into that state. Without
    a step nobody knows since when; where the profile gives no time, nothing has. The day stands where
    it falls: a case may always come before the team earlier (LAB § 113 stk. 2).
    """
    found = []
    for each in case.interventions if within is not None else ():
        since = _still_since(case, each) if each.state in _WAITING else None
        due = ends(since, within.amount, within.unit, ()) if since and within else None
        if since is not None and due is not None and due <= on:
            found.append(Idle(each.id, since, due))
    return tuple(sorted(found, key=lambda each: (each.since, each.intervention_id)))


def _still_since(case: Case, intervention: Intervention) -> date | None:
    """The day of the oldest of the last steps that are all in the present state."""
    since = None
    for each in reversed(steps_of(case, intervention.id)):
        if each.state is not intervention.state:
            break
        since = each.day
    return since
