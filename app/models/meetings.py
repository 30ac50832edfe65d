"""The meeting and what comes of it: attendance, points, agreements, recommendation, decision.

meeting = møde · agenda item = punkt · attendance = fremmøde · agreement = aftale ·
appointment = tid · recommendation = indstilling · decision = afgørelse
"""

from datetime import date, datetime, time
from enum import StrEnum
from typing import ClassVar, Final

from app.models.base import Id, Record
from app.models.facts import About, Area, Carried, Kind, Subject, Via, link, record, said

__all__ = [
    "BESIDE_ROLES",
    "AgendaItem",
    "Agreement",
    "AgreementState",
    "Appointment",
    "Arrival",
    "Attendance",
    "AttendanceRole",
    "Confided",
    "Decision",
    "DecisionEffect",
    "DecisionState",
    "Delivery",
    "Handout",
    "HandoutBasis",
    "HandoutForm",
    "Meeting",
    "MeetingState",
    "Recommendation",
]


class MeetingState(StrEnum):
    """A closed meeting's minutes are superseded, never changed."""

    PLANNED = "planned"
    RUNNING = "running"
    CLOSED = "closed"
    POSTPONED = "postponed"


@record
class Meeting(Record):
    """A meeting with the family (*møde*) on one day; times are local wall-clock times.

    ``case_type`` is the key of a type in the law profile. ``law_key`` is the ground on which it is
    held without the citizen, None where the citizen is there. ``in_part`` says that it was broken
    off. ``summary`` is read to everyone before they leave, on ``read_at`` (UTC). ``replaces_id`` is
    the meeting whose closed minutes these supersede, ``moved_from_id`` the one that was postponed to
    this day.
    """

    about: ClassVar[About] = Carried("Attendance")

    title: str = said(Kind.MEETING, text=True, default="")
    day: date = said(Kind.MEETING, essential=True)
    starts: time | None = said(Kind.MEETING, default=None)
    ends: time | None = said(Kind.MEETING, default=None)
    place: str | None = said(Kind.ADDRESS, text=True, default=None)
    state: MeetingState = said(Kind.MEETING, default=MeetingState.PLANNED)
    online: bool = said(Kind.MEETING, default=False)
    case_type: str | None = said(Kind.WORK, about=Subject.COORDINATION, default=None)
    law_key: str | None = said(Kind.WORK, about=Subject.COORDINATION, default=None)
    in_part: bool = said(Kind.MEETING, default=False)
    summary: str | None = said(Kind.MEETING, text=True, about=Subject.CONCERNED, default=None)
    read_at: datetime | None = said(Kind.WORK, about=Subject.COORDINATION, default=None)
    closed_at: datetime | None = said(Kind.WORK, about=Subject.COORDINATION, default=None)
    replaces_id: Id | None = link("Meeting", kind=Kind.MEETING, default=None)
    moved_from_id: Id | None = link("Meeting", kind=Kind.MEETING, default=None)


class Arrival(StrEnum):
    """How somebody came to a meeting; being there at all is ``Attendance.present``."""

    IN_TIME = "in_time"
    LATE = "late"
    LEFT_EARLY = "left_early"
    NO_SHOW = "no_show"
    EXCUSED = "excused"


class AttendanceRole(StrEnum):
    """In what capacity somebody is in the room."""

    CITIZEN = "citizen"
    PROFESSIONAL = "professional"
    CHAIR = "chair"
    COMPANION = "companion"
    REPRESENTATIVE = "representative"
    INTERPRETER = "interpreter"
    GUARDIAN = "guardian"
    MINUTES = "minutes"
    HEALTH_COORDINATOR = "health_coordinator"


BESIDE_ROLES: Final = frozenset(
    {
        AttendanceRole.COMPANION,
        AttendanceRole.REPRESENTATIVE,
        AttendanceRole.INTERPRETER,
        AttendanceRole.GUARDIAN,
    }
)
"""Who is in the room for the sake of one citizen."""


