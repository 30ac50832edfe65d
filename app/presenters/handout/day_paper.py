"""All paper that goes out before a meeting day: invitations and case briefs, one job for each recipient.

As in the room pack, what one recipient gets is made of that reader's orders alone; the order in which
the jobs lie, and who gets none and why, is the coordinator's and stands on none of them.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.consents import ConsentState
from app.models.contacts import Contact
from app.models.meetings import BESIDE_ROLES, Attendance, HandoutForm, Meeting, MeetingState
from app.models.readers import FamilyReader, ProfessionalReader, Reader
from app.presenters.document import Document
from app.presenters.handout.copies import Order, number_for, reader_id
from app.presenters.handout.envelope import envelope, goes_by_post, is_hidden
from app.presenters.handout.pack import Around
from app.presenters.handout.view import Voice, voice_of
from app.presenters.paper_port import Paper
from app.presenters.who import contact_label, name_of
from app.rules.invitations import Called, last_call, stands
from app.rules.periods import holds
from app.words import _
from app.words.terms import term

__all__ = ["DayPaper", "Dispatch", "Standing", "Unmade", "Way", "WhyNot", "dispatches", "first_out"]


class DayPaper(StrEnum):
    """Which paper of a day."""

    INVITATIONS = "invitations"
    BRIEFS = "briefs"


class Way(StrEnum):
    """How a job reaches its recipient."""

    POST = "post"
    PROTECTED = "protected"
    """By hand or digitally: an envelope would say where its reader lives (domain.md §15.16)."""
    NO_ADDRESS = "no_address"
    OFFICE = "office"
    """To somebody at work."""


class Standing(StrEnum):
    """How it stands with a job."""

    NEW = "new"
    OUT = "out"
    CHANGED = "changed"
    """It went out, and what it says of when or where is no longer so."""


class WhyNot(StrEnum):
    """Why somebody who is invited gets no paper."""

    BESIDE = "beside"
    """There for a citizen and known by name only."""
    NO_CONTACT = "no_contact"
    """Known by name only, and for nobody's sake."""
    CHILD = "child"
    FRIEND = "friend"
    NOT_NOW = "not_now"
    UNKNOWN = "unknown"
    """Nobody has said for whom in the family they are there."""
    NO_CONSENT = "no_consent"
    """Nothing of the family may be told to them."""


@dataclass(frozen=True, slots=True)
class Dispatch:
    """The job of one recipient: for the family a page for the envelope, then each paper.

    ``said`` is what went out last says of when and where, None where nothing did.
    """

    meeting: Id
    reader: Reader
    name: str
    orders: tuple[Order, ...]
    way: Way
    standing: Standing
    said: Called | None = None

    @property
    def case_id(self) -> Id:
        """The case that it is from."""
        return self.orders[0].case.id

    @property
    def forms(self) -> tuple[HandoutForm, ...]:
        """What is in it."""
        return tuple(each.form for each in self.orders)

    def documents(self) -> tuple[Document, ...]:
        """What is drawn, in order."""
        made = tuple(each.document() for each in self.orders)
        if not isinstance(self.reader, FamilyReader):
            return made
        first = self.orders[0]
        return (envelope(first.case, self.reader.person_id, first.on), *made)

    def document(self) -> Document:
        """All of it as one text, to be read."""
        made = self.documents()
        return replace(made[0], blocks=tuple(block for each in made for block in each.blocks))

    def drawn(self, paper: Paper) -> bytes:
        """The job for the printer, and the file."""
        return paper.pdf_set(self.documents(), _("Brev"))


@dataclass(frozen=True, slots=True)
class Unmade:
    """Somebody who is invited and gets no paper; ``record`` is what to look at to mend it."""

    case: Id
    meeting: Id
    name: str
    why: WhyNot
    record: Id | None = None


_CHILDREN: Final = frozenset({Voice.SMALL, Voice.MIDDLE})
View = Callable[[Reader], Case]
"""The lens: what a reader may see of the case on that day."""


def dispatches(
    case: Case, meeting: Meeting, kind: DayPaper, view: View, around: Around
) -> tuple[Dispatch | Unmade, ...]:
    """Return a job, or why there is none, for everybody who is invited; the family first.

    A case brief is for who works with the family, so the family stands not among them. For a meeting
    that has begun or is over there is nothing to send.
    """
    if meeting.state is not MeetingState.PLANNED or meeting.day < around.on:
        return ()
    rows = [each for each in case.attendances if each.meeting_id == meeting.id]
    if kind is DayPaper.BRIEFS:
        rows = [each for each in rows if each.contact_id is not None]
    rows.sort(key=lambda each: each.person_id is None)
    found: dict[Id, Dispatch | Unmade] = {}
    for each in rows:
        key = each.person_id or each.contact_id or each.id
        found.setdefault(key, _one(case, meeting, each, kind, view, around))
    return tuple(found.values())


