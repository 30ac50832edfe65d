"""The binding loses references of None and True on Python 3.11; nothing dies of it here."""

from __future__ import annotations

import subprocess
import sys
from typing import Final

from app.desktop.immortal import SINGLETONS, keep_alive

SIGNALS: Final = """
import sys
from PySide6.QtCore import QObject, Signal
class Bell(QObject):
    rung = Signal()
{before}
bell = Bell()
bell.rung.connect(lambda: None)
for _ in range(200_000):
    bell.rung.emit()
print("alive")
"""


def run(before: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", SIGNALS.format(before=before)],
        capture_output=True,
        text=True,
        check=False,
    )


def test_many_signals_leave_the_program_alive() -> None:
    done = run("from app.desktop.immortal import keep_alive; keep_alive()")
    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr


def test_the_control_dies_without_it_where_none_can_die() -> None:
    survives = run("").returncode == 0
    assert survives == (sys.version_info >= (3, 12))


def test_it_is_done_once() -> None:
    keep_alive((3, 11))
    before = [sys.getrefcount(each) for each in SINGLETONS]
    assert keep_alive((3, 11))
    after = [sys.getrefcount(each) for each in SINGLETONS]
    assert all(abs(a - b) < 10_000 for a, b in zip(before, after, strict=True))


def test_later_pythons_need_nothing() -> None:
    assert not keep_alive((3, 12))
