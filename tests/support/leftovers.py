"""Finds what a test left running or open, and clears it away for the next one."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE_S: Final = 1.0
"""How long a worker that is just ending may take, in seconds."""


class Leftovers:
    """What is there now and was not there before the test."""

    def __init__(self, threads_before: set[threading.Thread]) -> None:
        """Take the threads that ran before the test."""
        self._threads_before = threads_before

    def sentence(self) -> str:
        """What was left, or an empty text; open windows are closed on the way."""
        return "; ".join([*self._threads(), *self._workers(), *self._windows()])

    def _threads(self) -> Iterator[str]:
        for thread in set(threading.enumerate()) - self._threads_before:
            if isinstance(thread, threading._DummyThread):  # a Qt worker that called Python once
                continue
            thread.join(PATIENCE_S)
            if thread.is_alive():
                yield f"thread {thread.name} still runs"

    @staticmethod
    def _workers() -> Iterator[str]:
        if "PySide6.QtCore" not in sys.modules:
            return
        from PySide6.QtCore import QThreadPool

        pool = QThreadPool.globalInstance()
        if not pool.waitForDone(int(PATIENCE_S * 1000)):
            yield f"{pool.activeThreadCount()} workers of the thread pool still run"

    @staticmethod
    def _windows() -> Iterator[str]:
        if "PySide6.QtWidgets" not in sys.modules:
            return
        from PySide6.QtWidgets import QApplication

        for widget in QApplication.topLevelWidgets():
            if widget.isVisible():
                yield f"{type(widget).__name__} {widget.windowTitle()!r} is still open"
                widget.hide()
                widget.deleteLater()
