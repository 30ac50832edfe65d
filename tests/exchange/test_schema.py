"""The committed schema is fresh, and judges packages as the reader does."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from app.exchange.package import read_package
from app.models.base import Record
from app.models.case import ATTRIBUTES, RECORD_TYPES, CaseHead
from app.models.facts import facts_of
from app.models.package_problems import PackageCode, PackageProblem
from devtools.case_schema import PATH, schema_text
from tests.exchange.builders import DEMO, packed, small
from tests.exchange.test_package_refusals import BAD

SCHEMA: dict[str, Any] = json.loads(PATH.read_text(encoding="utf-8"))

BEYOND = {
    PackageCode.DUPLICATE_ID, PackageCode.DANGLING_REFERENCE, PackageCode.NEEDS_ONE_TARGET,
    PackageCode.SAME_PERSON, PackageCode.PERIOD_REVERSED, PackageCode.BAD_IDENTIFIER,
    PackageCode.BAD_TEXT, PackageCode.DUPLICATE_KEY, PackageCode.IMPOSSIBLE_DATE,
    PackageCode.IMPOSSIBLE_TIME,
}  # fmt: skip
"""What no schema can see: references, calendars, and what a parsed table no longer shows."""


def test_the_committed_schema_is_what_the_records_say() -> None:
    assert PATH.read_text(encoding="utf-8") == schema_text()


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", sorted(DEMO.glob("*.json")), ids=lambda path: path.stem)
def test_demo_packages_are_valid(path: Any) -> None:
    assert not list(Draft202012Validator(SCHEMA).iter_errors(json.loads(path.read_bytes())))


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: kind.__name__)
def test_each_field_of_each_record_is_in_the_schema(kind: type[Record]) -> None:
    implied = {"case_id", "teaching"} if kind is CaseHead else {"case_id"}

    shape = SCHEMA["$defs"][kind.__name__]
    assert set(shape["properties"]) == set(facts_of(kind)) - implied
    assert shape["additionalProperties"] is False


def test_each_list_is_in_the_schema() -> None:
    head = {"format", "version", "teaching", "source", "case"}

    assert set(SCHEMA["properties"]) == head | set(ATTRIBUTES.values())
    assert SCHEMA["additionalProperties"] is False


NO_TABLE = {"number of 5000 digits", "much too deep", "half a pair as a key"}
STRICTER = {"age of two hundred", "blank where unknown is meant", "consent without a day",
    "no number"}  # fmt: skip
"""Refused by the rules of the records and by the reading of numbers, not by a type."""


@pytest.mark.parametrize(
    "name",
    [each for each, bad in BAD.items() if bad[1] not in BEYOND and each not in NO_TABLE | STRICTER],
)
def test_what_the_reader_refuses_the_schema_refuses(name: str) -> None:
    assert not Draft202012Validator(SCHEMA).is_valid(json.loads(BAD[name][0]))


def test_the_schema_takes_what_the_reader_takes() -> None:
    assert Draft202012Validator(SCHEMA).is_valid(small())
    read_package(packed(small()))


def test_a_schema_without_the_marks_would_let_unknown_fields_in() -> None:
    loose = {**SCHEMA, "additionalProperties": True}
    table = {**small(), "pets": []}

    assert Draft202012Validator(loose).is_valid(table)  # control
    assert not Draft202012Validator(SCHEMA).is_valid(table)
    with pytest.raises(PackageProblem):
        read_package(packed(table))
