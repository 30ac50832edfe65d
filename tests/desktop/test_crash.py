"""A report of the unforeseen: where and what, never a value, a name or a machine's folder."""

from __future__ import annotations

import sys
import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import qCritical

from app.desktop.crash import CrashWatch, report_of
from app.rules.periods import age_on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOMENT = datetime(2026, 1, 12, 9, 42, tzinfo=UTC)
SECRET = "Sanne 010203-1234"


def stumble(name: str) -> None:
    raise ValueError(name)


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture(autouse=True)
def keep_the_runs_own_fault_handler(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("faulthandler.enable", lambda _file: None)
    monkeypatch.setattr("faulthandler.disable", lambda: None)


@pytest.fixture
def watch(tmp_path: Path, told: list[str]) -> Iterator[CrashWatch]:
    made = CrashWatch(tmp_path / "reports", told.append)
    made.watch()
    yield made
    made.release()


def caught() -> ValueError:
    try:
        stumble(SECRET)
    except ValueError as error:
        return error
    raise AssertionError


def test_a_report_says_where_and_what_and_no_value() -> None:
    error = caught()
    report = report_of(type(error), error.__traceback__, MOMENT)
    assert "builtins.ValueError" in report
    assert "test_crash.py" in report
    assert "stumble" in report
    assert "Sanne" not in report
    assert "1234" not in report


def test_the_control_shows_that_python_itself_would_have_told() -> None:
    assert SECRET in str(caught())


def test_our_own_files_are_named_from_the_program_and_others_by_name() -> None:
    try:
        age_on(None, None)  # type: ignore[arg-type]  # broken on purpose
    except AttributeError as error:
        report = report_of(type(error), error.__traceback__, MOMENT)
        assert "  app/rules/periods.py:" in report
        assert "  test_crash.py:" in report


def test_what_nobody_caught_is_kept_and_told(
    watch: CrashWatch, told: list[str], tmp_path: Path
) -> None:
    error = caught()
    sys.excepthook(type(error), error, error.__traceback__)
    (kept,) = (tmp_path / "reports").glob("crash-*.txt")
    assert told == [kept.read_text("utf-8")]


def test_faults_of_threads_are_kept_too(watch: CrashWatch, told: list[str]) -> None:
    thread = threading.Thread(target=stumble, args=(SECRET,))
    thread.start()
    thread.join()
    assert len(told) == 1
    assert "Sanne" not in told[0]


def test_old_reports_make_room(watch: CrashWatch, tmp_path: Path) -> None:
    for _ in range(25):
        watch.note(ValueError, None)
    assert len(list((tmp_path / "reports").glob("crash-*.txt"))) == 20


def test_qt_says_where_but_not_what(watch: CrashWatch, tmp_path: Path) -> None:
    qCritical(SECRET)
    assert "Sanne" not in (tmp_path / "reports" / "qt.txt").read_text("utf-8")


def test_a_full_disk_does_not_hide_the_fault(
    watch: CrashWatch, told: list[str], tmp_path: Path
) -> None:
    for left in (tmp_path / "reports").iterdir():
        left.unlink()
    (tmp_path / "reports").rmdir()
    watch.note(ValueError, None)
    assert len(told) == 1


def test_what_was_there_before_comes_back(tmp_path: Path) -> None:
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    watch = CrashWatch(tmp_path, lambda _text: None)
    watch.watch()
    assert sys.excepthook != before[0]
    watch.release()
    watch.release()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before
