"""What goes out and comes back in writing: letters, hearings, complaints.

decision letter = samlet afgørelsesbrev · hearing = partshøring · complaint = klage
"""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.models.base import Id, Record
from app.models.facts import About, Kind, Subject, Via, link, record, said

__all__ = [
    "Complaint",
    "ComplaintVia",
    "Hearing",
    "Letter",
    "LetterForm",
    "LetterState",
    "Outcome",
    "Ruling",
]


class LetterForm(StrEnum):
    """What a letter is."""

    DECISION = "decision"
    INVITATION = "invitation"
    HEARING = "hearing"
    DOCTOR = "doctor"
    PROVIDER = "provider"
    MINUTES = "minutes"


class LetterState(StrEnum):
    """A document's way: a draft, final, then in the journal (offentlighedsloven § 15)."""

    DRAFT = "draft"
    FINAL = "final"
    FILED = "filed"


@record
class Letter(Record):
    """A document to one person or contact (*brev*), and whether it is in the journal yet.

    The combined decision letter is the decisions that point to it. A final letter is superseded
    by one whose ``replaces_id`` it is, never changed.
    """

    about: ClassVar[About] = Via(("person_id",))

    person_id: Id = link("Person", owner=True, kind=Kind.DECISION)
    form: LetterForm = said(Kind.DECISION, essential=True)
    state: LetterState = said(Kind.DECISION, default=LetterState.DRAFT)
    contact_id: Id | None = link(
        "Contact", kind=Kind.WORK, about=Subject.COORDINATION, default=None
    )
    meeting_id: Id | None = link("Meeting", kind=Kind.DECISION, default=None)
    final_on: date | None = said(Kind.DECISION, default=None)
    journal_number: str | None = said(Kind.WORK, about=Subject.COORDINATION, default=None)
    filed_on: date | None = said(Kind.WORK, about=Subject.COORDINATION, default=None)
    remark: str | None = said(Kind.DECISION, text=True, default=None)
    replaces_id: Id | None = link("Letter", kind=Kind.DECISION, default=None)


@record
class Hearing(Record):
    """That a party is heard about facts before a decision (*partshøring*, forvaltningsloven § 19)."""

    about: ClassVar[About] = Via(("person_id",))

    person_id: Id = link("Person", owner=True, kind=Kind.DECISION)
    facts: str = said(Kind.DECISION, essential=True, text=True)
    sent_on: date | None = said(Kind.DECISION, default=None)
    deadline: date | None = said(Kind.DECISION, default=None)
    answered_on: date | None = said(Kind.DECISION, default=None)
    answer: str | None = said(Kind.DECISION, text=True, default=None)
    decision_id: Id | None = link("Decision", kind=Kind.DECISION, default=None)
    journal_number: str | None = said(Kind.WORK, about=Subject.COORDINATION, default=None)
    filed_on: date | None = said(Kind.WORK, about=Subject.COORDINATION, default=None)


class ComplaintVia(StrEnum):
    """How a complaint came; any way will do (domain.md §5.4)."""

    PHONE = "phone"
    LETTER = "letter"
    MAIL = "mail"
    IN_PERSON = "in_person"


class Outcome(StrEnum):
    """What the municipality's re-assessment (*genvurdering*) came to."""

    CHANGED = "changed"
    PARTLY = "partly"
    UPHELD = "upheld"


class Ruling(StrEnum):
    """What the appeals board decided."""

    UPHELD = "upheld"
    CHANGED = "changed"
    RETURNED = "returned"


@record
class Complaint(Record):
    """A complaint about one decision (*klage*).

    The municipality re-assesses within four weeks of ``received_on`` and forwards what it upholds
    (retssikkerhedsloven § 66). What somebody complains with is told to no other party: a decision
    about a child has two who may complain, and either may write of the other.
    """

    about: ClassVar[About] = Via(("decision_id",))

    decision_id: Id = link("Decision", owner=True, kind=Kind.DECISION)
    received_on: date = said(Kind.DECISION, essential=True)
    via: ComplaintVia = said(Kind.DECISION, default=ComplaintVia.LETTER)
    text: str | None = said(Kind.WORK, text=True, about=Subject.COORDINATION, default=None)
    reassessed_on: date | None = said(Kind.DECISION, default=None)
    outcome: Outcome | None = said(Kind.DECISION, default=None)
    forwarded_on: date | None = said(Kind.DECISION, default=None)
    ruling: Ruling | None = said(Kind.DECISION, default=None)
    ruled_on: date | None = said(Kind.DECISION, default=None)
    journal_number: str | None = said(Kind.WORK, about=Subject.COORDINATION, default=None)
    filed_on: date | None = said(Kind.WORK, about=Subject.COORDINATION, default=None)
