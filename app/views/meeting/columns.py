"""The three columns of the meeting: left and right keep a readable width, the middle gets the rest."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.views.case.board import Body
from app.views.meeting.points import PointList
from app.views.shared.buttons import button
from app.words import _

__all__ = ["LeftColumn", "columns"]

_LEFT, _RIGHT = (176, 280), (232, 420)


class LeftColumn(QScrollArea):
    """Who is there, and below it the points."""

    point_wanted = Signal()

    def __init__(self, look: Look, attendance: QWidget) -> None:
        """``attendance`` stands first: it is what a meeting begins with."""
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.points = PointList(look)
        self._more = button(look, _("Nyt punkt"), "link", "plus", on=self.point_wanted.emit)
        body = Body()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, look.px(4), look.px(12))
        layout.setSpacing(look.px(4))
        layout.addWidget(attendance)
        layout.addWidget(self.points)
        layout.addWidget(self._more)
        layout.addStretch(1)
        self.setWidget(body)

    def allow(self, *, point: bool) -> None:
        """Whether points can be added."""
        self._more.setVisible(point)


def columns(look: Look, left: QWidget, middle: QWidget, right: QWidget) -> QWidget:
    """Put the three beside each other."""
    body = QWidget()
    row = QHBoxLayout(body)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(look.px(18))
    for each, (least, most), share in ((left, _LEFT, 2), (right, _RIGHT, 3)):
        each.setMinimumWidth(look.px(least))
        each.setMaximumWidth(look.px(most))
        row.addWidget(each, share)
    row.insertWidget(1, middle, 5)
    return body
