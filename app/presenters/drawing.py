"""What a picture is made of: rectangles, paths, texts, icons and groups with a spoken text.

One picture is drawn by three backends (screen, PDF, SVG), so a primitive says everything in numbers and
tokens: lengths in units of 1 CSS pixel (1/96 inch), x to the right, y down, colours by their token in
the theme. Items are painted in order, later ones on top.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.presenters.icon_shapes import Command, Commands

__all__ = [
    "Anchor",
    "Command",
    "Commands",
    "Corners",
    "Dash",
    "Group",
    "Icon",
    "Item",
    "Path",
    "Picture",
    "Rect",
    "Text",
    "flat",
    "place",
    "rect_outline",
]

Dash = tuple[float, ...]
Corners = tuple[bool, bool, bool, bool]
"""Which corners are round: top left, top right, bottom right, bottom left."""

Anchor = Literal["start", "middle", "end"]

_ARC = 0.5522847498  # control length that makes a cubic curve a quarter of a circle


@dataclass(frozen=True, slots=True)
class Rect:
    """A box; no ``fill`` or ``stroke`` means none is painted. The stroke is centred on the edge."""

    x: float
    y: float
    w: float
    h: float
    radius: float = 0.0
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 1.0
    dash: Dash = ()
    corners: Corners = (True, True, True, True)


@dataclass(frozen=True, slots=True)
class Path:
    """A line or a shape; round ends and joins."""

    commands: Commands
    stroke: str = ""
    width: float = 1.0
    fill: str = ""
    dash: Dash = ()


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text, ``x`` at its anchor, ``y`` at its baseline, ``size`` in units."""

    x: float
    y: float
    text: str
    size: float = 14.0
    weight: int = 400
    colour: str = "ink"
    anchor: Anchor = "start"


@dataclass(frozen=True, slots=True)
class Icon:
    """An icon of ``resources/icons`` in a square of ``size``, ``x`` and ``y`` at its top left."""

    name: str
    x: float
    y: float
    size: float = 24.0
    colour: str = "ink"


@dataclass(frozen=True, slots=True)
class Group:
    """Items that are one thing; ``accessible_text`` is what is said of it to who does not see it."""

    key: str
    accessible_text: str
    items: tuple["Item", ...]


Item = Rect | Path | Text | Icon | Group


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole drawing of ``width`` x ``height`` units, with its name and what it shows, in words."""

    width: float
    height: float
    items: tuple[Item, ...]
    title: str = ""
    description: str = ""


def rect_outline(rect: Rect) -> Commands:
    """The rectangle as a path, clockwise from the top left."""
    radius = min(rect.radius, rect.w / 2, rect.h / 2)
    points = (
        (rect.x, rect.y, 0.0, 1.0, 1.0, 0.0),
        (rect.x + rect.w, rect.y, -1.0, 0.0, 0.0, 1.0),
        (rect.x + rect.w, rect.y + rect.h, 0.0, -1.0, -1.0, 0.0),
        (rect.x, rect.y + rect.h, 1.0, 0.0, 0.0, -1.0),
    )
    commands: list[Command] = []
    for (x, y, in_x, in_y, out_x, out_y), round_ in zip(points, rect.corners, strict=True):
        r = radius if round_ else 0.0
        start_x, start_y = x + in_x * r, y + in_y * r
        commands.append(("L" if commands else "M", start_x, start_y))
        if r:
            end_x, end_y = x + out_x * r, y + out_y * r
            commands.append(
                (
                    "C",
                    start_x - in_x * r * _ARC,
                    start_y - in_y * r * _ARC,
                    end_x - out_x * r * _ARC,
                    end_y - out_y * r * _ARC,
                    end_x,
                    end_y,
                )
            )
    return (*commands, ("Z",))


def place(commands: Commands, x: float, y: float, scale: float) -> Commands:
    """The path scaled about its origin and then moved by ``x``, ``y``."""
    placed: list[Command] = []
    for command in commands:
        match command:
            case ("C", a, b, c, d, e, f):
                placed.append(
                    (
                        "C",
                        x + a * scale,
                        y + b * scale,
                        x + c * scale,
                        y + d * scale,
                        x + e * scale,
                        y + f * scale,
                    )
                )
            case ("M" | "L" as letter, a, b):
                placed.append((letter, x + a * scale, y + b * scale))
            case _:
                placed.append(("Z",))
    return tuple(placed)


def flat(items: tuple[Item, ...]) -> Iterator[Rect | Path | Text | Icon]:
    """What is painted, in painting order, without the groups."""
    for item in items:
        if isinstance(item, Group):
            yield from flat(item.items)
        else:
            yield item
