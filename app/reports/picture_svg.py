"""Pictures as SVG: plain text that any browser or drawing program opens, and that can be read aloud.

Texts carry their width, so they stay inside their boxes also where the typeface is not installed.
"""

from collections.abc import Iterator
from functools import partial
from xml.sax.saxutils import escape, quoteattr

from app.presenters.drawing import (
    Dash,
    Group,
    Icon,
    Item,
    Path,
    Picture,
    Rect,
    Text,
    place,
    rect_outline,
)
from app.presenters.icon_shapes import ICON_BOX, ICON_STROKE, Commands, icon_outline
from app.presenters.theme import Theme
from app.presenters.typeset import load_typeface, printable, text_width


def render_svg(picture: Picture, theme: Theme) -> str:
    """The picture as an SVG document, the same text every time."""
    size = f"{_number(picture.width)} {_number(picture.height)}"
    width, height = size.split()
    family = quoteattr(load_typeface().family + ", sans-serif")
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {size}" role="img" aria-labelledby="title description" '
        f'font-family={family} stroke-linecap="round" stroke-linejoin="round">'
    )
    lines = [
        head,
        f'<title id="title">{_words(picture.title)}</title>',
        f'<desc id="description">{_words(picture.description)}</desc>',
        *_items(picture.items, theme),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _items(items: tuple[Item, ...], theme: Theme) -> Iterator[str]:
    for item in items:
        if isinstance(item, Group):
            yield f"<g><title>{_words(item.accessible_text)}</title>"
            yield from _items(item.items, theme)
            yield "</g>"
        elif isinstance(item, Text):
            yield _text(item, theme)
        elif isinstance(item, Icon):
            yield from _icon(item, theme)
        else:
            yield _shape(item, theme)


def _shape(item: Rect | Path, theme: Theme) -> str:
    if isinstance(item, Rect):
        paint = _paint(theme, item.fill, item.stroke, item.stroke_width, item.dash)
        return f'<path d="{_data(rect_outline(item))}" {paint}/>'
    paint = _paint(theme, item.fill, item.stroke, item.width, item.dash)
    return f'<path d="{_data(item.commands)}" {paint}/>'


def _icon(item: Icon, theme: Theme) -> Iterator[str]:
    outline = icon_outline(item.name)
    scale = item.size / ICON_BOX
    paint = partial(_paint, theme, width=ICON_STROKE * scale, dash=())
    style = paint(item.colour, "") if outline.filled else paint("", item.colour)
    for shape in outline.shapes:
        yield f'<path d="{_data(place(shape, item.x, item.y, scale))}" {style}/>'


def _text(item: Text, theme: Theme) -> str:
    words = printable(item.text)
    width = text_width(words, item.size, item.weight)
    anchor = "" if item.anchor == "start" else f' text-anchor="{item.anchor}"'
    return (
        f'<text x="{_number(item.x)}" y="{_number(item.y)}" font-size="{_number(item.size)}" '
        f'font-weight="{item.weight}" fill="{theme.colour(item.colour)}"{anchor} '
        f'textLength="{_number(width)}" lengthAdjust="spacingAndGlyphs" '
        f'xml:space="preserve">{escape(words)}</text>'
    )


def _paint(theme: Theme, fill: str, stroke: str, width: float, dash: Dash) -> str:
    words = [f'fill="{theme.colour(fill) if fill else "none"}"']
    if stroke:
        words.append(f'stroke="{theme.colour(stroke)}" stroke-width="{_number(width)}"')
        if dash:
            words.append(f'stroke-dasharray="{" ".join(_number(step) for step in dash)}"')
    return " ".join(words)


def _data(commands: Commands) -> str:
    return " ".join(
        str(command[0]) + " ".join(_number(float(value)) for value in command[1:])
        for command in commands
    )


def _number(value: float) -> str:
    """Two decimals, without an end of zeros or a negative zero."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _words(text: str) -> str:
    """Text without characters that XML forbids."""
    return escape("".join(char for char in text if char.isprintable() or char in "\n\t"))
