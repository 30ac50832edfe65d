"""The files of a vault folder, and how they are written so that no crash leaves half of one."""

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.storage.vault.errors import file_problems

__all__ = ["VaultFolder", "make_private_folder", "sync_folder", "write_whole"]

_PRIVATE_FILE: Final = 0o600
_PRIVATE_FOLDER: Final = 0o700


@dataclass(frozen=True, slots=True)
class VaultFolder:
    """Where the parts of one vault lie. Never on a share: sync clients replace files behind us."""

    path: Path

    @property
    def header(self) -> Path:
        """The wrapped keys."""
        return self.path / "vault.json"

    @property
    def header_copy(self) -> Path:
        """A second copy of the header, against bit rot and a crash in the middle of a change."""
        return self.path / "vault.json.1"

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.path / "vault.db"

    @property
    def wal(self) -> Path:
        """Its write-ahead log; after a clean close there is none."""
        return self.path / "vault.db-wal"

    @property
    def anchor(self) -> Path:
        """The note of the last save."""
        return self.path / "vault.anchor"

    @property
    def unfinished(self) -> Path:
        """A folder that is there only while a new vault is being made."""
        return self.path / "vault.new"

    @property
    def backup(self) -> Path:
        """Copies taken before the tables are changed."""
        return self.path / "backup"

    def holds_anything(self) -> bool:
        """Whether there is a vault, whole or in pieces."""
        return any(
            part.exists() for part in (self.header, self.header_copy, self.database, self.anchor)
        )


def make_private_folder(path: Path) -> None:
    """Make the folder and its parents, and let nobody but the owner look into it."""
    with file_problems():
        path.mkdir(parents=True, exist_ok=True)
        path.chmod(_PRIVATE_FOLDER)


def make_private_file(path: Path, data: bytes = b"") -> None:
    """Write a new file that only the owner may read, down to the disk; refuse an old one."""
    with file_problems():
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE_FILE)
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(handle)


def write_whole(path: Path, data: bytes) -> None:
    """Replace a file so that a crash leaves the old bytes or the new ones, never a mixture."""
    draft = path.with_name(path.name + ".tmp")
    with file_problems():
        draft.unlink(missing_ok=True)
        try:
            make_private_file(draft, data)
            draft.replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Make renames last through a power cut, where folders can be opened (not on Windows)."""
    with contextlib.suppress(PermissionError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
