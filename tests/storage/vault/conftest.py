"""One vault is made for the whole run; each test gets a copy of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.storage.vault import Vault
from tests.storage.vault.making import Made, make, make_tables, save


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Made:
    made = make(tmp_path_factory.mktemp("template") / "vault")
    vault = made.open()
    make_tables(vault)
    for seq in range(1, 21):
        save(vault, seq)
    vault.close()
    return made


@pytest.fixture
def made(template: Made, tmp_path: Path) -> Made:
    """A closed vault with 20 saves."""
    return template.copy(tmp_path / "vault")


@pytest.fixture
def vault(made: Made) -> Iterator[Vault]:
    """The same, open."""
    opened = made.open()
    yield opened
    opened.close()
