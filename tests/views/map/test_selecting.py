"""Selection on the map: by mouse and keys, what it lights, and where it stays."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.models.contacts import Contact
from app.models.readers import FamilyReader
from app.presenters.map.paint import line_key
from app.services.acts.records import Add, Edit
from app.views.map.finding_button import FindingButton
from tests.views.map.stage import LEFT, NONE, Stage

if TYPE_CHECKING:
    from app.models.base import Id


def test_a_click_selects_opens_the_details_and_lights_whom_it_serves(stage: Stage) -> None:
    key = stage.contact("Virksomhedskonsulent").id
    stage.click(key)
    assert stage.page.panel.shown == (Contact, key)
    assert stage.wants[-1] is True
    sanne = stage.person("Sanne").id
    items = stage.view.map.items_by_key
    assert items[sanne].marks.lit
    assert items[line_key(key, sanne)].marks.lit
    assert items[stage.person("David").id].marks.muted
    assert items[stage.contact("Neuropsykolog").id].marks.muted


def test_a_person_lights_their_contacts_and_those_of_the_whole_family(stage: Stage) -> None:
    stage.click(stage.person("Lukas").id)
    items = stage.view.map.items_by_key
    assert items[stage.contact("Flextrafik").id].marks.lit
    assert items[stage.contact("Familiebehandler").id].marks.lit
    assert items[stage.contact("Neuropsykolog").id].marks.muted


def test_a_click_on_the_open_ground_lets_go(stage: Stage) -> None:
    stage.click(stage.person("Lukas").id)
    QTest.mouseClick(stage.view.viewport(), LEFT, NONE, stage.open_ground())
    assert stage.view.map.selected == ""
    assert stage.page.panel.shown is None
    assert stage.wants[-1] is False
    assert not any(each.marks.muted for each in stage.view.map.items_by_key.values())


def test_arrows_enter_space_and_escape(stage: Stage) -> None:
    stage.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert stage.view.current == stage.view.map.order[0]
    stage.key(Qt.Key.Key_Right)
    assert stage.view.current == stage.person("David").id
    assert stage.view.map.items_by_key[stage.view.current].marks.current
    stage.key(Qt.Key.Key_Space)
    assert stage.view.map.selected == stage.person("David").id
    stage.key(Qt.Key.Key_Escape)
    assert stage.view.map.selected == ""
    stage.key(Qt.Key.Key_End)
    stage.key(Qt.Key.Key_Home)
    stage.key(Qt.Key.Key_Return)
    assert stage.page.panel.shown is not None
    assert stage.page.panel.isAncestorOf(stage.desk.window.focusWidget())


def test_what_is_the_same_stays_the_same_item_with_its_selection_zoom_and_scroll(
    stage: Stage,
) -> None:
    key = stage.contact("Fysioterapeut").id
    stage.click(key)
    stage.view.zoom.to(1.7)
    before = dict(stage.view.map.items_by_key)
    place = stage.view.mapToScene(QPoint(0, 0))
    doctor = stage.contact("Neuropsykolog")
    stage.desk.run(Edit(stage.case.id, Contact, doctor.id, (("phone", "00 00 00 99"),)))
    after = stage.view.map.items_by_key
    assert all(after[each] is before[each] for each in before if each in after)
    assert stage.view.map.selected == key
    assert stage.view.zoom.scale == pytest.approx(1.7)
    assert (stage.view.mapToScene(QPoint(0, 0)) - place).manhattanLength() < 30


def test_a_new_contact_is_added_and_a_removed_one_goes(stage: Stage) -> None:
    new = replace(stage.contact("Tandlæge"), id=new_id(stage), role="Tandplejer")
    stage.desk.run(Add(new))
    assert stage.view.map.node(new.id) is not None
    assert len(stage.rows) == 18
    stage.click(new.id)
    stage.page.acts.remove(new.id)
    assert stage.view.map.node(new.id) is None
    assert stage.view.map.selected == ""
    assert stage.page.panel.shown is None
    assert "Fortryd" in stage.desk.messages[-1].text


def test_another_reader_sees_less_and_can_only_look(stage: Stage) -> None:
    reader = FamilyReader(stage.person("David").id)
    stage.desk.show(reader)
    assert stage.view.read_only
    assert stage.page.strip.findings == ()
    assert stage.page.bar.contact.isHidden()
    seen = len(stage.view.map.order)
    stage.view.setFocus()
    stage.key(Qt.Key.Key_End)
    stage.key(Qt.Key.Key_Delete)
    stage.key(Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    stage.view.settle()
    assert stage.desk.changes == []
    assert seen < 21


def test_findings_lead_to_whom_they_are_about(stage: Stage) -> None:
    assert "David" in stage.page.strip.findings[0]
    stage.page.strip.findChildren(FindingButton)[0].click()
    assert stage.view.map.selected == stage.person("David").id


def new_id(stage: Stage) -> Id:
    return stage.desk.workspace.ids.new()
