"""For whom, and which paper: easy to find among twenty, and every kind goes to its own reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from app.models.meetings import HandoutForm
from app.models.readers import FamilyReader, ProfessionalReader
from tests.support.pages import bare_family, training
from tests.support.sheets import SheetDesk, sheet_desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.models.base import Id


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[SheetDesk]:
    made = sheet_desk(qtbot, training(), tmp_path)
    yield made
    made.page.context.tasks.drain()


def contact(desk: SheetDesk, begins: str) -> Id:
    return next(each.id for each in desk.desk.case.contacts if each.role.startswith(begins))


def test_everybody_stands_in_a_group(desk: SheetDesk) -> None:
    words = desk.desk.words()
    assert words.index("Familien") < words.index("Fagpersoner") < words.index("Dig")
    assert len(desk.page.cards.keys) == 1 + 4 + 17 + 1


def test_typing_narrows_down_and_enter_takes_the_first(desk: SheetDesk) -> None:
    whom = desk.page.cards
    whom.search.setFocus()
    desk.desk.press("fysio")
    assert whom.cards.keys == (contact(desk, "Fysio"),)
    desk.desk.press(Qt.Key.Key_Return)
    desk.wait()
    assert desk.page.panel.title.text() == "Fagpersonens ark 1 til Fysioterapeut"
    desk.desk.press(Qt.Key.Key_Escape)
    assert len(whom.cards.keys) == len(whom.keys)


def test_a_letter_on_a_card_begins_a_search_and_down_comes_back(desk: SheetDesk) -> None:
    whom = desk.page.cards
    whom.card(desk.person("Sanne")).setFocus()
    desk.desk.press("u")
    assert whom.search.text() == "u"
    desk.desk.press("u", Qt.Key.Key_Down)
    assert whom.card(contact(desk, "UU-")).hasFocus()
    desk.desk.press(Qt.Key.Key_Return)
    desk.wait()
    assert "UU-specialvejleder" in desk.twin


def test_nobody_of_that_name_is_said(desk: SheetDesk) -> None:
    whom = desk.page.cards
    whom.search.setText("xyz")
    assert "Ingen hedder sådan her." in desk.desk.words()
    whom.search.setFocus()
    desk.desk.press(Qt.Key.Key_Return, Qt.Key.Key_Down)
    assert desk.page.choosing.chosen is None


def test_a_small_family_needs_no_search(qtbot: QtBot, tmp_path: Path) -> None:
    made = sheet_desk(qtbot, bare_family(), tmp_path)
    assert made.page.cards.search.isHidden()
    made.page.cards.card(made.person("Sanne")).setFocus()
    made.desk.press("m")
    assert made.page.cards.search.text() == ""
    made.page.context.tasks.drain()


def test_another_paper_for_the_same_reader(desk: SheetDesk) -> None:
    desk.choose("Sanne")
    desk.page.panel.forms.row(str(HandoutForm.MAP)).click()
    desk.wait()
    assert desk.page.panel.title.text() == "Netværkskort 1 til Sanne"
    assert "Her er kun det, som modtageren må se." in desk.desk.words()
    desk.choose("David")
    assert desk.page.panel.title.text() == "Ark 1 til David"
    desk.choose("Sanne")
    assert desk.page.panel.title.text() == "Netværkskort 1 til Sanne"


def test_what_is_printed_for_a_professional_is_noted_for_that_contact(desk: SheetDesk) -> None:
    key = contact(desk, "Virksomhedskonsulent")
    desk.page.choose(key)
    desk.wait()
    desk.page.print_out()
    desk.wait()
    assert desk.handed[0][:2] == (ProfessionalReader(key), HandoutForm.PROFESSIONAL)
    (row,) = desk.sheets
    assert (row.contact_id, row.number) == (key, 1)
    bases = {each.consent_id for each in desk.desk.case.handout_bases}
    named = {each.consent_id for each in desk.desk.case.recipients if each.contact_id == key}
    assert bases
    assert bases <= named
    assert "erstatter nummer 1" in desk.page.panel.about.text()
    assert "ark 2, erstatter 1" in desk.twin


def test_an_extract_has_a_neutral_file(desk: SheetDesk) -> None:
    desk.desk.workspace.set_setting("sheets.told_plain", "1")
    desk.page.choose(contact(desk, "Fysio"))
    desk.wait()
    desk.page.panel.forms.row(str(HandoutForm.PROVIDER)).click()
    desk.wait()
    desk.page.save()
    desk.wait()
    assert desk.outside.proposed == ["uddrag-1.pdf"]


def test_an_old_sheet_of_a_contact_can_be_gone_to(desk: SheetDesk) -> None:
    key = contact(desk, "Fysio")
    workspace = desk.desk.workspace
    workspace.hand_out(desk.desk.case_id, ProfessionalReader(key), HandoutForm.PROVIDER, b"x")
    workspace.hand_out(desk.desk.case_id, FamilyReader(desk.person("Sanne")), HandoutForm.MAP, b"x")
    desk.desk.show()
    for row, title in zip(
        desk.sheets, ("Uddrag til udfører 2 til Fysioterapeut", "Netværkskort 2 til Sanne"), strict=True
    ):  # fmt: skip
        desk.page.select(row.id)
        desk.wait()
        assert desk.page.panel.title.text() == title
    desk.page.select(key)
    desk.wait()
    assert desk.page.choosing.chosen == key


def test_readability_is_said_when_asked_for_and_gone_with_another_sheet(desk: SheetDesk) -> None:
    desk.choose("Sanne")
    assert "LIX" not in desk.desk.words()
    desk.page.panel.reading.click()
    assert "LIX" in desk.desk.words()
    desk.choose("David")
    assert "LIX" not in desk.desk.words()


def test_the_consents_of_one_are_a_single_row_until_looked_at(desk: SheetDesk) -> None:
    desk.choose("Sanne")
    rows = [each.text() for each in desk.page.panel.forms.rows]
    assert rows[-1] == "Samtykker og breve"
    desk.page.panel.forms.rows[-1].click()
    desk.wait()
    assert desk.page.panel.title.text() == "Samtykkeerklæring 1 til Sanne"
    assert len(desk.page.panel.forms.rows) > len(rows)
    own = [each for each in desk.desk.case.consents if each.giver_id == desk.person("David")]
    desk.page.select(own[0].id)
    desk.wait()
    assert desk.page.panel.title.text() == "Samtykkeerklæring 1 til David"


def test_a_second_form_of_consent_takes_no_others_place(desk: SheetDesk) -> None:
    desk.choose("Sanne")
    own = [each for each in desk.desk.case.consents if each.giver_id == desk.person("Sanne")]
    for each in own[:2]:
        desk.page.select(each.id)
        desk.wait()
        desk.page.print_out()
        desk.wait()
    assert desk.page.panel.title.text() == "Samtykkeerklæring 3 til Sanne"
    assert "erstatter" not in desk.page.panel.about.text()
    assert "ark 3" in desk.twin
    assert "erstatter" not in desk.twin


def test_enter_without_a_word_takes_a_person_and_not_the_pack(desk: SheetDesk) -> None:
    desk.page.cards.search.setFocus()
    desk.desk.press(Qt.Key.Key_Return)
    assert desk.page.choosing.chosen == desk.person("Sanne")
