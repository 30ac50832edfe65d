"""The shape of a case package, derived from the records so that the two cannot part.

A package carries one list for each record class, named as ``Case`` names it. What a record has by
virtue of its place need not be written: ``case_id`` (the case of the package) and ``seq`` (its place
in the list, from 1). Every other field is the record's own; one that is left out is unknown.
"""

import re
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from datetime import UTC, date, datetime, time
from enum import Enum
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    StrictBool,
    StrictFloat,
    StrictInt,
    StrictStr,
    StringConstraints,
    WithJsonSchema,
    create_model,
)
from pydantic import Field as Constraint
from pydantic_core import PydanticCustomError

from app.models.base import Id, Record
from app.models.case import ATTRIBUTES, CaseHead
from app.models.facts import Fact, facts_of

__all__ = [
    "FORMAT",
    "HEAD_KEYS",
    "MAX_RECORDS",
    "VERSION",
    "package_model",
    "record_model",
]

FORMAT: Final = "rundbord-case"
VERSION: Final = 1
MAX_RECORDS: Final = 20_000
"""Records of one class; the largest family of the seeds has 17 contacts."""

MAX_TEXT: Final = 20_000
MAX_NUMBER: Final = 2**31 - 1
HEAD_KEYS: Final = ("format", "version", "teaching", "source", "case")

_DAY: Final = r"^\d{4}-\d{2}-\d{2}$"
_TIME: Final = r"^\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?$"
_MOMENT: Final = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})$"
_KEY: Final = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"


def _from_text(pattern: str, parse: Any, code: str) -> BeforeValidator:
    """Read a text of one exact spelling; pydantic alone would take numbers and other spellings."""
    shape = re.compile(pattern, re.ASCII)

    def read(value: object) -> object:
        if not isinstance(value, str):
            raise PydanticCustomError("wrong_type", "not a text")
        if not shape.fullmatch(value):
            raise PydanticCustomError(code, "not of the form")
        try:
            return parse(value)
        except ValueError as error:
            raise PydanticCustomError(code, "does not exist") from error

    return BeforeValidator(read)


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def _not_blank(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("empty_text", "empty")
    return value


_TEXT = Annotated[StrictStr, StringConstraints(max_length=MAX_TEXT)]
_FULL_TEXT = Annotated[
    StrictStr,
    StringConstraints(min_length=1, max_length=MAX_TEXT),
    AfterValidator(_not_blank),
    Constraint(json_schema_extra={"pattern": r"\S"}),
]
_TYPES: Final[Mapping[Any, Any]] = MappingProxyType(
    {
        Id: Annotated[StrictStr, StringConstraints(pattern=_KEY)],
        str: _TEXT,
        bool: StrictBool,
        int: Annotated[StrictInt, Constraint(ge=0, le=MAX_NUMBER)],
        float: Annotated[StrictFloat, Constraint(ge=-1e9, le=1e9, allow_inf_nan=False)],
        date: Annotated[
            date,
            _from_text(_DAY, date.fromisoformat, "impossible_date"),
            WithJsonSchema({"type": "string", "format": "date", "pattern": _DAY}),
        ],
        time: Annotated[
            time,
            _from_text(_TIME, time.fromisoformat, "impossible_time"),
            WithJsonSchema({"type": "string", "pattern": _TIME}),
        ],
        datetime: Annotated[
            AwareDatetime,
            _from_text(_MOMENT, _utc, "impossible_time"),
            WithJsonSchema({"type": "string", "format": "date-time", "pattern": _MOMENT}),
        ],
    }
)
"""How each type of a record's field is written. Times of day are local, moments carry a zone."""


def _shape(hint: Any, full: bool) -> Any:
    """Return the strict type for a field's annotation; ``full`` texts may not be blank."""
    if get_origin(hint) in {Union, UnionType}:
        inner = next(each for each in get_args(hint) if each is not NoneType)
        return _shape(inner, full) | None
    if isinstance(hint, type) and issubclass(hint, Enum):
        return Annotated[hint, Constraint(strict=False)]
    return _FULL_TEXT if full and hint is str else _TYPES[hint]


def _is_full(kind: type[Record], name: str, fact: Fact) -> bool:
    """Whether a text must say something: essential ones, and the label of the case."""
    return fact.essential or (kind is CaseHead and name == "name")


def _default(each: Field[Any], full: bool) -> Any:
    """Return ``...`` for a field that must be there, else its default."""
    if each.name in {"seq", "case_id"}:
        return None
    if each.default is MISSING or (full and each.default == ""):
        return ...
    return each.default


def record_model(kind: type[Any]) -> type[BaseModel]:
    """Return the shape of one record class in a package."""
    hints, facts = get_type_hints(kind), facts_of(kind)
    left_out = {"case_id", "teaching"} if kind is CaseHead else {"case_id"}
    shapes: dict[str, Any] = {}
    for each in fields(kind):
        if each.name in left_out:
            continue
        full = _is_full(kind, each.name, facts[each.name] or Fact())
        hint = hints[each.name] | None if each.name == "seq" else hints[each.name]
        shapes[each.name] = (_shape(hint, full), _default(each, full))
    return create_model(kind.__name__, __config__=_CONFIG, __doc__=_first_line(kind), **shapes)


@cache
def package_model() -> type[BaseModel]:
    """Return the shape of a whole package."""
    shapes: dict[str, Any] = {
        "format": (Literal["rundbord-case"], ...),
        "version": (Literal[1], ...),
        "teaching": (StrictBool, False),
        "source": (_TEXT | None, None),
        "case": (record_model(CaseHead), ...),
    }
    for kind, name in ATTRIBUTES.items():
        rows: Any = list.__class_getitem__(record_model(kind))
        shapes[name] = (rows, Constraint(default_factory=list, max_length=MAX_RECORDS))
    return create_model("CasePackage", __config__=_CONFIG, __doc__="A case as a file.", **shapes)


def _first_line(kind: type[Record]) -> str:
    return (kind.__doc__ or "").strip().partition("\n")[0]


_CONFIG: Final = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True)
