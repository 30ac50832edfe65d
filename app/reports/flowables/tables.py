"""Tables: rows under hairlines, columns as wide as their words need.

Where the words of a row do not fit beside each other, in large print above all, its cells are set under
each other; for who hears the table it stays the same table.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from app.presenters.document import Block, Column, KeepTogether, Run, Runs, Table
from app.reports.flowables.text import line_slice, text_slices
from app.reports.lines import Face, Line, break_lines, longest_word, natural_width
from app.reports.page import Draw, Pen, Slice
from app.reports.picture_pdf import line
from app.reports.structure import Element
from app.reports.style import LARGE_PRINT, Style

COLUMN_HEAD = "<< /O /Table /Scope /Column >>"
ROW_HEAD = "<< /O /Table /Scope /Row >>"

_GAP = 1.0  # between columns, in base sizes
_PADDING = 0.37  # above and below the words of a row, in base sizes
_LONG_ROW = 0.6  # of a page's height: a row of more may be cut by the page's end
_STACKED_COLUMNS = 3
_LONG_CELL = 1.6  # lines of the whole width: in large print, more of them is no column's worth


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell broken into lines: where it stands and whose content it is."""

    x: float
    width: float
    lines: tuple[Line, ...]
    face: Face
    element: Element
    align: str

    def at(self, number: int) -> tuple[Line, float]:
        """A line and its distance from the left of the table."""
        line_ = self.lines[number]
        shift = self.width - line_.width if self.align == "end" else 0.0
        return line_, self.x + shift


def table(block: Table, style: Style, parent: Element) -> list[Slice]:
    """A table as slices, one for each row; neither the first nor the last stands on a page alone."""
    if not block.rows:
        return []
    group = parent.add("Table")
    widths = () if block.columns in style.stacked else column_widths(block, style)
    if not widths:
        return _stacked(block, style, group)
    head = _head(block, widths, style, group) if block.show_head else None
    slices = [replace(head, keep_next=True)] if head else []
    for number, row in enumerate(block.rows):
        element = group.add("TR")
        cells = _cells(block, row, widths, style, element)
        part = _row(cells, style, "line")
        if number in {0, len(block.rows) - 2} and number < len(block.rows) - 1:
            part = [replace(s, keep_next=True) for s in part]
        slices += [replace(s, head=head) for s in part]
    return slices


def stacked_columns(blocks: Iterable[Block], style: Style) -> frozenset[tuple[Column, ...]]:
    """Columns that somewhere in a large print do not fit beside each other.

    Every table of those columns is then set under each other: a letter about three decisions shows
    them one way.
    """
    if style.base < LARGE_PRINT:
        return frozenset()
    return frozenset(
        each.columns for each in _tables(blocks) if each.rows and not column_widths(each, style)
    )


def _tables(blocks: Iterable[Block]) -> Iterator[Table]:
    for each in blocks:
        if isinstance(each, KeepTogether):
            yield from _tables(each.blocks)
        elif isinstance(each, Table):
            yield each


def column_widths(block: Table, style: Style) -> tuple[float, ...]:
    """Widths that cut no word, near the columns' shares; empty when there are none."""
    face = Face(style.base)
    gap = style.base * _GAP
    room = style.width - gap * (len(block.columns) - 1)
    columns = [_contents(block, number) for number in range(len(block.columns))]
    least = [max(longest_word(cell, face) for cell in column) for column in columns]
    if sum(least) > room or (style.large and len(columns) >= _STACKED_COLUMNS):
        return ()
    wanted = [max(natural_width(cell, face) for cell in column) for column in columns]
    if style.base >= LARGE_PRINT and max(wanted) > room * _LONG_CELL:
        return ()
    return _divide(room, least, wanted, block.columns)


def _contents(block: Table, number: int) -> list[Runs]:
    column = [row[number] for row in block.rows]
    if block.show_head:
        column.append((Run(block.columns[number].heading, bold=True),))
    return column


def _divide(
    room: float, least: list[float], wanted: list[float], columns: tuple[Column, ...]
) -> tuple[float, ...]:
    """Shares of the room, corrected to what the columns need.

    Where all have room on one line, a column below its need takes from those that have more than theirs.
    Else short columns get what they want, and the long ones break their lines in what is left.
    """
    if sum(wanted) > room:
        return _fill(room, least, wanted)
    total = sum(column.share for column in columns)
    shares = [room * column.share / total for column in columns]
    missing = [max(0.0, n - s) for n, s in zip(wanted, shares, strict=True)]
    spare = [max(0.0, s - n) for n, s in zip(wanted, shares, strict=True)]
    part = sum(missing) / sum(spare) if sum(spare) else 0.0
    return tuple(s + m - e * part for s, m, e in zip(shares, missing, spare, strict=True))


