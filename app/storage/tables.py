"""The tables: one for each class of record, derived from its fields, and four of the store's own.

Only plain types that every database has (text, whole number, floating point): the same tables are
to serve a team's server one day. Days and times are ISO 8601 text, choices their codes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import (
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.types import TypeEngine

from app.models.base import Record
from app.models.case import ATTRIBUTES, RECORD_NAMES, RECORD_TYPES, CaseHead
from app.models.facts import Fact, facts_of
from app.models.shapes import Shape, shapes_of

__all__ = ["HEAD", "Schema", "make_tables", "schema", "table_name"]

HEAD: Final = "0003"
"""The newest revision of the tables."""


def table_name(kind: type[Record]) -> str:
    """The table of a class of record: named as the case names its rows."""
    return "cases" if kind is CaseHead else ATTRIBUTES[kind]


@dataclass(frozen=True, slots=True)
class Schema:
    """All tables, and which belongs to which class of record."""

    metadata: MetaData
    records: Mapping[type[Record], Table]
    log: Table
    drafts: Table
    settings: Table
    bases: Table


@cache
def schema() -> Schema:
    """Describe all tables; the same description each time, which nobody changes."""
    metadata = MetaData()
    records = {kind: _record_table(metadata, kind) for kind in RECORD_TYPES}
    log = Table(
        "log",
        metadata,
        Column("seq", Integer, primary_key=True, autoincrement=False),
        Column("at", Text, nullable=False),
        Column("actor", Text, nullable=False),
        Column("act", Text, nullable=False),
        Column("case_id", Text),
        Column("objects", Text, nullable=False),
        Column("detail", Text, nullable=False),
        Column("mac", LargeBinary, nullable=False),
        Index("ix_log_case_id", "case_id"),
    )
    drafts = Table(
        "drafts",
        metadata,
        Column("case_id", Text, primary_key=True),
        Column("place", Text, primary_key=True),
        Column("text", Text, nullable=False),
    )
    settings = Table(
        "settings",
        metadata,
        Column("key", Text, primary_key=True),
        Column("value", Text, nullable=False),
    )
    bases = Table(
        "handover_bases",
        metadata,
        Column("handover_id", Text, primary_key=True),
        Column("package", Text, nullable=False),
    )
    return Schema(metadata, MappingProxyType(records), log, drafts, settings, bases)


def make_tables(connection: Connection) -> None:
    """Make all tables of a new vault at once.

    The revisions would lead to the same (a test holds them to it) in six times the time.
    """
    schema().metadata.create_all(connection, checkfirst=False)
    for event in ("UPDATE", "DELETE"):
        connection.exec_driver_sql(
            f"CREATE TRIGGER log_refuses_{event.lower()} BEFORE {event} ON log "
            "BEGIN SELECT RAISE(ABORT, 'the log is append only'); END"
        )


def _record_table(metadata: MetaData, kind: type[Record]) -> Table:
    name = table_name(kind)
    facts = facts_of(kind)
    columns: list[Any] = [
        _column(field, shape, facts[field]) for field, shape in shapes_of(kind).items()
    ]
    return Table(name, metadata, *columns, Index(f"ix_{name}_case_id", "case_id"))


def _column(name: str, shape: Shape, fact: Fact | None) -> Column[Any]:
    parts: list[Any] = [name, _type(shape)]
    refers = (fact.refers if fact is not None else None) or ""
    if refers in RECORD_NAMES:
        target = table_name(RECORD_NAMES[refers])
        # checked at the commit: the steps of one change may come in any order
        parts.append(ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED"))
    return Column(*parts, nullable=shape.optional, primary_key=name == "id")


def _type(shape: Shape) -> TypeEngine[Any]:
    if shape.type in {int, bool}:
        return Integer()
    if shape.type is float:
        return Float()
    return Text()
