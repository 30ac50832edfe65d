"""Law data is read strictly: a fault names the file and the place."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from app.exchange.law import LawDataProblem, load_profile, load_profiles
from app.models.law import Certainty

GOOD = """
key = "prøve"
title = "Prøvegrundlag"
valid_from = 2026-01-01
meeting_decides = false
complaint_to = "Ankestyrelsen"
complaint_weeks = 4
source = "Test"
checked_on = 2026-01-21
certainty = "low"

[[references]]
key = "a-1"
act = "Prøveloven"
paragraph = "§ 1"
sentence = "Det er en prøve."
source = "Test"
checked_on = 2026-01-21
certainty = "high"
valid_to = 2027-01-01
"""


def load(text: str) -> object:
    return load_profile(text.encode(), "x.toml")


def test_a_profile_is_read_whole() -> None:
    profile = load_profile(GOOD.encode(), "x.toml")

    assert (profile.key, profile.valid_from, profile.valid_to) == ("prøve", date(2026, 1, 1), None)
    assert profile.certainty is Certainty.LOW
    assert profile.references[0].label == "Prøveloven § 1"
    assert profile.reference("a-1") is profile.references[0]


def test_a_profile_may_have_no_references() -> None:
    assert load_profile(GOOD.split("[[", maxsplit=1)[0].encode(), "x.toml").references == ()


@pytest.mark.parametrize(
    ("old", "new", "place", "reason"),
    [
        ('key = "prøve"', "", "key", "missing"),
        ('key = "prøve"', 'key = " "', "key", "empty"),
        ('key = "prøve"', 'key = "x"\nkæde = 1', "", "no TOML"),
        ('key = "prøve"', 'key = "x"\nextra = 1', "extra", "unknown"),
        ('"low"', '"sure"', "certainty", "unknown"),
        ("weeks = 4", 'weeks = "4"', "complaint_weeks", "wrong type"),
        ("weeks = 4", "weeks = 0", "complaint_weeks", "out of range"),
        ("decides = false", "decides = 0", "meeting_decides", "wrong type"),
        ("2026-01-01", '"2026-01-01"', "valid_from", "wrong type"),
        ("2026-01-01", "2026-01-01T00:00:00", "valid_from", "wrong type"),
        ('act = "Prøveloven"', "", "references/0/act", "missing"),
        ("2027-01-01", "2027-01-01\nvalid_from = 2027-01-02", "references/0/valid_to",
         "before valid_from"),
        ("[[references]]", "references = 1\n[[x]]", "references", "no list of tables"),
        ("[[references]]", "references = [1]\n[[x]]", "references", "no list of tables"),
    ],
)  # fmt: skip
def test_a_fault_names_its_place(old: str, new: str, place: str, reason: str) -> None:
    assert old in GOOD
    with pytest.raises(LawDataProblem) as caught:
        load(GOOD.replace(old, new, 1))

    assert (caught.value.file, caught.value.place, caught.value.reason) == ("x.toml", place, reason)


def test_a_reference_may_stand_only_once() -> None:
    twice = GOOD + "[[references]]" + GOOD.split("[[references]]")[1]
    with pytest.raises(LawDataProblem, match="references/1/key: twice"):
        load(twice)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(LawDataProblem, match="no TOML"):
        load_profile(b"\xff", "x.toml")


def test_profiles_come_oldest_first(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(GOOD, "utf-8")
    old = GOOD.replace('"prøve"', '"gammel"').replace("2026-01-01", "2013-01-01", 1)
    (tmp_path / "b.toml").write_text(old, "utf-8")

    assert [each.key for each in load_profiles(tmp_path)] == ["gammel", "prøve"]
    assert tomllib.loads(old)["key"] == "gammel"


def test_two_profiles_cannot_have_one_key(tmp_path: Path) -> None:
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text(GOOD, "utf-8")
    with pytest.raises(LawDataProblem, match=r"b\.toml: key: twice"):
        load_profiles(tmp_path)
