"""The shipped icons on widgets: drawn when shown, so that they follow the theme by themselves.

On the way in, so without the namespace ``Qt``: its hundred enumerations take a fifth of the time in which
an empty window stands on the screen. Qt's own SVG reader draws; pictures take ``outlines``.
"""

from collections.abc import Callable
from math import ceil
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache

from app.presenters.icon_shapes import icon_svg

__all__ = ["Colour", "draw_icon", "themed_icon"]

Colour = Callable[[str], QColor]
"""Turns a token of the theme into a colour."""

_DISABLED: Final = "quiet_ink"
_SIZE: Final = 'width="24" height="24"'
_CLEAR: Final = (0, 0, 0, 0)


def draw_icon(
    painter: QPainter, name: str, x: float, y: float, size: float, colour: QColor
) -> None:
    """Paint a shipped icon in a square of ``size`` with its top left at ``x``, ``y``.

    Sharp on every screen: its pixels are those of the device, and it lies on whole ones.
    """
    scale = painter.deviceTransform().m11()
    pixmap = _pixmap(name, ceil(size * scale), colour)
    place = QRectF(round(x * scale) / scale, round(y * scale) / scale, size, size)
    painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))


def _pixmap(name: str, side: int, colour: QColor) -> QPixmap:
    """An icon in pixels; Qt keeps the last ones."""
    key = f"{name} {side} {colour.name()}"
    made = QPixmap()
    if QPixmapCache.find(key, made):
        return made
    svg = icon_svg(name).replace(_SIZE, f'width="{side}" height="{side}"', 1)
    made.loadFromData(svg.replace("currentColor", colour.name()).encode(), "SVG")
    QPixmapCache.insert(key, made)
    return made


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
        pixmap.fill(QColor(*_CLEAR))
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
    icon_svg(name)
    return QIcon(_Engine(name, colour, tint, on_tint or tint))
