"""A check box whose words wrap and whose box has the contrast of every other control."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from app.desktop.icons import draw_icon
from app.desktop.theme import Look

__all__ = ["CheckBox"]

_BOX = 20
_GAP = 10
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)


class CheckBox(QCheckBox):
    """Painted whole, so that light, dark and contrast look alike."""

    def __init__(self, look: Look, words: str, parent: QWidget | None = None) -> None:
        """Begin unchecked."""
        super().__init__(words, parent)
        self._look = look
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(words)

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Room for all lines, at least for a finger."""
        room = max(width - self._left(), 1)
        lines = QFontMetrics(self._look.font()).boundingRect(
            QRect(0, 0, room, 10_000), _WRAP, self.text()
        )
        return max(self._look.px(32), lines.height() + self._look.px(8))

    def sizeHint(self) -> QSize:
        """On one line where there is room."""
        words = QFontMetrics(self._look.font()).horizontalAdvance(self.text())
        return QSize(self._left() + words + 2, self._look.px(32))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any panel."""
        return QSize(self._look.px(80), self._look.px(32))

    def hitButton(self, pos: QPoint) -> bool:
        """The words can be clicked as well."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box, check, words and focus."""
        px, colour = self._look.px, self._look.colour
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = px(_BOX)
        box = QRectF(px(2), (self.height() - side) / 2, side, side)
        on = self.isChecked()
        width = 2 if self.hasFocus() else 1
        border = "focus" if self.hasFocus() else "accent" if on else "control_line"
        painter.setPen(QPen(colour(border), width))
        painter.setBrush(colour("accent" if on and self.isEnabled() else "surface"))
        painter.drawRoundedRect(box, px(5), px(5))
        if on:
            tint = "on_accent" if self.isEnabled() else "quiet_ink"
            draw_icon(painter, "check", box.x() + 2, box.y() + 2, side - 4, colour(tint))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), px(6), px(6))
        painter.setPen(colour("ink" if self.isEnabled() else "quiet_ink"))
        painter.setFont(self._look.font())
        room = self.rect().adjusted(self._left(), 0, 0, 0)
        painter.drawText(room, _WRAP | int(Qt.AlignmentFlag.AlignVCenter), self.text())
        painter.end()

    def _left(self) -> int:
        return self._look.px(_BOX + _GAP)
