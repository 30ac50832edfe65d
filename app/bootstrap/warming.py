"""Getting ready while somebody types their passphrase: one module at a time between two keystrokes.

Nothing of the vault is touched here, only code is read. Each step is short enough not to be felt.
"""

from importlib import import_module
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

__all__ = ["Warming"]

MODULES: Final = (
    "app.models.case",
    "app.rules.lens",
    "app.services.registry",
    "sqlalchemy.util",
    "sqlalchemy.sql",
    "sqlalchemy.engine",
    "sqlalchemy",
    "sqlalchemy.dialects.sqlite",
    "app.storage.vault",
    "app.storage.vault.driver",
    "cryptography.hazmat.primitives.ciphers.aead",
    "app.bootstrap.vaults",
    "app.views.shell.desk",
    "app.views.today.page",
    "app.views.families.page",
    "app.presenters.overview",
    "app.presenters.forms",
    "app.views.overview.page",
    "app.presenters.map",
    "app.views.map.page",
)
"""What the way from the key to a family on the screen needs, in the order it is needed."""


class Warming(QObject):
    """Imports the modules above, one each time the event loop has nothing else to do."""

    def __init__(self, parent: QObject) -> None:
        """Begin at once; ends by itself."""
        super().__init__(parent)
        self._waiting = iter(MODULES)
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
            import_module(name)
