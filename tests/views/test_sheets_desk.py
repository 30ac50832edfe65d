"""The page Ark on the real desk, with the real ways out: by keyboard, and past the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from app.bootstrap.paper import DrawnPaper
from app.desktop.clipboard import Clipboard
from app.desktop.printing import print_pdf
from app.desktop.settings import Settings
from app.desktop.tasks import Tasks
from app.views.page import PageEntry, Scope
from app.views.sheets.choosing import PACK
from app.views.sheets.handing import Outlets, ask_path
from app.views.sheets.page import KEY, SheetsPage
from app.views.shell.desk import Desk, DeskTools
from tests.support.pages import training
from tests.support.workspace import make_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.desktop.theme import Look


def to_pdf(path: Path) -> Callable[[QWidget, str], QPrinter]:
    """A printer that prints into a file."""

    def choose(_over: QWidget, title: str) -> QPrinter:
        printer = QPrinter()
        printer.setDocName(title)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        return printer

    return choose


@pytest.fixture
def desk(look: Look, shown: Callable[[QWidget], QWidget], tmp_path: Path) -> Iterator[Desk]:
    outlets = Outlets(
        printer=to_pdf(tmp_path / "udskrift.pdf"),
        path=lambda _over, proposed: str(tmp_path / proposed),
        send=print_pdf,
    )
    entry = PageEntry(
        KEY, "Ark", "printer", Scope.CASE, lambda context: SheetsPage(context, outlets=outlets)
    )
    tasks = Tasks()
    tools = DeskTools(
        look=look,
        settings=Settings(tmp_path / "settings.ini"),
        tasks=tasks,
        clipboard=Clipboard(),
        lock=lambda: None,
        paper=DrawnPaper(),
    )
    workspace = make_workspace(training())
    made = Desk(workspace, (entry,), tools)
    shown(made)
    made.open_case(workspace.families()[0].id)
    yield made
    tasks.drain()


def page_of(desk: Desk) -> SheetsPage:
    page = desk.pages.page
    assert isinstance(page, SheetsPage)
    return page


def press(key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for each in modifiers:
        held |= each
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, held)


def settled(desk: Desk) -> bool:
    page = page_of(desk)
    shown = page.pack.press if page.choosing.chosen == PACK else page.press
    assert shown is not None
    return shown.is_ready and not page.context.tasks.running


def test_by_keyboard_alone_from_the_page_to_a_file(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    """Five actions the first time, the answer to the file dialog among them; four after that."""
    held = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
    desk.navigation.take_focus()  # where whoever came by keyboard is
    press(Qt.Key.Key_F6)  # 1: from the navigation to the first card, Sanne
    press(Qt.Key.Key_Return)  # 2: hers
    qtbot.waitUntil(lambda: settled(desk))
    press(Qt.Key.Key_S, *held)  # 3: save
    press(Qt.Key.Key_Return)  # 4: the first time only: that it is not locked; 5: the dialog
    qtbot.waitUntil(lambda: (tmp_path / "ark-1.pdf").exists() and settled(desk))
    press(Qt.Key.Key_S, *held)
    qtbot.waitUntil(lambda: (tmp_path / "ark-2.pdf").exists() and settled(desk))
    assert desk.lensed is not None
    assert [each.number for each in desk.lensed.case.handouts] == [1, 2]


def test_printed_for_real_and_in_the_log(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    page = page_of(desk)
    page.choose(training().people[0].id)
    qtbot.waitUntil(lambda: settled(desk))
    press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: settled(desk), timeout=15_000)
    assert (tmp_path / "udskrift.pdf").read_bytes().startswith(b"%PDF")
    assert desk.case is not None
    (logged,) = page.context.workspace.history(desk.case)
    assert logged.act == "Handout.print"
    assert desk.banner.words == "Ark 1 til Sanne er udskrevet."


def test_the_room_pack_in_three_actions(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    """Enter on its card, Ctrl+P, and the printer's dialog; a job for each and the list."""
    page = page_of(desk)
    page.cards.card(PACK).setFocus()
    press(Qt.Key.Key_Return)  # 1
    qtbot.waitUntil(lambda: settled(desk))
    press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)  # 2, and 3: the dialog
    last = tmp_path / "udskrift-06.pdf"
    qtbot.waitUntil(lambda: last.exists() and settled(desk), timeout=20_000)
    assert desk.lensed is not None
    assert len(desk.lensed.case.handouts) == 9
    assert [each.name for each in sorted(tmp_path.glob("*.pdf"))] == [
        f"udskrift-{at:02d}.pdf" for at in range(1, 7)
    ]


def test_the_keyboard_comes_to_cards_preview_and_panel_in_that_order(
    desk: Desk, qtbot: QtBot
) -> None:
    page = page_of(desk)
    page.choose(training().people[0].id)
    qtbot.waitUntil(lambda: settled(desk))
    page.cards.card("map").setFocus()
    seen = []
    while QApplication.focusWidget() is not page.panel.saving:
        press(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        seen.append(focused.accessibleName() if focused else "")
    assert seen == [
        "Bredde", "Ark", "Se hvilke", "Forhåndsvisning: Ark 1 til Sanne", "Ark",
        "Almindelig, 12 punkt",
        *(each.accessibleName() for each in page.panel.asked.values()),
        "Vis læsbarhed", "Udskriv …", "Gem som PDF …",
    ]  # fmt: skip


def test_the_file_dialog_proposes_a_pdf(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: 1)
    assert ask_path(desk, "ark-1.pdf").endswith("/ark-1.pdf")
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: 0)
    assert ask_path(desk, "ark-1.pdf") == ""
