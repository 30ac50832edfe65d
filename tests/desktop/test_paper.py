"""Preview and print: white pages from bytes in memory, and the very bytes in a file."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor
from PySide6.QtPrintSupport import QPrinter
from reportlab.pdfgen.canvas import Canvas

from app.desktop.preview import BrokenPdf, PdfPages, first_page_png
from app.desktop.printing import PrintFailed, print_pdf, print_to_file

if TYPE_CHECKING:
    from pathlib import Path


def pdf() -> bytes:
    """An upright A4 page with a black box at the top left, and a lying one."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(595, 842), invariant=True)
    canvas.rect(0, 742, 100, 100, fill=1)
    canvas.showPage()
    canvas.setPageSize((842, 595))
    canvas.rect(0, 0, 10, 10, fill=1)
    canvas.save()
    return file.getvalue()


def test_pages_are_white_where_nothing_is_drawn(qapp: object) -> None:
    pages = PdfPages(pdf())
    image = pages.image(0, 72)
    assert pages.count == 2
    assert (image.width(), image.height()) == (595, 842)
    assert image.pixelColor(50, 50) == QColor("black")
    assert image.pixelColor(400, 600) == QColor("white")
    pages.close()


def test_the_first_page_as_png(qapp: object) -> None:
    assert first_page_png(pdf(), 36).startswith(b"\x89PNG")


def test_bytes_that_are_no_pdf_are_refused(qapp: object) -> None:
    with pytest.raises(BrokenPdf):
        PdfPages(b"no paper")


@pytest.fixture
def on_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    """Printers draw into a file, but say that they are real ones."""
    native = QPrinter.OutputFormat.NativeFormat
    monkeypatch.setattr(QPrinter, "outputFormat", lambda _printer: native)


def printer_into(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_printing_into_a_file_keeps_the_tags_and_is_for_this_user_only(
    qapp: object, tmp_path: Path
) -> None:
    path = tmp_path / "printed.pdf"
    assert print_pdf(pdf(), printer_into(path)) == 2
    assert path.read_bytes() == pdf()
    assert path.stat().st_mode & 0o077 == 0
    with pytest.raises(PrintFailed):
        print_pdf(pdf(), printer_into(tmp_path / "missing" / "printed.pdf"))


@pytest.mark.usefixtures("qapp", "on_paper")
def test_printing_prints_every_page_upright_or_lying(tmp_path: Path) -> None:
    printer = printer_into(tmp_path / "printed.pdf")
    assert print_pdf(pdf(), printer) == 2
    printed = PdfPages((tmp_path / "printed.pdf").read_bytes())
    assert printed.count == 2
    assert printed.image(0, 72).pixelColor(50, 50).lightness() < 40
    wide, high = printed.size_points(1)
    assert wide > high
    printed.close()


@pytest.mark.qt_log_ignore("QPainter::begin")
@pytest.mark.usefixtures("qapp", "on_paper")
def test_a_printer_that_takes_nothing_is_told(tmp_path: Path) -> None:
    with pytest.raises(PrintFailed):
        print_pdf(pdf(), printer_into(tmp_path / "missing" / "printed.pdf"))


def test_a_file_gets_the_very_bytes_for_this_user_only(tmp_path: Path) -> None:
    path = tmp_path / "ark.pdf"
    print_to_file(b"bytes", path)
    assert path.read_bytes() == b"bytes"
    assert path.stat().st_mode & 0o077 == 0
    assert [each.name for each in tmp_path.iterdir()] == ["ark.pdf"]


def test_a_file_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "ark.pdf").mkdir()
    with pytest.raises(OSError, match="directory"):
        print_to_file(b"bytes", tmp_path / "ark.pdf")
    assert [each.name for each in tmp_path.iterdir()] == ["ark.pdf"]
