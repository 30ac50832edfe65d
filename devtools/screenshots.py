"""Pictures of every page: ``python3 dev.py screenshots [--only PAGE] [--out DIR]``.

Both usual window sizes, light and dark, the demo families, no display needed. To be looked at: for contrast,
cut-off words, overlaps, even spacing, empty states. The names are ``<page>-<size>-<theme>.png``.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from devtools.environment import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtWidgets import QApplication, QWidget

    from app.desktop.theme import Look
    from app.models.base import Id
    from app.services.ports import Workspace
    from app.views.shell.window import MainWindow

    Builder = Callable[[Look, Path], MainWindow]
    """Makes an unlocked window that wears a look and keeps its files in a folder."""

SIZES: Final = ((1280, 720), (1920, 1080))
THEMES: Final = ("light", "dark")
FAMILY: Final = "øvelse"
"""Part of the name of the family whose pages are shown: it has something on each of them."""


def take(build: Builder, out: Path, only: str = "") -> list[Path]:
    """Take every picture; returns the files, in order."""
    from app.bootstrap.window import application
    from app.desktop.theme import Look, ThemeChoice

    qt = application()
    out.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    look = Look(ThemeChoice.LIGHT)
    look.dress()
    with tempfile.TemporaryDirectory(prefix="rundbord-pictures-") as folder:
        window = build(look, Path(folder))
        for theme in THEMES:
            look.choose(ThemeChoice(theme))
            for width, height in SIZES:
                window.resize(width, height)
                window.show()
                for page in _pages(window):
                    if page.startswith(only):
                        path = out / f"{page}-{width}x{height}-{theme}.png"
                        _grab(qt, window, path)
                        made.append(path)
        window.close()
        _away(qt, window)
        made += _gates(qt, look, out, Path(folder), only)
    return made


def _pages(window: MainWindow) -> Iterator[str]:
    """Go through the pages of the desk, then those of one family."""
    from app.views.page import Scope

    desk = window.desk
    if desk is None:
        return
    workspace = desk.context.workspace
    for scope in (Scope.DESK, Scope.CASE):
        if scope is Scope.CASE and desk.case is None:
            desk.open_case(_family(workspace))
        for key in desk.navigation.keys:
            if desk.pages.entry_of(key).scope is scope:
                desk.go(key)
                yield key


def _family(workspace: Workspace) -> Id:
    """The family whose pages are shown."""
    families = workspace.families()
    return next((each.id for each in families if FAMILY in each.name), families[0].id)


def _gates(qt: QApplication, look: Look, out: Path, folder: Path, only: str) -> list[Path]:
    """First run and unlock, each at the small size in both themes."""
    from app.bootstrap.door import VaultDoor
    from app.desktop.tasks import Tasks
    from app.desktop.theme import ThemeChoice
    from app.views.unlock.first_run import FirstRun
    from app.views.unlock.unlock import Unlock

    made: list[Path] = []
    width, height = SIZES[0]
    tasks = Tasks()
    place = folder / "vault"
    for theme in THEMES:
        look.choose(ThemeChoice(theme))
        first = FirstRun(look, tasks, VaultDoor(place), place, print_code=lambda _code: None)
        unlock = Unlock(look, tasks, VaultDoor(place), place)
        steps = {
            "first-run-1": (first, first.place),
            "first-run-2": (first, first.words),
            "first-run-3": (first, first.code),
            "first-run-4": (first, first.keyring),
            "unlock": (unlock, None),
        }
        first.code.show_code("0000-0000-0000-0000-0000-0000-0000")
        for name, (gate, step) in steps.items():
            if name.startswith(only):
                if step is not None:
                    first.show_step(step)
                gate.resize(width, height)
                gate.show()
                made.append(out / f"{name}-{width}x{height}-{theme}.png")
                _grab(qt, gate, made[-1])
                gate.hide()
        _away(qt, first, unlock)
    return made


def _away(qt: QApplication, *widgets: QWidget) -> None:
    """Delete what was shown while the toolkit is whole: at its own end it does so in an order that crashes."""
    from PySide6.QtCore import QEvent

    for each in widgets:
        each.deleteLater()
    qt.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _grab(qt: QApplication, widget: MainWindow | object, path: Path) -> None:
    """Let the page settle, work in workers included, then keep its picture."""
    from PySide6.QtCore import QDeadlineTimer, QEventLoop
    from PySide6.QtWidgets import QWidget

    loop = QEventLoop()
    deadline = QDeadlineTimer(400)
    while not deadline.hasExpired():
        loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    if isinstance(widget, QWidget) and not widget.grab().save(str(path)):
        raise OSError(path.name)


def demo_window(look: Look, folder: Path) -> MainWindow:
    """The desk of a throw-away vault with the demo families."""
    from app.bootstrap.paper import DrawnPaper
    from app.bootstrap.program import demo_workspace
    from app.desktop.settings import Settings
    from app.desktop.tasks import Tasks
    from app.views.pages import ALL_PAGES
    from app.views.shell.window import MainWindow, WindowParts

    parts = WindowParts(
        look=look,
        settings=Settings(folder / "settings.ini"),
        tasks=Tasks(),
        pages=lambda: ALL_PAGES,
        paper=DrawnPaper(),
    )
    window = MainWindow(parts)
    window.open_desk(demo_workspace(folder / "vault"))
    return window


def main(arguments: Sequence[str]) -> int:
    """Take the pictures and name them."""
    parser = argparse.ArgumentParser(prog="dev.py screenshots")
    parser.add_argument("--out", type=Path, default=ROOT / "out" / "screenshots")
    parser.add_argument("--only", default="", help="pages whose key begins so")
    options = parser.parse_args(arguments)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    for path in take(demo_window, options.out, options.only):
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
