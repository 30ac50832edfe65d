"""What a law profile is made of: case types, team, readiness, outcomes, complaint routes, deadlines.

case type = sagstype · team part = teammedlem · readiness = klar til mødet · route = klagevej ·
deadline = frist · catalogue = indsatskatalog
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.models.consents import ConsentType
from app.models.facts import Area, Kind
from app.models.plan import Duty

__all__ = [
    "CaseType",
    "CatalogueEntry",
    "Certainty",
    "ComplaintRoute",
    "ConsentTerm",
    "CoursePoint",
    "Deadline",
    "OutcomeOption",
    "PreparationSection",
    "Presence",
    "ReadinessItem",
    "ReadinessKind",
    "Requirement",
    "Severity",
    "Sourced",
    "TeamPart",
    "Unit",
    "Wording",
]


class Certainty(StrEnum):
    """How sure a fact of law is (domain.md, provenance marks)."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """A fact of law: ``key`` is what records keep, ``source`` where it was read, and when.

    The days of validity are the first and the last one; None where it holds as long as its profile.
    """

    key: str
    source: str
    checked_on: date
    certainty: Certainty
    valid_from: date | None = None
    valid_to: date | None = None

    def holds(self, on: date) -> bool:
        """Whether it is in force on a day."""
        begun = self.valid_from is None or self.valid_from <= on
        return begun and (self.valid_to is None or on <= self.valid_to)


class Requirement(StrEnum):
    """Whether the team must treat a type of case before it is decided (domain.md §1.3)."""

    REQUIRED = "required"
    MAY = "may"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseType(Sourced):
    """A type of case (*sagstype*).

    ``preparation`` says whether the preparatory part is used, which may be so without any team.
    ``exempt`` says in plain words which cases need no team, ``note`` what else to know.
    ``phased_out``: none begin any more.
    """

    title: str
    team: Requirement
    preparation: bool = True
    exempt: str = ""
    note: str = ""
    phased_out: bool = False
    law_key: str | None = None


class Presence(StrEnum):
    """When somebody belongs to the team (domain.md §1.4)."""

    MANDATORY = "mandatory"
    BY_CASE = "by_case"
    UNDER_30 = "under_30"
    """Mandatory for a citizen under 30 without a qualifying education, else as needed."""
    AGREED = "agreed"
    """As needed, and agreed with the citizen."""
    CITIZEN = "citizen"
    """The citizen attends; held without only on a cited ground."""
    RIGHT = "right"
    """The citizen may bring them."""
    PRACTICE = "practice"
    """Usual, asked for by no rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamPart(Sourced):
    """A part of the team (*teammedlem*); ``Attendance.part`` keeps its key."""

    name: str
    presence: Presence
    note: str = ""
    law_key: str | None = None


class ReadinessKind(StrEnum):
    """What sort of thing a meeting needs."""

    PREPARATION = "preparation"
    ATTEST = "attest"
    ADVICE = "advice"
    CONSENT = "consent"
    MEMBERS = "members"
    GRANT = "grant"


class Severity(StrEnum):
    """What it means that something is missing: red stops the meeting, amber is said."""

    RED = "red"
    AMBER = "amber"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessItem(Sourced):
    """What must be there before a meeting; ``Readiness.key`` keeps its key.

    ``max_age_days`` is how old a dated paper may be, None where no source gives a number.
    ``case_types`` are those it is asked in, none for all.
    """

    title: str
    kind: ReadinessKind
    severity: Severity
    who: str = ""
    max_age_days: int | None = None
    case_types: tuple[str, ...] = ()
    law_key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeOption(Sourced):
    """What a meeting can arrive at; ``Recommendation.outcome`` keeps its key."""

    title: str
    case_types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording(Sourced):
    """How the outcome of a meeting is spoken of: key ``recommends`` or ``decides``.

    ``after`` is said to the citizen once the meeting has come to it.
    """

    noun: str
    plural: str
    verb: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintRoute(Sourced):
    """Who decides a complaint and how it gets there (domain.md §5.4).

    ``first_to`` receives the complaint. The time to complain is ``weeks`` or ``years`` (at most
    ``years_at_most``). ``reassess_weeks`` is how long the first authority has to look again, None
    where it does not. A ``separate`` one has a block of its own and stays out of the letter.
    """

    title: str
    to: str
    first_to: str
    who: str
    weeks: int | None = None
    years: int | None = None
    years_at_most: int | None = None
    reassess_weeks: int | None = None
    separate: bool = False
    law_key: str | None = None

    @property
    def known(self) -> bool:
        """Whether there is a time to complain; without one the route must be asked for."""
        return self.weeks is not None or self.years is not None


class Unit(StrEnum):
    """What a deadline is counted in; months and years are calendar ones."""

    DAYS = "days"
    WORKDAYS = "workdays"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline(Sourced):
    """A time that the law or its practice gives (*frist*)."""

    title: str
    amount: int
    unit: Unit
    law_key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentTerm(Sourced):
    """How a type of consent is given and how long it holds at most; key is the type.

    ``months`` is None where no rule ends it.
    """

    type: ConsentType
    written: bool
    months: int | None = None
    law_key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparationSection(Sourced):
    """A section of the preparatory part (domain.md §2.1); ``kind`` is what it reveals."""

    title: str
    kind: Kind
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoursePoint(Sourced):
    """A point in the course of a meeting (domain.md §1.5), and how long it is meant to take."""

    title: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueEntry(Sourced):
    """An intervention to choose from (*indsatskatalog*, domain.md §8).

    ``law_key`` is a reference of the profile, always act and §. ``granted_by`` is who usually
    grants it, ``duty`` what it usually is. ``outside`` keeps it out of the combined letter.
    """

    name: str
    area: Area
    law_key: str
    sentence: str
    granted_by: str
    duty: Duty
    outside: bool = False
