"""A complaint from the call to the ruling, and the task that goes with it."""

from datetime import date, timedelta
from typing import Any

import pytest

from app.models.base import Id
from app.models.letters import Complaint, ComplaintVia, Outcome, Ruling
from app.models.meetings import Decision, DecisionState
from app.models.problems import Code
from app.models.tasks import Task, TaskReason
from app.services.acts.complaints import (
    ForwardComplaint,
    Reassess,
    ReceiveComplaint,
    RecordRuling,
)
from tests.services.desk import KEY, Desk, a_case
from tests.support.memory import TODAY

ONE = Id("one")
DAY = timedelta(1)
BY = TODAY + 28 * DAY
DECISION = Decision(
    id=Id("d"), case_id=KEY, text="Nej", state=DecisionState.ISSUED, decided_on=TODAY - 9 * DAY
)
TASK = Task(id=Id("t"), case_id=KEY, what="Genvurder", by_date=BY, done_on=TODAY, outcome="x")


def complaint(**more: Any) -> Complaint:
    values = {"received_on": TODAY - DAY, "via": ComplaintVia.PHONE, **more}
    return Complaint(id=ONE, case_id=KEY, decision_id=DECISION.id, **values)


def received() -> Desk:
    desk = Desk(a_case(DECISION))
    desk.run(ReceiveComplaint(complaint(outcome=Outcome.UPHELD, ruling=Ruling.UPHELD), TASK))
    return desk


@pytest.mark.parametrize("via", ComplaintVia)
def test_any_way_will_do_and_a_task_is_opened(via: ComplaintVia) -> None:
    desk = Desk(a_case(DECISION))
    change = desk.run(ReceiveComplaint(complaint(via=via), TASK))
    task = desk.case.tasks[0]
    assert (task.reason, task.decision_id, task.by_date, task.done_on, task.outcome) == (
        TaskReason.COMPLAINT, DECISION.id, BY, None, None,
    )  # fmt: skip
    desk.runner.reverse(change)
    assert (desk.case.complaints, desk.case.tasks) == ((), ())


def test_what_it_came_to_is_not_known_when_it_comes() -> None:
    stands = received().case.complaints[0]
    assert (stands.outcome, stands.ruling) == (None, None)


def test_a_complaint_may_come_years_late_but_not_before_the_decision_or_tomorrow() -> None:
    old = Decision(
        id=Id("d"), case_id=KEY, text="Nej", state=DecisionState.ISSUED,
        decided_on=date(2023, 1, 2),
    )  # fmt: skip
    Desk(a_case(old)).run(ReceiveComplaint(complaint()))
    desk = Desk(a_case(DECISION))
    early = ReceiveComplaint(complaint(received_on=TODAY - 10 * DAY))
    desk.refuses(early, Code.PERIOD_REVERSED, "received_on")
    later = ReceiveComplaint(complaint(received_on=TODAY + DAY))
    desk.refuses(later, Code.IMPOSSIBLE_DATE, "received_on")


def test_only_what_is_decided_is_complained_about() -> None:
    draft = Decision(id=Id("d"), case_id=KEY, text="Nej")
    about = ReceiveComplaint(complaint())
    Desk(a_case(draft)).refuses(about, Code.NOT_ALLOWED_FROM_STATE, "state")
    Desk(a_case()).refuses(about, Code.NO_SUCH_RECORD, "decision_id")


def test_what_the_municipality_changes_ends_there() -> None:
    desk = received()
    desk.run(Reassess(KEY, ONE, Outcome.CHANGED, TODAY, seen=1))
    assert desk.case.complaints[0].outcome is Outcome.CHANGED
    assert desk.case.tasks[0].done_on == TODAY
    forward = ForwardComplaint(KEY, ONE, TODAY, direct=True)
    desk.refuses(forward, Code.NOT_ALLOWED_FROM_STATE, "state")


@pytest.mark.parametrize("outcome", [Outcome.UPHELD, Outcome.PARTLY])
def test_what_it_upholds_is_forwarded_and_ruled_on(outcome: Outcome) -> None:
    desk = received()
    forward = ForwardComplaint(KEY, ONE, TODAY)
    desk.refuses(forward, Code.NOT_ALLOWED_FROM_STATE, "state")
    desk.run(Reassess(KEY, ONE, outcome, TODAY))
    assert desk.case.tasks[0].done_on is None
    rule = RecordRuling(KEY, ONE, Ruling.RETURNED, TODAY)
    desk.refuses(rule, Code.NOT_ALLOWED_FROM_STATE, "state")
    desk.run(forward)
    assert desk.case.tasks[0].done_on == TODAY
    desk.run(rule)
    assert desk.case.complaints[0].ruling is Ruling.RETURNED
    for each in (rule, forward, Reassess(KEY, ONE, outcome, TODAY)):
        desk.refuses(each, Code.NOT_ALLOWED_FROM_STATE, "state")


def test_a_route_without_a_new_look_goes_straight_on() -> None:
    desk = Desk(a_case(DECISION, complaint()))
    desk.run(ForwardComplaint(KEY, ONE, TODAY, direct=True))
    assert desk.case.complaints[0].forwarded_on == TODAY
    looked = Reassess(KEY, ONE, Outcome.UPHELD, TODAY)
    desk.refuses(looked, Code.NOT_ALLOWED_FROM_STATE, "state")


def test_the_days_come_in_order() -> None:
    desk = Desk(a_case(DECISION, complaint()))
    before = TODAY - 2 * DAY
    reassess = Reassess(KEY, ONE, Outcome.UPHELD, before)
    desk.refuses(reassess, Code.PERIOD_REVERSED, "reassessed_on")
    forward = ForwardComplaint(KEY, ONE, before, direct=True)
    desk.refuses(forward, Code.PERIOD_REVERSED, "forwarded_on")
    sent = Desk(a_case(DECISION, complaint(forwarded_on=TODAY)))
    rule = RecordRuling(KEY, ONE, Ruling.UPHELD, before)
    sent.refuses(rule, Code.PERIOD_REVERSED, "ruled_on")
