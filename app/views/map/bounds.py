"""How much room drawn things take, in map units."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF

from app.presenters.drawing import Commands, Icon, Item, Path, Rect, Text, flat
from app.presenters.map.geometry import Box
from app.presenters.typeset import text_width

__all__ = ["around", "box_rect", "items_rect", "path_points"]

_ASCENT, _DESCENT = 0.95, 0.28
"""Parts of a type size above and below the baseline, with a little to spare."""


def box_rect(box: Box) -> QRectF:
    """A box of the spec as Qt has it."""
    return QRectF(box.x, box.y, box.w, box.h)


def path_points(commands: Commands) -> Iterable[QPointF]:
    """Ends and controls of a path; the path lies within them."""
    for command in commands:
        match command:
            case ("C", a, b, c, d, x, y):
                yield from (QPointF(a, b), QPointF(c, d), QPointF(x, y))
            case ("M" | "L", x, y):
                yield QPointF(x, y)


def around(points: Iterable[QPointF]) -> QRectF:
    """The smallest rectangle around some points; empty for none."""
    every = list(points)
    if not every:
        return QRectF()
    left, right = min(each.x() for each in every), max(each.x() for each in every)
    top, bottom = min(each.y() for each in every), max(each.y() for each in every)
    return QRectF(left, top, right - left, bottom - top)


def items_rect(items: tuple[Item, ...]) -> QRectF:
    """The room that drawn items take together, with their strokes."""
    found = QRectF()
    for item in flat(items):
        found = found.united(_rect(item))
    return found


def _rect(item: Rect | Path | Text | Icon) -> QRectF:
    match item:
        case Rect():
            grow = item.stroke_width / 2
            return QRectF(item.x, item.y, item.w, item.h).adjusted(-grow, -grow, grow, grow)
        case Path():
            grow = item.width / 2 + 1
            return around(path_points(item.commands)).adjusted(-grow, -grow, grow, grow)
        case Text():
            wide = text_width(item.text, item.size, item.weight)
            left = item.x - {"start": 0.0, "middle": wide / 2, "end": wide}[item.anchor]
            high = item.size * (_ASCENT + _DESCENT)
            return QRectF(left, item.y - item.size * _ASCENT, wide, high)
        case Icon():
            return QRectF(item.x, item.y, item.size, item.size)
