"""The same document gives the same bytes: in every process, in every thread."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path

import pytest

from app.presenters.document import Document, Paragraph, runs
from app.presenters.theme import load_theme
from app.reports import fonts, render_pdf, render_svg
from tests.reports.samples import everything, handout, map_sheet, picture

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = (
    "import hashlib; from app.presenters.theme import load_theme; "
    "from app.reports import render_pdf, render_svg; "
    "from tests.reports.samples import everything, picture; "
    "whole = render_pdf(everything()) + render_svg(picture(), load_theme('paper')).encode(); "
    "print(hashlib.sha256(whole).hexdigest())"
)


def digest(seed: str) -> str:
    environment = os.environ | {"PYTHONHASHSEED": seed}
    command = [sys.executable, "-c", PROGRAM]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    return run.stdout.decode("ascii").strip()


def test_same_bytes_whatever_the_hash_seed() -> None:
    whole = render_pdf(everything()) + render_svg(picture(), load_theme("paper")).encode()
    assert {digest("0"), digest("1"), digest("4711")} == {hashlib.sha256(whole).hexdigest()}


def test_same_bytes_in_threads() -> None:
    documents = [handout(), map_sheet(), handout(20), everything()] * 3
    alone = [render_pdf(document) for document in documents]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(render_pdf, documents)) == alone


LETTERS = Document("T", (Paragraph(runs("Æ Ø Å é ü ½ è ö ä ñ ç â ê")),))
"""Letters that are put together of others: where they lie is read again for every sheet."""


@pytest.fixture
def hasty() -> Iterator[None]:
    """Threads that take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def drawn_at_once(times: int) -> set[bytes | str]:
    """What came out, or what went wrong, when four threads drew the same letters."""
    with ThreadPoolExecutor(4) as pool:
        made = [pool.submit(render_pdf, LETTERS) for _ in range(times)]
    failed = (each.exception() for each in made)
    return {
        each.result() if error is None else type(error).__name__
        for each, error in zip(made, failed, strict=True)
    }


@pytest.mark.usefixtures("hasty")
def test_letters_put_together_of_others_are_the_same_in_threads_that_hurry() -> None:
    assert drawn_at_once(120) == {render_pdf(LETTERS)}


@pytest.mark.usefixtures("hasty")
def test_control_without_taking_turns_the_letters_are_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fonts, "_subsetting", nullcontext())
    assert any(drawn_at_once(120) != {render_pdf(LETTERS)} for _round in range(40))


def test_what_was_drawn_before_leaves_no_trace() -> None:
    before = render_pdf(handout())
    render_pdf(Document("Andet", (Paragraph(runs("Æ Ø Å é ü ½ → ✓")),)))
    assert render_pdf(handout()) == before


@pytest.mark.parametrize("theme", ["paper", "light"])
def test_control_another_text_gives_other_bytes(theme: str) -> None:
    colours = load_theme(theme)
    one, other = (Document("T", (Paragraph(runs(text)),)) for text in ("a", "b"))
    assert render_pdf(one, colours) != render_pdf(other, colours)
