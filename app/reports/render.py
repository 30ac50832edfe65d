"""Documents as the bytes of a PDF.

The same documents give the same bytes, on every machine and in every thread: nothing here asks for the
time, a random number or the order of a set.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.presenters.document import Document
from app.presenters.theme import Theme, load_theme
from app.reports.canvas import TaggedCanvas
from app.reports.flow import Flow
from app.reports.flowables.tables import stacked_columns
from app.reports.furniture import Furniture
from app.reports.page import Pen, draw_page, paginate
from app.reports.style import MARGIN, POINTS_PER_MM, Style

MakeCanvas = Callable[[tuple[float, float], str], TaggedCanvas]


def render_pdf(
    document: Document, theme: Theme | None = None, make_canvas: MakeCanvas = TaggedCanvas
) -> bytes:
    """The document as a tagged PDF (PDF/UA-1, PDF/A-2a) in the theme for paper or another light one."""
    theme = theme or load_theme("paper")
    canvas = make_canvas(_size(document), document.language)
    _draw(document, theme, canvas)
    return canvas.finish(document.title)


def render_set(documents: Sequence[Document], title: str, theme: Theme | None = None) -> bytes:
    """Documents for one reader as one tagged PDF, each of them on leaves of its own.

    Where one ends on a front, its back is blank: printed on both sides, no leaf carries two.
    """
    theme = theme or load_theme("paper")
    first = documents[0]
    canvas = TaggedCanvas(_size(first), first.language)
    for document in documents:
        canvas.setPageSize(_size(document))
        if _draw(document, theme, canvas) % 2:
            canvas.showPage()
    return canvas.finish(title)


def _size(document: Document) -> tuple[float, float]:
    width, height = document.paper.value
    return width * POINTS_PER_MM, height * POINTS_PER_MM


def _draw(document: Document, theme: Theme, canvas: TaggedCanvas) -> int:
    """Draw a document on new pages; returns how many."""
    width, height = _size(document)
    pen = Pen(canvas, theme, MARGIN, width - 2 * MARGIN, height)
    style = Style(document.base_size, pen.width, height, document.language, document.spacing)
    furniture = Furniture(document, style, canvas.tree.root)
    top, bottom = furniture.text_area(height)
    stacked = stacked_columns(document.blocks, style)
    flow = Flow(replace(style, height=bottom - top, stacked=stacked), canvas.tree.root)
    flow.add(document.blocks)
    pages = paginate(flow.slices, top, bottom)
    for number, page in enumerate(pages, 1):
        furniture.draw_header(pen, first=number == 1)
        draw_page(pen, page)
        furniture.draw_footer(pen, number, len(pages))
        canvas.showPage()
    return len(pages)
