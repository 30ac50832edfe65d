"""Acts on documents: a letter becomes final, then it is in the journal; so do notes of facts."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.models.base import Id
from app.models.case import Case
from app.models.changes import Steps
from app.models.letters import Letter, LetterState
from app.models.preparing import WorkNote
from app.models.problems import Code, Problem, Refused
from app.rules.letters import is_final, unready
from app.services.acts.presence import between, require, there
from app.services.acts.records import edited
from app.services.operation import Surroundings

__all__ = ["FileLetter", "FileNote", "FinishLetter"]


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


@dataclass(frozen=True, slots=True)
class FileLetter:
    """Say that a final letter is in the journal: under which number, since which day."""

    legal: ClassVar[bool] = True
    act: ClassVar[str] = "Letter.file"

    case_id: Id
    id: Id
    journal_number: str
    filed_on: date
    seen: int | None = None

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """One update of a final letter."""
        present = there(case, Letter, self.id, self.seen)
        require(present.state is LetterState.FINAL)
        between(present.final_on, self.filed_on, around.today, "filed_on")
        changes = {
            "state": LetterState.FILED,
            "journal_number": _number(self.journal_number),
            "filed_on": self.filed_on,
        }
        return (edited(case, present, changes, around),)


@dataclass(frozen=True, slots=True)
class FileNote:
    """Say under which number a work note is in the journal; from then on it stands."""

    legal: ClassVar[bool] = True
    act: ClassVar[str] = "WorkNote.file"

    case_id: Id
    id: Id
    journal_number: str
    seen: int | None = None

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """One update of a note that has no number yet."""
        present = there(case, WorkNote, self.id, self.seen)
        require(present.journal_number is None)
        return (edited(case, present, {"journal_number": _number(self.journal_number)}, around),)


def _number(text: str) -> str:
    if not text.strip():
        raise Refused(Problem(Code.MISSING_TEXT, "journal_number"))
    return text.strip()
