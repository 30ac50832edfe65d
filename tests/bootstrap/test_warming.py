"""Getting ready while somebody types: every step is there, each is taken once, then it goes away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from app.bootstrap.warming import STEPS, Warming, take

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("step", STEPS)
def test_a_step_leads_somewhere(step: str) -> None:
    take(step)


@pytest.mark.parametrize("step", ["app.no_such_room", "app.presenters.soft:no_such_name()"])
def test_a_step_that_leads_nowhere_is_noticed(step: str) -> None:
    with pytest.raises((ImportError, AttributeError)):
        take(step)


def test_all_steps_are_taken_in_order_and_it_ends_by_itself(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    taken: list[str] = []
    monkeypatch.setattr("app.bootstrap.warming.take", taken.append)
    parent = QObject()
    Warming(parent)
    qtbot.waitUntil(lambda: not parent.children())
    assert taken == list(STEPS)
