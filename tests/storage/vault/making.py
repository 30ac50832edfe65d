"""Vaults for tests: cheap to open, with a log table that stands for the audit chain."""

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, text

from app.storage.vault import (
    LEAST_COST,
    Passphrase,
    RecoveryCode,
    Vault,
    create_vault,
    open_vault,
    prepare_vault,
)

PASSPHRASE = "korrekt hest batteri hæfteklamme"


@dataclass(frozen=True)
class Made:
    """A closed vault and what opens it."""

    folder: Path
    code: str

    @property
    def by_phrase(self) -> Passphrase:
        return Passphrase(PASSPHRASE)

    @property
    def by_code(self) -> RecoveryCode:
        """The quick way in: no Argon2."""
        return RecoveryCode(self.code)

    def open(self, *, accept_loss: bool = False) -> Vault:
        return open_vault(self.folder, self.by_code, mac_at, accept_loss=accept_loss)

    def copy(self, folder: Path) -> "Made":
        shutil.copytree(self.folder, folder)
        return Made(folder, self.code)

    def file(self, name: str) -> Path:
        return self.folder / name


def make(folder: Path) -> Made:
    """A new vault at the least price of a guess."""
    preparation = prepare_vault()
    create_vault(folder, PASSPHRASE, preparation, preparation.code, LEAST_COST).close()
    return Made(folder, preparation.code)


def mac_of(seq: int) -> bytes:
    return hashlib.sha256(str(seq).encode()).digest()


def mac_at(connection: Connection, seq: int) -> bytes | None:
    query = text("SELECT mac FROM log WHERE seq = :seq")
    return connection.execute(query, {"seq": seq}).scalar_one_or_none()


def make_tables(vault: Vault) -> None:
    with vault.engine.begin() as connection:
        connection.execute(text("CREATE TABLE log (seq INTEGER PRIMARY KEY, mac BLOB)"))
        connection.execute(text("CREATE TABLE note (seq INTEGER PRIMARY KEY, words TEXT)"))


def save(vault: Vault, seq: int, words: str = "en note") -> None:
    """What the unit of work does: a change and its audit row in one commit, then the anchor."""
    with vault.engine.begin() as connection:
        connection.execute(text("INSERT INTO note VALUES (:s, :w)"), {"s": seq, "w": words})
        connection.execute(text("INSERT INTO log VALUES (:s, :m)"), {"s": seq, "m": mac_of(seq)})
    vault.write_anchor(seq, mac_of(seq))


def rows(vault: Vault) -> int:
    with vault.engine.connect() as connection:
        return int(connection.execute(text("SELECT count(*) FROM note")).scalar_one())


def flip(path: Path, at: int, mask: int = 1) -> None:
    """Turn bits of one byte over, in place."""
    with path.open("r+b") as file:
        file.seek(at)
        byte = file.read(1)[0]
        file.seek(at)
        file.write(bytes((byte ^ mask,)))
