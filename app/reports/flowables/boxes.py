"""Framed and tinted boxes: what must not be overlooked, and the one to call."""

from dataclasses import replace

from app.presenters.document import Callout, ContactBox, Run, Runs, runs
from app.presenters.drawing import Icon, Item, Rect
from app.reports.flowables.text import text_slices
from app.reports.lines import Face
from app.reports.page import Box, DrawBox, Pen, Slice
from app.reports.picture_pdf import Scale, draw_items
from app.reports.structure import Element
from app.reports.style import Style

_TINTS = {"quiet": "accent_tint", "good": "good_tint", "caution": "caution_tint"}
_RADIUS = 7.0
_FRAME = 1.5


def callout(block: Callout, style: Style, parent: Element) -> list[Slice]:
    """A tinted box; warnings also have a frame, for those who see no tint."""
    tint = _TINTS.get(block.tone, "warning_tint")
    stroke = block.tone if block.tone in {"warning", "caution"} else ""

    def background(pen: Pen, top: float, bottom: float) -> None:
        shape = Rect(0, 0, pen.width, bottom - top, _RADIUS, tint, stroke, 1.0)
        draw_items(pen.canvas, pen.theme, (shape,), Scale(pen.left, pen.up(top), 1.0))

    side = (style.padding, style.padding)
    body = text_slices(block.runs, Face(style.base), style, parent.add("P"), side)
    return _boxed(body, background, style.padding * 0.8)


def contact_box(block: ContactBox, style: Style, parent: Element) -> list[Slice]:
    """A frame with an icon, a name and how to reach it."""
    size = style.base * 1.9
    indent = style.padding * 2 + size

    def frame(pen: Pen, top: float, bottom: float) -> None:
        height = bottom - top
        items: tuple[Item, ...] = (
            Rect(0, 0, pen.width, height, _RADIUS, "", "accent", _FRAME),
            Icon(block.icon, style.padding, (height - size) / 2, size, "accent"),
        )
        draw_items(pen.canvas, pen.theme, items, Scale(pen.left, pen.up(top), 1.0))

    group = parent.add("Div")
    inset = (indent, style.padding)
    name: Runs = (Run(block.heading, bold=True),)
    body = text_slices(name, Face(style.base * 1.08), style, group.add("P"), inset)
    if block.text:
        body += text_slices(runs(block.text), Face(style.base), style, group.add("P"), inset)
    return _boxed(body, frame, style.padding)


def _boxed(body: list[Slice], draw: DrawBox, padding: float) -> list[Slice]:
    """Slices inside a box with room above and below, in one piece."""
    room = Slice(padding, keep_next=True)
    box = Box(draw)
    inner = [replace(s, keep_next=True, box=box) for s in (room, *body)]
    return [*inner, Slice(padding, box=box)]
