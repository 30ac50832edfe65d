"""Paper that goes out: what is noted of it, and that it was handed over."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import ClassVar, Final

from app.models.base import Id
from app.models.case import Case
from app.models.changes import Steps
from app.models.letters import Letter, LetterForm, LetterState
from app.models.meetings import Handout, HandoutBasis, HandoutForm, Meeting
from app.models.problems import Code, Problem, Refused
from app.models.readers import FamilyReader, ProfessionalReader, Reader
from app.rules.bases import bases, naming
from app.rules.frozen import subject_of
from app.rules.invitations import calls_to
from app.rules.lens import Glass
from app.rules.providers import provided_to, provides
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

    What goes to a doctor or a provider belongs in the journal as well: it becomes a final letter.

    ``meeting_id`` is the meeting that the sheet calls to; when and where that is, stands on it from
    now on.
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
        **(calls_to(meeting, glass.seen(reader).case.get(Meeting, meeting.id)) if meeting else {}),
    )
    rows = tuple(
        HandoutBasis(id=ids.new(), case_id=case.id, handout_id=record.id, consent_id=each)
        for each in bases(glass, reader, form)
    )
    there = {_which(each) for act in earlier for each in act.letters}
    new = (each for each in _letters(glass, reader, form, ids) if _which(each) not in there)
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


_LETTERS: Final[Mapping[HandoutForm, LetterForm]] = MappingProxyType(
    {HandoutForm.DOCTOR: LetterForm.DOCTOR, HandoutForm.PROVIDER: LetterForm.PROVIDER}
)
"""Paper to a professional that is a letter."""


def _letters(glass: Glass, reader: Reader, paper: HandoutForm, ids: Ids) -> tuple[Letter, ...]:
    """A letter for the journal of each citizen whom a paper is about, one for a day.

    So it has a number like the other letters (offentlighedsloven § 15); printed once more the same
    day it is the same letter. A draft of it that waits is what becomes final.
    """
    case, form = glass.case, _LETTERS.get(paper)
    if form is None or not isinstance(reader, ProfessionalReader):
        return ()
    made = [
        Letter(
            id=ids.new(), case_id=case.id, person_id=each, form=form, contact_id=reader.contact_id
        )
        for each in _whom(glass, reader, form)
    ]
    written = {_which(each) for each in case.letters if each.final_on == glass.on}
    drafts = {_which(each): each for each in case.letters if each.state is LetterState.DRAFT}
    return tuple(drafts.get(_which(each), each) for each in made if _which(each) not in written)


def _which(letter: Letter) -> tuple[LetterForm, Id, Id | None]:
    """What makes two letters of one day the same."""
    return letter.form, letter.person_id, letter.contact_id


def _whom(glass: Glass, reader: ProfessionalReader, form: LetterForm) -> Iterable[Id]:
    """Whose consent let a doctor be written to; whom what a provider is told of is for."""
    if form is LetterForm.DOCTOR:
        named = naming(glass.case, reader, glass.on)
        return dict.fromkeys(subject_of(each) for each in named)
    told = provides(glass.seen(reader).case, reader.contact_id)
    return provided_to(glass.case, told)


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
