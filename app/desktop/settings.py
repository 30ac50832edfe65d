"""What is kept outside the vault, in plain text: geometry, looks and opaque ids. Never a name."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QSettings

from app.desktop.theme import ThemeChoice

__all__ = ["LONGEST_IDLE_MIN", "Settings"]

LONGEST_IDLE_MIN: Final = 15
_USUAL_IDLE_MIN: Final = 5


class Settings:
    """Settings of this desk; unreadable ones count as not set."""

    def __init__(self, file: Path | None = None) -> None:
        """Use the user's own file, or another one for tests and demonstrations."""
        if file is None:
            self._store = QSettings(
                QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Rundbord", "Rundbord"
            )
        else:
            self._store = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def theme(self) -> ThemeChoice:
        """The theme that was chosen."""
        value = self._text("theme")
        return ThemeChoice(value) if value in set(ThemeChoice) else ThemeChoice.SYSTEM

    @theme.setter
    def theme(self, choice: ThemeChoice) -> None:
        self._store.setValue("theme", choice.value)

    @property
    def geometry(self) -> QByteArray:
        """Where the window stood; empty before the first time."""
        value = self._store.value("geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, where: QByteArray) -> None:
        self._store.setValue("geometry", where)

    @property
    def idle_minutes(self) -> int:
        """Minutes without a hand until the vault locks: 1 to 15, 5 unless chosen."""
        value = self._text("idle_minutes")
        minutes = int(value) if value.isdecimal() else _USUAL_IDLE_MIN
        return min(max(minutes, 1), LONGEST_IDLE_MIN)

    @idle_minutes.setter
    def idle_minutes(self, minutes: int) -> None:
        self._store.setValue("idle_minutes", str(min(max(minutes, 1), LONGEST_IDLE_MIN)))

    @property
    def last_page(self) -> str:
        """Key of the page that was shown last."""
        return self._text("last_page")

    @last_page.setter
    def last_page(self, key: str) -> None:
        self._store.setValue("last_page", key)

    @property
    def vault_folder(self) -> str:
        """The folder of the vault that was opened last."""
        return self._text("vault_folder")

    @vault_folder.setter
    def vault_folder(self, folder: str) -> None:
        self._store.setValue("vault_folder", folder)

    def save(self) -> None:
        """Write everything to disk now."""
        self._store.sync()

    def _text(self, key: str) -> str:
        value = self._store.value(key)
        return value if isinstance(value, str) else ""
