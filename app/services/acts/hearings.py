"""A party is heard before a decision (*partshøring*): sent with a deadline, answered or not."""

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from app.models.base import Id
from app.models.case import Case
from app.models.changes import Step, Steps
from app.models.letters import Hearing
from app.models.problems import Code, Problem, Refused
from app.models.tasks import Task, TaskReason
from app.rules.tasks import is_open
from app.services.acts.presence import between, require, there
from app.services.acts.records import edited, inserted
from app.services.operation import Surroundings

__all__ = ["AnswerHearing", "SendHearing"]


@dataclass(frozen=True, slots=True)
class SendHearing:
    """Send the facts to the party, with a day until which to answer; opens a task for that day.

    ``task`` says in words what is to be done; the act decides what it belongs to and by when.
    """

    legal: ClassVar[bool] = True
    act: ClassVar[str] = "Hearing.send"

    case_id: Id
    id: Id
    sent_on: date
    deadline: date
    task: Task
    seen: int | None = None

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """One update of a hearing that was not sent, and a task."""
        present = there(case, Hearing, self.id, self.seen)
        require(present.sent_on is None)
        between(None, self.sent_on, around.today, "sent_on")
        if self.deadline < self.sent_on:
            raise Refused(Problem(Code.PERIOD_REVERSED, "deadline"))
        task = replace(
            self.task,
            reason=TaskReason.HEARING,
            person_id=present.person_id,
            decision_id=present.decision_id,
            by_date=self.deadline,
            done_on=None,
            outcome=None,
        )
        changes = {"sent_on": self.sent_on, "deadline": self.deadline}
        return (edited(case, present, changes, around), inserted(case, task, around))


@dataclass(frozen=True, slots=True)
class AnswerHearing:
    """Note the party's answer, or, once the day is past, that none came; finishes the task."""

    legal: ClassVar[bool] = True
    act: ClassVar[str] = "Hearing.answer"

    case_id: Id
    id: Id
    answered_on: date
    answer: str | None = None
    seen: int | None = None

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """One update of a hearing that was sent, and one of its open task."""
        present = there(case, Hearing, self.id, self.seen)
        require(present.sent_on is not None and present.answered_on is None)
        between(present.sent_on, self.answered_on, around.today, "answered_on")
        answer = self.answer if self.answer and self.answer.strip() else None
        waiting = present.deadline is not None and self.answered_on <= present.deadline
        if answer is None and waiting:
            raise Refused(Problem(Code.MISSING_TEXT, "answer"))
        changes = {"answered_on": self.answered_on, "answer": answer}
        steps: list[Step] = [edited(case, present, changes, around)]
        task = _task(case, present)
        if task is not None:
            steps.append(edited(case, task, {"done_on": self.answered_on}, around))
        return tuple(steps)


def _task(case: Case, hearing: Hearing) -> Task | None:
    """The open task that was made when it was sent."""
    wanted = (TaskReason.HEARING, hearing.person_id, hearing.decision_id)
    found = [
        each
        for each in case.tasks
        if is_open(each) and (each.reason, each.person_id, each.decision_id) == wanted
    ]
    same_day = [each for each in found if each.by_date == hearing.deadline]
    return next(iter((*same_day, *found)), None)
