"""Bringing the tables up to date: all of it or none of it.

Left to the driver's own transactions, 20 of 40 processes killed during a batch migration left half
a schema behind. Here one explicit transaction holds all revisions, foreign keys are off around it
(a batch migration drops and renames tables) and checked before it is committed. Before a database
with content is touched, a copy of it is written, verified and kept.

Alembic is slow to import, so it is only asked when the stored version is not the newest one.
"""

import importlib
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.models.vault_problems import DatabaseDamaged, MigrationFailed, NewerVersion
from app.storage.vault.driver import page_damage
from app.storage.vault.engine import Vault
from app.storage.vault.errors import database_problems, file_problems
from app.storage.vault.files import (
    VaultFolder,
    make_private_file,
    make_private_folder,
    sync_folder,
)

if TYPE_CHECKING:
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory
    from sqlalchemy import Connection

__all__ = ["stored_version", "upgrade"]

_KEPT_COPIES: Final = 2


def stored_version(vault: Vault) -> str | None:
    """The revision that the tables are at; None where there are none yet."""
    with database_problems():
        if not vault.raw.execute(
            "SELECT 1 FROM sqlite_master WHERE type='table' AND name='alembic_version'"
        ).fetchone():
            return None
        row = vault.raw.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else None


Make = Callable[["Connection"], None]
"""Makes the tables of the newest revision where there are none."""


def upgrade(vault: Vault, versions_package: str, head: str, make: Make | None = None) -> bool:
    """Bring the tables to ``head``; a new vault gets them from ``make``, without the revisions.

    Args:
        vault: an open vault.
        versions_package: the package whose modules are the revisions.
        head: the newest revision, as a constant of the program.

    Returns:
        Whether anything was done.

    Raises:
        NewerVersion: the tables were written by a newer program; nothing was touched.
        MigrationFailed: a revision left references that lead nowhere; nothing was changed.
        DiskFull, DatabaseDamaged: the copy or the change could not be written or verified.
    """
    stored = stored_version(vault)
    if stored == head:
        return False
    if stored is None and make is not None:
        _begin(vault, make, head)
        return True
    script = _script(versions_package)
    _require_known(script, stored)
    if stored is not None:
        _keep_copy(vault, stored, head)
    _set_foreign_keys(vault, on=False)
    try:
        with database_problems(), vault.engine.begin() as connection:
            _run(script, connection)
            _require_sound(connection, vault, head)
    finally:
        _set_foreign_keys(vault, on=True)
    return True


def _begin(vault: Vault, make: Make, head: str) -> None:
    with database_problems(), vault.engine.begin() as connection:
        make(connection)
        connection.exec_driver_sql(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"
        )
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (head,))


def _script(versions_package: str) -> "ScriptDirectory":
    from alembic.script import ScriptDirectory

    versions = Path(next(iter(importlib.import_module(versions_package).__path__)))
    return ScriptDirectory(str(versions.parent), version_locations=[str(versions)])


def _require_known(script: "ScriptDirectory", stored: str | None) -> None:
    from alembic.util.exc import CommandError

    try:
        if stored is not None:
            script.get_revision(stored)
    except CommandError:
        raise NewerVersion from None


def _run(script: "ScriptDirectory", connection: "Connection") -> None:
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext

    def steps(revision: Any, _context: "MigrationContext") -> Any:
        return script._upgrade_revs("head", revision)  # noqa: SLF001 - what alembic.command calls

    with EnvironmentContext(Config(), script, fn=steps) as environment:
        environment.configure(connection=connection, transactional_ddl=True, render_as_batch=True)
        environment.run_migrations()


def _require_sound(connection: "Connection", vault: Vault, head: str) -> None:
    dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if dangling is not None or stored_version(vault) != head:
        raise MigrationFailed


def _set_foreign_keys(vault: Vault, *, on: bool) -> None:
    """Switch the checking of references; it has no effect inside a transaction, so read it back."""
    with database_problems():
        vault.raw.execute(f"PRAGMA foreign_keys={int(on)}").fetchall()
        if vault.raw.execute("PRAGMA foreign_keys").fetchone() != (int(on),):
            raise MigrationFailed


def _keep_copy(vault: Vault, stored: str, head: str) -> Path:
    """Write an encrypted copy of the database and its header, and read it once before it counts."""
    place = VaultFolder(vault.folder)
    make_private_folder(place.backup)
    copy = place.backup / f"before-{stored}-to-{head}.db"
    draft = copy.with_suffix(".tmp")
    draft.unlink(missing_ok=True)
    make_private_file(draft)
    try:
        _copy_database(vault, draft)
        with file_problems():
            draft.replace(copy)
            shutil.copyfile(place.header, copy.with_suffix(".json"))
            _forget_old_copies(place.backup)
            sync_folder(place.backup)
    finally:
        draft.unlink(missing_ok=True)
    return copy


def _forget_old_copies(folder: Path) -> None:
    """Keep the newest two: what was erased in the vault must not live on in copies for ever."""
    copies = sorted(folder.glob("before-*.db"), key=lambda each: each.stat().st_mtime_ns)
    for old in copies[:-_KEPT_COPIES]:
        old.unlink()
        old.with_suffix(".json").unlink(missing_ok=True)


def _copy_database(vault: Vault, target: Path) -> None:
    with database_problems():
        # every page is copied, and the copy has the same key
        copy = vault.open_copy(target, create=True)
        try:
            vault.raw.backup(copy)
        finally:
            copy.close()
        check = vault.open_copy(target)
        try:
            whole = check.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
            if page_damage(check) or not whole:
                raise DatabaseDamaged
        finally:
            check.close()
