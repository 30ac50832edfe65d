"""Which decision answers a recommendation; better none than the wrong one."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

import pytest

from app.models.base import Id
from app.models.case import Case
from app.models.facts import Area
from app.models.meetings import Decision, DecisionState, Meeting, Recommendation
from app.rules.answering import answer_to
from tests.support.decided import BASE, DECIDED, MENTOR, ROWS

ADVICE: Final = next(e for e in BASE.recommendations if e.intervention_id == MENTOR.id)
HELD: Final = next(e for e in BASE.meetings if e.id == ADVICE.meeting_id)
BEFORE: Final = HELD.day - timedelta(days=1)


def with_(*rows: Decision, advice: tuple[Recommendation, ...] = (ADVICE,)) -> Case:
    return BASE.having(Decision, rows).having(Recommendation, advice)


def test_an_issued_decision_about_the_same_intervention_answers_it() -> None:
    assert answer_to(DECIDED, ADVICE) == ROWS[0]
    assert answer_to(BASE, ADVICE) is None


@pytest.mark.parametrize(
    "values",
    [{"state": DecisionState.DRAFT}, {"decided_on": BEFORE}, {"decided_on": None}],
)
def test_a_draft_or_one_from_before_the_meeting_does_not(values: dict[str, object]) -> None:
    row = replace(ROWS[0], **values)  # type: ignore[arg-type]  # any field
    assert answer_to(with_(row), ADVICE) is None


def test_of_several_it_is_the_latest_and_that_of_the_meeting_counts_undated() -> None:
    there = replace(ROWS[0], id=Id("der"), meeting_id=HELD.id, decided_on=None)
    assert answer_to(with_(there), ADVICE) == there
    later = replace(ROWS[0], id=Id("ny"), decided_on=date(2026, 3, 2))
    assert answer_to(with_(later, ROWS[0], there), ADVICE) == later


def test_without_a_known_meeting_the_intervention_says_it() -> None:
    old = replace(ROWS[0], decided_on=BEFORE)
    assert answer_to(with_(old).having(Meeting, ()), ADVICE) == old


def test_without_an_intervention_it_is_the_only_one_of_its_meeting_and_area() -> None:
    bare = replace(ADVICE, intervention_id=None)
    row = replace(ROWS[0], intervention_id=None, meeting_id=HELD.id)
    other = replace(bare, id=Id("anden"))
    assert answer_to(with_(row, advice=(bare,)), bare) == row
    assert answer_to(with_(row, advice=(bare, other)), bare) is None
    assert answer_to(with_(ROWS[0], advice=(bare,)), bare) is None
    assert answer_to(with_(replace(row, area=Area.HEALTH), advice=(bare,)), bare) is None
    for unknown in (replace(bare, area=None), replace(bare, meeting_id=None)):
        assert answer_to(with_(row, advice=(unknown,)), unknown) is None
