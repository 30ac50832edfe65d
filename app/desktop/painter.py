"""Draws a picture of the presenters with ``QPainter``; colours come as tokens, as everywhere."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from app.desktop.icons import Colour
from app.desktop.outlines import outline_icon, outline_path, round_pen
from app.presenters.drawing import (
    Commands,
    Icon,
    Item,
    Path,
    Picture,
    Rect,
    Text,
    flat,
    rect_outline,
)

__all__ = ["draw_items", "draw_picture", "picture_font"]

_FONT_GRID = 64
"""Texts are laid out at this size and scaled, since a font's pixel size is a whole number."""


def picture_font(family: str, weight: int, size: int = _FONT_GRID) -> QFont:
    """The shipped typeface with the advance widths that the layouts count on."""
    font = QFont(family)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setKerning(False)
    return font


def draw_picture(painter: QPainter, picture: Picture, colour: Colour, family: str) -> None:
    """Paint a whole picture with its origin at the painter's."""
    draw_items(painter, picture.items, colour, family)


def draw_items(painter: QPainter, items: tuple[Item, ...], colour: Colour, family: str) -> None:
    """Paint items in order, groups opened."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    for item in flat(items):
        match item:
            case Rect():
                _shape(painter, rect_outline(item), item.stroke, item.stroke_width, item, colour)
            case Path():
                _shape(painter, item.commands, item.stroke, item.width, item, colour)
            case Text():
                _text(painter, item, colour, family)
            case Icon():
                outline_icon(painter, item.name, item.x, item.y, item.size, colour(item.colour))


def _shape(
    painter: QPainter,
    commands: Commands,
    stroke: str,
    width: float,
    item: Rect | Path,
    colour: Colour,
) -> None:
    painter.setPen(round_pen(colour(stroke), width, item.dash) if stroke else Qt.PenStyle.NoPen)
    painter.setBrush(colour(item.fill) if item.fill else Qt.BrushStyle.NoBrush)
    painter.drawPath(outline_path(commands))


def _text(painter: QPainter, item: Text, colour: Colour, family: str) -> None:
    font = picture_font(family, item.weight)
    wide = QFontMetricsF(font).horizontalAdvance(item.text)
    shift = {"start": 0.0, "middle": wide / 2, "end": wide}[item.anchor]
    painter.save()
    painter.translate(item.x, item.y)
    painter.scale(item.size / _FONT_GRID, item.size / _FONT_GRID)
    painter.setFont(font)
    painter.setPen(colour(item.colour))
    painter.drawText(QPointF(-shift, 0), item.text)
    painter.restore()