@record
class Attendance(Record):
    """That somebody is invited to or present at a meeting (*fremmøde*).

    A family member (``person_id``), a contact (``contact_id``) or somebody else by ``name``.
    ``beside_id`` is the family member whom a companion, interpreter or representative is there for.
    That somebody is there beside a citizen is about that citizen. ``part`` is the member of the team
    that the law profile asks for ("region", "employment"). ``can_grant`` says that somebody may grant
    what is asked for (*bevillingskompetence*). ``needs`` are hearing, sight, language and the like.
    ``remark`` is the citizen's own comment.
    """

    about: ClassVar[About] = Via(("person_id", "contact_id", "beside_id"))

    meeting_id: Id = link("Meeting", owner=True, kind=Kind.MEETING)
    person_id: Id | None = link("Person", owner=True, kind=Kind.MEETING, default=None)
    contact_id: Id | None = link("Contact", owner=True, kind=Kind.MEETING, default=None)
    name: str | None = said(Kind.MEETING, text=True, default=None)
    role: AttendanceRole = said(Kind.MEETING, essential=True)
    present: bool = said(Kind.MEETING, default=False)
    beside_id: Id | None = link("Person", kind=Kind.MEETING, default=None)
    part: str | None = said(Kind.MEETING, default=None)
    can_grant: bool = said(Kind.MEETING, default=False)
    arrival: Arrival | None = said(Kind.MEETING, default=None)
    needs: str | None = said(Kind.HEALTH, text=True, default=None)
    remark: str | None = said(Kind.MEETING, text=True, default=None)


@record
class Confided(Record):
    """What a citizen lets who accompanies them hear of their own: a kind in an area, None for all."""

    about: ClassVar[About] = Via(("attendance_id",))

    attendance_id: Id = link("Attendance", owner=True, kind=Kind.CONSENT)
    area: Area | None = said(Kind.CONSENT, default=None)
    kind: Kind | None = said(Kind.CONSENT, default=None)


@record
class AgendaItem(Record):
    """One point of a meeting (*punkt*), shown with the meeting; what was said is about people.

    ``course`` is the key of the step in the course of a meeting (domain.md §1.5), ``minutes`` how
    long it is meant to take.
    """

    about: ClassVar[About] = Subject.NOBODY

    meeting_id: Id = link("Meeting", owner=True)
    title: str = said(Kind.MEETING, essential=True, text=True)
    note: str | None = said(Kind.MEETING, text=True, about=Subject.CONCERNED, default=None)
    done: bool = said(Kind.MEETING, default=False)
    course: str | None = said(Kind.MEETING, default=None)
    minutes: int | None = said(Kind.WORK, about=Subject.COORDINATION, default=None)


