"""A complaint on its way: received, looked at again, forwarded, ruled on (retssikkerhedsloven § 66)."""

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Final

from app.models.base import Id
from app.models.case import Case
from app.models.changes import Step, Steps
from app.models.letters import Complaint, Outcome, Ruling
from app.models.meetings import Decision, DecisionState
from app.models.problems import Code, Problem, Refused
from app.models.tasks import Task, TaskReason
from app.rules.tasks import is_open
from app.services.acts.presence import between, require, there
from app.services.acts.records import edited, inserted
from app.services.operation import Surroundings

__all__ = ["ForwardComplaint", "Reassess", "ReceiveComplaint", "RecordRuling"]

_FORWARDED: Final = frozenset({Outcome.UPHELD, Outcome.PARTLY})


@dataclass(frozen=True, slots=True)
class ReceiveComplaint:
    """Note a complaint about one decision, however it came; a late one is received all the same.

    ``task`` says in words that the decision is looked at again, by which day
    (``app.rules.complaints.reassess_by``); None where the route knows no new assessment.
    """

    legal: ClassVar[bool] = False
    act: ClassVar[str] = "Complaint.receive"

    record: Complaint
    task: Task | None = None

    @property
    def case_id(self) -> Id:
        """The case that the complaint says it belongs to."""
        return self.record.case_id

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """One insertion, and a task; only what is issued can be complained about."""
        decision = case.get(Decision, self.record.decision_id)
        if decision is None:
            raise Refused(Problem(Code.NO_SUCH_RECORD, "decision_id"))
        require(decision.state is DecisionState.ISSUED)
        between(decision.decided_on, self.record.received_on, around.today, "received_on")
        fresh = replace(
            self.record,
            reassessed_on=None,
            outcome=None,
            forwarded_on=None,
            ruling=None,
            ruled_on=None,
        )
        steps: list[Step] = [inserted(case, fresh, around)]
        if self.task is not None:
            steps.append(inserted(case, self._belonging(self.task), around))
        return tuple(steps)

    def _belonging(self, task: Task) -> Task:
        return replace(
            task,
            reason=TaskReason.COMPLAINT,
            decision_id=self.record.decision_id,
            done_on=None,
            outcome=None,
        )


@dataclass(frozen=True, slots=True)
class Reassess:
    """Note what the municipality's new look at the decision came to (*genvurdering*).

    What it changes altogether ends here; the rest is still to be forwarded.
    """

    legal: ClassVar[bool] = False
    act: ClassVar[str] = "Complaint.reassess"

    case_id: Id
    id: Id
    outcome: Outcome
    reassessed_on: date
    seen: int | None = None

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """One update; the task ends where nothing is left to forward."""
        present = there(case, Complaint, self.id, self.seen)
        require(present.outcome is None and present.forwarded_on is None)
        between(present.received_on, self.reassessed_on, around.today, "reassessed_on")
        changes = {"outcome": self.outcome, "reassessed_on": self.reassessed_on}
        step = edited(case, present, changes, around)
        if self.outcome in _FORWARDED:
            return (step,)
        return (step, *_finished(case, present, self.reassessed_on, around))


@dataclass(frozen=True, slots=True)
class ForwardComplaint:
    """Note that a complaint went on to those who decide it.

    ``direct`` for a route without a new assessment (børne- og ungeudvalg): then nobody looks first.
    """

    legal: ClassVar[bool] = False
    act: ClassVar[str] = "Complaint.forward"

    case_id: Id
    id: Id
    forwarded_on: date
    direct: bool = False
    seen: int | None = None

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """One update, and the end of the task."""
        present = there(case, Complaint, self.id, self.seen)
        looked_at = present.outcome in _FORWARDED
        require(present.forwarded_on is None)
        require(looked_at or (self.direct and present.outcome is None))
        earliest = present.reassessed_on or present.received_on
        between(earliest, self.forwarded_on, around.today, "forwarded_on")
        step = edited(case, present, {"forwarded_on": self.forwarded_on}, around)
        return (step, *_finished(case, present, self.forwarded_on, around))


@dataclass(frozen=True, slots=True)
class RecordRuling:
    """Note what those who decide complaints decided."""

    legal: ClassVar[bool] = False
    act: ClassVar[str] = "Complaint.rule"

    case_id: Id
    id: Id
    ruling: Ruling
    ruled_on: date
    seen: int | None = None

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """One update of a complaint that was forwarded."""
        present = there(case, Complaint, self.id, self.seen)
        require(present.forwarded_on is not None and present.ruling is None)
        between(present.forwarded_on, self.ruled_on, around.today, "ruled_on")
        changes = {"ruling": self.ruling, "ruled_on": self.ruled_on}
        return (edited(case, present, changes, around),)


def _finished(case: Case, complaint: Complaint, on: date, around: Surroundings) -> Steps:
    """The end of the oldest open task about this decision's complaints, where there is one."""
    found = (
        each
        for each in case.tasks
        if is_open(each)
        and each.reason is TaskReason.COMPLAINT
        and each.decision_id == complaint.decision_id
    )
    task = next(found, None)
    return () if task is None else (edited(case, task, {"done_on": on}, around),)
