"""A letter becomes final; that it is in the journal is noted by ``FileInJournal``."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.models.base import Id
from app.models.case import Case
from app.models.changes import Steps
from app.models.letters import Letter, LetterState
from app.models.problems import Code, Problem, Refused
from app.rules.letters import is_final, unready
from app.services.acts.presence import between, require, there
from app.services.acts.records import edited
from app.services.operation import Surroundings

__all__ = ["FinishLetter"]


@dataclass(frozen=True, slots=True)
class FinishLetter:
    """Make a letter final: it is superseded from now on, never changed (offentlighedsloven § 15)."""

    legal: ClassVar[bool] = True
    act: ClassVar[str] = "Letter.finish"

    case_id: Id
    id: Id
    final_on: date
    seen: int | None = None

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """One update of a draft whose decisions are all issued and that replaces only a final one."""
        present = there(case, Letter, self.id, self.seen)
        require(present.state is LetterState.DRAFT)
        between(None, self.final_on, around.today, "final_on")
        if unready(case, present):
            raise Refused(Problem(Code.NOT_ALLOWED_FROM_STATE, "decisions"))
        earlier = case.get(Letter, present.replaces_id)
        if earlier is not None and not is_final(earlier):
            raise Refused(Problem(Code.NOT_ALLOWED_FROM_STATE, "replaces_id"))
        changes = {"state": LetterState.FINAL, "final_on": self.final_on}
        return (edited(case, present, changes, around),)
