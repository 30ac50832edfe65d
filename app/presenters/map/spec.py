"""What the contact map hands over: places, words and one picture, all frozen."""

from dataclasses import dataclass
from enum import StrEnum

from app.models.base import Id
from app.models.people import RelationshipForm
from app.presenters.drawing import Commands, Picture
from app.presenters.map.geometry import Box, Point
from app.rules.contact_counts import ContactCounts, ContactType
from app.rules.gaps import Double, Gap
from app.rules.planned import Difference


class MapMode(StrEnum):
    """*I dag* or *Én indgang*."""

    TODAY = "today"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class MapOptions:
    """How the map is wanted.

    ``width`` and ``height`` are a hint: the map is laid out for that shape and grows when it must.
    ``for_coordinator`` shows findings about people and uses hand-set positions.
    """

    mode: MapMode = MapMode.TODAY
    private_network: bool = False
    for_coordinator: bool = False
    width: float = 1060.0
    height: float = 680.0


class Sector(StrEnum):
    """Where a card stands: the five areas, and two that are drawn only when they are needed."""

    SOCIAL = "social"
    EMPLOYMENT = "employment"
    EDUCATION = "education"
    FAMILY = "family"
    UNKNOWN = "unknown"
    PRIVATE = "private"
    HEALTH = "health"


class MemberShape(StrEnum):
    """The genogram's habit, only where gender is stated; the shape carries no right."""

    ROUND = "round"
    SQUARE = "square"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class CardSpec:
    """A contact's card.

    ``star`` marks the coordinator, ``unstated`` that nobody is named, ``doubled`` (for the
    coordinator only) that it may be one too many.
    """

    id: Id
    role: str
    name: str | None
    organisation: str | None
    phone: str | None
    call_about: str | None
    sector: Sector
    kind: ContactType
    served: tuple[str, ...]
    served_ids: tuple[Id, ...]
    tags: tuple[str, ...]
    box: Box
    accessible_text: str
    star: bool
    unstated: bool
    doubled: bool
    hand_set: bool

    @property
    def spoken_name(self) -> str:
        """Role, name and organisation: two of the same role are told apart by ear."""
        return ", ".join(each for each in (self.role, self.name, self.organisation) if each)


@dataclass(frozen=True, slots=True)
class MemberSpec:
    """A member of the family: a box with name and a quiet line below it."""

    id: Id
    name: str
    subtitle: str
    shape: MemberShape
    badge: str
    box: Box
    accessible_text: str
    hand_set: bool


@dataclass(frozen=True, slots=True)
class HouseholdSpec:
    """A household's box; ``id`` is None for the family's frame."""

    id: Id | None
    title: str
    note: str
    box: Box


@dataclass(frozen=True, slots=True)
class LineSpec:
    """That a contact serves somebody; ``target_id`` is None for the whole family."""

    contact_id: Id
    target_id: Id | None
    sector: Sector
    path: Commands


@dataclass(frozen=True, slots=True)
class TieSpec:
    """A line of the genogram, with the marks across it (/ separated, // divorced)."""

    form: RelationshipForm
    person_ids: tuple[Id, ...]
    paths: tuple[Commands, ...]
    accessible_text: str


@dataclass(frozen=True, slots=True)
class SectorSpec:
    """A sector's heading and all the room its cards take."""

    sector: Sector
    title: str
    icon: str
    title_box: Box
    box: Box


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence for the coordinator and the records that it is about."""

    sentence: str
    ids: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class MapSpec:
    """The whole map. ``centre`` is where hand-set positions are counted from."""

    picture: Picture
    centre: Point
    cards: tuple[CardSpec, ...]
    members: tuple[MemberSpec, ...]
    households: tuple[HouseholdSpec, ...]
    lines: tuple[LineSpec, ...]
    ties: tuple[TieSpec, ...]
    sectors: tuple[SectorSpec, ...]
    counts: ContactCounts
    planned_counts: ContactCounts
    count_sentence: str
    star_sentence: str
    difference: Difference
    difference_sentence: str
    gaps: tuple[Gap, ...]
    doubles: tuple[Double, ...]
    findings: tuple[Finding, ...]
    reading_order: tuple[Id, ...]
