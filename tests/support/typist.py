"""Somebody who types into the meeting page until the process is killed: run as a process of its own.

``python -m tests.support.typist FOLDER LOG SEED SECONDS [forgetful]`` opens a vault, shows the meeting,
writes numbered words into its fields and tells the log when each was typed. After so many seconds
a thread kills the process with SIGKILL, wherever it is. ``forgetful`` keeps no drafts: the control.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.bootstrap import vaults
from app.desktop.bus import Bus
from app.desktop.history import History
from app.desktop.tasks import Tasks
from app.desktop.theme import Look, ThemeChoice
from app.models.readers import COORDINATOR
from app.storage.vault import Passphrase
from app.views.meeting.page import MeetingPage
from app.views.page import PageContext

if TYPE_CHECKING:
    from app.bootstrap.workspace import OpenWorkspace
    from app.models.base import Id

__all__ = ["PASSPHRASE"]

PASSPHRASE: Final = "lille grøn hest på taget"
CTRL = Qt.KeyboardModifier.ControlModifier


class Forgetful:
    """Drafts that are not kept."""

    def keep(self, case_id: Id, place: str, text: str) -> None:
        pass

    def drop(self, case_id: Id, place: str) -> None:
        pass

    def all(self, case_id: Id) -> dict[str, str]:
        return {}


def shown(workspace: OpenWorkspace, window: QWidget) -> MeetingPage:
    """The meeting page over a real vault, shown anew after each change."""
    (label,) = workspace.families()
    bus = Bus(window)
    history = History(workspace, bus, str, window)
    page = MeetingPage(
        PageContext(
            workspace=workspace, run=history.run, attempt=history.run, tell=bus.changed.emit,
            bus=bus, look=Look(ThemeChoice.LIGHT, parent=window), tasks=Tasks(window),
            navigate=lambda _key, _record: None, open_case=lambda _case: None,
            message=lambda _message: None, ask=lambda _question: None, copy=lambda _words: None,
        ),
        window,
    )  # fmt: skip

    def show() -> None:
        page.show_case(workspace.view(label.id, COORDINATOR), COORDINATOR)

    bus.changed.connect(lambda _change: show())
    page.resize(1280, 720)
    window.resize(1280, 720)
    show()
    window.show()
    window.activateWindow()
    return page


def places(page: MeetingPage, rnd: random.Random) -> QWidget:
    """Go to another field, as people do: the one before is left, or its text is taken."""
    where = rnd.randrange(5)
    if where == 0:
        page.note.area.setFocus()
        return page.note.area
    if where == 1:
        page._next_point()
        page._close_summary()
        page.note.area.setFocus()
        return page.note.area
    if where == 2:
        page.writing.begin_note()
        return page.writing.note.area
    if where == 3:
        page._open_summary()
        page.writing.summary.area.setFocus()
        return page.writing.summary.area
    page.quick.line.setFocus()
    return page.quick.line


class Typist:
    """Types a word each time it is woken, and goes to another field after some; never stops."""

    def __init__(self, page: MeetingPage, log: int, rnd: random.Random, *, forgetful: bool) -> None:
        self._page, self._log, self._rnd, self._forgetful = page, log, rnd, forgetful
        self._word = self._left = 0
        self._field: QWidget = page.note.area
        self._timer = QTimer(page)
        self._timer.timeout.connect(self._wake)
        self._timer.start(1)

    def _wake(self) -> None:
        """The word is told to the log once it stands in the field."""
        if self._left == 0:
            self._go_on()
        self._field.setFocus()
        QTest.keyClicks(self._field, f"ord{self._word:05d} ")
        os.write(self._log, f"{time.monotonic()} {self._word}\n".encode())
        self._word += 1
        self._left -= 1
        self._timer.setInterval(self._rnd.randint(1, 60))

    def _go_on(self) -> None:
        """Another field; the text of the one before is taken by Enter as often as not."""
        self._left = 10_000 if self._forgetful else self._rnd.randint(3, 25)
        if self._forgetful:
            return
        page = self._page
        if self._word and self._rnd.random() < 0.5:
            enter = self._field is page.quick.line
            key = Qt.KeyboardModifier.NoModifier if enter else CTRL
            QTest.keyClick(self._field, Qt.Key.Key_Return, key)
        self._field = places(page, self._rnd)
        if self._field is not page.writing.summary.area:
            page._close_summary()


def main() -> None:
    """Open, show, type, be killed."""
    folder, log_file, seed, seconds, *more = sys.argv[1:]
    application = QApplication(["typist"])
    workspace = vaults.open_workspace(Path(folder), Passphrase(PASSPHRASE))
    if more:
        workspace.drafts = Forgetful()  # type: ignore[assignment]  # the control keeps nothing
    window = QWidget()
    page = shown(workspace, window)
    log = os.open(log_file, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def kill() -> None:
        os.write(log, f"{time.monotonic()} killed\n".encode())
        os.kill(os.getpid(), signal.SIGKILL)

    threading.Timer(float(seconds), kill).start()
    application.setProperty(
        "typist", Typist(page, log, random.Random(int(seed)), forgetful=bool(more))
    )
    sys.exit(application.exec())


if __name__ == "__main__":
    main()
