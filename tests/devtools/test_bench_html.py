"""The sheet by way of HTML, for the bench: that what is timed says the same words."""

import pytest

from app.presenters.document import Document, PageBreak
from devtools.bench_html import FONT, libreoffice_ms, page
from tests.reports.samples import handout


def test_the_page_says_what_the_sheet_says() -> None:
    html = page(handout())
    assert FONT.is_file()
    assert html.count("<h1>") == 1
    assert html.count("<table>") >= 2
    assert "<th>" in html


def test_a_block_that_no_sheet_has_is_refused() -> None:
    with pytest.raises(KeyError, match="PageBreak"):
        page(Document(title="Ark", blocks=(PageBreak(),)))


def test_without_libreoffice_there_is_no_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert libreoffice_ms([page(handout())]) is None
