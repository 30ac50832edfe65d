"""The same sheets by way of HTML: WeasyPrint, and LibreOffice without a window.

Both are what an office program would reach for. WeasyPrint is a wheel that needs Pango from the system;
LibreOffice is Debian's ``libreoffice-writer-nogui``. Where one is missing its line says so, and no number
is invented. LibreOffice is started once for all sheets, which is the kindest way to count it.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

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
from devtools.bench_paper import HANDOUTS
from devtools.environment import ROOT

__all__ = ["HtmlFigures", "libreoffice_ms", "measure", "page", "weasyprint_ms"]

FONT: Final = ROOT / "resources" / "fonts" / "AtkinsonHyperlegibleNext-Regular.ttf"
STYLE: Final = """
@font-face {{ font-family: Atkinson; src: url("{font}"); }}
@page {{ size: A4; margin: 20mm; @top-left {{ content: "{left}" }} @top-right {{ content: "{right}" }} }}
body {{ font: {size}pt Atkinson; }}
table {{ width: 100%; border-collapse: collapse; }}
td, th {{ border: 0.5pt solid; padding: 6pt; text-align: left; }}
blockquote {{ border-left: 2pt solid; padding-left: 10pt; }}
.box {{ border: 1pt solid; padding: 8pt; }}
"""


@dataclass(frozen=True)
class HtmlFigures:
    """Milliseconds for each sheet; None where the program is not on this machine."""

    weasyprint: float | None
    libreoffice: float | None


def measure(document: Document, count: int = HANDOUTS) -> HtmlFigures:
    """Set so many different sheets with each, after an unmeasured one."""
    sheets = [
        replace(document, header_right=f"{document.header_right} · {at}") for at in range(count)
    ]
    pages = [page(each) for each in sheets]
    return HtmlFigures(weasyprint_ms(pages), libreoffice_ms(pages))


def weasyprint_ms(pages: list[str]) -> float | None:
    """Median of tagged PDFs made one after the other; None without Pango."""
    try:
        from weasyprint import HTML
    except OSError:  # Pango is not installed
        return None
    times = []
    for each in (pages[0], *pages):
        begin = perf_counter()
        HTML(string=each).write_pdf(pdf_variant="pdf/ua-1")
        times.append((perf_counter() - begin) * 1000)
    return median(times[1:])


def libreoffice_ms(pages: list[str]) -> float | None:
    """All sheets in one start, shared among them; None where it is not installed."""
    program = shutil.which("soffice")
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="rundbord-bench-") as name:
        folder = Path(name)
        for at, each in enumerate(pages):
            (folder / f"{at}.html").write_text(each, "utf-8")
        home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
        command = [program, home, "--headless", "--convert-to", "pdf:writer_web_pdf_Export"]
        command += ["--outdir", name]
        _office(command, folder, ["0.html"])
        begin = perf_counter()
        _office(command, folder, [f"{at}.html" for at in range(len(pages))])
        spent = (perf_counter() - begin) * 1000
        made = len(list(folder.glob("*.pdf")))
    if made != len(pages):
        raise RuntimeError(f"LibreOffice made {made} of {len(pages)} sheets")
    return spent / len(pages)


def _office(command: list[str], folder: Path, names: list[str]) -> None:
    subprocess.run([*command, *names], cwd=folder, check=True, capture_output=True)


def page(document: Document) -> str:
    """The document as HTML; ``KeyError`` for a block that no citizen's sheet has."""
    style = STYLE.format(
        font=FONT.as_uri(),
        left=escape(document.header_left),
        right=escape(document.header_right),
        size=document.base_size,
    )
    title = escape(document.title)
    head = f'<html lang="da"><head><meta charset="utf-8"><title>{title}</title>'
    body = "\n".join(_block(each) for each in document.blocks)
    return f"<!doctype html>{head}<style>{style}</style></head><body>{body}</body></html>"


def _words(runs: Runs) -> str:
    return "".join(
        f"<b>{escape(each.text)}</b>" if each.bold else escape(each.text) for each in runs
    )


def _block(block: Block) -> str:
    match block:
        case Heading(level=level, text=text):
            return f"<h{level}>{escape(text)}</h{level}>"
        case Paragraph(runs=runs):
            return f"<p>{_words(runs)}</p>"
        case Quote(text=text):
            return f"<blockquote>{escape(text)}</blockquote>"
        case Callout(runs=runs):
            return f'<p class="box">{_words(runs)}</p>'
        case ContactBox(heading=heading, text=text):
            return f'<p class="box"><b>{escape(heading)}</b> {escape(text)}</p>'
        case Table():
            return f"<table>{''.join(_rows(block))}</table>"
        case Week(days=days):
            heads = "".join(f"<th>{escape(each.label)}</th>" for each in days)
            cells = "".join(f"<td>{escape(', '.join(each.entries))}</td>" for each in days)
            return f"<table><tr>{heads}</tr><tr>{cells}</tr></table>"
        case _:
            raise KeyError(type(block).__name__)


def _rows(table: Table) -> Iterator[str]:
    if table.show_head:
        heads = (f"<th>{escape(each.heading)}</th>" for each in table.columns)
        yield f"<tr>{''.join(heads)}</tr>"
    for row in table.rows:
        yield f"<tr>{''.join(f'<td>{_words(cell)}</td>' for cell in row)}</tr>"
