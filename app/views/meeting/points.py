"""The points of a meeting as a numbered list; one of them is what we talk about."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from app.desktop.icons import draw_icon
from app.desktop.theme import Look
from app.models.base import Id
from app.presenters.soft import softened
from app.views.shared.naming import named
from app.words import _

__all__ = ["PointButton", "PointList", "PointRow"]

_CIRCLE, _GAP, _PAD = 24, 10, 8
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


@dataclass(frozen=True, slots=True)
class PointRow:
    """One point: its place in the list, its title, whether it is done."""

    id: Id
    number: int
    title: str
    done: bool


class PointButton(QAbstractButton):
    """One point; a click or the arrow keys choose it, Space says whether it is done."""

    stepped = Signal(str, int)
    ticked = Signal(str)
    entered = Signal(str)
    unwanted = Signal(str)

    def __init__(self, look: Look, row: PointRow) -> None:
        """Begin as one that is not chosen."""
        super().__init__()
        self._look = look
        self.row = row
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_row(row)

    def show_row(self, row: PointRow) -> None:
        """Show another state of the same point."""
        self.row = row
        state = _("færdig") if row.done else _("ikke færdig")
        named(self, f"{row.number}. {row.title}, {state}", _("Mellemrum skifter, om I er færdige"))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Room for the whole title."""
        room = max(width - self._left() - self._look.px(_PAD), 1)
        return max(self._look.px(38), self._lines(room, 400) + self._look.px(2 * _PAD))

    def sizeHint(self) -> QSize:
        """Narrow; the layout gives more."""
        return QSize(self._look.px(150), self.heightForWidth(self._look.px(150)))

    def minimumSizeHint(self) -> QSize:
        """As high as it is at its width."""
        return QSize(self._look.px(90), self._look.px(38))

    def hitButton(self, pos: QPoint) -> bool:
        """All of it."""
        return self.rect().contains(pos)

    def nextCheckState(self) -> None:
        """The list decides which one is chosen."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go on, Space ticks, Enter goes into the minutes, Delete removes."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(self.row.id, _STEPS[key])
        elif key == Qt.Key.Key_Space:
            self.ticked.emit(self.row.id)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit(self.row.id)
        elif key == Qt.Key.Key_Delete:
            self.unwanted.emit(self.row.id)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, number or check, and title."""
        px, colour = self._look.px, self._look.colour
        chosen, done = self.isChecked(), self.row.done
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if chosen or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent" if chosen else "accent_tint"))
            painter.drawRoundedRect(area, px(9), px(9))
        ink = colour("on_accent" if chosen else "quiet_ink" if done else "ink")
        side = px(_CIRCLE)
        circle = QRectF(px(_PAD), (self.height() - side) / 2, side, side)
        painter.setPen(QPen(ink if chosen else colour("control_line"), 1.5))
        painter.setBrush(colour("accent_tint") if done and not chosen else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
        if done:
            mark = colour("on_accent" if chosen else "accent")
            draw_icon(painter, "check", circle.x() + px(4), circle.y() + px(4), px(16), mark)
        else:
            painter.setPen(ink)
            painter.setFont(self._look.font(12, 600))
            painter.drawText(circle, int(Qt.AlignmentFlag.AlignCenter), str(self.row.number))
        painter.setPen(ink)
        room = self.rect().adjusted(self._left(), 0, -px(_PAD), 0)
        bold = chosen and self._lines(room.width(), 600) == self._lines(room.width(), 400)
        painter.setFont(self._look.font(14, 600 if bold else 400))
        painter.drawText(room, _WRAP | int(Qt.AlignmentFlag.AlignVCenter), softened(self.row.title))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("ink" if chosen else "focus"), 2))
            painter.drawRoundedRect(area, px(9), px(9))
        painter.end()

    def _lines(self, room: int, weight: int) -> int:
        """How high the title is; where bold would need a line more, it stays plain."""
        metrics = QFontMetrics(self._look.font(14, weight))
        return metrics.boundingRect(
            QRect(0, 0, room, 10_000), _WRAP, softened(self.row.title)
        ).height()

    def _left(self) -> int:
        return self._look.px(_PAD + _CIRCLE + _GAP)


class PointList(QWidget):
    """Points below each other; ``chosen`` carries the one we talk about."""

    chosen = Signal(str)
    ticked = Signal(str)
    entered = Signal(str)
    unwanted = Signal(str)

    def __init__(self, look: Look) -> None:
        """Begin without points."""
        super().__init__()
        self._look = look
        self._buttons: dict[Id, PointButton] = {}
        self._chosen = ""
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(look.px(2))
        named(self, _("Punkter"))

    @property
    def ids(self) -> tuple[Id, ...]:
        """The points, in order."""
        return tuple(self._buttons)

    def button(self, key: Id) -> PointButton:
        """The button of a point; ``KeyError`` where there is none."""
        return self._buttons[key]

    def show_points(self, rows: tuple[PointRow, ...]) -> None:
        """Show these; buttons stay, and so does the focus."""
        focused = next(
            (at for at, each in enumerate(self._buttons.values()) if each.hasFocus()), -1
        )
        kept = {row.id: self._buttons.get(row.id) or self._made(row) for row in rows}
        for key, each in self._buttons.items():
            self._inside.removeWidget(each)
            if key not in kept:
                each.hide()
                each.deleteLater()
        for row in rows:
            kept[row.id].show_row(row)
            self._inside.addWidget(kept[row.id])
            kept[row.id].show()
        self._buttons = kept
        self.choose(self._chosen)
        if focused >= 0 and rows:
            kept[rows[min(focused, len(rows) - 1)].id].setFocus()

    def choose(self, key: str) -> None:
        """Mark the one we talk about, without telling anybody."""
        self._chosen = key
        for each, made in self._buttons.items():
            made.setChecked(each == key)

    def _made(self, row: PointRow) -> PointButton:
        made = PointButton(self._look, row)
        made.clicked.connect(lambda _checked=False, key=row.id: self.chosen.emit(key))
        made.stepped.connect(self._step)
        made.ticked.connect(self.ticked)
        made.entered.connect(self.entered)
        made.unwanted.connect(self.unwanted)
        return made

    @Slot(str, int)
    def _step(self, key: str, by: int) -> None:
        keys = list(self._buttons)
        at = keys.index(Id(key)) + by
        if 0 <= at < len(keys):
            self._buttons[keys[at]].setFocus()
            self.chosen.emit(keys[at])
