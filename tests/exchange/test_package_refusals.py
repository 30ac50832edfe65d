"""What a package is refused for: the reason, the place, and never a value."""

import json

import pytest

from app.exchange import json_text
from app.exchange.package import MAX_BYTES, read_package
from app.exchange.shapes import MAX_RECORDS
from app.models.package_problems import PackageCode as Code
from app.models.package_problems import PackageProblem
from tests.exchange.builders import bent, packed, small, without

BAD = {
    "other version": (bent("version", to=2), Code.WRONG_VERSION, "version"),
    "version as text": (bent("version", to="1"), Code.WRONG_VERSION, "version"),
    "true is no version": (bent("version", to=True), Code.WRONG_VERSION, "version"),
    "no version": (without("version"), Code.WRONG_VERSION, "version"),
    "other format": (bent("format", to="gedcom"), Code.NOT_A_PACKAGE, ""),
    "a list": (b"[]", Code.NOT_A_PACKAGE, ""),
    "no case": (without("case"), Code.MISSING_FIELD, "case"),
    "case without name": (bent("case", "name", to=" "), Code.EMPTY_TEXT, "case/name"),
    "unknown list": (bent("pets", to=[]), Code.UNKNOWN_FIELD, "pets"),
    "unknown field": (bent("people", 1, "cpr", to="x"), Code.UNKNOWN_FIELD, "people/1/cpr"),
    "case_id is not said": (
        bent("people", 1, "case_id", to="sag"), Code.UNKNOWN_FIELD, "people/1/case_id"),
    "list is no list": (bent("people", to={}), Code.WRONG_TYPE, "people"),
    "record is no record": (bent("people", 0, to="A"), Code.WRONG_TYPE, "people/0"),
    "contact without role": (without("contacts", 1, "role"), Code.MISSING_FIELD, "contacts/1/role"),
    "contact with blank role": (
        bent("contacts", 0, "role", to="  "), Code.EMPTY_TEXT, "contacts/0/role"),
    "goal without text": (bent("goals", 0, "text", to=""), Code.EMPTY_TEXT, "goals/0/text"),
    "blank where unknown is meant": (
        bent("people", 0, "phone", to=""), Code.EMPTY_TEXT, "people/0/phone"),
    "unknown area": (bent("contacts", 1, "area", to="x"), Code.UNKNOWN_VALUE, "contacts/1/area"),
    "number for text": (bent("people", 0, "name", to=7), Code.WRONG_TYPE, "people/0/name"),
    "text for number": (bent("people", 0, "age", to="7"), Code.WRONG_TYPE, "people/0/age"),
    "number for yes and no": (
        bent("contacts", 0, "private", to=1), Code.WRONG_TYPE, "contacts/0/private"),
    "age of two hundred": (bent("people", 0, "age", to=200), Code.OUT_OF_RANGE, "people/0/age"),
    "age below nothing": (bent("people", 0, "age", to=-1), Code.OUT_OF_RANGE, "people/0/age"),
    "a day that is not": (
        bent("contacts", 1, "from_date", to="2026-02-30"),
        Code.IMPOSSIBLE_DATE, "contacts/1/from_date"),
    "a day as a number": (
        bent("contacts", 1, "from_date", to=20260201), Code.WRONG_TYPE, "contacts/1/from_date"),
    "a day in another spelling": (
        bent("contacts", 1, "from_date", to="1. februar"),
        Code.IMPOSSIBLE_DATE, "contacts/1/from_date"),
    "a day in another age": (
        bent("contacts", 1, "from_date", to="0026-02-01"),
        Code.IMPOSSIBLE_DATE, "contacts/1/from_date"),
    "an hour that is not": (
        bent("meetings", 0, "starts", to="25:00"), Code.IMPOSSIBLE_TIME, "meetings/0/starts"),
    "a moment without zone": (
        bent("handouts", 0, "printed_at", to="2026-01-12T10:00:00"),
        Code.IMPOSSIBLE_TIME, "handouts/0/printed_at"),
    "a place without end": (bent("placements", 0, "x", to=1e12), Code.OUT_OF_RANGE, "placements/0/x"),
    "end before beginning": (
        bent("contacts", 1, "to_date", to="2026-01-01"),
        Code.PERIOD_REVERSED, "contacts/1/to_date"),
    "a text without end": (
        bent("goals", 0, "text", to="x" * 20_001), Code.TEXT_TOO_LONG, "goals/0/text"),
    "an id with blanks": (bent("goals", 0, "id", to="a b"), Code.BAD_ID, "goals/0/id"),
    "an id twice": (bent("goals", 0, "id", to="k1"), Code.DUPLICATE_ID, "goals/0/id"),
    "a contact that is not": (
        bent("serves", 0, "contact_id", to="x"), Code.DANGLING_REFERENCE, "serves/0/contact_id"),
    "a person where a contact is meant": (
        bent("serves", 0, "contact_id", to="a"), Code.DANGLING_REFERENCE, "serves/0/contact_id"),
    "concern of nothing": (
        bent("concerns", 0, "record_id", to="x"), Code.DANGLING_REFERENCE, "concerns/0/record_id"),
    "concern of the case": (
        bent("concerns", 0, "record_id", to="sag"),
        Code.DANGLING_REFERENCE, "concerns/0/record_id"),
    "place of nothing": (
        bent("placements", 0, "target_id", to="x"),
        Code.DANGLING_REFERENCE, "placements/0/target_id"),
    "serves nobody": (without("serves", 0, "person_id"), Code.NEEDS_ONE_TARGET, "serves/0"),
    "serves two": (bent("serves", 0, "whole_family", to=True), Code.NEEDS_ONE_TARGET, "serves/0"),
    "two recipients": (
        bent("recipients", 0, "person_id", to="b"), Code.NEEDS_ONE_TARGET, "recipients/0"),
    "no recipient": (
        without("recipients", 0, "contact_id"), Code.NEEDS_ONE_TARGET, "recipients/0"),
    "divorced from oneself": (
        bent("relationships", 0, "second_id", to="a"),
        Code.SAME_PERSON, "relationships/0/second_id"),
    "custody of oneself": (
        bent("custodies", 0, "child_id", to="a"), Code.SAME_PERSON, "custodies/0/holder_id"),
    "consent without a day": (
        bent("consents", 0, "state", to="yes"), Code.MISSING_FIELD, "consents/0/given_on"),
    "identifier of no form": (
        bent("people", 0, "identifier", to="123"), Code.BAD_IDENTIFIER, "people/0/identifier"),
    "half a pair": (bent("goals", 0, "text", to="@").replace(b'"@"', b'"\\ud83d"'),
        Code.BAD_TEXT, "goals/0/text"),
    "a zero byte": (bent("goals", 0, "text", to="a\0b"), Code.BAD_TEXT, "goals/0/text"),
    "half a pair as a key": (b'{"\\ud83d": 1}', Code.BAD_TEXT, ""),
    "a key twice": (
        packed(small()).replace(b'"name": "A"', b'"name": "A", "name": "B"'),
        Code.DUPLICATE_KEY, "people/0/name"),
    "no number": (packed(small()).replace(b"-2.5", b"NaN"), Code.OUT_OF_RANGE, ""),
    "endless number": (packed(small()).replace(b"-2.5", b"1e999"), Code.OUT_OF_RANGE, "placements/0/y"),
    "number of 5000 digits": (
        packed(small()).replace(b"-2.5", b"9" * 5000), Code.OUT_OF_RANGE, ""),
    "too deep": (bent("goals", 0, "text", to=[[[[[[["x"]]]]]]]), Code.TOO_DEEP, "goals/0"),
    "much too deep": (b"[" * 200_000, Code.TOO_DEEP, ""),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_package_is_refused_with_reason_and_place(name: str) -> None:
    data, code, place = BAD[name]
    with pytest.raises(PackageProblem) as caught:
        read_package(data)

    assert (caught.value.code, caught.value.place) == (code, place)


def test_the_package_that_the_tests_bend_is_good() -> None:
    assert len(list(read_package(packed(small())).records())) == 15


@pytest.mark.parametrize(
    ("data", "line"), [(b'{\n "format": \n}', 3), (b'{\n\n"a": "\xe6"}', 3), (b"", 1)]
)
def test_what_is_no_json_is_named_by_its_line(data: bytes, line: int) -> None:
    with pytest.raises(PackageProblem) as caught:
        read_package(data)

    assert (caught.value.code, caught.value.line) == (Code.NOT_JSON, line)


def test_a_file_over_the_limit_is_not_even_parsed() -> None:
    with pytest.raises(PackageProblem, match=Code.TOO_LARGE):
        read_package(b"[" * (MAX_BYTES + 1))


def test_more_records_than_a_family_has_are_refused() -> None:
    table = small()
    table["goals"] = [{"id": f"g{each}", "text": "x"} for each in range(MAX_RECORDS + 1)]
    with pytest.raises(PackageProblem) as caught:
        read_package(packed(table))

    assert (caught.value.code, caught.value.place) == (Code.TOO_MANY, "goals")


def test_more_values_than_a_case_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_text, "MAX_VALUES", 5)
    with pytest.raises(PackageProblem, match=Code.TOO_MANY):
        read_package(packed(small()))


def test_no_value_of_the_file_is_in_the_fault() -> None:
    data = bent("people", 0, "age", to="Hemmelig tekst")
    with pytest.raises(PackageProblem) as caught:
        read_package(data)

    fault = caught.value
    assert "Hemmelig" in json.loads(data)["people"][0]["age"]  # control: it was there to be said
    assert "Hemmelig" not in f"{fault!r} {fault} {fault.args} {fault.__cause__!r}"
    assert fault.__suppress_context__
