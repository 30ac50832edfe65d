"""How much of the map is seen: fitted and readable, the whole, or as near as somebody wants."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtWidgets import QGraphicsView

__all__ = ["LARGEST", "READABLE", "SMALLEST", "Zoom"]

READABLE: Final = 1.0
"""The scale at which the smallest words are 12 pixels high."""

LARGEST: Final = 3.0
SMALLEST: Final = 0.2
_FITTED_MOST: Final = 1.4
_NEARLY: Final = 0.6
"""A map that fits at this scale is shown from its top, a larger one from the family in its middle."""

_STEP: Final = 1.2


class Zoom:
    """The scale of a view: ``fitted`` until another one is taken, ``untouched`` until scrolled."""

    def __init__(self, view: QGraphicsView) -> None:
        """Begin fitted."""
        self._view = view
        self.fitted = True
        self.untouched = True

    @property
    def scale(self) -> float:
        """Pixels for a map unit."""
        return self._view.transform().m11()

    def fit(self, content: QRectF, heart: QPointF) -> None:
        """Show everything where that stays readable, else the upper part or what is in the middle."""
        self.fitted = self.untouched = True
        whole = self._whole(content)
        self._set(max(whole, READABLE))
        if whole < _NEARLY:
            self._view.centerOn(heart)
            return
        self._view.centerOn(content.center())
        upright = self._view.verticalScrollBar()
        upright.setValue(upright.minimum())

    def whole(self, content: QRectF) -> None:
        """Show everything, however small."""
        self.fitted = False
        self._set(self._whole(content))
        self._view.centerOn(content.center())

    def refit(self, content: QRectF, heart: QPointF) -> None:
        """Room or map are others now: fit again if it was fitted; what is in sight stays."""
        if not self.fitted:
            return
        if self.untouched:
            self.fit(content, heart)
            return
        before = self._view.mapToScene(self._view.viewport().rect().center())
        self._set(max(self._whole(content), READABLE))
        self._view.centerOn(before)

    def by(self, steps: float) -> None:
        """Nearer or farther by so many steps."""
        self.to(self.scale * _STEP**steps)

    def to(self, scale: float) -> None:
        """Take a scale."""
        self.fitted = False
        self._set(min(max(scale, SMALLEST), LARGEST))

    def is_whole(self, content: QRectF) -> bool:
        """Whether everything is in sight."""
        return self.scale <= self._whole(content) + 1e-6

    def _whole(self, content: QRectF) -> float:
        room = QSizeF(self._view.maximumViewportSize())
        if content.isEmpty() or room.isEmpty():
            return READABLE
        least = min(room.width() / content.width(), room.height() / content.height())
        return min(max(least, SMALLEST), _FITTED_MOST)

    def _set(self, scale: float) -> None:
        self._view.resetTransform()
        self._view.scale(scale, scale)
