"""A window with the seed family's map, for a real screen reader's client to look at.

Run by ``test_screen_reader.py`` on a display of its own.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.desktop.theme import Look, ThemeChoice
from app.presenters.map import MapOptions, build_map
from app.views.map.accessible import install
from app.views.map.view import MapView
from tests.support.workspace import TODAY, seed_case


def main() -> int:
    application = QApplication(["rundbord-map"])
    install()
    look = Look(ThemeChoice.LIGHT)
    look.dress()
    view = MapView(look)
    view.resize(1108, 600)
    view.show_spec(build_map(seed_case(), TODAY, MapOptions(for_coordinator=True)))
    view.show()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    sys.stdout.write("shown\n")
    sys.stdout.flush()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
