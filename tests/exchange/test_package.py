"""Reading and writing a package: what goes in comes out, and local keys become ids."""

import json
import random
from dataclasses import replace
from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.package import read_package, write_package
from app.models.base import Id
from app.models.case import Case
from app.models.contacts import Placement, Serves
from tests.exchange.builders import DEMO, bent, packed, small
from tests.support.generate import random_case


def _family(seed: int) -> Case:
    """A random family whose hand-placed cards are all there."""
    case = random_case(random.Random(seed), rows=60)
    card = case.contacts[0].id
    return case.having(Placement, tuple(replace(each, target_id=card) for each in case.placements))


@pytest.mark.no_cover
@given(st.integers(min_value=0, max_value=2**32))
def test_a_written_case_reads_back_as_the_same_case(seed: int) -> None:
    case = read_package(write_package(_family(seed)))

    assert read_package(write_package(case)) == case


@pytest.mark.no_cover
@given(st.integers(min_value=0, max_value=2**32))
def test_only_the_ids_change_when_local_keys_become_ids(seed: int) -> None:
    before = _family(seed)
    after = read_package(write_package(before))
    text = write_package(before).decode()
    for old, new in zip(before.records(), after.records(), strict=True):
        text = text.replace(old.id, new.id)

    assert write_package(after) == text.encode()


@pytest.mark.parametrize("path", sorted(DEMO.glob("*.json")), ids=lambda path: path.stem)
def test_demo_packages_keep_their_ids_and_read_back_the_same(path: object) -> None:
    data = DEMO.joinpath(str(path)).read_bytes()
    case = read_package(data)

    assert read_package(write_package(case)) == case
    assert {each.id for each in case.records()} <= set(data.decode().split('"'))


def test_local_keys_become_ids_everywhere_they_stand() -> None:
    made = iter(f"neu-{number}" for number in range(100))
    case = read_package(packed(small()), lambda: Id(next(made)))

    doctor, mentor = case.contacts
    assert case.get(Serves, case.serves[0].id) == case.serves[0]
    assert case.serves[0].contact_id == case.placements[0].target_id == doctor.id
    assert case.concerns[0].record_id == case.goals[0].id
    assert {each.case_id for each in case.records()} == {case.id}
    assert all(each.id.startswith("neu-") for each in case.records())
    assert mentor.seq == 2


def test_fresh_ids_differ_from_import_to_import() -> None:
    first, second = (read_package(packed(small())) for _ in range(2))

    assert {each.id for each in first.records()}.isdisjoint(each.id for each in second.records())


def test_a_stated_order_wins_over_the_place_in_the_list() -> None:
    table = small()
    table["contacts"][0]["seq"] = 9

    assert [each.role for each in read_package(packed(table)).contacts] == ["Mentor", "Læge"]


def test_what_is_left_out_or_null_is_unknown() -> None:
    case = read_package(bent("people", 0, "birth_date", to=None))

    assert case.people[0].birth_date is None
    assert case.people[0].gender is None
    assert case.contacts[0].area is None


def test_moments_come_in_utc_and_times_of_day_stay_as_they_are() -> None:
    case = read_package(packed(small()))

    assert case.handouts[0].printed_at == datetime(2026, 1, 12, 9, tzinfo=UTC)
    assert case.handouts[0].printed_at.tzinfo is UTC
    assert case.meetings[0].starts == time(10)


def test_times_are_written_as_short_as_they_can_be() -> None:
    written = [
        json.loads(write_package(read_package(bent("meetings", 0, "starts", to=text))))
        for text in ("10:00:00", "10:00:30", "10:00:00.500000")
    ]

    starts = [each["meetings"][0]["starts"] for each in written]
    assert starts == ["10:00", "10:00:30", "10:00:00.500000"]


def test_the_place_of_a_card_that_is_gone_is_not_written() -> None:
    case = read_package(packed(small()))
    stale = replace(case.placements[0], target_id=Id("borte"))

    assert not read_package(write_package(replace(case, placements=(stale,)))).placements
    assert read_package(write_package(case)).placements == case.placements  # control


def test_the_mark_of_a_teaching_case_is_kept() -> None:
    assert read_package(packed(small())).head.teaching
    assert not read_package(bent("teaching", to=False)).head.teaching
    assert not json.loads(write_package(read_package(bent("teaching", to=False))))["teaching"]


def test_a_byte_order_mark_is_no_obstacle() -> None:
    assert len(read_package(b"\xef\xbb\xbf" + packed(small())).people) == 2
