"""A finding as one quiet line that can be used: low, so that the map keeps its room."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from app.desktop.icons import draw_icon
from app.desktop.theme import Look
from app.views.shared.naming import named

__all__ = ["FindingButton"]

_HEIGHT, _ICON, _SIDE = 25, 17, 4


class FindingButton(QAbstractButton):
    """Icon and sentence; a click or the space bar leads to whom it is about."""

    def __init__(self, look: Look, words: str, on: Callable[[], None]) -> None:
        """Show a sentence."""
        super().__init__()
        self._look = look
        self.setText(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        named(self, words)
        self.clicked.connect(lambda _checked=False: on())

    def sizeHint(self) -> QSize:
        """Room for all of it."""
        px = self._look.px
        words = QFontMetricsF(self._look.font()).horizontalAdvance(self.text())
        return QSize(round(words) + px(_ICON + 3 * _SIDE + 12) + 1, px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """The same; it is never cut off."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint icon, words, and where the focus is."""
        px, colour = self._look.px, self._look.colour
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        icon = px(_ICON)
        draw_icon(painter, "alert-triangle", 0, (self.height() - icon) / 2, icon, colour("caution"))
        font = self._look.font()
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.setPen(colour("ink"))
        left = icon + px(_SIDE)
        where = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        if self.hasFocus():
            painter.setPen(QPen(colour("focus"), 2))
            ring = QRectF(self.rect()).adjusted(1, 1, -px(8), -1)
            painter.drawRoundedRect(ring, px(5), px(5))
        painter.end()
