"""When the desktop logs off or shuts down: what is being typed is kept first."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication, QSessionManager

__all__ = ["SessionEnd"]


class SessionEnd(QObject):
    """Calls ``keep`` before the session ends; a False answer asks the desktop to wait."""

    def __init__(self, keep: Callable[[], bool], parent: QObject | None = None) -> None:
        """Listen to the application that runs."""
        super().__init__(parent)
        self._keep = keep
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.commitDataRequest.connect(self.commit, Qt.ConnectionType.DirectConnection)

    @Slot(QSessionManager)
    def commit(self, manager: QSessionManager) -> None:
        """Keep everything; stop the log-off only if that failed."""
        if not self._keep() and manager.allowsInteraction():
            manager.cancel()
