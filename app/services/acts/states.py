"""Acts that move something from one state to the next, and those that settle it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from app.models.base import Id
from app.models.case import Case
from app.models.changes import Step, Steps
from app.models.consents import Consent, ConsentForm, ConsentState
from app.models.letters import Letter, LetterState
from app.models.meetings import (
    Handout,
    HandoutBasis,
    Meeting,
    MeetingState,
)
from app.models.problems import Code, Problem, Refused
from app.rules.handouts import next_number
from app.rules.minutes import citizen_came, minutes_digest
from app.rules.steps import applied
from app.services.acts.letters import FinishLetter
from app.services.acts.presence import require, there
from app.services.acts.records import edited, inserted
from app.services.operation import Surroundings

__all__ = [
    "AnswerConsent",
    "CloseMeeting",
    "HandOut",
    "StartMeeting",
]


@dataclass(frozen=True, slots=True)
class AnswerConsent:
    """Record a person's answer to an offered consent: yes, in part, or no.

    To talk in a meeting it is for the day that was asked for, and no other that the meeting gets.

    ``informed`` adds that the consequences of a no were told, ``document_ref`` where the signed
    paper is kept.
    """

    legal: ClassVar[bool] = True
    act: ClassVar[str] = "Consent.answer"

    case_id: Id
    id: Id
    state: ConsentState
    given_on: date
    form: ConsentForm
    noted_by: str | None = None
    seen: int | None = None
    informed: bool = False
    document_ref: str | None = None

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """One update; only an offered consent can be answered, and never on a later day."""
        present = there(case, Consent, self.id, self.seen)
        require(present.state is ConsentState.OFFERED)
        require(self.state in {ConsentState.YES, ConsentState.PARTLY, ConsentState.NO})
        if self.given_on > around.today:
            raise Refused(Problem(Code.IMPOSSIBLE_DATE, "given_on"))
        meeting = case.get(Meeting, present.meeting_id)
        changes = {
            "state": self.state,
            "given_on": self.given_on,
            "form": self.form,
            "noted_by": self.noted_by,
            "informed": self.informed or present.informed,
            "document_ref": self.document_ref or present.document_ref,
            "meeting_day": present.meeting_day or (None if meeting is None else meeting.day),
        }
        return (edited(case, present, changes, around),)


@dataclass(frozen=True, slots=True)
class StartMeeting:
    """Begin a planned meeting."""

    legal: ClassVar[bool] = False
    act: ClassVar[str] = "Meeting.start"

    case_id: Id
    id: Id
    seen: int | None = None

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """One update of the state."""
        present = there(case, Meeting, self.id, self.seen)
        require(present.state is MeetingState.PLANNED)
        return (edited(case, present, {"state": MeetingState.RUNNING}, around),)


@dataclass(frozen=True, slots=True)
class CloseMeeting:
    """Close a meeting: points and attendance stand as they are from now on."""

    legal: ClassVar[bool] = True
    act: ClassVar[str] = "Meeting.close"

    case_id: Id
    id: Id
    seen: int | None = None

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """One update; without the citizen only on a cited ground (domain.md §1.4)."""
        present = there(case, Meeting, self.id, self.seen)
        require(present.state is MeetingState.RUNNING)
        if present.law_key is None and not citizen_came(case, present.id):
            raise Refused(Problem(Code.CITIZEN_ABSENT, "law_key"))
        changes = {"state": MeetingState.CLOSED, "closed_at": around.now}
        return (edited(case, present, changes, around),)

    def seal(self, after: Case) -> str:
        """The fingerprint of the minutes as they stand from now on, for the log."""
        return minutes_digest(after, self.id)


@dataclass(frozen=True, slots=True)
class HandOut:
    """Record that a sheet was printed or saved; its number counts this reader's sheets only.

    ``bases`` are the consents without which it would say less, one row for each; ``letters`` what
    becomes of it for the journal, where it is one, those among them that wait as drafts already.
    """

    legal: ClassVar[bool] = True
    act: ClassVar[str] = "Handout.print"

    record: Handout
    bases: tuple[HandoutBasis, ...] = ()
    letters: tuple[Letter, ...] = ()

    @property
    def case_id(self) -> Id:
        """The case that the sheet is from."""
        return self.record.case_id

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """One insertion with the next number for this reader and form, its bases and letters."""
        made = self.record
        number = next_number(case, made.person_id, made.form, made.contact_id)
        step = inserted(case, replace(made, number=number), around)
        case = case.having(Handout, (*case.handouts, made))
        steps: list[Step] = [step, *(inserted(case, each, around) for each in self.bases)]
        for each in self.letters:
            found = _final(case, each, around)
            steps += found
            case = applied(case, found)
        return tuple(steps)


def _final(case: Case, letter: Letter, around: Surroundings) -> Steps:
    """What makes a letter final that goes out: a new one, or the draft that waited for it."""
    if case.get(Letter, letter.id) is not None:
        return FinishLetter(case.id, letter.id, around.today).steps(case, around)
    made = replace(letter, state=LetterState.FINAL, final_on=around.today)
    return (inserted(case, made, around),)
