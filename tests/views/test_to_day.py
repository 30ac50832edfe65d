"""From a family to its card on the meeting day by one key, and back by the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.desktop.settings import Settings
from app.desktop.tasks import Tasks
from app.desktop.theme import Look, ThemeChoice
from app.models.base import Id
from app.views.meeting_day.page import MeetingDayPage
from app.views.pages import ALL_PAGES
from app.views.shell.window import MainWindow, WindowParts
from tests.presenters.handout.invitations import MEETING, ON, invited
from tests.support.laws import shipped_laws
from tests.support.workspace import MemoryWorkspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    look, tasks = Look(ThemeChoice.LIGHT), Tasks()
    look.dress()
    workspace = MemoryWorkspace(invited(), day=ON)
    workspace.laws = shipped_laws()
    parts = WindowParts(
        look=look, settings=Settings(tmp_path / "s.ini"), tasks=tasks, pages=lambda: ALL_PAGES
    )
    made = MainWindow(parts)
    qtbot.addWidget(made)
    made.open_desk(workspace)
    made.show()
    yield made
    made.close()
    tasks.drain()


def press(window: MainWindow) -> str:
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert window.desk is not None
    return window.desk.pages.key


def test_there_and_back_with_the_keyboard_on_the_familys_card(window: MainWindow) -> None:
    desk = window.desk
    assert desk is not None
    desk.open_case(Id(invited().id))
    desk.go("plan")
    assert press(window) == "meeting_day"
    page = desk.pages.page
    assert isinstance(page, MeetingDayPage)
    assert MEETING in page.list.keys
    assert press(window) == "plan"


def test_without_a_family_it_is_the_day_alone_and_there_is_nothing_to_go_back_to(
    window: MainWindow,
) -> None:
    assert press(window) == "meeting_day"
    assert press(window) == "meeting_day"
