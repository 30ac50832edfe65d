"""A family wider than the view: it opens in its middle, and what stands in the corner is in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from app.views.map.corner import Corner
from tests.support.workspace import family
from tests.views.map.stage import make_stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.views.map.stage import Stage

NAMES = tuple(f"Maximiliane-Josefine {number}" for number in range(1, 13))


def wide(qtbot: QtBot) -> Stage:
    stage = make_stage(qtbot, family("Tolv", *NAMES))
    qtbot.waitUntil(lambda: stage.view.horizontalScrollBar().isVisible())
    return stage


def test_twelve_without_contacts_open_in_the_middle_of_the_family(qtbot: QtBot) -> None:
    stage = wide(qtbot)
    stage.desk.page.window().resize(1300, 740)
    seen = stage.view.mapToScene(stage.view.viewport().rect()).boundingRect()

    assert stage.view.map.selected == ""
    assert stage.view.zoom.untouched
    assert seen.contains(stage.view._extent()[1])


def test_the_bar_for_scrolling_does_not_cover_the_corner(qtbot: QtBot) -> None:
    stage = wide(qtbot)
    (corner,) = stage.view.findChildren(Corner)

    assert stage.view.viewport().geometry().contains(QRect(corner.pos(), corner.size()))
