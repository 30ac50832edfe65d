"""What a person has said yes and no to (consent = samtykke); fields after domain.md §4.2."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.models.base import Id, Record
from app.models.facts import About, Area, Kind, Subject, Via, link, record, said
from app.models.people import CustodyForm

__all__ = [
    "Consent",
    "ConsentForm",
    "ConsentScope",
    "ConsentSource",
    "ConsentState",
    "ConsentType",
    "Recipient",
]


class ConsentType(StrEnum):
    """What the consent is for; the legal basis differs and with it the expiry."""

    PLAN = "plan"
    """Helhedsorienteret plan (LAB § 40 stk. 3)."""
    FETCHING = "fetching"
    """Indhentning af oplysninger (retssikkerhedsloven § 11 a)."""
    HEALTH = "health"
    """Videregivelse fra sundhedspersoner (sundhedsloven § 43; lapses after 12 months, § 44)."""
    FAMILY_VIEW = "family_view"
    """Another family member may see the facts."""
    MEETING = "meeting"
    """Drøftelse i mødet: named people, topics, one date."""
    PROFESSIONAL = "professional"
    """An extra professional takes part or is told."""
    PSYCHIATRIC = "psychiatric"
    """The psychiatric treatment plan may stand beside the plan (sundhedsloven §§ 43 and 44)."""


class ConsentState(StrEnum):
    """State of a consent; *udløbet* is never stored, it follows from ``valid_until``."""

    OFFERED = "offered"
    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    WITHDRAWN = "withdrawn"


class ConsentForm(StrEnum):
    """How the consent was given."""

    WRITTEN = "written"
    ORAL = "oral"


@record
class Consent(Record):
    """One consent of one giver, on own behalf or a child's (*samtykke*).

    Dates are calendar days. ``valid_until`` is the last day on which the consent holds.
    ``informed`` records that the consequences of a no were told (retssikkerhedsloven § 12).
    ``custody_basis`` is what entitles the giver to speak for ``child_id``. ``topics`` are what may
    be discussed in a meeting, in words. ``remaining`` is what may still be shared, on another basis
    than this consent, after it was withdrawn. ``document_ref`` is the number of the signed paper in
    the journal, ``filed_on`` the day on which it was noted. ``meeting_day`` is the day that one to
    talk in a meeting names: it is for that day and no other.
    """

    about: ClassVar[About] = Via(("giver_id", "child_id"))

    giver_id: Id = link("Person", owner=True, kind=Kind.CONSENT)
    child_id: Id | None = link("Person", owner=True, kind=Kind.CONSENT, default=None)
    custody_basis: CustodyForm | None = said(Kind.CONSENT, default=None)
    type: ConsentType = said(Kind.CONSENT, essential=True)
    state: ConsentState = said(Kind.CONSENT, essential=True, default=ConsentState.OFFERED)
    purpose: str | None = said(Kind.CONSENT, text=True, default=None)
    topics: str | None = said(Kind.CONSENT, text=True, default=None)
    basis: str | None = said(Kind.CONSENT, default=None)
    form: ConsentForm | None = said(Kind.CONSENT, default=None)
    noted_by: str | None = said(Kind.CONSENT, default=None)
    informed: bool = said(Kind.CONSENT, default=False)
    given_on: date | None = said(Kind.CONSENT, default=None)
    valid_until: date | None = said(Kind.CONSENT, default=None)
    withdrawn_on: date | None = said(Kind.CONSENT, default=None)
    withdrawn_by: str | None = said(Kind.CONSENT, text=True, default=None)
    withdrawal_note: str | None = said(Kind.CONSENT, text=True, default=None)
    remaining: str | None = said(Kind.CONSENT, text=True, default=None)
    document_ref: str | None = said(Kind.CONSENT, default=None)
    filed_on: date | None = said(Kind.WORK, about=Subject.COORDINATION, default=None)
    meeting_id: Id | None = link("Meeting", kind=Kind.CONSENT, default=None)
    meeting_day: date | None = said(Kind.CONSENT, default=None)


@record
class ConsentScope(Record):
    """One thing a consent opens: a kind of fact in an area; None means every one."""

    about: ClassVar[About] = Via(("consent_id",))

    consent_id: Id = link("Consent", owner=True, kind=Kind.CONSENT)
    area: Area | None = said(Kind.CONSENT, default=None)
    kind: Kind | None = said(Kind.CONSENT, default=None)


@record
class ConsentSource(Record):
    """From whom a consent lets something be fetched: a contact, or somebody by name."""

    about: ClassVar[About] = Via(("consent_id",))

    consent_id: Id = link("Consent", owner=True, kind=Kind.CONSENT)
    contact_id: Id | None = link("Contact", owner=True, kind=Kind.CONSENT, default=None)
    name: str | None = said(Kind.CONSENT, text=True, default=None)


@record
class Recipient(Record):
    """Somebody a consent lets see: a family member, a contact, or who accompanies a citizen.

    One who is none of these stands by ``name``, which opens nothing here but is on the form.
    """

    about: ClassVar[About] = Via(("consent_id",))

    consent_id: Id = link("Consent", owner=True, kind=Kind.CONSENT)
    person_id: Id | None = link("Person", owner=True, kind=Kind.CONSENT, default=None)
    contact_id: Id | None = link("Contact", owner=True, kind=Kind.CONSENT, default=None)
    attendance_id: Id | None = link("Attendance", owner=True, kind=Kind.CONSENT, default=None)
    name: str | None = said(Kind.CONSENT, text=True, default=None)
