"""A page to draw on in which everything is either an element's content or decoration.

``belongs_to`` says whose the following content is; it stays so until it is called again, so lines of one
paragraph share one mark. Whatever is drawn must be between such marks: a page has no content of its own.
"""

import io
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFName, PDFPage
from reportlab.pdfgen.canvas import Canvas

from app.reports import metadata
from app.reports.fonts import font_name
from app.reports.structure import Element, Tree

PDF_VERSION = (1, 7)
_PAGE_KEYS = (*PDFPage.__NoDefault__, "StructParents", "Tabs")


class TaggedCanvas(Canvas):
    """ReportLab's canvas with a structure tree, for PDF/UA-1 and PDF/A-2a, the same bytes every time."""

    def __init__(self, page_size: tuple[float, float], language: str) -> None:
        super().__init__(
            io.BytesIO(),
            pagesize=page_size,
            pageCompression=1,
            invariant=1,
            pdfVersion=PDF_VERSION,
            initialFontName=font_name(400),
            lang=language,
        )
        self._doc.__class__ = metadata.ArchiveDocument
        self.tree = Tree()
        self._language = language
        self._open: Element | str = ""
        self._repeating = False
        self._pages: list[str] = []

    def belongs_to(self, element: Element) -> None:
        """What follows is content of ``element``."""
        if self._open is not element and not self._repeating:
            number = self.tree.mark(element, len(self._pages))
            self._switch(element, f"/{element.tag} << /MCID {number} >> BDC")

    def decoration(self) -> None:
        """What follows only pleases the eye: lines, backgrounds."""
        if not self._repeating:
            self._switch("decoration", "/Artifact BMC")

    def begin_repetition(self) -> None:
        """What follows stands on every page (page number, repeated headings), whoever it belongs to."""
        self._switch("repetition", "/Artifact << /Type /Pagination >> BDC")
        self._repeating = True

    def end_repetition(self) -> None:
        """Content is content again."""
        self._repeating = False

    def _switch(self, owner: Element | str, operator: str) -> None:
        if self._open is owner:
            return
        if self._open:
            self._code.append("EMC")
        self._open = owner
        self._code.append(operator)

    def showPage(self) -> None:
        """Close the page and its last mark."""
        if self._open:
            self._code.append("EMC")
            self._open = ""
        name = self._doc.thisPageName()
        self._pages.append(name)
        super().showPage()
        self._tag_page(self._doc.idToObject[name])

    def _tag_page(self, page: Any) -> None:
        """Give a finished page its way back into the tree."""
        page.__NoDefault__ = _PAGE_KEYS
        page.StructParents = len(self._pages) - 1
        page.Tabs = PDFName("S")

    def finish(self, title: str) -> bytes:
        """The whole file. The canvas cannot be used afterwards."""
        self.setTitle(title)
        self.setAuthor("")
        self.setSubject("")
        self.setCreator("Rundbord")
        tree = self.tree.write(self._doc, self._pages)
        metadata.describe(self._doc, title, self._language, tree)
        data: bytes = self.getpdfdata()
        return data
