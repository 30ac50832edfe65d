"""The three columns of the meeting: left and right keep a readable width, the middle gets the rest."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.views.case.board import Body
from app.views.meeting.points import PointList
from app.views.meeting.present import PresentList
from app.views.shared.buttons import button
from app.views.shared.labels import text
from app.words import _

__all__ = ["LeftColumn", "columns"]

_LEFT, _RIGHT = (176, 280), (232, 420)


class LeftColumn(QScrollArea):
    """Points, and below them who is there."""

    point_wanted = Signal()
    guest_wanted = Signal()

    def __init__(self, look: Look) -> None:
        """Begin empty."""
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.points = PointList(look)
        self.present = PresentList(look)
        self._more = button(look, _("Nyt punkt"), "link", "plus", on=self.point_wanted.emit)
        self._guest = button(look, _("Én mere"), "link", "plus", on=self.guest_wanted.emit)
        self._guest.setToolTip(_("Føj en bisidder, tolk eller anden til mødet"))
        body = Body()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, look.px(4), look.px(12))
        layout.setSpacing(look.px(4))
        layout.addWidget(self.points)
        layout.addWidget(self._more)
        layout.addSpacing(look.px(10))
        layout.addWidget(text(_("Med i dag"), "heading"))
        layout.addWidget(self.present)
        layout.addWidget(self._guest)
        layout.addStretch(1)
        self.setWidget(body)

    def allow(self, *, point: bool) -> None:
        """Whether points and guests can be added."""
        self._more.setVisible(point)
        self._guest.setVisible(point)


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
