"""The door: made and opened by passphrase and by recovery code, from a worker and from here."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.bootstrap.door import VaultDoor
from app.models.vault_problems import (
    HeaderTampered,
    RecentWorkMissing,
    WrongPassphrase,
)
from app.services.secrets import NewVault, Secret, SecretKind
from app.services.unlocking import VaultState
from app.storage.vault import LEAST_COST

PASSPHRASE = "lille grøn hest på taget"


def made(folder: Path) -> tuple[VaultDoor, str]:
    """A vault made at the door, as the first run does: the key in a worker, the database here."""
    door = VaultDoor(folder, cost=LEAST_COST)
    code = door.prepare()
    wish = NewVault(folder, PASSPHRASE, code, code.lower(), law_profile="2026")
    with ThreadPoolExecutor(1) as pool:
        derived = pool.submit(door.make, wish).result()
    door.finish(derived).close()
    return door, code


def test_first_run_and_back(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    assert VaultDoor(folder).state(folder) is VaultState.NONE
    door, code = made(folder)
    assert door.state(door.default_folder()) is VaultState.THERE
    workspace = door.finish(door.derive(folder, Secret(SecretKind.PASSPHRASE, PASSPHRASE)))
    assert workspace.setting("law_profile") == "2026"
    workspace.close()
    door.finish(door.derive(folder, Secret(SecretKind.RECOVERY, code))).close()
    with pytest.raises(WrongPassphrase):
        door.derive(folder, Secret(SecretKind.PASSPHRASE, "en helt anden sætning"))


def test_a_new_passphrase_with_the_recovery_code(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    door, code = made(folder)
    door.renew(folder, code, "en ny og bedre sætning")
    door.finish(
        door.derive(folder, Secret(SecretKind.PASSPHRASE, "en ny og bedre sætning"))
    ).close()
    with pytest.raises(WrongPassphrase):
        door.derive(folder, Secret(SecretKind.PASSPHRASE, PASSPHRASE))


def test_lost_work_is_said_and_can_be_accepted(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    door, code = made(folder)
    old = (folder / "vault.db").read_bytes()
    workspace = door.finish(door.derive(folder, Secret(SecretKind.RECOVERY, code)))
    workspace.create_case("Sanne", ("Sanne",))
    workspace.close()
    (folder / "vault.db").write_bytes(old)
    secret = Secret(SecretKind.RECOVERY, code)
    with pytest.raises(RecentWorkMissing):
        door.finish(door.derive(folder, secret))
    door.finish(door.derive(folder, secret), accept_loss=True).close()
    door.finish(door.derive(folder, secret)).close()


def test_a_changed_header_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    door, code = made(folder)
    header = folder / "vault.json"
    header.write_bytes(header.read_bytes().replace(b'"generation":1', b'"generation":2'))
    with pytest.raises(HeaderTampered):
        door.derive(folder, Secret(SecretKind.RECOVERY, code))


def test_what_the_pages_ask_before_there_is_a_vault(tmp_path: Path) -> None:
    door = VaultDoor(tmp_path)
    assert door.state(tmp_path) is VaultState.NONE
    assert len(door.propose_passphrase().split()) == 6
    assert door.profiles()[0].key == "2026"
    assert door.has_keyring() is False
    code = door.prepare()
    assert door.same_code(code, code.replace("-", " "))


def test_the_usual_folder_is_this_users_own() -> None:
    assert VaultDoor().default_folder().is_absolute()
