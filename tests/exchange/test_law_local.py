"""A municipality's own file is read as strictly as what ships, against the profile that it changes."""

from datetime import date
from pathlib import Path

import pytest

from app.exchange.law_local import LARGEST, read_local
from app.models.law_parts import Certainty, Presence
from app.models.law_problems import LawDataProblem
from tests.support.laws import RESOURCES, shipped_laws

EXAMPLE = RESOURCES / "law" / "local" / "eksempel.toml"
TEXT = EXAMPLE.read_text("utf-8")


def read(text: str) -> object:
    return read_local(text.encode(), shipped_laws())


def test_the_example_is_a_file_that_can_be_brought_in() -> None:
    found = read_local(Path(EXAMPLE).read_bytes(), shipped_laws())

    assert (found.base, found.municipality) == ("2026", "Eksempel Kommune")
    assert (found.valid_from, found.valid_to) == (date(2027, 1, 1), date(2027, 12, 31))
    assert found.team[0].presence is Presence.BY_CASE
    assert found.team[0].certainty is Certainty.LOW, "what a table leaves out stands above"
    assert found.deadlines[0].law_key == found.references[0].key
    assert found.text == TEXT


@pytest.mark.parametrize(
    ("old", "new", "place", "reason"),
    [
        ('base = "2026"', 'base = "1999"', "base", "unknown"),
        ('base = "2026"', 'base = "hoi"', "base", "unknown"),
        ('key = "eksempel-2027"', "", "key", "missing"),
        ('key = "eksempel-2027"', 'key = "../x"', "key", "no key"),
        ("valid_from = 2027-01-01", "", "valid_from", "missing"),
        ("valid_to = 2027-12-31", "valid_to = 2026-12-31", "valid_to", "before valid_from"),
        ("amount = 4", "amount = 0", "deadlines/0/amount", "out of range"),
        ('law_key = "eksempel-serviceniveau"', 'law_key = "x"', "deadlines/0/law_key", "unknown"),
        ('paragraph = "§ 1"', "", "references/0/paragraph", "missing"),
        ('act = "Kommunens', 'route = "x"\nact = "Kommunens', "references/0/route", "unknown"),
        ('presence = "by_case"', 'presence = "altid"', "team/0/presence", "unknown"),
        ("[[team]]", "[team]", "team", "no list of tables"),
        ('name = "Bolig', 'title = "x"\nname = "Bolig', "team/0/title", "unknown"),
        ("key =", "key :", "", "no TOML"),
    ],
)  # fmt: skip
def test_a_fault_names_its_place(old: str, new: str, place: str, reason: str) -> None:
    assert old in TEXT
    with pytest.raises(LawDataProblem) as caught:
        read(TEXT.replace(old, new, 1))

    assert (caught.value.file, caught.value.place, caught.value.reason) == ("", place, reason)


def test_a_file_that_changes_nothing_is_none() -> None:
    head = TEXT.split("[[references]]")[0]
    with pytest.raises(LawDataProblem, match="nothing"):
        read(head)
    assert read(head.replace("# meeting_decides", "meeting_decides"))


@pytest.mark.parametrize("data", [b"\xff\xfe", b"#" * (LARGEST + 1), b"x = " + b"[" * 9000])
def test_bytes_that_are_no_such_file_are_refused(data: bytes) -> None:
    with pytest.raises(LawDataProblem) as caught:
        read_local(data, shipped_laws())
    assert caught.value.reason in {"no TOML", "too large"}


def test_a_mark_before_the_text_does_no_harm() -> None:
    assert read_local(b"\xef\xbb\xbf" + TEXT.encode(), shipped_laws()).key == "eksempel-2027"
