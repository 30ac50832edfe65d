"""Long work: results come back on the GUI thread, faults too, and nothing is left running."""

from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING

import pytest

from app.desktop.tasks import Cancelled, Job, Tasks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


def _never(_what: object) -> None:
    raise AssertionError


@pytest.fixture
def tasks(qapp: object) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    assert made.drain(5000)


def test_work_runs_elsewhere_and_its_result_comes_back_here(tasks: Tasks, qtbot: QtBot) -> None:
    here = threading.get_ident()
    seen: list[tuple[int, int]] = []

    def done(worker: int) -> None:
        seen.append((worker, threading.get_ident()))

    tasks.run(lambda _job: threading.get_ident(), done, _never)
    qtbot.waitUntil(lambda: bool(seen))
    ((worker, told),) = seen
    assert worker != here
    assert told == here
    assert tasks.running == ()


def test_a_fault_comes_back_as_it_was_raised(tasks: Tasks, qtbot: QtBot) -> None:
    faults: list[BaseException] = []

    def work(_job: Job) -> None:
        raise KeyError

    tasks.run(work, _never, faults.append)
    qtbot.waitUntil(lambda: bool(faults))
    assert isinstance(faults[0], KeyError)


def test_progress_is_told_and_work_can_be_taken_back(tasks: Tasks, qtbot: QtBot) -> None:
    go = threading.Event()
    faults: list[BaseException] = []
    steps: list[tuple[int, int]] = []

    def work(job: Job) -> None:
        job.progress(1, 3)
        go.wait(5)
        job.progress(2, 3)

    task = tasks.run(work, _never, faults.append, title="Tegner ark")
    task.progressed.connect(lambda done, of: steps.append((done, of)))
    assert tasks.running == (task,)
    task.cancel()
    go.set()
    qtbot.waitUntil(lambda: bool(faults))
    assert isinstance(faults[0], Cancelled)
    assert (2, 3) not in steps


def test_a_result_that_comes_after_the_taking_back_is_not_used(tasks: Tasks, qtbot: QtBot) -> None:
    go = threading.Event()
    faults: list[BaseException] = []

    def work(_job: Job) -> str:
        go.wait(5)
        return "late"

    tasks.run(work, _never, faults.append).cancel()
    go.set()
    qtbot.waitUntil(lambda: bool(faults))
    assert isinstance(faults[0], Cancelled)


def test_no_garbage_is_collected_in_a_worker(tasks: Tasks, qtbot: QtBot) -> None:
    seen: list[bool] = []
    tasks.run(lambda _job: gc.isenabled(), seen.append, _never)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [False]
    assert gc.isenabled()


def test_draining_waits_for_what_runs(tasks: Tasks, qtbot: QtBot) -> None:
    ended: list[bool] = []

    def work(job: Job) -> None:
        try:
            while True:
                job.progress(0, 1)
        finally:
            ended.append(True)

    tasks.run(work, _never, lambda _error: None)
    assert tasks.drain(5000)
    assert ended == [True]
    qtbot.waitUntil(lambda: tasks.running == ())
