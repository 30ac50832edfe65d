"""The chip at a §: a quiet button that opens one plain sentence, its source and how sure it is."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app.desktop.icons import draw_icon
from app.desktop.theme import Look
from app.presenters.forms.spec import Choice
from app.presenters.law_chip import LawChip
from app.presenters.soft import softened
from app.views.shared.buttons import button
from app.views.shared.dialogs import Sheet
from app.views.shared.flow import FlowLayout
from app.views.shared.labels import text
from app.views.shared.naming import named, reveal
from app.views.shared.tags import Tag
from app.words import _

__all__ = ["LawButton", "LawLine", "LawSheet"]

_SIDE, _ICON, _LEAST = 10, 18, 24
_BELOW = 2  # pressed as well, so that a finger finds it, but not painted: it looks as high as a tag
_WRAP: Final = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)


class LawButton(QPushButton):
    """A chip with act and §; the long names of acts wrap inside it.

    An uncertain one says so in its words, its icon and its dashed edge.
    """

    def __init__(self, look: Look, chip: LawChip, of: str = "") -> None:
        """Show a rule; Enter, Space or a click opens it. ``of`` is what it stands on, where that is heard."""
        words = f"{chip.label} · {chip.mark}" if chip.mark else chip.label
        super().__init__(words.replace("§ ", "§\u00a0"))  # the number stays with its sign
        self._look = look
        self._chip = chip
        self.setAutoDefault(True)
        self.setProperty("part", "law")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(chip.sentence)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        named(self, f"{chip.spoken}: {of}" if of else chip.spoken, chip.sentence)
        self.clicked.connect(self._open)

    def hasHeightForWidth(self) -> bool:
        """More lines where there is less room."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Room for the words in a width."""
        room = QRect(0, 0, max(width - self._around(), 1), 10_000)
        lines = QFontMetrics(self._font()).boundingRect(room, _WRAP, softened(self.text()))
        return max(self._look.px(_LEAST), lines.height() + self._look.px(6 + _BELOW))

    def sizeHint(self) -> QSize:
        """Room for the words on one line."""
        words = QFontMetrics(self._font()).horizontalAdvance(self.text())
        return QSize(words + self._around() + 2, self._look.px(_LEAST))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any panel."""
        return QSize(self._look.px(80), self._look.px(_LEAST))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, edge, icon and words."""
        px, colour, vague = self._look.px, self._look.colour, bool(self._chip.mark)
        ink = colour("caution" if vague else "accent")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if self.hasFocus() else 1
        pen = QPen(colour("focus") if self.hasFocus() else ink, width)
        if vague and not self.hasFocus():
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(colour("accent_tint" if self.underMouse() else "surface"))
        ground = self.rect().adjusted(0, 0, 0, -px(_BELOW))
        area = QRectF(ground).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(area, px(8), px(8))
        side, left = px(15), px(_SIDE)
        name = "help-circle" if vague else "scale"
        draw_icon(painter, name, left - 2, (ground.height() - side) / 2, side, ink)
        painter.setPen(colour("ink"))
        painter.setFont(self._font())
        room = ground.adjusted(left + px(_ICON), 0, -left, 0)
        words = softened(self.text())
        painter.drawText(room, _WRAP | int(Qt.AlignmentFlag.AlignVCenter), words)
        painter.end()

    def _around(self) -> int:
        return self._look.px(2 * _SIDE) + self._look.px(_ICON)

    def _font(self) -> QFont:
        return self._look.font(12, 400)

    @Slot()
    def _open(self) -> None:
        LawSheet(self._look, self.window(), self._chip).ask()


class LawLine(QWidget):
    """Chips one after the other, wrapping; takes no room while there are none."""

    def __init__(self, look: Look) -> None:
        """Begin without chips."""
        super().__init__()
        self._look = look
        self._shown: tuple[tuple[LawChip, ...], str, tuple[Choice, ...]] = ((), "", ())
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_laws(
        self, laws: tuple[LawChip, ...], of: str = "", tags: tuple[Choice, ...] = ()
    ) -> None:
        """Show these, after the tags of the same thing; the same ones stay the same widgets, with the focus.

        One § may stand on several things of a page: ``of`` tells its chips apart.
        """
        reveal(self, bool(laws or tags))
        if (laws, of, tags) == self._shown:
            return
        self._shown = laws, of, tags
        self._flow.clear()
        for tag in tags:
            self._flow.addWidget(Tag(self._look, tag.label, tag.key, tag.icon, wraps=True))
        for law in laws:
            self._flow.addWidget(LawButton(self._look, law, of))


class LawSheet(Sheet):
    """What stands behind a chip; Esc and "Luk" lead back to it."""

    def __init__(self, look: Look, over: QWidget, chip: LawChip) -> None:
        """Write everything that is known of the rule."""
        super().__init__(look, over)
        self.inside.addWidget(text(chip.label, "title"))
        self.inside.addWidget(text(chip.sentence))
        row = QHBoxLayout()
        tag = chip.certainty
        row.addWidget(Tag(look, tag.label, tag.key, tag.icon))
        row.addStretch(1)
        self.inside.addLayout(row)
        details = (chip.source, chip.checked, chip.validity and _in_force(chip.validity))
        for each in details:
            if each:
                self.inside.addWidget(text(each, "caption"))
        last = QHBoxLayout()
        last.addStretch(1)
        self.done = button(look, _("Luk"), "primary", on=self.sink)
        last.addWidget(self.done)
        self.inside.addLayout(last)
        named(self, chip.spoken, " ".join(each for each in (chip.sentence, *details) if each))

    def ask(self) -> None:
        """Show it."""
        self.rise(self.done)


def _in_force(period: str) -> str:
    return _("Gælder {period}").format(period=period)
