"""Every paper for a family member read back from its PDF: all of it, in order, of nobody else."""

import re
from collections.abc import Callable
from datetime import date

import pytest

from app.models.readers import FamilyReader
from app.presenters.document import Cards, Document, Figure, KeepTogether, block_texts
from app.presenters.handout import SheetOptions, contact_card, easy_sheet, sheet
from app.reports import render_pdf
from app.rules.lens import lens
from app.rules.naming import Lexicon
from tests.reports.read_back import open_pdf, tree
from tests.resources.demo import TRAINING, case_of
from tests.resources.test_demo_training import ONLY_DAVID, ONLY_SANNE
from tests.support.forms import LAWS

DAY = date(2026, 1, 12)
FOREIGN = {
    "Sanne": ONLY_DAVID,
    "David": ONLY_SANNE,
    "Lukas": (*ONLY_DAVID, *ONLY_SANNE),
    "Mille": (*ONLY_DAVID, *ONLY_SANNE),
}
PAGES = {("Sanne", 12.0): 3, ("David", 12.0): 2, ("Lukas", 12.0): 2, ("Mille", 12.0): 2}
MAKERS = (sheet, easy_sheet, contact_card)
Make = Callable[..., Document]


def paper(make: Make, name: str, size: float) -> Document:
    case = case_of(TRAINING)
    key = next(each.id for each in case.people if each.name == name)
    seen = lens(case, FamilyReader(key), DAY, Lexicon()).case
    return make(seen, key, DAY, LAWS, SheetOptions(number=2, base_size=size))


def letters(text: str) -> str:
    """The text without what a line's end or a list's mark makes different."""
    return re.sub(r"[\s\u00ad]|(?m:^- )", "", text)


def words(document: Document) -> list[str]:
    """Each line of the blocks, in reading order."""
    parts = [
        part
        for each in document.blocks
        for part in (each.blocks if isinstance(each, KeepTogether) else (each,))
        if not isinstance(part, Cards | Figure)
    ]
    lines = [line for text in block_texts(parts) for line in text.splitlines()]
    return [each for line in lines for each in line.split("\t") if letters(each)]


@pytest.mark.parametrize("size", [12.0, 16.0, 20.0])
@pytest.mark.parametrize("name", list(FOREIGN))
@pytest.mark.parametrize("make", MAKERS)
def test_it_is_read_whole_in_order_and_of_nobody_else(make: Make, name: str, size: float) -> None:
    document = paper(make, name, size)
    read = tree(render_pdf(document)).all_text()
    at, heard = 0, letters(read)
    for each in words(document):
        if not re.match(r"\w+ \d+\.: ", each):  # a week is read by its columns where it is boxes
            found = heard.find(letters(each), at)
            assert found >= 0, each
            at = found
    assert [each for each in FOREIGN[name] if each in read] == []
    assert f"Til {name}" in read
    assert "2, erstatter 1" in read
    assert "gælder til næste møde" in read


@pytest.mark.parametrize(("name", "size"), list(PAGES))
def test_a_sheet_takes_no_more_leaves_than_it_must(name: str, size: float) -> None:
    with open_pdf(render_pdf(paper(sheet, name, size))) as pdf:
        assert len(pdf.pages) == PAGES[name, size]
