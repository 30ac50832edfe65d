"""What is noted of the journal: under which number things are there, and since which day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import ClassVar, Final

from app.models.base import Id, Record
from app.models.case import Case
from app.models.changes import Step, Steps
from app.models.consents import Consent
from app.models.erasing import DeletedMinutes
from app.models.letters import Complaint, Hearing, Letter, LetterForm, LetterState
from app.models.meetings import Decision, Meeting
from app.models.preparing import WorkNote
from app.models.problems import Code, Problem, Refused
from app.rules.unfiled import Unfiled, UnfiledKind, unfiled
from app.services.acts.presence import between, require, there
from app.services.acts.records import edited, inserted
from app.services.operation import Surroundings

__all__ = ["FileInJournal"]

_KINDS: Final[Mapping[UnfiledKind, type[Record]]] = MappingProxyType(
    {
        UnfiledKind.LETTER: Letter,
        UnfiledKind.NOTE: WorkNote,
        UnfiledKind.DECISION: Decision,
        UnfiledKind.HEARING: Hearing,
        UnfiledKind.COMPLAINT: Complaint,
        UnfiledKind.CONSENT: Consent,
        UnfiledKind.DELETION: DeletedMinutes,
    }
)


@dataclass(frozen=True, slots=True)
class FileInJournal:
    """Say that things are in the journal: one number, one day, one act (offentlighedsloven § 15).

    ``records`` are what ``app.rules.unfiled`` finds; from then on a letter or a note stands.
    ``minutes`` are the letters that bring the minutes of closed meetings there, by ``meeting_id``.
    """

    legal: ClassVar[bool] = True
    act: ClassVar[str] = "Journal.file"

    case_id: Id
    records: tuple[Id, ...]
    journal_number: str
    filed_on: date
    minutes: tuple[Letter, ...] = ()

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """One update for each thing, one letter for each minutes.

        Raises:
            Refused: one of them is not waiting for a number, or the day cannot be; then none is.
        """
        number = self.journal_number.strip()
        if not number:
            raise Refused(Problem(Code.MISSING_TEXT, "journal_number"))
        waiting = {each.record_id: each for each in unfiled(case)}
        meetings = tuple(each.meeting_id for each in self.minutes)
        require(bool(self.records or meetings))
        require(all(each in waiting for each in (*self.records, *meetings)))
        found = [waiting[each] for each in self.records]
        require(all(each.kind is not UnfiledKind.MINUTES for each in found))
        for each in found:
            between(each.since, self.filed_on, around.today, "filed_on")
        return (
            *(self._noted(case, each, number, around) for each in found),
            *self._brought(case, number, around),
        )

    def _noted(self, case: Case, each: Unfiled, number: str, around: Surroundings) -> Step:
        changes: dict[str, object] = {"journal_number": number, "filed_on": self.filed_on}
        if each.kind is UnfiledKind.LETTER:
            changes["state"] = LetterState.FILED
        if each.kind is UnfiledKind.CONSENT:
            changes["document_ref"] = changes.pop("journal_number")
        present = there(case, _KINDS[each.kind], each.record_id, None)
        return edited(case, present, changes, around)

    def _brought(self, case: Case, number: str, around: Surroundings) -> Iterator[Step]:
        """Minutes were final when the meeting was closed."""
        for each in self.minutes:
            meeting = there(case, Meeting, each.meeting_id or Id(""), None)
            require(each.form is LetterForm.MINUTES)
            between(meeting.day, self.filed_on, around.today, "filed_on")
            made = replace(
                each,
                state=LetterState.FILED,
                final_on=meeting.day,
                journal_number=number,
                filed_on=self.filed_on,
            )
            step = inserted(case, made, around)
            case = case.having(Letter, (*case.letters, made))
            yield step
