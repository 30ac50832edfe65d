"""Drawing for both faces; what draws is imported when paper is wanted."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.presenters.document import Document
    from app.presenters.drawing import Picture

__all__ = ["DrawnPaper"]


class DrawnPaper:
    """Documents and pictures drawn by ``app.reports``, which is imported when paper is wanted."""

    def pdf(self, document: "Document") -> bytes:
        """A document as tagged PDF, always the same bytes."""
        from app.reports import render_pdf

        return render_pdf(document)

    def pdf_set(self, documents: "Sequence[Document]", title: str) -> bytes:
        """Documents for one reader in one file, each on leaves of its own, backs blank."""
        from app.reports import render_set

        return render_set(documents, title)

    def svg(self, picture: "Picture") -> bytes:
        """A picture as SVG, in the colours of paper."""
        from app.presenters.theme import load_theme
        from app.reports import render_svg

        return render_svg(picture, load_theme("paper")).encode()
