"""Tables are brought up to date as a whole, from a copy that was read, or not at all."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from app.models import vault_problems as problems
from app.storage import migrate
from app.storage.migrate import stored_version, upgrade
from app.storage.vault import Vault
from tests.storage.vault.making import Made, rows

ROOT = Path(__file__).parents[3]

FIRST = '''
"""One table."""
import sqlalchemy as sa
from alembic import op
revision, down_revision = "0001", None
def upgrade():
    op.create_table("child", sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.Text),
        sa.Column("note", sa.Integer, sa.ForeignKey("note.seq")))
    op.execute("INSERT INTO child VALUES (1, 'a', 1)")
'''

SECOND = '''
"""A batch change: the table is made anew, filled and renamed."""
import sqlalchemy as sa
from alembic import op
revision, down_revision = "0002", "0001"
def upgrade():
    with op.batch_alter_table("child") as batch:
        batch.add_column(sa.Column("more", sa.Text))
        batch.alter_column("name", nullable=False)
    {extra}
'''

Package = Callable[..., str]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Package:
    """Writes a package of revisions and gives its name."""
    versions = tmp_path / "scripts" / "versions_of_this_test"
    versions.mkdir(parents=True)
    (versions / "__init__.py").write_text('"""Revisions."""\n')
    monkeypatch.syspath_prepend(str(versions.parent))
    monkeypatch.delitem(sys.modules, versions.name, raising=False)

    def write(extra: str = "", *, second: bool = True) -> str:
        (versions / "0001_first.py").write_text(FIRST)
        if second:
            (versions / "0002_second.py").write_text(SECOND.format(extra=extra))
        return versions.name

    return write


def columns(vault: Vault) -> list[str]:
    return [row[1] for row in vault.raw.execute("PRAGMA table_info(child)").fetchall()]


def foreign_keys(vault: Vault) -> int:
    row = vault.raw.execute("PRAGMA foreign_keys").fetchone()
    return int(row[0]) if row else -1


def test_from_nothing_to_the_newest(vault: Vault, package: Package) -> None:
    assert stored_version(vault) is None
    assert upgrade(vault, package(), "0002")
    assert stored_version(vault) == "0002"
    assert columns(vault) == ["id", "name", "note", "more"]
    assert foreign_keys(vault) == 1
    assert not (vault.folder / "backup").exists()


def test_the_newest_is_left_alone_without_asking_alembic(
    vault: Vault, package: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    upgrade(vault, package(), "0002")
    monkeypatch.setattr(migrate, "_script", None)
    assert upgrade(vault, "no.such.package", "0002") is False


def test_before_a_change_a_copy_is_kept(made: Made, package: Package) -> None:
    vault = made.open()
    upgrade(vault, package(second=False), "0001")
    upgrade(vault, package(), "0002")
    backup = made.folder / "backup"
    assert sorted(each.name for each in backup.iterdir()) == [
        "before-0001-to-0002.db",
        "before-0001-to-0002.json",
    ]
    copy = vault.open_copy(backup / "before-0001-to-0002.db")
    assert copy.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
    assert copy.execute("SELECT count(*) FROM note").fetchone() == (20,)
    copy.close()
    vault.close()
    header = (backup / "before-0001-to-0002.json").read_bytes()
    assert header == made.file("vault.json").read_bytes()
    assert b"SQLite format" not in (backup / "before-0001-to-0002.db").read_bytes()


def test_only_the_newest_copies_are_kept(vault: Vault, package: Package) -> None:
    upgrade(vault, package(second=False), "0001")
    backup = vault.folder / "backup"
    backup.mkdir()
    for at, name in enumerate(("a", "b", "c")):
        for suffix in (".db", ".json"):
            old = (backup / f"before-{name}").with_suffix(suffix)
            old.write_bytes(b"old")
            os.utime(old, (at, at))
    upgrade(vault, package(), "0002")
    assert sorted(each.name for each in backup.glob("*.json")) == [
        "before-0001-to-0002.json",
        "before-c.json",
    ]
    assert len(list(backup.iterdir())) == 4


@pytest.mark.parametrize(
    ("extra", "problem"),
    [
        ("op.execute('INSERT INTO child VALUES (2, 1, 99, 1)')", problems.MigrationFailed),
        ("raise RuntimeError('a fault of the revision')", RuntimeError),
        ("op.execute('no such statement')", Exception),
    ],
)
def test_a_failing_revision_changes_nothing(
    vault: Vault, package: Package, extra: str, problem: type[Exception]
) -> None:
    upgrade(vault, package(second=False), "0001")
    with pytest.raises(problem):
        upgrade(vault, package(extra), "0002")
    assert stored_version(vault) == "0001"
    assert columns(vault) == ["id", "name", "note"]
    assert foreign_keys(vault) == 1
    assert rows(vault) == 20


def test_a_head_that_is_not_reached_is_a_failure(vault: Vault, package: Package) -> None:
    with pytest.raises(problems.MigrationFailed):
        upgrade(vault, package(second=False), "0009")
    assert stored_version(vault) is None


def test_newer_tables_are_left_alone(vault: Vault, package: Package) -> None:
    upgrade(vault, package(), "0002")
    vault.raw.execute("UPDATE alembic_version SET version_num = '0099'")
    with pytest.raises(problems.NewerVersion):
        upgrade(vault, package(), "0002")
    assert stored_version(vault) == "0099"
    vault.raw.execute("DELETE FROM alembic_version")
    assert stored_version(vault) is None


def test_a_full_disk_stops_before_anything_is_changed(
    vault: Vault, package: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    upgrade(vault, package(second=False), "0001")

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(problems.DiskFull):
        upgrade(vault, package(), "0002")
    assert stored_version(vault) == "0001"
    assert not list((vault.folder / "backup").iterdir())


def test_a_copy_that_does_not_read_well_does_not_count(
    vault: Vault, package: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    upgrade(vault, package(second=False), "0001")
    monkeypatch.setattr(migrate, "page_damage", lambda _: True)
    with pytest.raises(problems.DatabaseDamaged):
        upgrade(vault, package(), "0002")
    assert stored_version(vault) == "0001"
    assert not list((vault.folder / "backup").iterdir())


def test_references_that_cannot_be_switched_off_stop_the_change(
    vault: Vault, package: Package
) -> None:
    with vault.engine.begin() as connection:
        connection.execute(text("SELECT 1"))
        with pytest.raises(problems.MigrationFailed):
            upgrade(vault, package(), "0002")


MIGRATE = """
import os, signal, sys
from pathlib import Path
folder, code, scripts, statement = sys.argv[1:]
sys.path[:0] = [os.getcwd(), scripts]
from tests.storage.vault.making import Made
from app.storage.migrate import upgrade
vault = Made(Path(folder), code).open()
seen = []
def watch(sql):
    seen.append(sql)
    if len(seen) == int(statement):
        os.kill(os.getpid(), signal.SIGKILL)
