"""A connection is handed out only when everything came out as wanted."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from app.models.vault_problems import (
    DatabaseDamaged,
    DatabaseMissing,
    NotEncrypted,
    UnsafeDriver,
    VaultBusy,
    VaultProblem,
)
from app.storage.vault import Vault, driver
from app.storage.vault.driver import open_raw
from app.storage.vault.files import VaultFolder
from app.storage.vault.opening import unlock
from tests.storage.vault.making import Made


def key_of(made: Made) -> bytes:
    return unlock(VaultFolder(made.folder), made.by_code)[1]


@pytest.mark.parametrize(
    ("pragma", "wanted"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("locking_mode", "exclusive"),
        ("checkpoint_fullfsync", 1),
    ],
)
def test_settings_are_in_force(vault: Vault, pragma: str, wanted: object) -> None:
    assert vault.raw.execute(f"PRAGMA {pragma}").fetchone() == (wanted,)


def test_no_shared_memory_file_so_that_a_full_disk_opens(vault: Vault) -> None:
    assert not (vault.folder / "vault.db-shm").exists()


def test_the_library_is_new_enough_and_encrypts(vault: Vault) -> None:
    assert dbapi2.sqlite_version_info >= (3, 51, 3)
    assert vault.raw.execute("PRAGMA cipher_version").fetchone()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (None, DatabaseMissing),
        (b"", DatabaseDamaged),
        (b"x" * 4095, DatabaseDamaged),
        (b"x" * 8192, DatabaseDamaged),
        (b"SQLite format 3\0" + bytes(4080), NotEncrypted),
        (b"SQLite format 3\0", NotEncrypted),
    ],
)
def test_a_wrong_file_is_named_and_left_alone(
    made: Made, content: bytes | None, problem: type[VaultProblem]
) -> None:
    path = made.file("vault.db")
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(problem):
        made.open()
    assert (path.read_bytes() if path.exists() else None) == content


def test_control_the_driver_alone_makes_an_empty_database(tmp_path: Path) -> None:
    (tmp_path / "vault.db").write_bytes(b"")
    connection = dbapi2.connect(str(tmp_path / "vault.db"))
    connection.execute(f"PRAGMA key=\"x'{bytes(32).hex()}'\"")
    assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    connection.close()


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_key_of_another_length_would_be_a_passphrase(made: Made, length: int) -> None:
    with pytest.raises(UnsafeDriver):
        open_raw(made.file("vault.db"), bytes(length))


def test_an_old_library_is_refused(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dbapi2, "sqlite_version_info", (3, 51, 2))
    with pytest.raises(UnsafeDriver):
        made.open()


def test_a_library_without_encryption_is_refused(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlite3

    monkeypatch.setattr(dbapi2, "connect", sqlite3.connect)
    with pytest.raises(UnsafeDriver):
        made.open()


@pytest.mark.parametrize("setting", [{"temp_store": "MEMORY"}, {"misspelt": "1"}])
def test_a_setting_that_does_not_take_is_fatal(
    made: Made, monkeypatch: pytest.MonkeyPatch, setting: dict[str, str]
) -> None:
    monkeypatch.setattr(driver, "_SETTINGS", setting)
    with pytest.raises(UnsafeDriver):
        made.open()
    monkeypatch.undo()
    made.open().close()


def test_a_wrong_key_leaves_nothing_in_the_exception_and_on_stderr(
    made: Made, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(DatabaseDamaged) as caught:
        open_raw(made.file("vault.db"), b"k" * 32)
    assert caught.value.args == ("database_damaged",)
    assert caught.value.__suppress_context__
    assert capfd.readouterr().err == ""


def test_a_second_connection_is_refused(made: Made, vault: Vault) -> None:
    with pytest.raises(VaultBusy):
        made.open()
    assert vault.raw.execute("SELECT count(*) FROM note").fetchone() == (20,)


def test_a_second_process_is_refused(made: Made, vault: Vault) -> None:
    script = (
        "import sys, pathlib; sys.path.insert(0, sys.argv[3])\n"
        "from app.storage.vault import open_vault, RecoveryCode\n"
        "from app.models.vault_problems import VaultBusy\n"
        "try: open_vault(pathlib.Path(sys.argv[1]), RecoveryCode(sys.argv[2]))\n"
        "except VaultBusy: sys.exit(7)\n"
    )
    root = Path(__file__).parents[3]
    command = [sys.executable, "-c", script, str(made.folder), made.code, str(root)]
    assert subprocess.run(command, check=False).returncode == 7
    assert vault.raw.execute("SELECT count(*) FROM note").fetchone() == (20,)


def test_the_key_is_the_one_of_the_header(made: Made) -> None:
    open_raw(made.file("vault.db"), key_of(made)).close()
