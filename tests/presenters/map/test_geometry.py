"""Curves, clipping and counting: the small parts that all maps rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.presenters.map.crossings import count_crossings, meets_box
from app.presenters.map.geometry import Box, Point, end_of, flatten, hull, inset, moved

if TYPE_CHECKING:
    from app.presenters.drawing import Commands

CURVE: Commands = (("M", 0.0, 0.0), ("C", 5.0, 0.0, 5.0, 10.0, 10.0, 10.0))


def test_a_curve_is_flattened_to_its_end() -> None:
    points = flatten(CURVE)
    assert len(points) == 13
    assert points[-1] == end_of(CURVE) == (10.0, 10.0)


def test_a_closed_path_ends_where_it_began() -> None:
    closed: Commands = (("M", 1.0, 2.0), ("L", 5.0, 2.0), ("Z",))
    assert flatten(closed)[-1] == (1.0, 2.0)
    assert end_of(closed) == (1.0, 2.0)
    assert moved(closed, 1.0, 1.0) == (("M", 2.0, 3.0), ("L", 6.0, 3.0), ("Z",))


def test_two_lines_of_different_owners_cross_once() -> None:
    first, second = [(0.0, 0.0), (10.0, 10.0)], [(0.0, 10.0), (10.0, 0.0)]
    assert count_crossings([("a", first), ("b", second)]) == 1
    assert count_crossings([("a", first), ("a", second)]) == 0
    assert count_crossings([("a", first)], [("b", second)]) == 1


def test_a_crossing_at_a_bend_counts_once_and_lines_apart_do_not_cross() -> None:
    bent = [(0.0, 0.0), (5.0, 5.0), (10.0, 10.0)]
    assert count_crossings([("a", bent), ("b", [(0.0, 10.0), (10.0, 0.0)])]) == 1
    assert count_crossings([("a", bent), ("b", [(0.0, 5.0), (4.0, 9.0)])]) == 0


@pytest.mark.parametrize(
    ("line", "hit"),
    [
        ([(-5.0, 5.0), (15.0, 5.0)], True),
        ([(5.0, -5.0), (5.0, 15.0)], True),
        ([(-5.0, 0.0), (15.0, 0.0)], False),
        ([(-1.0, 8.0), (2.5, 11.5)], False),
        ([(20.0, 20.0), (30.0, 20.0)], False),
        ([(3.0, 3.0), (7.0, 7.0)], True),
    ],
)
def test_a_line_meets_a_box_only_inside(line: list[Point], *, hit: bool) -> None:
    assert meets_box(line, Box(0.0, 0.0, 10.0, 10.0)) is hit


def test_a_hull_holds_all_boxes() -> None:
    assert hull([Box(0, 0, 2, 2), Box(5, -1, 1, 1)]) == Box(0, -1, 6, 3)


def test_a_rounded_edge_lies_inside_its_box() -> None:
    assert inset(10.0, 0.0) == pytest.approx(10.0)
    assert inset(10.0, 10.0) == 0.0
