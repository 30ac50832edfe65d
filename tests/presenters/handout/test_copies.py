"""Orders for paper: the same for every face, numbered for each reader alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from app.models.base import Id
from app.models.meetings import Handout, HandoutForm
from app.models.readers import FamilyReader
from app.presenters.document import Figure, Paper, plain_text
from app.presenters.handout.copies import LARGER, MapOrder, SheetOrder
from app.presenters.handout.outline import map_given, parts, recipients
from app.rules.lens import lens
from app.rules.naming import Lexicon
from tests.support.forms import LAWS
from tests.support.workspace import TODAY, family, seed_case

if TYPE_CHECKING:
    from app.models.case import Case

NOON = datetime(2026, 1, 12, 12, tzinfo=UTC)


def handed(case: Case, *rows: tuple[Id | None, HandoutForm, int, datetime]) -> Case:
    """The case after these were handed out."""
    made = tuple(
        Handout(
            id=Id(f"h{at}"),
            case_id=case.id,
            person_id=who,
            form=form,
            number=number,
            printed_at=day,
        )
        for at, (who, form, number, day) in enumerate(rows)
    )
    return replace(case, handouts=made)


def order(case: Case, at: int = 0) -> SheetOrder:
    person = case.people[at].id
    seen = lens(case, FamilyReader(person), TODAY, Lexicon()).case
    return SheetOrder(seen, person, TODAY, LAWS, frozenset())


def test_a_sheet_carries_its_readers_next_number() -> None:
    case = family("Sanne og Mille", "Sanne", "Mille")
    sanne, mille = (each.id for each in case.people)
    case = handed(case, (sanne, HandoutForm.SHEET, 2, NOON), (mille, HandoutForm.SHEET, 7, NOON))
    assert order(case).number == 3
    assert "ark 3" in plain_text(order(case).document())


def test_a_larger_sheet_is_the_same_in_larger_type() -> None:
    ordinary = order(seed_case("training-sanne-david"))
    larger = replace(ordinary, base_size=LARGER)
    assert larger.document().base_size == 20
    assert plain_text(larger.document()) == plain_text(ordinary.document())


def test_the_map_lies_on_a_page_and_says_its_cards() -> None:
    made = MapOrder(seed_case(), TODAY)
    document = made.document()
    (figure,) = (each for each in document.blocks if isinstance(each, Figure))
    assert document.paper is Paper.A4_LANDSCAPE
    assert "17 kontakter" in figure.alt
    assert made.number == 1


def test_the_planned_map_is_another_one() -> None:
    today = MapOrder(seed_case("training-sanne-david"), TODAY)
    assert replace(today, planned=True).spec() != today.spec()


def test_parts_are_read_from_the_page_itself() -> None:
    found = {
        each.title: each.count
        for each in parts(order(seed_case("training-sanne-david")).document())
    }
    assert found["De næste tre skridt"] == 3
    assert found["Mine kontaktpersoner"] == 8
    assert found["Min uge"] == 3
    assert found["Min drøm"] == 0
    assert (found["Dit samtykke"], found["Mine børn"]) == (5, 5)


def test_each_member_of_the_family_with_age_role_and_last_sheet() -> None:
    case = seed_case("training-sanne-david")
    sanne = case.people[0].id
    rows = ((sanne, HandoutForm.SHEET, 3, NOON), (sanne, HandoutForm.SHEET, 2, NOON))
    first, second, *_rest = recipients(handed(case, *rows), TODAY, UTC)
    assert (first.name, first.who, first.given) == (
        "Sanne",
        "40 år · mor",
        "Ark 3 fra 12. januar",
    )
    assert second.given == "Intet ark endnu"


def test_what_is_not_known_of_a_person_is_left_out() -> None:
    (only,) = recipients(family("Sanne", "Sanne Holm"), TODAY)
    assert (only.first_name, only.who) == ("Sanne", "")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((), "Intet kort endnu"),
        (((None, HandoutForm.MAP, 1, NOON),), "Kort 1 fra 12. januar"),
        (((None, HandoutForm.MAP, 1, NOON.replace(year=2025)),), "Kort 1 fra 12. januar 2025"),
    ],
)
def test_when_the_map_was_printed(
    rows: tuple[tuple[None, HandoutForm, int, datetime], ...], said: str
) -> None:
    assert map_given(handed(family(), *rows), TODAY, UTC) == said
