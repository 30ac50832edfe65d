"""The shipped icons as ``QIcon``: painted when shown, so that they follow the theme by themselves."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from app.desktop.icon_painter import Colour, draw_icon
from app.presenters.icon_shapes import icon_outline

__all__ = ["themed_icon"]

_DISABLED = "quiet_ink"


class _Engine(QIconEngine):
    """Paints one icon in a token's colour; another token where it is switched on."""

    def __init__(self, name: str, colour: Colour, token: str, on_token: str) -> None:
        super().__init__()
        self._name = name
        self._colour = colour
        self._tokens = (token, on_token)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Paint the icon, centred and square."""
        token = self._tokens[1] if state == QIcon.State.On else self._tokens[0]
        if mode == QIcon.Mode.Disabled:
            token = _DISABLED
        side = min(rect.width(), rect.height())
        left = rect.x() + (rect.width() - side) / 2
        top = rect.y() + (rect.height() - side) / 2
        draw_icon(painter, self._name, left, top, side, self._colour(token))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon on transparent ground."""
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        """The icon for a screen with ``scale`` device pixels to a pixel; ``size`` counts them."""
        pixmap = self.pixmap(size, mode, state)
        pixmap.setDevicePixelRatio(scale)
        return pixmap

    def clone(self) -> QIconEngine:
        """Another one like it."""
        return _Engine(self._name, self._colour, *self._tokens)


def themed_icon(name: str, colour: Colour, tint: str = "ink", on_tint: str = "") -> QIcon:
    """An icon by its file name without ending; ``KeyError`` where none is shipped.

    ``on_tint`` colours the icon of a button that is switched on.
    """
    icon_outline(name)
    return QIcon(_Engine(name, colour, tint, on_tint or tint))
