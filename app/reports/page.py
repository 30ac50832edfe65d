"""From slices to pages: what fits where, and drawing it.

Every block becomes slices, flat pieces as wide as the text that cannot be cut: a line, a row, a figure.
A slice may hold on to the next one (a heading to its text). Boxes run around neighbouring slices and
are drawn anew on each page that they reach. Heights are points, counted down from the page's top.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from app.presenters.theme import Theme
from app.reports.canvas import TaggedCanvas
from app.reports.colours import RGB, rgb


@dataclass(frozen=True, slots=True)
class Pen:
    """Where slices are drawn: the canvas, the colours, and the place of the text on the page."""

    canvas: TaggedCanvas
    theme: Theme
    left: float
    width: float
    page_height: float

    def up(self, top: float) -> float:
        """PDF counts from the bottom."""
        return self.page_height - top

    def colour(self, token: str) -> RGB:
        """A colour of the theme for the canvas."""
        return rgb(self.theme.colour(token))


Draw = Callable[[Pen, float], None]
"""Draws with the slice's top at the given height."""

DrawBox = Callable[[Pen, float, float], None]
"""Draws from a top down to a bottom."""


@dataclass(frozen=True, slots=True, eq=False)
class Box:
    """Decoration around slices, which share a box when it is one and the same object."""

    draw: DrawBox


@dataclass(frozen=True, slots=True)
class Slice:
    """A piece that cannot be cut. ``before`` is white space that a page's top swallows.

    ``under`` draws decoration, ``draw`` content; ``head`` is what a table repeats when it goes on here.
    """

    height: float
    draw: Draw | None = None
    under: Draw | None = None
    before: float = 0.0
    keep_next: bool = False
    box: Box | None = None
    head: "Slice | None" = None
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A slice on its page; a repeated one is no content."""

    slice: Slice
    top: float
    repeated: bool = False


Page = tuple[Placed, ...]


def keep(slices: list[Slice]) -> list[Slice]:
    """The slices, holding together."""
    return [replace(s, keep_next=True) for s in slices[:-1]] + slices[-1:]


def paginate(slices: list[Slice], top: float, bottom: float) -> tuple[Page, ...]:
    """Put slices on pages whose text runs from ``top`` to ``bottom``."""
    pages = _Pages(top, bottom)
    for chain in _chains(slices):
        pages.add(chain)
    return pages.done()


def _chains(slices: list[Slice]) -> Iterator[list[Slice]]:
    """Slices that hold on to each other."""
    chain: list[Slice] = []
    for piece in slices:
        chain.append(piece)
        if not piece.keep_next:
            yield chain
            chain = []
    if chain:
        yield chain


def _room(piece: Slice) -> float:
    return piece.before + piece.height


class _Pages:
    """The pages while they fill."""

    def __init__(self, top: float, bottom: float) -> None:
        self._full: list[Page] = []
        self._open: list[Placed] = []
        self._y = top
        self._top, self._bottom = top, bottom

    def add(self, chain: list[Slice]) -> None:
        """Place a chain on one page if any page can hold it, else piece by piece."""
        if chain[0].new_page and self._open:
            self._turn()
        height = sum(_room(piece) for piece in chain)
        head = chain[0].head.height if chain[0].head else 0.0
        fits = self._bottom - self._top - head >= height - chain[0].before
        if self._open and fits and self._y + height > self._bottom:
            self._turn()
        elif not fits and self._open and self._y + sum(_room(s) for s in chain[:2]) > self._bottom:
            self._turn()  # too long for any page, but its heading does not stand at a bottom alone
        for piece in chain:
            self._place(piece)

    def _place(self, piece: Slice) -> None:
        if self._open and self._y + _room(piece) > self._bottom:
            self._turn()
        if not self._open and self._full and piece.head:
            self._put(piece.head, repeated=True)
        self._put(piece, repeated=False)

    def _put(self, piece: Slice, *, repeated: bool) -> None:
        if self._open:
            self._y += piece.before
        self._open.append(Placed(piece, self._y, repeated))
        self._y += piece.height

    def _turn(self) -> None:
        self._full.append(tuple(self._open))
        self._open = []
        self._y = self._top

    def done(self) -> tuple[Page, ...]:
        """All pages; an empty document has one empty page."""
        if self._open or not self._full:
            self._turn()
        return tuple(self._full)


def draw_page(pen: Pen, page: Page) -> None:
    """Decoration first, then what is repeated, then the content in reading order."""
    pen.canvas.decoration()
    _draw_boxes(pen, page)
    for placed in page:
        if placed.slice.under:
            placed.slice.under(pen, placed.top)
    for placed in page:
        if placed.slice.draw and not placed.repeated:
            placed.slice.draw(pen, placed.top)
        elif placed.slice.draw:
            repeat(pen, placed.slice.draw, placed.top)


def repeat(pen: Pen, draw: Draw, top: float) -> None:
    """Draw content again, as what stands on every page and is not read a second time."""
    pen.canvas.begin_repetition()
    draw(pen, top)
    pen.canvas.end_repetition()


def _draw_boxes(pen: Pen, page: Page) -> None:
    """Each box from its first slice on this page to its last."""
    spans: dict[int, tuple[Box, float, float]] = {}
    for placed in page:
        box = placed.slice.box
        if box:
            _, top, _ = spans.get(id(box), (box, placed.top, 0.0))
            spans[id(box)] = (box, top, placed.top + placed.slice.height)
    for box, top, bottom in spans.values():
        box.draw(pen, top, bottom)
