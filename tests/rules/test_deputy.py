"""Whose a case is at a desk, by the hand-overs that this desk gave or received."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.models.base import Id
from app.models.case import Case
from app.models.tasks import Handover
from app.rules.deputy import Stance, reduced, standing
from tests.rules.families import TODAY, family, with_
from tests.support.generate import handover

ROW = handover(Id("h"), Id("case"))
KEPT = frozenset({Id("h"), Id("i")})


def of(*rows: Handover) -> Case:
    return with_(family(), *rows)


@pytest.mark.parametrize(
    ("key", "days", "back", "expected"),
    [
        ("age1bente", 0, False, Stance.OUT),
        ("age1bente", 9, False, Stance.OUT),
        ("age1bente", 0, True, Stance.OWN),
        ("age1bodil", 2, False, Stance.DEPUTY),
        ("age1bodil", 3, False, Stance.ENDED),
        ("age1bodil", 0, True, Stance.GIVEN_BACK),
    ],
)
def test_the_stance_of_a_desk(key: str, days: int, *, back: bool, expected: Stance) -> None:
    row = replace(ROW, returned_on=TODAY) if back else ROW
    found = standing(of(row), key, KEPT, TODAY + timedelta(days))
    assert found.stance is expected
    assert found.may_look is (expected not in {Stance.ENDED, Stance.GIVEN_BACK})


def test_a_row_that_this_desk_neither_gave_nor_received_says_nothing() -> None:
    assert standing(of(ROW), "age1bodil", frozenset(), TODAY).stance is Stance.OWN


def test_the_last_time_counts() -> None:
    first = replace(ROW, returned_on=TODAY)
    case = of(first, replace(ROW, id=Id("i"), seq=1))
    assert standing(case, "age1bodil", KEPT, TODAY).stance is Stance.DEPUTY


def test_what_is_left_names_no_one_of_the_family() -> None:
    left = reduced(of(ROW))
    assert (left.people, left.handovers) == ((), (ROW,))
