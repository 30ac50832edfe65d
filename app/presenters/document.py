"""One block tree for all paper: what a sheet says, in reading order, and nothing of how it is drawn.

Preview, PDF, "Kopiér til fagsystem", readability and leak tests all walk this tree. What is not in it is
on no paper: headers and footers are part of the document too.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Literal

from app.presenters.drawing import Group, Item, Picture, Text

Align = Literal["start", "end"]
Tone = Literal["quiet", "good", "caution", "warning"]


class Paper(Enum):
    """Sheet and direction; the value is width and height in millimetres."""

    A4 = (210, 297)
    A4_LANDSCAPE = (297, 210)
    A3_LANDSCAPE = (420, 297)


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style."""

    text: str
    bold: bool = False
    quiet: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; levels are not skipped. Icon and colour mark an area, with its word."""

    level: int
    text: str
    icon: str = ""
    colour: str = "accent"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words, larger, with a bar at the side. Quotation marks are part of the text."""

    text: str


@dataclass(frozen=True, slots=True)
class Callout:
    """A tinted box for what must not be overlooked."""

    runs: Runs
    tone: Tone = "quiet"


@dataclass(frozen=True, slots=True)
class ContactBox:
    """A framed box with an icon: the one to call."""

    icon: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class BulletList:
    """Items without an order."""

    items: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class NumberedList:
    """Items in an order, from 1."""

    items: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its share of the width against the others, and where its text stands."""

    heading: str = ""
    share: float = 1.0
    align: Align = "start"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under each other. Without ``show_head`` the headings are kept from the paper.

    ``row_heads`` says that the first cell names its row; a reader of the tags hears it so.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Runs, ...], ...]
    show_head: bool = False
    row_heads: bool = True


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the week and what happens on it."""

    label: str
    entries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Week:
    """Days side by side, or under each other in large print."""

    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture as wide as the text; ``alt`` says what it shows to who does not see it."""

    picture: Picture
    alt: str


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """A line to write on, with what belongs there under it."""

    label: str


@dataclass(frozen=True, slots=True)
class CardEntry:
    """Somebody to call on a card: who, which number, what about."""

    name: str
    phone: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards of the size of a bank card to cut out and fold, as many as the entries take.

    ``title`` stands on each; ``size`` of type is in points.
    """

    title: str
    entries: tuple[CardEntry, ...]
    size: float = 9.0


@dataclass(frozen=True, slots=True)
class KeepTogether:
    """Blocks that stay on one page when they fit on one."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


Block = (
    Heading
    | Paragraph
    | Quote
    | Callout
    | ContactBox
    | BulletList
    | NumberedList
    | Table
    | Week
    | Figure
    | SignatureLine
    | Cards
    | KeepTogether
    | PageBreak
)


@dataclass(frozen=True, slots=True)
class Document:
    """A sheet for one reader.

    ``title`` goes into the file and the viewer's title bar, so it is neutral: it names no person.
    ``base_size`` is in points: 12, 16 for easy reading, 20 for large print; ``spacing`` is from line to
    line of running text, in sizes. The header stands on every page
    (read aloud on the first only): left the sender and ``reader_label``, right date and number;
    ``footer`` stands beside the page number.
    """

    title: str
    blocks: tuple[Block, ...]
    language: str = "da-DK"
    paper: Paper = Paper.A4
    base_size: float = 12.0
    spacing: float = 1.32
    header_left: str = ""
    header_right: str = ""
    footer: str = ""
    reader_label: str = ""


def runs(text: str) -> Runs:
    """Plain words as runs."""
    return (Run(text),)


def runs_text(content: Runs) -> str:
    """The words of runs without their style."""
    return "".join(run.text for run in content)


def plain_text(document: Document) -> str:
    """The whole document as text, for the clipboard and for reading tests; ends with a line end."""
    header = "\n".join(
        part
        for part in (document.header_left, document.reader_label, document.header_right)
        if part
    )
    parts = [header] if header else []
    parts += block_texts(document.blocks)
    return "\n\n".join(parts) + "\n"


def block_texts(blocks: Iterable[Block]) -> Iterator[str]:
    """Each block as text, in reading order; blocks without words give nothing."""
    for block in blocks:
        if isinstance(block, KeepTogether):
            yield from block_texts(block.blocks)
        else:
            text = _block_text(block)
            if text:
                yield text


def _block_text(block: Block) -> str:
    match block:
        case Heading(text=text) | Quote(text=text) | Figure(alt=text):
            return text
        case Paragraph(runs=content) | Callout(runs=content):
            return runs_text(content)
        case ContactBox(heading=heading, text=text):
            return "\n".join(part for part in (heading, text) if part)
        case SignatureLine(label=label):
            return f"{label}: ____________________"
        case _:
            return "\n".join(_lines(block))


def _lines(block: Block) -> list[str]:
    """Blocks that have a line for each of their parts."""
    match block:
        case BulletList(items=items):
            return [f"- {runs_text(item)}" for item in items]
        case NumberedList(items=items):
            return [f"{number}. {runs_text(item)}" for number, item in enumerate(items, 1)]
        case Week(days=days):
            return [f"{day.label}: {', '.join(day.entries) or '–'}" for day in days]
        case Table():
            return _table_lines(block)
        case Cards(title=title, entries=entries):
            return [title, *("\t".join((e.name, e.phone, e.about)) for e in entries)]
        case _:
            return []


def _table_lines(table: Table) -> list[str]:
    """Cells parted by tabs, so that a paste into a table lands in cells."""
    rows = ["\t".join(runs_text(cell) for cell in row) for row in table.rows]
    if table.show_head and rows:
        rows.insert(0, "\t".join(column.heading for column in table.columns))
    return rows


def every_text(document: Document) -> Iterator[str]:
    """Every string that can reach the paper or the file, also from pictures: for leak tests."""
    yield from (document.title, document.header_left, document.header_right)
    yield from (document.footer, document.reader_label)
    yield from _texts_of(document.blocks)


def _texts_of(blocks: Iterable[Block]) -> Iterator[str]:
    yield from block_texts(blocks)
    for block in blocks:
        if isinstance(block, KeepTogether):
            yield from _texts_of(block.blocks)
        elif isinstance(block, Table):
            yield from (column.heading for column in block.columns)
        elif isinstance(block, Figure):
            yield from (block.picture.title, block.picture.description)
            yield from _picture_texts(block.picture.items)


def _picture_texts(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Text):
            yield item.text
        elif isinstance(item, Group):
            yield item.accessible_text
            yield from _picture_texts(item.items)
