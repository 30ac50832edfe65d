"""Every import contract is seen to catch what it forbids.

A skeleton with our room names stands under the very contracts of ``pyproject.toml``; one forbidden
import at a time is planted in it.
"""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PYPROJECT = ROOT / "pyproject.toml"
ROOMS = (
    "models",
    "rules",
    "services",
    "words",
    "presenters",
    "storage",
    "reports",
    "exchange",
    "desktop",
    "cli",
    "views",
)

PLANTED = (
    # layers: every step up, and siblings
    ("layers", "rules", "app.services"),
    ("layers", "models", "app.rules"),
    ("layers", "services", "app.words"),
    ("layers", "words", "app.presenters"),
    ("layers", "presenters", "app.storage"),
    ("layers", "reports", "app.storage"),
    ("layers", "storage", "app.exchange"),
    ("layers", "exchange", "app.reports"),
    ("layers", "storage", "app.desktop"),
    ("layers", "desktop", "app.views"),
    ("layers", "views", "app.cli"),
    ("layers", "cli", "app.views"),
    ("layers", "views", "app.bootstrap"),
    ("layers", "cli", "app.__main__"),
    # faces and desktop meet storage, paper and exchange in bootstrap only
    ("faces", "views", "app.storage"),
    ("faces", "views", "app.reports"),
    ("faces", "views", "app.exchange"),
    ("faces", "desktop", "app.storage"),
    ("faces", "desktop", "app.reports"),
    ("faces", "desktop", "app.exchange"),
    ("faces", "cli", "app.storage"),
    ("faces", "cli", "app.reports"),
    ("faces", "cli", "app.exchange"),
    ("storage-presents-nothing", "storage", "app.presenters"),
    # libraries
    ("vault-libraries", "views", "sqlalchemy"),
    ("vault-libraries", "desktop", "keyring"),
    ("vault-libraries", "cli", "sqlcipher3"),
    ("vault-libraries", "reports", "sqlite3"),
    ("vault-libraries", "exchange", "cryptography"),
    ("vault-libraries", "presenters", "alembic"),
    ("vault-libraries", "words", "argon2"),
    ("vault-libraries", "services", "sqlalchemy"),
    ("paper-library", "presenters", "reportlab"),
    ("paper-library", "views", "reportlab"),
    ("paper-library", "storage", "reportlab"),
    ("no-qt-below-desktop", "models", "PySide6"),
    ("no-qt-below-desktop", "presenters", "PySide6"),
    ("no-qt-below-desktop", "reports", "PySide6"),
    ("no-qt-below-desktop", "storage", "PySide6"),
    ("core-is-plain-python", "models", "PySide6"),
    ("core-is-plain-python", "rules", "holidays"),
    ("core-is-plain-python", "services", "pydantic"),
    ("no-network", "exchange", "http.client"),
    ("no-network", "views", "ssl"),
)

ALLOWED = (
    ("__main__", "app.bootstrap"),
    ("bootstrap", "app.storage"),
    ("bootstrap", "app.views"),
    ("views", "app.desktop"),
    ("desktop", "app.presenters"),
    ("storage", "app.services"),
    ("storage", "sqlalchemy"),
    ("reports", "reportlab"),
    ("reports", "app.presenters"),
    ("exchange", "pyrage"),
    ("exchange", "app.words"),
    ("presenters", "app.rules"),
    ("services", "app.models"),
    ("desktop", "PySide6"),
)


def contracts() -> dict[str, dict[str, Any]]:
    """The contracts of pyproject.toml by id."""
    settings = tomllib.loads(PYPROJECT.read_text("utf-8"))["tool"]["importlinter"]
    return {contract["id"]: contract for contract in settings["contracts"]}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """An ``app`` with all our rooms and nothing in them, under our contracts."""
    shutil.copy(PYPROJECT, tmp_path)
    for room in ROOMS:
        (tmp_path / "app" / room).mkdir(parents=True)
        (tmp_path / "app" / room / "__init__.py").touch()
    for single in ("__init__", "__main__", "bootstrap"):
        (tmp_path / "app" / f"{single}.py").touch()
    return tmp_path


def plant(house: Path, room: str, imported: str) -> None:
    """Put one import into a module of the room, or into the module of that name."""
    single = house / "app" / f"{room}.py"
    module = single if single.exists() else house / "app" / room / "planted.py"
    with module.open("a", encoding="utf-8") as file:
        file.write(f"import {imported}\n")


def lint(house: Path, *contract: str) -> subprocess.CompletedProcess[str]:
    """Run import-linter in the skeleton, on all contracts or on those named."""
    program = "import sys; from importlinter.cli import lint_imports_command as run; run()"
    options = [part for name in contract for part in ("--contract", name)]
    return subprocess.run(
        [sys.executable, "-c", program, "--no-cache", "--no-logo", *options],
        cwd=house,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=30,
    )


@pytest.mark.parametrize(("contract", "room", "imported"), PLANTED)
def test_a_planted_violation_breaks_its_contract(
    house: Path, contract: str, room: str, imported: str
) -> None:
    plant(house, room, imported)
    result = lint(house, contract)
    assert result.returncode == 1, result.stdout
    assert f"{contracts()[contract]['name']} BROKEN" in result.stdout
    assert re.search(rf"app\.{room}\.planted -> {imported.removesuffix('.client')}", result.stdout)


def test_what_the_house_allows_breaks_nothing(house: Path) -> None:
    for room, imported in ALLOWED:
        plant(house, room, imported)
    result = lint(house)
    assert result.returncode == 0, result.stdout
    assert f"{len(contracts())} kept, 0 broken" in result.stdout


def test_a_new_room_must_be_given_its_layer(house: Path) -> None:
    (house / "app" / "stray.py").touch()
    assert "app.stray" in lint(house, "layers").stdout


def test_an_import_for_types_only_counts_too(house: Path) -> None:
    module = house / "app" / "views" / "planted.py"
    module.write_text(
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import app.storage\n", "utf-8"
    )
    assert lint(house, "faces").returncode == 1


def test_every_contract_has_a_planted_violation() -> None:
    assert {contract for contract, _, _ in PLANTED} == set(contracts())


def test_no_contract_has_an_exception() -> None:
    assert not [name for name, contract in contracts().items() if "ignore_imports" in contract]


def test_the_rooms_here_are_the_rooms_of_the_app() -> None:
    rooms = {path.parent.name for path in (ROOT / "app").glob("*/__init__.py")}
    assert rooms - {"bootstrap"} == set(ROOMS)
