"""The one window: the way in, or the desk. Its title never says whose case is open."""

import contextlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from app.desktop.settings import Settings
from app.desktop.tasks import Tasks
from app.desktop.theme import Look
from app.models.vault_problems import VaultProblem
from app.services.unlocking import Unlocking, VaultState
from app.words import _

if TYPE_CHECKING:
    from app.presenters.paper_port import Paper
    from app.services.ports import Workspace
    from app.views.page import PageEntry
    from app.views.shell.desk import Desk

__all__ = ["MainWindow", "WindowParts"]

_LEAST = (1024, 640)
_USUAL = (1280, 720)


class WindowParts(NamedTuple):
    """What bootstrap gives the window.

    ``pages`` is called after the first unlock, so that it may import what is heavy. ``door`` is
    None for a window that is given its workspace (a demonstration). ``print_code`` prints the
    recovery code, ``paper`` draws for the pages.
    """

    look: Look
    settings: Settings
    tasks: Tasks
    pages: Callable[[], "tuple[PageEntry, ...]"]
    door: Unlocking | None = None
    folder: Path | None = None
    print_code: Callable[[str], None] | None = None
    paper: "Paper | None" = None


class _Stage(QStackedWidget):
    """What fills the window; ``painted`` comes once, when the first of it has been painted."""

    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._fresh = True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell after the first one, when the event loop is free again."""
        super().paintEvent(event)
        if self._fresh:
            self._fresh = False
            QTimer.singleShot(0, self.painted.emit)


class MainWindow(QMainWindow):
    """``shown`` comes once, after the first page was painted."""

    shown = Signal()
    _crashed = Signal(str)

    def __init__(self, parts: WindowParts) -> None:
        """Build the frame; ``show_gate`` or ``open_desk`` fills it."""
        super().__init__()
        self._parts = parts
        self._folder = parts.folder
        self._lock: QObject | None = None
        self.desk: Desk | None = None
        self._workspace: Workspace | None = None
        self.setWindowTitle("Rundbord")
        self.setWindowIcon(parts.look.icon("circles-relation", "accent"))
        self.setMinimumSize(QSize(*_LEAST))
        self.resize(*_USUAL)
        if not parts.settings.geometry.isEmpty():
            self.restoreGeometry(parts.settings.geometry)
        self._stack = _Stage()
        self._stack.painted.connect(self.shown)
        self._crashed.connect(self._crash_told)
        self.setCentralWidget(self._stack)

    @property
    def page(self) -> QWidget | None:
        """What fills the window: first run, unlock or desk."""
        return self._stack.currentWidget()

    def show_gate(self) -> None:
        """Show the way in: first run where there is no vault, unlock where there is one."""
        door = self._parts.door
        if door is None:
            return
        folder = self._folder or door.default_folder()
        gate = (
            self._unlock(door, folder)
            if door.state(folder) is VaultState.THERE
            else self._first_run(door, folder)
        )
        self._put(gate)

    def open_desk(self, workspace: "Workspace") -> None:
        """Show the desk of an unlocked vault and begin to watch for an empty chair."""
        from app.desktop.clipboard import Clipboard
        from app.desktop.immortal import keep_alive
        from app.desktop.lock import IdleLock
        from app.views.shell.desk import Desk, DeskTools

        keep_alive()
        parts = self._parts
        self._workspace = workspace
        tools = DeskTools(
            look=parts.look,
            settings=parts.settings,
            tasks=parts.tasks,
            clipboard=Clipboard(self),
            lock=self.lock,
            paper=parts.paper,
        )
        self.desk = Desk(workspace, parts.pages(), tools)
        self._put(self.desk)
        if parts.door is not None:
            watch = IdleLock(parts.settings.idle_minutes, parent=self)
            watch.due.connect(self.lock)
            watch.start()
            self._lock = watch

    @Slot()
    def lock(self) -> None:
        """Lock: keep what is being typed, forget the rest, show the way in."""
        if self.desk is None:
            return
        self._close_desk()
        if self._parts.door is None:
            self.close()
        else:
            self.show_gate()

    def keep_all(self) -> bool:
        """Keep what is being typed, before a log-off; True when that went well."""
        if self.desk is not None and self.desk.pages.page is not None:
            self.desk.pages.page.leave()
        return True

    def tell_crash(self, report: str) -> None:
        """Show a report of ``app.desktop.crash``; may be called on any thread."""
        self._crashed.emit(report)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep everything, remember the geometry, lock."""
        self._parts.settings.geometry = self.saveGeometry()
        self._parts.settings.save()
        self._close_desk()
        self._parts.tasks.drain()
        super().closeEvent(event)

    @Slot(str)
    def _crash_told(self, report: str) -> None:
        """Shown when the event loop is free again, not in the midst of what failed."""
        QTimer.singleShot(0, partial(self._show_crash, report))

    def _show_crash(self, report: str) -> None:
        """One sheet at a time: a fault that repeats itself must not bury the window."""
        from app.views.shell.crash_sheet import CrashSheet

        if not any(each.isVisible() for each in self.findChildren(CrashSheet)):
            CrashSheet(self._parts.look, self, report).tell()

    def _first_run(self, door: Unlocking, folder: Path) -> QWidget:
        from app.views.unlock.first_run import FirstRun

        gate = FirstRun(self._parts.look, self._parts.tasks, door, folder, self._parts.print_code)
        gate.opened.connect(self._opened)
        gate.moved.connect(self._moved)
        return gate

    def _unlock(self, door: Unlocking, folder: Path) -> QWidget:
        from app.views.unlock.unlock import Unlock

        gate = Unlock(self._parts.look, self._parts.tasks, door, folder)
        gate.opened.connect(self._opened)
        gate.elsewhere.connect(self._elsewhere)
        return gate

    @Slot(object)
    def _opened(self, workspace: "Workspace") -> None:
        if self._folder is not None:
            self._parts.settings.vault_folder = str(self._folder)
        self.open_desk(workspace)

    @Slot(object)
    def _moved(self, folder: Path) -> None:
        """Another folder at first run: where a vault lies already, it is to be opened."""
        self._folder = folder
        door = self._parts.door
        if door is not None and door.state(folder) is VaultState.THERE:
            self.show_gate()

    @Slot()
    def _elsewhere(self) -> None:
        from app.views.shared.files import ask_folder

        found = ask_folder(self, _("Mappe med boksen"))
        if found:
            self._folder = Path(found)
            self.show_gate()

    def _put(self, widget: QWidget) -> None:
        before = self._stack.currentWidget()
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        if before is not None:
            self._stack.removeWidget(before)
            before.deleteLater()
        begin = getattr(widget, "begin", None)
        if callable(begin):
            begin()

    def _close_desk(self) -> None:
        from app.desktop.lock import IdleLock

        if isinstance(self._lock, IdleLock):
            self._lock.stop()
            self._lock.deleteLater()
        self._lock = None
        if self.desk is None or self._workspace is None:
            return
        workspace, desk = self._workspace, self.desk
        self._workspace = self.desk = None
        desk.close_desk()
        self._close_what_lies_over()
        self._parts.tasks.drain()
        # a full disk may refuse the note that the vault was locked; it is locked all the same
        with contextlib.suppress(VaultProblem):
            workspace.close()

    def _close_what_lies_over(self) -> None:
        """Sheets, menus and dialogs go too: what was typed there is nobody else's business."""
        from app.views.shared.dialogs import Sheet

        for sheet in self.findChildren(Sheet):
            sheet.hide()
            sheet.deleteLater()
        for each in QApplication.topLevelWidgets():
            if each is not self and each.isVisible():
                each.close()
