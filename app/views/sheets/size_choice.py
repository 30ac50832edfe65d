"""The size of type on a sheet: one of three, each said in a word and in points."""

from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.presenters.handout.copies import LARGE, LARGER, ORDINARY
from app.views.shared.naming import named
from app.words import _

__all__ = ["SizeChoice"]

_DOT: Final = 18
_GAP: Final = 10
_HIGH: Final = 32


class SizeChoice(QWidget):
    """Three choices under each other; ``chosen`` carries the size in points."""

    chosen = Signal(float)

    def __init__(self, look: Look) -> None:
        """Begin with the ordinary size."""
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        named(self, _("Tekststørrelse"))
        self._group = QButtonGroup(self)
        self._rows: dict[float, _Row] = {}
        for size, words in (
            (ORDINARY, _("Almindelig")),
            (LARGE, _("Stor")),
            (LARGER, _("Meget stor")),
        ):
            row = _Row(look, words, _("{size} punkt").format(size=round(size)))
            row.clicked.connect(lambda _checked=False, size=size: self.chosen.emit(size))
            self._group.addButton(row)
            self._rows[size] = row
            layout.addWidget(row)
        self.choose(ORDINARY)

    def choose(self, size: float) -> None:
        """Show a size as the chosen one, without telling anybody."""
        self._rows[size].setChecked(True)

    @property
    def rows(self) -> tuple[QRadioButton, ...]:
        """The controls, the smallest size first."""
        return tuple(self._rows.values())

    def row(self, size: float) -> QRadioButton:
        """The control of a size."""
        return self._rows[size]


class _Row(QRadioButton):
    """Painted whole, so that light, dark and contrast look alike."""

    def __init__(self, look: Look, words: str, side: str) -> None:
        super().__init__(words)
        self._look = look
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        named(self, f"{words}, {side}")

    def sizeHint(self) -> QSize:
        """A line, high enough for a finger."""
        return QSize(self._look.px(160), self._look.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """The words can be clicked as well."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint dot, words and focus."""
        px, colour = self._look.px, self._look.colour
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = px(_DOT)
        dot = QRectF(px(3), (self.height() - side) / 2, side, side)
        on = self.isChecked()
        painter.setPen(QPen(colour("accent" if on else "control_line"), 2 if on else 1))
        painter.setBrush(colour("surface"))
        painter.drawEllipse(dot)
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            painter.drawEllipse(dot.adjusted(5, 5, -5, -5))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawEllipse(dot.adjusted(-2, -2, 2, 2))
        words = self.rect().adjusted(px(_DOT + _GAP + 2), 0, -px(2), 0)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(self._look.font(weight=600 if on else 400))
        painter.setPen(colour("ink"))
        painter.drawText(words, middle | int(Qt.AlignmentFlag.AlignLeft), self.text())
        painter.setFont(self._look.font())
        painter.setPen(colour("quiet_ink"))
        painter.drawText(words, middle | int(Qt.AlignmentFlag.AlignRight), self._side)
        painter.end()
