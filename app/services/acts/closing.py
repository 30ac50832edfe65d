"""Closing a case and opening it again; the runner holds it open while a withdrawal demands it."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.models.base import Id
from app.models.case import Case
from app.models.changes import Steps
from app.models.problems import Code, Problem, Refused
from app.rules.tasks import holding_open
from app.services.acts.presence import require
from app.services.acts.records import edited
from app.services.operation import Surroundings

__all__ = ["CloseCase", "ReopenCase"]


@dataclass(frozen=True, slots=True)
class CloseCase:
    """Close a case on a day; not while somebody waits for a new decision (domain.md §3.3)."""

    legal: ClassVar[bool] = False
    act: ClassVar[str] = "CaseHead.close"

    case_id: Id
    closed_on: date

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """One update of the head."""
        require(case.head.closed_on is None)
        if self.closed_on > around.today:
            raise Refused(Problem(Code.IMPOSSIBLE_DATE, "closed_on"))
        if holding_open(case):
            raise Refused(Problem(Code.TASKS_OPEN))
        return (edited(case, case.head, {"closed_on": self.closed_on}, around),)


@dataclass(frozen=True, slots=True)
class ReopenCase:
    """Open a closed case again."""

    legal: ClassVar[bool] = False
    act: ClassVar[str] = "CaseHead.reopen"

    case_id: Id

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """One update of the head."""
        require(case.head.closed_on is not None)
        return (edited(case, case.head, {"closed_on": None}, around),)
