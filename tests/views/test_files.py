"""Dialogs for files and folders: in Danish, from the user's own documents, with neutral names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QFileInfo, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from app.views.shared.files import ask_folder, ask_open, ask_save

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


class Seen:
    """What the dialog showed, and what it answers."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, answer: int = 1) -> None:
        self.labels: list[str] = []
        self.kinds: list[str] = []

        def run(dialog: QFileDialog) -> int:
            label = QFileDialog.DialogLabel
            shown = (label.LookIn, label.FileName, label.FileType, label.Accept, label.Reject)
            self.labels = [dialog.labelText(each) for each in shown]
            self.folder = dialog.directory().absolutePath()
            provider = dialog.iconProvider()
            places = (QFileInfo(self.folder), QFileInfo("ark.pdf"), QFileInfo("ark"))
            self.kinds = [provider.type(each) for each in places]
            return answer

        monkeypatch.setattr(QFileDialog, "exec", run)


@pytest.fixture
def over(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> QWidget:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(tmp_path))
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_saving_begins_in_the_documents_with_the_proposed_name(
    over: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen = Seen(monkeypatch)
    assert ask_save(over, "Gem som PDF", "ark-1.pdf", "PDF (*.pdf)") == str(tmp_path / "ark-1.pdf")
    assert seen.labels == ["Mappe:", "Filnavn:", "Filtype:", "Gem", "Annuller"]
    assert seen.kinds == ["Mappe", "PDF-fil", "Fil"]


def test_nothing_is_chosen_when_the_dialog_is_left(
    over: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Seen(monkeypatch, answer=0)
    assert ask_open(over, "Hent", "Alle filer (*)") == ""
    assert seen.labels[3] == "Åbn"


def test_a_folder_is_asked_for_beside_another_one(
    over: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen = Seen(monkeypatch)
    beside = tmp_path / "bokse"
    beside.mkdir()
    ask_folder(over, "Mappe til boksen", beside)
    assert seen.folder == str(beside)
    ask_folder(over, "Mappe til boksen", tmp_path / "gone")
    assert seen.folder == str(tmp_path)
