"""What stands in the scene: one item for each group of the picture, drawn by the shared painter.

Items know only their spec and a few marks (selected, lit, muted …). An item stays the same object as
long as its record is on the map; a new spec is handed to it.
"""

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.desktop.icons import Colour
from app.desktop.outlines import outline_icon, outline_path
from app.desktop.painter import draw_items
from app.desktop.theme import FAMILY
from app.presenters.drawing import Group, Path
from app.presenters.map import LineSpec
from app.presenters.map.geometry import Box
from app.views.map.bounds import around, box_rect, items_rect, path_points

__all__ = ["LineItem", "Marks", "NodeItem", "PictureItem"]

_RING_ROOM: Final = 10.0
_HANDLE: Final = 9.0
"""Radius of the dot that a new line is drawn from, in map units."""
HANDLE_REACH: Final = 14.0
END_REACH: Final = 12.0
"""How near a press must be to take the handle, or the end of a line."""

_QUIETER: Final = {"ink": "quiet_ink", "warning": "quiet_ink", "on_warning": "surface"}


@dataclass(frozen=True, slots=True)
class Marks:
    """What an item shows besides its own drawing."""

    selected: bool = False
    current: bool = False
    hovered: bool = False
    lit: bool = False
    muted: bool = False
    target: bool = False
    handle: bool = False


class PictureItem(QGraphicsItem):
    """A group of the picture."""

    def __init__(self, key: str, colour: Colour) -> None:
        """Begin without a drawing."""
        super().__init__()
        self.key = key
        self.marks = Marks()
        self.drawn: Group | None = None
        self._colour = colour
        self._room = QRectF()

    def show_group(self, group: Group) -> bool:
        """Take a new drawing; False where it is the one that is shown already."""
        if group == self.drawn:
            return False
        self.prepareGeometryChange()
        self.drawn = group
        self._room = self._measured()
        self.update()
        return True

    def mark(self, **changes: bool) -> None:
        """Change some marks."""
        marks = replace(self.marks, **changes)
        if marks != self.marks:
            self.marks = marks
            self.update()

    def boundingRect(self) -> QRectF:
        """All it may paint."""
        return self._room

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Paint the group, drained of colour where something else is looked at."""
        if self.drawn is not None:
            draw_items(painter, self.drawn.items, self.ink, FAMILY)

    def ink(self, token: str) -> QColor:
        """A token's colour, quiet while muted; words stay readable."""
        if self.marks.muted:
            if token.startswith("area."):
                part = token.rsplit(".", 1)[1]
                token = {"ink": "control_line", "tint": "navigation"}.get(part, "surface")
            token = _QUIETER.get(token, token)
        return self._colour(token)

    def _measured(self) -> QRectF:
        return items_rect(self.drawn.items) if self.drawn is not None else QRectF()


