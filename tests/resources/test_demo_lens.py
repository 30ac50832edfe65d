"""The training family through the lens: each adult's part is rich and holds nothing of the other's."""

from datetime import date

import pytest

from app.models.case import Case
from app.models.readers import FamilyReader, RoomReader
from app.rules.lens import lens
from app.rules.naming import Lexicon
from tests.resources.demo import TRAINING, case_of
from tests.resources.test_demo_training import ONLY_DAVID, ONLY_SANNE

DAY = date(2026, 1, 12)


def seen_by(name: str) -> Case:
    case = case_of(TRAINING)
    person = next(each for each in case.people if each.name == name)
    return lens(case, FamilyReader(person.id), DAY, Lexicon()).case


@pytest.mark.parametrize(
    ("name", "own", "foreign"),
    [("Sanne", ONLY_SANNE, ONLY_DAVID), ("David", ONLY_DAVID, ONLY_SANNE)],
)
def test_an_adult_sees_the_own_and_nothing_of_the_other(
    name: str, own: tuple[str, ...], foreign: tuple[str, ...]
) -> None:
    seen = repr(seen_by(name))

    assert [each for each in own if each not in seen] == []  # control: the words can be found
    assert [each for each in foreign if each in seen] == []


@pytest.mark.parametrize("name", ["Sanne", "David", "Lukas"])
def test_what_mille_said_alone_and_who_notified_stay_closed(name: str) -> None:
    seen = repr(seen_by(name))

    assert "biblioteket" in repr(case_of(TRAINING))  # control
    assert "biblioteket" not in seen
    assert "Underretning fra en lærer" not in seen


def test_sannes_part_fills_a_sheet() -> None:
    seen = seen_by("Sanne")

    assert seen.goals[0].own_words == (
        "Jeg vil gerne noget med børn igen, bare nogle timer. Og have ro om aftenen."
    )
    assert len(seen.agreements) >= 3
    assert len([each for each in seen.contacts if each.phone]) >= 10
    assert len(seen.recommendations) == 2
    assert len(seen.decisions) == 1
    assert len(seen.appointments) >= 3
    assert seen.coordinators[0].phone == "00 00 00 01"


def test_the_room_sees_goals_and_agreements_but_no_illness_of_david() -> None:
    case = case_of(TRAINING)
    seen = lens(case, RoomReader(case.meetings[0].id), DAY, Lexicon()).case

    assert len(seen.goals) >= 3
    assert len(seen.agreements) >= 3
    assert [each for each in ONLY_DAVID if each in repr(seen)] == []
