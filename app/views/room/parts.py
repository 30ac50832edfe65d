"""The pieces that pages on the wall are made of: large, quiet, without anything to press."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.presenters.soft import softened
from app.views.shared.labels import IconLabel, text

__all__ = ["Edge", "card", "columns", "empty", "said", "shortest"]


class Edge(QWidget):
    """The coloured edge of a card; the word on the card says the same as the colour."""

    def __init__(self, look: Look, key: str) -> None:
        """Show the colour of an area, quiet where none is stated."""
        super().__init__()
        self._colour = look.colour(f"area.{key}.ink" if key else "control_line")
        self._round = look.px(8)
        self.setFixedWidth(look.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it with the card's own corners on the left."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        painter.setClipRect(self.rect())
        wide = self.rect().adjusted(0, 0, self._round, 0)
        painter.drawRoundedRect(wide, self._round, self._round)
        painter.end()


def said(words: str, part: str = "", *, wrap: bool = True) -> QLabel:
    """A text whose long words break instead of widening the column."""
    made = text(softened(words) if wrap else words, part, wrap=wrap)
    made.setAccessibleName(words)
    return made


def card(look: Look, key: str | None = None) -> tuple[QFrame, QVBoxLayout]:
    """A white card and the layout inside it; ``key`` gives it the edge of an area."""
    frame = QFrame()
    frame.setProperty("part", "card")
    row = QHBoxLayout(frame)
    row.setContentsMargins(1, 1, 1, 1)
    row.setSpacing(0)
    if key is not None:
        row.addWidget(Edge(look, key))
    inside = QVBoxLayout()
    inside.setContentsMargins(look.px(16), look.px(12), look.px(16), look.px(12))
    inside.setSpacing(look.px(4))
    row.addLayout(inside, 1)
    return frame, inside


def empty(look: Look, icon: str, sentence: str) -> QWidget:
    """A page on which there is nothing that everyone may see."""
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setSpacing(look.px(14))
    layout.addStretch(2)
    layout.addWidget(IconLabel(look, icon, 44, "quiet_ink"), 0, Qt.AlignmentFlag.AlignHCenter)
    words = text(sentence, "lead")
    words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    layout.addWidget(words)
    layout.addStretch(3)
    return made


def columns(look: Look, count: int) -> tuple[QWidget, list[QVBoxLayout]]:
    """Columns of equal width beside each other."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(look.px(16))
    found = []
    for _at in range(count):
        each = QVBoxLayout()
        each.setSpacing(look.px(12))
        row.addLayout(each, 1)
        found.append(each)
    return made, found


def shortest(heights: Iterable[int]) -> int:
    """Which column has the most room left."""
    listed = list(heights)
    return listed.index(min(listed))
