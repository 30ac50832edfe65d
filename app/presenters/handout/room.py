"""How many A4 pages blocks take: what is kept short by choosing what it says must know before it is drawn.

The measures are those of ``app.reports``, which draws; that they agree is a test of the two together.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from app.presenters.document import (
    Block,
    BulletList,
    Callout,
    ContactBox,
    Heading,
    KeepTogether,
    Paragraph,
    Quote,
    Runs,
)
from app.presenters.typeset import wrap

__all__ = ["pages_of"]

_WIDTH: Final = 595.0 - 2 * 48.0
_LEADING: Final = 1.32
"""From line to line of a heading, header and footer, in sizes of their type."""

_HEADINGS: Final = ((1.3, 10.0, 0.6, 0.7), (1.05, 2.6, 1.2, 0.35), (1.0, 0.8, 0.9, 0.35))
"""By level: size as slope and start, and white space above and below in base sizes."""

_BETWEEN: Final = 0.55
"""White space above other blocks."""

_ITEMS: Final = 0.3
"""The same above all items of a list but the first."""

_ONE_PIECE: Final = 0.4
"""Part of a page's height up to which what belongs together is not broken."""


@dataclass(slots=True)
class _Measure:
    """Goes through the blocks in order; ``below`` is what the last one leaves under itself."""

    base: float
    spacing: float
    below: float | None = None

    @property
    def page(self) -> float:
        """Points between header and footer."""
        small = max(12.0, self.base * 0.8)
        return 842.0 - 2 * 34.0 - 2 * _LEADING * small - 1.3 * self.base

    def pieces(self, block: Block) -> Iterator[float]:
        """The parts that a page may end after, with the white space above them."""
        match block:
            case KeepTogether():
                yield from self._together(block)
            case Heading():
                slope, start, above, below = _HEADINGS[block.level - 1]
                size = self.base * slope + start
                room = _WIDTH - (size * 1.35 if block.icon else 0.0)
                high = _count(block.text, room, size, bold=True) * size * _LEADING
                yield self._above(above) + high
                self.below = below
            case BulletList():
                for at, item in enumerate(block.items):
                    yield (self.base * _ITEMS if at else self._above()) + self._text(item, 1.2)
            case Quote():
                yield self._above() + self._text(block.text, 1.25, 1.2) + self.base * 0.4
            case Callout():
                yield self._above() + self._text(block.runs, 1.5) + self.base * 1.2
            case ContactBox():
                words = self._text(block.heading, 4.15, 1.08) + self._text(block.text, 4.15)
                yield self._above() + words + self.base * 1.5
            case Paragraph():
                yield self._above() + self._text(block.runs)

    def _above(self, usual: float = _BETWEEN) -> float:
        found = usual if self.below is None else self.below
        self.below = None
        return self.base * found

    def _text(self, content: Runs | str, inset: float = 0.0, size: float = 1.0) -> float:
        """Height of running text; ``inset`` and ``size`` in base sizes."""
        bold = isinstance(content, str) or any(each.bold for each in content)
        words = content if isinstance(content, str) else "".join(each.text for each in content)
        points = self.base * size
        lines = _count(words, _WIDTH - self.base * inset, points, bold=bold)
        return lines * points * self.spacing

    def _together(self, block: KeepTogether) -> Iterator[float]:
        found = [piece for each in block.blocks for piece in self.pieces(each)]
        whole = sum(found)
        if whole <= self.page * _ONE_PIECE:
            yield whole
        else:  # a heading is not left alone, nor is what ends it
            yield sum(found[:2])
            yield from found[2:-2]
            yield sum(found[2:][-2:])


def _count(words: str, room: float, size: float, *, bold: bool) -> int:
    weight = 700 if bold else 400
    return sum(len(wrap(each, room, size, weight)) or 1 for each in words.split("\n"))


def pages_of(blocks: Iterable[Block], base: float, spacing: float) -> int:
    """Return how many pages these blocks take; ``base`` in points, ``spacing`` from line to line in it."""
    measure = _Measure(base, spacing)
    full, used = 1, 0.0
    for piece in (each for block in blocks for each in measure.pieces(block)):
        if used and used + piece > measure.page:
            full, used = full + 1, 0.0
        used += piece
    return full
