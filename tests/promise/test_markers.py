"""The marker test: what was kept from a reader is in no byte of any paper, file or picture of theirs.

All demo packages, all readers, all kinds of paper. A marker is a text of the package that the reader's
own view does not hold; what "own view" means is attacked in ``test_promise``, and below by markers that
the training family carries for it: words that only one of the two adults may ever read.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import pytest

from app.bootstrap.paper import DrawnPaper
from app.bootstrap.surroundings import lexicon, resources
from app.exchange.package import read_package
from app.models.base import Record
from app.models.case import ATTRIBUTES, RECORD_TYPES, Case
from app.models.facts import facts_of
from app.models.readers import FamilyReader, Reader
from app.rules.lens import lens
from tests.promise.everything import bytes_of, made_for, readers
from tests.support.found import everything_in
from tests.support.laws import shipped_laws
from tests.support.memory import TODAY

DEMO: Final = resources() / "demo"
PACKAGES: Final = sorted(each.name for each in DEMO.glob("*.json"))
TRAINING: Final = "training-sanne-david.json"
SHORTEST: Final = 6
"""Characters; shorter words ("skole") stand in headings too."""

FIELDS: Final = (
    frozenset(ATTRIBUTES.values())
    | {name for kind in RECORD_TYPES for name in kind.__dataclass_fields__}
    | {each.key for law in shipped_laws() for each in law.course}
)
"""The program's own words ("agreements", "summary"): they stand in what a value looks like as text."""

ONLY: Final = {
    "Sanne": ("Lyskapsel", "Elmegården", "23.900"),
    "David": ("Kvartsolin", "Fyrtårnet"),
}
"""Words that the training package gives to one adult alone."""

pytestmark = pytest.mark.needs("poppler")


@cache
def package(name: str) -> Case:
    return read_package((DEMO / name).read_bytes())


def texts(record: Record) -> Iterator[str]:
    for name, fact in facts_of(type(record)).items():
        value = getattr(record, name)
        said = fact is not None and not fact.structural and fact.refers is None
        if said and type(value) is str and len(value) >= SHORTEST:
            yield value


def kept_from(case: Case, reader: Reader) -> set[str]:
    """Texts of the package that are in no record that the reader sees, and not part of one either."""
    small = lens(case, reader, TODAY, lexicon()).case
    seen = "\n".join(text for each in small.records() for text in texts(each))
    codes = {str(value) for each in small.records() for value in _codes(each)}
    found = {text for each in case.records() for text in texts(each)} - FIELDS
    return {each for each in found if each not in seen and each not in codes}


def _codes(record: Record) -> Iterator[Any]:
    return (getattr(record, name) for name in facts_of(type(record)))


def all_of(case: Case, reader: Reader) -> Iterator[tuple[str, str]]:
    """Every paper and file of a reader as searchable text."""
    made = made_for(case, reader)
    for what, document in made.papers:
        yield what, everything_in(bytes_of(document)[0])
    for what, thing in made.things.items():
        if isinstance(thing, bytes):
            yield what, thing.decode("utf-8", "replace")
        elif what.startswith("map "):
            yield what, DrawnPaper().svg(thing.picture).decode()
        elif what.startswith("file name"):
            yield what, thing
        elif not what.startswith("paper "):
            yield what, repr(thing)


@pytest.mark.parametrize("name", PACKAGES)
def test_nothing_kept_from_a_reader_is_in_anything_of_theirs(name: str) -> None:
    case = package(name)
    searched = 0
    for reader in readers(case):
        markers = sorted(kept_from(case, reader))
        for what, found in all_of(case, reader):
            searched += 1
            assert [each for each in markers if each in found] == [], (what, reader)
    assert searched >= 5 * len(case.people)


@pytest.mark.parametrize(("who", "other"), [("Sanne", "David"), ("David", "Sanne")])
def test_words_given_to_one_adult_alone_reach_nobody_they_are_not_for(who: str, other: str) -> None:
    case = package(TRAINING)
    person = next(each for each in case.people if each.name == who)
    for what, found in all_of(case, FamilyReader(person.id)):
        assert [each for each in ONLY[other] if each in found] == [], what


@pytest.mark.parametrize("who", sorted(ONLY))
def test_control_their_own_words_are_found(who: str) -> None:
    case = package(TRAINING)
    person = next(each for each in case.people if each.name == who)
    found = "".join(text for _what, text in all_of(case, FamilyReader(person.id)))
    assert [each for each in ONLY[who] if each in found] != []


def test_control_a_lens_that_lets_everything_through_is_caught(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = package(TRAINING)
    person = next(each for each in case.people if each.name == "Sanne")
    markers = kept_from(case, FamilyReader(person.id))
    monkeypatch.setattr("app.rules.lens.policy", lambda *_rest: lambda _tag: True)
    found = "".join(text for _what, text in all_of(case, FamilyReader(person.id)))
    assert len([each for each in markers if each in found]) >= 5
