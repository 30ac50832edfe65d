"""Issuing a decision: delivery and the day it is received, what it replaces, the team's word."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.models.base import Id
from app.models.meetings import (
    Decision,
    DecisionEffect,
    DecisionState,
    Delivery,
    Recommendation,
)
from app.models.plan import Intervention, InterventionState
from app.models.problems import Code
from app.models.tasks import Task, TaskReason
from app.services.acts.decisions import IssueDecision
from app.services.runner import Runner
from tests.services.desk import KEY, LAW, Desk, a_case
from tests.support.memory import TODAY, FixedClock

ONE, RUN = Id("one"), Id("run")
DAY = timedelta(1)


def decision(**more: Any) -> Decision:
    values = {"law_key": "sel-85", "reason": "Fordi", **more}
    return Decision(**{"id": ONE, "case_id": KEY, "text": "Støtte", **values})


def issue(**more: Any) -> IssueDecision:
    return IssueDecision(**{"case_id": KEY, "id": ONE, "decided_on": TODAY, **more})


def issued(desk: Desk) -> Decision:
    return next(each for each in desk.case.decisions if each.id == ONE)


@pytest.mark.parametrize("delivery", [Delivery.HANDED, Delivery.DIGITAL])
def test_what_is_handed_over_or_digital_is_received_that_day(delivery: Delivery) -> None:
    desk = Desk(a_case(decision()))
    desk.run(issue(delivery=delivery, sent_on=TODAY + DAY))
    assert (issued(desk).sent_on, issued(desk).received_on) == (TODAY + DAY, TODAY + DAY)


def test_a_letter_is_presumed_there_six_weekdays_later() -> None:
    desk = Desk(a_case(decision(delivery=Delivery.LETTER)))
    desk.run(issue())
    sent, there = issued(desk).sent_on, issued(desk).received_on
    assert (sent, there) == (TODAY, date(2026, 1, 21))  # a Tuesday; Wednesday of the week after


def test_no_post_comes_on_a_holiday() -> None:
    desk = Desk(a_case(decision()))
    off = frozenset({date(2026, 1, 14)})
    desk.runner = Runner(desk.store, FixedClock(), LAW, days_off=lambda: off)
    desk.run(issue(delivery=Delivery.LETTER))
    assert issued(desk).received_on == date(2026, 1, 22)


def test_what_is_known_goes_before_what_is_presumed() -> None:
    desk = Desk(a_case(decision()))
    desk.run(issue(delivery=Delivery.LETTER, received_on=TODAY + DAY))
    assert issued(desk).received_on == TODAY + DAY


def test_nothing_is_sent_before_it_is_decided() -> None:
    early = issue(delivery=Delivery.DIGITAL, sent_on=TODAY - DAY)
    Desk(a_case(decision())).refuses(early, Code.PERIOD_REVERSED, "sent_on")


@pytest.mark.parametrize("missing", ["law_key", "reason"])
def test_only_what_gives_all_that_was_asked_for_needs_no_reasons(missing: str) -> None:
    bare = decision(**{missing: None})
    Desk(a_case(bare)).refuses(issue(), Code.MISSING_TEXT, missing)
    Desk(a_case(replace(bare, favourable=True))).run(issue())
    both = replace(bare, favourable=True, effect=DecisionEffect.REFUSES)
    Desk(a_case(both)).refuses(issue(), Code.MISSING_TEXT, missing)


def test_a_decision_replaces_what_is_issued_and_not_yet_replaced() -> None:
    old = decision(id=Id("old"), state=DecisionState.ISSUED, decided_on=TODAY)
    new = decision(replaces_id=old.id)
    desk = Desk(a_case(old, new))
    desk.run(issue())
    draft = replace(old, state=DecisionState.DRAFT)
    Desk(a_case(draft, new)).refuses(issue(), Code.NOT_ALLOWED_FROM_STATE, "replaces_id")
    other = replace(old, id=Id("other"), replaces_id=old.id)
    Desk(a_case(old, other, new)).refuses(issue(), Code.NOT_ALLOWED_FROM_STATE, "replaces_id")


# --- genforelæggelse ----------------------------------------------------------------------------

EFFORT = Intervention(
    id=RUN, case_id=KEY, name="Mentor", state=InterventionState.RECOMMENDED, intensity="4 timer"
)
WORD = Recommendation(id=Id("r"), case_id=KEY, text="Mentor", intervention_id=RUN)
TASK = Task(id=Id("t"), case_id=KEY, what="Forelæg igen", done_on=TODAY)


def test_going_against_the_team_opens_a_task() -> None:
    desk = Desk(a_case(EFFORT, WORD, decision(intervention_id=RUN, effect=DecisionEffect.REFUSES)))
    desk.refuses(issue(step_id=Id("step")), Code.MOVED_ON)
    desk.run(issue(task=TASK, step_id=Id("step")))
    task = desk.case.tasks[0]
    assert (task.reason, task.decision_id, task.intervention_id, task.done_on) == (
        TaskReason.RESUBMISSION, ONE, RUN, None,
    )  # fmt: skip


def test_following_the_team_opens_none() -> None:
    desk = Desk(
        a_case(
            EFFORT,
            WORD,
            decision(intervention_id=RUN, effect=DecisionEffect.GRANTS, intensity="4  Timer"),
        )
    )
    desk.run(issue(task=TASK, step_id=Id("step")))
    assert desk.case.tasks == ()
