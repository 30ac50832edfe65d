"""A new vault has the tables that all revisions one after another lead to."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.storage.migrate import stored_version, upgrade
from app.storage.tables import HEAD, make_tables
from app.storage.vault import LEAST_COST, Vault, create_vault, prepare_vault

VERSIONS = "app.storage.migrations.versions"


def new(folder: Path) -> Vault:
    prepared = prepare_vault()
    return create_vault(folder, "lille grøn hest på taget", prepared, prepared.code, LEAST_COST)


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Vault, Vault]]:
    """One that was made at once, one that went through all revisions."""
    made, led = new(tmp_path / "made"), new(tmp_path / "led")
    assert upgrade(made, VERSIONS, HEAD, make_tables)
    assert upgrade(led, VERSIONS, HEAD)
    yield made, led
    made.close()
    led.close()


def shape(vault: Vault) -> dict[str, Any]:
    """Columns, keys, references, indexes and triggers, whatever the order in which they came."""
    rows = vault.raw.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    found: dict[str, Any] = {name: sql for kind, name, sql in rows if kind == "trigger"}
    for name, sql in ((name, sql) for kind, name, sql in rows if kind == "table"):
        asked = {
            each: vault.raw.execute(f"PRAGMA {each}({name})").fetchall()
            for each in ("table_info", "foreign_key_list", "index_list")
        }
        found[name] = (
            sorted((row[1], row[2], row[3], row[5]) for row in asked["table_info"]),
            sorted(row[2:7] for row in asked["foreign_key_list"]),
            sorted(row[1:3] for row in asked["index_list"]),
            sql.upper().count("DEFERRABLE INITIALLY DEFERRED"),
        )
    return found


def test_made_at_once_they_are_what_the_revisions_lead_to(two: tuple[Vault, Vault]) -> None:
    made, led = two
    assert shape(made) == shape(led)
    assert stored_version(made) == stored_version(led) == HEAD


@pytest.mark.parametrize(
    "changed",
    [
        "ALTER TABLE goals ADD COLUMN more TEXT",
        "DROP INDEX ix_goals_case_id",
        "DROP TRIGGER log_refuses_update",
    ],
)
def test_control_a_difference_is_noticed(two: tuple[Vault, Vault], changed: str) -> None:
    made, led = two
    made.raw.execute(changed)
    assert shape(made) != shape(led)
