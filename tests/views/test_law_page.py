"""Lovgrundlag: profiles with what they say, and a municipality's own rules in and out as files."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.models.vault_problems import DiskFull
from app.views.families.page import FamiliesPage
from app.views.law import page as law_page
from app.views.law.page import LawPage
from app.views.page import Tone
from tests.support.laws import shipped_laws
from tests.support.pages import PageDesk, bare_family, page_desk
from tests.support.workspace import FakeClock


def desk_of(qtbot: QtBot) -> PageDesk:
    desk = page_desk(qtbot, LawPage, bare_family(), shipped_laws())
    desk.workspace.clock.moment = FakeClock(date(2027, 6, 1)).moment
    desk.page.show_desk()
    return desk


def example(desk: PageDesk, folder: Path, *changes: tuple[str, str]) -> Path:
    text = desk.workspace.local_laws.example().decode()
    for old, new in changes:
        text = text.replace(old, new, 1)
    made = folder / "regler.toml"
    made.write_text(text, "utf-8")
    return made


def test_the_profiles_stand_with_the_one_in_force_first(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)

    assert desk.page.cards.keys == ("2026", "2025", "plan", "2013", "hoi")
    assert desk.page.chosen == "2026"
    groups = [each.title for each in desk.page.board.shown]
    assert groups[:4] == [
        "Tværfagligt møde og samlet beskrivelse (fra 2026)", "Sagstyper", "Hvem er med",
        "Klar til mødet",
    ]  # fmt: skip
    assert "Forslag, slukket" in desk.words()


def test_another_profile_is_shown_by_choosing_it(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    desk.page.cards.used.emit("2013")
    desk.page.show_desk()

    assert desk.page.chosen == "2013"
    assert "skal være der" in desk.words()
    assert desk.page.save.isHidden()


def test_a_file_is_brought_in_and_shown(qtbot: QtBot, tmp_path: Path) -> None:
    desk = desk_of(qtbot)
    desk.page.take(example(desk, tmp_path))

    assert desk.page.chosen == "eksempel-2027"
    assert desk.messages[-1].text == "Reglerne fra Eksempel Kommune er hentet."
    words = desk.words()
    assert "Kommunens egne regler" in words
    assert "Boligområdet" in words
    desk.page.choose("2026")
    assert "Boligområdet" in desk.words(), "it stands in the profile from its first day on"


def test_a_bad_file_is_a_plain_sentence_and_changes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    desk = desk_of(qtbot)
    desk.page.take(example(desk, tmp_path, ("amount = 4", "amount = 0")))
    desk.page.take(tmp_path / "findes-ikke.toml")

    first, second = desk.messages
    assert (
        first.text
        == "Filen er ikke hentet, og intet er ændret. »amount« i nr. 1 under »deadlines« har et tal,"
        " der ikke kan passe."
    )
    assert second.text.startswith("Filen kan ikke læses.")
    assert {each.tone for each in desk.messages} == {Tone.WARNING}
    assert desk.workspace.local_laws.all() == ()


def test_a_vault_that_cannot_write_says_so(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_of(qtbot)

    def full(*_: Any) -> None:
        raise DiskFull

    monkeypatch.setattr(desk.workspace.settings, "set", full, raising=False)
    desk.page.take(example(desk, tmp_path))

    assert desk.messages[-1].tone is Tone.WARNING
    assert desk.page.chosen == "2026"


def test_files_go_out_as_they_came(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_of(qtbot)
    data = example(desk, tmp_path)
    desk.page.take(data)
    target = tmp_path / "ud.toml"
    monkeypatch.setattr(law_page, "ask_save", lambda *_: str(target))
    desk.page.save.click()

    assert target.read_bytes() == data.read_bytes()
    assert desk.workspace.acts == ["law.import", "law.export"]
    desk.page.save_example()
    assert target.read_bytes() == desk.workspace.local_laws.example()
    assert desk.workspace.acts == ["law.import", "law.export"], "the example is nobody's"


def test_nothing_is_logged_where_nothing_was_saved(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_of(qtbot)
    desk.page.take(example(desk, tmp_path))
    for answer in ("", str(tmp_path / "ingen" / "mappe.toml")):
        monkeypatch.setattr(law_page, "ask_save", lambda *_, path=answer: path)
        desk.page.save_chosen()

    assert desk.workspace.acts == ["law.import"]
    assert desk.messages[-1].tone is Tone.WARNING


def test_the_file_is_asked_for(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_of(qtbot)
    monkeypatch.setattr(law_page, "ask_open", lambda *_: "")
    desk.page.fetch()
    assert not desk.messages
    monkeypatch.setattr(law_page, "ask_open", lambda *_: str(example(desk, tmp_path)))
    by_words = {each.text(): each for each in desk.page.page_actions()}
    by_words["Hent kommunens egne regler"].trigger()
    assert desk.page.chosen == "eksempel-2027"


def test_a_kept_file_that_cannot_be_read_is_told(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    desk.workspace.settings.set("law.local", '["x = 1"]')
    desk.workspace.local_laws._kept = None
    desk.page.show_desk()

    assert "1 fil med kommunens regler kan ikke læses" in desk.words()


def test_the_list_of_families_leads_here(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, FamiliesPage, bare_family())
    buttons = {each.accessibleName(): each for each in desk.page.findChildren(QPushButton)}
    buttons["Lovgrundlag"].click()

    assert desk.gone_to == [("law", None)]
