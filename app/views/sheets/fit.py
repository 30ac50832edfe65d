"""How large paper is shown: frozen, so that a worker draws for the very room that is there."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

__all__ = ["Fit", "Room", "Size"]

Size = tuple[float, float]
"""Width and height of a page in points."""

_MOST: Final = 1.6
"""Pixels for a point, at most: larger than life is not calmer."""
_LEAST: Final = 0.1


class Fit(StrEnum):
    """What of a page is to be seen."""

    WIDTH = "width"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Room:
    """The room for pages in pixels, without margins; ``ratio`` is device pixels for one of them."""

    width: int
    height: int
    fit: Fit = Fit.WIDTH
    ratio: float = 1.0
    zoom: float = 1.0

    def scale(self, sizes: Iterable[Size]) -> float:
        """Pixels for a point, the same on all pages."""
        wide = max((width for width, _height in sizes), default=1.0)
        high = max((height for _width, height in sizes), default=1.0)
        found = min(self.width / wide, _MOST * self.zoom)
        if self.fit is Fit.PAGE:
            found = min(found, self.height / high)
        return max(found, _LEAST)
