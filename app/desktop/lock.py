"""Locks an unattended desk: after minutes without a hand, and at once when the computer sleeps or locks.

Monotonic time stops in suspend on some systems and wall time can be set, so either clock passing the
deadline locks, and so does wall time that runs backwards by more than a minute.
"""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

__all__ = ["IdleLock"]

_HANDS: Final = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}
_TICK_MS: Final = 1000
_BACKWARDS_S: Final = 60.0


class IdleLock(QObject):
    """Watches what comes to the program's windows; ``due`` says that it is time to lock.

    Hands come to windows first. The application's own events would be ten thousand for one page.
    """

    due = Signal()

    def __init__(
        self,
        minutes: float,
        monotonic: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
        parent: QObject | None = None,
    ) -> None:
        """Begin asleep; ``start`` begins to count."""
        super().__init__(parent)
        self._limit = minutes * 60
        self._clocks = (monotonic, wall)
        self._since = (monotonic(), wall())
        self._latest_wall = wall()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._stops: list[Callable[[], None]] = []

    @property
    def running(self) -> bool:
        """Whether it counts."""
        return self._timer.isActive()

    def start(self) -> None:
        """Count from now: the vault was unlocked."""
        self.touch()
        self._latest_wall = self._clocks[1]()
        gui = QGuiApplication.instance()
        if isinstance(gui, QGuiApplication):
            gui.applicationStateChanged.connect(self._state_changed)
            gui.focusWindowChanged.connect(self._watch_windows)
        self._watch_windows()
        self._timer.start()
        self._listen()

    def stop(self) -> None:
        """Stop counting: the vault is locked."""
        if not self.running:
            return
        self._timer.stop()
        gui = QGuiApplication.instance()
        if isinstance(gui, QGuiApplication):
            gui.applicationStateChanged.disconnect(self._state_changed)
            gui.focusWindowChanged.disconnect(self._watch_windows)
        for window in QGuiApplication.topLevelWindows():
            window.removeEventFilter(self)
        for stop in self._stops:
            stop()
        self._stops.clear()

    def set_minutes(self, minutes: float) -> None:
        """Take another limit."""
        self._limit = minutes * 60

    def touch(self) -> None:
        """A hand was there."""
        self._since = (self._clocks[0](), self._clocks[1]())

    @Slot()
    def tick(self) -> None:
        """Look at both clocks, and for windows that were opened since."""
        self._watch_windows()
        now, wall = self._clocks[0](), self._clocks[1]()
        backwards = wall < self._latest_wall - _BACKWARDS_S
        self._latest_wall = max(wall, self._latest_wall)
        passed = max(now - self._since[0], wall - self._since[1])
        if passed >= self._limit or backwards:
            self.lock_now()

    @Slot()
    def lock_now(self) -> None:
        """Lock at once: a key, the menu, or the operating system."""
        if self.running:
            self.stop()
            self.due.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice hands; never take an event away."""
        if event.type() in _HANDS:
            self.touch()
        return False

    @Slot()
    def _watch_windows(self) -> None:
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)  # once, however often it is asked

    @Slot(Qt.ApplicationState)
    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationSuspended:
            self.lock_now()

    def _listen(self) -> None:
        """Hear of suspend and of the locked screen where a system bus tells."""
        from app.desktop.system_signals import listen

        self._stops.append(listen(self.lock_now, self))
