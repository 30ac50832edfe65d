"""The promise of the lens: what a reader may not see changes nothing of what the reader gets."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.case import Case
from app.models.readers import FamilyReader, Reader
from tests.resources.demo import TRAINING, case_of
from tests.rules.plants import PLANTS
from tests.rules.worlds import few, ids_in, random_reader, seen, world


def planted(seed: int, name: str) -> tuple[Case, Case, Reader] | None:
    """Two cases that differ only in what the reader may not see; None where nothing was found."""
    rnd = random.Random(seed)
    case = world(rnd)
    reader = random_reader(rnd, case)
    other = PLANTS[name](rnd, case, reader)
    if other is None:
        return None
    new = ids_in(other) ^ ids_in(case)
    visible = ids_in(seen(case, reader)) | ids_in(seen(other, reader))
    return None if new & visible else (case, other, reader)


@few(60)
@given(st.integers(0, 2**32), st.sampled_from(sorted(PLANTS)))
def test_what_a_reader_may_not_see_changes_nothing(seed: int, name: str) -> None:
    found = planted(seed, name)
    if found is not None:
        case, other, reader = found
        assert seen(other, reader) == seen(case, reader), f"{name} seen by {reader}"


@pytest.mark.parametrize("name", sorted(PLANTS))
@pytest.mark.parametrize("who", ["Sanne", "David", "Mille"])
def test_nor_in_the_training_family(name: str, who: str) -> None:
    case = case_of(TRAINING)
    reader = FamilyReader(next(each.id for each in case.people if each.name == who))
    other = PLANTS[name](random.Random(who), case, reader)
    if other is not None:
        visible = ids_in(seen(case, reader)) | ids_in(seen(other, reader))
        assert (ids_in(other) ^ ids_in(case)) & visible or seen(other, reader) == seen(case, reader)


def hold_for(seeds: range, *names: str) -> None:
    for seed in seeds:
        for name in names:
            test_what_a_reader_may_not_see_changes_nothing.hypothesis.inner_test(seed, name)  # type: ignore[attr-defined] # hypothesis keeps the test inside


def test_control_order_numbers_that_others_advance_are_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.rules.lens._renumbered", lambda each, at: replace(each, version=1))
    with pytest.raises(AssertionError, match="seen by"):
        hold_for(range(20), "order_of_unseen")


def test_control_versions_that_others_raise_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.rules.lens._renumbered", lambda each, at: replace(each, seq=at))
    with pytest.raises(AssertionError, match="seen by"):
        hold_for(range(20), "versions_and_marks")


def test_control_closed_kinds_that_open_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.rules.policy.CLOSED", frozenset())
    assert any(planted(seed, "what_is_closed") is None for seed in range(100)), "it shows"


def test_control_a_naming_that_finds_nobody_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.rules.naming.Naming.people_in", lambda *_all: frozenset())
    found = [planted(seed, "a_text_that_names_others") for seed in range(40)]
    assert not any(found), "every such text is seen, so the plant is none"


@pytest.mark.parametrize("name", sorted(PLANTS))
def test_every_plant_finds_something_to_change(name: str) -> None:
    assert any(planted(seed, name) is not None for seed in range(400))
