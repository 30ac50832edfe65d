"""An open vault: one connection, whole transactions, quiet errors, one end."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from app.models.vault_problems import DiskFull, VaultClosed
from app.storage.vault import Vault, engine, translate_db_error
from tests.storage.vault.making import Made, rows, save


def test_transactions_take_the_lock_at_once(vault: Vault) -> None:
    said: list[str] = []
    vault.raw.set_trace_callback(said.append)  # type: ignore[attr-defined]  # the driver's own
    with vault.engine.begin() as connection:
        connection.execute(text("SELECT 1"))
    assert said == ["BEGIN IMMEDIATE", "SELECT 1", "COMMIT"]


def test_bound_values_stay_out_of_error_text(vault: Vault) -> None:
    with pytest.raises(IntegrityError) as caught, vault.engine.begin() as connection:
        connection.execute(text("INSERT INTO note VALUES (1, :w)"), {"w": "010203-1234"})
    assert "010203" not in str(caught.value)


def test_a_closed_vault_is_not_opened_behind_the_back(made: Made) -> None:
    vault = made.open()
    vault.close()
    vault.close()
    with pytest.raises(VaultClosed):
        vault.engine.connect()


def test_a_lost_connection_is_named(vault: Vault) -> None:
    vault.raw.close()
    with pytest.raises(DBAPIError) as caught, vault.engine.connect() as connection:
        connection.execute(text("SELECT 1"))
    assert isinstance(translate_db_error(caught.value), VaultClosed)


def test_closing_undoes_what_was_not_committed_and_empties_the_log(made: Made) -> None:
    vault = made.open()
    save(vault, 21)
    assert made.file("vault.db-wal").stat().st_size > 0
    vault.raw.execute("BEGIN IMMEDIATE")
    vault.raw.execute("DELETE FROM note")
    vault.close()
    assert not made.file("vault.db-wal").exists()
    again = made.open()
    assert rows(again) == 21
    again.close()


def test_a_checkpoint_empties_the_log(made: Made, vault: Vault) -> None:
    save(vault, 21)
    vault.checkpoint()
    assert made.file("vault.db-wal").stat().st_size == 0


def test_a_full_disk_only_puts_a_checkpoint_off(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(engine, "truncate_wal", full)
    vault.checkpoint()
    monkeypatch.undo()


def test_keys_for_others_differ(vault: Vault) -> None:
    assert len({vault.chain_key, vault.subkey("backup"), vault.subkey("anchor")}) == 3
    assert vault.chain_key == vault.subkey("audit-chain")
