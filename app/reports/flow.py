"""The whole block tree as one row of slices, with the white space between blocks."""

from collections.abc import Iterable
from dataclasses import replace

from app.presenters.document import (
    Block,
    BulletList,
    Callout,
    Cards,
    ContactBox,
    Figure,
    Heading,
    KeepTogether,
    NumberedList,
    PageBreak,
    Paragraph,
    Quote,
    SignatureLine,
    Table,
    Week,
)
from app.reports.flowables import boxes, cards, figure, lists, tables, text, week
from app.reports.page import Slice, keep
from app.reports.structure import Element
from app.reports.style import LARGE_PRINT, Style

_BEFORE_HEADING = (0.6, 1.2, 0.9)  # by level, in base sizes
_AFTER_TITLE, _AFTER_HEADING = 0.7, 0.35
_BETWEEN = 0.55
_WHOLE = 0.4  # of a page's height: in large print, more than that is not held together


class Flow:
    """Lays blocks out one after the other; elements are made in the same order, which is reading order."""

    def __init__(self, style: Style, parent: Element) -> None:
        self.slices: list[Slice] = []
        self._style = style
        self._parent = parent
        self._last: Block | None = None
        self._page_starts = True
        self._used = 0.0
        self._level = 0

    def add(self, blocks: Iterable[Block]) -> None:
        """Lay out blocks after those that are there."""
        for block in blocks:
            if isinstance(block, PageBreak):
                self._page_starts = True
                self._used = 0.0
            elif isinstance(block, KeepTogether):
                self._together(block)
            else:
                self._append(block)

    def _together(self, block: KeepTogether) -> None:
        """In one piece, or in large print, where that leaves half pages empty, its last block not alone."""
        start = last = len(self.slices)
        for each in block.blocks:
            last = len(self.slices)
            self.add((each,))
        height = sum(piece.before + piece.height for piece in self.slices[start:])
        if self._style.base < LARGE_PRINT or height <= self._style.height * _WHOLE:
            self.slices[start:] = keep(self.slices[start:])
        elif last > start:
            self.slices[last - 1] = replace(self.slices[last - 1], keep_next=True)

    def _append(self, block: Block) -> None:
        before = self._space(block)
        slices = self._slices(block, before)
        if not slices:
            return
        new_page = self._page_starts and bool(self.slices)
        slices[0] = replace(slices[0], before=before, new_page=new_page)
        self.slices += slices
        self._used += sum(piece.before + piece.height for piece in slices)
        self._page_starts = False
        self._last = block

    def _space(self, block: Block) -> float:
        """White space above the block."""
        base = self._style.base
        if isinstance(self._last, Heading):
            return base * (_AFTER_TITLE if self._last.level == 1 else _AFTER_HEADING)
        if isinstance(block, Heading):
            return base * _BEFORE_HEADING[block.level - 1]
        return base * _BETWEEN

    def _slices(self, block: Block, before: float) -> list[Slice]:
        style, parent = self._style, self._parent
        match block:
            case Heading():
                self._level = min(block.level, self._level + 1)  # PDF/UA: no level is skipped
                return text.heading(block, style, parent, self._level)
            case Figure():
                return figure.figure(block, style, parent, self._used + before)
            case Table():
                return tables.table(block, style, parent)
            case Week():
                return week.week(block, style, parent)
            case BulletList():
                return lists.bullets(block, style, parent)
            case NumberedList():
                return lists.numbers(block, style, parent)
            case _:
                return self._words(block)

    def _words(self, block: Block) -> list[Slice]:
        style, parent = self._style, self._parent
        match block:
            case Paragraph():
                return text.paragraph(block, style, parent)
            case Quote():
                return text.quote(block, style, parent)
            case SignatureLine():
                return text.signature(block, style, parent)
            case Callout():
                return boxes.callout(block, style, parent)
            case ContactBox():
                return boxes.contact_box(block, style, parent)
            case Cards():
                return cards.cards(block, style, parent)
            case _:
                return []
