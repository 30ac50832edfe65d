"""Tasks are finished and taken up again; what a withdrawal demands cannot fall away."""

from datetime import timedelta

import pytest

from app.models.base import Id, Record
from app.models.consents import ConsentForm, ConsentState
from app.models.meetings import DecisionState
from app.models.plan import Concern, Goal, Intervention, InterventionState
from app.models.problems import Code
from app.models.tasks import Task, TaskReason
from app.services.acts.closing import CloseCase, ReopenCase
from app.services.acts.interventions import MoveIntervention
from app.services.acts.records import Add, Drop, Edit
from app.services.acts.states import AnswerConsent
from app.services.acts.tasks import FinishTask, ReopenTask
from app.services.acts.withdrawing import WithdrawConsent
from app.services.operation import Operation
from tests.services.desk import KEY, Desk, a_case
from tests.services.withdrawn import (
    ASSESS,
    LETTER,
    SANNE,
    STATE,
    TELL,
    YES,
    concern,
    consent,
    decision,
    effort,
    running,
    task,
)
from tests.support.memory import TODAY

OWN = task("own", TaskReason.OWN)
DONE = FinishTask(KEY, Id("own"), TODAY, "Ringet", seen=1)
RUN, GOAL = Id("run"), Id("goal")


def withdrawn(*more: Record) -> Desk:
    desk = running(*more)
    desk.run(WithdrawConsent(KEY, YES, (TELL, ASSESS, LETTER)))
    return desk


def test_a_task_is_finished_and_that_can_be_undone() -> None:
    desk = Desk(a_case(OWN))
    change = desk.run(DONE)
    assert (desk.case.tasks[0].done_on, desk.case.tasks[0].outcome) == (TODAY, "Ringet")
    desk.refuses(FinishTask(KEY, Id("own"), TODAY), Code.NOT_ALLOWED_FROM_STATE, "state")
    desk.runner.reverse(change)
    assert desk.case.tasks[0].done_on is None


def test_a_finished_task_is_taken_up_again() -> None:
    desk = Desk(a_case(OWN))
    desk.refuses(ReopenTask(KEY, Id("own")), Code.NOT_ALLOWED_FROM_STATE, "state")
    desk.run(DONE)
    desk.run(ReopenTask(KEY, Id("own"), seen=2))
    assert (desk.case.tasks[0].done_on, desk.case.tasks[0].outcome) == (None, None)


def test_a_task_is_not_done_tomorrow() -> None:
    late = FinishTask(KEY, Id("own"), TODAY + timedelta(1))
    Desk(a_case(OWN)).refuses(late, Code.IMPOSSIBLE_DATE, "done_on")


def test_how_a_task_ends_is_an_act_of_its_own() -> None:
    for name in ("reason", "done_on", "outcome", "decision_id"):
        edit = Edit(KEY, Task, Id("own"), ((name, None),))
        Desk(a_case(OWN)).refuses(edit, Code.NO_SUCH_FIELD, name)


def test_a_task_of_ones_own_is_simply_removed() -> None:
    desk = Desk(a_case(OWN))
    desk.run(Drop(KEY, Task, Id("own")))
    assert not desk.case.tasks


@pytest.mark.parametrize("outcome", [None, "", " "])
def test_a_new_assessment_ends_with_a_decision_or_words(outcome: str | None) -> None:
    empty = FinishTask(KEY, Id("assess"), TODAY, outcome)
    withdrawn().refuses(empty, Code.MISSING_TEXT, "outcome")


def test_a_draft_is_no_decision() -> None:
    desk = withdrawn(decision("draft", "run", DecisionState.DRAFT))
    drafted = FinishTask(KEY, Id("assess"), TODAY, decision_id=Id("draft"))
    desk.refuses(drafted, Code.NOT_ALLOWED_FROM_STATE, "decision_id")


def test_a_decision_that_is_issued_ends_it() -> None:
    desk = withdrawn(decision("new", "run"))
    desk.run(FinishTask(KEY, Id("assess"), TODAY, decision_id=Id("new")))
    desk.run(MoveIntervention(KEY, RUN, STATE.ENDED, Id("step")))
    assert {each.id: each.state for each in desk.case.interventions}[RUN] is STATE.ENDED


@pytest.mark.parametrize("key", ["tell", "assess", "letter"])
def test_what_a_withdrawal_demands_is_never_removed(key: str) -> None:
    withdrawn().refuses(Drop(KEY, Task, Id(key)), Code.TASK_STAYS)


def test_who_has_a_copy_stays_while_they_are_to_be_told() -> None:
    withdrawn().refuses(Drop(KEY, type(running().case.people[0]), SANNE), Code.HAS_LEGAL_EFFECT)


