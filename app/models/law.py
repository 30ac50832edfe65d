"""The law as dated data: profiles and references (law profile = lovgrundlag; design.md §2)."""

from dataclasses import dataclass
from datetime import date

from app.models.law_parts import (
    CaseType,
    CatalogueEntry,
    Certainty,
    ComplaintRoute,
    ConsentTerm,
    CoursePoint,
    Deadline,
    OutcomeOption,
    PreparationSection,
    ReadinessItem,
    TeamPart,
    Wording,
)

__all__ = ["Certainty", "LawProfile", "LawReference", "LocalLaw"]


@dataclass(frozen=True, slots=True)
class LawReference:
    """A § with its act, validity, source and one plain sentence; ``key`` is what records keep.

    ``route`` is the key of the way to complain about what rests on it, None for the usual one.
    """

    key: str
    act: str
    paragraph: str
    sentence: str
    source: str
    checked_on: date
    certainty: Certainty
    valid_from: date | None
    valid_to: date | None
    route: str | None = None

    @property
    def label(self) -> str:
        """Act and §, always both: the same § number stands in several acts (domain.md §0)."""
        return f"{self.act} {self.paragraph}"

    @property
    def numbered(self) -> bool:
        """Whether its § is known; a decision cannot rest on an act alone (forvaltningsloven § 24)."""
        return any(each.isdigit() for each in self.paragraph)

    def holds(self, on: date) -> bool:
        """Whether it is in force on a day."""
        begun = self.valid_from is None or self.valid_from <= on
        return begun and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalLaw:
    """A municipality's own changes to a profile, for a time (design.md §2).

    ``base`` is the profile's key. What has the key of something in it takes its place, the rest is
    added. ``meeting_decides`` is None where the profile stands. ``text`` is the file as it came, so
    that it is handed on as it was.
    """

    key: str
    base: str
    municipality: str
    source: str
    checked_on: date
    certainty: Certainty
    valid_from: date
    valid_to: date | None = None
    meeting_decides: bool | None = None
    references: tuple[LawReference, ...] = ()
    team: tuple[TeamPart, ...] = ()
    routes: tuple[ComplaintRoute, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    text: str = ""

    def holds(self, on: date) -> bool:
        """Whether it applies on a day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True, slots=True)
class LawProfile:
    """What applies in a period: wording of the outcome, routes of complaint, references.

    ``meeting_decides`` says whether the meeting's outcome is a decision (*afgørelse*) or a
    recommendation (*indstilling*). ``complaint_weeks`` is the time to complain in weeks, of the first
    of the ``routes``. One that is not ``switched_on`` is a proposal and offered to nobody; one that is
    not ``proposed`` is chosen for a reason of its own, never because of the day.
    ``local`` are a municipality's changes and ``plain`` the profile without them
    (``app.rules.law.effective``).
    """

    key: str
    title: str
    valid_from: date | None
    valid_to: date | None
    meeting_decides: bool
    complaint_to: str
    complaint_weeks: int
    source: str
    checked_on: date
    certainty: Certainty
    references: tuple[LawReference, ...]
    about: str = ""
    switched_on: bool = True
    proposed: bool = True
    case_types: tuple[CaseType, ...] = ()
    team: tuple[TeamPart, ...] = ()
    readiness: tuple[ReadinessItem, ...] = ()
    outcomes: tuple[OutcomeOption, ...] = ()
    wordings: tuple[Wording, ...] = ()
    routes: tuple[ComplaintRoute, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    consents: tuple[ConsentTerm, ...] = ()
    sections: tuple[PreparationSection, ...] = ()
    course: tuple[CoursePoint, ...] = ()
    catalogue: tuple[CatalogueEntry, ...] = ()
    local: tuple[LocalLaw, ...] = ()
    plain: "LawProfile | None" = None

    def reference(self, key: str | None) -> LawReference | None:
        """Return the reference with this key, None if the profile has none."""
        return next((each for each in self.references if each.key == key), None)

    def holds(self, on: date) -> bool:
        """Whether it is in force on a day."""
        begun = self.valid_from is None or self.valid_from <= on
        return begun and (self.valid_to is None or on <= self.valid_to)
