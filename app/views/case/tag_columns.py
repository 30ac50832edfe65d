"""Columns of tags on a card: what says the same of several lines stands below each other."""

from dataclasses import dataclass
from itertools import zip_longest
from typing import Self

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.desktop.theme import Look
from app.presenters.forms.spec import Choice
from app.views.case.blocks import Line
from app.views.shared.tags import Tag

__all__ = ["Columns"]

_BODY = 14


@dataclass(frozen=True, slots=True)
class Columns:
    """Pixels of each column, and of the words before them; without any, tags stand as they come."""

    widths: tuple[int, ...] = ()
    words: int = 0

    @classmethod
    def of(cls, look: Look, rows: tuple[Line, ...]) -> Self:
        """Each as wide as what is widest in it."""
        metrics = QFontMetrics(look.font(_BODY, 400))
        words = max((metrics.horizontalAdvance(each.title) + 2 for each in rows), default=0)
        columns = zip_longest(*(each.tags for each in rows))
        widths = (max(_width(look, each) for each in column) for column in columns)
        return cls(tuple(widths), words)

    def held(self, at: int, tag: Tag) -> QWidget:
        """A tag in its place of a line; one without words leaves the place free."""
        if at >= len(self.widths):
            return tag
        place = QWidget()
        place.setFixedWidth(self.widths[at])
        inside = QHBoxLayout(place)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(tag, 0, Qt.AlignmentFlag.AlignLeft)
        tag.setVisible(bool(tag.accessibleName()))
        return place


def _width(look: Look, tag: Choice | None) -> int:
    return Tag(look, tag.label, tag.key, tag.icon).sizeHint().width() if tag and tag.label else 0
