"""Prints PDF bytes from memory: no temporary file; the same bytes go to a file when asked.

QtPrintSupport is imported when something is printed: it weighs on the start.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from app.desktop.preview import PdfPages

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

__all__ = ["PRINT_DPI", "PrintFailed", "ask_printer", "print_pdf", "print_to_file"]

PRINT_DPI: Final = 300


class PrintFailed(Exception):
    """The printer took nothing."""


def ask_printer(parent: QWidget, title: str) -> "QPrinter | None":
    """Let the user choose a printer; None when they thought better of it.

    ``title`` becomes the name of the job, which others may see: keep it neutral.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setResolution(PRINT_DPI)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def print_pdf(data: bytes, printer: "QPrinter") -> int:
    """Print every page; returns how many.

    A printer that is a PDF file gets the very bytes, with their tags and fonts, and for this user
    only; a drawing of them would be a picture that nobody can have read aloud.

    Raises:
        PrintFailed: the printer does not take the job.
        BrokenPdf: the bytes are no PDF.
    """
    pages = PdfPages(data)
    if printer.outputFormat() is type(printer).OutputFormat.PdfFormat:
        return _into_file(data, pages, printer.outputFileName())
    painter = QPainter()
    try:
        _set_paper(printer, pages, 0)
        if not painter.begin(printer):
            raise PrintFailed
        for page in range(pages.count):
            if page:
                _set_paper(printer, pages, page)
                if not printer.newPage():
                    raise PrintFailed
            image = pages.image(page, PRINT_DPI)
            room = QRectF(painter.viewport())
            painter.drawImage(room, image, QRectF(image.rect()))
        return pages.count
    finally:
        if painter.isActive():
            painter.end()
        pages.close()


def _into_file(data: bytes, pages: PdfPages, name: str) -> int:
    count = pages.count
    pages.close()
    try:
        print_to_file(data, Path(name))
    except OSError:
        raise PrintFailed from None
    return count


def _set_paper(printer: "QPrinter", pages: PdfPages, page: int) -> None:
    wide, high = pages.size_points(page)
    lying = wide > high
    size = QSizeF(min(wide, high), max(wide, high))
    printer.setPageSize(QPageSize(size, QPageSize.Unit.Point))
    way = QPageLayout.Orientation
    printer.setPageOrientation(way.Landscape if lying else way.Portrait)
    printer.setFullPage(True)


def print_to_file(data: bytes, path: Path) -> None:
    """Write the bytes as they are, readable for this user only, whole or not at all.

    Raises:
        OSError: there is no room or no right to write.
    """
    beside = path.with_name(path.name + ".part")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
