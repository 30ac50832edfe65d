"""Steps: how they change a case, how they are turned round, when they no longer fit."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.base import Id
from app.models.case import CaseHead
from app.models.changes import Insert, Remove, Step, Update
from app.models.people import Person
from app.models.plan import Goal
from app.models.problems import Code, Refused
from app.rules.steps import applied, apply_one, inverted, touched
from tests.rules.families import concern, contact, family, goal, person, with_
from tests.rules.worlds import few, world

CASE = with_(family(), goal("a", seq=1), goal("b", seq=0))


def update(before: str, after: str, key: str = "a") -> Update:
    return Update(Goal, Id(key), {"text": before}, {"text": after})


def test_an_insertion_takes_its_place_in_the_order() -> None:
    after = apply_one(CASE, Insert(goal("c", seq=0)))
    assert [each.id for each in after.goals] == ["b", "c", "a"]


def test_an_update_changes_the_named_fields_and_raises_the_version() -> None:
    changed = apply_one(CASE, update("Ro", "Fred")).get(Goal, Id("a"))
    assert changed == goal("a", "Fred", seq=1, version=2)


def test_a_removal_looks_at_all_but_the_version() -> None:
    after = apply_one(CASE, Remove(goal("a", seq=1, version=7)))
    assert [each.id for each in after.goals] == ["b"]


@pytest.mark.parametrize(
    ("step", "code", "field"),
    [
        (Insert(goal("a")), Code.ALREADY_THERE, ""),
        (Insert(contact("sanne")), Code.ALREADY_THERE, ""),
        (Remove(goal("nowhere")), Code.MOVED_ON, ""),
        (Remove(goal("a", "Fred", seq=1)), Code.MOVED_ON, ""),
        (update("Fred", "Ro"), Code.MOVED_ON, "text"),
        (update("Ro", "Fred", "nowhere"), Code.NO_SUCH_RECORD, ""),
    ],
)
def test_a_step_that_no_longer_fits_is_refused(step: Step, code: Code, field: str) -> None:
    with pytest.raises(Refused) as caught:
        apply_one(CASE, step)
    assert [(each.code, each.field) for each in caught.value.problems] == [(code, field)]


def test_steps_follow_one_another() -> None:
    steps = (Insert(goal("c")), update("Ro", "Fred", "c"), update("Fred", "Glæde", "c"))
    after = applied(CASE, steps)
    assert after.goals[1] == goal("c", "Glæde", version=3)
    assert touched(steps) == ((Goal, "c"),)


def test_each_record_is_touched_once_in_order() -> None:
    steps = (update("Ro", "Fred"), Remove(goal("b")), Insert(person("bo")), update("Fred", "Ro"))
    assert touched(steps) == ((Goal, "a"), (Goal, "b"), (Person, "bo"))


def test_the_head_of_a_case_changes_like_any_record() -> None:
    step = Update(CaseHead, CASE.id, {"name": "Familien"}, {"name": "Holm"})
    after = apply_one(CASE, step)
    assert (after.head.name, after.head.version) == ("Holm", 2)
    assert apply_one(after, *inverted((step,))).head.name == "Familien"


@few(30)
@given(st.integers(0, 2**32))
def test_the_inverse_leads_back_exactly(seed: int) -> None:
    rnd = random.Random(seed)
    case = world(rnd, rows=25)
    rows = [*case.goals, *case.contacts, *case.people]
    steps: list[Step] = [Insert(concern("new", "mille")), Insert(goal("new"))]
    steps += [Remove(each) for each in rnd.sample(rows, min(3, len(rows)))]
    assert applied(applied(case, tuple(steps)), inverted(tuple(steps))) == case
    assert inverted(inverted(tuple(steps))) == tuple(steps)