def first_out(found: Iterable[Dispatch]) -> tuple[Dispatch, ...]:
    """Return what is to go out at the next press: what has not yet, or everything again."""
    rows = tuple(found)
    left = tuple(each for each in rows if each.standing is not Standing.OUT)
    return left or rows


def _one(
    case: Case, meeting: Meeting, row: Attendance, kind: DayPaper, view: View, around: Around
) -> Dispatch | Unmade:
    reader = _reader(row)
    if reader is None:
        name = row.name or term(row.role)
        why = WhyNot.BESIDE if row.role in BESIDE_ROLES else WhyNot.NO_CONTACT
        return Unmade(case.id, meeting.id, name, why)
    seen = view(reader)
    not_ = _why_not(case, seen, meeting, reader, kind, around.on)
    if not_ is not None:
        return Unmade(case.id, meeting.id, _name(case, reader), not_, reader_id(reader))
    form = HandoutForm.BRIEF if kind is DayPaper.BRIEFS else HandoutForm.INVITATION
    orders = [_order(case, seen, reader, form, meeting.id, around)]
    if form is HandoutForm.INVITATION:
        orders += [
            _order(case, seen, reader, HandoutForm.CONSENT, each, around)
            for each in _to_sign(seen, meeting, reader)
        ]
    standing, said = _standing(case, meeting, reader, form)
    way = _way(seen, reader, around.on)
    return Dispatch(meeting.id, reader, _name(case, reader), tuple(orders), way, standing, said)


def _reader(row: Attendance) -> Reader | None:
    if row.person_id is not None:
        return FamilyReader(row.person_id)
    return None if row.contact_id is None else ProfessionalReader(row.contact_id)


def _name(case: Case, reader: Reader) -> str:
    contact = case.get(Contact, reader_id(reader))
    return contact_label(contact) if contact else name_of(case, reader_id(reader))


def _order(
    case: Case, seen: Case, reader: Reader, form: HandoutForm, record: Id, around: Around
) -> Order:
    number = number_for(case, reader, form)
    return Order(
        form, reader, seen, number, around.on, around.laws, around.holidays, record_id=record
    )


def _to_sign(seen: Case, meeting: Meeting, reader: Reader) -> Iterator[Id]:
    """Consents for this meeting that wait for this reader's answer: they go with the invitation.

    One that names another day than the meeting's is asked for again first.
    """
    for each in seen.consents:
        mine = each.giver_id == reader_id(reader) and each.meeting_id == meeting.id
        waits = mine and each.state is ConsentState.OFFERED
        if waits and each.meeting_day in {None, meeting.day}:
            yield each.id


def _why_not(
    case: Case, seen: Case, meeting: Meeting, reader: Reader, kind: DayPaper, on: date
) -> WhyNot | None:
    contact = case.get(Contact, reader_id(reader))
    if contact is None:
        child = voice_of(case, reader_id(reader), on) in _CHILDREN
        return WhyNot.CHILD if child else None
    if contact.private:
        return WhyNot.FRIEND
    if not holds(contact, on) or (contact.planned and contact.from_date is None):
        return WhyNot.NOT_NOW
    if all(each.contact_id != contact.id for each in seen.serves):
        return WhyNot.UNKNOWN
    told = (seen.goals, seen.preparation_parts, seen.interventions, seen.agreements)
    knows = seen.get(Meeting, meeting.id) is not None
    return None if knows and (kind is DayPaper.INVITATIONS or any(told)) else WhyNot.NO_CONSENT


def _standing(
    case: Case, meeting: Meeting, reader: Reader, form: HandoutForm
) -> tuple[Standing, Called | None]:
    """What went out last to this reader for this meeting, held against how it is now."""
    said = last_call(case, meeting, reader_id(reader), form)
    if said is None:
        return Standing.NEW, None
    return (Standing.OUT if stands(said, meeting) else Standing.CHANGED), said


def _way(seen: Case, reader: Reader, on: date) -> Way:
    if not isinstance(reader, FamilyReader):
        return Way.OFFICE
    if goes_by_post(seen, reader.person_id, on):
        return Way.POST
    return Way.PROTECTED if is_hidden(seen, reader.person_id, on) else Way.NO_ADDRESS
