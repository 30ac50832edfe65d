"""Before the summary is read aloud the laptop says what it leaves out; others' eyes never see that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.facts import Kind
from app.models.meetings import MeetingState
from app.models.readers import RoomReader
from app.views.meeting.page import MeetingPage
from tests.presenters.test_summary_gaps import TABLE, M, agreement, yes
from tests.rules.families import family, meeting
from tests.support.laws import shipped_laws
from tests.support.pages import PageDesk, page_desk

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def desk_of(qtbot: QtBot) -> PageDesk:
    rows = (*yes(Kind.MEETING, Kind.IDENTITY), *agreement("a", "Ring til læge"))
    case = family(meeting(MeetingState.RUNNING), *TABLE, *rows)
    return page_desk(qtbot, MeetingPage, case, shipped_laws())


def test_what_is_left_out_is_said_when_the_summary_opens(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    line = desk.page.writing.summary.unsaid
    assert not line.isVisible()
    desk.page._open_summary()
    assert line.isVisible()
    assert "»Ring til læge«" in line.accessibleName()
    assert "læge" not in desk.page.writing.summary.area.toPlainText()


def test_through_the_rooms_eyes_nothing_is_said_of_it(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    desk.page._open_summary()
    desk.show(RoomReader(M))
    assert not desk.page.writing.summary.unsaid.isVisible()
    assert "læge" not in desk.words()
