"""Copied text is marked as secret, and gone after a while unless somebody copied since."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QClipboard, QGuiApplication

from app.desktop.clipboard import CLEARED_AFTER_MS, Clipboard

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def clipboard(qapp: object) -> Clipboard:
    return Clipboard()


def test_a_copy_is_there_and_concealed(clipboard: Clipboard) -> None:
    clipboard.copy("Sanne ringer til lægen")
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "Sanne ringer til lægen"
    assert data.data("x-kde-passwordManagerHint").data() == b"secret"
    clipboard.clear()


def test_it_is_taken_away_again(clipboard: Clipboard, qtbot: QtBot) -> None:
    assert CLEARED_AFTER_MS == 30_000
    clipboard._timer.setInterval(1)
    clipboard.copy("Sanne ringer til lægen")
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "")


def test_what_somebody_else_copied_since_stays(clipboard: Clipboard) -> None:
    clipboard.copy("vores")
    QGuiApplication.clipboard().setText("deres")
    clipboard.clear()
    assert QGuiApplication.clipboard().text() == "deres"
    QGuiApplication.clipboard().clear()


@pytest.mark.parametrize("mine", [True, False])
def test_what_was_copied_out_of_a_field_goes_at_lock_and_another_program_s_stays(
    clipboard: Clipboard, monkeypatch: pytest.MonkeyPatch, mine: bool
) -> None:
    cleared: list[QClipboard.Mode] = []
    board = SimpleNamespace(
        text=lambda: "Sanne bor på Elmevej",
        ownsClipboard=lambda: mine,
        ownsSelection=lambda: mine,
        clear=cleared.append,
    )
    monkeypatch.setattr(QGuiApplication, "clipboard", lambda: board)
    clipboard.leave()
    both = [QClipboard.Mode.Clipboard, QClipboard.Mode.Selection]
    assert cleared == (both if mine else [])
