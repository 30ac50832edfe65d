"""The law as dated data: profiles and references (law profile = lovgrundlag; design.md §2)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = ["Certainty", "LawProfile", "LawReference"]


class Certainty(StrEnum):
    """How sure a fact of law is (domain.md, provenance marks)."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class LawReference:
    """A § with its act, validity, source and one plain sentence; ``key`` is what records keep."""

    key: str
    act: str
    paragraph: str
    sentence: str
    source: str
    checked_on: date
    certainty: Certainty
    valid_from: date | None
    valid_to: date | None

    @property
    def label(self) -> str:
        """Act and §, always both: the same § number stands in several acts (domain.md §0)."""
        return f"{self.act} {self.paragraph}"


@dataclass(frozen=True, slots=True)
class LawProfile:
    """What applies in a period: wording of the outcome, routes of complaint, references.

    ``meeting_decides`` says whether the meeting's outcome is a decision (*afgørelse*) or a
    recommendation (*indstilling*). ``complaint_weeks`` is the time to complain in weeks.
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

    def reference(self, key: str | None) -> LawReference | None:
        """Return the reference with this key, None if the profile has none."""
        return next((each for each in self.references if each.key == key), None)
