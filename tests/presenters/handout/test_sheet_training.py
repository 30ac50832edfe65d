"""The sheets of the training family: everything of one's own, nothing of the other adult's."""

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from app.models.base import Id, Record
from app.models.case import Case
from app.models.people import Person
from app.models.plan import Statement
from app.models.problems import Refused
from app.models.readers import FamilyReader
from app.presenters.document import Document, Heading, block_texts, every_text, plain_text
from app.presenters.handout import SheetOptions, sheet
from app.rules.lens import lens
from app.rules.naming import Lexicon
from app.rules.steps import applied
from app.services.acts.records import Drop
from tests.resources.demo import TRAINING, case_of
from tests.resources.test_demo_training import ONLY_DAVID, ONLY_SANNE
from tests.support.forms import AROUND, LAWS

DAY = date(2026, 1, 12)


def person(name: str) -> Person:
    return next(each for each in case_of(TRAINING).people if each.name == name)


def sheet_of(case: Case, name: str, number: int = 1) -> Document:
    key = person(name).id
    seen = lens(case, FamilyReader(key), DAY, Lexicon()).case
    return sheet(seen, key, DAY, LAWS, SheetOptions(number=number))


@cache
def text_of(name: str) -> str:
    return "\n".join(every_text(sheet_of(case_of(TRAINING), name)))


def headings(name: str, level: int) -> list[str]:
    blocks = sheet_of(case_of(TRAINING), name).blocks
    parts = [part for each in blocks for part in getattr(each, "blocks", (each,))]
    return [each.text for each in parts if isinstance(each, Heading) and each.level == level]


def test_the_order_is_own_words_first_and_law_last() -> None:
    assert headings("Sanne", 1) == ["Sannes plan"]
    assert headings("Sanne", 2) == [
        "Min drøm",
        "Mine mål",
        "De næste tre skridt",
        "Ring til én",
        "Mine kontaktpersoner",
        "Min uge",
        "Mine indsatser",
        "Mine børn",
        "Hvad teamet anbefaler",
        "Hvad kommunen har afgjort",
        "Dit samtykke",
        "Ord, der kan være svære",
    ]


@pytest.mark.parametrize(
    ("name", "own", "foreign"),
    [("Sanne", ONLY_SANNE, ONLY_DAVID), ("David", ONLY_DAVID, ONLY_SANNE)],
)
def test_nothing_of_the_other_adult_is_on_it(
    name: str, own: tuple[str, ...], foreign: tuple[str, ...]
) -> None:
    assert [each for each in foreign if each in text_of(name)] == []
    assert [each for each in own if each in text_of(name)]  # control: own facts are there


def without(case: Case, name: str) -> Case:
    """The case without everything that is about one person alone."""
    key = person(name).id
    for concern in case.concerns:
        about = {each.person_id for each in case.concerns if each.record_id == concern.record_id}
        target = case.find(concern.record_id)
        if about == {key} and target is not None:
            drop = Drop(case.id, type(target), target.id)
            case = dropped(case, drop, target)
    return case


def dropped(case: Case, drop: Drop, target: Record) -> Case:
    rows = tuple(each for each in case.of(type(target)) if each.id != target.id)
    try:
        return applied(case, drop.steps(case, AROUND))
    except Refused:  # settled: taken out by hand, as if it had never been
        return case.having(type(target), rows)


@pytest.mark.parametrize(("reader", "other"), [("Sanne", "David"), ("David", "Sanne")])
def test_a_sheet_is_the_same_whatever_the_other_does(reader: str, other: str) -> None:
    whole = case_of(TRAINING)
    assert sheet_of(without(whole, other), reader) == sheet_of(whole, reader)
    assert sheet_of(without(whole, reader), reader) != sheet_of(whole, reader)  # control


def test_no_identifier_and_no_address_of_others_is_printed() -> None:
    case = case_of(TRAINING)
    marked = tuple(replace(each, identifier="010185-1234") for each in case.people)
    printed = "\n".join(every_text(sheet_of(case.having(Person, marked), "Sanne")))
    assert "010185" not in printed
    assert [each.text for each in case.statements if each.text in printed] == []
    assert isinstance(case.statements[0], Statement)


def test_header_footer_title_and_number_are_neutral() -> None:
    made = sheet_of(case_of(TRAINING), "Sanne", number=3)
    assert made.header_left == "Kommunen"
    assert made.header_right == "12. januar 2026 · ark 3, erstatter 2 · gælder til næste møde"
    assert made.reader_label == "Til Sanne"
    assert made.title == "Ark"
    assert made.base_size == 12
    assert made.footer == "Øvelsesark – oplysningerne er opdigtet"


def test_the_decision_says_until_when_in_words() -> None:
    assert "Du kan klage til og med tirsdag den 10. februar 2026." in text_of("Sanne")
    assert "klage til og med" not in text_of("David")
    assert "Det er en anbefaling." in text_of("David")


def test_a_pause_protects_only_when_it_is_decided() -> None:
    assert "Du skal stadig møde op, til pausen er afgjort" in text_of("David")
    assert "Du skal møde op, når det begynder" in text_of("Sanne")


@pytest.mark.parametrize("name", ["Lukas", "Mille"])
def test_a_child_reads_of_the_own_day_and_not_of_the_adults_trouble(name: str) -> None:
    text = text_of(name)
    assert "Voksne, der hjælper mig" in text
    assert "samtykke" not in text.casefold()
    assert "pligt" not in text.casefold()
    assert [each for each in (*ONLY_DAVID, *ONLY_SANNE) if each in text] == []


def test_the_text_can_be_pasted() -> None:
    assert plain_text(sheet_of(case_of(TRAINING), "Sanne")).startswith(
        "Kommunen\nTil Sanne\n12. januar"
    )
    assert next(block_texts(sheet_of(case_of(TRAINING), "Sanne").blocks)) == "Sannes plan"


def test_somebody_who_is_not_in_the_case_gets_a_page_without_facts() -> None:
    empty = lens(case_of(TRAINING), FamilyReader(Id("nobody")), DAY, Lexicon()).case
    made = sheet(empty, Id("nobody"), DAY, LAWS)
    texts = list(every_text(made))
    assert "Min plan" in texts
    assert not [
        each.name for each in case_of(TRAINING).people if any(each.name in t for t in texts)
    ]
