"""Lists, with bullets or numbers."""

from dataclasses import replace

from app.presenters.document import BulletList, NumberedList, Runs, runs
from app.presenters.typeset import text_width
from app.reports.flowables.text import line_slice, text_slices
from app.reports.lines import Face, break_lines
from app.reports.page import Pen, Slice
from app.reports.structure import Element
from app.reports.style import Style

_BULLET = "•"
_KINDS = {
    "Disc": "<< /O /List /ListNumbering /Disc >>",
    "Decimal": "<< /O /List /ListNumbering /Decimal >>",
}


def bullets(block: BulletList, style: Style, parent: Element) -> list[Slice]:
    """Items without an order."""
    labels = [_BULLET] * len(block.items)
    return _items(block.items, labels, style, parent.add("L", _KINDS["Disc"]))


def numbers(block: NumberedList, style: Style, parent: Element) -> list[Slice]:
    """Items in an order."""
    labels = [f"{number}." for number in range(1, len(block.items) + 1)]
    return _items(block.items, labels, style, parent.add("L", _KINDS["Decimal"]))


def _items(items: tuple[Runs, ...], labels: list[str], style: Style, group: Element) -> list[Slice]:
    face = Face(style.base)
    label_face = Face(style.base, weight=600, colour="accent")
    indent = max((text_width(t, style.base, 600) for t in labels), default=0.0) + style.base * 0.6
    slices: list[Slice] = []
    for item, label in zip(items, labels, strict=True):
        entry = group.add("LI")
        tag = _label(label, label_face, entry, style)
        body = text_slices(item, face, style, entry.add("LBody"), (indent, 0.0))
        body[0] = replace(_both(tag, body[0]), before=style.base * 0.3 if slices else 0.0)
        slices += body
    return slices


def _label(text: str, face: Face, entry: Element, style: Style) -> Slice:
    (line,) = break_lines(runs(text), style.width, face, style.language)
    return line_slice(line, face, entry.add("Lbl"))


def _both(label: Slice, first: Slice) -> Slice:
    """The label and the first line beside it as one slice."""

    def draw(pen: Pen, top: float) -> None:
        for part in (label, first):
            if part.draw:
                part.draw(pen, top)

    return replace(first, draw=draw)
