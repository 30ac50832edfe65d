"""The case (*sag*): everything that is stored about one family, as one immutable value."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any, ClassVar, Final, TypeVar, cast

from app.models.base import Id, Record
from app.models.consents import Consent, ConsentScope, ConsentSource, Recipient
from app.models.contacts import Contact, Coordinator, Placement, PlannedChange, Serves
from app.models.erasing import DeletedMinutes
from app.models.facts import About, Kind, Subject, record, said
from app.models.letters import Complaint, Hearing, Letter
from app.models.meetings import (
    AgendaItem,
    Agreement,
    Appointment,
    Attendance,
    Confided,
    Decision,
    Handout,
    HandoutBasis,
    Meeting,
    Recommendation,
)
from app.models.people import Custody, Household, Member, Person, Relationship
from app.models.plan import Concern, Goal, Intervention, InterventionStep, Statement
from app.models.preparing import Attachment, PreparationPart, Readiness, WorkNote
from app.models.safety import Clearance, Reveal, SharedRoom
from app.models.tasks import Handover, Task

__all__ = ["ATTRIBUTES", "RECORD_NAMES", "RECORD_TYPES", "Case", "CaseHead", "CaseLabel"]

R = TypeVar("R", bound=Record)


@record
class CaseHead(Record):
    """What is said of the case itself.

    ``name`` is the coordinator's label in the list of families; it names people, so nobody else is
    shown it. ``law_profile`` is the key of the dated profile the case is treated
    under. ``teaching`` marks demo families; their paper says so.
    """

    about: ClassVar[About] = Subject.NOBODY

    name: str = said(Kind.IDENTITY, text=True, about=Subject.COORDINATION, default="")
    law_profile: str = said(Kind.WORK, essential=True)
    opened_on: date | None = said(Kind.WORK, default=None)
    closed_on: date | None = said(Kind.WORK, default=None)
    case_number: str | None = said(Kind.WORK, about=Subject.COORDINATION, default=None)
    teaching: bool = said(Kind.WORK, default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A snapshot of a case; every tuple is ordered by ``seq``, then by id."""

    head: CaseHead
    people: tuple[Person, ...] = ()
    households: tuple[Household, ...] = ()
    members: tuple[Member, ...] = ()
    relationships: tuple[Relationship, ...] = ()
    custodies: tuple[Custody, ...] = ()
    contacts: tuple[Contact, ...] = ()
    serves: tuple[Serves, ...] = ()
    planned_changes: tuple[PlannedChange, ...] = ()
    coordinators: tuple[Coordinator, ...] = ()
    placements: tuple[Placement, ...] = ()
    consents: tuple[Consent, ...] = ()
    consent_scopes: tuple[ConsentScope, ...] = ()
    consent_sources: tuple[ConsentSource, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    statements: tuple[Statement, ...] = ()
    goals: tuple[Goal, ...] = ()
    interventions: tuple[Intervention, ...] = ()
    intervention_steps: tuple[InterventionStep, ...] = ()
    concerns: tuple[Concern, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    attendances: tuple[Attendance, ...] = ()
    confided: tuple[Confided, ...] = ()
    agenda_items: tuple[AgendaItem, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    decisions: tuple[Decision, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    handouts: tuple[Handout, ...] = ()
    handout_bases: tuple[HandoutBasis, ...] = ()
    preparation_parts: tuple[PreparationPart, ...] = ()
    readiness: tuple[Readiness, ...] = ()
    work_notes: tuple[WorkNote, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    letters: tuple[Letter, ...] = ()
    hearings: tuple[Hearing, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    tasks: tuple[Task, ...] = ()
    clearances: tuple[Clearance, ...] = ()
    reveals: tuple[Reveal, ...] = ()
    shared_rooms: tuple[SharedRoom, ...] = ()
    handovers: tuple[Handover, ...] = ()
    deleted_minutes: tuple[DeletedMinutes, ...] = ()

    @property
    def id(self) -> Id:
        """The id of the case."""
        return self.head.id

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """Return all records of a class, in order."""
        if kind is CaseHead:
            return cast("tuple[R, ...]", (self.head,))
        return cast("tuple[R, ...]", getattr(self, ATTRIBUTES[kind]))

    def get(self, kind: type[R], key: Id | None) -> R | None:
        """Return the record of a class with this id, None if there is none."""
        return next((each for each in self.of(kind) if each.id == key), None)

    def find(self, key: Id) -> Record | None:
        """Return the record with this id, whatever its class."""
        return next((each for each in self.records() if each.id == key), None)

    def records(self) -> Iterator[Record]:
        """Go through every record, the head first."""
        yield self.head
        for name in ATTRIBUTES.values():
            yield from getattr(self, name)

    def having(self, kind: type[R], records: tuple[R, ...]) -> "Case":
        """Return this case with these records of a class instead of its own, put in order."""
        if kind is CaseHead:
            return replace(self, head=cast("CaseHead", records[0]))
        ordered = tuple(sorted(records, key=lambda each: (each.seq, each.id)))
        changed: dict[str, Any] = {ATTRIBUTES[kind]: ordered}
        return replace(self, **changed)


@dataclass(frozen=True, slots=True)
class CaseLabel:
    """A line of the list of families, for the coordinator only."""

    id: Id
    name: str
    people: int
    teaching: bool
    closed: bool = False


ATTRIBUTES: Final[Mapping[type[Record], str]] = MappingProxyType(
    {
        Person: "people",
        Household: "households",
        Member: "members",
        Relationship: "relationships",
        Custody: "custodies",
        Contact: "contacts",
        Serves: "serves",
        PlannedChange: "planned_changes",
        Coordinator: "coordinators",
        Placement: "placements",
        Consent: "consents",
        ConsentScope: "consent_scopes",
        ConsentSource: "consent_sources",
        Recipient: "recipients",
        Statement: "statements",
        Goal: "goals",
        Intervention: "interventions",
        InterventionStep: "intervention_steps",
        Concern: "concerns",
        Meeting: "meetings",
        Attendance: "attendances",
        Confided: "confided",
        AgendaItem: "agenda_items",
        Agreement: "agreements",
        Recommendation: "recommendations",
        Decision: "decisions",
        Appointment: "appointments",
        Handout: "handouts",
        HandoutBasis: "handout_bases",
        PreparationPart: "preparation_parts",
        Readiness: "readiness",
        WorkNote: "work_notes",
        Attachment: "attachments",
        Letter: "letters",
        Hearing: "hearings",
        Complaint: "complaints",
        Task: "tasks",
        Clearance: "clearances",
        Reveal: "reveals",
        SharedRoom: "shared_rooms",
        Handover: "handovers",
        DeletedMinutes: "deleted_minutes",
    }
)
"""Where a case keeps the records of each class."""

RECORD_TYPES: Final[tuple[type[Record], ...]] = (CaseHead, *ATTRIBUTES)

RECORD_NAMES: Final[Mapping[str, type[Record]]] = MappingProxyType(
    {kind.__name__: kind for kind in RECORD_TYPES}
)
"""Record classes by name, as ``Fact.refers`` and stored operations name them."""
