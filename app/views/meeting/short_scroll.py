"""Something that is shown whole where there is room, and scrolls where there is not."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.views.case.board import Body

__all__ = ["ShortScroll"]


class ShortScroll(QScrollArea):
    """As high as its content, never higher; lower where the page has no room for all of it."""

    def __init__(self, inside: QWidget, least: int) -> None:
        """``least`` is how many pixels of it are always in sight."""
        super().__init__()
        self._least = least
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._body = Body()
        layout = self._rows = QVBoxLayout(self._body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(inside)
        layout.addStretch(1)
        self.setWidget(self._body)
        self._body.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """The height of all of it in the width that there is."""
        return QSize(0, self._wanted())

    def minimumSizeHint(self) -> QSize:
        """A few rows."""
        return QSize(0, min(self._least, self._wanted()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In another width it has another height."""
        super().resizeEvent(event)
        self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Rows came or went."""
        if watched is self._body and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _wanted(self) -> int:
        if self._rows.hasHeightForWidth():
            return self._rows.totalHeightForWidth(self.viewport().width())
        return self._rows.sizeHint().height()
