"""Boxes and lines of the map, in map units (1/96 inch at scale 1), y down."""

from collections.abc import Iterable, Sequence
from math import sqrt
from typing import NamedTuple

from app.presenters.drawing import Command, Commands

CORNER = 7.0
"""Radius of a bend, in map units."""

Point = tuple[float, float]


class Box(NamedTuple):
    """A rectangle by its top left corner and size."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """Right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.y + self.h

    @property
    def middle(self) -> Point:
        """Centre."""
        return self.x + self.w / 2, self.y + self.h / 2

    def moved(self, dx: float, dy: float) -> "Box":
        """The same box somewhere else."""
        return Box(self.x + dx, self.y + dy, self.w, self.h)

    def grown(self, by: float) -> "Box":
        """The box with room around it."""
        return Box(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)

    def meets(self, other: "Box") -> bool:
        """Whether the two share more than an edge."""
        return (
            self.x < other.right - 1e-6
            and other.x < self.right - 1e-6
            and self.y < other.bottom - 1e-6
            and other.y < self.bottom - 1e-6
        )


def inset(radius: float, along: float) -> float:
    """How far inside its box a rounded edge lies, ``along`` from the nearest end of that edge."""
    if along >= radius:
        return 0.0
    return radius - sqrt(radius * radius - (radius - max(along, 0.0)) ** 2)


def hull(boxes: Iterable[Box]) -> Box:
    """The smallest box around some boxes (at least one)."""
    every = list(boxes)
    left, top = min(each.x for each in every), min(each.y for each in every)
    right, bottom = max(each.right for each in every), max(each.bottom for each in every)
    return Box(left, top, right - left, bottom - top)


def sideways(start: Point, end: Point) -> Command:
    """A curve that leaves and arrives horizontally.

    Two of them between the same two verticals meet only if their ends are in opposite order.
    """
    middle = (start[0] + end[0]) / 2
    return ("C", middle, start[1], middle, end[1], end[0], end[1])


def upright(start: Point, end: Point) -> Command:
    """A curve that leaves and arrives vertically."""
    middle = (start[1] + end[1]) / 2
    return ("C", start[0], middle, end[0], middle, end[0], end[1])


def bends(points: Sequence[Point]) -> list[Command]:
    """Straight pieces through points with rounded corners, from the first point on (no move)."""
    commands: list[Command] = []
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(CORNER, _length(before, here) / 2, _length(here, after) / 2)
        into, out = _toward(here, before, radius), _toward(here, after, radius)
        commands.append(("L", *into))
        commands.append(("C", *_toward(here, before, radius * 0.45), *_toward(here, after, radius * 0.45), *out))  # fmt: skip
    commands.append(("L", *points[-1]))
    return commands


def _length(a: Point, b: Point) -> float:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def _toward(start: Point, end: Point, by: float) -> Point:
    length = ((start[0] - end[0]) ** 2 + (start[1] - end[1]) ** 2) ** 0.5
    part = by / length if length else 0.0
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def flatten(commands: Commands, steps: int = 12) -> tuple[Point, ...]:
    """The path as points; a curve becomes ``steps`` straight pieces."""
    points: list[Point] = []
    for command in commands:
        match command:
            case ("M" | "L", x, y):
                points.append((x, y))
            case ("C", a, b, c, d, x, y):
                points += _curve(points[-1], (a, b), (c, d), (x, y), steps)
            case _:
                points.append(points[0])
    return tuple(points)


def _curve(start: Point, first: Point, second: Point, end: Point, steps: int) -> list[Point]:
    points: list[Point] = []
    for step in range(1, steps + 1):
        t = step / steps
        a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3
        points.append(
            (
                a * start[0] + b * first[0] + c * second[0] + d * end[0],
                a * start[1] + b * first[1] + c * second[1] + d * end[1],
            )
        )
    return points


def moved(commands: Commands, dx: float, dy: float) -> Commands:
    """The same path somewhere else."""
    found: list[Command] = []
    for command in commands:
        match command:
            case ("C", a, b, c, d, x, y):
                found.append(("C", a + dx, b + dy, c + dx, d + dy, x + dx, y + dy))
            case ("M" | "L" as letter, x, y):
                found.append((letter, x + dx, y + dy))
            case _:
                found.append(command)
    return tuple(found)


def end_of(commands: Commands) -> Point:
    """Where an open path of lines and curves ends."""
    match commands[-1]:
        case ("C", _, _, _, _, x, y):
            return x, y
        case ("M" | "L", x, y):
            return x, y
        case _:
            return end_of(commands[:1])
