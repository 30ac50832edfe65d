"""A short way to write tables and columns in a revision.

A line names columns: ``!`` the key, ``?`` may be unknown, ``:int``, ``:real`` and ``:bytes`` the type
where it is not text, ``>`` the table that the column points to.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

import sqlalchemy as sa
from alembic import op

__all__ = ["COMMON", "add_columns", "make_records", "make_table"]

COMMON: Final = "id! case_id seq:int version:int invented:int "
"""What every record has."""

_TYPES: Final[Mapping[str, Any]] = MappingProxyType(
    {"": sa.Text, "int": sa.Integer, "real": sa.Float, "bytes": sa.LargeBinary}
)


def make_records(tables: Mapping[str, str]) -> None:
    """Make the tables of records, each with its index on the case."""
    for name, columns in tables.items():
        make_table(name, COMMON + columns)
        op.create_index(f"ix_{name}_case_id", name, ["case_id"])


def make_table(name: str, columns: str) -> None:
    """Make one table."""
    op.create_table(name, *(_column(each) for each in columns.split()))


def add_columns(tables: Mapping[str, str]) -> None:
    """Add columns to tables that are there; a number that must be known begins as 0."""
    for name, columns in tables.items():
        with op.batch_alter_table(name) as batch:
            for each in columns.split():
                batch.add_column(_column(each, added=True))


def _column(said: str, *, added: bool = False) -> sa.Column[Any]:
    rest, _arrow, target = said.partition(">")
    marked, _colon, kind = rest.partition(":")
    name, key, optional = marked.rstrip("!?"), "!" in marked, "?" in marked
    parts: list[Any] = [name, _TYPES[kind]()]
    if target:
        reference = f"fk_{name}" if added else None
        parts.append(
            sa.ForeignKey(f"{target}.id", name=reference, deferrable=True, initially="DEFERRED")
        )
    more: dict[str, Any] = {} if optional or not added else {"server_default": "0"}
    if key and kind == "int":
        more["autoincrement"] = False
    return sa.Column(*parts, primary_key=key, nullable=optional, **more)
