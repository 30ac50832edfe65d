"""One window for one vault: a lock file beside it, with who holds it.

The database's own lock is the real guard; this one only gives the plain sentence early.
"""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile

__all__ = ["Holder", "SingleInstance"]

_FILE = "window.lock"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the vault open: process and machine, as the lock file says."""

    process: int
    machine: str


class SingleInstance:
    """A lock that dies with its process; one left behind by a crash is taken over."""

    def __init__(self, folder: Path) -> None:
        """Name the vault's folder, which must exist when taken."""
        self._lock = QLockFile(str(folder / _FILE))
        self._lock.setStaleLockTime(0)  # stale only when its process is gone

    def take(self) -> bool:
        """Take the lock; False when another window has it."""
        return self._lock.tryLock(0)

    def holder(self) -> Holder | None:
        """Who has it, None where nobody can be read."""
        process, machine, _program = self._lock.getLockInfo()[-3:]
        return Holder(process, machine) if process else None

    def release(self) -> None:
        """Give it back."""
        self._lock.unlock()
