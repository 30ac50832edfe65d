"""Chips: any number of a few choices ("for whom"), each of them on or off."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QScrollArea, QSizePolicy, QWidget

from app.desktop.icons import draw_icon
from app.desktop.theme import Look
from app.presenters.forms.spec import Choice
from app.presenters.soft import softened
from app.views.shared.flow import FlowLayout
from app.views.shared.naming import named

__all__ = ["Chips"]

_SIDE, _CHECK = 12, 18
_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)


class Chips(QWidget):
    """A line of chips that wraps; ``chosen_changed`` carries the keys that are on now.

    Arrow keys go from chip to chip, Space turns one on or off, Tab goes on to the next field: there
    may be twenty of them.
    """

    chosen_changed = Signal(tuple)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        """Begin without choices; ``name`` is what the chips answer."""
        super().__init__(parent)
        self._look = look
        self._name = name
        self._chips: dict[str, QPushButton] = {}
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        named(self, name)

    def show_choices(self, choices: tuple[Choice, ...], chosen: tuple[str, ...]) -> None:
        """Show these; a chip that stays keeps the focus."""
        if [(key, chip.text()) for key, chip in self._chips.items()] != [
            (each.key, each.label) for each in choices
        ]:
            self._rebuild(choices)
        for key, chip in self._chips.items():
            chip.setChecked(key in chosen)
            chip.updateGeometry()

    def chosen(self) -> tuple[str, ...]:
        """The keys that are on, in the order of the choices."""
        return tuple(key for key, chip in self._chips.items() if chip.isChecked())

    def set_read_only(self, read_only: bool) -> None:
        """Leave only looking."""
        for chip in self._chips.values():
            chip.setEnabled(not read_only)

    def _rebuild(self, choices: tuple[Choice, ...]) -> None:
        focused = next((key for key, chip in self._chips.items() if chip.hasFocus()), None)
        self._flow.clear()
        self._chips = {}
        for each in choices:
            chip = _Chip(self._look, each.label, self)
            named(chip, each.label, self._name)
            chip.clicked.connect(self._clicked)
            self._flow.addWidget(chip)
            self._chips[each.key] = chip
        if focused in self._chips:
            self._chips[focused].setFocus()

    def step(self, chip: QWidget, by: int) -> None:
        """Put the keyboard on a neighbour and bring that into view; stays at the ends."""
        chips = list(self._chips.values())
        at = next((at for at, each in enumerate(chips) if each is chip), 0) + by
        if 0 <= at < len(chips):
            chips[at].setFocus(Qt.FocusReason.TabFocusReason)
            area = self.parentWidget()
            while area is not None and not isinstance(area, QScrollArea):
                area = area.parentWidget()
            if area is not None:
                area.ensureWidgetVisible(chips[at])

    def leave(self, *, forward: bool) -> bool:
        """Take the keyboard to what comes after the last chip, or before the first."""
        chips = list(self._chips.values())
        chips[-1 if forward else 0].setFocus(Qt.FocusReason.TabFocusReason)
        return self.focusNextPrevChild(forward)

    def _clicked(self) -> None:
        self.chosen_changed.emit(self.chosen())


class _Chip(QPushButton):
    """One chip; a long word ("Sagsbehandler: tabt arbejdsfortjeneste") wraps inside it."""

    def __init__(self, look: Look, words: str, chips: Chips) -> None:
        super().__init__(words)
        self._look = look
        self._chips = chips
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("part", "chip")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(width - self._around(), 1), 10_000)
        lines = QFontMetrics(self._font()).boundingRect(room, _WRAP, softened(self.text()))
        return max(self._look.px(32), lines.height() + self._look.px(12))

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._font()).horizontalAdvance(self.text())
        return QSize(words + self._around() + 2, self._look.px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(60), self._look.px(32))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Space turns a chip on every desktop; Enter is for the form around it
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        elif event.key() in _STEPS:
            self._chips.step(self, _STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next_: bool) -> bool:
        return self._chips.leave(forward=next_)

    def paintEvent(self, event: QPaintEvent) -> None:
        px, colour, on = self._look.px, self._look.colour, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if self.hasFocus() else 1
        border = "focus" if self.hasFocus() else "accent" if on else "control_line"
        painter.setPen(QPen(colour(border), width))
        painter.setBrush(colour("accent_tint" if on or self.underMouse() else "surface"))
        area = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(area, px(16), px(16))
        left = px(_SIDE)
        if on:
            draw_icon(
                painter, "check", left - 2, (self.height() - px(16)) / 2, px(16), colour("accent")
            )
        painter.setPen(colour("ink" if self.isEnabled() else "quiet_ink"))
        painter.setFont(self._font())
        # the mark has its room all the time: nothing moves under the pointer, nothing is cut off
        mark = px(_CHECK)
        room = self.rect().adjusted(left + (mark if on else mark // 2), 0, -left, 0)
        painter.drawText(room, _WRAP | int(Qt.AlignmentFlag.AlignVCenter), softened(self.text()))
        painter.end()

    def _around(self) -> int:
        return self._look.px(2 * _SIDE) + self._look.px(_CHECK)

    def _font(self) -> QFont:
        return self._look.font(14, 400)
