"""Readability on request, and that every standard text on paper is easy to read."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.models.base import Id
from app.models.contacts import Contact, Coordinator, CoordinatorRole
from app.models.people import Household
from app.presenters.document import (
    BulletList,
    Document,
    Heading,
    KeepTogether,
    Paragraph,
    SignatureLine,
    runs,
)
from app.presenters.handout import SheetOptions, child_page, easy_sheet, sheet
from app.presenters.handout.readability import Readability, names_in, readability
from app.rules.lix import lix, sentences, without
from app.words.texts import load_texts
from tests.resources.demo import TRAINING, case_of
from tests.support.forms import LAWS
from tests.support.workspace import family

FOLDER = Path(__file__).parents[3] / "resources" / "texts" / "da"
PLAIN = 30
LIMITS = {("child", "small"): 20, ("child", "middle"): 25, ("easy", "easy"): 20}
HARDEST_ALONE = 40
"""A short sentence with one long word in it is no hard text."""


def measured(text: str) -> str:
    """A text without its gaps: what is filled in is not standard."""
    return re.sub(r"\{\w+\}", "", without(text, ()))


def voices() -> Iterator[tuple[str, str]]:
    for path in sorted(FOLDER.glob("*.toml")):
        if path.stem != "words":
            yield from ((path.stem, voice) for voice in tomllib.loads(path.read_text("utf-8")))


@pytest.mark.parametrize(("name", "voice"), list(voices()))
def test_standard_texts_are_plain(name: str, voice: str) -> None:
    texts = [measured(each) for each in load_texts(name, voice).values()]
    running = [each for text in texts for each in sentences(text)]
    assert running
    assert lix("\n".join(running)) <= LIMITS.get((name, voice), PLAIN)
    assert [each for each in texts if lix("\n".join(sentences(each))) > HARDEST_ALONE] == []


def test_control_a_legal_sentence_is_seen() -> None:
    hard = "Kommunalbestyrelsen træffer helhedsorienterede afgørelser om ressourceforløb."
    assert lix("\n".join(sentences(hard))) > HARDEST_ALONE


@pytest.mark.parametrize(
    ("at", "make", "limit"),
    [(0, sheet, 30), (1, sheet, 30), (0, easy_sheet, 20), (2, child_page, 20), (3, child_page, 25)],
)
def test_the_training_papers_are_easy(at: int, make: object, limit: int) -> None:
    case = case_of(TRAINING)
    made = make(case, case.people[at].id, date(2026, 1, 12), LAWS, SheetOptions())  # type: ignore[operator]  # one of the builders
    found = readability(made, names_in(case, LAWS))
    assert found.sentences > 4
    assert 0 < found.lix <= limit


def test_only_running_sentences_count() -> None:
    blocks = (
        Heading(1, "Kommunalbestyrelsens afgørelser."),
        KeepTogether((Paragraph(runs("Du må komme. Du må gå.")),)),
        BulletList((runs("Virksomhedskonsulentsamtaler"),)),
        SignatureLine("Kommunalbestyrelsens underskrift."),
    )
    found = readability(Document("Ark", blocks))
    assert (found.lix, found.sentences) == (3, 2)
    assert found.longest == ("Du må komme.", "Du må gå.")
    assert found.text == "Læsbarhed: LIX 3 (meget let)"


def test_without_sentences_there_is_nothing_to_measure() -> None:
    assert "ingen hele sætninger" in readability(Document("Ark", ())).text


@pytest.mark.parametrize(
    ("figure", "said"),
    [(24, "meget let"), (27, "let"), (35, "middel"), (45, "svær"), (60, "meget svær")],
)
def test_the_figure_in_words(figure: float, said: str) -> None:
    assert Readability(figure, 1, ()).text == f"Læsbarhed: LIX {figure} ({said})"


def test_names_addresses_and_titles_of_acts_say_nothing_of_the_language() -> None:
    case = family("Familien", "Sanne Holm")
    key = case.id
    case = replace(
        case,
        people=(replace(case.people[0], nickname="Sussi", address="Bygade 1"),),
        contacts=(Contact(id=Id("k"), case_id=key, role="Mentor", organisation="Fyrtårnet"),),
        coordinators=(
            Coordinator(id=Id("c"), case_id=key, role=CoordinatorRole.COORDINATOR, name="Kim"),
        ),
        households=(Household(id=Id("h"), case_id=key, name="Hos Sanne", address="Bygade 1"),),
    )
    assert set(names_in(case, LAWS)) == {
        "Sanne Holm", "Sanne", "Holm", "Sussi", "Bygade 1", "Fyrtårnet", "Kim", "Hos Sanne",
        "Ankestyrelsen", "Serviceloven", "LAB",
    }  # fmt: skip
    text = Document("Ark", (Paragraph(runs("Serviceloven giver Sanne Holm støtte.")),))
    assert readability(text, names_in(case, LAWS)).lix == 2