FROZEN: list[Operation] = [
    Edit(KEY, Goal, GOAL, (("text", "Fred"),)),
    Drop(KEY, Goal, GOAL),
    Edit(KEY, Intervention, RUN, (("name", "Andet"),)),
    Drop(KEY, Intervention, RUN),
    Drop(KEY, Concern, Id("run-sanne")),
    Add(Goal(id=Id("new"), case_id=KEY, text="Nyt"), (concern("new", SANNE),)),
    Add(concern("his", SANNE)),
    MoveIntervention(KEY, RUN, STATE.ENDED, Id("step")),
    MoveIntervention(KEY, RUN, STATE.PAUSED, Id("step"), "ferie"),
    MoveIntervention(KEY, Id("wish"), STATE.PROPOSED, Id("step")),
]


@pytest.mark.parametrize("operation", FROZEN, ids=lambda each: each.act)
def test_a_frozen_plan_stands_and_help_goes_on(operation: Operation) -> None:
    withdrawn().refuses(operation, Code.PLAN_FROZEN)
    free = running()
    if not (isinstance(operation, MoveIntervention) and operation.id == "wish"):
        free.run(operation)  # the control: without a withdrawal each of them is done


def test_the_plans_of_others_are_not_frozen() -> None:
    desk = withdrawn()
    desk.run(Edit(KEY, Intervention, Id("his"), (("name", "Andet"),)))
    desk.run(MoveIntervention(KEY, Id("his"), STATE.ENDED, Id("step")))
    desk.run(Add(Goal(id=Id("new"), case_id=KEY, text="Nyt"), (concern("new", Id("david")),)))


def test_help_that_is_granted_begins_also_in_a_frozen_plan() -> None:
    granted = task("more", TaskReason.REASSESSMENT, intervention_id=Id("soon"))
    desk = running(*effort("soon", STATE.GRANTED, SANNE))
    desk.run(WithdrawConsent(KEY, YES, (TELL, ASSESS, granted, LETTER)))
    desk.run(MoveIntervention(KEY, Id("soon"), STATE.RUNNING, Id("step")))


def test_what_was_decided_since_moves() -> None:
    desk = withdrawn(decision("new", "wish"))
    for state in (STATE.PROPOSED, STATE.GRANTED, STATE.RUNNING):
        step = Id(f"step {state}")
        desk.run(MoveIntervention(KEY, Id("wish"), state, step, decision_id=Id("new")))


def test_a_new_yes_thaws_the_plan() -> None:
    offer = consent(Id("again"), state=ConsentState.OFFERED, given_on=None, form=None)
    desk = withdrawn(offer)
    desk.refuses(FROZEN[0], Code.PLAN_FROZEN)
    desk.run(AnswerConsent(KEY, Id("again"), ConsentState.PARTLY, TODAY, ConsentForm.ORAL))
    desk.run(FROZEN[0])


# --- undo ---------------------------------------------------------------------------------------


def test_no_undo_reaches_into_a_frozen_plan() -> None:
    desk = running()
    sooner = desk.run(FROZEN[0])
    desk.run(WithdrawConsent(KEY, YES, (TELL, ASSESS, LETTER)))
    desk.will_not_undo(sooner, Code.PLAN_FROZEN)


@pytest.mark.parametrize("state", [InterventionState.PROPOSED, InterventionState.ENDED])
def test_no_undo_breaks_help_off(state: InterventionState) -> None:
    """A move from before the withdrawal, taken back after it, would end what was running."""
    desk = running(*effort("more", state, SANNE))
    wanted = STATE.GRANTED if state is STATE.PROPOSED else STATE.RUNNING
    begun = desk.run(MoveIntervention(KEY, Id("more"), wanted, Id("step"), "aftalt"))
    again = task("again", TaskReason.REASSESSMENT, intervention_id=Id("more"))
    desk.run(WithdrawConsent(KEY, YES, (TELL, ASSESS, again, LETTER)))
    desk.will_not_undo(begun, Code.PLAN_FROZEN)


def test_no_undo_closes_over_an_open_task() -> None:
    desk = withdrawn()
    for key in ("tell", "letter"):
        desk.run(FinishTask(KEY, Id(key), TODAY))
    last = desk.run(FinishTask(KEY, Id("assess"), TODAY, "Fortsætter efter § 85"))
    desk.run(CloseCase(KEY, TODAY))
    desk.will_not_undo(last, Code.TASKS_OPEN)
    desk.refuses(ReopenTask(KEY, Id("assess")), Code.TASKS_OPEN)
    desk.run(ReopenCase(KEY))
    desk.refuses(ReopenCase(KEY), Code.NOT_ALLOWED_FROM_STATE, "state")
    desk.run(ReopenTask(KEY, Id("assess")))
