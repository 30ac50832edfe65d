"""A random walk over every operation there is: undo is exact, the log only grows."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.base import Id
from app.models.case import Case
from app.models.changes import Change
from app.models.problems import Refused
from app.services.registry import ACTS
from app.services.runner import Runner
from tests.rules.worlds import few
from tests.support.generate import GENERATORS, LAW_KEYS, empty_case, random_case
from tests.support.memory import FixedClock, MemoryStore

STEPS = 40


def bare(case: Case) -> Case:
    """A case without versions, which only ever grow."""
    for kind in {type(each) for each in case.records()}:
        case = case.having(kind, tuple(replace(each, version=1) for each in case.of(kind)))
    return case


def walk(rnd: random.Random, runner: Runner, store: MemoryStore, key: Id) -> list[Change]:
    done = []
    names = sorted(ACTS)
    for _step in range(STEPS):
        name = rnd.choice(names)
        operation = GENERATORS[name](rnd, store.cases[key], ACTS[name])
        if operation is None:
            continue
        assert operation.act == name
        before, entries = store.cases[key], len(store.log_entries)
        try:
            change = runner.run(operation)
        except Refused:
            assert store.cases[key] == before
            assert len(store.log_entries) == entries
            continue
        assert len(store.log_entries) == entries + bool(change.ids)
        done.append(change)
    return done


def test_every_act_has_a_generator() -> None:
    assert set(GENERATORS) == set(ACTS)


@few(40)
@given(st.integers(0, 2**32))
def test_undoing_everything_leads_back_and_the_log_only_grows(seed: int) -> None:
    rnd = random.Random(seed)
    store = MemoryStore()
    runner = Runner(store, FixedClock(), LAW_KEYS)
    case = random_case(rnd)
    runner.create(case, "case.create")
    start = bare(store.cases[case.id])
    changes = walk(rnd, runner, store, case.id)
    after_last_legal = _undo_back(runner, store, changes, start)
    entries = len(store.log_entries)
    assert entries >= len([each for each in changes if each.ids])
    if after_last_legal is None:
        assert bare(store.cases[case.id]) == start


def _undo_back(
    runner: Runner, store: MemoryStore, changes: list[Change], start: Case
) -> Case | None:
    """Undo from the last on; an act with legal effect cuts the way back."""
    redone = []
    for change in reversed(changes):
        if not change.ids:
            continue
        if change.inverse is None:
            return bare(store.cases[start.id])
        before = bare(store.cases[start.id])
        undone = runner.reverse(change)
        again = runner.reverse(undone, redo=True)
        assert bare(store.cases[start.id]) == before
        runner.reverse(again)
        redone.append(again)
    return None


@pytest.mark.parametrize("name", sorted(ACTS))
def test_each_act_can_succeed(name: str) -> None:
    """No generator that is always refused: the walk would prove nothing about that act."""
    for seed in range(400):
        rnd = random.Random(seed)
        store = MemoryStore()
        runner = Runner(store, FixedClock(), LAW_KEYS)
        runner.create(random_case(rnd, rows=60), "case.create")
        case = next(iter(store.cases.values()))
        if _ready(rnd, runner, store, name, case):
            return
    pytest.fail(f"{name} never succeeded")


FIRST = {
    "Consent.withdraw": "Consent.answer",
    "Meeting.close": "Meeting.start",
    "Hearing.answer": "Hearing.send",
    "Journal.file": "Letter.finish",
    "Placement.release": "Placement.set",
    "CaseHead.reopen": "CaseHead.close",
    "Clearance.unclear": "Clearance.clear",
}


def _ready(rnd: random.Random, runner: Runner, store: MemoryStore, name: str, case: Case) -> bool:
    changed = False
    for each in (FIRST.get(name), name):
        if each is None:
            continue
        operation = GENERATORS[each](rnd, store.cases[case.id], ACTS[each])
        if operation is None:
            return False
        try:
            changed = bool(runner.run(operation).ids)
        except Refused:
            return False
    return changed


def test_a_walk_from_an_empty_case_adds_people() -> None:
    rnd = random.Random(7)
    store = MemoryStore()
    runner = Runner(store, FixedClock(), LAW_KEYS)
    case = empty_case(rnd)
    runner.create(case, "case.create")
    assert walk(rnd, runner, store, case.id)
