"""The shipped icons as shapes; apart from the pictures, so that the way in needs no picture."""

import re
from functools import cache
from pathlib import Path
from typing import Literal

__all__ = [
    "ICON_BOX",
    "ICON_STROKE",
    "Command",
    "Commands",
    "IconOutline",
    "icon_outline",
    "icon_svg",
    "parse_path",
]

Command = (
    tuple[Literal["M", "L"], float, float]
    | tuple[Literal["C"], float, float, float, float, float, float]
    | tuple[Literal["Z"]]
)
"""Absolute: move, line, cubic curve (two controls, end), close."""

Commands = tuple[Command, ...]

ICON_BOX = 24.0
ICON_STROKE = 1.75

_ICONS = Path(__file__).resolve().parents[2] / "resources" / "icons"
_WORD = re.compile(r"[MLCZ]|-?[0-9.]+")


class IconOutline:
    """An icon's shapes in its box of 24 x 24: stroked with ``ICON_STROKE``, or filled."""

    __slots__ = ("filled", "shapes")

    def __init__(self, shapes: tuple[Commands, ...], *, filled: bool) -> None:
        """Made by ``icon_outline`` only, which keeps it."""
        self.shapes = shapes
        self.filled = filled


@cache
def icon_svg(name: str) -> str:
    """The file of a shipped icon, in ``currentColor``; ``KeyError`` for a name not shipped."""
    path = _ICONS / f"{name}.svg"
    if not re.fullmatch(r"[a-z0-9-]+", name) or not path.is_file():
        raise KeyError(name)
    return path.read_text("ascii")


@cache
def icon_outline(name: str) -> IconOutline:
    """The shapes of a shipped icon; ``KeyError`` for a name that is not shipped."""
    svg = icon_svg(name)
    shapes = tuple(parse_path(data) for data in re.findall(r'<path d="([^"]*)"/>', svg))
    return IconOutline(shapes, filled='stroke="none"' in svg)


def parse_path(data: str) -> Commands:
    """SVG path data of absolute M, L, C and Z, as the shipped icons have it."""
    words = iter(_WORD.findall(data))
    commands: list[Command] = []
    for word in words:
        if word == "M":
            commands.append(("M", float(next(words)), float(next(words))))
        elif word == "L":
            commands.append(("L", float(next(words)), float(next(words))))
        elif word == "C":
            a, b, c, d, e, f = (float(next(words)) for _ in range(6))
            commands.append(("C", a, b, c, d, e, f))
        else:
            commands.append(("Z",))
    return tuple(commands)
