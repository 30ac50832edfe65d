"""How much of the picture the page shows as a drawing: all but the sentences above it."""

from typing import Final

from app.presenters.drawing import Group
from app.presenters.map import MapSpec
from app.presenters.map.geometry import Box, hull
from app.views.map.bounds import items_rect

__all__ = ["SENTENCES", "content_of"]

SENTENCES: Final = frozenset({"count", "coordinator", "difference"})
"""Groups of the picture that the page writes as text instead."""

_BESIDE, _ABOVE = 9.0, 5.0
"""Room left free at the sides, and above and below."""


def content_of(spec: MapSpec) -> Box:
    """The box around everything that is drawn, with a margin."""
    boxes = [each.box for each in spec.cards]
    boxes += [each.box for each in spec.members]
    boxes += [each.box for each in spec.households]
    boxes += [each.title_box for each in spec.sectors]
    for item in spec.picture.items:
        if isinstance(item, Group) and item.key == "legend":
            rect = items_rect(item.items)
            boxes.append(Box(rect.x(), rect.y(), rect.width(), rect.height()))
    title = hull(boxes)
    frame = spec.households[0].box if spec.households else title
    top = min(title.y, frame.y - 20.0)  # the family's title stands above its frame
    return Box(
        title.x - _BESIDE,
        top - _ABOVE,
        title.w + 2 * _BESIDE,
        title.bottom - top + 2 * _ABOVE,
    )
