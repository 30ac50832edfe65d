"""The unit of work: one transaction at a time, on one connection, by the thread that owns it.

A second thread's rollback would undo the first one's open transaction while its commit still
reports success (design.md §3); a test shows that. So entering is refused to any other thread, and
to a second transaction inside the first.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from app.storage import forgetting
from app.storage.repositories import StoredRepositories
from app.storage.tables import Schema
from app.storage.vault.engine import Vault
from app.storage.vault.errors import database_problems

__all__ = ["Misused", "Work"]


class Misused(RuntimeError):
    """A transaction was begun by the wrong thread or inside another: a fault of the program."""


class Work:
    """Begins transactions on an open vault; belongs to the thread that makes it."""

    def __init__(
        self, vault: Vault, tables: Schema, now: Callable[[], datetime], actor: str
    ) -> None:
        """Bind to the vault and remember whose it is."""
        self._vault = vault
        self._tables = tables
        self._now = now
        self._actor = actor
        self._owner = threading.get_ident()
        self._busy = False

    @contextmanager
    def __call__(self) -> Iterator[StoredRepositories]:
        """Begin; commit on a clean exit, else roll back.

        Raises:
            Misused: another thread, or inside another transaction.
            VaultProblem: the store could not be read or written; nothing was changed.
        """
        if threading.get_ident() != self._owner:
            message = "the connection belongs to another thread"
            raise Misused(message)
        if self._busy:
            message = "a transaction is already open"
            raise Misused(message)
        self._busy = True
        try:
            with database_problems(), self._vault.engine.begin() as connection:
                key = self._vault.chain_key
                repositories = StoredRepositories(
                    connection, self._tables, key, self._now(), self._actor
                )
                yield repositories
            if repositories.head is not None:
                self._vault.write_anchor(*repositories.head)
            if repositories.forgot:
                self.finish()
        finally:
            self._busy = False

    @property
    def has_leftovers(self) -> bool:
        """Whether something that was deleted for good may still be in the file."""
        return forgetting.is_left(self._vault, self._tables)

    def finish(self) -> None:
        """Scrub what a deletion left on the disk, now or, after a kill, at the next opening."""
        forgetting.finish(self._vault, self._tables)
