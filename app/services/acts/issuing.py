"""The combined decision letter goes out: all its decisions are issued and it is final, in one act."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.models.base import Id
from app.models.case import Case
from app.models.changes import Step, Steps
from app.models.letters import Letter, LetterState
from app.models.meetings import Delivery
from app.models.tasks import Task
from app.rules.letters import unready
from app.rules.steps import applied
from app.services.acts.decisions import IssueDecision
from app.services.acts.letters import FinishLetter
from app.services.acts.presence import require, there
from app.services.operation import Surroundings

__all__ = ["IssueLetter"]


@dataclass(frozen=True, slots=True)
class IssueLetter:
    """Issue every draft in a letter on one day, delivered in one way, and make the letter final.

    ``tasks`` are for those decisions that go against what was recommended, ``step_ids`` for those
    that are about an intervention, both by the decision's id.
    """

    legal: ClassVar[bool] = True
    act: ClassVar[str] = "Letter.issue"

    case_id: Id
    id: Id
    decided_on: date
    delivery: Delivery | None = None
    sent_on: date | None = None
    received_on: date | None = None
    tasks: tuple[tuple[Id, Task], ...] = ()
    seen: int | None = None
    step_ids: tuple[tuple[Id, Id], ...] = ()

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """The steps of each decision, then of the letter.

        Raises:
            Refused: one of the decisions cannot be issued; then none is.
        """
        letter = there(case, Letter, self.id, self.seen)
        drafts = unready(case, letter)
        require(letter.state is LetterState.DRAFT and bool(drafts))
        tasks, step_ids = dict(self.tasks), dict(self.step_ids)
        steps: list[Step] = []
        for each in drafts:
            issue = IssueDecision(
                self.case_id,
                each.id,
                self.decided_on,
                self.received_on,
                delivery=self.delivery,
                sent_on=self.sent_on,
                task=tasks.get(each.id),
                step_id=step_ids.get(each.id),
            )
            found = issue.steps(case, around)
            case = applied(case, found)
            steps += found
        steps += FinishLetter(self.case_id, self.id, self.decided_on).steps(case, around)
        return tuple(steps)
