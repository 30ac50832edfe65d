"""Every kind of paper for every reader of the training family: accessible, archivable, read in order."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import pytest

from app.models.meetings import HandoutForm
from app.presenters.document import Block, Cards, Document, Figure, KeepTogether, Week, block_texts
from app.presenters.handout.copies import DRAWN
from app.presenters.typeset import SOFT_HYPHEN
from tests.presenters.handout.invitations import invited
from tests.promise.everything import bytes_of, made_for, readers
from tests.reports.read_back import tree
from tests.reports.verapdf import judge

OF_EACH: Final = 3
"""Papers of one kind and size: for the first readers that can have it."""

NEAR: Final = 400
"""Characters; what is heard later than that stands somewhere else (a week stands between)."""

_WORD: Final = re.compile(r"[^\W_]+")


def every_paper() -> dict[str, Document]:
    case = invited()
    found: list[tuple[str, Document]] = []
    for reader in readers(case):
        for what, document in made_for(case, reader).papers:
            if sum(kind == what for kind, _document in found) < OF_EACH:
                found.append((what, document))
    return {f"{at:03}-{what}": document for at, (what, document) in enumerate(found)}


PAPERS: Final = every_paper()


def test_every_form_that_can_be_drawn_is_among_them() -> None:
    drawn = {name.split("-", 1)[1].split(":")[0].split(" ")[0] for name in PAPERS}
    elsewhere = {  # nobody in the training family has taken one back, nobody is heard, no minutes are gone
        HandoutForm.LETTER.value, HandoutForm.HEARING.value, HandoutForm.DELETION.value
    }  # fmt: skip
    assert {each.value for each in DRAWN} - drawn <= elsewhere


@pytest.mark.needs("java")
@pytest.mark.timeout(300)
def test_all_of_it_passes_ua_and_archive(tmp_path: Path) -> None:
    for at, document in enumerate(PAPERS.values()):
        (tmp_path / f"{at:03}.pdf").write_bytes(bytes_of(document)[0])
    verdicts = judge(sorted(tmp_path.glob("*.pdf")))
    assert len(verdicts) == 2 * len(PAPERS)
    assert {key: each.broken for key, each in verdicts.items() if not each.passed} == {}


def words(text: str) -> list[str]:
    return _WORD.findall(text.replace(SOFT_HYPHEN, ""))


def in_order(blocks: Iterable[Block]) -> Iterator[str]:
    """What is read from top to bottom; a week and a card go across, a picture's words are beside it."""
    for each in blocks:
        if isinstance(each, KeepTogether):
            yield from in_order(each.blocks)
        elif not isinstance(each, (Cards, Figure, Week)):
            yield from block_texts((each,))


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_it_is_read_in_the_order_in_which_it_is_written(name: str) -> None:
    """Every word that is written is heard, none before one that is written earlier."""
    heard = "".join(words(tree(bytes_of(PAPERS[name])[0]).all_text()))
    missed, at = [], heard.find(words(next(in_order(PAPERS[name].blocks)))[0])
    for each in words(" ".join(in_order(PAPERS[name].blocks))):
        found = heard.find(each, at, at + len(each) + NEAR)
        if found < 0:
            missed.append(each)
        else:
            at = found + len(each)
    assert missed == []
