"""Headings, running text, own words and signature lines."""

from dataclasses import replace

from app.presenters.document import Heading, Paragraph, Quote, Runs, SignatureLine, runs
from app.presenters.drawing import Icon
from app.presenters.typeset import load_typeface
from app.reports.lines import Face, Line, break_lines, draw_line
from app.reports.page import Box, Pen, Slice
from app.reports.picture_pdf import Scale, draw_items, line
from app.reports.structure import Element
from app.reports.style import LEADING, Style

_BAR = 4.0
_MEASURE = 50  # longest line of running text, in base sizes: the eye must find the next one
_WIDOW = 2  # fewest lines of a paragraph on a page


def baseline(size: float, leading: float) -> float:
    """From the top of a line to its baseline."""
    face = load_typeface()
    ascent, descent = face.ascent / face.units_per_em, -face.descent / face.units_per_em
    return (leading - (ascent + descent) * size) / 2 + ascent * size


def line_slice(line_: Line, face: Face, element: Element, x: float = 0.0) -> Slice:
    """One line of text, ``x`` from the left of the text."""
    leading = face.size * LEADING

    def draw(pen: Pen, top: float) -> None:
        pen.canvas.belongs_to(element)
        y = pen.up(top + baseline(face.size, leading))
        draw_line(pen.canvas, pen.theme, line_, pen.left + x, y, face)

    return Slice(leading, draw)


def text_slices(
    content: Runs, face: Face, style: Style, element: Element, inset: tuple[float, float] = (0, 0)
) -> list[Slice]:
    """Running text; a page never shows a single line of it alone. ``inset`` is left and right."""
    width = min(style.width - inset[0] - inset[1], style.base * _MEASURE)
    lines = break_lines(content, width, face, style.language)
    height = face.size * style.spacing
    slices = [replace(line_slice(line_, face, element, inset[0]), height=height) for line_ in lines]
    last = len(slices) - 1
    return [
        replace(s, keep_next=n < last and (n < _WIDOW - 1 or n > last - _WIDOW))
        for n, s in enumerate(slices)
    ]


def heading(block: Heading, style: Style, parent: Element, level: int) -> list[Slice]:
    """A heading, which stays with what follows; ``level`` is what it is to who hears it."""
    face = Face(style.heading(block.level), weight=700, colour=block.colour)
    if block.level == 1:
        face = replace(face, colour="ink")
    style = replace(style, spacing=LEADING)
    element = parent.add(f"H{level}")
    indent = face.size * 1.35 if block.icon else 0.0
    slices = text_slices(runs(block.text), face, style, element, (indent, 0.0))
    if block.icon:

        def icon(pen: Pen, top: float) -> None:
            mark = Icon(block.icon, 0, 0, face.size * 1.1, block.colour)
            place = Scale(pen.left, pen.up(top + face.size * 0.08), 1.0)
            draw_items(pen.canvas, pen.theme, (mark,), place)

        slices[0] = replace(slices[0], under=icon)
    return [replace(s, keep_next=True) for s in slices]


def paragraph(block: Paragraph, style: Style, parent: Element) -> list[Slice]:
    """Running text."""
    return text_slices(block.runs, Face(style.base), style, parent.add("P"))


def quote(block: Quote, style: Style, parent: Element) -> list[Slice]:
    """Own words beside a bar."""
    face = Face(style.quote)
    element = parent.add("BlockQuote").add("P")
    inset = (_BAR + style.base, 0.0)

    def bar(pen: Pen, top: float, bottom: float) -> None:
        pen.canvas.setFillColor(pen.colour("accent"))
        pen.canvas.rect(pen.left, pen.up(bottom), _BAR, bottom - top, stroke=0, fill=1)

    pad = Slice(style.base * 0.2, keep_next=True)
    slices = [pad, *text_slices(runs(block.text), face, style, element, inset)]
    slices[-1] = replace(slices[-1], keep_next=True)
    box = Box(bar)
    return [replace(s, box=box) for s in (*slices, replace(pad, keep_next=False))]


def signature(block: SignatureLine, style: Style, parent: Element) -> list[Slice]:
    """Room to write, a line, and under it what to write."""
    face = Face(style.base, colour="quiet_ink")
    lines = text_slices(runs(block.label), face, style, parent.add("P"))

    def rule(pen: Pen, top: float) -> None:
        line(pen.canvas, pen.colour("control_line"), pen.left, pen.up(top), pen.width * 0.6, 0.75)

    lines[0] = replace(lines[0], under=rule)
    return [Slice(style.base * 2.6, keep_next=True), *lines]
