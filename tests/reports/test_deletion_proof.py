"""The proof of a deletion passes as accessible and archivable paper, and is read back whole."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from app.presenters.document import Document, block_texts
from app.presenters.handout.deletion_proof import deletion_proof
from app.reports import render_pdf
from tests.reports.read_back import tree
from tests.reports.verapdf import judge
from tests.services.test_deleting import PROOF, deleted
from tests.support.memory import TODAY

SIZES = (12.0, 16.0, 20.0)


def paper(size: float = 12.0) -> Document:
    case = deleted().case
    head = replace(case.head, case_number="26/117", teaching=True)
    return deletion_proof(replace(case, head=head), PROOF, TODAY, number=2, base_size=size)


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad_:]|(?m:^- )", "", text)


@pytest.mark.parametrize("size", SIZES)
def test_it_is_read_back_whole_and_in_order(size: float) -> None:
    document = paper(size)
    said = squeezed(tree(render_pdf(document)).all_text())
    at = 0
    for text in block_texts(document.blocks):
        for part in text.replace("\t", "\n").splitlines():
            found = said.find(squeezed(part), at)
            assert found >= at, part
            at = found
    assert "Vi ringer" not in said


@pytest.mark.needs("java")
@pytest.mark.timeout(300)
def test_it_passes_as_accessible_and_archivable(tmp_path: Path) -> None:
    for size in SIZES:
        (tmp_path / f"proof-{size}.pdf").write_bytes(render_pdf(paper(size)))
    verdicts = judge(sorted(tmp_path.glob("*.pdf")))
    assert len(verdicts) == 2 * len(SIZES)
    assert {key: each.broken for key, each in verdicts.items() if not each.passed} == {}
