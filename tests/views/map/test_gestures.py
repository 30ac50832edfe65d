"""Drags on the map: each is one operation on letting go, and nothing at all when cancelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from app.models.contacts import Placement
from app.models.readers import FamilyReader
from app.views.map.view import NUDGE_AFTER_MS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.views.map.items import NodeItem
    from tests.views.map.stage import Stage

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
AWAY = QPoint(-60, 40)


def node(stage: Stage, key: str) -> NodeItem:
    found = stage.view.map.node(key)
    assert found is not None
    return found


def test_a_dragged_card_is_put_where_it_was_let_go(stage: Stage) -> None:
    key = stage.contact("Neuropsykolog").id
    before = node(stage, key).middle()
    start = stage.middle(key)
    stage.drag(start, start + AWAY)
    (placed,) = stage.case.of(Placement)
    assert stage.desk.changes[-1].act == "Placement.set"
    assert len(stage.desk.changes) == 1
    assert stage.page.spec is not None
    centre = QPointF(*stage.page.spec.centre)
    wanted = before + QPointF(AWAY) / stage.view.zoom.scale
    assert placed.target_id == key
    assert centre.x() + placed.x == pytest.approx(wanted.x(), abs=2)
    assert centre.y() + placed.y == pytest.approx(wanted.y(), abs=2)


def test_a_member_can_be_put_by_hand_and_undone(stage: Stage) -> None:
    key = stage.person("David").id
    start = stage.middle(key)
    stage.drag(start, start + QPoint(30, 20))
    assert [each.target_id for each in stage.case.of(Placement)] == [key]
    stage.desk.history.look_at(stage.case.id)
    stage.desk.history.undo()
    assert stage.case.of(Placement) == ()


def test_lines_follow_the_card_while_it_is_dragged(stage: Stage) -> None:
    key = stage.contact("Neuropsykolog").id
    start = stage.middle(key)
    stage.press(start)
    stage.move(start + AWAY)
    lines = [item for spec, item in stage.view.map.lines() if spec.contact_id == key]
    assert lines
    assert all(each._stretched for each in lines)
    assert not node(stage, key).pos().isNull()
    stage.view.clearFocus()
    assert not any(each._stretched for each in lines)


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_A, Qt.Key.Key_Delete])
def test_any_key_cancels_with_nothing_done(stage: Stage, key: Qt.Key) -> None:
    card = stage.contact("Neuropsykolog").id
    start = stage.middle(card)
    stage.view.setFocus()
    stage.press(start)
    stage.move(start + AWAY)
    stage.key(key)
    assert stage.view.gesture is None
    assert node(stage, card).pos().isNull()
    stage.release(start + AWAY)
    assert stage.desk.changes == []


def test_a_line_from_the_handle_lets_a_contact_serve_one_more(stage: Stage) -> None:
    key, mille = stage.contact("Fysioterapeut").id, stage.person("Mille").id
    stage.view._hover(node(stage, key).middle())
    assert node(stage, key).marks.handle
    stage.drag(stage.pixel(node(stage, key).handle), stage.middle(mille))
    assert stage.served("Fysioterapeut") == {stage.person("Lukas").id, mille}
    assert stage.desk.changes[-1].act == "Serves.add"


def test_with_shift_a_line_is_drawn_from_anywhere_on_the_card(stage: Stage) -> None:
    key, sanne = stage.contact("Tandlæge").id, stage.person("Sanne").id
    stage.drag(stage.middle(key), stage.middle(sanne), SHIFT)
    assert stage.served("Tandlæge") == {sanne}
    stage.drag(stage.middle(key), stage.middle(sanne), SHIFT)
    assert len(stage.desk.changes) == 1
    assert "allerede" in stage.desk.messages[-1].text


def test_a_line_dropped_in_the_open_does_nothing(stage: Stage) -> None:
    key = stage.contact("Tandlæge").id
    stage.drag(stage.middle(key), stage.open_ground(), SHIFT)
    assert stage.desk.changes == []
    assert not any(each.marks.target for each in stage.view.map.nodes())


def end_of(stage: Stage, role: str) -> QPoint:
    key = stage.contact(role).id
    end = next(item.ends[1] for spec, item in stage.view.map.lines() if spec.contact_id == key)
    return stage.pixel(end)


def test_the_end_of_a_line_pulled_away_ceases_to_serve(stage: Stage) -> None:
    end = end_of(stage, "Flextrafik")
    inside = stage.view.map.node_at(stage.view.mapToScene(end))
    start = end if inside is None else end + QPoint(4, 0)
    stage.drag(start, start + QPoint(70, 0))
    assert stage.served("Flextrafik") == set()
    assert stage.desk.changes[-1].act == "Serves.remove"


def test_the_end_of_a_line_dropped_on_another_serves_them_instead(stage: Stage) -> None:
    mille = stage.person("Mille").id
    start = end_of(stage, "Flextrafik") + QPoint(4, 0)
    stage.drag(start, stage.middle(mille))
    assert stage.served("Flextrafik") == {mille}
    assert stage.desk.changes[-1].act == "Contact.serve"


def test_nobody_else_can_drag(stage: Stage) -> None:
    stage.desk.show(FamilyReader(stage.person("Sanne").id))
    key = stage.view.map.order[-1]
    start = stage.middle(key)
    stage.drag(start, start + AWAY)
    stage.drag(start, stage.middle(stage.person("Sanne").id), SHIFT)
    assert stage.desk.changes == []
    assert stage.case.of(Placement) == ()


def test_a_burst_of_nudges_becomes_one_operation(stage: Stage, qtbot: QtBot) -> None:
    key = stage.contact("Neuropsykolog").id
    stage.view.setFocus()
    stage.view.go_to(key)
    for _step in range(4):
        stage.key(Qt.Key.Key_Left, CTRL)
    assert stage.desk.changes == []
    assert node(stage, key).pos() == QPointF(-32, 0)
    assert stage.view.nudge_timer.interval() == NUDGE_AFTER_MS
    stage.view.nudge_timer.setInterval(0)
    stage.key(Qt.Key.Key_Left, CTRL)
    qtbot.waitUntil(lambda: len(stage.desk.changes) == 1)
    assert [each.target_id for each in stage.case.of(Placement)] == [key]


def test_escape_takes_the_nudges_back_and_leaving_puts_them(stage: Stage) -> None:
    stage.view.setFocus()
    stage.view.go_to(stage.contact("Neuropsykolog").id)
    stage.key(Qt.Key.Key_Down, CTRL)
    stage.key(Qt.Key.Key_Escape)
    stage.page.leave()
    assert stage.desk.changes == []
    stage.key(Qt.Key.Key_Down, CTRL)
    stage.page.leave()
    assert len(stage.desk.changes) == 1


def test_the_planned_map_is_computed_and_cannot_be_dragged(stage: Stage) -> None:
    stage.page.show_mode("planned")
    key = stage.contact("Neuropsykolog").id
    stage.drag(stage.middle(key), stage.middle(key) + AWAY)
    assert stage.desk.changes == []
