"""A decision is issued: rule and reasons, the day it reaches the citizen, what it supersedes."""

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from app.models.base import Id
from app.models.case import Case
from app.models.changes import Step, Steps
from app.models.meetings import Decision, DecisionState, Delivery
from app.models.problems import Code, Problem, Refused
from app.models.tasks import Task, TaskReason
from app.rules.deadlines import received
from app.rules.hearings import awaited
from app.rules.resubmission import deviates
from app.services.acts.presence import require, there
from app.services.acts.records import edited, inserted
from app.services.operation import Surroundings

__all__ = ["IssueDecision"]


@dataclass(frozen=True, slots=True)
class IssueDecision:
    """Issue a decision: from now on it is superseded by a new one, never changed.

    ``received_on`` is when it reached the citizen where that is known; else it follows from
    ``delivery`` and ``sent_on`` (domain.md §15.6). ``task`` says in words that the case goes before
    the team again; it is asked for where the decision goes against what was recommended, and opened
    in the same transaction (domain.md §15.15).
    """

    legal: ClassVar[bool] = True
    act: ClassVar[str] = "Decision.issue"

    case_id: Id
    id: Id
    decided_on: date
    received_on: date | None = None
    seen: int | None = None
    delivery: Delivery | None = None
    sent_on: date | None = None
    task: Task | None = None

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """One update, and a task where the team said otherwise."""
        present = there(case, Decision, self.id, self.seen)
        require(present.state is DecisionState.DRAFT)
        _hold_complete(present)
        _hold_in_place(case, present, around.today)
        changes = {
            "state": DecisionState.ISSUED,
            "decided_on": self.decided_on,
            **self._on_its_way(present, around),
        }
        steps: list[Step] = [edited(case, present, changes, around)]
        if deviates(case, present):
            steps.append(inserted(case, self._resubmission(present), around))
        return tuple(steps)

    def _on_its_way(self, present: Decision, around: Surroundings) -> dict[str, object]:
        """How it is delivered, when it is sent and when it counts as received."""
        delivery = self.delivery or present.delivery
        if delivery is None:
            return {"received_on": self.received_on}
        sent = self.sent_on or present.sent_on or self.decided_on
        if sent < self.decided_on:
            raise Refused(Problem(Code.PERIOD_REVERSED, "sent_on"))
        there_on = self.received_on or received(delivery, sent, around.holidays)
        return {"delivery": delivery, "sent_on": sent, "received_on": there_on}

    def _resubmission(self, present: Decision) -> Task:
        if self.task is None:
            raise Refused(Problem(Code.MOVED_ON))
        return replace(
            self.task,
            reason=TaskReason.RESUBMISSION,
            decision_id=present.id,
            intervention_id=present.intervention_id,
            done_on=None,
            outcome=None,
        )


def _hold_complete(decision: Decision) -> None:
    """Refuse a decision without rule or reasons (forvaltningsloven §§ 22 and 24).

    One that gives the citizen all that was asked for needs neither.
    """
    if decision.favourable and not decision.refuses:
        return
    missing = [name for name in ("law_key", "reason") if not getattr(decision, name)]
    if missing:
        raise Refused(*(Problem(Code.MISSING_TEXT, name) for name in missing))


def _hold_in_place(case: Case, decision: Decision, today: date) -> None:
    """Refuse what supersedes a draft or what is superseded, and what a party is still heard about."""
    earlier = case.get(Decision, decision.replaces_id)
    others = (each for each in case.decisions if each.state is DecisionState.ISSUED)
    taken = earlier is not None and any(each.replaces_id == earlier.id for each in others)
    if earlier is not None and (taken or earlier.state is not DecisionState.ISSUED):
        raise Refused(Problem(Code.NOT_ALLOWED_FROM_STATE, "replaces_id"))
    if awaited(case, decision.id, today):
        raise Refused(Problem(Code.HEARING_OPEN))
