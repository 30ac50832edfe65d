"""Positions set by hand are kept, for the coordinator, and the others flow around them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.models.contacts import Placement
from app.models.facts import Area
from app.models.people import RelationshipForm
from app.presenters.map import MapOptions, MapSpec, build_map
from app.presenters.map.geometry import end_of
from tests.presenters.map import checks
from tests.presenters.map.cases import DAY, Family, contact_called, key, person_named, seed_family

FOR_COORDINATOR = MapOptions(for_coordinator=True)


def seed_with(name: str, x: float, y: float, options: MapOptions = FOR_COORDINATOR) -> MapSpec:
    case = seed_family()
    people = [each.id for each in case.people if each.name == name]
    target = people[0] if people else contact_called(case, name).id
    row = Placement(id=key("sat"), case_id=case.id, target_id=target, x=x, y=y)
    return build_map(replace(case, placements=(row,)), DAY, options)


def from_centre(spec: MapSpec, word: str) -> tuple[float, float]:
    boxes = {each.role: each.box for each in spec.cards}
    boxes |= {each.name: each.box for each in spec.members}
    x, y = boxes[word].middle
    return round(x - spec.centre[0], 3), round(y - spec.centre[1], 3)


@pytest.mark.parametrize(
    ("role", "x", "y"),
    [
        ("Fysioterapeut", -450.0, 40.0),
        ("Tandlæge", 430.0, -200.0),
        ("Skolelærer", 90.0, 330.0),
        ("Flextrafik", 0.0, -420.0),
    ],
)
def test_a_card_stays_where_it_was_put_and_the_others_make_room(
    role: str, x: float, y: float
) -> None:
    spec = seed_with(role, x, y)
    assert from_centre(spec, role) == (x, y)
    assert [each.role for each in spec.cards if each.hand_set] == [role]
    assert not checks.overlaps(spec)
    assert len(spec.cards) == 17


def test_a_moved_member_stays_and_the_frame_holds_it() -> None:
    spec = seed_with("David", 400.0, 10.0)
    assert from_centre(spec, "David") == (400.0, 10.0)
    david = next(each for each in spec.members if each.name == "David")
    assert david.hand_set
    frame = spec.households[0].box
    assert frame.x < david.box.x
    assert david.box.right < frame.right
    assert not checks.overlaps(spec)


@pytest.mark.parametrize(("x", "y"), [(-420.0, 0.0), (0.0, 400.0), (-130.0, 10.0)])
def test_lines_follow_a_moved_member(x: float, y: float) -> None:
    spec = seed_with("Mille", x, y)
    mille = person_named(seed_family(), "Mille")
    lines = [each for each in spec.lines if each.target_id == mille.id]
    assert len(lines) == 4
    box = next(each.box for each in spec.members if each.id == mille.id).grown(1.0)
    for line in lines:
        x, y = end_of(line.path)
        assert box.x <= x <= box.right
        assert box.y <= y <= box.bottom


def test_a_couple_is_joined_however_they_were_put() -> None:
    below = seed_with("David", -100.0, 150.0)
    assert len(below.ties) == 2
    behind = seed_with("David", -400.0, -80.0)
    assert len(behind.ties) == 2


def test_others_see_the_automatic_map() -> None:
    assert seed_with("Tandlæge", 0.0, 0.0, MapOptions()) == build_map(
        seed_family(), DAY, MapOptions()
    )


def test_lines_to_a_household_and_the_family_reach_a_card_put_by_hand() -> None:
    family = Family().person("Sanne", 40).person("Bo", 41).home("Hjemme", "Sanne").home("Ude", "Bo")
    family.tie("Sanne", RelationshipForm.DIVORCED, "Bo")
    family.contact("Hjælper", Area.SOCIAL, "@Hjemme", "*").put("Hjælper", -300.0, 0.0)
    spec = build_map(family.case(), DAY, FOR_COORDINATOR)
    assert {each.target_id for each in spec.lines} == {key("Hjemme"), None}
    assert not spec.sectors


def test_a_position_of_nobody_here_changes_nothing() -> None:
    family = Family().person("Sanne", 40)
    plain = build_map(family.case(), DAY, FOR_COORDINATOR)
    assert build_map(family.put("ukendt", 5.0, 5.0).case(), DAY, FOR_COORDINATOR) == plain
