"""The arrow keys reach everything, and go where a person would expect."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.presenters.map import MapOptions, MapSpec, build_map
from app.views.map.walk import Way, step
from tests.support.workspace import TODAY, seed_case

if TYPE_CHECKING:
    from app.presenters.map.geometry import Box


def map_of(name: str) -> MapSpec:
    return build_map(seed_case(name), TODAY, MapOptions(for_coordinator=True))


def boxes_of(spec: MapSpec) -> dict[str, Box]:
    found: dict[str, Box] = {each.id: each.box for each in spec.members}
    return found | {each.id: each.box for each in spec.cards}


@pytest.mark.parametrize("name", ["seed-sanne-david", "training-sanne-david", "seed-jakob"])
def test_arrows_lead_from_anywhere_to_everything(name: str) -> None:
    spec = map_of(name)
    boxes = boxes_of(spec)
    order: tuple[str, ...] = spec.reading_order
    for start in order:
        reached, new = {start}, [start]
        while new:
            here = new.pop()
            found = {step(order, boxes, here, way) for way in Way} - reached
            reached |= found
            new += found
        assert reached == set(order)


def test_right_of_the_mother_stands_the_father() -> None:
    spec = map_of("seed-sanne-david")
    boxes = boxes_of(spec)
    named = {each.name: each.id for each in spec.members}
    assert step(spec.reading_order, boxes, named["Sanne"], Way.RIGHT) == named["David"]


def test_the_walk_begins_at_the_first_and_ends_nowhere() -> None:
    spec = map_of("seed-sanne-david")
    boxes = boxes_of(spec)
    assert step(spec.reading_order, boxes, "", Way.LEFT) == spec.reading_order[0]
    assert step((), {}, "", Way.LEFT) == ""
