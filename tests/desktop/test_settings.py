"""Settings hold geometry, looks and ids; what cannot be read counts as not set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray

from app.desktop.settings import Settings
from app.desktop.theme import ThemeChoice

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_set_is_there_next_time(tmp_path: Path) -> None:
    file = tmp_path / "desk.ini"
    first = Settings(file)
    first.theme = ThemeChoice.CONTRAST
    first.geometry = QByteArray(b"where")
    first.idle_minutes = 7
    first.last_page = "map"
    first.vault_folder = "/somewhere"
    first.save()
    again = Settings(file)
    assert again.theme is ThemeChoice.CONTRAST
    assert again.geometry.data() == b"where"
    assert (again.idle_minutes, again.last_page, again.vault_folder) == (7, "map", "/somewhere")


def test_nothing_set_means_the_usual(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "desk.ini")
    assert settings.theme is ThemeChoice.SYSTEM
    assert settings.geometry.isEmpty()
    assert (settings.idle_minutes, settings.last_page, settings.vault_folder) == (5, "", "")


def test_what_cannot_be_read_counts_as_not_set(tmp_path: Path) -> None:
    file = tmp_path / "desk.ini"
    file.write_text("[General]\ntheme=pink\nidle_minutes=soon\ngeometry=7\n", encoding="utf-8")
    settings = Settings(file)
    assert settings.theme is ThemeChoice.SYSTEM
    assert settings.idle_minutes == 5
    assert settings.geometry.isEmpty()


def test_the_idle_time_has_an_end(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "desk.ini")
    settings.idle_minutes = 600
    assert settings.idle_minutes == 15
    settings.idle_minutes = 0
    assert settings.idle_minutes == 1


def test_without_a_file_it_is_the_users_own(session_home: Path) -> None:
    settings = Settings()
    settings.last_page = "plan"
    settings.save()
    assert list(session_home.rglob("Rundbord.ini"))
