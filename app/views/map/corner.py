"""Small things at the edge of the map: nearer, farther, fit; and an offer for a map without contacts."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.desktop.theme import Look
from app.views.map.view import MapView
from app.views.shared.buttons import button, icon_button
from app.views.shared.labels import IconLabel, text
from app.words import _

__all__ = ["Corner", "Offer"]


class Corner(QFrame):
    """Three buttons in the lower right corner of the view."""

    def __init__(self, look: Look, view: MapView) -> None:
        """Stand on the view."""
        super().__init__(view)
        self._look = look
        self._view = view
        self.setProperty("part", "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(2), look.px(2), look.px(2), look.px(2))
        row.setSpacing(0)
        acts: tuple[tuple[str, str, Callable[[], None]], ...] = (
            ("zoom-out", _("Mindre (−)"), self.farther),
            ("zoom-in", _("Større (+)"), self.nearer),
            ("maximize", _("Tilpas (F)"), view.fit),
        )
        for icon, name, on in acts:
            row.addWidget(icon_button(look, icon, name, on=on))
        view.room_changed.connect(self._stay)
        self.adjustSize()

    def nearer(self) -> None:
        """One step nearer."""
        self._view.zoom.by(1)

    def farther(self) -> None:
        """One step farther away."""
        self._view.zoom.by(-1)

    @Slot()
    def _stay(self) -> None:
        """In the corner of what is seen: a bar for scrolling stands below or beside it."""
        gap = self._look.px(6)
        room = self._view.viewport().geometry()
        self.adjustSize()
        at = QPoint(self.width() + gap, self.height() + gap)
        self.move(room.topLeft() + QPoint(room.width(), room.height()) - at)
        self.raise_()


class Offer(QWidget):
    """One line that says what is missing, with the act that mends it."""

    def __init__(self, look: Look, words: str, act: str, on: Callable[[], None]) -> None:
        """Say it."""
        super().__init__()
        self.words = text(words)
        self.button: QWidget = button(look, act, "primary", "plus", on=on)
        frame = QFrame()
        frame.setProperty("part", "box")
        row = QHBoxLayout(frame)
        row.setContentsMargins(look.px(14), look.px(10), look.px(14), look.px(10))
        row.setSpacing(look.px(12))
        row.addWidget(IconLabel(look, "circles-relation", 24, "accent"))
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        outside = QHBoxLayout(self)
        outside.setContentsMargins(look.px(14), 0, look.px(14), look.px(14))
        outside.addWidget(frame)
