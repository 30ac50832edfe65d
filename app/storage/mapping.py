"""Between records and rows: the only place that knows how a value is written in the database."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, TypeVar

from app.models.base import Record
from app.models.shapes import Shape, shapes_of

__all__ = ["Readers", "column_value", "from_row", "readers_of", "to_row"]

R = TypeVar("R", bound=Record)
Read = Callable[[Any], Any]
Readers = tuple[tuple[str, Read | None], ...]
"""For each column in order: its name, and how to read it (None: as it stands)."""


def column_value(value: object) -> object:
    """How a value of a record is written in a column."""
    if isinstance(value, (date, time, datetime)):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    return int(value) if isinstance(value, bool) else value


def to_row(record: Record) -> dict[str, object]:
    """The columns of a record."""
    return {name: column_value(getattr(record, name)) for name in shapes_of(type(record))}


def readers_of(kind: type[Record]) -> Readers:
    """How the columns of a class of record are read."""
    return tuple((name, _reader(shape)) for name, shape in shapes_of(kind).items())


def from_row(kind: type[R], readers: Readers, row: Any) -> R:
    """The record that a row holds; the columns come in the order of ``readers``."""
    values = {
        name: value if read is None or value is None else read(value)
        for (name, read), value in zip(readers, row, strict=True)
    }
    return kind(**values)


_READ: Final[Mapping[type[Any], Read]] = MappingProxyType(
    {
        date: date.fromisoformat,
        time: time.fromisoformat,
        datetime: datetime.fromisoformat,
        bool: bool,
        float: float,
    }
)


def _reader(shape: Shape) -> Read | None:
    return shape.type if shape.choices else _READ.get(shape.type)
