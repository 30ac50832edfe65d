"""Colours by their job: a theme turns a token such as ``area.social.ink`` into a colour.

Layouts and drawings name tokens only, so one picture can be shown light, dark, in high contrast and on
paper. What each token is for stands in ``resources/theme/README.md``.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

THEMES = ("light", "dark", "contrast", "paper")
AREA_KEYS = ("social", "employment", "education", "health", "family")

_LINEAR_BELOW = 0.04045  # sRGB: straight near black, a power above
_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "theme"


class Theme(NamedTuple):
    """A named set of colours; ``dark`` tells that light text stands on dark ground."""

    name: str
    dark: bool
    colours: Mapping[str, str]

    def colour(self, token: str) -> str:
        """The colour as ``#RRGGBB``. An unknown token is a programming error: ``KeyError``."""
        return self.colours[token]


@cache
def load_theme(name: str) -> Theme:
    """One of ``THEMES`` from ``resources/theme``."""
    if name not in THEMES:
        raise KeyError(name)
    with (_FOLDER / f"{name}.toml").open("rb") as file:
        data: dict[str, Any] = tomllib.load(file)
    colours: dict[str, str] = dict(data["colours"])
    for area, parts in data["areas"].items():
        colours |= {f"area.{area}.{part}": value for part, value in parts.items()}
    return Theme(data["name"], data["dark"], MappingProxyType(colours))


def contrast(first: str, second: str) -> float:
    """Contrast of two ``#RRGGBB`` colours, 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2, definition of the same name)."""
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    if channel <= _LINEAR_BELOW:
        return channel / 12.92
    linear: float = ((channel + 0.055) / 1.055) ** 2.4
    return linear
