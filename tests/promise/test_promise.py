"""Noninterference: what a reader may not see changes nothing at all of what is made for the reader."""

import random
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.case import Case
from app.models.readers import Reader
from tests.promise.everything import bytes_of, made_for, readers, rooms
from tests.promise.villages import village
from tests.rules.plants import PLANTS
from tests.rules.worlds import few, ids_in, seen

__all__ = ["hold"]


def planted(seed: int, name: str) -> tuple[Case, Case, Reader] | None:
    """A family, the same with a change that a reader may not see, and the reader."""
    rnd = random.Random(seed)
    case = village(rnd)
    reader = rnd.choice([*readers(case), *rooms(case)])
    other = PLANTS[name](rnd, case, reader)
    if other is None:
        return None
    new = ids_in(other) ^ ids_in(case)
    visible = ids_in(seen(case, reader)) | ids_in(seen(other, reader))
    return None if new & visible else (case, other, reader)


def hold(case: Case, other: Case, reader: Reader, pick: int) -> None:
    """Everything is the same; one paper, which ``pick`` chooses, is drawn and compared as bytes."""
    left, right = made_for(case, reader), made_for(other, reader)
    assert left.things.keys() == right.things.keys()
    assert [what for what in left.things if left.things[what] != right.things[what]] == []
    drawn = list(zip(left.papers + left.packs, right.papers + right.packs, strict=True))
    if drawn:
        (what, document), (_what, other_document) = drawn[pick % len(drawn)]
        assert bytes_of(document) == bytes_of(other_document), what


GROUPS: Final = 4
"""So that two processes share the examples of a run."""


@pytest.mark.parametrize("part", range(GROUPS))
@few(200, GROUPS)
@given(st.integers(0, 2**32), st.sampled_from(sorted(PLANTS)))
def test_nothing_that_is_made_for_a_reader_tells_of_what_is_unseen(
    part: int, seed: int, name: str
) -> None:
    seed = seed * GROUPS + part
    found = planted(seed, name)
    if found is not None:
        hold(*found, pick=seed)


@pytest.mark.parametrize("name", sorted(PLANTS))
def test_every_change_is_tried(name: str) -> None:
    """A promise that is never put to the test would hold too."""
    assert any(planted(seed, name) is not None for seed in range(60))
