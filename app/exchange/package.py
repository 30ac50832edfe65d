"""The case package: one family as a JSON file that people can read and write.

``read_package`` refuses whatever it does not know, with the place of the first fault and never a
value. ``write_package`` writes the one canonical form, so that equal cases give equal bytes.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields, replace
from datetime import UTC, date, datetime, time
from enum import Enum
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID, uuid4

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from app.exchange.checks import check
from app.exchange.json_text import parse
from app.exchange.shapes import FORMAT, VERSION, package_model
from app.models.base import Id, Record
from app.models.case import ATTRIBUTES, Case, CaseHead
from app.models.facts import facts_of
from app.models.package_problems import PackageCode, PackageProblem

__all__ = ["MAX_BYTES", "new_id", "read_package", "write_package"]

MAX_BYTES: Final = 10 * 1024 * 1024
"""The seed family is about 15 kB."""

_RANDOM: Final = 4  # the version of UUIDs that come from chance alone
_CODES: Final[Mapping[str, PackageCode]] = MappingProxyType(
    {
        "missing": PackageCode.MISSING_FIELD,
        "extra_forbidden": PackageCode.UNKNOWN_FIELD,
        "enum": PackageCode.UNKNOWN_VALUE,
        "literal_error": PackageCode.UNKNOWN_VALUE,
        "string_pattern_mismatch": PackageCode.BAD_ID,
        "string_too_long": PackageCode.TEXT_TOO_LONG,
        "string_too_short": PackageCode.EMPTY_TEXT,
        "greater_than_equal": PackageCode.OUT_OF_RANGE,
        "less_than_equal": PackageCode.OUT_OF_RANGE,
        "finite_number": PackageCode.OUT_OF_RANGE,
        "too_long": PackageCode.TOO_MANY,
        "impossible_date": PackageCode.IMPOSSIBLE_DATE,
        "impossible_time": PackageCode.IMPOSSIBLE_TIME,
        "empty_text": PackageCode.EMPTY_TEXT,
    }
)


def new_id() -> Id:
    """Return a fresh uuid4 for a record that the package names by a local key."""
    return Id(str(uuid4()))


def read_package(data: bytes, make_id: Callable[[], Id] = new_id) -> Case:
    """Return the case in a package.

    Ids that are no uuid4 ("sanne") are local keys of the file; ``make_id`` gives them ids.

    Raises:
        PackageProblem: the first thing that is wrong, with its place.
    """
    if len(data) > MAX_BYTES:
        raise PackageProblem(PackageCode.TOO_LARGE)
    raw = parse(data)
    _check_envelope(raw)
    try:
        package = package_model().model_validate(raw)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        raise _problem(first) from None
    return _renamed(check(_case(package)), make_id)


def _check_envelope(raw: Any) -> None:
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise PackageProblem(PackageCode.NOT_A_PACKAGE)
    version = raw.get("version")
    if type(version) is not int or version != VERSION:
        raise PackageProblem(PackageCode.WRONG_VERSION, "version")


def _problem(error: ErrorDetails) -> PackageProblem:
    """Translate pydantic's finding; whatever it has no better name for is a wrong type."""
    place = "/".join(str(each) for each in error["loc"])
    return PackageProblem(_CODES.get(error["type"], PackageCode.WRONG_TYPE), place)


def _case(package: BaseModel) -> Case:
    head: Any = getattr(package, "case")  # noqa: B009 - made at run time, so mypy does not know it
    values = _values(head)
    values["seq"] = values["seq"] or 0
    values["teaching"] = getattr(package, "teaching")  # noqa: B009 - as above, made at run time
    case = Case(head=CaseHead(case_id=head.id, **values))
    lists: dict[str, Any] = {}
    for kind, name in ATTRIBUTES.items():
        made = []
        for number, each in enumerate(getattr(package, name), start=1):
            values = _values(each)
            if values["seq"] is None:
                values["seq"] = number
            made.append(kind(case_id=head.id, **values))
        lists[name] = tuple(made)
    return replace(case, **lists)


def _values(shape: BaseModel) -> dict[str, Any]:
    return {name: getattr(shape, name) for name in type(shape).model_fields}


def _renamed(case: Case, make_id: Callable[[], Id]) -> Case:
    """Give records with local keys real ids, everywhere, and put every list in order."""
    ids = {each.id: each.id if _is_uuid4(each.id) else make_id() for each in case.records()}
    ids[case.id] = case.id if _is_uuid4(case.id) else make_id()
    lists: dict[str, Any] = {
        name: tuple(
            sorted(
                (_with_ids(each, ids) for each in getattr(case, name)),
                key=lambda each: (each.seq, each.id),
            )
        )
        for name in ATTRIBUTES.values()
    }
    return Case(head=_with_ids(case.head, ids), **lists)


def _is_uuid4(key: str) -> bool:
    try:
        return str(UUID(key)) == key and UUID(key).version == _RANDOM
    except ValueError:
        return False


def _with_ids(each: Any, ids: dict[Id, Id]) -> Any:
    return replace(each, **{name: ids[key] for name, key in _links(each)})


def _links(each: Record) -> Iterator[tuple[str, Id]]:
    """Go through the fields of a record that hold an id, its own included."""
    for name, fact in facts_of(type(each)).items():
        is_link = name in {"id", "case_id", "record_id", "target_id"}
        key = getattr(each, name)
        if key is not None and (is_link or (fact is not None and fact.refers)):
            yield name, key


# --- writing ---------------------------------------------------------------------------------


def write_package(case: Case) -> bytes:
    """Return the canonical package of a case: one record a line, fields in declared order.

    Places on the map of cards that are gone stay behind: they would point to nothing.
    """
    there = {each.id for each in case.records()}
    kept = tuple(each for each in case.placements if each.target_id in there)
    case = replace(case, placements=kept)
    lines = [
        f'  "format": {_json(FORMAT)}',
        f'  "version": {VERSION}',
        f'  "teaching": {_json(case.head.teaching)}',
        f'  "case": {_json(_written(case.head, 0))}',
    ]
    for name in ATTRIBUTES.values():
        records: tuple[Record, ...] = getattr(case, name)
        if records:
            rows = [_json(_written(each, number)) for number, each in enumerate(records, start=1)]
            body = ",\n    ".join(rows)
            lines.append(f'  "{name}": [\n    {body}\n  ]')
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def _written(each: Record, number: int) -> dict[str, Any]:
    """Return the fields that say something: no defaults, no case, no place that the list shows."""
    found: dict[str, Any] = {}
    for one in fields(each):
        value = getattr(each, one.name)
        implied = number if one.name == "seq" else one.default
        hidden = one.name == "case_id" or (one.name == "teaching" and isinstance(each, CaseHead))
        if not hidden and (implied is MISSING or value != implied):
            found[one.name] = _plain(value)
    return found


def _plain(value: object) -> object:
    """Return a value as JSON has it; moments in UTC, times of day as short as they can be."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        exact = value.second or value.microsecond
        return value.isoformat("auto" if exact else "minutes")
    return value


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
