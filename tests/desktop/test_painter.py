"""A picture of the presenters on the screen: every primitive leaves its mark where it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from app.desktop.painter import draw_picture
from app.desktop.theme import FAMILY
from app.presenters.drawing import Group, Icon, Item, Path, Picture, Rect, Text
from app.presenters.typeset import text_width

if TYPE_CHECKING:
    from app.desktop.theme import Look


def drawn(look: Look, *items: Item) -> QImage:
    """The items on white, 200 x 100."""
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw_picture(painter, Picture(200, 100, tuple(items)), look.colour, FAMILY)
    painter.end()
    return image


def box_of(image: QImage) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what is not white."""
    marks = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).lightness() < 200
    ]
    xs, ys = [x for x, _y in marks], [y for _x, y in marks]
    return min(xs), min(ys), max(xs), max(ys)


def test_a_box_is_filled_where_it_stands(look: Look) -> None:
    image = drawn(look, Rect(10, 20, 50, 30, fill="accent"))
    assert box_of(image) == (10, 20, 59, 49)
    assert image.pixelColor(30, 30) == look.colour("accent")


def test_round_corners_and_dashes(look: Look) -> None:
    image = drawn(look, Rect(10, 20, 50, 30, radius=8, stroke="ink", stroke_width=2, dash=(4, 4)))
    assert image.pixelColor(10, 20).lightness() > 200
    assert image.pixelColor(30, 35).lightness() > 200


def test_a_path_with_a_curve(look: Look) -> None:
    curve = Path((("M", 10, 50), ("C", 50, 0, 100, 100, 150, 50), ("Z",)), stroke="ink", width=2)
    left, _top, right, _bottom = box_of(drawn(look, curve))
    assert (left, right) == (9, 150)


def test_a_text_is_as_wide_as_the_layout_reckons(look: Look) -> None:
    words = "Netværkskort"
    left, _top, right, _bottom = box_of(drawn(look, Text(20, 60, words, 24, 600)))
    assert abs((right - left) - text_width(words, 24, 600)) < 4


def test_a_text_stands_at_its_anchor(look: Look) -> None:
    middle = box_of(drawn(look, Text(100, 60, "Mille", 24, anchor="middle")))
    end = box_of(drawn(look, Text(190, 60, "Mille", 24, anchor="end")))
    assert abs((middle[0] + middle[2]) / 2 - 100) < 3
    assert abs(end[2] - 190) < 3


def test_icons_and_groups(look: Look) -> None:
    group = Group("a", "", (Icon("phone", 10, 10, 24), Icon("star-filled", 60, 10, 24, "star")))
    left, top, right, bottom = box_of(drawn(look, group))
    assert 10 <= left <= 14
    assert right <= 84
    assert top >= 10
    assert bottom <= 34
