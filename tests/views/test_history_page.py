"""The log: newest first, by kind of act, no content, the coordinator's alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.people import Person
from app.models.readers import FamilyReader
from app.services.acts.records import Drop, Edit
from app.views.history.page import HistoryPage
from tests.support.pages import bare_family, page_desk

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.support.pages import PageDesk


def desk_with_log(qtbot: QtBot) -> PageDesk:
    desk = page_desk(qtbot, HistoryPage, bare_family())
    first, second = desk.case.people
    desk.run(Edit(desk.case_id, Person, first.id, (("name", "Sanne Prøve"),)))
    desk.run(Drop(desk.case_id, Person, second.id))
    desk.undo()
    return desk


def acts(desk: PageDesk) -> list[str]:
    return [row.cells[2].text for row in desk.page.table.rows.rows]


def test_the_newest_stands_first_and_no_name_is_shown(qtbot: QtBot) -> None:
    desk = desk_with_log(qtbot)

    assert acts(desk) == ["Fortryd: Fjern person", "Fjern person", "Ret person"]
    assert "Prøve" not in desk.words()
    assert "3 linjer" in desk.words()


def test_the_filter_leaves_one_kind_of_act(qtbot: QtBot) -> None:
    desk = desk_with_log(qtbot)

    desk.page.filter.settled.emit("Fjernet")
    assert acts(desk) == ["Fjern person"]
    desk.page.filter.settled.emit("Fortrudt og gjort igen")
    assert acts(desk) == ["Fortryd: Fjern person"]
    desk.page.filter.settled.emit("Med retsvirkning")
    assert "Der er ikke sket noget af den slags endnu." in desk.words()
    desk.page.filter.settled.emit("")
    assert len(acts(desk)) == 3


def test_the_log_is_the_coordinators_alone(qtbot: QtBot) -> None:
    desk = desk_with_log(qtbot)

    desk.show(FamilyReader(desk.case.people[0].id))

    assert acts(desk) == []
    assert "Historikken vises kun for koordinator." in desk.words()


def test_a_new_line_does_not_move_the_selection(qtbot: QtBot) -> None:
    desk = desk_with_log(qtbot)
    desk.page.table.choose("1")

    desk.run(Edit(desk.case_id, Person, desk.case.people[0].id, (("name", "Sanne"),)))

    assert desk.page.table.key() == "1"
    assert len(acts(desk)) == 4
