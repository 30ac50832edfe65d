"""Texts and icons that only show: they wrap instead of being cut off, and follow the theme."""

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.desktop.icons import draw_icon
from app.desktop.theme import Look

__all__ = ["IconLabel", "OneLine", "heading", "rule", "text"]

_PLAIN: Final = 0
"""``Qt.TextFormat.PlainText`` as a property's value: the way in does without the namespace ``Qt``."""


def text(words: str = "", part: str = "", *, wrap: bool = True) -> QLabel:
    """A label in one of the stylesheet's parts; plain text, so that no name becomes markup."""
    label = QLabel(words)
    label.setProperty("textFormat", _PLAIN)
    label.setWordWrap(wrap)
    if part:
        label.setProperty("part", part)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        label.setSizePolicy(policy)
    return label


class OneLine(QLabel):
    """Asks for one line and breaks only where there is less: what follows stands right beside it."""

    def __init__(self, part: str = "") -> None:
        """Begin empty."""
        super().__init__()
        self.setProperty("textFormat", _PLAIN)
        self.setWordWrap(True)
        self.setProperty("part", part)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """All of it on one line."""
        self.ensurePolished()
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(wide, self.heightForWidth(wide))


def rule() -> QFrame:
    """A calm line between two things."""
    line = QFrame()
    line.setProperty("part", "rule")
    return line


class IconLabel(QWidget):
    """One icon of a fixed size; decoration, so it has no name of its own."""

    def __init__(
        self,
        look: Look,
        name: str,
        size: float = 20,
        tint: str = "ink",
        parent: QWidget | None = None,
    ) -> None:
        """Show a shipped icon in a token's colour."""
        super().__init__(parent)
        self._look = look
        self._name = name
        self._size = size
        self._tint = tint
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, tint: str) -> None:
        """Show another one."""
        self._name, self._tint = name, tint
        self.update()

    def sizeHint(self) -> QSize:
        """The icon and nothing around it."""
        side = self._look.px(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon as the theme is now."""
        painter = QPainter(self)
        area = QRectF(self.rect())
        side = min(area.width(), area.height())
        colour = self._look.colour(self._tint)
        draw_icon(painter, self._name, area.x(), area.y(), side, colour)
        painter.end()


_GAP: Final = 8


def heading(look: Look, words: str, icon: str = "", tint: str = "ink") -> QWidget:
    """A section heading with its icon; the icon says nothing that the word does not."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(look.px(_GAP))
    if icon:
        from PySide6.QtCore import Qt

        layout.addWidget(IconLabel(look, icon, 20, tint), 0, Qt.AlignmentFlag.AlignVCenter)
    layout.addWidget(text(words, "heading"), 1)
    return row
