"""What Qt says itself is Danish while a window stands, also in the demonstration."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject
from shiboken6 import delete

from app.desktop.qt_words import speak_danish

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

DEMO: Final = """
from PySide6.QtCore import QCoreApplication
from app.bootstrap import window
from app.views.shell.window import MainWindow

MainWindow.closeEvent = lambda self, event: print(
    QCoreApplication.translate("QPrintDialog", "Write PDF file")
)
window.show_demo(quit_when_shown=True)
"""


def said(word: str) -> str:
    return QCoreApplication.translate("QPrintDialog", word)


def test_the_print_dialog_is_danish_while_its_owner_lives(qtbot: QtBot) -> None:
    owner = QObject()
    assert said("Write PDF file") == "Write PDF file"
    speak_danish(owner)
    assert said("Write PDF file") == "Skriv PDF-fil"
    delete(owner)
    assert said("Write PDF file") == "Write PDF file"


def test_the_demonstration_speaks_danish_too() -> None:
    done = subprocess.run(
        [sys.executable, "-c", DEMO], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split("\n")[0] == "Skriv PDF-fil"
