"""What the family's frame is made from and what comes out of it."""

from dataclasses import dataclass, field

from app.models.base import Id
from app.presenters.map.content import MapContent
from app.presenters.map.faces import MemberFace
from app.presenters.map.family import Seating
from app.presenters.map.geometry import Box, Point
from app.presenters.map.routes import Route
from app.presenters.map.ties import TiePlan

LINE_STEP = 7.0
BAR_STEP = 10.0
FRAME_PAD = 20.0
BOXED_PAD = 14.0
BOX_PAD = 15.0
COUPLE_GAP = 72.0
MEMBER_GAP = 30.0
GROUP_GAP = 26.0
TITLE_SIZE, TITLE_LINE = 12.5, 16.0
TITLE_INDENT = 12.0
MOST_STRETCH = 90.0


@dataclass(frozen=True, slots=True)
class FramePlan:
    """What is to be placed."""

    content: MapContent
    seating: Seating
    routes: tuple[Route, ...] = field(repr=False)
    ties: TiePlan
    faces: dict[Id, MemberFace] = field(repr=False)
    boxed: bool
    title_width: float


@dataclass(frozen=True, slots=True)
class HomePlace:
    """A household's box with its title."""

    household_id: Id
    title: tuple[str, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class FramePlace:
    """The family with coordinates.

    ``ways`` has the points of each route from the frame's edge on, in the order of the routes.
    ``bars`` has the y of each corridor's bars, ``margins`` the x of each group's left margin.
    """

    frame: Box
    members: dict[Id, Box]
    homes: tuple[HomePlace, ...]
    ways: tuple[tuple[Point, ...], ...] = field(repr=False)
    bars: tuple[tuple[float, ...], ...]
    margins: tuple[float, ...]
