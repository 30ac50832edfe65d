"""Damage and tampering: noticed before any row is read, wherever the bit lies.

Each control shows what happens without the net: a plain database reads changed content as if
nothing had happened, and SQLite alone drops committed rows after a flip in a left-over log.
"""

import random
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from app.models import vault_problems as problems
from app.storage.vault import Head, Report, Step, check_vault
from app.storage.vault.files import VaultFolder
from app.storage.vault.opening import unlock
from tests.storage.vault.making import Made, flip, mac_at, rows, save

PAGE = 4096


def opens(made: Made) -> int | type[problems.VaultProblem]:
    """The number of notes, or why it does not open."""
    try:
        vault = made.open()
    except problems.VaultProblem as problem:
        return type(problem)
    try:
        return rows(vault)
    finally:
        vault.close()


def check(made: Made) -> Report:
    return check_vault(made.folder, made.by_code, mac_at)


def places(size: int, count: int) -> list[int]:
    """Every page's first and last bytes, and others drawn at random (the same in each run)."""
    edges = {at for page in range(0, size, PAGE) for at in (page, page + PAGE - 1)}
    return sorted(edges | set(random.Random(1).sample(range(size), count)))


def test_every_byte_of_the_header_counts(made: Made) -> None:
    path = made.file("vault.json")
    for at in range(path.stat().st_size):
        flip(path, at, 1 << at % 8)
        assert opens(made) is problems.HeaderTampered
        flip(path, at, 1 << at % 8)
    assert opens(made) == 20


def test_flips_all_over_the_database_are_noticed(made: Made) -> None:
    path = made.file("vault.db")
    whole = path.read_bytes()
    for at in places(len(whole), 400):
        flip(path, at, 1 << at % 8)
        assert opens(made) is problems.DatabaseDamaged
        path.write_bytes(whole)
    assert opens(made) == 20


def test_the_check_names_the_pages(made: Made) -> None:
    path = made.file("vault.db")
    whole = path.read_bytes()
    for at in places(len(whole), 40):
        flip(path, at)
        found = {type(each.problem) for each in check(made).findings}
        assert problems.DatabaseDamaged in found
        path.write_bytes(whole)
    assert check(made).is_whole


def test_control_a_plain_database_shows_changed_content(tmp_path: Path) -> None:
    path = tmp_path / "plain.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE note (words TEXT)")
        connection.executemany("INSERT INTO note VALUES (?)", [("en note" * 50,)] * 100)
    connection.close()
    flip(path, path.stat().st_size - 100)
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    changed = "SELECT count(*) FROM note WHERE words <> ?"
    assert connection.execute(changed, ("en note" * 50,)).fetchone() == (1,)
    connection.close()


@pytest.mark.parametrize("cut", [1, 100, PAGE, 2 * PAGE])
def test_a_database_cut_short_or_grown_is_noticed(made: Made, cut: int) -> None:
    path = made.file("vault.db")
    whole = path.read_bytes()
    for changed in (whole[:-cut], whole + b"\x01" * cut):
        path.write_bytes(changed)
        assert opens(made) is problems.DatabaseDamaged


def test_zeroed_and_swapped_pages_are_noticed(made: Made) -> None:
    path = made.file("vault.db")
    whole = path.read_bytes()
    pages = [whole[at : at + PAGE] for at in range(0, len(whole), PAGE)]
    for number in range(len(pages)):
        path.write_bytes(b"".join([*pages[:number], bytes(PAGE), *pages[number + 1 :]]))
        assert opens(made) is problems.DatabaseDamaged
    path.write_bytes(b"".join([pages[0], pages[2], pages[1], *pages[3:]]))
    assert opens(made) is problems.DatabaseDamaged


def test_every_byte_of_the_anchor_counts(made: Made) -> None:
    path = made.file("vault.anchor")
    for at in range(path.stat().st_size):
        flip(path, at, 1 << at % 8)
        assert opens(made) is problems.AnchorDamaged
        flip(path, at, 1 << at % 8)
    assert opens(made) == 20


