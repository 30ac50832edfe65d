"""The window: the toolkit, the look, the way in; everything else after the first unlock."""

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from app.bootstrap.display import has_display
from app.bootstrap.door import VaultDoor
from app.bootstrap.paper import DrawnPaper
from app.desktop.settings import Settings
from app.desktop.tasks import Tasks
from app.desktop.theme import STYLE_ARGUMENTS, Look
from app.views.shell.window import MainWindow, WindowParts
from app.words import _

if TYPE_CHECKING:
    from app.views.page import PageEntry

__all__ = ["application", "has_display", "show", "show_demo", "window_for"]


def show(folder: Path | None, *, quit_when_shown: bool = False) -> int:
    """Show the way into a vault; returns the exit status when the window is closed."""
    qt = application()
    window, _door = window_for(folder)
    if quit_when_shown:
        window.shown.connect(window.close)
    else:
        window.shown.connect(_when_shown(window))
    window.show()
    return qt.exec()


def window_for(folder: Path | None) -> tuple[MainWindow, VaultDoor]:
    """Make the window with the way into a vault in it; ``application`` was called before."""
    settings = Settings()
    look = Look(settings.theme)
    look.dress()
    door = VaultDoor(folder or _last_folder(settings))
    parts = WindowParts(
        look=look,
        settings=settings,
        tasks=Tasks(),
        pages=_pages,
        door=door,
        folder=folder,
        print_code=_print_code,
        paper=DrawnPaper(),
    )
    window = MainWindow(parts)
    window.show_gate()
    return window, door


def show_demo(*, quit_when_shown: bool = False) -> int:
    """Show the desk of a throw-away vault that holds the demo families."""
    qt = application()
    with TemporaryDirectory(prefix="rundbord-demo-") as folder:
        from app.bootstrap.program import demo_workspace
        from app.desktop.qt_words import speak_danish

        # settings of the demonstration stay with it: the user's own are not touched
        settings = Settings(Path(folder) / "settings.ini")
        look = Look(settings.theme)
        look.dress()
        window = MainWindow(
            WindowParts(
                look=look, settings=settings, tasks=Tasks(), pages=_pages, paper=DrawnPaper()
            )
        )
        speak_danish(window)
        window.open_desk(demo_workspace(Path(folder) / "vault"))
        if quit_when_shown:
            window.shown.connect(window.close)
        window.show()
        return qt.exec()


def application() -> QApplication:
    """The toolkit's application; made once."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    qt = QApplication([sys.argv[0], *STYLE_ARGUMENTS])
    qt.setApplicationName("rundbord")
    qt.setApplicationDisplayName("Rundbord")
    qt.setDesktopFileName("rundbord")
    return qt


def _when_shown(window: MainWindow) -> Callable[[], None]:
    """What a real session needs beyond the first page: crash reports, log-off, Danish buttons."""

    def begin() -> None:
        from app.bootstrap.session import begin_session
        from app.bootstrap.warming import Warming
        from app.desktop.immortal import keep_alive

        keep_alive()
        begin_session(window)
        Warming(window)

    return begin


def _pages() -> "tuple[PageEntry, ...]":
    from app.views.pages import ALL_PAGES

    return ALL_PAGES


def _last_folder(settings: Settings) -> Path | None:
    return Path(settings.vault_folder) if settings.vault_folder else None


def _print_code(code: str) -> None:
    """Print the recovery kit; the bytes go to the printer and nowhere else."""
    from app.bootstrap.surroundings import SystemClock
    from app.desktop.printing import ask_printer, print_pdf
    from app.presenters.handout import recovery_kit

    active = QApplication.activeWindow()
    printer = None if active is None else ask_printer(active, _("Ark"))
    if printer is not None:
        document = recovery_kit(code.split("-"), _("Rundbord"), SystemClock().today())
        print_pdf(DrawnPaper().pdf(document), printer)
