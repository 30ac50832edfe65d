"""Cards put by hand on the map, and let go again."""

import pytest

from app.models.base import Id
from app.models.contacts import Contact
from app.models.problems import Code
from app.services.acts.placing import PlaceCard, ReleaseCards
from tests.services.desk import KEY, Desk, a_case

GP = Contact(id=Id("gp"), case_id=KEY, role="Læge")
DENTIST = Contact(id=Id("dentist"), case_id=KEY, role="Tandlæge")


def place(x: float, y: float, target: str = "gp", key: str = "new") -> PlaceCard:
    return PlaceCard(KEY, Id(key), Id(target), x, y)


def test_the_first_time_a_card_is_placed_it_gets_a_row() -> None:
    desk = Desk(a_case(GP))
    change = desk.run(place(3, -4))
    assert [(each.id, each.target_id, each.x, each.y) for each in desk.case.placements] == [
        ("new", "gp", 3.0, -4.0)
    ]
    desk.runner.reverse(change)
    assert desk.case.placements == ()


def test_the_next_time_the_row_moves() -> None:
    desk = Desk(a_case(GP))
    desk.run(place(3, 4))
    change = desk.run(place(5, 4, key="unused"))
    assert [(each.id, each.x, each.version) for each in desk.case.placements] == [("new", 5.0, 2)]
    desk.runner.reverse(change)
    assert desk.case.placements[0].x == 3.0


def test_a_card_put_where_it_is_leaves_no_trace() -> None:
    desk = Desk(a_case(GP))
    desk.run(place(3, 4))
    before = desk.rows
    assert desk.run(place(3, 4)).ids == frozenset()
    assert desk.rows == before


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_a_place_is_somewhere(number: float) -> None:
    desk = Desk(a_case(GP))
    desk.refuses(place(number, 0), Code.OUT_OF_RANGE, "x")
    desk.run(place(0, 0))
    desk.refuses(place(0, number), Code.OUT_OF_RANGE, "y")


def test_nothing_is_placed_that_is_not_there() -> None:
    Desk(a_case(GP)).refuses(place(0, 0, "nobody"), Code.NO_SUCH_RECORD, "target_id")


def test_all_cards_are_let_go_and_come_back_as_they_stood() -> None:
    desk = Desk(a_case(GP, DENTIST))
    desk.run(place(1, 2))
    desk.run(place(3, 4, "dentist", "other"))
    change = desk.run(ReleaseCards(KEY))
    assert not desk.case.placements
    desk.runner.reverse(change)
    back = [(each.target_id, each.x) for each in desk.case.placements]
    assert back == [("gp", 1.0), ("dentist", 3.0)]


def test_there_is_nothing_to_let_go() -> None:
    desk = Desk(a_case(GP))
    before = desk.rows
    assert desk.run(ReleaseCards(KEY)).ids == frozenset()
    assert desk.rows == before
