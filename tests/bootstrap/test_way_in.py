"""What the unlock page must not wait for: each of these costs a part of an empty window's time."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from pathlib import Path

SHOW: Final = """
import json, sys
from pathlib import Path
from PySide6 import QtCore
from app.bootstrap.window import application, window_for

qt = application()
window, door = window_for(Path(sys.argv[1]))


def tell():
    {afterwards}
    page = type(window.page).__name__
    print(json.dumps(dict(modules=[*sys.modules], namespace="Qt" in vars(QtCore), page=page)))
    qt.quit()


window.shown.connect(tell)
window.show()
qt.exec()
"""
HEAVY: Final = (
    "alembic", "app.models.case", "app.presenters.drawing", "app.rules", "app.storage", "argon2",
    "asyncio", "cryptography", "ctypes", "dataclasses", "keyring", "locale", "pydantic", "reportlab",
    "sqlalchemy", "sqlcipher3",
)  # fmt: skip


def shown(folder: Path, afterwards: str = "pass") -> dict[str, Any]:
    """What is there once the first page has been painted."""
    folder.joinpath("vault.json").write_text("{}", "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", SHOW.format(afterwards=afterwards), str(folder)],
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def way_in(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return shown(tmp_path_factory.mktemp("vault"))


def test_the_unlock_page_stands_before_anything_heavy_is_read(way_in: dict[str, Any]) -> None:
    assert way_in["page"] == "Unlock"
    assert not set(HEAVY) & set(way_in["modules"])


def test_it_makes_none_of_the_hundred_enumerations_of_qt(way_in: dict[str, Any]) -> None:
    assert not way_in["namespace"]


def test_the_control_sees_both(tmp_path: Path) -> None:
    found = shown(tmp_path, "from PySide6.QtCore import Qt; import app.storage.vault")
    assert found["namespace"]
    assert "app.storage" in found["modules"]
