"""An open vault: one connection behind an SQLAlchemy engine, and the keys derived for others."""

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.models.vault_problems import DiskFull, ReadOnly, VaultClosed, VaultProblem
from app.storage.vault import keys
from app.storage.vault.anchor import AnchorFile, Head
from app.storage.vault.driver import RawConnection, open_raw, truncate_wal
from app.storage.vault.errors import database_problems
from app.storage.vault.files import VaultFolder
from app.storage.vault.header import Header, read_header
from app.storage.vault.slots import SlotKind

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

__all__ = ["HeaderInfo", "Vault", "make_engine"]


@dataclass(frozen=True, slots=True)
class HeaderInfo:
    """What settings may show of the header: nothing secret."""

    vault_id: str
    generation: int
    kinds: frozenset[SlotKind]
    keyring: str | None


def make_engine(raw: RawConnection) -> "Engine":
    """Put an engine over one connection that is already open.

    Every transaction begins with BEGIN IMMEDIATE, so that a write never finds the lock taken half
    way. If the pool ever asks for another connection, it gets ``VaultClosed``: a database is not
    opened again behind the back of the one who closed it.
    """
    from sqlalchemy import StaticPool, create_engine, event
    from sqlcipher3 import dbapi2

    offered = [raw]

    def hand_over() -> RawConnection:
        if not offered:
            raise VaultClosed
        return offered.pop()

    def begin(connection: "Connection") -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    engine = create_engine(
        "sqlite+pysqlite://",
        module=dbapi2,
        creator=hand_over,
        poolclass=StaticPool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", begin)
    return engine


class Vault:
    """One open vault; used by one thread at a time (the unit of work sees to that).

    Attributes:
        engine: SQLAlchemy engine over the only connection.
        raw: the same connection, for pragmas and copies.
        folder: where the vault lies.
        chain_key: key of the audit chain, derived from the data key.
    """

    def __init__(self, place: VaultFolder, header: Header, dek: bytes, raw: RawConnection) -> None:
        """Take over an open connection whose pages have been checked."""
        self._place = place
        self._dek = dek
        self._anchor = AnchorFile(place.anchor, header.vault_id, dek)
        self._open = True
        self.vault_id = header.vault_id
        self.raw = raw
        self.engine = make_engine(raw)
        self.chain_key = keys.derive(dek, "audit-chain")

    def __repr__(self) -> str:
        return f"<Vault {self.vault_id}>"

    @property
    def folder(self) -> Path:
        """The vault's folder."""
        return self._place.path

    @property
    def header(self) -> HeaderInfo:
        """What the header says now."""
        header = read_header(self._place.header)
        kinds = frozenset(each.kind for each in header.slots)
        return HeaderInfo(header.vault_id, header.generation, kinds, header.keyring)

    def subkey(self, label: str) -> bytes:
        """A 32-byte key for ``label`` and nothing else."""
        return keys.derive(self._dek, label)

    def open_copy(self, path: Path, *, create: bool = False) -> RawConnection:
        """Open another database file under the same key, for copies and their checks."""
        return open_raw(path, self._dek, create=create)

    def write_anchor(self, seq: int, mac: bytes) -> None:
        """Note that the audit row ``seq`` with this MAC has been committed; call it after commit.

        About 10 microseconds. What has no audit row of its own (drafts of typing) is vouched for
        only as far as the next commit that has one.
        """
        self._anchor.write(Head(seq, mac))

    def renew_anchor(self, seq: int, mac: bytes) -> None:
        """Start again from what is there, after the user has accepted a loss."""
        self._anchor.renew(Head(seq, mac))

    def read_anchor(self) -> Head:
        """The last note; raise ``AnchorDamaged``."""
        return self._anchor.read()

    def copy_holds(self, path: Path, table: str, ids: Iterable[str]) -> bool:
        """Whether another file under the same key has a row with one of these ids.

        One that cannot be read any more counts as if it had: it is no use as a copy either.
        """
        try:
            with database_problems(), contextlib.closing(self.open_copy(path)) as copy:
                query = f"SELECT 1 FROM {table} WHERE id = ?"  # noqa: S608 - names of our own
                return any(copy.execute(query, (each,)).fetchone() for each in ids)
        except VaultProblem:
            return True

    def write_anew(self) -> None:
        """Write every page anew and empty the log: no trace of a deleted row is in the file then.

        Raises:
            DiskFull, ReadOnly: the database is as it was.
        """
        with database_problems():
            self.raw.execute("VACUUM").fetchall()
            truncate_wal(self.raw)

    def checkpoint(self) -> None:
        """Empty the write-ahead log; for idle moments and lock. A full disk may wait."""
        with contextlib.suppress(DiskFull, ReadOnly):
            truncate_wal(self.raw)

    def close(self) -> None:
        """Undo what was not committed, empty the log, close for ever. Twice is once."""
        if not self._open:
            return
        self._open = False
        # what cannot be tidied up now is found, and told, at the next opening
        with contextlib.suppress(VaultProblem), database_problems():
            if self.raw.in_transaction:
                self.raw.rollback()
            truncate_wal(self.raw)
        self.engine.dispose()
        self.raw.close()
        self._anchor.close()
