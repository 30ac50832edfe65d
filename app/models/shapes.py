"""What type of value each field of a record holds: for checks, tables, forms and packages."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache
from types import MappingProxyType, NoneType
from typing import Any, cast, get_args, get_type_hints

from app.models.base import Id

__all__ = ["Shape", "fits", "shapes_of"]


@dataclass(frozen=True, slots=True)
class Shape:
    """The plain type of a field (``str`` for ids) and whether it may be unknown (None)."""

    type: type[Any]
    optional: bool

    @property
    def choices(self) -> tuple[StrEnum, ...]:
        """The values of an enumeration, in order; empty for other types."""
        return tuple(self.type) if issubclass(self.type, StrEnum) else ()


def shapes_of(kind: type[Any]) -> Mapping[str, Shape]:
    """Return the shape of each field of a record class, in the order of the fields."""
    return _shapes_of(cast("Hashable", kind))


@cache
def _shapes_of(kind: Hashable) -> Mapping[str, Shape]:
    hints = get_type_hints(cast("Any", kind))
    every = fields(cast("Any", kind))
    return MappingProxyType({each.name: _shape(hints[each.name]) for each in every})


def _shape(hint: Any) -> Shape:
    parts = get_args(hint)
    optional = NoneType in parts
    plain = next((each for each in parts if each is not NoneType), hint)
    return Shape(str if plain is Id else plain, optional)


def fits(shape: Shape, value: object) -> bool:
    """Whether a value has exactly the type of a field; True is no number, a moment is no day."""
    if value is None:
        return shape.optional
    if shape.type is float:
        return type(value) in {int, float}
    if shape.type in {date, datetime, time, int, bool, str}:
        return type(value) is shape.type
    return isinstance(value, shape.type)
