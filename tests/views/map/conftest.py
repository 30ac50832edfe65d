"""The stage as a fixture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.views.map.stage import Stage, make_stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    """The seed family's map, shown to the coordinator."""
    return make_stage(qtbot)
