"""From which day a decision does what it says, until when, and when another has taken its place.

Pure calendar: whether it could be done to the help that it is about is ``app.rules.consequences``.
"""

from datetime import date, timedelta
from typing import Final

from app.models.case import Case
from app.models.letters import Outcome, Ruling
from app.models.meetings import Decision, DecisionEffect, DecisionState

__all__ = [
    "decision_order",
    "first_day",
    "is_replaced",
    "is_reversed",
    "last_day",
    "replacement",
]

Effect = DecisionEffect

_DAY: Final = timedelta(days=1)

_OVERTURNED: Final = frozenset({Ruling.CHANGED, Ruling.RETURNED})


def decision_order(decision: Decision) -> tuple[date, int]:
    """Return what decisions are sorted by, the oldest first."""
    return decision.decided_on or date.min, decision.seq


def last_day(decision: Decision) -> date | None:
    """Return the last day of what is stopped: the one it says, else the one before it begins."""
    if decision.to_date is not None or decision.from_date is None:
        return decision.to_date
    return decision.from_date - _DAY


def first_day(decision: Decision) -> date | None:
    """Return the day from which all is as the decision says; None where neither day is known.

    What is stopped is so on the day after its last one. A refusal holds from the day it is decided.
    """
    if decision.effect is Effect.REFUSES:
        return decision.decided_on
    if decision.effect is Effect.STOPS:
        last = last_day(decision)
        return decision.decided_on if last is None else last + _DAY
    return decision.from_date or decision.decided_on


def is_replaced(case: Case, decision: Decision, on: date) -> bool:
    """Whether another decision holds in its place on a day.

    One that came into effect goes on until the other one begins; one that had not, never does.
    """
    by = replacement(case, decision)
    if by is None or _is_void(case, decision):
        return by is not None
    passed = {decision.id}
    while _is_void(case, by) and by.id not in passed:  # it was itself replaced before it began
        passed.add(by.id)
        by = replacement(case, by) or by
    return (first_day(by) or date.min) <= on


def _is_void(case: Case, decision: Decision) -> bool:
    """Whether it was replaced before it came into effect, and so never does."""
    by, begins = replacement(case, decision), first_day(decision)
    if by is None:
        return False
    return begins is None or by.decided_on is None or by.decided_on < begins


def replacement(case: Case, decision: Decision) -> Decision | None:
    """Return the issued decision that takes its place; there is at most one."""
    rows = (each for each in case.decisions if each.replaces_id == decision.id)
    return next((each for each in rows if each.state is DecisionState.ISSUED), None)


def is_reversed(case: Case, decision: Decision) -> bool:
    """Whether a complaint was met, wholly or in part: what holds now is for a person to say."""
    return any(
        each.decision_id == decision.id
        and (each.outcome in {Outcome.CHANGED, Outcome.PARTLY} or each.ruling in _OVERTURNED)
        for each in case.complaints
    )
