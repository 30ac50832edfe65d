"""A whole letter is issued at once, or nothing of it."""

from dataclasses import replace
from datetime import date

import pytest

from app.models.base import Id
from app.models.letters import Letter, LetterState
from app.models.meetings import Decision, DecisionState, Delivery
from app.models.problems import Code, Refused
from app.models.tasks import Task, TaskReason
from app.rules.resubmission import deviates
from app.rules.steps import applied
from app.services.acts.issuing import IssueLetter
from tests.support.decided import BASE, LETTER, ROWS, case_with
from tests.support.forms import AROUND, Surrounding

DAY = date(2026, 1, 12)
WIDE = replace(
    AROUND, law_keys=frozenset({"sel-85", "lab-167", "lab-57", "fsk-3-2", "sul-141", "sul-140a"})
)
DRAFTS = tuple(
    replace(
        e, state=DecisionState.DRAFT, decided_on=None, received_on=None, sent_on=None, delivery=None
    )
    for e in ROWS
)


STEPS = tuple((each.id, Id(f"s{each.id}")) for each in DRAFTS)


def issue(rows: tuple[Decision, ...] = DRAFTS, around: Surrounding = WIDE) -> dict[Id, object]:
    case = case_with(rows=rows)
    tasks = tuple(
        (e.id, Task(id=Id(f"t{e.id}"), case_id=case.id, what="I teamet igen"))
        for e in rows if deviates(case, e)
    )  # fmt: skip
    act = IssueLetter(case.id, LETTER.id, DAY, Delivery.LETTER, DAY, tasks=tasks, step_ids=STEPS)
    after = applied(case, act.steps(case, around))
    return {each.id: each for each in after.records()}


def test_every_decision_is_issued_and_the_letter_is_final() -> None:
    after = issue()
    letter = after[LETTER.id]
    assert isinstance(letter, Letter)
    assert (letter.state, letter.final_on) == (LetterState.FINAL, DAY)
    for each in DRAFTS:
        made = after[each.id]
        assert isinstance(made, Decision)
        assert made.state is DecisionState.ISSUED
        assert made.received_on == date(2026, 1, 20)  # six weekdays after Monday 12 January
    task = after[Id("td3")]
    assert isinstance(task, Task)
    assert task.reason is TaskReason.RESUBMISSION


def test_one_without_reasons_holds_all_of_them_back() -> None:
    with pytest.raises(Refused) as caught:
        issue((*DRAFTS[:2], replace(DRAFTS[2], reason=None)))
    assert caught.value.problems[0].code is Code.MISSING_TEXT


def test_a_letter_without_drafts_or_a_final_one_is_not_issued() -> None:
    with pytest.raises(Refused):
        issue(())
    case = BASE.having(Letter, (replace(LETTER, state=LetterState.FINAL),))
    with pytest.raises(Refused):
        IssueLetter(case.id, LETTER.id, DAY).steps(case, WIDE)
