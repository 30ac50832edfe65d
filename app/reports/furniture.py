"""What stands on every page: who sent it and when above, page number below.

The header carries facts (date, number of the sheet, how long it holds), so it is read aloud once, on the
first page; on the others, and in the footer, it is only looked at.
"""

from app.presenters.document import Document, Run, Runs, runs
from app.reports.flowables.text import baseline, line_slice
from app.reports.lines import Face, Line, break_lines, draw_line
from app.reports.page import Pen, repeat
from app.reports.structure import Element
from app.reports.style import EDGE, LEADING, Style
from app.words import _

_SEPARATOR = " · "


def _left(document: Document) -> Runs:
    """Sender and reader; the reader in bold, so that leaves at a shared printer are told apart."""
    sender, reader = document.header_left, document.reader_label
    parts = (Run(sender), Run(_SEPARATOR if sender and reader else ""), Run(reader, bold=True))
    return tuple(each for each in parts if each.text)


class Furniture:
    """Header and footer of one document."""

    def __init__(self, document: Document, style: Style, parent: Element) -> None:
        self._style = style
        self._face = Face(style.small, colour="quiet_ink")
        self._leading = style.small * LEADING
        self._left = self._set(_left(document), style.width)
        self._right = self._lines(document.header_right, style.width)
        self._beside = self._fit_beside()
        self._footer = self._lines(document.footer, style.width * 0.72)
        self._elements = tuple(
            parent.add("P") if lines else parent for lines in (self._left, self._right)
        )

    def _lines(self, text: str, width: float) -> tuple[Line, ...]:
        return self._set(runs(text) if text else (), width)

    def _set(self, content: Runs, width: float) -> tuple[Line, ...]:
        return break_lines(content, width, self._face, self._style.language) if content else ()

    def _fit_beside(self) -> bool:
        """Whether both parts of the header have room on one line."""
        gap = self._style.base * 2
        if len(self._left) > 1 or len(self._right) > 1:
            return False
        return sum(line.width for line in self._left + self._right) + gap <= self._style.width

    def text_area(self, page_height: float) -> tuple[float, float]:
        """Top and bottom of the text, down from the page's top."""
        rows = (
            max(len(self._left), len(self._right))
            if self._beside
            else len(self._left + self._right)
        )
        top = EDGE + rows * self._leading + (self._style.base * 0.7 if rows else 0.0)
        footer = max(1, len(self._footer)) * self._leading
        return top, page_height - EDGE - footer - self._style.base * 0.6

    def draw_header(self, pen: Pen, *, first: bool) -> None:
        """The header: content on the first page, repetition on the others."""
        if first:
            self._draw_header(pen, EDGE)
        else:
            repeat(pen, self._draw_header, EDGE)

    def _draw_header(self, pen: Pen, top: float) -> None:
        for line in self._left:
            self._draw(pen, line, top, 0.0, self._elements[0])
            top += self._leading
        if self._beside and self._left:
            top -= self._leading
        for line in self._right:
            x = pen.width - line.width if self._beside else 0.0
            self._draw(pen, line, top, x, self._elements[1])
            top += self._leading

    def _draw(self, pen: Pen, line: Line, top: float, x: float, element: Element) -> None:
        part = line_slice(line, self._face, element, x)
        if part.draw:
            part.draw(pen, top)

    def draw_footer(self, pen: Pen, page: int, pages: int) -> None:
        """The footer's words to the left, the page number to the right."""
        label = _("Side {page} af {pages}").format(page=page, pages=pages)
        number = self._lines(label, self._style.width)
        pen.canvas.begin_repetition()
        down = pen.page_height - EDGE - max(1, len(self._footer)) * self._leading
        for count, line in enumerate(self._footer):
            self._footer_line(pen, line, 0.0, down + count * self._leading)
        self._footer_line(pen, number[0], pen.width - number[0].width, down)
        pen.canvas.end_repetition()

    def _footer_line(self, pen: Pen, line: Line, x: float, top: float) -> None:
        y = pen.up(top + baseline(self._face.size, self._leading))
        draw_line(pen.canvas, pen.theme, line, pen.left + x, y, self._face)
