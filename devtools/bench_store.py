"""The encrypted store beside plain SQLite, and one family in small and large vaults."""

import random
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from app.bootstrap import vaults
from app.bootstrap.surroundings import SystemClock, resources
from app.bootstrap.workspace import OpenWorkspace
from app.exchange.package import read_package
from app.models.base import Id
from app.models.case import Case
from app.models.plan import Goal
from app.services.acts.records import Add, Edit
from app.storage.tables import schema
from app.storage.vault import LEAST_COST, Passphrase, open_vault, prepare_vault
from app.storage.work import Work

__all__ = ["StoreFigures", "measure"]

SIZES = (100, 1_000, 10_000)
"""Persons in the vault; a family has four."""
SAVES = 200
WARM, OPENINGS = 5, 60
SETTINGS = (
    "journal_mode", "synchronous", "locking_mode", "foreign_keys", "secure_delete", "temp_store",
    "trusted_schema", "cell_size_check", "journal_size_limit",
)  # fmt: skip
"""What the vault sets, and the plain database beside it too."""
PASSPHRASE = "en sætning til målinger"


@dataclass(frozen=True)
class StoreFigures:
    """Medians in milliseconds: one saved edit, the same rows in plain SQLite, opening a family."""

    edit_ms: float
    encrypted_ms: float
    plain_ms: float
    open_ms: dict[int, float]


def measure() -> StoreFigures:
    """Measure everything in one run."""
    with tempfile.TemporaryDirectory(prefix="rundbord-bench-") as folder:
        opening = _opening(Path(folder))
        edit = _edit(Path(folder) / "edit")
        encrypted, plain = _rows(Path(folder))
    return StoreFigures(edit, encrypted, plain, opening)


def _workspace(folder: Path) -> OpenWorkspace:
    prepared = prepare_vault()
    return vaults.create(folder, PASSPHRASE, prepared, prepared.code, LEAST_COST)


def _family() -> Case:
    return read_package((resources() / "demo" / "seed-sanne-david.json").read_bytes())


def _copy(case: Case, number: int) -> bytes:
    """The family again with ids of its own."""
    from app.exchange.package import write_package

    data = write_package(case).decode()
    rnd = random.Random(number)
    for each in case.records():
        fresh = f"{rnd.getrandbits(32):08x}{each.id[8:]}"
        data = data.replace(each.id, fresh)
    return data.encode()


def _opening(folder: Path) -> dict[int, float]:
    """Families opened in turns, one of each vault, so that a busy moment falls on all of them."""
    found: dict[int, list[float]] = {size: [] for size in SIZES}
    rnd = random.Random(1)
    with ExitStack() as stack:
        vaults_of = {size: _filled(folder / str(size), size, stack) for size in SIZES}
        for at in range(WARM + OPENINGS):
            for size, (work, keys) in vaults_of.items():
                took = _ms(partial(_load, work, rnd.choice(keys)))
                if at >= WARM:
                    found[size].append(took)
    return {size: median(times) for size, times in found.items()}


def _filled(folder: Path, persons: int, stack: ExitStack) -> tuple[Work, tuple[Id, ...]]:
    workspace = _workspace(folder)
    case = _family()
    keys = workspace.import_packages(
        [_copy(case, number) for number in range(persons // len(case.people))]
    )
    workspace.close()
    vault = open_vault(folder, Passphrase(PASSPHRASE), vaults.mac_at())
    stack.callback(vault.close)
    return Work(vault, schema(), SystemClock().now, "bench"), tuple(keys)


def _load(work: Work, key: Id) -> Case:
    """A family from the store itself: what a workspace has read once, it does not read again."""
    with work() as repositories:
        return repositories.load(key)


def _edit(folder: Path) -> float:
    workspace = _workspace(folder)
    key = workspace.import_package(_copy(_family(), 1))
    goal = Goal(id=Id("goal"), case_id=key, text="Ro")
    workspace.run(Add(goal))
    found = [
        _ms(partial(workspace.run, Edit(key, Goal, goal.id, (("text", f"Ro {at}"),))))
        for at in range(SAVES)
    ]
    workspace.close()
    return median(found)


def _rows(folder: Path) -> tuple[float, float]:
    """One row updated and one log row added in a transaction, in turns: encrypted and plain."""
    from sqlcipher3 import dbapi2

    from app.storage.vault import create_vault

    prepared = prepare_vault()
    vault = create_vault(folder / "rows", PASSPHRASE, prepared, prepared.code, LEAST_COST)
    # the same library without a key, so that only the encryption differs
    plain = dbapi2.connect(str(folder / "plain.db"), isolation_level=None)
    for name in SETTINGS:
        ((value,),) = vault.raw.execute(f"PRAGMA {name}").fetchall()
        plain.execute(f"PRAGMA {name}={value}")
    connections = (vault.raw, plain)
    for connection in connections:
        connection.execute("CREATE TABLE goal (id INTEGER PRIMARY KEY, text TEXT)")
        connection.execute("CREATE TABLE log (seq INTEGER PRIMARY KEY, act TEXT)")
        connection.execute("INSERT INTO goal VALUES (1, 'Ro')")
    found: tuple[list[float], list[float]] = ([], [])
    for at in range(SAVES):
        for connection, times in zip(connections, found, strict=True):
            times.append(_ms(partial(_save, connection, at)))
    vault.close()
    plain.close()
    return median(found[0]), median(found[1])


def _save(connection: Any, at: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE goal SET text = ? WHERE id = 1", (f"Ro {at}",))
    connection.execute("INSERT INTO log (act) VALUES ('Goal.edit')")
    connection.execute("COMMIT")


def _ms(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000
