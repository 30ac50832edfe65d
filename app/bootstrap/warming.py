"""Getting ready while somebody types their passphrase: one thing at a time between two keystrokes.

Nothing of the vault is touched here, only code and shipped tables are read. Each step is short enough
not to be felt.
"""

from importlib import import_module
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from app.desktop.sources import forget_sources

__all__ = ["STEPS", "Warming", "take"]

STEPS: Final = (
    "PySide6.QtCore:Qt",
    "app.models.case",
    "app.rules.lens",
    "app.services.registry",
    "app.services.secrets",
    "asyncio",  # which SQLAlchemy needs
    "sqlalchemy.util",
    "sqlalchemy.sql",
    "sqlalchemy.engine",
    "sqlalchemy",
    "sqlalchemy.dialects.sqlite",
    "app.storage.vault",
    "app.storage.vault.driver",
    "sqlcipher3.dbapi2",
    "cryptography.hazmat.primitives.ciphers.aead",
    "app.bootstrap.vaults",
    "app.storage.tables:schema()",
    "app.exchange.law",
    "app.bootstrap.surroundings:laws()",
    "app.bootstrap.surroundings:lexicon()",
    "app.bootstrap.surroundings:actor()",
    "app.desktop.lock",
    "app.desktop.system_signals",
    "app.views.shell.desk",
    "app.views.pages",
    "app.views.today.page",
    "app.views.families.page",
    "app.presenters.overview",
    "app.presenters.forms",
    "app.presenters.forms.gestures",
    "app.presenters.soft:ready()",
    "app.views.overview.page",
)
"""What the way from the key to a family on the screen needs, in the order it is needed: modules, names
in them, and functions that are called once because they keep what they read."""


class Warming(QObject):
    """Takes the steps above, one each time the event loop has nothing else to do."""

    def __init__(self, parent: QObject) -> None:
        """Begin at once; ends by itself."""
        super().__init__(parent)
        self._waiting = iter(STEPS)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._step)
        self._timer.start()

    @Slot()
    def _step(self) -> None:
        name = next(self._waiting, None)
        if name is None:
            self._timer.stop()
            self.deleteLater()
        else:
            take(name)
            forget_sources()  # at each step: the next one then grows into what this one left


def take(step: str) -> None:
    """Import a module; with ``:name`` look at that in it, with ``:name()`` call it."""
    module, _colon, name = step.partition(":")
    found = import_module(module)
    if name:
        wanted = getattr(found, name.removesuffix("()"))
        if name.endswith("()"):
            wanted()
