"""The anchor: an authenticated note, beside the database, of the last save.

SQLite ends recovery of a write-ahead log at the first frame whose checksum is wrong, and says
nothing: in 385 of 400 tries one flipped bit in a log left by a crash silently dropped committed
rows while both integrity checks said "ok". The database cannot know what it no longer holds. So
after each commit the number and the MAC of the newest audit row are noted here, and opening demands
to find that row again.

One record of 512 bytes is written in place: one disk sector, no new space on a full disk, no rename
that a virus scanner could hold up, a few microseconds. It is not forced to the disk; after a power
cut an older note may stand there, which asks for less but never for something that is not there.

What it cannot show: a folder that was put back as a whole (database, header and anchor of the same
day), and rows committed after the last note, which nobody had been told were saved.
"""

import hashlib
import hmac
import os
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

from app.models.vault_problems import AnchorDamaged
from app.storage.vault import keys
from app.storage.vault.errors import file_problems
from app.storage.vault.files import write_whole

__all__ = ["EMPTY_HEAD", "AnchorFile", "Head"]

_MAGIC: Final = b"RBANCHOR"
_MAC: Final = hashlib.sha256().digest_size
_FIELDS: Final = struct.Struct(f">8s16sQ{_MAC}s")
_RECORD: Final = 512
_BODY: Final = _RECORD - _MAC


@dataclass(frozen=True, slots=True)
class Head:
    """The newest row of the audit chain: its number from 1, and its MAC of 32 bytes."""

    seq: int
    mac: bytes

    def __post_init__(self) -> None:
        """Refuse what would be cut or filled up on its way into the record."""
        if self.seq < 0 or len(self.mac) != _MAC:
            raise ValueError("a head is a number from 0 and 32 bytes")


EMPTY_HEAD: Final = Head(0, bytes(_MAC))


class AnchorFile:
    """Reads and writes the anchor of one vault; keeps the file open between writes."""

    def __init__(self, path: Path, vault_id: str, dek: bytes) -> None:
        """Bind the anchor to the vault's id and data key."""
        self._path = path
        self._id = UUID(vault_id).bytes
        self._key = keys.derive(dek, "anchor")
        self._handle: int | None = None

    def record(self, head: Head) -> bytes:
        """The 512 bytes that stand for ``head``."""
        body = _FIELDS.pack(_MAGIC, self._id, head.seq, head.mac).ljust(_BODY, b"\0")
        return body + hmac.digest(self._key, body, hashlib.sha256)

    def renew(self, head: Head) -> None:
        """Write the note as a new file, for a new vault or after a loss that was accepted."""
        self.close()
        write_whole(self._path, self.record(head))

    def write(self, head: Head) -> None:
        """Note the newest row in the file that is there since the vault was made."""
        with file_problems():
            if self._handle is None:
                self._handle = os.open(self._path, os.O_RDWR | getattr(os, "O_BINARY", 0))
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, self.record(head))

    def read(self) -> Head:
        """The last note; raise ``AnchorDamaged`` if it is gone or any of its bits changed."""
        try:
            data = self._path.read_bytes()
        except FileNotFoundError:
            raise AnchorDamaged from None
        if len(data) != _RECORD:
            raise AnchorDamaged
        _, _, seq, mac = _FIELDS.unpack_from(data)
        head = Head(seq, mac)
        if not hmac.compare_digest(data, self.record(head)):
            raise AnchorDamaged
        return head

    def close(self) -> None:
        """Force the last note to the disk and let the file go."""
        if self._handle is not None:
            os.fsync(self._handle)
            os.close(self._handle)
            self._handle = None
