"""Mødedag: a day of families put together, moved and taken apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.models.base import Id
from app.models.meetings import Attendance, Meeting, MeetingState
from app.views.meeting_day.page import MeetingDayPage
from app.views.shared.buttons import MenuButton
from tests.support.laws import shipped_laws
from tests.support.pages import PageDesk, page_desk
from tests.support.workspace import TODAY, family

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.models.case import Case

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(qtbot: QtBot) -> PageDesk:
    """Three families without a meeting; the page shows the next workday."""
    names = (("Ager", "Anna"), ("Berg", "Bo"), ("Dal", "Dorte"))
    first, *rest = (family(name, who, key=name.lower()) for name, who in names)
    people = {each.id: replace(each.people[0], id=Id(f"p-{each.id}")) for each in (first, *rest)}
    cases = [replace(each, people=(people[each.id],)) for each in (first, *rest)]
    made = page_desk(qtbot, MeetingDayPage, cases[0], shipped_laws())
    made.workspace.store.cases.update({each.id: each for each in cases})
    made.page.show_desk()
    return made


def meetings(desk: PageDesk) -> dict[str, Meeting]:
    cases: list[Case] = list(desk.workspace.store.cases.values())
    return {each.head.name: each.meetings[0] for each in cases if each.meetings}


def times(desk: PageDesk) -> dict[str, str]:
    found = {name: each.starts for name, each in meetings(desk).items()}
    return {name: starts.strftime("%H.%M") for name, starts in found.items() if starts}


def fill(desk: PageDesk) -> None:
    for key in ("ager", "berg", "dal"):
        desk.page._add(key)


def test_a_day_without_families_says_how_to_begin(desk: PageDesk) -> None:
    assert "Der er ingen familier på dagen." in desk.words()
    assert desk.page.shown_day == TODAY + timedelta(1)


def test_one_gesture_puts_each_family_after_the_one_before(desk: PageDesk) -> None:
    desk.page.minutes.setText("45")
    desk.page.room.setText("Lokale 2")
    fill(desk)
    assert times(desk) == {"Ager": "09.00", "Berg": "09.45", "Dal": "10.30"}
    assert {each.place for each in meetings(desk).values()} == {"Lokale 2"}
    assert [each.person_id for each in desk.records(Attendance)] == ["p-ager"]
    assert desk.messages[-1].text == "Dal kl. 10.30. 1 er inviteret."
    assert "3 familier" in desk.words()
    assert "Mødet er ikke klar" in desk.words()
    assert desk.page.family.count() == 1  # nobody is left to choose


def test_a_time_that_was_typed_is_for_the_next_one_only(desk: PageDesk) -> None:
    desk.page.starts.setText("13")
    desk.page.minutes.setText("x")
    desk.page._add("ager")
    desk.page._add("berg")
    desk.page._add("")
    assert times(desk) == {"Ager": "13.00", "Berg": "14.00"}


def test_alt_and_an_arrow_move_a_family_and_the_focus_goes_along(desk: PageDesk) -> None:
    fill(desk)
    key = meetings(desk)["Berg"].id
    desk.page.list.card(key).setFocus()
    QTest.keyClick(desk.page.list.card(key), Qt.Key.Key_Up, ALT)
    assert times(desk) == {"Berg": "09.00", "Ager": "10.00", "Dal": "11.00"}
    assert desk.page.list.keys[0] == key
    assert desk.page.list.card(key).hasFocus()
    QTest.keyClick(desk.page.list.card(key), Qt.Key.Key_Down)
    assert desk.page.list.card(meetings(desk)["Ager"].id).hasFocus()
    QTest.keyClick(desk.page.list.card(desk.page.list.keys[2]), Qt.Key.Key_Down)


def test_a_family_is_dragged_to_another_place(desk: PageDesk) -> None:
    fill(desk)
    first, last = (desk.page.list.card(desk.page.list.keys[at]) for at in (0, 2))
    below = first.mapFromGlobal(last.mapToGlobal(QPoint(60, last.height() - 2)))
    QTest.mousePress(first, Qt.MouseButton.LeftButton, pos=QPoint(60, 10))
    QTest.mouseMove(first, QPoint(60, 40))
    QTest.mouseRelease(first, Qt.MouseButton.LeftButton, pos=below)
    assert times(desk) == {"Berg": "09.00", "Dal": "10.00", "Ager": "11.00"}
    assert desk.gone_to == []


def test_dropped_where_it_was_nothing_moves_and_a_click_opens_the_meeting(desk: PageDesk) -> None:
    fill(desk)
    card = desk.page.list.card(desk.page.list.keys[0])
    QTest.mousePress(card, Qt.MouseButton.LeftButton, pos=QPoint(60, 10))
    QTest.mouseMove(card, QPoint(60, 40))
    QTest.mouseRelease(card, Qt.MouseButton.LeftButton, pos=QPoint(60, 12))
    assert desk.gone_to == []
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(60, 10))
    assert desk.gone_to == [("meeting", meetings(desk)["Ager"].id)]


def test_delete_takes_a_family_off_the_day(desk: PageDesk) -> None:
    fill(desk)
    card = desk.page.list.card(meetings(desk)["Berg"].id)
    QTest.keyClick(card, Qt.Key.Key_Delete)
    assert set(times(desk)) == {"Ager", "Dal"}
    assert desk.messages[-1].text == "Berg er taget af dagen."
    desk.page._take_off("unknown")
    desk.page._open("unknown")
    assert desk.gone_to == []


def test_one_that_is_held_stands_there_and_is_not_moved(desk: PageDesk) -> None:
    fill(desk)
    case = desk.workspace.store.cases[Id("ager")]
    closed = replace(case.meetings[0], state=MeetingState.CLOSED)
    desk.workspace.store.cases[Id("ager")] = replace(case, meetings=(closed,))
    desk.page.show_desk()
    card = desk.page.list.card(closed.id)
    QTest.keyClick(card, Qt.Key.Key_Down, ALT)
    assert times(desk)["Ager"] == "09.00"
    assert "lukket" in desk.words()


def test_another_day_is_typed_or_chosen_among_those_with_meetings(desk: PageDesk) -> None:
    fill(desk)
    desk.page._day_typed("om 2 uger")
    assert desk.page.shown_day == TODAY + timedelta(14)
    assert desk.page.list.keys == () or not desk.page.list.isVisible()
    desk.page._day_typed("sludder")
    assert desk.page.shown_day == TODAY + timedelta(14)
    desk.page._day_chosen((TODAY + timedelta(1)).isoformat())
    assert len(desk.page.list.keys) == 3


def test_the_button_of_an_empty_day_leads_to_the_families(desk: PageDesk) -> None:
    desk.page.page_actions()[0].trigger()
    assert desk.page.family.view().isVisible() or desk.page.family.hasFocus()
    desk.page.family.hidePopup()


def test_the_longest_day_fits_its_box(desk: PageDesk) -> None:
    desk.page.show_day(date(2026, 9, 30))
    desk.page.days.grab()
    assert desk.page.days.currentText() == "onsdag 30. september"
    assert desk.page.days.toolTip() == ""  # what is cut stands there in full
    desk.page.days.setFixedWidth(120)
    desk.page.days.grab()
    assert desk.page.days.toolTip() == "onsdag 30. september"  # the control


def test_a_family_is_moved_to_another_day_from_its_menu(desk: PageDesk) -> None:
    fill(desk)
    key = meetings(desk)["Berg"].id
    moved_to = next(
        each
        for each in desk.page.list.findChildren(MenuButton)
        if each.accessibleName() == "Flyt Berg til en anden dag"
    )
    moved_to._menu.actions()[0].trigger()
    assert meetings(desk)["Berg"].day == TODAY + timedelta(8)
    assert desk.messages[-1].text.startswith("Berg er flyttet til ")
    desk.page._move_to_day("unknown", TODAY.isoformat())
    assert key not in desk.page.list.keys


def test_a_move_that_is_refused_says_why_and_nothing_else(desk: PageDesk) -> None:
    fill(desk)
    page, key = desk.page, meetings(desk)["Berg"].id
    case = desk.workspace.store.cases[Id("berg")]
    newer = replace(case.meetings[0], version=case.meetings[0].version + 1)
    desk.workspace.store.cases[Id("berg")] = replace(case, meetings=(newer,))
    page._move_to_day(key, (TODAY + timedelta(8)).isoformat())
    assert meetings(desk)["Berg"].day == TODAY + timedelta(1)
    assert "flyttet" not in desk.messages[-1].text
