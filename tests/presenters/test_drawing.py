"""Primitives that three backends draw alike."""

import pytest

from app.presenters.drawing import (
    Group,
    Icon,
    Path,
    Rect,
    Text,
    flat,
    place,
    rect_outline,
)
from app.presenters.icon_shapes import icon_outline, parse_path


def test_a_plain_rectangle_has_four_straight_sides() -> None:
    assert rect_outline(Rect(1, 2, 10, 20)) == (
        ("M", 1, 2),
        ("L", 11, 2),
        ("L", 11, 22),
        ("L", 1, 22),
        ("Z",),
    )


def test_round_corners_end_on_the_edges() -> None:
    outline = rect_outline(Rect(0, 0, 100, 50, radius=10, corners=(True, False, True, False)))
    assert [command[0] for command in outline] == ["M", "C", "L", "L", "C", "L", "Z"]
    assert [command[-2:] for command in outline[:2]] == [(0, 10), (10, 0)]
    assert outline[4][-2:] == (90, 50)


def test_a_radius_is_never_more_than_half_a_side() -> None:
    assert rect_outline(Rect(0, 0, 10, 10, radius=99))[0][1:] == (0, 5)


def test_paths_are_parsed_and_placed() -> None:
    commands = parse_path("M1 2 L3 -4.5 C1 2 3 4 5 6 Z")
    assert list(commands) == [("M", 1, 2), ("L", 3, -4.5), ("C", 1, 2, 3, 4, 5, 6), ("Z",)]
    assert place(commands, 10, 20, 2) == (
        ("M", 12, 24),
        ("L", 16, 11),
        ("C", 12, 24, 16, 28, 20, 32),
        ("Z",),
    )


def test_icons_are_outlined_or_filled() -> None:
    assert not icon_outline("phone").filled
    assert icon_outline("star-filled").filled
    assert icon_outline("phone").shapes[0][0][0] == "M"


@pytest.mark.parametrize("name", ["no-such-icon", "../theme/light", ""])
def test_an_icon_that_is_not_shipped_is_an_error(name: str) -> None:
    with pytest.raises(KeyError):
        icon_outline(name)


def test_flat_keeps_the_painting_order() -> None:
    box, line = Rect(0, 0, 1, 1), Path((("M", 0, 0), ("L", 1, 1)))
    word, icon = Text(0, 0, "Sanne"), Icon("star", 0, 0)
    group = Group("a", "Sanne", (line, Group("b", "inner", (word,))))
    assert list(flat((box, group, icon))) == [box, line, word, icon]
