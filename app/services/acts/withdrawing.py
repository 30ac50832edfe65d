"""A consent is taken back: one act that stops the sharing and sets to work what must follow."""

from collections import Counter
from dataclasses import dataclass, replace
from typing import ClassVar

from app.models.base import Id
from app.models.case import Case, CaseHead
from app.models.changes import Step, Steps
from app.models.consents import Consent, ConsentState
from app.models.plan import Intervention
from app.models.problems import Code, Problem, Refused
from app.models.tasks import Task, TaskReason
from app.rules.consents import is_expired
from app.rules.withdrawal import Affected, affected
from app.services.acts.presence import require, there
from app.services.acts.records import edited, inserted
from app.services.operation import Surroundings

__all__ = ["WithdrawConsent"]


@dataclass(frozen=True, slots=True)
class WithdrawConsent:
    """Record that a consent is withdrawn: any time while it holds, no reason needed, at once.

    ``tasks`` say in words what ``app.rules.withdrawal.affected`` finds: one WITHDRAWAL task for
    each holder of a copy, one for the letter to the giver (its ``person_id``), and a REASSESSMENT
    for each intervention. The act decides what they belong to and under which rule; what they
    leave out is refused, since the case has moved on.
    """

    legal: ClassVar[bool] = True
    act: ClassVar[str] = "Consent.withdraw"

    case_id: Id
    id: Id
    tasks: tuple[Task, ...]
    by: str | None = None
    note: str | None = None
    remaining: str | None = None
    seen: int | None = None

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """One update of the consent and the tasks; a closed case is open again."""
        present = there(case, Consent, self.id, self.seen)
        require(present.state in {ConsentState.YES, ConsentState.PARTLY})
        require(not is_expired(present, around.today, case))
        self._hold_complete(affected(case, present, around.today), present)
        changes = {
            "state": ConsentState.WITHDRAWN,
            "withdrawn_on": around.today,
            "withdrawn_by": self.by,
            "withdrawal_note": self.note,
            "remaining": self.remaining,
        }
        steps: list[Step] = [edited(case, present, changes, around)]
        if case.head.closed_on is not None:
            steps.append(edited(case, case.head, {"closed_on": None}, around))
            case = case.having(CaseHead, (replace(case.head, closed_on=None),))
        for each in self.tasks:
            step = inserted(case, self._belonging(case, each, around), around)
            steps.append(step)
            case = case.having(Task, (*case.tasks, step.record))
        return tuple(steps)

    def _hold_complete(self, found: Affected, present: Consent) -> None:
        """Refuse where somebody would be forgotten."""
        wanted = Counter(found.interventions)
        given = Counter(
            each.intervention_id for each in self.tasks if each.reason is TaskReason.REASSESSMENT
        )
        told = [each.person_id for each in self.tasks if each.reason is TaskReason.WITHDRAWAL]
        letters = told.count(present.giver_id)
        others = len(told) - letters
        if wanted != given or letters != 1 or others != len(found.holders):
            raise Refused(Problem(Code.MOVED_ON))

    def _belonging(self, case: Case, task: Task, around: Surroundings) -> Task:
        """The task as part of this withdrawal, open, under the act of its intervention."""
        intervention = case.get(Intervention, task.intervention_id)
        key = None if intervention is None else intervention.law_key
        return replace(
            task,
            consent_id=self.id,
            law_key=key if key in around.law_keys else None,
            done_on=None,
            outcome=None,
            decision_id=None,
        )
