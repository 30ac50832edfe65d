"""Readers, finding, the strip of work under way, the window around it all."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from app.desktop.settings import Settings
from app.desktop.tasks import Cancelled, Job, Tasks
from app.models.base import Id
from app.models.meetings import Meeting
from app.models.readers import COORDINATOR, FamilyReader, ProfessionalReader, RoomReader
from app.models.vault_problems import DiskFull
from app.views.families.new_family import NewFamily
from app.views.page import SearchEntry
from app.views.shell.crash_sheet import CrashSheet
from app.views.shell.finding import MOST, matching
from app.views.shell.readers import choice_of, reader_choices, sentence_for
from app.views.shell.task_strip import TaskStrip
from app.views.shell.window import MainWindow, WindowParts
from app.views.unlock.first_run import FirstRun
from app.views.unlock.unlock import Unlock
from tests.support.unlocking import PASSPHRASE, FakeDoor
from tests.support.workspace import TODAY, MemoryWorkspace, make_workspace, seed_case
from tests.views.conftest import case_entries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from app.desktop.theme import Look
    from app.views.families.page import FamiliesPage


def test_readers_are_everybody_once() -> None:
    case = seed_case()
    meeting = Meeting(id=Id("m"), case_id=case.id, day=TODAY)
    choices = reader_choices(replace(case, meetings=(meeting,)), TODAY)
    assert choices[0].reader == COORDINATOR
    assert len(choices) == 1 + 4 + 1 + 17
    room = choice_of(choices, RoomReader(Id("m")))
    assert room.label == "Mødet mandag 12. januar"
    assert sentence_for(room).startswith("Du ser det, alle i rummet må se.")
    assert sentence_for(choices[0]) == ""
    assert choice_of(choices, FamilyReader(Id("gone"))) is choices[0]
    contact = case.contacts[14]
    doctor = choice_of(choices, ProfessionalReader(contact.id))
    assert "Privatpraktiserende læge" in sentence_for(doctor)
    assert len(reader_choices(None, TODAY)) == 1


def entry(label: str, hint: str = "") -> SearchEntry:
    return SearchEntry(label, hint, "user", lambda: None)


def test_the_best_match_comes_first_and_all_words_count() -> None:
    entries = (entry("Uden Mille"), entry("Kamille"), entry("Mille", "Person"), entry("Sanne"))
    assert [each.label for each in matching(entries, "mil")] == ["Mille", "Uden Mille", "Kamille"]
    assert [each.label for each in matching(entries, "person mil")] == ["Mille"]
    assert len(matching([entry(str(at)) for at in range(50)], "")) == MOST


@pytest.fixture
def tasks(qapp: object) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    assert made.drain()


def test_work_is_shown_after_a_while_and_can_then_be_stopped(
    look: Look, shown: Callable[[QWidget], QWidget], tasks: Tasks, qtbot: QtBot
) -> None:
    strip = TaskStrip(look, tasks)
    shown(strip)
    strip.hide()
    strip._show_timer.setInterval(1)
    strip._cancel_timer.setInterval(30)
    faults: list[BaseException] = []

    def work(job: Job) -> None:
        while True:
            job.progress(1, 2)

    tasks.run(work, lambda _none: None, faults.append, title="Tegner ark")
    other = threading.Event()
    tasks.run(lambda _job: other.set(), lambda _none: None, faults.append)
    assert strip.isHidden()
    qtbot.waitUntil(strip.isVisible)
    (stop,) = strip.findChildren(QPushButton)
    qtbot.waitUntil(stop.isVisible)
    stop.click()
    qtbot.waitUntil(lambda: bool(faults))
    assert isinstance(faults[0], Cancelled)
    assert strip.isHidden()
    strip._stop()


class Window:
    """A window over a door, and the workspaces that came out of it."""

    def __init__(self, look: Look, tasks: Tasks, door: FakeDoor | None, folder: Path) -> None:
        from app.views.families.page import entry as families
        from app.views.today.page import entry as today

        self.door = door
        self.settings = Settings(folder / "desk.ini")
        parts = WindowParts(
            look=look,
            settings=self.settings,
            tasks=tasks,
            pages=lambda: (today(), families(), *case_entries()),
            door=door,
            folder=folder / "vault",
        )
        self.window = MainWindow(parts)


@pytest.fixture
def make_window(
    look: Look, tasks: Tasks, tmp_path: Path, qtbot: QtBot
) -> Iterator[Callable[..., Window]]:
    made: list[Window] = []

    def make(*, there: bool = True, door: bool = True) -> Window:
        fake = FakeDoor(tmp_path / "vault", there=there) if door else None
        one = Window(look, tasks, fake, tmp_path)
        made.append(one)
        qtbot.addWidget(one.window)
        one.window.show_gate()
        one.window.show()
        return one

    yield make
    for each in made:
        each.window.close()


def test_a_vault_is_unlocked_and_none_means_first_run(make_window: Callable[..., Window]) -> None:
    assert isinstance(make_window(there=True).window.page, Unlock)
    assert isinstance(make_window(there=False).window.page, FirstRun)


def test_the_first_paint_is_told_once(make_window: Callable[..., Window], qtbot: QtBot) -> None:
    one = make_window()
    with qtbot.waitSignal(one.window.shown):
        pass
    assert one.window.windowTitle() == "Rundbord"
    assert one.window.minimumWidth() == 1024


def unlocked(one: Window, qtbot: QtBot) -> MemoryWorkspace:
    gate = cast("Unlock", one.window.page)
    gate.passphrase.line.setText(PASSPHRASE)
    gate.passphrase.entered.emit()
    qtbot.waitUntil(lambda: one.window.desk is not None)
    workspace = one.window._workspace
    assert isinstance(workspace, MemoryWorkspace)
    return workspace


def test_lock_closes_the_vault_and_shows_the_way_in(
    make_window: Callable[..., Window], qtbot: QtBot
) -> None:
    one = make_window()
    workspace = unlocked(one, qtbot)
    assert one.settings.vault_folder.endswith("vault")
    assert one.window.keep_all()
    one.window.lock()
    assert workspace.closed
    assert isinstance(one.window.page, Unlock)
    assert one.window.desk is None
    one.window.lock()


def test_an_empty_chair_locks(make_window: Callable[..., Window], qtbot: QtBot) -> None:
    one = make_window()
    workspace = unlocked(one, qtbot)
    watch = one.window._lock
    assert watch is not None
    watch.lock_now()  # type: ignore[attr-defined]  # what the clock would do
    assert workspace.closed


def test_closing_keeps_geometry_and_locks(make_window: Callable[..., Window], qtbot: QtBot) -> None:
    one = make_window()
    workspace = unlocked(one, qtbot)
    one.window.close()
    assert workspace.closed
    assert not one.settings.geometry.isEmpty()


def test_a_window_that_is_given_its_workspace_closes_at_lock(
    make_window: Callable[..., Window],
) -> None:
    one = make_window(door=False)
    workspace = make_workspace()
    one.window.open_desk(workspace)
    assert one.window.desk is not None
    one.window.lock()
    assert workspace.closed
    assert not one.window.isVisible()


def test_a_folder_that_holds_a_vault_already_is_to_be_opened(
    make_window: Callable[..., Window], tmp_path: Path
) -> None:
    one = make_window(there=False)
    gate = cast("FirstRun", one.window.page)
    gate.place.take_folder(tmp_path / "empty")
    assert isinstance(one.window.page, FirstRun)
    assert one.door is not None
    one.door.there = True
    gate.place.take_folder(tmp_path / "other")
    assert isinstance(one.window.page, Unlock)


def test_a_crash_is_told_once_with_a_report_to_copy(
    make_window: Callable[..., Window], qtbot: QtBot
) -> None:
    one = make_window()
    for _ in range(3):
        one.window.tell_crash("builtins.ValueError\n  app/views/page.py:1 show")
    qtbot.waitUntil(lambda: bool(one.window.findChildren(CrashSheet)))
    (sheet,) = one.window.findChildren(CrashSheet)
    (copy,) = (each for each in sheet.findChildren(QPushButton) if each.text() == "Kopiér rapport")
    copy.click()
    assert QGuiApplication.clipboard().text().startswith("builtins.ValueError")
    assert sheet.close_button.hasFocus()
    sheet.close_button.click()
    assert sheet.isHidden()


def test_lock_takes_along_what_lies_over_the_window(
    make_window: Callable[..., Window], qtbot: QtBot
) -> None:
    one = make_window()
    unlocked(one, qtbot)
    assert one.window.desk is not None
    one.window.desk.go("families")
    page = cast("FamiliesPage", one.window.desk.pages.page)
    page.begin()
    (sheet,) = one.window.findChildren(NewFamily)
    sheet.field.setText("Anna")
    one.window.desk.bar._menu.popup(one.window.pos())
    one.window.lock()
    assert sheet.isHidden()
    assert QApplication.activePopupWidget() is None


class FullDisk(MemoryWorkspace):
    """Cannot even note that it was locked."""

    def close(self) -> None:
        super().close()
        raise DiskFull


def test_nothing_keeps_the_vault_from_being_locked(
    make_window: Callable[..., Window], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    one = make_window()
    workspace = FullDisk(seed_case())
    one.window.open_desk(workspace)
    assert one.window.desk is not None
    one.window.desk.open_case(workspace.families()[0].id)
    page = one.window.desk.pages.page

    def leave() -> None:
        raise DiskFull

    monkeypatch.setattr(page, "leave", leave)
    one.window.lock()
    assert workspace.closed
    assert isinstance(one.window.page, Unlock)
