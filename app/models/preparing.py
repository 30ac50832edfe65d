"""What is got ready before a meeting, and what is written down while it is held.

readiness = klar til mødet · preparatory part = forberedende del · work note = arbejdsnotat ·
attachment = bilag
"""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from app.models.base import Id, Record
from app.models.facts import About, Kind, Subject, Via, link, own, record, said

__all__ = ["Attachment", "PreparationPart", "Readiness", "ReadinessState", "WorkNote"]


@record
class PreparationPart(Record):
    """One section of the preparatory part (*forberedende del*, domain.md §2.1).

    ``key`` is the section in the law profile, ``kind`` what it reveals. ``own_words`` are the
    citizen's, and come first; ``own_version`` is what the citizen handed in beside it.
    """

    about: ClassVar[About] = Via(("person_id",))
    kind_field: ClassVar[str | None] = "kind"

    person_id: Id = link("Person", owner=True, kind=Kind.SOCIAL)
    key: str = said(Kind.SOCIAL, essential=True)
    kind: Kind = own(default=Kind.SOCIAL)
    own_words: str | None = said(Kind.SOCIAL, text=True, default=None)
    text: str | None = said(Kind.SOCIAL, text=True, default=None)
    own_version: str | None = said(Kind.SOCIAL, text=True, default=None)
    stated_on: date | None = said(Kind.SOCIAL, default=None)


class ReadinessState(StrEnum):
    """How far something is that a meeting needs."""

    MISSING = "missing"
    ASKED = "asked"
    READY = "ready"
    NOT_NEEDED = "not_needed"


@record
class Readiness(Record):
    """Something that the law profile asks for before a meeting: who brings it by when.

    ``key`` is the item in the profile; ``dated`` is the date on the paper itself (an attest must be
    current). The contact who is to bring it is told so.
    """

    about: ClassVar[About] = Subject.ERRAND

    meeting_id: Id = link("Meeting", owner=True)
    key: str = said(Kind.WORK, essential=True)
    state: ReadinessState = said(Kind.WORK, default=ReadinessState.MISSING)
    who_contact_id: Id | None = link("Contact", kind=Kind.WORK, default=None)
    who: str | None = said(Kind.WORK, text=True, default=None)
    by_date: date | None = said(Kind.WORK, default=None)
    dated: date | None = said(Kind.WORK, default=None)
    journal_number: str | None = said(Kind.WORK, default=None)


@record
class WorkNote(Record):
    """A note with time and who said it (*arbejdsnotat*); ``at`` is UTC.

    In a decision case it is never private: facts must be noted (offentlighedsloven § 13), and the
    citizen may read them (egenaccess). ``fact`` marks such a note.
    """

    about: ClassVar[About] = Subject.COORDINATION

    text: str = said(Kind.WORK, essential=True, text=True)
    at: datetime = said(Kind.WORK, essential=True)
    meeting_id: Id | None = link("Meeting", default=None)
    said_by_person_id: Id | None = link("Person", default=None)
    said_by_contact_id: Id | None = link("Contact", default=None)
    said_by: str | None = said(Kind.WORK, text=True, default=None)
    fact: bool = said(Kind.WORK, default=False)
    journal_number: str | None = said(Kind.WORK, default=None)
    filed_on: date | None = said(Kind.WORK, default=None)


@record
class Attachment(Record):
    """A paper that lies in the journal and is only referred to here (*bilag*)."""

    about: ClassVar[About] = Subject.COORDINATION

    title: str = said(Kind.WORK, essential=True, text=True)
    journal_number: str = said(Kind.WORK, essential=True)
    dated: date | None = said(Kind.WORK, default=None)
    meeting_id: Id | None = link("Meeting", kind=Kind.WORK, default=None)
    person_id: Id | None = link("Person", owner=True, kind=Kind.WORK, default=None)
