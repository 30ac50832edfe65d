"""One of several, each said in a word with something small beside it: the form of a paper, its size."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.views.shared.naming import named

__all__ = ["Choices", "Row"]

_DOT: Final = 18
_GAP: Final = 10
_HIGH: Final = 32
_MOST: Final = 2
"""Lines of a choice."""


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
        self._layout.addStretch(1)  # what is too much room stays below
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
            self._layout.insertWidget(len(self._rows) - 1, dot)
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
    """Painted whole, so that light, dark and contrast look alike.

    Long words go over to a second line: which child a consent is for stands at their end.
    """

    def __init__(self, look: Look, row: Row) -> None:
        super().__init__(row.words)
        self._look = look
        self._side = row.side
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        named(self, ", ".join(each for each in (row.words, row.side) if each))

    def sizeHint(self) -> QSize:
        """A line, high enough for a finger."""
        return QSize(self._look.px(160), self._look.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def hasHeightForWidth(self) -> bool:
        """Long words need a second line."""
        return True

    def heightForWidth(self, width: int) -> int:
        """One line or two, as the words need in bold, so that choosing moves nothing."""
        font = self._look.font(weight=600)
        more = len(self._lines(font, self._room(width))) - 1
        return self._look.px(_HIGH) + more * QFontMetrics(font).lineSpacing()

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
        font = self._look.font(weight=600 if self.isChecked() else 400)
        lines = self._lines(font, self._room(self.width()))
        self.setToolTip(self.text() if lines[-1].endswith("…") else "")
        painter.setFont(font)
        painter.setPen(colour("ink"))
        painter.drawText(words, middle | int(Qt.AlignmentFlag.AlignLeft), "\n".join(lines))
        painter.setFont(self._look.font())
        painter.setPen(colour("quiet_ink"))
        painter.drawText(words, middle | int(Qt.AlignmentFlag.AlignRight), self._side)
        painter.end()

    def _room(self, width: int) -> int:
        """Pixels for the words in a width."""
        px = self._look.px
        side = QFontMetrics(self._look.font()).horizontalAdvance(self._side)
        return max(1, width - px(_DOT + _GAP + 4) - (side + px(_GAP) if side else 0))

    def _lines(self, font: QFont, room: int) -> list[str]:
        """The words in lines; the last one ends in dots where there is still more."""
        metrics = QFontMetrics(font)
        lines = [""]
        for word in self.text().split():
            longer = f"{lines[-1]} {word}".strip()
            if metrics.horizontalAdvance(longer) <= room or not lines[-1] or len(lines) == _MOST:
                lines[-1] = longer
            else:
                lines.append(word)
        return [metrics.elidedText(each, Qt.TextElideMode.ElideRight, room) for each in lines]

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
