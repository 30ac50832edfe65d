"""What must hold on every map; each check returns what breaks it."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from app.presenters.drawing import Group, Rect, Text, flat
from app.presenters.map.crossings import count_crossings, meets_box
from app.presenters.map.geometry import Box, flatten
from app.presenters.typeset import text_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.presenters.drawing import Item
    from app.presenters.map.spec import MapSpec

_SLACK = 0.6
ROUNDING = 28.0
"""A line ends on the rounded edge of its own member, inside the corner of the box."""


def crossings(spec: MapSpec) -> int:
    """Where lines of different contacts cross."""
    return count_crossings([(each.contact_id, flatten(each.path)) for each in spec.lines])


def text_box(text: Text) -> Box:
    """The room of a line of text, from the height of capitals to the descent."""
    width = text_width(text.text, text.size, text.weight)
    shift = {"start": 0.0, "middle": width / 2, "end": width}[text.anchor]
    return Box(text.x - shift, text.y - 0.67 * text.size, width, 0.87 * text.size)


def groups(items: tuple[Item, ...]) -> Iterator[Group]:
    for item in items:
        if isinstance(item, Group):
            yield item


def texts(spec: MapSpec) -> list[tuple[str, Box]]:
    return [
        (text.text, text_box(text))
        for text in flat(spec.picture.items)
        if isinstance(text, Text) and text.text
    ]


def overlaps(spec: MapSpec) -> list[str]:
    """Cards, members and headings that share room with another of them."""
    boxes = [(each.role, each.box) for each in spec.cards]
    boxes += [(each.name, each.box) for each in spec.members]
    boxes += [(each.title, each.title_box) for each in spec.sectors]
    free = [(text, box) for group in ("count", "coordinator", "difference", "legend")
            for each in groups(spec.picture.items) if each.key == group
            for text, box in _texts_of(each)]  # fmt: skip
    frames = [(each.title, box) for each in spec.households for text, box in texts(spec)
              if text == each.title]  # fmt: skip
    every = boxes + free + frames
    return [f"{a} / {b}" for (a, x), (b, y) in combinations(every, 2) if x.meets(y)]


def text_overlaps(spec: MapSpec) -> list[str]:
    """Texts that lie on other texts."""
    return [f"{a} / {b}" for (a, x), (b, y) in combinations(texts(spec), 2) if x.meets(y)]


def _texts_of(group: Group) -> list[tuple[str, Box]]:
    return [(each.text, text_box(each)) for each in flat(group.items) if isinstance(each, Text)]


def own_boxes(spec: MapSpec) -> dict[str, Box]:
    """The boxes of all cards and members by id."""
    boxes: dict[str, Box] = {each.id: each.box for each in spec.cards}
    return boxes | {each.id: each.box for each in spec.members}


def outside(spec: MapSpec) -> list[str]:
    """Texts that leave their card or member, and anything that leaves the picture."""
    page = Box(0.0, 0.0, spec.picture.width, spec.picture.height)
    own = own_boxes(spec)
    found = [text for text, box in texts(spec) if not _inside(box, page)]
    for group in groups(spec.picture.items):
        if group.key in own:
            found += [text for text, box in _texts_of(group) if not _inside(box, own[group.key])]
    found += [
        "rect" for each in flat(spec.picture.items)
        if isinstance(each, Rect) and not _inside(Box(each.x, each.y, each.w, each.h), page)
    ]  # fmt: skip
    return found


def _inside(box: Box, other: Box) -> bool:
    room = other.grown(_SLACK)
    return (
        box.x >= room.x
        and box.y >= room.y
        and box.right <= room.right
        and box.bottom <= room.bottom
    )


def lines_over(spec: MapSpec) -> list[str]:
    """Lines that run over a card, a member or a text that is not where they begin or end."""
    found: list[str] = []
    own = own_boxes(spec)
    free = [
        pair for pair in texts(spec)
        if not any(_inside(pair[1], box) for box in own.values())
    ]  # fmt: skip
    for line in spec.lines:
        points = flatten(line.path)
        found += [
            f"card {key}" for key, box in own.items()
            if meets_box(points, box.grown(-ROUNDING) if key == line.target_id else box)
        ]  # fmt: skip
        found += [f"text {text}" for text, box in free if meets_box(points, box)]
    return found