class AgreementState(StrEnum):
    """What became of an agreement."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    MOVED = "moved"


@record
class Agreement(Record):
    """Who does what by when (*aftale*).

    ``who_person_id`` or ``who_contact_id`` names who does it, or ``who`` in plain words.
    ``by_date`` is the last day; None with ``by_text`` ("hele tiden").
    """

    about: ClassVar[About] = Subject.CONCERNED

    what: str = said(Kind.AGREEMENT, essential=True, text=True)
    meeting_id: Id | None = link("Meeting", kind=Kind.AGREEMENT, default=None)
    who_person_id: Id | None = link("Person", kind=Kind.AGREEMENT, default=None)
    who_contact_id: Id | None = link("Contact", kind=Kind.AGREEMENT, default=None)
    who: str | None = said(Kind.AGREEMENT, text=True, default=None)
    by_date: date | None = said(Kind.AGREEMENT, default=None)
    by_text: str | None = said(Kind.AGREEMENT, text=True, default=None)
    state: AgreementState = said(Kind.AGREEMENT, default=AgreementState.OPEN)


@record
class Recommendation(Record):
    """What the team recommends (*indstilling*); it is no decision and cannot be appealed.

    ``outcome`` is the key of an outcome in the law profile. ``dissent`` is who disagrees and why,
    ``considerations`` what must be taken into account at work (*skånehensyn*).
    """

    about: ClassVar[About] = Subject.CONCERNED
    area_field: ClassVar[str | None] = "area"

    text: str = said(Kind.RECOMMENDATION, essential=True, text=True)
    reason: str | None = said(Kind.RECOMMENDATION, text=True, default=None)
    area: Area | None = said(Kind.RECOMMENDATION, default=None)
    meeting_id: Id | None = link("Meeting", kind=Kind.RECOMMENDATION, default=None)
    intervention_id: Id | None = link("Intervention", kind=Kind.RECOMMENDATION, default=None)
    outcome: str | None = said(Kind.RECOMMENDATION, default=None)
    dissent: str | None = said(Kind.RECOMMENDATION, text=True, default=None)
    considerations: str | None = said(Kind.RECOMMENDATION, text=True, default=None)


class Delivery(StrEnum):
    """How a decision reaches the citizen; the day it is received follows (domain.md §15.6)."""

    HANDED = "handed"
    DIGITAL = "digital"
    LETTER = "letter"


class DecisionState(StrEnum):
    """A decision is a draft until it is issued; an issued one is superseded, never changed."""

    DRAFT = "draft"
    ISSUED = "issued"


class DecisionEffect(StrEnum):
    """What a decision does to what it is about; never read out of its text."""

    GRANTS = "grants"
    REFUSES = "refuses"
    CHANGES = "changes"
    PAUSES = "pauses"
    RESUMES = "resumes"
    """It ends a pause."""
    LIFTS = "lifts"
    """It lifts the duty to turn up."""
    RESTORES = "restores"
    """It lays a lifted duty to turn up back on."""
    STOPS = "stops"


@record
class Decision(Record):
    """What the municipality decides (*afgørelse*), with the rule, the facts and the reasons.

    Elements after forvaltningsloven §§ 22, 24 and 25. ``received_on`` is the day from which the
    four weeks to complain run (retssikkerhedsloven § 67); it is not the decision's own date.
    ``considerations`` are the main ones where the rule leaves a choice, ``reply`` is the answer to the
    citizen's remarks (forvaltningsloven § 24). ``route`` is the key of the complaint route in the law
    profile, None for the usual one. ``outside`` keeps it out of the combined letter (children's
    support, health). ``effect`` is what it does; one about an intervention says so, and takes the
    intervention there when it is issued, or on the day from which it says so. ``decided_by`` is who
    decides, by name and title, or the unit that may. ``journal_number`` is its own where it is given in
    no letter.
    """

    about: ClassVar[About] = Subject.CONCERNED
    area_field: ClassVar[str | None] = "area"

    text: str = said(Kind.DECISION, essential=True, text=True)
    area: Area | None = said(Kind.DECISION, default=None)
    law_key: str | None = said(Kind.DECISION, default=None)
    facts: str | None = said(Kind.DECISION, text=True, default=None)
    reason: str | None = said(Kind.DECISION, text=True, default=None)
    state: DecisionState = said(Kind.DECISION, essential=True, default=DecisionState.DRAFT)
    decided_on: date | None = said(Kind.DECISION, default=None)
    received_on: date | None = said(Kind.DECISION, default=None)
    meeting_id: Id | None = link("Meeting", kind=Kind.DECISION, default=None)
    intervention_id: Id | None = link("Intervention", kind=Kind.DECISION, default=None)
    replaces_id: Id | None = link("Decision", kind=Kind.DECISION, default=None)
    letter_id: Id | None = link("Letter", kind=Kind.DECISION, default=None)
    considerations: str | None = said(Kind.DECISION, text=True, default=None)
    reply: str | None = said(Kind.DECISION, text=True, default=None)
    intensity: str | None = said(Kind.DECISION, text=True, default=None)
    from_date: date | None = said(Kind.DECISION, default=None)
    to_date: date | None = said(Kind.DECISION, default=None)
    provider_id: Id | None = link("Contact", kind=Kind.DECISION, default=None)
    paid_by: str | None = said(Kind.DECISION, text=True, default=None)
    favourable: bool = said(Kind.DECISION, default=False)
    route: str | None = said(Kind.DECISION, default=None)
    delivery: Delivery | None = said(Kind.DECISION, default=None)
    sent_on: date | None = said(Kind.DECISION, default=None)
    outside: bool = said(Kind.DECISION, default=False)
    effect: DecisionEffect | None = said(Kind.DECISION, default=None)
    decided_by: str | None = said(Kind.DECISION, text=True, default=None)
    journal_number: str | None = said(Kind.WORK, about=Subject.COORDINATION, default=None)
    filed_on: date | None = said(Kind.WORK, about=Subject.COORDINATION, default=None)

    @property
    def refuses(self) -> bool:
        """Whether it turns down what was asked for or recommended."""
        return self.effect is DecisionEffect.REFUSES


@record
class Appointment(Record):
    """A time somebody is to be somewhere (*tid*); times are local wall-clock times."""

    about: ClassVar[About] = Subject.CONCERNED

    title: str = said(Kind.APPOINTMENT, essential=True, text=True)
    day: date = said(Kind.APPOINTMENT, essential=True)
    starts: time | None = said(Kind.APPOINTMENT, default=None)
    ends: time | None = said(Kind.APPOINTMENT, default=None)
    place: str | None = said(Kind.ADDRESS, text=True, default=None)
    contact_id: Id | None = link("Contact", kind=Kind.APPOINTMENT, default=None)
    weekly: bool = said(Kind.APPOINTMENT, default=False)


class HandoutForm(StrEnum):
    """Kinds of paper that are numbered for each reader."""

    SHEET = "sheet"
    EASY = "easy"
    CHILD = "child"
    PROFESSIONAL = "professional"
    PROVIDER = "provider"
    MAP = "map"
    CARD = "card"
    CONSENT = "consent"
    LETTER = "letter"
    DECISION = "decision"
    HEARING = "hearing"
    DOCTOR = "doctor"
    INVITATION = "invitation"
    BRIEF = "brief"
    PREPARATION = "preparation"
    DELETION = "deletion"
    """The proof that minutes were deleted, for the coordinator."""


@record
class Handout(Record):
    """That a sheet was printed or saved (*ark*): for whom, when, and its fingerprint.

    It is for a member of the family, for a contact, or for the coordinator. ``number`` counts this
    reader's sheets of this form only, so it says nothing about others. ``digest`` is the SHA-256
    of the bytes, in hexadecimal. ``handed_on`` is the day on which it was ticked off as handed over.
    ``meeting_id`` is the meeting that it calls to; the other ``meeting_`` fields are what it says of
    when and where: what is no longer so has to be sent again (``app.rules.invitations``).
    ``meeting_place`` is empty where there was none to tell, None where its reader may not know it.
    """

    about: ClassVar[About] = Via(("person_id",))

    person_id: Id | None = link("Person", owner=True, kind=Kind.HANDOUT, default=None)
    contact_id: Id | None = link("Contact", owner=True, kind=Kind.HANDOUT, default=None)
    form: HandoutForm = said(Kind.HANDOUT, essential=True)
    number: int = said(Kind.HANDOUT, essential=True)
    digest: str = said(Kind.WORK, about=Subject.COORDINATION, default="")
    printed_at: datetime = said(Kind.HANDOUT, essential=True)
    handed_on: date | None = said(Kind.HANDOUT, default=None)
    meeting_id: Id | None = link("Meeting", kind=Kind.MEETING, default=None)
    meeting_day: date | None = said(Kind.MEETING, default=None)
    meeting_starts: time | None = said(Kind.MEETING, default=None)
    meeting_ends: time | None = said(Kind.WORK, about=Subject.COORDINATION, default=None)
    meeting_place: str | None = said(Kind.WORK, about=Subject.COORDINATION, default=None)
    meeting_online: bool = said(Kind.WORK, about=Subject.COORDINATION, default=False)


@record
class HandoutBasis(Record):
    """That a sheet shows something only because of a consent: who holds a copy after a withdrawal."""

    about: ClassVar[About] = Subject.COORDINATION

    handout_id: Id = link("Handout", owner=True)
    consent_id: Id = link("Consent", owner=True)
