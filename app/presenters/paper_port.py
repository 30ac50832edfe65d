"""How the faces have something drawn without knowing who draws it."""

from collections.abc import Sequence
from typing import Protocol

from app.presenters.document import Document
from app.presenters.drawing import Picture

__all__ = ["Paper"]


class Paper(Protocol):
    """Draws frozen values only, so that a worker may call it."""

    def pdf(self, document: Document) -> bytes:
        """A document as tagged PDF, always the same bytes."""

    def pdf_set(self, documents: Sequence[Document], title: str) -> bytes:
        """Documents for one reader in one file, each on leaves of its own, backs blank."""

    def svg(self, picture: Picture) -> bytes:
        """A picture as SVG, in the colours of paper."""
