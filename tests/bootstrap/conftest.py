"""A real workspace on a real vault, with keys derived cheaply."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap import vaults
from app.bootstrap.surroundings import resources
from app.bootstrap.workspace import OpenWorkspace
from app.storage.vault import LEAST_COST, prepare_vault

PASSPHRASE = "lille grøn hest på taget"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


@pytest.fixture
def workspace(folder: Path) -> Iterator[OpenWorkspace]:
    prepared = prepare_vault()
    opened = vaults.create(folder, PASSPHRASE, prepared, prepared.code, LEAST_COST)
    yield opened
    opened.close()


@pytest.fixture
def training() -> bytes:
    return (resources() / "demo" / "training-sanne-david.json").read_bytes()
