"""Pictures on paper: the drawing primitives as PDF paths and text.

Nothing here marks content: whoever draws a picture has said before whose content it is.
"""

from dataclasses import dataclass
from typing import Any

from reportlab.pdfgen.canvas import FILL_NON_ZERO

from app.presenters.drawing import (
    Dash,
    Icon,
    Item,
    Path,
    Rect,
    Text,
    flat,
    place,
    rect_outline,
)
from app.presenters.icon_shapes import ICON_BOX, ICON_STROKE, Commands, icon_outline
from app.presenters.theme import Theme
from app.presenters.typeset import printable, text_width
from app.reports.colours import RGB, rgb
from app.reports.fonts import font_name

_ROUND = 1
_ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}


@dataclass(frozen=True, slots=True)
class Scale:
    """Where the picture's top left corner stands on the page, and points for each unit."""

    left: float
    top: float
    factor: float

    def x(self, value: float) -> float:
        """On the page, from the left."""
        return self.left + value * self.factor

    def y(self, value: float) -> float:
        """On the page, from the bottom."""
        return self.top - value * self.factor


@dataclass(frozen=True, slots=True)
class _Paint:
    """How a path is painted; empty colours paint nothing."""

    fill: str
    stroke: str
    width: float
    dash: Dash


def draw_items(canvas: Any, theme: Theme, items: tuple[Item, ...], scale: Scale) -> None:
    """Paint items in their order."""
    canvas.saveState()
    canvas.setLineCap(_ROUND)
    canvas.setLineJoin(_ROUND)
    for item in flat(items):
        if isinstance(item, Text):
            _text(canvas, theme, item, scale)
        elif isinstance(item, Icon):
            _icon(canvas, theme, item, scale)
        elif isinstance(item, Rect):
            paint = _Paint(item.fill, item.stroke, item.stroke_width, item.dash)
            _path(canvas, theme, rect_outline(item), paint, scale)
        else:
            _shape(canvas, theme, item, scale)
    canvas.restoreState()


def line(canvas: Any, colour: RGB, x: float, y: float, *size: float) -> None:
    """A level line from ``x``, ``y`` (from the bottom); ``size`` is its length and its width."""
    length, width = size
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(width)
    canvas.line(x, y, x + length, y)


def _shape(canvas: Any, theme: Theme, item: Path, scale: Scale) -> None:
    paint = _Paint(item.fill, item.stroke, item.width, item.dash)
    _path(canvas, theme, item.commands, paint, scale)


def _icon(canvas: Any, theme: Theme, item: Icon, scale: Scale) -> None:
    outline = icon_outline(item.name)
    size = item.size / ICON_BOX
    filled = outline.filled
    fill, stroke = (item.colour, "") if filled else ("", item.colour)
    paint = _Paint(fill, stroke, ICON_STROKE * size, ())
    for shape in outline.shapes:
        _path(canvas, theme, place(shape, item.x, item.y, size), paint, scale)


def _text(canvas: Any, theme: Theme, item: Text, scale: Scale) -> None:
    words = printable(item.text)
    shift = _ANCHORS[item.anchor] * text_width(words, item.size, item.weight)
    canvas.setFont(font_name(item.weight), item.size * scale.factor)
    canvas.setFillColor(rgb(theme.colour(item.colour)))
    canvas.drawString(scale.x(item.x - shift), scale.y(item.y), words)


def _path(canvas: Any, theme: Theme, commands: Commands, paint: _Paint, scale: Scale) -> None:
    path = canvas.beginPath()
    for command in commands:
        match command:
            case ("M", x, y):
                path.moveTo(scale.x(x), scale.y(y))
            case ("L", x, y):
                path.lineTo(scale.x(x), scale.y(y))
            case ("C", a, b, c, d, e, f):
                path.curveTo(scale.x(a), scale.y(b), scale.x(c), scale.y(d), scale.x(e), scale.y(f))
            case _:
                path.close()
    if paint.fill:
        canvas.setFillColor(rgb(theme.colour(paint.fill)))
    if paint.stroke:
        canvas.setStrokeColor(rgb(theme.colour(paint.stroke)))
        canvas.setLineWidth(paint.width * scale.factor)
        canvas.setDash([step * scale.factor for step in paint.dash])
    canvas.drawPath(path, stroke=bool(paint.stroke), fill=bool(paint.fill), fillMode=FILL_NON_ZERO)
