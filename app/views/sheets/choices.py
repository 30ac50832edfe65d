"""One of several, each said in a word with something small beside it: the form of a paper, its size."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.views.shared.naming import named

__all__ = ["Choices", "Row"]

_DOT: Final = 18
_GAP: Final = 10
_HIGH: Final = 32


@dataclass(frozen=True, slots=True)
class Row:
    """One choice; ``side`` stands on the right."""

    key: str
    words: str
    side: str = ""


class Choices(QWidget):
    """Choices under each other; ``chosen`` carries the key of the one that was taken."""

    chosen = Signal(str)

    def __init__(self, look: Look, name: str) -> None:
        """Begin empty; ``name`` is spoken."""
        super().__init__()
        self._look = look
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        named(self, name)
        self._group = QButtonGroup(self)
        self._rows: dict[str, _Dot] = {}
        self._shown: tuple[Row, ...] = ()

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Show these; nothing where they are shown already."""
        fresh = tuple(rows)
        if fresh == self._shown:
            return
        self._shown = fresh
        for each in self._rows.values():
            self._group.removeButton(each)
            each.hide()
            each.deleteLater()
        self._rows = {}
        for row in fresh:
            dot = _Dot(self._look, row)
            dot.clicked.connect(lambda _checked=False, key=row.key: self.chosen.emit(key))
            self._group.addButton(dot)
            self._rows[row.key] = dot
            self._layout.addWidget(dot)
            dot.show()

    def choose(self, key: str) -> None:
        """Show one as chosen, without telling anybody."""
        if key in self._rows:
            self._rows[key].setChecked(True)

    @property
    def rows(self) -> tuple[QRadioButton, ...]:
        """The controls, in order."""
        return tuple(self._rows.values())

    def row(self, key: str) -> QRadioButton:
        """The control of a choice; ``KeyError`` where there is none."""
        return self._rows[key]


class _Dot(QRadioButton):
    """Painted whole, so that light, dark and contrast look alike; what is too long ends in dots."""

    def __init__(self, look: Look, row: Row) -> None:
        super().__init__(row.words)
        self._look = look
        self._side = row.side
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        named(self, ", ".join(each for each in (row.words, row.side) if each))

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
        self._paint_dot(painter)
        words = self.rect().adjusted(px(_DOT + _GAP + 2), 0, -px(2), 0)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        side = QFontMetrics(self._look.font()).horizontalAdvance(self._side)
        font = self._look.font(weight=600 if self.isChecked() else 400)
        room = words.width() - (side + px(_GAP) if side else 0)
        shown = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        self.setToolTip(self.text() if shown != self.text() else "")
        painter.setFont(font)
        painter.setPen(colour("ink"))
        painter.drawText(words, middle | int(Qt.AlignmentFlag.AlignLeft), shown)
        painter.setFont(self._look.font())
        painter.setPen(colour("quiet_ink"))
        painter.drawText(words, middle | int(Qt.AlignmentFlag.AlignRight), self._side)
        painter.end()

    def _paint_dot(self, painter: QPainter) -> None:
        px, colour = self._look.px, self._look.colour
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
