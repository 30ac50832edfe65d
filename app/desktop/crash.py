"""What happens when something unforeseen does: a report without values, kept here, never sent.

A report has the type of the error, the frames (file, line, function) and versions. Messages, arguments
and local variables stay out: they may hold what people wrote.
"""

import faulthandler
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Final

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler, qVersion

from app import __version__

__all__ = ["CrashWatch", "report_of"]

_KEPT: Final = 20
"""Reports; older ones are removed."""

_APP: Final = Path(__file__).resolve().parents[1]


def report_of(kind: type[BaseException], trace: TracebackType | None, moment: datetime) -> str:
    """Write a report: type, frames and versions only."""
    lines = [
        f"Rundbord {__version__} · Python {platform.python_version()} · Qt {qVersion()}",
        f"{platform.system()} {platform.release()}",
        moment.isoformat(timespec="seconds"),
        f"{kind.__module__}.{kind.__qualname__}",
    ]
    for frame, line in traceback.walk_tb(trace):
        code = frame.f_code
        lines.append(f"  {_short(code.co_filename)}:{line} {code.co_qualname}")
    return "\n".join(lines) + "\n"


def _short(name: str) -> str:
    """A path without the machine's own folders."""
    path = Path(name)
    return str(path.relative_to(_APP.parent)) if path.is_relative_to(_APP) else path.name


class CrashWatch:
    """Takes over what Python and Qt would print; ``release`` gives it back.

    ``told`` gets the report's text, on the thread where it happened.
    """

    def __init__(self, folder: Path, told: Callable[[str], None]) -> None:
        """Reports are kept in ``folder``, which is made when needed."""
        self._folder = folder
        self._told = told
        self._before: tuple[Any, Any, Any] | None = None
        self._fault_file: IO[str] | None = None

    def watch(self) -> None:
        """Begin."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._uncaught
        threading.excepthook = self._in_thread
        sys.unraisablehook = self._unraisable
        qInstallMessageHandler(self._qt_said)
        # hard crashes leave frames only: faulthandler writes no values
        self._fault_file = (self._folder / "fault.txt").open("w", encoding="utf-8")
        faulthandler.enable(self._fault_file)

    def release(self) -> None:
        """End; what was there before is there again."""
        if self._before is None:
            return
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
        self._before = None
        qInstallMessageHandler(None)
        faulthandler.disable()
        if self._fault_file is not None:
            self._fault_file.close()

    def note(self, kind: type[BaseException], trace: TracebackType | None) -> str:
        """Keep a report and tell of it; returns its text."""
        moment = datetime.now(UTC)
        text = report_of(kind, trace, moment)
        name = f"crash-{moment:%Y%m%dT%H%M%S%f}.txt"
        try:
            (self._folder / name).write_text(text, encoding="utf-8")
            for old in sorted(self._folder.glob("crash-*.txt"))[:-_KEPT]:
                old.unlink()
        except OSError:  # a full disk must not hide the first fault
            pass
        self._told(text)
        return text

    def _uncaught(
        self, kind: type[BaseException], _error: BaseException, trace: TracebackType | None
    ) -> None:
        self.note(kind, trace)

    def _in_thread(self, what: Any) -> None:
        self.note(what.exc_type, what.exc_traceback)

    def _unraisable(self, what: Any) -> None:
        self.note(what.exc_type, what.exc_traceback)

    def _qt_said(self, kind: QtMsgType, context: QMessageLogContext, _message: str) -> None:
        """Qt's words may quote texts of widgets; only where it happened is kept."""
        if kind in {QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}:
            place = f"{context.category or 'qt'}\n"
            (self._folder / "qt.txt").write_text(place, encoding="utf-8")
