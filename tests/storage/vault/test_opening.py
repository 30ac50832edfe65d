"""Making and opening: what happened is said in the right word, and nothing is made up."""

import errno
import os
import stat
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from app.models import vault_problems as problems
from app.storage.vault import (
    DEFAULT_COST,
    LEAST_COST,
    Passphrase,
    RecoveryCode,
    SlotKind,
    asks_for_keyring,
    create_vault,
    files,
    open_vault,
    opening,
    prepare_vault,
    require_key,
    vault_exists,
)
from tests.storage.vault.making import PASSPHRASE, Made, mac_at, make, rows


def test_a_new_vault_opens_by_passphrase_and_by_code(tmp_path: Path) -> None:
    made = make(tmp_path / "deep" / "vault")
    for key in (made.by_phrase, made.by_code):
        vault = open_vault(made.folder, key)
        assert vault.header.kinds == {SlotKind.PASSPHRASE, SlotKind.RECOVERY}
        assert (vault.header.generation, vault.header.keyring) == (1, None)
        assert vault.header.vault_id == vault.vault_id
        assert vault.folder == made.folder
        vault.close()


def test_a_real_price_is_asked_by_default(tmp_path: Path) -> None:
    preparation = prepare_vault()
    vault = create_vault(tmp_path, PASSPHRASE, preparation, preparation.code)
    vault.close()
    assert (DEFAULT_COST.memory, DEFAULT_COST.time) == (256 * 1024, 4)
    assert f'"memory":{256 * 1024}' in (tmp_path / "vault.json").read_text()
    require_key(tmp_path, Passphrase(PASSPHRASE))


def test_only_the_owner_may_look(made: Made, tmp_path: Path) -> None:
    fresh = make(tmp_path / "fresh")
    assert stat.S_IMODE(fresh.folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(each.stat().st_mode) for each in fresh.folder.iterdir()} == {0o600}
    assert sorted(each.name for each in made.folder.iterdir()) == [
        "vault.anchor",
        "vault.db",
        "vault.json",
        "vault.json.1",
    ]


def test_the_code_must_be_typed_back(tmp_path: Path) -> None:
    preparation = prepare_vault()
    for typed in ("", prepare_vault().code):
        with pytest.raises(problems.RecoveryCodeMistyped):
            create_vault(tmp_path, PASSPHRASE, preparation, typed, LEAST_COST)
    assert not list(tmp_path.iterdir())


def test_a_short_passphrase_makes_no_vault(tmp_path: Path) -> None:
    preparation = prepare_vault()
    with pytest.raises(problems.PassphraseTooShort):
        create_vault(tmp_path, "for kort", preparation, preparation.code, LEAST_COST)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("kept", ["vault.json", "vault.json.1", "vault.db", "vault.anchor"])
def test_nothing_is_made_over_a_vault_or_its_remains(made: Made, kept: str) -> None:
    for each in made.folder.iterdir():
        if each.name != kept:
            each.unlink()
    assert vault_exists(made.folder)
    with pytest.raises(problems.VaultExists):
        make(made.folder)


@pytest.mark.parametrize("broken", ["open_raw", "AnchorFile", "write_header"])
def test_a_making_cut_short_holds_nothing_and_is_cleared_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    def give_out(*_: object, **__: object) -> None:
        raise problems.DiskFull

    monkeypatch.setattr(opening, broken, give_out)
    with pytest.raises(problems.DiskFull):
        make(tmp_path)
    monkeypatch.undo()
    assert not vault_exists(tmp_path)
    with pytest.raises(problems.VaultMissing):
        open_vault(tmp_path, Passphrase(PASSPHRASE))
    make(tmp_path).open().close()


@pytest.mark.parametrize(
    ("key", "problem"),
    [
        (Passphrase("en helt anden sætning"), problems.WrongPassphrase),
        (Passphrase(""), problems.WrongPassphrase),
        (RecoveryCode(prepare_vault().code), problems.WrongRecoveryCode),
        (RecoveryCode("0000"), problems.RecoveryCodeMistyped),
    ],
)
def test_a_wrong_secret_is_named(
    made: Made, key: Passphrase | RecoveryCode, problem: type[problems.VaultProblem]
) -> None:
    with pytest.raises(problem):
        open_vault(made.folder, key)
    with pytest.raises(problem):
        require_key(made.folder, key)


@pytest.mark.parametrize(
    ("lost", "problem"),
    [
        (["vault.json"], problems.HeaderMissing),
        (["vault.db"], problems.DatabaseMissing),
        (["vault.anchor"], problems.AnchorDamaged),
        (["vault.json", "vault.json.1", "vault.db", "vault.anchor"], problems.VaultMissing),
    ],
)
def test_a_missing_part_is_named_and_not_made_anew(
    made: Made, lost: list[str], problem: type[problems.VaultProblem]
) -> None:
    for name in lost:
        made.file(name).unlink()
    with pytest.raises(problem):
        made.open()
    assert not any(made.file(name).exists() for name in lost)


def test_a_missing_second_header_harms_nobody(made: Made) -> None:
    made.file("vault.json.1").unlink()
    made.open().close()


def test_a_database_of_another_vault_is_refused(made: Made, tmp_path: Path) -> None:
    other = make(tmp_path / "other")
    made.file("vault.db").write_bytes(other.file("vault.db").read_bytes())
    with pytest.raises(problems.DatabaseDamaged):
        made.open()


def test_decomposed_letters_open_the_same_vault(made: Made) -> None:
    import unicodedata

    vault = open_vault(made.folder, Passphrase(unicodedata.normalize("NFD", PASSPHRASE)))
    assert rows(vault) == 20
    vault.close()


def test_secrets_stay_out_of_what_is_printed(made: Made) -> None:
    vault = made.open()
    printed = repr((made.by_phrase, made.by_code, prepare_vault(), vault))
    assert PASSPHRASE not in printed
    assert made.code not in printed
    assert vault.subkey("x").hex() not in printed
    vault.close()


def test_an_unexpected_file_error_is_not_swallowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> int:
        raise OSError(errno.ENOTDIR, "strange")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="strange"):
        files.write_whole(tmp_path / "x", b"data")
    monkeypatch.undo()
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_opened_is_not_synced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError

    monkeypatch.setattr(os, "open", refuse)
    files.sync_folder(tmp_path)


def test_the_anchored_row_is_asked_for(made: Made) -> None:
    asked: list[int] = []

    def look(connection: object, seq: int) -> bytes | None:
        asked.append(seq)
        return mac_at(connection, seq)  # type: ignore[arg-type]  # a connection, as opening gives it

    open_vault(made.folder, made.by_code, look).close()
    assert asked == [20]


def test_without_room_for_the_log_the_vault_opens_and_says_no_to_saving(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> None:
        raise problems.DiskFull

    monkeypatch.setattr(opening, "truncate_wal", full)
    vault = made.open()
    assert rows(vault) == 20
    vault.close()


def test_a_disk_that_fills_up_while_a_vault_is_made_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[bool] = []

    class Full:
        def execute(self, _sql: str) -> None:
            error = dbapi2.OperationalError("disk full")
            error.sqlite_errorcode = 13
            raise error

        def close(self) -> None:
            closed.append(True)

    monkeypatch.setattr(opening, "open_raw", lambda *_, **__: Full())
    with pytest.raises(problems.DiskFull):
        make(tmp_path)
    assert closed == [True]


def test_a_folder_without_a_header_asks_for_no_keyring(tmp_path: Path) -> None:
    assert asks_for_keyring(tmp_path) is False
