"""The one way to a connection: every setting is read back, and nothing is made up.

SQLite is obliging where this program must not be: it makes a missing or emptied database anew,
ignores a misspelt pragma, and the plain library ignores the key altogether. So the file is looked
at first, and the connection is only handed out when all of it came out as wanted.
"""

from pathlib import Path
from typing import Any, Final, Protocol

from app.models.vault_problems import (
    DatabaseDamaged,
    DatabaseMissing,
    NotEncrypted,
    UnsafeDriver,
    VaultProblem,
)
from app.storage.vault.errors import database_problems
from app.storage.vault.keys import KEY_BYTES

__all__ = ["RawConnection", "open_raw", "page_damage", "require_database", "truncate_wal"]

_PLAIN_MAGIC: Final = b"SQLite format 3\0"
_PAGE: Final = 4096
# Before 3.51.3 resetting the log could damage the database.
_LEAST_SQLITE: Final = (3, 51, 3)
# How long another connection's lock is waited for. We keep one connection, so nobody else should
# have one; a second program is told so at once.
_PATIENCE: Final = 0.3

_SETTINGS: Final[dict[str, str]] = {
    "journal_mode": "wal",
    "synchronous": "2",
    "foreign_keys": "1",
    "secure_delete": "1",
    "temp_store": "2",
    "trusted_schema": "0",
    "cell_size_check": "1",
    "journal_size_limit": "0",
    "checkpoint_fullfsync": "1",
}


class RawCursor(Protocol):
    """What the driver answers."""

    def fetchone(self) -> tuple[Any, ...] | None:
        """One row or None."""

    def fetchall(self) -> list[tuple[Any, ...]]:
        """All rows."""


class RawConnection(Protocol):
    """The driver's connection, as far as storage uses it."""

    @property
    def in_transaction(self) -> bool:
        """Whether BEGIN has been said and not ended."""

    def execute(self, sql: str, parameters: tuple[object, ...] = ..., /) -> RawCursor:
        """Run one statement."""

    def rollback(self) -> None:
        """End an open transaction, if any."""

    def close(self) -> None:
        """Close; the last connection empties and removes the write-ahead log."""

    def backup(self, target: "RawConnection", *, pages: int = -1) -> None:
        """Copy the whole database into another connection's."""


def require_database(path: Path) -> None:
    """Refuse a database that is missing, cut short or plain, before SQLite touches it."""
    try:
        with path.open("rb") as file:
            start = file.read(_PAGE)
    except FileNotFoundError:
        raise DatabaseMissing from None
    if start.startswith(_PLAIN_MAGIC):
        raise NotEncrypted
    if len(start) < _PAGE:
        raise DatabaseDamaged


def open_raw(path: Path, dek: bytes, *, create: bool = False) -> RawConnection:
    """Open one exclusive connection to an encrypted database.

    Args:
        path: the database; must be there unless ``create``.
        dek: exactly 32 bytes; of any other length SQLCipher would take it for a passphrase.
        create: the file is empty, and a database is wanted in it.

    Raises:
        DatabaseMissing, DatabaseDamaged, NotEncrypted, VaultBusy, ReadOnly, DiskFull, UnsafeDriver
    """
    if len(dek) != KEY_BYTES:
        raise UnsafeDriver
    if not create:
        require_database(path)
    from sqlcipher3 import dbapi2

    if dbapi2.sqlite_version_info < _LEAST_SQLITE:
        raise UnsafeDriver
    with database_problems():
        connection: RawConnection = dbapi2.connect(
            str(path), isolation_level=None, check_same_thread=False, timeout=_PATIENCE
        )
        try:
            _unlock(connection, dek)
            _settle(connection)
        except (dbapi2.Error, VaultProblem):
            connection.close()
            raise
    return connection


def _unlock(connection: RawConnection, dek: bytes) -> None:
    if not connection.execute("PRAGMA cipher_version").fetchone():
        raise UnsafeDriver
    connection.execute(f"PRAGMA key=\"x'{dek.hex()}'\"").fetchall()
    # the library writes its own errors to stderr otherwise
    connection.execute("PRAGMA cipher_log_level=NONE").fetchall()
    # before the first look at the log: no shared-memory file, so that a full disk can be opened
    connection.execute("PRAGMA locking_mode=EXCLUSIVE").fetchall()
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _settle(connection: RawConnection) -> None:
    for name, wanted in _SETTINGS.items():
        connection.execute(f"PRAGMA {name}={wanted}").fetchall()
        got = connection.execute(f"PRAGMA {name}").fetchone()
        if got is None or str(got[0]).lower() != wanted:
            raise UnsafeDriver


def truncate_wal(connection: RawConnection) -> None:
    """Move everything from the write-ahead log into the database and empty the log."""
    with database_problems():
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def page_damage(connection: RawConnection) -> bool:
    """Whether any page of the main file fails its HMAC; 3.4 ms per MB.

    The log must have been emptied before: after a crash in the middle of a checkpoint the main
    file alone is rightly inconsistent, and 21 of 600 such states raised a false alarm.
    """
    with database_problems():
        return bool(connection.execute("PRAGMA cipher_integrity_check").fetchall())
