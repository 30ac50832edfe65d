"""Finishing a task and taking it up again."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.models.base import Id
from app.models.case import Case
from app.models.changes import Steps
from app.models.meetings import Decision, DecisionState
from app.models.problems import Code, Problem, Refused
from app.models.tasks import Task, TaskReason
from app.services.acts.presence import require, there
from app.services.acts.records import edited
from app.services.operation import Surroundings

__all__ = ["FinishTask", "ReopenTask"]


@dataclass(frozen=True, slots=True)
class FinishTask:
    """Say that a task is done, and how it ended.

    A new assessment after a withdrawal ends with a decision that was issued, or with words that say
    how it ended: nobody is left without help (domain.md §3.3).
    """

    legal: ClassVar[bool] = False
    act: ClassVar[str] = "Task.finish"

    case_id: Id
    id: Id
    done_on: date
    outcome: str | None = None
    decision_id: Id | None = None
    seen: int | None = None

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """One update of an open task."""
        present = there(case, Task, self.id, self.seen)
        require(present.done_on is None)
        if self.done_on > around.today:
            raise Refused(Problem(Code.IMPOSSIBLE_DATE, "done_on"))
        decision = case.get(Decision, self.decision_id)
        if decision is not None and decision.state is not DecisionState.ISSUED:
            raise Refused(Problem(Code.NOT_ALLOWED_FROM_STATE, "decision_id"))
        said = bool((self.outcome or "").strip())
        if present.reason is TaskReason.REASSESSMENT and not (said or self.decision_id):
            raise Refused(Problem(Code.MISSING_TEXT, "outcome"))
        changes = {
            "done_on": self.done_on,
            "outcome": self.outcome,
            "decision_id": self.decision_id,
        }
        return (edited(case, present, changes, around),)


@dataclass(frozen=True, slots=True)
class ReopenTask:
    """Take a finished task up again; how it ended is forgotten."""

    legal: ClassVar[bool] = False
    act: ClassVar[str] = "Task.reopen"

    case_id: Id
    id: Id
    seen: int | None = None

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """One update of a finished task."""
        present = there(case, Task, self.id, self.seen)
        require(present.done_on is not None)
        nothing = dict.fromkeys(("done_on", "outcome", "decision_id"))
        return (edited(case, present, nothing, around),)
