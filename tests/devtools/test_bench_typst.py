"""The sheet that Typst is timed with is the same sheet, and a tagged one."""

from __future__ import annotations

import io

import pikepdf
import pytest
import typst

from app.presenters.document import Document, Heading, PageBreak, Paragraph, runs
from devtools.bench_typst import FONTS, STANDARD, source
from tests.reports.samples import handout


def test_a_citizens_sheet_becomes_a_tagged_file_of_typsts() -> None:
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])
    compiler = typst.Compiler(source(handout()).encode(), font_paths=fonts)
    data = compiler.compile(format="pdf", pdf_standards=STANDARD)
    assert isinstance(data, bytes)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)


def test_words_stand_in_it_as_they_are() -> None:
    text = source(Document("Ark", (Heading(1, "#let [x]"), Paragraph(runs('a "b" \\c')))))
    assert '#heading(level: 1, "#let [x]")' in text
    assert '#"a \\"b\\" \\\\c"' in text


def test_a_block_that_no_sheet_has_is_said() -> None:
    with pytest.raises(KeyError):
        source(Document("Ark", (PageBreak(),)))
