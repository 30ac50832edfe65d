"""What was put by hand: where it goes, and lines to it that look for a way past cards and people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.models.base import Id
from app.presenters.drawing import Commands
from app.presenters.map.cards import CardFace
from app.presenters.map.content import MapContent, Target
from app.presenters.map.crossings import meets_box
from app.presenters.map.frame_parts import FramePlace
from app.presenters.map.geometry import Box, Point, bends, hull
from app.presenters.map.routes import Route
from app.presenters.map.sides import Side

AROUND_MEMBER = 16.0
_HIT = 10_000.0


@dataclass(frozen=True, slots=True)
class HandSet:
    """The boxes of cards and members that were put by hand."""

    cards: Mapping[Id, Box]
    members: Mapping[Id, Box]


def hand_set_boxes(content: MapContent, faces: Mapping[Id, CardFace], place: FramePlace) -> HandSet:
    """Turn hand-set centres into boxes; the centre of the automatic family is their origin."""
    x, y = place.frame.middle
    cards: dict[Id, Box] = {}
    members: dict[Id, Box] = {}
    for key, (dx, dy) in content.placed.items():
        if key in faces:
            face = faces[key]
            cards[key] = Box(
                x + dx - face.width / 2, y + dy - face.height / 2, face.width, face.height
            )
        elif key in place.members:
            box = place.members[key]
            members[key] = Box(x + dx - box.w / 2, y + dy - box.h / 2, box.w, box.h)
    return HandSet(cards, members)


def with_members(place: FramePlace, routes: Sequence[Route], moved: Mapping[Id, Box]) -> FramePlace:
    """Put members where they were set; the frame and their household grow to hold them."""
    if not moved:
        return place
    frame = hull([place.frame, *(box.grown(AROUND_MEMBER) for box in moved.values())])
    ways = tuple(_to_edge(route, way, frame) for route, way in zip(routes, place.ways, strict=True))
    return replace(place, frame=frame, members={**place.members, **moved}, ways=ways)


def _to_edge(route: Route, way: tuple[Point, ...], frame: Box) -> tuple[Point, ...]:
    """Lengthen a way to the edge of a frame that grew."""
    x, y = way[0]
    match route.side:
        case Side.LEFT:
            edge = (frame.x, y)
        case Side.RIGHT:
            edge = (frame.right, y)
        case _:
            edge = (x, frame.bottom)
    return way if edge == way[0] else (edge, *way)


def target_box(target: Target, place: FramePlace) -> Box:
    """Where a line to somebody ends."""
    if target.person_id is not None:
        return place.members[target.person_id]
    homes = {each.household_id: each.box for each in place.homes}
    return homes.get(target.household_id or Id(""), place.frame)


def free_path(start: Box, end: Box, obstacles: Sequence[Box]) -> Commands:
    """A line between two boxes: the shortest of the simple shapes that meets fewest obstacles."""
    shapes = [
        shape
        for leave in _facing(start, end)
        for arrive in _facing(end, start)
        for shape in _shapes(leave, arrive)
    ]
    best = min(
        range(len(shapes)),
        key=lambda at: (_HIT * sum(meets_box(shapes[at], box) for box in obstacles) + _length(shapes[at]), at),
    )  # fmt: skip
    points = shapes[best]
    return (("M", *points[0]), *bends(points))


_Port = tuple[Point, bool]
"""A point on an edge, and whether a line leaves it horizontally."""


def _facing(box: Box, other: Box) -> tuple[_Port, _Port]:
    """The middles of the two edges that look at another box."""
    x, y = box.middle
    to_right, down = other.middle[0] >= x, other.middle[1] >= y
    return ((box.right if to_right else box.x, y), True), (
        (x, box.bottom if down else box.y),
        False,
    )


def _shapes(leave: _Port, arrive: _Port) -> list[tuple[Point, ...]]:
    """Straight, one bend, or two bends at three places."""
    (a, horizontal), (b, into_horizontal) = leave, arrive
    if a[0] == b[0] or a[1] == b[1]:
        return [(a, b)]
    if horizontal != into_horizontal:
        return [(a, (b[0], a[1]) if horizontal else (a[0], b[1]), b)]
    shapes: list[tuple[Point, ...]] = []
    for part in (0.5, 0.25, 0.75):
        if horizontal:
            x = a[0] + (b[0] - a[0]) * part
            shapes.append((a, (x, a[1]), (x, b[1]), b))
        else:
            y = a[1] + (b[1] - a[1]) * part
            shapes.append((a, (a[0], y), (b[0], y), b))
    return shapes


def _length(points: Sequence[Point]) -> float:
    return sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in pairwise(points))