def _fill(room: float, least: list[float], wanted: list[float]) -> tuple[float, ...]:
    """The least for each; what is left goes around in equal parts until a column has what it wants."""
    extra = room - sum(least)
    growth = [w - n for w, n in zip(wanted, least, strict=True)]
    widths = list(least)
    order = sorted(range(len(least)), key=lambda number: growth[number])
    for place, number in enumerate(order):
        part = min(growth[number], extra / (len(order) - place))
        widths[number] += part
        extra -= part
    return tuple(widths)


def _head(block: Table, widths: tuple[float, ...], style: Style, group: Element) -> Slice:
    row = tuple((Run(column.heading),) for column in block.columns)
    face = Face(style.base, weight=600, colour="quiet_ink")
    element = group.add("TR")
    cells: list[_Cell] = []
    x = 0.0
    for column, cell, width in zip(block.columns, row, widths, strict=True):
        lines = break_lines(cell, width, face, style.language)
        heading = element.add("TH", COLUMN_HEAD)
        cells.append(_Cell(x, width, lines, face, heading, column.align))
        x += width + style.base * _GAP
    height = max(len(cell.lines) for cell in cells) * style.leading + style.base * _PADDING
    return Slice(height, _draw_cells(cells, style, 0.0, None))


def _cells(
    block: Table, row: tuple[Runs, ...], widths: tuple[float, ...], style: Style, element: Element
) -> list[_Cell]:
    face = Face(style.base)
    cells: list[_Cell] = []
    x = 0.0
    for column, content, width in zip(block.columns, row, widths, strict=True):
        named = block.row_heads and not cells
        cell = element.add("TH", ROW_HEAD) if named else element.add("TD")
        lines = break_lines(content, width, face, style.language)
        cells.append(_Cell(x, width, lines, face, cell, column.align))
        x += width + style.base * _GAP
    return cells


def _row(cells: list[_Cell], style: Style, colour: str) -> list[Slice]:
    """A row in one piece, or in lines where it is very long."""
    padding = style.base * _PADDING
    count = max(len(cell.lines) for cell in cells)
    rule = _rule(colour)
    height = count * style.leading + 2 * padding
    if height <= style.height * _LONG_ROW:
        return [Slice(height, _draw_cells(cells, style, padding, None), under=rule)]
    first = Slice(padding, under=rule, keep_next=True)
    body = [Slice(style.leading, _draw_cells(cells, style, 0.0, n)) for n in range(count)]
    return [first, *body, Slice(padding)]


def _draw_cells(cells: list[_Cell], style: Style, offset: float, only: int | None) -> Draw:
    """Cell by cell, in reading order; ``only`` is the number of the one line to draw."""

    def draw(pen: Pen, top: float) -> None:
        for cell in cells:
            for number in range(len(cell.lines)) if only is None else (only,):
                if number >= len(cell.lines) or not cell.lines[number].spans:
                    continue
                line_, x = cell.at(number)
                down = offset + (number * style.leading if only is None else 0.0)
                part = line_slice(line_, cell.face, cell.element, x)
                if part.draw:
                    part.draw(pen, top + down)

    return draw


def _rule(colour: str) -> Draw:
    def rule(pen: Pen, top: float) -> None:
        line(pen.canvas, pen.colour(colour), pen.left, pen.up(top), pen.width, 0.75)

    return rule


def _stacked(block: Table, style: Style, group: Element) -> list[Slice]:
    """Each row's cells under each other, the first one in bold."""
    if block.show_head:
        block = replace(block, rows=tuple(_spoken(block.columns, row) for row in block.rows))
    slices: list[Slice] = []
    for row in block.rows:
        element = group.add("TR")
        cells: list[Slice] = []
        for number, content in enumerate(row):
            named = block.row_heads and number == 0
            cell = element.add("TH", ROW_HEAD) if named else element.add("TD")
            face = Face(style.base, weight=700 if number == 0 else 400)
            cells += text_slices(content, face, style, cell)
        room = Slice(style.base * _PADDING, under=_rule("line"), keep_next=True)
        slices += [room, *(replace(s, keep_next=True) for s in cells)]
        slices.append(Slice(style.base * _PADDING))
    return slices


def _spoken(columns: tuple[Column, ...], row: tuple[Runs, ...]) -> tuple[Runs, ...]:
    """The heading before each cell but the first, since there is no head above."""
    named = (
        (Run(f"{column.heading}: ", quiet=True), *cell)
        for column, cell in zip(columns[1:], row[1:], strict=True)
    )
    return (row[0], *named)
