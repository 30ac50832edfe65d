"""One start, timed from the inside: ``python -m devtools.bench_child bare|unlock|family [VAULT]``.

Prints one JSON line. ``RUNDBORD_BENCH_START`` holds the moment at which the parent started this
process, so that the interpreter's own start is part of the figure.
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

PASSPHRASE = "lille grøn hest på taget"
TYPING_MS = 3000
"""What a fast typist needs for six words; the program gets ready meanwhile."""


def _since_start() -> float:
    return time.time() - float(os.environ["RUNDBORD_BENCH_START"])


def _resident_mb() -> float:
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def _tell(**figures: float) -> None:
    print(json.dumps({**figures, "mb": _resident_mb()}), flush=True)
    os._exit(0)  # what a start costs is measured; how the end goes is not


def bare() -> None:
    """An empty PySide6 main window, until it is painted."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        def paintEvent(self, event: Any) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, lambda: _tell(shown=_since_start()))

    qt = QApplication([])
    window = Window()
    window.resize(1280, 720)
    window.show()
    qt.exec()


def unlock(vault: str) -> None:
    """The program's unlock page, until it is painted."""
    _window(vault, lambda *_: _tell(shown=_since_start()))


def family(vault: str) -> None:
    """From the moment the key is known to a family on the screen."""
    from PySide6.QtCore import QTimer

    def go(qt: Any, window: Any, door: Any) -> None:
        from app.services.secrets import Secret, SecretKind

        derived = door.derive(Path(vault), Secret(SecretKind.PASSPHRASE, PASSPHRASE))
        begin = time.perf_counter()
        workspace = door.finish(derived)
        window.open_desk(workspace)
        label = next(each for each in workspace.families() if "David" in each.name)
        window.desk.open_case(label.id)
        window.repaint()
        QTimer.singleShot(0, lambda: _tell(family=time.perf_counter() - begin))

    def typed(qt: Any, window: Any, door: Any) -> None:
        from app.bootstrap.warming import Warming

        Warming(window)  # as the window does by itself once its first page is painted
        QTimer.singleShot(TYPING_MS, lambda: go(qt, window, door))

    _window(vault, typed)


def _window(vault: str, shown: Any) -> None:
    from app.__main__ import window_only

    asked = window_only(["--vault", vault])  # as `rundbord --vault FOLDER` begins
    from app.bootstrap.window import application, window_for

    qt = application()
    window, door = window_for(asked and asked[0])
    window.shown.connect(lambda: shown(qt, window, door))
    window.show()
    qt.exec()


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    elif sys.argv[1] == "unlock":
        unlock(sys.argv[2])
    else:
        family(sys.argv[2])
