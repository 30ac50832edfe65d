"""Minutes while people talk: a draft every second, one operation on leaving, nothing lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.models.meetings import AgendaItem
from app.services.acts.records import Edit
from app.views.meeting.page import MeetingPage
from tests.support.pages import page_desk
from tests.views.test_meeting_page import desk_of, running

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.support.pages import PageDesk


def write(desk: PageDesk, words: str) -> str:
    """Type into the minutes of the point that is shown; returns where its draft is kept."""
    desk.page.note.area.setFocus()
    desk.press(words)
    return f"{desk.page.note.point}/note"


def note(desk: PageDesk, place: str) -> str | None:
    return next(each.note for each in desk.case.agenda_items if place.startswith(each.id))


def test_typing_is_kept_as_a_draft_within_a_second_without_an_act(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)

    place = write(desk, "Sanne begynder")
    assert desk.page.note._timer.isActive()
    desk.page.note._timer.timeout.emit()

    assert desk.workspace.drafts.all(desk.case_id)[place] == "Sanne begynder"
    assert desk.changes == []


def test_leaving_the_text_is_one_act_and_drops_the_draft(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    place = write(desk, "Sanne begynder")
    desk.page.note._timer.timeout.emit()

    desk.page.quick.line.setFocus()

    assert note(desk, place) == "Sanne begynder"
    assert len(desk.changes) == 1
    assert place not in desk.workspace.drafts.all(desk.case_id)
    desk.page.note.settle()
    assert len(desk.changes) == 1


def test_ctrl_enter_takes_the_text_and_leaves_the_cursor(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    place = write(desk, "Sanne begynder")

    desk.press(Qt.Key.Key_Return, mod=Qt.KeyboardModifier.ControlModifier)

    assert note(desk, place) == "Sanne begynder"
    assert desk.page.note.area.hasFocus()


def test_another_point_takes_the_text_of_the_one_before(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    place = write(desk, "Sanne begynder")
    last = desk.case.agenda_items[7]

    desk.page.left.points.chosen.emit(last.id)

    assert note(desk, place) == "Sanne begynder"
    assert desk.page.note.point == last.id
    assert desk.page.note.area.toPlainText() == last.note


def test_a_change_elsewhere_leaves_a_half_typed_text_alone(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    place = write(desk, "Sanne beg")
    first = desk.case.agenda_items[0]

    desk.run(Edit(desk.case_id, AgendaItem, first.id, (("title", "Velkommen"),)))

    assert desk.page.note.area.toPlainText() == "Sanne beg"
    assert desk.page.note.area.hasFocus()
    assert note(desk, place) is None


def test_a_draft_from_before_a_lock_is_there_again_and_becomes_an_act(qtbot: QtBot) -> None:
    case = running()
    desk = page_desk(qtbot, MeetingPage, case)
    first, second = case.agenda_items[0], case.agenda_items[1]
    desk.workspace.drafts.keep(case.id, f"{second.id}/note", "Fra før")

    desk.page.left.points.chosen.emit(second.id)
    assert desk.page.note.area.toPlainText() == "Fra før"
    desk.page.left.points.chosen.emit(first.id)

    assert note(desk, second.id) == "Fra før"


def test_what_cannot_be_saved_stays_typed_and_stays_a_draft(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    place = write(desk, "Sanne begynder")
    desk.page.note._timer.timeout.emit()
    desk.page.acts._context = replace(desk.page.context, run=lambda _operation: None)

    desk.page.note.settle()

    assert desk.page.note.dirty
    assert desk.page.note.area.toPlainText() == "Sanne begynder"
    assert desk.workspace.drafts.all(desk.case_id)[place] == "Sanne begynder"


def test_an_unfinished_agreement_waits_on_its_line(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    desk.page.quick.line.setFocus()
    desk.press("Sanne, ringer")

    desk.page.leave()
    kept = desk.workspace.drafts.all(desk.case_id)
    assert kept == {f"{desk.case.meetings[0].id}/agreement": "Sanne, ringer"}

    again = page_desk(qtbot, MeetingPage, running())
    again.workspace.drafts = desk.workspace.drafts
    again.show()
    assert again.page.quick.line.text() == "Sanne, ringer"


def test_enter_on_a_point_goes_into_its_minutes(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    second = desk.case.agenda_items[1].id
    desk.page.left.points.button(second).setFocus()

    desk.press(Qt.Key.Key_Return)

    assert desk.page.note.area.hasFocus()
    assert desk.page.note.point == second
