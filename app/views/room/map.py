"""The network on the wall: a picture of what everyone may see, as large as it can be."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from app.desktop.theme import Look
from app.presenters.room import RoomView, room_map
from app.views.map.bounds import box_rect
from app.views.map.extent import content_of
from app.views.map.scene import MapScene
from app.views.room.desk import RoomDesk
from app.views.shared.naming import named
from app.words import _

__all__ = ["RoomMap"]

_WIDTHS: Final = (560.0, 700.0, 850.0, 1000.0, 1200.0, 1450.0, 1750.0)
"""Widths to ask the layout for, in map units; the one whose words come out largest is taken."""

_LARGEST: Final = 2.6


class RoomMap(QGraphicsView):
    """Shows; nothing on it can be chosen or moved."""

    def __init__(self, look: Look, desk: RoomDesk, parent: QWidget | None = None) -> None:
        """Draw what the room may see."""
        super().__init__(parent)
        self._desk = desk
        self._drawn: tuple[RoomView, int, int] | None = None
        self.map = MapScene(look)
        self.setScene(self.map)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setInteractive(False)
        for each in (self, self.viewport()):
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setBackgroundBrush(look.colour("paper"))
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        named(self, _("Netværkskort"))

    def draw(self) -> None:
        """Lay the map out for the room there is, in the shape that shows it largest."""
        view = self._desk.view
        size = self.viewport().size()
        wanted = (view, size.width(), size.height())
        if view is None or size.isEmpty() or wanted == self._drawn:
            return
        self._drawn = (view, size.width(), size.height())
        shape = size.height() / size.width()
        specs = [room_map(view, self._desk.today, wide, wide * shape) for wide in _WIDTHS]
        chosen = max(specs, key=lambda each: self._scale(box_rect(content_of(each))))
        self.map.show_spec(chosen)
        scale = self._scale(self.map.content_rect())
        self.resetTransform()
        self.scale(scale, scale)
        self.centerOn(self.map.content_rect().center())
        self.setAccessibleDescription(chosen.picture.description)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew for another room."""
        super().resizeEvent(event)
        self.draw()

    def _scale(self, content: QRectF) -> float:
        room = self.viewport().size()
        whole = min(room.width() / content.width(), room.height() / content.height())
        return min(whole, _LARGEST)