class NodeItem(PictureItem):
    """A card, a member or a household: something with a box, an id and a ring when selected."""

    def __init__(self, key: str, colour: Colour, radius: float = 10.0) -> None:
        """Begin without a place; ``radius`` rounds its rings."""
        super().__init__(key, colour)
        self.box = QRectF()
        self.radius = radius
        self.handle = QPointF()

    def show_place(self, box: Box, centre: QPointF) -> None:
        """Take a box; the handle is on the side that looks to the middle of the map."""
        rect = box_rect(box)
        self.handle = _handle(rect, centre)
        if rect != self.box:
            self.prepareGeometryChange()
            self.box = rect
            self._room = self._measured()
            self.update()

    def shape(self) -> QPainterPath:
        """The box is what can be hit."""
        path = QPainterPath()
        path.addRect(self.box)
        return path

    def middle(self) -> QPointF:
        """Where it stands now, in the scene."""
        return self.mapToScene(self.box.center())

    def on_handle(self, at: QPointF) -> bool:
        """Whether a point of the scene takes the handle."""
        away = self.mapFromScene(at) - self.handle
        return self.marks.handle and away.manhattanLength() <= HANDLE_REACH

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Paint rings, the group, and the handle."""
        super().paint(painter, option, widget)
        marks = self.marks
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if marks.hovered and not (marks.selected or marks.target):
            self._ring(painter, 3.0, "control_line", 1.5)
        if marks.lit and not marks.selected:
            self._ring(painter, 3.5, "accent", 2.0)
        if marks.selected or marks.target:
            self._ring(painter, 4.0, "accent", 3.0)
        if marks.current:
            # dashes inside the ring that is there: a second one would lie on what stands above
            ringed = marks.selected or marks.lit or marks.target
            out, token, width = (4.0, "surface", 1.5) if ringed else (4.5, "focus", 2.5)
            self._ring(painter, out, token, width, Qt.PenStyle.DashLine)
        if marks.handle:
            self._dot(painter)

    def _ring(
        self,
        painter: QPainter,
        out: float,
        token: str,
        width: float,
        style: Qt.PenStyle = Qt.PenStyle.SolidLine,
    ) -> None:
        painter.setPen(QPen(self._colour(token), width, style))
        rect = self.box.adjusted(-out, -out, out, out)
        radius = self.radius + out
        painter.drawRoundedRect(rect, radius, radius)

    def _dot(self, painter: QPainter) -> None:
        painter.setPen(QPen(self._colour("surface"), 1.5))
        painter.setBrush(self._colour("accent"))
        painter.drawEllipse(self.handle, _HANDLE, _HANDLE)
        side = _HANDLE * 1.5
        x, y = self.handle.x() - side / 2, self.handle.y() - side / 2
        outline_icon(painter, "plus", x, y, side, self._colour("on_accent"))

    def _measured(self) -> QRectF:
        room = self.box.united(super()._measured())
        out = max(_RING_ROOM, _HANDLE + 2)
        return room.adjusted(-out, -out, out, out)


class LineItem(PictureItem):
    """A contact's line; can follow one of its ends while that is being dragged."""

    def __init__(self, key: str, colour: Colour) -> None:
        """Begin unstretched."""
        super().__init__(key, colour)
        self.spec: LineSpec | None = None
        self._from = QPointF()
        self._to = QPointF()

    def show_line(self, spec: LineSpec) -> None:
        """Take the line's spec beside its drawing."""
        self.spec = spec
        self.stretch(QPointF(), QPointF())

    @property
    def ends(self) -> tuple[QPointF, QPointF]:
        """Where it begins and ends, unstretched."""
        points = list(path_points(self.spec.path)) if self.spec is not None else []
        return (points[0], points[-1]) if points else (QPointF(), QPointF())

    def near_end(self, at: QPointF) -> bool:
        """Whether a point of the scene takes the end at the person."""
        return (self.ends[1] - at).manhattanLength() <= END_REACH

    def stretch(self, start: QPointF, end: QPointF) -> None:
        """Follow: move the first and the last point by so much."""
        if (start, end) == (self._from, self._to):
            return
        self.prepareGeometryChange()
        self._from, self._to = start, end
        self._room = self._measured()
        self.update()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Paint the line; stronger where it is lit, faint where something else is looked at."""
        if self.drawn is None:
            return
        stroke = next((each for each in self.drawn.items if isinstance(each, Path)), None)
        if stroke is None or not (self._stretched or self.marks.lit or self.marks.muted):
            super().paint(painter, option, widget)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._colour("line" if self.marks.muted else stroke.stroke)
        wide = stroke.width * (1.0 if self.marks.muted else 1.8)
        pen = QPen(ink, wide)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._path())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        dot = 2.0 + wide / 2
        painter.drawEllipse(self.ends[1] + self._to, dot, dot)

    @property
    def _stretched(self) -> bool:
        return not (self._from.isNull() and self._to.isNull())

    def _path(self) -> QPainterPath:
        if self.spec is None:
            return QPainterPath()
        if not self._stretched:
            return outline_path(self.spec.path)
        start, end = self.ends
        return live_path(start + self._from, end + self._to)

    def _measured(self) -> QRectF:
        room = super()._measured()
        if self.spec is not None:
            start, end = self.ends
            room = room.united(around((start + self._from, end + self._to)))
        return room.adjusted(-4, -4, 4, 4)


def live_path(start: QPointF, end: QPointF) -> QPainterPath:
    """A calm curve between two points while one of them is in a hand."""
    path = QPainterPath(start)
    middle = (start.x() + end.x()) / 2
    path.cubicTo(QPointF(middle, start.y()), QPointF(middle, end.y()), end)
    return path


def _handle(box: QRectF, centre: QPointF) -> QPointF:
    """The middle of the side that looks to the family."""
    away = centre - box.center()
    if abs(away.x()) > box.width() and abs(away.x()) > abs(away.y()):
        x = box.right() if away.x() > 0 else box.left()
        return QPointF(x, box.center().y())
    y = box.bottom() if away.y() > 0 else box.top()
    return QPointF(box.center().x(), y)
