"""The calendar: days ahead, and what comes every week."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.models.meetings import Appointment
from app.models.readers import FamilyReader
from app.views.calendar.page import CalendarPage
from app.views.case.blocks import Ref
from app.views.page import Tone
from tests.support.pages import bare_family, page_desk, training

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.views.calendar.taking import TakingHome


def test_days_come_in_order_with_time_whom_and_place(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, CalendarPage, training())

    days = [each.title for each in desk.page.board.shown if not each.column]
    assert days[:3] == ["I dag · mandag 12. januar", "I morgen · tirsdag 13. januar",
                        "Onsdag 14. januar"]  # fmt: skip
    assert "10.00–12.00  Mentor, Sanne · Hjemme, Hver uge" in desk.words()


def test_what_comes_every_week_stands_by_itself(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, CalendarPage, training())

    weekly = next(each for each in desk.page.board.shown if each.key == "weekly")
    assert [row.title for row in weekly.blocks[0].rows][:2] == [
        "Første samtale hos Fyrtårnet",
        "Mentor",
    ]


def test_arrow_keys_pass_a_weekly_time_more_than_once(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, CalendarPage, training())
    board = desk.page.board
    board.focus_on(board.refs[0])

    for _step in board.refs:
        desk.press(Qt.Key.Key_Down)

    items = board._items()
    assert items[-1].hasFocus()
    mentor = next(each.id for each in desk.case.appointments if each.title == "Mentor")
    assert board.refs.count(Ref(Appointment, mentor)) > 3


def test_a_time_is_moved_in_the_inspector(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, CalendarPage, training())
    doctor = next(each for each in desk.case.appointments if each.title == "Læge")
    desk.page.select(doctor.id)
    desk.page.inspector().form.focus_field("starts")

    field = desk.page.inspector().form.field("starts").editor
    field.line.selectAll()
    desk.press("13.45")
    field.settle()

    moved = desk.case.get(Appointment, doctor.id)
    assert moved is not None
    assert moved.starts == time(13, 45)


def test_sanne_does_not_see_where_david_goes(qtbot: QtBot) -> None:
    case = training()
    desk = page_desk(qtbot, CalendarPage, case)
    assert "Fyrtårnet" in desk.words()  # control

    desk.show(FamilyReader(case.people[0].id))

    assert "Fyrtårnet" not in desk.words()
    assert "Mentor" in desk.words()


def test_an_empty_month_says_so(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, CalendarPage, bare_family())

    assert "Der er ingen tider de næste fire uger." in desk.words()


def taking(page: CalendarPage, path: Path) -> TakingHome:
    page.taking._ask = lambda _over: str(path)
    return page.taking


def test_a_calendar_goes_home_as_a_file_that_names_nobody(qtbot: QtBot, tmp_path: Path) -> None:
    desk = page_desk(qtbot, CalendarPage, training())
    path = tmp_path / "kalender.ics"
    menu = taking(desk.page, path).menu

    menu.actions()[0].trigger()

    said = path.read_text()
    assert "SUMMARY:Tid" in said
    assert [each.text() for each in menu.actions()] == [
        f"Til {each.name}" for each in desk.case.people
    ]
    names = {name for each in desk.case.people for name in each.name.split()}
    assert not [each for each in names if each in said]
    assert desk.messages[-1].tone is Tone.GOOD


def test_without_a_path_or_a_folder_nothing_is_written(qtbot: QtBot, tmp_path: Path) -> None:
    desk = page_desk(qtbot, CalendarPage, training())
    taking(desk.page, tmp_path / "nowhere" / "k.ics").menu.actions()[0].trigger()
    assert "blev ikke gemt" in desk.messages[-1].text
    desk.page.taking._ask = lambda _over: ""
    desk.page.taking.menu.actions()[0].trigger()
    assert len(desk.messages) == 1
