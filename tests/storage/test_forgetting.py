"""What is deleted for good is on no page of the file, and what could not be done yet is done later."""

import errno
import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.models.base import Id
from app.models.vault_problems import DiskFull
from app.storage import forgetting
from app.storage.migrate import upgrade
from app.storage.notes import StoredDrafts, StoredSettings
from app.storage.tables import HEAD, make_tables, schema
from app.storage.vault import LEAST_COST, Vault, create_vault, prepare_vault
from app.storage.vault.driver import RawConnection, open_raw, truncate_wal
from app.storage.work import Work
from tests.support.memory import FixedClock
from tests.support.plain_pages import plain_log, plain_pages

TABLES = schema()
WORD = b"Kvartsolin"
CASE, GONE = Id("c"), Id("gone")


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    prepared = prepare_vault()
    opened = create_vault(tmp_path / "v", "lille grøn hest", prepared, prepared.code, LEAST_COST)
    upgrade(opened, "app.storage.migrations.versions", HEAD, make_tables)
    yield opened
    opened.close()


def worked_with(raw: RawConnection) -> list[str]:
    """Rows written, rewritten and moved about as in years of work; returns those that must go."""
    rnd = random.Random(1)
    raw.execute("CREATE TABLE t (id TEXT PRIMARY KEY, c TEXT)")
    keys = [f"{rnd.random()}" for _row in range(400)]
    raw.execute("PRAGMA synchronous=0").fetchall()  # a test may lose its work
    for at, key in enumerate(keys):
        word = "andet " if at % 2 else f"{WORD.decode()} "
        raw.execute("INSERT INTO t VALUES (?, ?)", (key, word * rnd.randint(1, 60)))
    for _change in range(2000):
        at = rnd.randrange(400)
        word = "andet " if at % 2 else f"{WORD.decode()} "
        raw.execute("UPDATE t SET c = ? WHERE id = ?", (word * rnd.randint(1, 120), keys[at]))
    return keys[::2]


def test_deleting_leaves_traces_and_writing_anew_none(tmp_path: Path) -> None:
    """The control is what secure_delete alone leaves in pages that were rearranged."""
    path, key = tmp_path / "x.db", os.urandom(32)
    path.touch()
    raw = open_raw(path, key, create=True)
    for each in worked_with(raw):
        raw.execute("DELETE FROM t WHERE id = ?", (each,))
    truncate_wal(raw)
    assert WORD in plain_pages(path, key)
    vault: Any = Vault.__new__(Vault)
    vault.raw = raw
    vault.write_anew()
    assert WORD not in plain_pages(path, key) + plain_log(path, key)
    assert raw.execute("SELECT count(*) FROM t").fetchone() == (200,)
    raw.close()


def forgotten(vault: Vault, *handovers: Id) -> None:
    with Work(vault, TABLES, FixedClock().now, "test")() as repositories:
        repositories.forget(CASE, frozenset({GONE}), frozenset(handovers))


def test_drafts_of_what_is_gone_go_and_others_stay(vault: Vault) -> None:
    drafts = StoredDrafts(vault, TABLES)
    for place in (f"{GONE}/note", "other/note"):
        drafts.keep(CASE, place, "skrevet")
    drafts.keep(Id("d"), f"{GONE}/note", "en anden sag")
    forgotten(vault)
    assert drafts.all(CASE) == {"other/note": "skrevet"}
    assert len(drafts.all(Id("d"))) == 1


def test_a_package_of_a_hand_over_that_is_over_is_emptied_but_known(vault: Vault) -> None:
    work = Work(vault, TABLES, FixedClock().now, "test")
    with work() as repositories:
        for each in ("over", "out"):
            repositories.keep_base(Id(each), "alt om sagen")
    forgotten(vault, Id("over"))
    with work() as repositories:
        assert (repositories.base(Id("over")), repositories.base(Id("out"))) == ("", "alt om sagen")
        assert repositories.bases() == {"over", "out"}


def copies(vault: Vault, *names: str, holding: bool) -> list[Path]:
    """Copies from before an update, with or without a row of what is to go."""
    folder = vault.folder / "backup"
    folder.mkdir(exist_ok=True)
    made = []
    for name in names:
        path = folder / f"before-{name}.db"
        path.touch()
        copy = vault.open_copy(path, create=True)
        copy.execute("CREATE TABLE meetings (id TEXT)")
        copy.execute("INSERT INTO meetings VALUES (?)", (GONE if holding else "other",))
        copy.close()
        path.with_suffix(".json").write_text("{}", "utf-8")
        made.append(path)
    return made


def test_copies_from_before_an_update_go_where_they_hold_it(vault: Vault) -> None:
    (held,) = copies(vault, "0001-to-0002", holding=True)
    (other,) = copies(vault, "0002-to-0003", holding=False)
    broken = held.with_name("before-broken.db")
    broken.write_bytes(b"x" * 8192)
    forgotten(vault)
    assert [each.exists() for each in (held, other, broken)] == [False, True, False]
    assert not held.with_suffix(".json").exists()
    assert other.with_suffix(".json").exists()


def test_what_a_full_disk_put_off_is_done_at_the_next_opening(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    (held,) = copies(vault, "0001-to-0002", holding=True)
    settings = StoredSettings(vault, TABLES)

    def full(_vault: Vault) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(Vault, "write_anew", full)
        forgotten(vault)  # the deletion itself stands
        forgotten(vault)
    assert held.exists()
    assert settings.get("forgetting") == GONE
    works = [Work(vault, TABLES, FixedClock().now, "test") for _time in range(2)]
    assert works[0].has_leftovers
    forgetting.finish(vault, TABLES)
    assert not works[1].has_leftovers
    assert not held.exists()
    assert settings.get("forgetting") is None


def test_where_nothing_is_to_be_forgotten_nothing_is_written(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(Vault, "write_anew")
    forgetting.finish(vault, TABLES)


def test_a_copy_that_cannot_be_taken_away_keeps_nobody_from_opening(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    (held,) = copies(vault, "0001-to-0002", holding=True)

    def stuck(_path: Path) -> None:
        raise OSError(errno.EIO, "")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", stuck)
        forgotten(vault)
        forgetting.finish(vault, TABLES)
    assert StoredSettings(vault, TABLES).get("forgetting") == GONE
    forgetting.finish(vault, TABLES)
    assert not held.exists()


def test_where_nobody_can_tell_something_may_be_left(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_connection: Any, _tables: Any) -> None:
        raise DiskFull

    assert not forgetting.is_left(vault, TABLES)  # the control
    monkeypatch.setattr(forgetting, "_pending", full)
    assert forgetting.is_left(vault, TABLES)
