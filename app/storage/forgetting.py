"""Deleted for good: what SQLite leaves behind of rows that are gone, and copies that still hold them.

``secure_delete`` overwrites a row where it lies, but not where it lay before its page was rearranged, and
the write-ahead log keeps old pages until it is emptied. So the whole database is written anew. What is
still to be done is noted in the transaction that deletes, so that a kill or a full disk only puts it off.
"""

import contextlib
from collections.abc import Iterable

from sqlalchemy import Connection, delete, select, update

from app.models.base import Id
from app.models.vault_problems import VaultProblem
from app.storage.tables import Schema
from app.storage.vault.engine import Vault
from app.storage.vault.errors import database_problems, file_problems
from app.storage.vault.files import VaultFolder, sync_folder

__all__ = ["finish", "forget", "is_left"]

_PENDING = "forgetting"
"""The setting that names the records of which nothing is to be left."""


def forget(
    connection: Connection,
    tables: Schema,
    case_id: Id,
    gone: frozenset[Id],
    handovers: frozenset[Id],
) -> None:
    """Drop what was being typed into records, and the packages of hand-overs; the rest is to come.

    A package is emptied and not removed: that the hand-over was this desk's is still to be known.
    """
    drafts, bases, settings = tables.drafts, tables.bases, tables.settings
    places = connection.execute(select(drafts.c.place).where(drafts.c.case_id == case_id)).scalars()
    for place in [each for each in places if each.partition("/")[0] in gone]:
        here = (drafts.c.case_id == case_id) & (drafts.c.place == place)
        connection.execute(delete(drafts).where(here))
    lent = bases.c.handover_id.in_(sorted(handovers))
    connection.execute(update(bases).where(lent).values(package=""))
    pending = _pending(connection, tables)
    connection.execute(delete(settings).where(settings.c.key == _PENDING))
    names = " ".join(sorted({*pending, *gone}))
    connection.execute(settings.insert(), {"key": _PENDING, "value": names})


def finish(vault: Vault, tables: Schema) -> None:
    """Do what a deletion left to be done, if anything.

    What cannot be done now stays noted for the next opening: the deletion itself is committed, and
    nobody is told that it failed.
    """
    settings = tables.settings
    with contextlib.suppress(VaultProblem, OSError), database_problems():
        with vault.engine.begin() as connection:
            gone = _pending(connection, tables)
        if gone:
            vault.write_anew()
            _forget_copies(vault, gone)
            with vault.engine.begin() as connection:
                connection.execute(delete(settings).where(settings.c.key == _PENDING))


def is_left(vault: Vault, tables: Schema) -> bool:
    """Whether something of a deletion is still to be done; where nobody can tell, it may be."""
    try:
        with database_problems(), vault.engine.begin() as connection:
            return bool(_pending(connection, tables))
    except VaultProblem:
        return True


def _pending(connection: Connection, tables: Schema) -> tuple[str, ...]:
    settings = tables.settings
    query = select(settings.c.value).where(settings.c.key == _PENDING)
    return tuple((connection.execute(query).scalar() or "").split())


def _forget_copies(vault: Vault, gone: Iterable[str]) -> None:
    """Copies from before an update go where they hold any of it (``app.storage.migrate``)."""
    folder = VaultFolder(vault.folder).backup
    with file_problems():
        for copy in sorted(folder.glob("before-*.db")):
            if vault.copy_holds(copy, "meetings", gone):
                copy.unlink()
                copy.with_suffix(".json").unlink(missing_ok=True)
        if folder.exists():
            sync_folder(folder)
