"""Long work in worker threads: frozen values go in, a frozen value comes out on the GUI thread.

What takes over a second shows progress, what takes over ten can be cancelled (design.md §5); the
window asks ``running`` for both. Workers never touch the vault's connection or a widget.

While a worker runs, Python's cyclic garbage collector is off: it runs in whichever thread allocates, and
would destroy widgets that are garbage from a worker, which Qt answers with a crash.
"""

import gc
import threading
from collections.abc import Callable
from typing import Any, Final, Generic, TypeVar, cast

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

__all__ = ["CANCEL_AFTER_S", "SHOW_AFTER_S", "Cancelled", "Job", "Task", "Tasks"]

T = TypeVar("T")

SHOW_AFTER_S: Final = 1.0
CANCEL_AFTER_S: Final = 10.0


class Cancelled(Exception):
    """The user took the work back; nothing of it is kept."""


class Job:
    """What the work sees of the outside: how to tell its progress, whether to stop."""

    def __init__(self, told: Callable[[int, int], None], stop: threading.Event) -> None:
        """Keep both ends."""
        self._told = told
        self._stop = stop

    def progress(self, done: int, of: int) -> None:
        """Tell that so many steps of so many are done; raises ``Cancelled`` when to stop."""
        if self._stop.is_set():
            raise Cancelled
        self._told(done, of)


class Task(QObject):
    """One piece of work under way; lives on the GUI thread."""

    progressed = Signal(int, int)
    over = Signal()
    _came = Signal(object, object)

    def __init__(
        self,
        title: str,
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
        parent: QObject,
    ) -> None:
        """Keep what to call when it is over."""
        from PySide6.QtCore import Qt

        super().__init__(parent)
        self.title = title
        self._done = done
        self._failed = failed
        self._stop = threading.Event()
        self._came.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop; what it returns is not used any more."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()

    def job(self) -> Job:
        """The worker's side of this task."""
        return Job(self.progressed.emit, self._stop)

    def came(self, result: object, error: BaseException | None) -> None:
        """Called in the worker: hand over to the GUI thread."""
        self._came.emit(result, error)

    @Slot(object, object)
    def _finish(self, result: object, error: BaseException | None) -> None:
        stopped = self.cancelled or isinstance(error, Cancelled)
        self.over.emit()
        if stopped:
            self._failed(Cancelled())
        elif error is not None:
            self._failed(error)
        else:
            self._done(result)


class _Work(QRunnable, Generic[T]):
    """The worker's side."""

    def __init__(self, work: Callable[[Job], T], task: Task) -> None:
        super().__init__()
        self._work = work
        self._task = task

    def run(self) -> None:
        try:
            result: object = self._work(self._task.job())
        except BaseException as error:  # noqa: BLE001  # it is raised again on the GUI thread
            self._task.came(None, error)
        else:
            self._task.came(result, None)


class Tasks(QObject):
    """All work under way; drained before the program or the vault closes."""

    started = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Make a pool of its own, so that draining waits for nobody else."""
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._running: list[Task] = []
        self._collecting = False

    @property
    def running(self) -> tuple[Task, ...]:
        """What is under way, oldest first."""
        return tuple(self._running)

    def run(
        self,
        work: Callable[[Job], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
        *,
        title: str = "",
    ) -> Task:
        """Do ``work`` in a worker; ``done`` or ``failed`` is called later on this thread.

        Args:
            work: must hold frozen values only; gets the job to tell progress to.
            done: takes what the work returned.
            failed: takes what it raised, or ``Cancelled``.
            title: what it is, for whoever waits.
        """
        task = Task(title, cast("Callable[[Any], None]", done), failed, self)
        self._hold_collector()
        self._running.append(task)
        task.over.connect(self._one_is_over)
        self._pool.start(_Work(work, task))
        self.started.emit(task)
        return task

    def drain(self, patience_ms: int = 30_000) -> bool:
        """Cancel what runs and wait for it; False if something is still there afterwards."""
        for task in self._running:
            task.cancel()
        done = self._pool.waitForDone(patience_ms)
        if done:
            self._free_collector()
        return done

    def _hold_collector(self) -> None:
        if not self._running:
            self._collecting = gc.isenabled()
            gc.disable()

    def _free_collector(self) -> None:
        if self._collecting:
            self._collecting = False
            gc.enable()

    @Slot()
    def _one_is_over(self) -> None:
        task = self.sender()
        self._running = [each for each in self._running if each is not task]
        if not self._running:
            self._free_collector()
        if isinstance(task, Task):
            task.deleteLater()
