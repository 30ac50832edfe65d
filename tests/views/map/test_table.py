"""The table is the map's equal: the same contacts, selection, menus and acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from app.models.contacts import Contact
from app.models.readers import FamilyReader
from app.views.map.menu import Entry, entries_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.views.map.stage import Stage


def every(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    for each in entries:
        yield each
        yield from every(each.inside)


def entry(stage: Stage, key: str, wanted: str) -> Entry:
    entries = entries_for(stage.page.acts, key, lambda _key: None)
    return next(each for each in every(entries) if each.key == wanted)


def do(stage: Stage, key: str, wanted: str) -> None:
    act = entry(stage, key, wanted).act
    assert act is not None
    act()


def test_every_card_has_its_row(stage: Stage) -> None:
    rows = stage.rows
    assert len(rows) == 17
    assert {row.key for row in rows} == {
        key for key in stage.view.map.order if stage.view.map.card(key)
    }
    nobody = next(row for row in rows if row.cells[0].text == "Tandlæge")
    assert "barn" in nobody.cells[5].text


def test_coming_to_the_table_opens_nothing(stage: Stage) -> None:
    stage.page.show_as("table")
    assert stage.page.table.hasFocus()
    assert stage.page.panel.shown is None
    assert stage.wants[-1] is False


def test_t_turns_over_and_the_selection_is_one(stage: Stage) -> None:
    key = stage.contact("Neuropsykolog").id
    stage.click(key)
    stage.view.setFocus()
    stage.key(Qt.Key.Key_T)
    assert stage.page.table.isVisible()
    assert stage.page.table.key() == key
    QTest.keyClick(stage.page.table, Qt.Key.Key_Down)
    assert stage.view.map.selected == stage.page.table.key() != key
    assert stage.page.panel.shown == (Contact, stage.view.map.selected)
    stage.page.turn_over()
    assert stage.view.isVisible()


def test_a_column_sorts_and_the_selection_stays(stage: Stage) -> None:
    key = stage.contact("Neuropsykolog").id
    stage.page.show_as("table")
    stage.page.select(key)
    stage.page.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    first = stage.page.table.model().index(0, 0).data()
    rows = stage.rows
    assert first == min(rows, key=lambda row: str(row.cells[0].sort)).cells[0].text
    assert stage.page.table.key() == key


def test_delete_in_the_table_removes_and_chooses_nobody_else(stage: Stage) -> None:
    stage.page.show_as("table")
    stage.page.select(stage.contact("Neuropsykolog").id)
    QTest.keyClick(stage.page.table, Qt.Key.Key_Delete)
    assert len(stage.case.contacts) == 16
    assert stage.page.table.key() == "" == stage.view.map.selected


def test_enter_in_the_table_opens_the_details(stage: Stage) -> None:
    stage.page.show_as("table")
    stage.page.select(stage.contact("Neuropsykolog").id)
    QTest.keyClick(stage.page.table, Qt.Key.Key_Return)
    assert stage.page.panel.isAncestorOf(stage.desk.window.focusWidget())


def test_the_menu_toggles_whom_a_contact_is_for(stage: Stage) -> None:
    key, mille = stage.contact("Fysioterapeut").id, stage.person("Mille").id
    assert entry(stage, key, f"serves:{mille}").checked is False
    do(stage, key, f"serves:{mille}")
    assert mille in stage.served("Fysioterapeut")
    do(stage, key, f"serves:{mille}")
    assert mille not in stage.served("Fysioterapeut")
    do(stage, key, "serves:family")
    assert None in stage.served("Fysioterapeut")
    assert [each.act for each in stage.desk.changes] == [
        "Serves.add",
        "Serves.remove",
        "Serves.add",
    ]


def test_the_menu_plans_and_the_planned_map_follows(stage: Stage) -> None:
    key, into = stage.contact("Fysioterapeut").id, stage.contact("Flextrafik").id
    do(stage, key, f"plan:{into}")
    do(stage, stage.contact("Tandlæge").id, "plan:ends")
    stage.page.show_mode("planned")
    assert stage.view.map.node(key) is None
    assert len(stage.rows) == 15
    assert "15" in stage.page.strip.difference.text()
    assert entry(stage, into, "plan:").checked
    do(stage, key, "plan:")
    stage.page.show_mode("today")
    assert len(stage.case.planned_changes) == 1


def test_the_menu_ends_a_contact_today(stage: Stage) -> None:
    key = stage.contact("Fysioterapeut").id
    do(stage, key, "end")
    assert stage.contact("Fysioterapeut").to_date == stage.desk.workspace.clock.today()
    assert "dagen ud" in stage.desk.messages[-1].text
    assert "end" not in {each.key for each in every(entries_for(stage.page.acts, key, print))}


def test_places_are_let_go_from_any_menu(stage: Stage) -> None:
    key = stage.contact("Fysioterapeut").id
    stage.page.acts.place(key, 10, 10)
    do(stage, "", "release")
    assert stage.case.placements == ()
    assert entries_for(stage.page.acts, "", print) == ()


def test_a_person_is_removed_only_after_a_question(stage: Stage) -> None:
    do(stage, stage.person("Mille").id, "remove")
    assert stage.desk.changes == []
    stage.desk.questions[-1].act()
    assert len(stage.case.people) == 3


def test_other_readers_get_only_details(stage: Stage) -> None:
    stage.desk.show(FamilyReader(stage.person("Sanne").id))
    key = stage.view.map.order[-1]
    assert [each.key for each in entries_for(stage.page.acts, key, print)] == ["edit"]
    stage.page.acts.remove(key)
    stage.page.acts.end_today(key)
    assert stage.desk.changes == []


@pytest.mark.qt_log_ignore("plugin does not support")
def test_the_menu_key_opens_the_menu_where_the_keyboard_is(stage: Stage) -> None:
    stage.view.setFocus()
    stage.view.go_to(stage.contact("Fysioterapeut").id)
    wanted: list[str] = []
    stage.view.menu_wanted.connect(lambda key, _where: wanted.append(key))
    from PySide6.QtGui import QContextMenuEvent

    reason = QContextMenuEvent.Reason.Keyboard
    stage.view.contextMenuEvent(QContextMenuEvent(reason, QPoint(1, 1), QPoint(1, 1)))
    assert wanted == [stage.contact("Fysioterapeut").id]
    menus = stage.page.findChildren(QMenu)
    shown = [each for each in menus if each.isVisible()]
    labels = [each.text() for each in shown[0].actions()]
    assert "Ret" in labels
    assert "Gælder for" in labels
    shown[0].close()