vault.raw.set_trace_callback(watch)
upgrade(vault, "versions_of_this_test", "0002")
vault.raw.set_trace_callback(None)
print(len(seen))
vault.close()
"""


def migrate_elsewhere(made: Made, scripts: Path, kill_at: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", MIGRATE, str(made.folder), made.code]
    return subprocess.run(
        [*command, str(scripts), str(kill_at)],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def test_killed_at_any_statement_it_is_the_old_or_the_new(
    made: Made, package: Package, tmp_path: Path
) -> None:
    vault = made.open()
    upgrade(vault, package(second=False), "0001")
    vault.close()
    package()
    whole = migrate_elsewhere(made.copy(tmp_path / "whole"), tmp_path / "scripts", 0)
    assert whole.returncode == 0, whole.stderr
    statements = int(whole.stdout)
    found: set[str | None] = set()
    for kill_at in range(statements, 1, -max(1, statements // 4)):
        copy = made.copy(tmp_path / f"killed {kill_at}")
        done = migrate_elsewhere(copy, tmp_path / "scripts", kill_at)
        assert done.returncode == -signal.SIGKILL, done.stderr
        again = copy.open()
        version = stored_version(again)
        found.add(version)
        assert len(columns(again)) == (3 if version == "0001" else 4)
        upgrade(again, "versions_of_this_test", "0002")
        assert rows(again) == 20
        again.close()
    assert "0001" in found
    assert found <= {"0001", "0002"}
