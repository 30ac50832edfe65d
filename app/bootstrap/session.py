"""What a real session has besides its window, begun once the first page is painted."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from app.desktop.crash import CrashWatch
from app.desktop.qt_words import speak_danish
from app.desktop.session_end import SessionEnd
from app.storage.vault.hygiene import protect_process
from app.views.shell.window import MainWindow

__all__ = ["begin_session"]


def begin_session(window: MainWindow) -> None:
    """Watch for crashes and the end of the session, and speak Danish on Qt's own buttons."""
    protect_process()
    state = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    watch = CrashWatch(Path(state) / "fejl", window.tell_crash)
    watch.watch()
    window.destroyed.connect(watch.release)
    SessionEnd(window.keep_all, window)
    speak_danish(window)
