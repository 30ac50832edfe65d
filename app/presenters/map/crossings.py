"""Counting where lines of different contacts cross; for tests, benchmarks and the choice of an order."""

from collections.abc import Hashable, Sequence
from itertools import pairwise

from app.presenters.map.geometry import Box, Point

_NEAR = 1e-6

Line = tuple[Hashable, Sequence[Point]]
"""Whose line it is, and its points."""


def count_crossings(lines: Sequence[Line], others: Sequence[Line] | None = None) -> int:
    """Count the points where lines of different owners cross.

    With ``others`` only crossings between the two sets are counted. Lines of the same owner do not
    cross; a crossing at a bend counts once.
    """
    first = _pieces(lines)
    second = _pieces(others) if others is not None else first
    total = 0
    for at, (owner, a, b, box) in enumerate(first):
        for owner_2, c, d, box_2 in second if others is not None else second[at + 1 :]:
            if owner != owner_2 and box.meets(box_2) and _cross(a, b, c, d):
                total += 1
    return total


_Piece = tuple[Hashable, Point, Point, Box]


def _pieces(lines: Sequence[Line]) -> list[_Piece]:
    return [
        (owner, a, b, _around(a, b))
        for owner, points in lines
        for a, b in pairwise(points)
        if a != b
    ]


def _around(a: Point, b: Point) -> Box:
    x, y = min(a[0], b[0]), min(a[1], b[1])
    return Box(x - _NEAR, y - _NEAR, abs(a[0] - b[0]) + 2 * _NEAR, abs(a[1] - b[1]) + 2 * _NEAR)


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether two pieces cross; a common end belongs to the piece that starts there."""
    side_a, side_b = _side(c, d, a), _side(c, d, b)
    side_c, side_d = _side(a, b, c), _side(a, b, d)
    return (side_a > 0) != (side_b > 0) and (side_c > 0) != (side_d > 0)


def _side(a: Point, b: Point, p: Point) -> float:
    return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])


def meets_box(points: Sequence[Point], box: Box) -> bool:
    """Whether a line enters a box; touching its edge does not count."""
    inner = box.grown(-0.5)
    return any(_around(a, b).meets(inner) and _clip(a, b, inner) for a, b in pairwise(points))


def _clip(a: Point, b: Point, box: Box) -> bool:
    """Liang-Barsky: whether any part of a piece, whose own box meets this one, lies inside it."""
    low, high = 0.0, 1.0
    dx, dy = b[0] - a[0], b[1] - a[1]
    for step, room in (
        (-dx, a[0] - box.x),
        (dx, box.right - a[0]),
        (-dy, a[1] - box.y),
        (dy, box.bottom - a[1]),
    ):
        if step < 0:
            low = max(low, room / step)
        elif step > 0:
            high = min(high, room / step)
    return low < high
