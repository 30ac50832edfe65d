"""The meeting to look at: what is saved is in sight, what reads alike stands apart, nothing is cut off."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QPushButton

from app.models.meetings import Meeting, MeetingState
from app.models.readers import FamilyReader
from app.views.case.blocks import Press
from app.views.case.items import Item
from app.views.meeting.cards import ALL_NOTES
from app.views.meeting.page import MeetingPage
from app.views.shared.tags import Tag
from tests.support.laws import shipped_laws
from tests.support.pages import page_desk, training
from tests.support.workspace import TODAY
from tests.views.test_meeting_running import act, coming, desk_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.support.pages import PageDesk

FRAME = 6
"""Pixels of a quiet button before its word: its edge and the air inside it."""
WORDS = tuple(f"Sagt som nummer {number}" for number in range(1, 6))


def noted(qtbot: QtBot) -> PageDesk:
    """A meeting that runs, with five notes, the last of them just saved."""
    desk = desk_of(qtbot, coming())
    act(desk, "Begynd mødet")
    act(desk, "Nyt arbejdsnotat")
    for each in WORDS:
        desk.page.writing.note.put(each)
        desk.page.writing.keep_note()
    return desk


def notes(desk: PageDesk) -> list[str]:
    (group,) = (each for each in desk.page.board.shown if each.key == "notes")
    return [row.title for block in group.blocks for row in block.rows]


def inside(desk: PageDesk, each: QWidget) -> bool:
    """Whether all of a control lies in the page, as wide as it wants to be."""
    left = each.mapTo(desk.page, QPoint(0, 0)).x()
    return left >= 0 and left + each.width() <= desk.page.width()


def test_a_note_that_was_saved_stands_first_right_below_its_box(qtbot: QtBot) -> None:
    desk = noted(qtbot)

    assert desk.page.board.shown[0].key == "notes"
    assert notes(desk) == [*WORDS[:1:-1]]
    assert desk.page.writing.note.area.hasFocus()


def test_saving_a_note_scrolls_to_it(qtbot: QtBot) -> None:
    desk = noted(qtbot)
    bar = desk.page.board.verticalScrollBar()
    bar.setRange(0, 500)
    bar.setValue(400)
    assert bar.value() == 400

    desk.page.writing.note.put("Og det sidste")
    desk.page.writing.keep_note()

    assert bar.value() == 0
    assert notes(desk)[0] == "Og det sidste"


def test_the_older_notes_are_one_press_away_and_one_press_gone(qtbot: QtBot) -> None:
    desk = noted(qtbot)
    (door,) = desk.page.board.shown[0].offers
    assert door == Press("Vis alle 5", ALL_NOTES, "")

    desk.page.begin(door)
    assert notes(desk) == list(reversed(WORDS))
    (door,) = desk.page.board.shown[0].offers
    assert door.label == "Vis kun de nyeste"

    desk.page.begin(door)
    assert len(notes(desk)) == 3


def test_of_a_meeting_that_is_over_the_notes_stand_in_order_of_time_and_last(
    qtbot: QtBot,
) -> None:
    desk = noted(qtbot)
    desk.page.attendance.box.all.click()
    desk.page.move_on.click()
    desk.questions[-1].act()

    assert desk.case.meetings[1].state is MeetingState.CLOSED
    assert notes(desk) == list(WORDS)
    assert desk.page.board.shown[0].key != "notes"


def test_a_meeting_begun_before_its_day_asks_and_then_asks_who_has_come(qtbot: QtBot) -> None:
    case = coming()
    held, new = case.meetings
    later = replace(case, meetings=(held, replace(new, day=TODAY + timedelta(7))))
    desk = desk_of(qtbot, later)

    act(desk, "Begynd mødet")
    assert not desk.page.attendance.is_open
    desk.questions[-1].act()

    assert desk.page.attendance.box.all.hasFocus()


def test_what_changes_the_meeting_stands_beside_its_day_and_not_among_the_acts(
    qtbot: QtBot,
) -> None:
    desk = page_desk(qtbot, MeetingPage, training(), shipped_laws())
    about = desk.page.upper.about

    assert about.accessibleName() == "Om mødet"
    assert not desk.page.head.isAncestorOf(about)
    middle = about.mapTo(desk.page, about.rect().center()).y()
    line = desk.page.summary
    assert line.mapTo(desk.page, QPoint(0, 0)).y() < middle
    assert middle < line.mapTo(desk.page, QPoint(0, line.height())).y() + about.height()
    about.click()
    assert desk.page.shown_record() == (Meeting, desk.page.chooser.key())


def test_borrowed_eyes_have_nothing_to_change_about_it(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, MeetingPage, training(), shipped_laws())
    assert desk.page.upper.about.isVisible()

    desk.show(FamilyReader(desk.case.people[0].id))

    assert not desk.page.upper.about.isVisible()


@pytest.mark.parametrize("width", [800, 836, 1108])
def test_with_a_form_open_everything_still_fits(qtbot: QtBot, width: int) -> None:
    """836 is what a window of 1280 leaves beside navigation and form."""
    desk = noted(qtbot)
    desk.page.resize(width, 668)
    qtbot.waitUntil(lambda: desk.page.width() == width)
    desk.page.layout().activate()
    point = desk.page.note

    shown = (*desk.page.upper.first, desk.page.upper.about, point.done, point._work, point._next)
    assert all(inside(desk, each) for each in shown)
    assert point.done.height() < 2 * point._next.height()
    assert desk.page.head.height() < 2 * desk.page.move_on.height()


def test_a_long_title_keeps_its_date_in_the_small_box(qtbot: QtBot) -> None:
    case = training()
    held, *later = case.meetings
    long = replace(held, title="Rettelse til referat: Tværfagligt møde om hele familien")
    desk = page_desk(qtbot, MeetingPage, replace(case, meetings=(long, *later)), shipped_laws())
    desk.page.chooser.settled.emit(long.id)
    desk.page.chooser.grab()

    assert desk.page.chooser.painted.endswith("januar")
    assert "…" in desk.page.chooser.painted


def test_nothing_cannot_be_read_aloud(qtbot: QtBot) -> None:
    desk = desk_of(qtbot, coming())
    act(desk, "Begynd mødet")
    act(desk, "Opsummering")
    box = desk.page.writing.summary
    assert box.area.toPlainText() == ""
    assert not box.aloud.isEnabled()

    box.area.setPlainText("Vi ses igen om to uger")
    assert box.aloud.isEnabled()
    box.put("")
    assert not box.aloud.isEnabled()


def test_a_meeting_that_was_closed_leads_to_its_paper(qtbot: QtBot) -> None:
    desk = noted(qtbot)
    desk.page.attendance.box.all.click()
    assert not desk.page.upper.paper.isVisible()
    desk.page.move_on.click()
    desk.questions[-1].act()

    assert not desk.page.move_on.isVisible()
    desk.page.upper.paper.click()

    assert desk.gone_to[-1] == ("sheets", None)
    desk.show(FamilyReader(desk.case.people[0].id))
    assert not desk.page.upper.paper.isVisible()


def test_what_a_quiet_button_of_a_line_says_begins_where_the_line_does(qtbot: QtBot) -> None:
    desk = noted(qtbot)
    item = next(
        each
        for each in desk.page.board.findChildren(Item)
        if any(inner.text() == "Holdt" for inner in each.findChildren(QPushButton))
    )
    title = item.findChildren(QLabel)[0].mapTo(item, QPoint()).x()
    press = next(each for each in item.findChildren(QPushButton) if each.text() == "Holdt")

    assert press.mapTo(item, QPoint()).x() + FRAME == title


def test_that_all_are_there_is_not_shortened_in_a_narrow_column(qtbot: QtBot) -> None:
    desk = noted(qtbot)
    desk.page.attendance.box.all.click()
    desk.page.attendance.turn(False)
    tag = desk.page.attendance.line.quorum.findChildren(Tag)[-1]
    assert tag.accessibleName() == "De, der skal være her, er her"

    wide, narrow = tag.sizeHint().width(), 120
    tag.resize(narrow, tag.heightForWidth(narrow))
    tag.grab()

    assert narrow < wide
    assert tag.heightForWidth(narrow) > tag.heightForWidth(wide)
    assert tag.toolTip() == ""
