"""Errors of the driver become one of a few coded problems."""

import errno
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlcipher3 import dbapi2

from app.models import vault_problems as problems
from app.storage.vault import Vault, translate_db_error
from app.storage.vault.errors import database_problems
from tests.storage.vault.making import Made, flip, rows, save


def driver_error(code: int) -> dbapi2.OperationalError:
    error = dbapi2.OperationalError("text of the driver")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        (5, problems.VaultBusy),
        (6, problems.VaultBusy),
        (8, problems.ReadOnly),
        (1032, problems.ReadOnly),
        (10, problems.DatabaseDamaged),
        (522, problems.DatabaseDamaged),
        (11, problems.DatabaseDamaged),
        (267, problems.DatabaseDamaged),
        (13, problems.DiskFull),
        (14, problems.ReadOnly),
        (26, problems.DatabaseDamaged),
        (1, type(None)),
        (19, type(None)),
    ],
)
def test_driver_errors(code: int, problem: type) -> None:
    error = driver_error(code)
    assert type(translate_db_error(error)) is problem
    assert type(translate_db_error(OperationalError("SELECT", {}, error))) is problem


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        (errno.ENOSPC, problems.DiskFull),
        (errno.EDQUOT, problems.DiskFull),
        (errno.EROFS, problems.ReadOnly),
        (errno.EACCES, problems.ReadOnly),
        (errno.ENOTDIR, type(None)),
    ],
)
def test_file_errors(number: int, problem: type) -> None:
    assert type(translate_db_error(OSError(number, "x"))) is problem
    assert translate_db_error(OSError()) is None


def test_faults_of_the_program_are_not_dressed_up() -> None:
    assert translate_db_error(ValueError("x")) is None
    with pytest.raises(dbapi2.OperationalError), database_problems():
        raise driver_error(1)


def test_a_problem_stays_what_it_is() -> None:
    problem = problems.VaultClosed()
    assert translate_db_error(problem) is problem


def test_a_full_disk_keeps_what_was_saved(made: Made) -> None:
    vault = made.open()
    pages = vault.raw.execute("PRAGMA page_count").fetchone()
    assert pages is not None
    vault.raw.execute(f"PRAGMA max_page_count={pages[0]}").fetchall()
    with pytest.raises(DBAPIError) as caught:
        save(vault, 21, "x" * 100_000)
    assert isinstance(translate_db_error(caught.value), problems.DiskFull)
    assert vault.read_anchor().seq == 20
    assert rows(vault) == 20
    vault.close()
    again = made.open()
    assert rows(again) == 20
    again.close()


def test_damage_while_open_is_an_error_not_a_wrong_row(made: Made, vault: Vault) -> None:
    with vault.engine.begin() as connection:
        connection.execute(
            text("INSERT INTO note VALUES (:s, :w)"),
            [{"s": seq, "w": "x" * 900} for seq in range(100, 300)],
        )
    vault.checkpoint()
    vault.raw.execute("PRAGMA shrink_memory").fetchall()
    for at in range(4096 * 3 + 200, made.file("vault.db").stat().st_size, 4096):
        flip(made.file("vault.db"), at)
    with pytest.raises(DBAPIError) as caught, vault.engine.connect() as connection:
        connection.execute(text("SELECT sum(length(words)) FROM note")).all()
    assert isinstance(translate_db_error(caught.value), problems.DatabaseDamaged)


def test_a_folder_that_may_not_be_written(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(Path, "replace", refuse)
    vault = made.open()
    with pytest.raises(problems.ReadOnly):
        vault.renew_anchor(3, bytes(32))
    monkeypatch.undo()
    assert vault.read_anchor().seq == 20
    vault.close()
