"""Where the arrow keys lead on the map: to the nearest thing in their direction, and to every one."""

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Final

from app.presenters.map.geometry import Box

__all__ = ["Way", "step"]

_ASIDE: Final = 2.5
"""How much worse a step aside is than one ahead."""


class Way(Enum):
    """An arrow key, as a direction on the map."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)


def step(order: Sequence[str], boxes: Mapping[str, Box], here: str, way: Way) -> str:
    """Return the key of what lies next in a direction.

    Where nothing lies there, right and down lead on in reading order, left and up back. From
    nowhere the walk begins at the first.
    """
    if here not in boxes:
        return order[0] if order else ""
    found = [(_cost(boxes[here], boxes[key], way), key) for key in order if key != here]
    ahead = [(cost, key) for cost, key in found if cost is not None]
    if ahead:
        return min(ahead)[1]
    at = order.index(here) + (1 if way in {Way.RIGHT, Way.DOWN} else -1)
    return order[at % len(order)]


def _cost(here: Box, there: Box, way: Way) -> float | None:
    """Distance ahead plus distance aside; None for what is not ahead."""
    dx, dy = way.value
    (ax, ay), (bx, by) = here.middle, there.middle
    ahead = (bx - ax) * dx + (by - ay) * dy
    if dx:
        gap = there.x - here.right if dx > 0 else here.x - there.right
        aside = max(there.y - here.bottom, here.y - there.bottom, 0.0)
        skew = abs(by - ay)
    else:
        gap = there.y - here.bottom if dy > 0 else here.y - there.bottom
        aside = max(there.x - here.right, here.x - there.right, 0.0)
        skew = abs(bx - ax)
    if ahead <= 0 or gap < -1.0:
        return None
    return gap + _ASIDE * aside + 0.05 * skew
