"""No name and no note stands readable in any file of the vault, also while it is open."""

import sqlite3
from pathlib import Path

import pytest

from app.storage.vault import Vault
from tests.storage.vault.making import PASSPHRASE, Made, save

CANARY = "Mille Sørensen 010203-9999 hemmelig adresse"


def spellings(text: str) -> list[bytes]:
    import base64

    plain = text.encode()
    return [
        plain,
        text.encode("utf-16-le"),
        plain.hex().encode(),
        base64.b64encode(plain)[:-4],
        text.encode("latin-1"),
    ]


def holds(folder: Path, text: str) -> list[str]:
    files = [each for each in folder.rglob("*") if each.is_file()]
    assert files
    return [each.name for each in files if any(way in each.read_bytes() for way in spellings(text))]


def test_nothing_readable_in_an_open_and_in_a_closed_vault(made: Made, vault: Vault) -> None:
    for seq in range(21, 60):
        save(vault, seq, CANARY * 40)
    assert holds(made.folder, CANARY) == []
    vault.raw.execute("CREATE TEMP TABLE spill AS SELECT words FROM note")
    vault.raw.execute("SELECT words FROM note ORDER BY words").fetchall()
    assert holds(made.folder, CANARY) == []
    vault.close()
    assert holds(made.folder, CANARY) == []
    assert holds(made.folder, PASSPHRASE) == []
    assert holds(made.folder, made.code) == []


def test_control_a_plain_database_is_read_by_the_same_eyes(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "plain.db") as connection:
        connection.execute("CREATE TABLE note (words TEXT)")
        connection.execute("INSERT INTO note VALUES (?)", (CANARY,))
    connection.close()
    assert holds(tmp_path, CANARY) == ["plain.db"]


@pytest.mark.parametrize("name", ["vault.db", "vault.json", "vault.anchor"])
def test_the_database_does_not_even_look_like_one(made: Made, name: str) -> None:
    assert b"SQLite format" not in made.file(name).read_bytes()


def test_erased_words_leave_the_encrypted_pages_too(
    made: Made, vault: Vault, tmp_path: Path
) -> None:
    save(vault, 21, CANARY)
    vault.raw.execute("DELETE FROM note WHERE seq = 21")
    vault.checkpoint()
    vault.raw.execute(f"ATTACH '{tmp_path / 'plain.db'}' AS plain KEY ''")
    vault.raw.execute("SELECT sqlcipher_export('plain')")
    vault.raw.execute("DETACH plain")
    assert holds(tmp_path / "vault", CANARY) == []
    assert CANARY.encode() not in (tmp_path / "plain.db").read_bytes()
