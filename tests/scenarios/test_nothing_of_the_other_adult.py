"""No text that is only about the other adult is in anything of a sheet: the marker test.

The list is made from the package itself: every text of every record that the package ties to one
adult alone. What the reader's own records or common ones say as well is no marker.
"""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.bootstrap.paper import DrawnPaper
from app.bootstrap.surroundings import laws, lexicon, resources
from app.exchange.package import read_package
from app.models.base import Id, Record
from app.models.case import Case
from app.models.facts import facts_of
from app.models.people import Person
from app.models.readers import FamilyReader
from app.presenters.handout import sheet
from app.rules.about import Subjects
from app.rules.lens import lens
from app.rules.naming import Naming
from tests.support.found import everything_in
from tests.support.memory import TODAY

SHORTEST = 4
"""Characters; shorter words ("far") stand in every text."""


@pytest.fixture(scope="module")
def case() -> Case:
    return read_package((resources() / "demo" / "training-sanne-david.json").read_bytes())


def person(case: Case, name: str) -> Person:
    return next(each for each in case.people if each.name == name)


def texts(record: Record) -> Iterator[str]:
    for name, fact in facts_of(type(record)).items():
        value = getattr(record, name)
        own = fact is not None and not fact.structural and fact.refers is None
        if own and type(value) is str and len(value) >= SHORTEST:
            yield value


def only_about(case: Case, who: Id) -> set[str]:
    """Every text about this adult alone, and no text that stands anywhere else."""
    subjects = Subjects(case, Naming(case, lexicon()))
    own: set[str] = set()
    others: set[str] = set()
    for each in case.records():
        alone = subjects.of(each) == frozenset((who,))
        (own if alone else others).update(texts(each))
    return own - others


def sheet_for(case: Case, who: Person) -> bytes:
    lensed = lens(case, FamilyReader(who.id), TODAY, lexicon()).case
    return DrawnPaper().pdf(sheet(lensed, who.id, TODAY, laws()))


@pytest.mark.needs("poppler")
@pytest.mark.parametrize(("reader", "other"), [("Sanne", "David"), ("David", "Sanne")])
def test_nothing_only_about_the_other_adult(case: Case, reader: str, other: str) -> None:
    markers = only_about(case, person(case, other).id)
    assert len(markers) >= 20, "the package has too little about the other adult to show anything"
    assert other in markers
    found = everything_in(sheet_for(case, person(case, reader)))
    assert [each for each in sorted(markers) if each in found] == []


@pytest.mark.needs("poppler")
@pytest.mark.parametrize("name", ["Sanne", "David"])
def test_control_the_same_search_finds_the_readers_own_texts(case: Case, name: str) -> None:
    own = only_about(case, person(case, name).id)
    found = everything_in(sheet_for(case, person(case, name)))
    assert len([each for each in own if each in found]) >= 5


@pytest.mark.needs("poppler")
def test_control_a_lens_that_takes_one_adult_for_the_other_is_caught(case: Case) -> None:
    sanne, david = person(case, "Sanne"), person(case, "David")
    mixed_up = replace(
        case, concerns=tuple(replace(each, person_id=sanne.id) for each in case.concerns)
    )
    found = everything_in(DrawnPaper().pdf(sheet(mixed_up, sanne.id, TODAY, laws())))
    assert [each for each in only_about(case, david.id) if each in found]
