"""A decision is issued: rule and reasons, the day it reaches the citizen, what it supersedes."""

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from app.models.base import Id
from app.models.case import Case
from app.models.changes import Step, Steps
from app.models.meetings import Decision, DecisionState, Delivery
from app.models.plan import InterventionStep
from app.models.problems import Code, Problem, Refused
from app.models.tasks import Task, TaskReason
from app.rules.consequences import Consequence, consequence, fits
from app.rules.deadlines import received
from app.rules.decision_days import replacement
from app.rules.hearings import awaited
from app.rules.letters import lacks
from app.rules.resubmission import deviates
from app.rules.steps import applied
from app.services.acts.presence import between, require, there
from app.services.acts.records import edited, inserted
from app.services.operation import Surroundings

__all__ = ["IssueDecision"]


@dataclass(frozen=True, slots=True)
class IssueDecision:
    """Issue a decision: from now on it is superseded by a new one, never changed.

    ``received_on`` is when it reached the citizen where that is known; else it follows from
    ``delivery`` and ``sent_on`` (domain.md §15.6). In the same transaction the intervention that it is
    about goes where the decision takes it, with the step ``step_id``, and where it goes against what
    was recommended a ``task`` opens that says in words that the team sees it again (§15.15).
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
    step_id: Id | None = None

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """One update, the intervention's way, and a task where the team said otherwise."""
        present = there(case, Decision, self.id, self.seen)
        require(present.state is DecisionState.DRAFT)
        between(None, self.decided_on, around.today, "decided_on")
        _hold_complete(present, around.bare_keys)
        _hold_sensible(case, present)
        _hold_in_place(case, present, around.today)
        changes = {
            "state": DecisionState.ISSUED,
            "decided_on": self.decided_on,
            **self._on_its_way(present, around),
        }
        steps: list[Step] = [edited(case, present, changes, around)]
        steps += self._way(applied(case, tuple(steps)), present, around)
        if deviates(case, present):
            steps.append(inserted(case, self._resubmission(present), around))
        return tuple(steps)

    def _way(self, case: Case, present: Decision, around: Surroundings) -> Steps:
        """What happens to the intervention, asked of the case in which this is issued."""
        found = consequence(case, present, self.decided_on, around.today)
        if found is None:
            return ()
        moved: tuple[Step, ...] = ()
        if found.changes:
            moved = (edited(case, found.intervention, found.changes, around),)
        if found.later is not None:  # its step is taken when its day has come
            return moved
        if found.backed is not None:
            return (*moved, edited(case, found.backed, {"decision_id": present.id}, around))
        return (*moved, inserted(case, self._step(present, found), around))

    def _step(self, present: Decision, found: Consequence) -> InterventionStep:
        if self.step_id is None:
            raise Refused(Problem(Code.MOVED_ON))
        return InterventionStep(
            id=self.step_id,
            case_id=present.case_id,
            intervention_id=found.intervention.id,
            state=found.state,
            day=found.day,
            who=found.who,
            decision_id=present.id,
            lifted=found.lifted,
        )

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


def _hold_complete(decision: Decision, bare_keys: frozenset[str]) -> None:
    """Refuse a decision without the rule or reasons it must have, or whose rule is a whole act."""
    if decision.law_key in bare_keys:
        raise Refused(Problem(Code.NEEDS_PARAGRAPH, "law_key"))
    missing = lacks(decision)
    if missing:
        raise Refused(*(Problem(Code.MISSING_TEXT, name) for name in missing))


def _hold_sensible(case: Case, decision: Decision) -> None:
    """Refuse what is about an intervention and does not say what it does, or cannot be done to it."""
    if decision.intervention_id is not None and decision.effect is None:
        raise Refused(Problem(Code.MISSING_CHOICE, "effect"))
    if not fits(case, decision):
        raise Refused(Problem(Code.NOT_ALLOWED_FROM_STATE, "effect"))


def _hold_in_place(case: Case, decision: Decision, today: date) -> None:
    """Refuse what supersedes a draft or what is superseded, and what a party is still heard about.

    Also what is about others besides: whoever may not know of them would go on reading the old one
    as what holds, on paper too.
    """
    earlier = case.get(Decision, decision.replaces_id)
    taken = earlier is not None and replacement(case, earlier) is not None
    if earlier is not None and (taken or earlier.state is not DecisionState.ISSUED):
        raise Refused(Problem(Code.NOT_ALLOWED_FROM_STATE, "replaces_id"))
    known = frozenset() if earlier is None else _about(case, earlier)
    if known and not _about(case, decision) <= known:
        raise Refused(Problem(Code.OTHERS_TOO, "replaces_id"))
    if awaited(case, decision.id, today):
        raise Refused(Problem(Code.HEARING_OPEN))


def _about(case: Case, decision: Decision) -> frozenset[Id]:
    return frozenset(each.person_id for each in case.concerns if each.record_id == decision.id)
