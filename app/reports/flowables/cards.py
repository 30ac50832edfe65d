"""Cards to cut out and fold: entries flow through panels of the size of a bank card.

A solid line is for the scissors, a dashed one for the fold. Set smaller than a sheet, because it must
fit where it is needed; who cannot read it has the sheet.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.presenters.document import CardEntry, Cards, Run, Runs, runs
from app.presenters.drawing import Commands, Item, Path, Rect
from app.reports.flowables.text import baseline
from app.reports.lines import Face, Line, break_lines, draw_line, natural_width
from app.reports.page import Draw, Pen, Slice, repeat
from app.reports.picture_pdf import Scale, draw_items
from app.reports.structure import Element
from app.reports.style import POINTS_PER_MM, Style
from app.words import _

PANEL_WIDTH = 85.0 * POINTS_PER_MM
PANEL_HEIGHT = 54.0 * POINTS_PER_MM
"""A bank card (ISO/IEC 7810 ID-1, rounded)."""

_PADDING = 9.0
_LEADING = 1.22
_GAP = 0.4  # between two entries, in sizes of type
_BETWEEN = 12.0  # from one card to the next below
_WIDE_PHONE = 0.5  # of a panel's width: a longer number gets lines of its own
_RADIUS = 6.0
_DASH = (4.0, 4.0)


@dataclass(frozen=True, slots=True)
class _Part:
    """Words on a row; ``x`` from the left of the panel's text."""

    line: Line
    face: Face
    element: Element
    x: float = 0.0


@dataclass(frozen=True, slots=True)
class _Row:
    """Words beside each other, and the white space above them."""

    parts: tuple[_Part, ...]
    before: float = 0.0


@dataclass(frozen=True, slots=True)
class _Setting:
    """Sizes of one set of cards."""

    size: float
    language: str

    @property
    def width(self) -> float:
        return PANEL_WIDTH - 2 * _PADDING

    @property
    def leading(self) -> float:
        return self.size * _LEADING

    @property
    def head(self) -> float:
        """What the line above the entries takes."""
        return self.leading + self.size * _GAP

    @property
    def rows(self) -> int:
        """How many rows a panel holds at most."""
        return int((PANEL_HEIGHT - 2 * _PADDING - self.head) / self.leading)

    def face(self, *, bold: bool = False, quiet: bool = False) -> Face:
        weight = 700 if bold else 400
        return Face(self.size, weight=weight, colour="quiet_ink" if quiet else "ink")

    def lines(self, content: Runs, face: Face, width: float) -> tuple[Line, ...]:
        return break_lines(content, width, face, self.language)


def cards(block: Cards, style: Style, parent: Element) -> list[Slice]:
    """The cards as slices: each is two panels side by side."""
    if not block.entries:
        return []
    setting = _Setting(block.size, style.language)
    group = parent.add("L", "<< /O /List /ListNumbering /None >>")
    panels = _fill([tuple(_entry(each, setting, group)) for each in block.entries], setting)
    slices = []
    for at in range(0, len(panels), 2):
        heads = [_head(block.title, n + 1, len(panels)) for n in range(at, len(panels))]
        pair = list(zip(heads, panels[at : at + 2], strict=False))
        draw = _drawn(pair, setting, group)
        slices.append(Slice(PANEL_HEIGHT + _BETWEEN, draw, under=_outline))
    return slices


def _head(title: str, number: int, count: int) -> str:
    if count == 1:
        return title
    return _("{title} · {number} af {count}").format(title=title, number=number, count=count)


def _entry(entry: CardEntry, setting: _Setting, group: Element) -> Iterator[_Row]:
    """Who and the number on one row where there is room, what about below."""
    body = group.add("LI").add("LBody")
    bold = setting.face(bold=True)
    phone = natural_width(runs(entry.phone), bold) if entry.phone else 0.0
    beside = 0.0 < phone <= setting.width * _WIDE_PHONE
    room = setting.width - phone - setting.size if beside else setting.width
    name = body.add("P")
    first, *rest = (
        _Part(each, bold, name) for each in setting.lines((Run(entry.name),), bold, room)
    )
    if beside:
        (number,) = setting.lines(runs(entry.phone), bold, setting.width)
        yield _Row((first, _Part(number, bold, body.add("P"), setting.width - phone)))
    else:
        yield _Row((first,))
    yield from (_Row((each,)) for each in rest)
    if entry.phone and not beside:
        yield from _below(entry.phone, bold, setting, body)
    if entry.about:
        yield from _below(entry.about, setting.face(quiet=True), setting, body)


def _below(text: str, face: Face, setting: _Setting, body: Element) -> Iterator[_Row]:
    element = body.add("P")
    for each in setting.lines(runs(text), face, setting.width):
        yield _Row((_Part(each, face, element),))


def _fill(entries: list[tuple[_Row, ...]], setting: _Setting) -> list[list[_Row]]:
    """Entries on panels; one is cut only when no panel can hold it."""
    room = PANEL_HEIGHT - 2 * _PADDING - setting.head
    panels: list[list[_Row]] = [[]]
    used = 0.0
    for entry in entries:
        gap = setting.size * _GAP if panels[-1] else 0.0
        if panels[-1] and used + gap + len(entry) * setting.leading > room:
            panels.append([])
            used = gap = 0.0
        for row in entry:
            if len(panels[-1]) >= setting.rows:
                panels.append([])
                used = gap = 0.0
            panels[-1].append(_Row(row.parts, gap))
            used += gap + setting.leading
            gap = 0.0
    return panels


def _left(pen: Pen) -> float:
    """The cards stand in the middle of the text."""
    return pen.left + (pen.width - 2 * PANEL_WIDTH) / 2


def _outline(pen: Pen, top: float) -> None:
    """Where to cut and where to fold."""
    fold: Commands = (("M", PANEL_WIDTH, 0.0), ("L", PANEL_WIDTH, PANEL_HEIGHT))
    items: tuple[Item, ...] = (
        Rect(0, 0, 2 * PANEL_WIDTH, PANEL_HEIGHT, _RADIUS, "", "control_line", 1.0),
        Path(fold, "control_line", 1.0, dash=_DASH),
    )
    draw_items(pen.canvas, pen.theme, items, Scale(_left(pen), pen.up(top), 1.0))


def _drawn(pair: list[tuple[str, list[_Row]]], setting: _Setting, group: Element) -> Draw:
    """Draw one or two panels."""

    def draw(pen: Pen, top: float) -> None:
        for number, (head, rows) in enumerate(pair):
            left = _left(pen) + number * PANEL_WIDTH + _PADDING
            repeat(pen, _title(head, left, setting, group), top + _PADDING)
            down = top + _PADDING + setting.head
            for row in rows:
                down += row.before
                for part in row.parts:
                    pen.canvas.belongs_to(part.element)
                    _put(pen, part, left + part.x, down, setting)
                down += setting.leading

    return draw


def _title(head: str, left: float, setting: _Setting, group: Element) -> Draw:
    """A panel's head, which is looked at only: the title stands above the cards."""

    def draw(pen: Pen, top: float) -> None:
        face = Face(setting.size, weight=700, colour="accent")
        (line, *_more) = setting.lines(runs(head), face, setting.width)
        _put(pen, _Part(line, face, group), left, top, setting)

    return draw


def _put(pen: Pen, part: _Part, left: float, top: float, setting: _Setting) -> None:
    y = pen.up(top + baseline(part.face.size, setting.leading))
    draw_line(pen.canvas, pen.theme, part.line, left, y, part.face)
