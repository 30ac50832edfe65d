"""Who looks: the readers of design.md §4."""

from dataclasses import dataclass

from app.models.base import Id

__all__ = [
    "COORDINATOR",
    "LEADER",
    "CoordinatorReader",
    "FamilyReader",
    "LeaderReader",
    "ProfessionalReader",
    "Reader",
    "RoomReader",
]


@dataclass(frozen=True, slots=True)
class CoordinatorReader:
    """The coordinating caseworker or deputy: sees the case and is the only one who edits."""


@dataclass(frozen=True, slots=True)
class FamilyReader:
    """A member of the family."""

    person_id: Id


@dataclass(frozen=True, slots=True)
class ProfessionalReader:
    """A professional, as one of the case's contacts."""

    contact_id: Id


@dataclass(frozen=True, slots=True)
class RoomReader:
    """Everyone present at a meeting, looking at one screen."""

    meeting_id: Id


@dataclass(frozen=True, slots=True)
class LeaderReader:
    """A leader: numbers only."""


Reader = CoordinatorReader | FamilyReader | ProfessionalReader | RoomReader | LeaderReader

COORDINATOR = CoordinatorReader()
LEADER = LeaderReader()
