"""A recommendation that has been decided on says so on every paper, and where the decision stands."""

from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from app.models.base import Id
from app.models.case import Case
from app.models.meetings import Decision, DecisionState, Recommendation
from app.models.people import Person
from app.models.plan import Concern
from app.presenters.document import Document, plain_text
from app.presenters.handout import SheetOptions, child_page, easy_sheet, sheet
from tests.support.decided import BASE, DECIDED, ROWS, SANNE, TODAY, changed, seen
from tests.support.laws import shipped_laws

LAWS: Final = shipped_laws()
MILLE: Final = next(each.id for each in BASE.people if each.name == "Mille")
WAITS: Final = "Kommunen sender dig en afgørelse."
DONE: Final = "Det er afgjort nu. Læs svaret under »Hvad kommunen har afgjort«."


def adult(case: Case, size: float = 12.0) -> str:
    made = sheet(seen(case), SANNE, TODAY, LAWS, SheetOptions(base_size=size))
    assert isinstance(made, Document)
    return plain_text(made)


def only(*rows: Decision) -> Case:
    return DECIDED.having(Decision, (*BASE.decisions, *rows))


@pytest.mark.parametrize("size", [12.0, 16.0, 20.0])
def test_what_was_decided_is_not_announced_once_more(size: float) -> None:
    words = adult(DECIDED, size)
    assert WAITS not in words
    assert f"Praktik i en børnehave\n- Én mentor til både job og hverdag\n\n{DONE}" in words
    assert words.index(DONE) < words.rindex("Hvad kommunen har afgjort")


def test_what_still_waits_stands_first_and_says_so() -> None:
    words = adult(only(ROWS[0]))
    first, second = words.index("- Praktik i en børnehave"), words.index("- Én mentor til både")
    assert first < words.index(WAITS) < second < words.index(DONE)


def test_without_an_issued_decision_about_the_reader_it_waits() -> None:
    draft = changed(0, state=DecisionState.DRAFT)[0]
    unsaid = tuple(each for each in DECIDED.concerns if each.record_id != ROWS[0].id)
    for case in (BASE, only(draft), only(ROWS[0]).having(Concern, unsaid)):
        assert WAITS in adult(case)
        assert DONE not in adult(case)


def test_in_easy_words() -> None:
    def words(case: Case) -> str:
        return plain_text(easy_sheet(seen(case), SANNE, TODAY, LAWS))

    waits = "Det er ikke bestemt endnu"
    assert "Det foreslår mødet" not in words(DECIDED)
    assert "Det er bestemt" in words(DECIDED)
    assert waits not in words(DECIDED)
    half = words(only(ROWS[0]))
    proposed = half.partition("Det foreslår mødet")[2].partition("Det er bestemt")[0]
    assert "Praktik i en børnehave" in proposed
    assert "Én mentor" not in proposed
    assert waits in half


def test_for_somebody_of_sixteen() -> None:
    people = tuple(
        replace(e, birth_date=date(2010, 1, 1)) if e.id == MILLE else e for e in BASE.people
    )
    case = BASE.having(Person, people)
    advice = replace(BASE.recommendations[0], id=Id("raad"), text="En fast voksen")
    row = replace(ROWS[2], text="Mille får en fast voksen.")
    about = [Concern(id=Id(f"om-{key}"), case_id=BASE.id, record_id=key, person_id=MILLE)
             for key in (advice.id, row.id)]  # fmt: skip
    case = case.having(Recommendation, (advice,)).having(Concern, (*BASE.concerns, *about))

    def words(case: Case) -> str:
        return plain_text(child_page(case, MILLE, TODAY, LAWS))

    assert "Det er ikke bestemt endnu" in words(case)
    decided = words(case.having(Decision, (row,)))
    assert "Det er ikke bestemt endnu" not in decided
    assert "Det er bestemt nu. Læs svaret under »Det har kommunen bestemt«." in decided


def test_what_goes_the_same_way_until_the_same_day_is_said_once() -> None:
    words = adult(DECIDED)
    assert words.count("Du kan klage til og med mandag den 9. marts 2026.") == 1
    assert "Om »" not in words


def test_different_days_are_named_and_those_that_are_over_too() -> None:
    rows = changed(0, received_on=date(2026, 1, 5))
    case = DECIDED.having(Decision, rows)
    words = adult(case)
    assert "Om »Du får en mentor, som hjælper dig i gang med praktikken«: Du kunne klage" in words
    both = "»Du får støtte i hjemmet til at få hverdagen til at hænge sammen« og »Du får ikke"
    assert f"Om {both} praktik i børnehaven nu«: Du kan klage til og med mandag den 9." in words
