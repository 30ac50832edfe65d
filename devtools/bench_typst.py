"""The same sheet set by Typst, which tags its PDFs too: a compiler made for each sheet, and one reused.

Typst comes as a wheel and is a developer's tool only. What is compared is a sheet with the same words,
the same typeface and the same blocks; a number in each makes them fifty different ones.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from statistics import median
from time import perf_counter
from typing import Final, Literal

import typst

from app.presenters.document import (
    Block,
    Callout,
    ContactBox,
    Document,
    Heading,
    Paragraph,
    Quote,
    Runs,
    Table,
    Week,
)
from app.reports import render_pdf
from devtools.bench_paper import HANDOUTS
from devtools.environment import ROOT

__all__ = ["TypstFigures", "measure", "source"]

FONTS: Final = ROOT / "resources" / "fonts"
STANDARD: Final[Literal["ua-1"]] = "ua-1"

HEAD: Final = """\
#set document(title: {title})
#set text(font: "Atkinson Hyperlegible Next", size: {size}pt, lang: "da")
#set page(paper: "a4", margin: 20mm,
  header: [#{left} #h(1fr) #{right}], footer: [#{foot} #h(1fr) #context counter(page).display()])
#set table(stroke: 0.5pt, inset: 6pt)
#{reader}

"""


@dataclass(frozen=True)
class TypstFigures:
    """Medians of one run, in milliseconds for each sheet.

    ``fresh`` is ``typst.compile`` as it comes, ``lean`` the same without the system's fonts, ``reused``
    one compiler for all sheets, which remembers what they have in common.
    """

    own_ms: float
    fresh_ms: float
    lean_ms: float
    reused_ms: float


def measure(document: Document, count: int = HANDOUTS) -> TypstFigures:
    """Set so many different sheets in turns, after an unmeasured one of each."""
    compiler = typst.Compiler(font_paths=[str(FONTS)], ignore_system_fonts=True)
    fresh = partial(typst.compile, format="pdf", font_paths=[str(FONTS)], pdf_standards=STANDARD)
    ways: tuple[Callable[[bytes], object], ...] = (
        fresh,
        partial(fresh, ignore_system_fonts=True),
        partial(compiler.compile, format="pdf", pdf_standards=STANDARD),
    )
    times: list[list[float]] = []
    for at in range(count + 1):
        sheet = replace(document, header_right=f"{document.header_right} · {at}")
        text = source(sheet).encode()
        row = [_ms(partial(render_pdf, sheet)), *(_ms(partial(each, text)) for each in ways)]
        if at:
            times.append(row)
    return TypstFigures(*(median(column) for column in zip(*times, strict=True)))


def _ms(work: Callable[[], object]) -> float:
    begin = perf_counter()
    work()
    return (perf_counter() - begin) * 1000


def source(document: Document) -> str:
    """The document as Typst's markup; ``KeyError`` for a block that no citizen's sheet has."""
    head = HEAD.format(
        title=_string(document.title),
        size=document.base_size,
        left=_string(document.header_left),
        right=_string(document.header_right),
        foot=_string(document.footer),
        reader=_string(document.reader_label),
    )
    return head + "\n\n".join(_block(each) for each in document.blocks) + "\n"


def _string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _words(runs: Runs) -> str:
    return "".join(
        f"#strong({_string(each.text)})" if each.bold else f"#{_string(each.text)}" for each in runs
    )


def _block(block: Block) -> str:
    match block:
        case Heading(level=level, text=text):
            return f"#heading(level: {level}, {_string(text)})"
        case Paragraph(runs=runs):
            return _words(runs)
        case Quote(text=text):
            return f"#block(inset: (left: 10pt), stroke: (left: 2pt), {_string(text)})"
        case Callout(runs=runs):
            return f"#block(fill: luma(240), inset: 8pt, width: 100%)[{_words(runs)}]"
        case ContactBox(heading=heading, text=text):
            words = f"#strong({_string(heading)}) #{_string(text)}"
            return f"#block(stroke: 1pt, inset: 8pt, width: 100%)[{words}]"
        case Table():
            return _table(block)
        case Week(days=days):
            cells = [f"[#{_string(each.label)}]" for each in days]
            cells += [f"[#{_string(', '.join(each.entries))}]" for each in days]
            return f"#table(columns: {len(days)}, {', '.join(cells)})"
        case _:
            raise KeyError(type(block).__name__)


def _table(table: Table) -> str:
    return f"#table({', '.join(chain(_columns(table), _cells(table)))})"


def _columns(table: Table) -> Iterator[str]:
    yield f"columns: ({', '.join(f'{each.share}fr' for each in table.columns)},)"
    if table.show_head:
        heads = ", ".join(f"[#strong({_string(each.heading)})]" for each in table.columns)
        yield f"table.header({heads})"


def _cells(table: Table) -> Iterator[str]:
    for row in table.rows:
        yield from (f"[{_words(cell)}]" for cell in row)
