"""Work under way: named after a second, with a way out after ten."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from app.desktop.tasks import CANCEL_AFTER_S, SHOW_AFTER_S, Task, Tasks
from app.desktop.theme import Look
from app.views.shared.buttons import button
from app.views.shared.labels import text
from app.views.shared.naming import named
from app.words import _

__all__ = ["TaskStrip"]


class TaskStrip(QFrame):
    """One line at the bottom for the oldest work; hidden while there is none."""

    def __init__(self, look: Look, tasks: Tasks, parent: QWidget | None = None) -> None:
        """Listen to the tasks of the program."""
        super().__init__(parent)
        self._tasks = tasks
        self._task: Task | None = None
        self.setProperty("part", "banner")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(look.px(12), look.px(6), look.px(12), look.px(6))
        self._words = text("", wrap=False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        named(self._bar, _("Fremskridt"))
        self._cancel = button(look, _("Afbryd"), on=self._stop)
        layout.addWidget(self._words)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self._cancel)
        self._show_timer = self._timer(SHOW_AFTER_S, self._show)
        self._cancel_timer = self._timer(CANCEL_AFTER_S, self._cancel.show)
        self.hide()
        tasks.started.connect(self._began)

    def _timer(self, seconds: float, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(round(seconds * 1000))
        timer.timeout.connect(then)
        return timer

    @Slot(object)
    def _began(self, task: Task) -> None:
        if self._task is not None:
            return
        self._task = task
        self._words.setText(task.title or _("Arbejder …"))
        self._bar.setRange(0, 0)
        self._cancel.hide()
        task.progressed.connect(self._progressed)
        task.over.connect(self._over)
        self._show_timer.start()
        self._cancel_timer.start()

    @Slot()
    def _show(self) -> None:
        self.show()

    @Slot(int, int)
    def _progressed(self, done: int, of: int) -> None:
        self._bar.setRange(0, of)
        self._bar.setValue(done)

    @Slot()
    def _over(self) -> None:
        self._task = None
        self._show_timer.stop()
        self._cancel_timer.stop()
        self.hide()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._words.setText(_("Afbryder …"))
