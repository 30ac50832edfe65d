"""The empty chair: either clock locks, a hand does not, and clocks that run backwards do."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.desktop.lock import IdleLock
from app.desktop.system_signals import listen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@dataclass
class Clocks:
    """Two clocks that a test sets."""

    inner: float = 1000.0
    wall: float = 5000.0
    locked: list[bool] = field(default_factory=list)


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def watch(qapp: object, clocks: Clocks) -> Iterator[IdleLock]:
    made = IdleLock(5, lambda: clocks.inner, lambda: clocks.wall)
    made.due.connect(lambda: clocks.locked.append(True))
    made.start()
    yield made
    made.stop()


def test_it_locks_after_its_minutes_and_once(watch: IdleLock, clocks: Clocks) -> None:
    clocks.inner += 299
    clocks.wall += 299
    watch.tick()
    assert clocks.locked == []
    clocks.inner += 1
    watch.tick()
    watch.tick()
    assert clocks.locked == [True]
    assert not watch.running


def test_a_sleep_that_only_the_wall_clock_saw_locks(watch: IdleLock, clocks: Clocks) -> None:
    clocks.wall += 3600
    watch.tick()
    assert clocks.locked == [True]


def test_a_wall_clock_that_runs_backwards_locks(watch: IdleLock, clocks: Clocks) -> None:
    clocks.wall -= 30
    watch.tick()
    assert clocks.locked == []
    clocks.wall -= 60
    watch.tick()
    assert clocks.locked == [True]


def test_a_hand_begins_the_minutes_anew(watch: IdleLock, clocks: Clocks, qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    clocks.inner += 150
    watch.tick()  # finds the window
    clocks.inner += 149
    QTest.keyClick(line.windowHandle(), Qt.Key.Key_A)
    clocks.inner += 200
    watch.tick()
    assert clocks.locked == []


def test_a_window_that_gets_the_keyboard_is_watched_at_once(
    watch: IdleLock, clocks: Clocks, qtbot: QtBot
) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    line.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is line.windowHandle())
    clocks.inner += 299
    QTest.mouseMove(line.windowHandle(), line.rect().center())
    clocks.inner += 200
    watch.tick()
    assert clocks.locked == []


def test_a_locked_desk_watches_nothing(watch: IdleLock, clocks: Clocks, qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    watch.tick()
    watch.stop()
    since = watch._since
    clocks.inner += 10
    QTest.keyClick(line.windowHandle(), Qt.Key.Key_A)
    assert watch._since == since


def test_it_can_be_locked_at_once_and_given_other_minutes(watch: IdleLock, clocks: Clocks) -> None:
    watch.set_minutes(1)
    clocks.inner += 61
    watch.tick()
    watch.lock_now()
    assert clocks.locked == [True]


def test_a_suspended_application_locks(watch: IdleLock, clocks: Clocks) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert clocks.locked == []
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationSuspended)
    assert clocks.locked == [True]


def test_without_a_bus_nobody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.desktop.system_signals._SOCKETS", ())
    for name in ("SESSION", "SYSTEM"):
        monkeypatch.delenv(f"DBUS_{name}_BUS_ADDRESS", raising=False)
    parent = QObject()
    listen(lambda: None, parent)()
    assert not parent.children()


def test_what_a_bus_tells_is_heard_until_it_is_stopped(
    qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.desktop.system_signals._has_bus", lambda: True)
    heard: list[bool] = []
    parent = QObject()
    stop = listen(lambda: heard.append(True), parent)
    for ear in parent.children():
        ear.flagged(False)  # type: ignore[attr-defined]  # what the bus would call
        ear.flagged(True)  # type: ignore[attr-defined]  # a stand-in
        ear.told()  # type: ignore[attr-defined]  # a stand-in
    count = len(heard)
    stop()
    for ear in parent.children():
        ear.flagged(True)  # type: ignore[attr-defined]  # a stand-in
    assert (count, len(heard)) == (2 * len(parent.children()), count)
