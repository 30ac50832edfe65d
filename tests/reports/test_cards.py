"""Cards to cut out: the size of a bank card, every entry once, none torn that fits."""

import pytest

from app.presenters.document import Block, CardEntry, Cards, Document
from app.reports import render_pdf
from app.reports.flowables.cards import PANEL_HEIGHT, PANEL_WIDTH, cards
from app.reports.structure import Element
from app.reports.style import Style
from tests.reports.read_back import artifact_text, open_pdf, positions, tree, unmarked
from tests.reports.samples import LONG, PHONE, card_sheet

MM = 72 / 25.4
NUMBER = PHONE.replace("\u00a0", " ")


def drawn(*blocks: Block) -> bytes:
    return render_pdf(Document("Ark", blocks))


def entry(name: str, phone: str = PHONE, about: str = "Ring til mig om alt") -> CardEntry:
    return CardEntry(name, phone, about)


def test_a_panel_is_a_bank_card() -> None:
    assert pytest.approx(85) == PANEL_WIDTH / MM
    assert pytest.approx(54) == PANEL_HEIGHT / MM


def test_every_entry_is_read_once_and_in_order() -> None:
    data = render_pdf(card_sheet(17))
    items = [node.all_text() for node in tree(data).walk() if node.tag == "LI"]
    assert [each.split(NUMBER)[0] for each in items[:17]] == [f"Kontakt {n}" for n in range(17)]
    assert items[3] == f"Kontakt 3{NUMBER}Ring til mig om emne 3"
    assert len(items) == 18


def test_the_title_stands_on_each_panel_and_is_not_read_again() -> None:
    data = render_pdf(card_sheet(17))
    with open_pdf(data) as pdf:
        looked_at = artifact_text(pdf.pages[0])
        assert unmarked(pdf.pages[0]) == []
    assert "Mine kontakter · 1 af 5" in looked_at
    assert "Mine kontakter · 5 af 5" in looked_at
    assert "Mine kontakter" not in tree(data).all_text()


def test_one_panel_needs_no_number() -> None:
    with open_pdf(drawn(Cards("Mine kontakter", (entry("Mentor"),)))) as pdf:
        looked_at = artifact_text(pdf.pages[0])
    assert "Mine kontakter" in looked_at
    assert " af 1Mentor" not in looked_at
    assert "1 af 1" not in looked_at.replace("Side 1 af 1", "")


def test_no_entries_are_no_cards() -> None:
    style = Style(12, 499, 700, "da")
    assert cards(Cards("Mine kontakter", ()), style, Element("Document")) == []


def test_all_words_stand_within_their_panels() -> None:
    with open_pdf(render_pdf(card_sheet(30))) as pdf:
        for page in pdf.pages:
            spots = [x for x, _y in positions(page)]
            assert min(spots) >= 48
            assert max(spots) <= 48 + 499


def test_an_entry_longer_than_a_panel_goes_on_and_loses_nothing() -> None:
    data = drawn(Cards("Kort", (entry("Mentor", about=LONG * 8), entry("Læge", "", ""))))
    read = " ".join(tree(data).all_text().split())
    assert read.count("En lang tekst") == 8
    assert read.endswith("Læge")
