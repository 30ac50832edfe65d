"""One thing on a board that can be chosen: by click, by arrow keys, by assistive technology."""

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from app.desktop.theme import Look
from app.presenters.theme import AREA_KEYS
from app.views.case.blocks import Ref
from app.views.shared.naming import named

__all__ = ["Item"]

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_EDGE = 6


class Item(QAbstractButton):
    """A card, or a line of one; it paints its own ground, so that every theme looks alike.

    ``used`` comes with a click or Space, ``opened`` with Enter, ``unwanted`` with Delete,
    ``stepped`` with an arrow key (0 for the first, -2 for the last one).
    """

    used = Signal(object)
    opened = Signal(object)
    unwanted = Signal(object)
    stepped = Signal(object, int)
    entered = Signal(object)

    def __init__(
        self, look: Look, ref: Ref | None, *, spoken: str, tint: str = "", card: bool = True
    ) -> None:
        """Without ``ref`` it only shows."""
        super().__init__()
        self.ref = ref
        self._look = look
        self._tint = tint
        self._card = card
        self._chosen = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if ref is not None:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.clicked.connect(self._use)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        named(self, spoken)

    @property
    def chosen(self) -> bool:
        """Whether the inspector shows it."""
        return self._chosen

    def set_chosen(self, chosen: bool) -> None:
        """Mark what the inspector shows."""
        if chosen != self._chosen:
            self._chosen = chosen
            self.update()

    def hitButton(self, pos: QPoint) -> bool:
        """Only what can be chosen can be clicked."""
        return self.ref is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete removes, arrows, Home and End go on."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(self.ref, _STEPS[key])
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.stepped.emit(self.ref, 0 if key == Qt.Key.Key_Home else -2)
        elif key in _ENTER:
            self.opened.emit(self.ref)
        elif key == Qt.Key.Key_Delete:
            self.unwanted.emit(self.ref)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell, so that the board scrolls here."""
        super().focusInEvent(event)
        self.entered.emit(self.ref)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, edge, and what is chosen or has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._card:
            self._paint_card(painter)
        else:
            self._paint_line(painter)
        painter.end()

    def _paint_card(self, painter: QPainter) -> None:
        px, colour = self._look.px, self._look.colour
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(area, px(10), px(10))
        painter.fillPath(outline, colour("surface"))
        if self._tint in AREA_KEYS:
            painter.save()
            painter.setClipPath(outline)
            edge = QRectF(area.x(), area.y(), px(_EDGE), area.height())
            painter.fillRect(edge, colour(f"area.{self._tint}.ink"))
            painter.restore()
        strong = self._chosen or self.hasFocus()
        painter.setPen(QPen(colour("accent" if strong else "line"), 2 if strong else 1))
        painter.drawPath(outline)
        if self.hasFocus():
            self._paint_focus(painter, area.adjusted(3, 3, -3, -3), px(8))

    def _paint_line(self, painter: QPainter) -> None:
        px, colour = self._look.px, self._look.colour
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._chosen or (self.underMouse() and self.ref is not None):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_tint"))
            painter.drawRoundedRect(area, px(7), px(7))
        if self._chosen:
            painter.setPen(QPen(colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area, px(7), px(7))
        if self.hasFocus():
            self._paint_focus(painter, area, px(7))

    def _paint_focus(self, painter: QPainter, area: QRectF, radius: float) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._look.colour("focus"), 2))
        painter.drawRoundedRect(area, radius, radius)

    def _use(self) -> None:
        self.used.emit(self.ref)

    def enterEvent(self, event: QEnterEvent) -> None:
        """A line under the pointer lights up."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """And goes dark again."""
        self.update()
