"""From which day a decision does what it says, and when another holds in its place."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.models.base import Id
from app.models.letters import Complaint, Outcome, Ruling
from app.models.meetings import Decision, DecisionEffect, DecisionState
from app.rules.decision_days import first_day, is_replaced, is_reversed
from app.rules.intervention_states import stands
from tests.services.desk import KEY, a_case

DAY, ONE = date(2026, 1, 12), timedelta(1)
Effect = DecisionEffect


def decision(key: str, decided: int | None, effect: Effect | None, **more: Any) -> Decision:
    """Issued so many days after ``DAY``."""
    on = None if decided is None else DAY + decided * ONE
    return Decision(
        id=Id(key), case_id=KEY, text="Ja", state=DecisionState.ISSUED, decided_on=on, effect=effect,
        **more,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("effect", "days", "first"),
    [
        (Effect.STOPS, {}, 0),
        (Effect.STOPS, {"to_date": DAY + 5 * ONE}, 6),
        (Effect.STOPS, {"from_date": DAY + 5 * ONE}, 5),
        (Effect.PAUSES, {"from_date": DAY + 5 * ONE, "to_date": DAY + 9 * ONE}, 5),
        (Effect.PAUSES, {"to_date": DAY + 9 * ONE}, 0),
        (Effect.REFUSES, {"from_date": DAY + 5 * ONE}, 0),
        (None, {"from_date": DAY + 5 * ONE}, 5),
    ],
)
def test_from_which_day(effect: Effect | None, days: dict[str, date], first: int) -> None:
    assert first_day(decision("d", 0, effect, **days)) == DAY + first * ONE


PAUSE = decision("p", 0, Effect.PAUSES)
AFTER = decision("n", 5, Effect.PAUSES, replaces_id=PAUSE.id, from_date=DAY + 10 * ONE)


def replaced_on(case_of: tuple[Decision, ...], which: Decision) -> list[int]:
    return [at for at in range(20) if is_replaced(a_case(*case_of), which, DAY + at * ONE)]


def test_what_is_replaced_from_a_later_day_holds_until_then() -> None:
    assert replaced_on((PAUSE, AFTER), PAUSE) == list(range(10, 20))
    assert replaced_on((PAUSE, AFTER), AFTER) == []
    assert replaced_on((PAUSE, replace(AFTER, state=DecisionState.DRAFT)), PAUSE) == []
    case = a_case(PAUSE, AFTER)
    assert [stands(case, PAUSE, DAY + at * ONE) for at in (9, 10)] == [True, False]
    assert [stands(case, AFTER, DAY + at * ONE) for at in (9, 10)] == [False, True]


def test_what_is_replaced_before_it_begins_never_does() -> None:
    again = decision("m", 8, Effect.STOPS, replaces_id=AFTER.id, from_date=DAY + 15 * ONE)
    assert replaced_on((PAUSE, AFTER, again), AFTER) == list(range(20))
    assert replaced_on((PAUSE, AFTER, again), PAUSE) == list(range(15, 20))


def test_a_ring_of_replacements_ends_and_days_nobody_knows_hold_at_once() -> None:
    ring = (
        replace(AFTER, replaces_id=Id("m")),
        replace(AFTER, id=Id("m"), replaces_id=AFTER.id),
    )
    assert all(is_replaced(a_case(*ring), each, DAY) for each in ring)
    undated = decision("u", None, None, replaces_id=PAUSE.id)
    assert is_replaced(a_case(PAUSE, undated), PAUSE, DAY)


@pytest.mark.parametrize(
    ("answer", "met"),
    [
        ({}, False),
        ({"outcome": Outcome.UPHELD}, False),
        ({"outcome": Outcome.UPHELD, "ruling": Ruling.UPHELD}, False),
        ({"outcome": Outcome.CHANGED}, True),
        ({"outcome": Outcome.PARTLY}, True),
        ({"outcome": Outcome.UPHELD, "ruling": Ruling.CHANGED}, True),
        ({"ruling": Ruling.RETURNED}, True),
    ],
)
def test_whether_a_complaint_was_met(answer: dict[str, Any], met: bool) -> None:
    complaint = Complaint(
        id=Id("k"), case_id=KEY, decision_id=PAUSE.id, received_on=DAY, **answer
    )  # fmt: skip
    case = a_case(PAUSE, AFTER, complaint)
    assert (is_reversed(case, PAUSE), is_reversed(case, AFTER)) == (met, False)
