"""Paper that goes out: what is noted of it, and that it was handed over."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.models.base import Id
from app.models.case import Case
from app.models.changes import Steps
from app.models.letters import Letter, LetterForm
from app.models.meetings import Handout, HandoutBasis, HandoutForm, Meeting
from app.models.problems import Code, Problem, Refused
from app.models.readers import FamilyReader, ProfessionalReader, Reader
from app.rules.bases import bases, naming
from app.rules.frozen import subject_of
from app.rules.lens import Glass
from app.services.acts.records import edited
from app.services.acts.states import HandOut
from app.services.operation import Surroundings
from app.services.ports import Clock, GivenPaper, Ids

__all__ = ["TickHandout", "given_out", "handed_out"]


def handed_out(
    glass: Glass,
    reader: Reader,
    form: HandoutForm,
    data: bytes,
    *,
    ids: Ids,
    clock: Clock,
    meeting_id: Id | None = None,
    earlier: Sequence[HandOut] = (),
) -> HandOut:
    """Return the act that notes a sheet: for whom, its fingerprint, and the consents it rests on.

    ``glass`` is the lens over the case on the day of the clock.

    A letter to a doctor belongs in the journal as well: it becomes a final letter with it.

    ``meeting_id`` is the meeting that the sheet calls to; when that is, stands on it from now on.
    ``earlier`` are the acts carried out before it together with it.
    """
    case = glass.case
    meeting = case.get(Meeting, meeting_id)
    record = Handout(
        id=ids.new(),
        case_id=case.id,
        person_id=reader.person_id if isinstance(reader, FamilyReader) else None,
        contact_id=reader.contact_id if isinstance(reader, ProfessionalReader) else None,
        form=form,
        number=0,
        digest=hashlib.sha256(data).hexdigest(),
        printed_at=clock.now(),
        meeting_id=meeting.id if meeting else None,
        meeting_day=meeting.day if meeting else None,
        meeting_starts=meeting.starts if meeting else None,
    )
    rows = tuple(
        HandoutBasis(id=ids.new(), case_id=case.id, handout_id=record.id, consent_id=each)
        for each in bases(glass, reader, form)
    )
    letters = _letters(case, reader, glass.on, ids) if form is HandoutForm.DOCTOR else ()
    there = {(each.person_id, each.contact_id) for act in earlier for each in act.letters}
    new = (each for each in letters if (each.person_id, each.contact_id) not in there)
    return HandOut(record, rows, tuple(new))


def given_out(
    glass: Glass, papers: Sequence[GivenPaper], *, ids: Ids, clock: Clock
) -> tuple[HandOut, ...]:
    """Return the acts that note papers of one case which came out together, in order."""
    acts: list[HandOut] = []
    for each in papers:
        act = handed_out(
            glass, each.reader, each.form, each.data,
            ids=ids, clock=clock, meeting_id=each.meeting, earlier=acts,
        )  # fmt: skip
        acts.append(act)
    return tuple(acts)


def _letters(case: Case, reader: Reader, on: date, ids: Ids) -> tuple[Letter, ...]:
    """A letter for the journal of each citizen whose consent let it be written, one for a day.

    So it has a number like the other letters (offentlighedsloven § 15); printed once more the same
    day it is the same letter.
    """
    contact = reader.contact_id if isinstance(reader, ProfessionalReader) else None
    written = {
        each.person_id
        for each in case.letters
        if (each.form, each.contact_id, each.final_on) == (LetterForm.DOCTOR, contact, on)
    }
    people = dict.fromkeys(subject_of(each) for each in naming(case, reader, on))
    return tuple(
        Letter(
            id=ids.new(),
            case_id=case.id,
            person_id=each,
            form=LetterForm.DOCTOR,
            contact_id=contact,
        )
        for each in people
        if each not in written
    )


@dataclass(frozen=True, slots=True)
class TickHandout:
    """Note that sheets were handed over (*udleveret*) on a day; ``on`` None takes the tick away.

    Not undone, since a sheet that was printed stands as it is, but taken away by another one.
    """

    legal: ClassVar[bool] = True
    act: ClassVar[str] = "Handout.tick"

    case_id: Id
    ids: tuple[Id, ...]
    on: date | None

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """One update for each sheet that this changes; never a day to come."""
        if self.on is not None and self.on > around.today:
            raise Refused(Problem(Code.IMPOSSIBLE_DATE, "handed_on"))
        rows = [case.get(Handout, each) for each in self.ids]
        steps = []
        for each in rows:
            if each is None:
                raise Refused(Problem(Code.NO_SUCH_RECORD))
            step = edited(case, each, {"handed_on": self.on}, around)
            steps += [step] if step.after else []
        return tuple(steps)
