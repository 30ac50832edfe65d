"""What tests of widgets stand on: a look, widgets that are shown and cleared away, real desks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.desktop.clipboard import Clipboard
from app.desktop.settings import Settings
from app.desktop.stylesheet import stylesheet
from app.desktop.tasks import Tasks
from app.desktop.theme import STYLE_ARGUMENTS, Look, ThemeChoice
from app.models.contacts import Contact
from app.views.page import Page, PageContext, PageEntry, Scope
from app.views.shell.desk import Desk, DeskTools
from tests.support.workspace import MemoryWorkspace, make_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.models.readers import Reader
    from app.rules.lens import Lensed

W = TypeVar("W", bound=QWidget)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the offscreen platform say that it cannot raise windows or grab keys: nobody looks."""
    for each in items:
        if "views" in each.path.parts:
            mark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
            each.add_marker(mark)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The style that the program asks for."""
    return ["rundbord", *STYLE_ARGUMENTS]


@pytest.fixture(scope="session")
def one_look(qapp: object) -> Look:
    """One look for the whole run: dressing the application takes its time."""
    made = Look(ThemeChoice.LIGHT)
    made.dress()
    return made


@pytest.fixture
def look(one_look: Look) -> Iterator[Look]:
    """The light look; the application wears it."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    if application.styleSheet() != stylesheet(one_look.theme):  # another room's test undressed it
        one_look.dress()
    yield one_look
    if one_look.choice is not ThemeChoice.LIGHT:
        one_look.choose(ThemeChoice.LIGHT)


@pytest.fixture
def shown(qtbot: QtBot, look: Look) -> Iterator[Callable[[W], W]]:
    """Show a widget in a window of the usual size, with the keyboard's attention."""
    windows: list[QWidget] = []  # a window lives as long as somebody holds it

    def show(widget: W, width: int = 1280, height: int = 720) -> W:
        window = QWidget()
        layout = QVBoxLayout(window)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(widget)
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(width, height)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return widget

    yield show
    windows.clear()


class CountingPage(Page):
    """Says how many contacts it was shown, and through whose eyes."""

    concerns = frozenset({Contact})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.seen: list[tuple[int, Reader]] = []
        self.selected: list[str] = []
        self.left = 0
        self.panel = QWidget()
        remove = QPushButton("Fjern", self.panel)  # built first, stands last
        remove.setAccessibleName("Fjern")
        self.entry = QLineEdit(self.panel)
        self.entry.setAccessibleName("Rolle")
        inside = QVBoxLayout(self.panel)
        inside.addWidget(self.entry)
        inside.addWidget(remove)
        layout = QVBoxLayout(self)
        self.field = QLineEdit()
        self.field.setAccessibleName("Felt")
        self.words = QLabel("")
        layout.addWidget(self.field)
        layout.addWidget(self.words)

    def show_case(self, lensed: Lensed, reader: Reader) -> None:
        self.seen.append((len(lensed.case.contacts), reader))

    def select(self, key: str) -> None:
        self.selected.append(key)

    def inspector(self) -> QWidget | None:
        return self.panel

    def leave(self) -> None:
        self.left += 1


def case_entries() -> tuple[PageEntry, ...]:
    """Two pages of a family that count."""
    return (
        PageEntry("overview", "Overblik", "eye", Scope.CASE, CountingPage),
        PageEntry("map", "Netværkskort", "circles-relation", Scope.CASE, CountingPage),
    )


@dataclass
class DeskSet:
    """A desk and what stands around it."""

    desk: Desk
    workspace: MemoryWorkspace
    locked: list[bool]

    @property
    def page(self) -> CountingPage:
        page = self.desk.pages.page
        assert isinstance(page, CountingPage)
        return page


@pytest.fixture
def make_desk(
    look: Look, shown: Callable[[QWidget], QWidget], tmp_path: Path
) -> Iterator[Callable[[MemoryWorkspace | None], DeskSet]]:
    """A desk with the real families and today pages and two pages that count."""
    from app.views.families.page import entry as families
    from app.views.today.page import entry as today

    tasks = Tasks()

    def make(workspace: MemoryWorkspace | None = None) -> DeskSet:
        memory = workspace or make_workspace()
        locked: list[bool] = []
        tools = DeskTools(
            look=look,
            settings=Settings(tmp_path / "settings.ini"),
            tasks=tasks,
            clipboard=Clipboard(),
            lock=lambda: locked.append(True),
        )
        desk = Desk(memory, (today(), families(), *case_entries()), tools)
        shown(desk)
        return DeskSet(desk, memory, locked)

    yield make
    tasks.drain()
