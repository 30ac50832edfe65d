"""Pages of a PDF as images, for looking at and for printing; from memory, never from a file.

QtPdf is imported when the first page is wanted: it weighs on the start.
"""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QPainter

__all__ = ["BrokenPdf", "PdfPages", "first_page_png"]

_POINTS_PER_INCH: Final = 72.0
_SCREEN_DPI: Final = 144.0


class BrokenPdf(Exception):
    """The bytes are no PDF that can be shown."""


class PdfPages:
    """A PDF that is open in memory."""

    def __init__(self, data: bytes) -> None:
        """Read the bytes.

        Raises:
            BrokenPdf: they cannot be shown.
        """
        from PySide6.QtPdf import QPdfDocument

        self._bytes = QByteArray(data)
        self._buffer = QBuffer(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument(None)  # type: ignore[call-overload]  # None is no parent
        self._document.load(self._buffer)
        if self._document.status() is not QPdfDocument.Status.Ready:
            raise BrokenPdf

    @property
    def count(self) -> int:
        """How many pages."""
        count: int = self._document.pageCount()
        return count

    def size_points(self, page: int) -> tuple[float, float]:
        """Width and height of a page in points."""
        size = self._document.pagePointSize(page)
        return size.width(), size.height()

    def image(self, page: int, dpi: float) -> QImage:
        """A page on white paper, in so many dots per inch."""
        wide, high = self.size_points(page)
        size = QSize(round(wide * dpi / _POINTS_PER_INCH), round(high * dpi / _POINTS_PER_INCH))
        drawn = self._document.render(page, size)
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        painter.drawImage(0, 0, drawn)
        painter.end()
        return image

    def close(self) -> None:
        """Forget the pages."""
        self._document.close()
        self._buffer.close()


def first_page_png(data: bytes, dpi: float = _SCREEN_DPI) -> bytes:
    """The first page of a PDF as a PNG on white.

    Raises:
        BrokenPdf: the bytes cannot be shown.
    """
    pages = PdfPages(data)
    try:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        pages.image(0, dpi).save(buffer, "PNG")  # type: ignore[call-overload]  # Qt takes a device
        return bytes(buffer.data().data())
    finally:
        pages.close()
