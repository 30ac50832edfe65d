"""A week: days beside each other while their words fit, else under each other."""

from dataclasses import dataclass, replace

from app.presenters.document import Column, Day, Run, Runs, Table, Week, runs
from app.presenters.drawing import Rect
from app.reports.flowables.tables import COLUMN_HEAD, table
from app.reports.flowables.text import line_slice
from app.reports.lines import Face, Line, break_lines, longest_word, natural_width
from app.reports.page import Pen, Slice
from app.reports.picture_pdf import Scale, draw_items
from app.reports.structure import Element
from app.reports.style import LEADING, SMALLEST, Style

_GAP = 6.0
_INSET = 6.0
_RADIUS = 6.0
_TALL = 0.6  # of a page's height: a fuller week is set as rows, which a page's end may part
_LEAST_LINES = 1  # an empty day is still a day


@dataclass(frozen=True, slots=True)
class _DayBox:
    """A day's lines, and where it stands."""

    x: float
    label: Line
    lines: tuple[Line, ...]
    label_element: Element
    element: Element


def week(block: Week, style: Style, parent: Element) -> list[Slice]:
    """Boxes side by side, or a table with a row for each day."""
    count = len(block.days)
    width = (style.width - _GAP * (count - 1)) / max(count, 1)
    inner = width - 2 * _INSET
    face, head = Face(max(SMALLEST, style.base)), Face(style.base, weight=700)
    words = [longest_word(runs(text), face) for day in block.days for text in day.entries]
    words += [natural_width(_name(day), head) for day in block.days]
    if style.large or not words or max(words) > inner:
        return _rows(block, style, parent)
    lines = max(_LEAST_LINES, *(_count(day, inner, face, style) for day in block.days))
    height = (lines + 1) * face.size * LEADING + 2 * _INSET
    if height > style.height * _TALL:
        return _rows(block, style, parent)
    boxes = _boxes(block.days, (width, inner), (head, face), style, parent)

    def frames(pen: Pen, top: float) -> None:
        shapes = tuple(
            Rect(box.x, 0, width, height, _RADIUS, stroke="line", stroke_width=1.0) for box in boxes
        )
        draw_items(pen.canvas, pen.theme, shapes, Scale(pen.left, pen.up(top), 1.0))

    def draw(pen: Pen, top: float) -> None:
        for box in boxes:
            _put(pen, top + _INSET, (box.label,), head, (box.x, box.label_element))
        for box in boxes:
            start = top + _INSET + head.size * LEADING
            _put(pen, start, box.lines, face, (box.x, box.element))

    return [Slice(height, draw, under=frames)]


def _name(day: Day) -> Runs:
    """The day's name on one line."""
    return runs(" ".join(day.label.split()))


def _count(day: Day, width: float, face: Face, style: Style) -> int:
    """Lines that a day's entries take."""
    return sum(len(break_lines(runs(e), width, face, style.language)) for e in day.entries)


def _boxes(
    days: tuple[Day, ...],
    widths: tuple[float, float],
    faces: tuple[Face, Face],
    style: Style,
    parent: Element,
) -> list[_DayBox]:
    """The days as columns of a table: their names are its head."""
    group = parent.add("Table")
    heads, cells = group.add("TR"), group.add("TR")
    boxes = []
    for number, day in enumerate(days):
        (label,) = break_lines(_name(day), widths[1], faces[0], style.language)
        entries = [break_lines(runs(e), widths[1], faces[1], style.language) for e in day.entries]
        boxes.append(
            _DayBox(
                number * (widths[0] + _GAP),
                label,
                tuple(line for entry in entries for line in entry),
                heads.add("TH", COLUMN_HEAD),
                cells.add("TD"),
            )
        )
    return boxes


def _put(
    pen: Pen, top: float, lines: tuple[Line, ...], face: Face, place: tuple[float, Element]
) -> None:
    x, element = place
    for number, line in enumerate(lines):
        part = line_slice(line, face, element, x + _INSET)
        if part.draw:
            part.draw(pen, top + number * face.size * LEADING)


def _rows(block: Week, style: Style, parent: Element) -> list[Slice]:
    """A row for each day; a day with nothing says so with a dash."""
    rows = tuple(
        ((Run(day.label, bold=True),), runs("\n".join(day.entries) or "–")) for day in block.days
    )
    slices = table(Table((Column(share=1), Column(share=3)), rows), style, parent)
    if style.large:
        return slices
    return [replace(s, keep_next=True) for s in slices[:-1]] + slices[-1:]