@pytest.mark.parametrize("content", [b"", b"x", b"x" * 512, b"x" * 513])
def test_an_anchor_of_another_make_is_noticed(made: Made, content: bytes) -> None:
    made.file("vault.anchor").write_bytes(content)
    assert opens(made) is problems.AnchorDamaged
    assert [each.step for each in check(made).findings] == [Step.LAST_SAVE]


@pytest.mark.parametrize(("seq", "mac"), [(-1, bytes(32)), (1, bytes(31)), (1, b"")])
def test_no_head_is_noted_that_could_not_be_found_again(seq: int, mac: bytes) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Head(seq, mac)


def test_an_older_database_is_noticed(made: Made) -> None:
    older = made.file("vault.db").read_bytes()
    vault = made.open()
    save(vault, 21)
    vault.close()
    made.file("vault.db").write_bytes(older)
    assert opens(made) is problems.RecentWorkMissing
    assert [type(each.problem) for each in check(made).findings] == [problems.RecentWorkMissing]


def test_a_loss_can_be_accepted_and_is_then_forgotten(made: Made) -> None:
    test_an_older_database_is_noticed(made)
    vault = made.open(accept_loss=True)
    vault.renew_anchor(20, vault.raw.execute("SELECT mac FROM log WHERE seq=20").fetchone()[0])  # type: ignore[index]  # row 20 is there
    save(vault, 21, "nyt arbejde")
    vault.close()
    assert opens(made) == 21


def test_an_older_anchor_asks_for_less(made: Made) -> None:
    """A power cut may keep the note of an earlier save; that must not lock anybody out."""
    older = made.file("vault.anchor").read_bytes()
    vault = made.open()
    save(vault, 21)
    vault.close()
    made.file("vault.anchor").write_bytes(older)
    assert opens(made) == 21


KILLED = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from tests.storage.vault.making import Made, save
vault = Made(Path(sys.argv[1]), sys.argv[2]).open()
for seq in range(21, 41):
    save(vault, seq)
    print(seq, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(scope="module")
def killed(template: Made, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A vault whose program was killed with 20 acknowledged saves in the log only."""
    made = template.copy(tmp_path_factory.mktemp("killed") / "vault")
    root = str(Path(__file__).parents[3])
    command = [sys.executable, "-c", KILLED, str(made.folder), made.code, root]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == -9, done.stderr
    assert done.stdout.split()[-1] == "40"
    assert made.file("vault.db-wal").stat().st_size > 20 * PAGE
    return made


def test_a_kill_loses_no_acknowledged_save(killed: Made, tmp_path: Path) -> None:
    assert opens(killed.copy(tmp_path / "vault")) == 40


def test_flips_in_a_left_over_log_are_noticed_or_harmless(killed: Made, tmp_path: Path) -> None:
    made = killed.copy(tmp_path / "vault")
    size = made.file("vault.db-wal").stat().st_size
    noticed = harmless = 0
    for at in places(size, 150)[::2]:
        for name in ("vault.db", "vault.db-wal", "vault.anchor"):
            shutil.copyfile(killed.file(name), made.file(name))
        flip(made.file("vault.db-wal"), at, 1 << at % 8)
        outcome = opens(made)
        noticed += outcome is problems.RecentWorkMissing
        harmless += outcome == 40
    assert noticed + harmless == len(places(size, 150)[::2])
    assert noticed > 0.9 * (noticed + harmless)


def test_control_without_the_anchor_committed_rows_vanish_unseen(
    killed: Made, tmp_path: Path
) -> None:
    made = killed.copy(tmp_path / "vault")
    flip(made.file("vault.db-wal"), 5 * PAGE)
    _, dek = unlock(VaultFolder(made.folder), made.by_code)
    connection = dbapi2.connect(str(made.file("vault.db")))
    connection.execute(f"PRAGMA key=\"x'{dek.hex()}'\"")
    assert connection.execute("SELECT count(*) FROM note").fetchone()[0] < 40
    assert connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
    assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()


def test_a_lost_log_is_noticed(killed: Made, tmp_path: Path) -> None:
    made = killed.copy(tmp_path / "vault")
    made.file("vault.db-wal").unlink()
    assert opens(made) is problems.RecentWorkMissing
