"""The guards of tests/conftest.py hold: no leftovers pass, nothing reaches the user's home."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import QDialog

from tests.support.leftovers import Leftovers


def test_a_worker_that_still_runs_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.support.leftovers.PATIENCE_S", 0.01)
    before = set(threading.enumerate())
    stop = threading.Event()
    worker = threading.Thread(target=stop.wait, name="layout")
    worker.start()
    try:
        assert Leftovers(before).sentence() == "thread layout still runs"
    finally:
        stop.set()
        worker.join()
    assert not Leftovers(before).sentence()


@pytest.mark.usefixtures("qapp")
def test_an_open_dialog_is_noticed_and_closed() -> None:
    dialog = QDialog()
    dialog.setWindowTitle("Er du sikker?")
    dialog.show()
    found = Leftovers(set(threading.enumerate())).sentence()
    assert found == "QDialog 'Er du sikker?' is still open"
    assert not dialog.isVisible()


def test_settings_and_data_go_to_the_home_of_the_run(session_home: Path) -> None:
    settings = QSettings("rundbord-test", "isolation")
    data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    assert Path.home() == session_home
    assert Path(settings.fileName()).is_relative_to(session_home)
    assert Path(data).is_relative_to(session_home)


@pytest.mark.parametrize("turn", [1, 2])
def test_each_test_starts_with_an_empty_home(session_home: Path, turn: int) -> None:
    assert not list(session_home.iterdir())
    settings = QSettings("rundbord-test", "isolation")
    assert settings.value("turn") is None
    settings.setValue("turn", turn)
    settings.sync()


def test_no_test_reaches_the_session_bus_of_the_user() -> None:
    assert "DBUS_SESSION_BUS_ADDRESS" not in os.environ
