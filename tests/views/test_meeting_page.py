"""The meeting: points, who is there, what is agreed, what is recommended and decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.models.meetings import (
    AgendaItem,
    Agreement,
    Attendance,
    AttendanceRole,
    Decision,
    Meeting,
    MeetingState,
    Recommendation,
)
from app.models.readers import FamilyReader, RoomReader
from app.views.case.blocks import Offer, Ref
from app.views.meeting.page import MeetingPage
from tests.support.forms import LAWS
from tests.support.pages import bare_family, page_desk, training

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.models.case import Case
    from tests.support.pages import PageDesk


def running() -> Case:
    """The training family's meeting while it runs, the last two points still to come."""
    case = training()
    now, *later = case.meetings
    last = [each.id for each in case.agenda_items if each.meeting_id == now.id][-2:]
    return replace(
        case,
        meetings=(replace(now, state=MeetingState.RUNNING), *later),
        agenda_items=tuple(
            replace(each, done=each.meeting_id == now.id and each.id not in last)
            for each in case.agenda_items
        ),
    )


def desk_of(qtbot: QtBot, case: Case | None = None) -> PageDesk:
    return page_desk(qtbot, MeetingPage, case or running(), LAWS)


def state(desk: PageDesk) -> MeetingState:
    """Of the meeting of the day; the one planned after it stays planned."""
    assert [each.state for each in desk.case.meetings[1:]] == [MeetingState.PLANNED]
    return desk.case.meetings[0].state


def titles(desk: PageDesk) -> list[str]:
    return [row.lead + row.title for row in desk.page.agreed.shown[0].blocks[0].rows]


def test_the_three_columns_of_a_running_meeting(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)

    assert len(desk.page.left.points.ids) == 8
    assert desk.page.note.point == desk.case.agenda_items[6].id
    assert "Virksomhedskonsulent ringer til Sanne om praktikken" in titles(desk)
    assert desk.page.move_on.text() == "Luk mødet"
    assert "Rådhuset, lokale 2" in desk.page.summary.text()


def test_recommendation_and_decision_stand_apart_with_their_sentences(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)

    recommended = desk.page.board.shown[0]
    decided = desk.page.agreed.shown[1]
    assert {each.ref.kind for each in recommended.blocks} == {Recommendation}
    assert {each.ref.kind for each in decided.blocks} == {Decision}
    assert "Der kan ikke klages" in recommended.note
    assert "Den kan der klages over" in decided.note


def test_an_agreement_is_added_on_one_line(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    desk.page.quick.line.setFocus()

    desk.press("Sanne, ringer til lægen, fredag", Qt.Key.Key_Return)

    made = desk.records(Agreement)[-1]
    assert (made.what, made.by_date) == ("ringer til lægen", date(2026, 1, 16))
    assert made.who_person_id == desk.case.people[0].id
    assert made.meeting_id == desk.case.meetings[0].id
    assert "Sanne ringer til lægen" in titles(desk)
    assert desk.page.quick.line.text() == ""
    assert desk.page.quick.line.hasFocus()
    desk.undo()
    assert "Sanne ringer til lægen" not in titles(desk)


def test_an_empty_line_adds_nothing_and_one_without_content_says_what_to_do(
    qtbot: QtBot,
) -> None:
    desk = desk_of(qtbot)
    desk.page.quick.line.setFocus()

    desk.press(Qt.Key.Key_Return)
    assert desk.changes == []
    desk.press("· ·", Qt.Key.Key_Return)

    assert desk.changes == []
    assert desk.page.quick._wrong.text()
    desk.press("Sanne, kommer, fredag", Qt.Key.Key_Return)
    assert not desk.page.quick._wrong.text()


def test_who_has_come_is_ticked(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    david = next(each for each in desk.case.attendances if not each.present)

    desk.page.attendance.box.list.check(david.id).click()

    assert [each.present for each in desk.records(Attendance) if each.id == david.id] == [True]
    assert desk.page.attendance.box.list.check(david.id).isChecked()


def test_who_comes_with_a_citizen_is_shown_with_what_they_may_hear(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    guest = next(each for each in desk.case.attendances if each.role is AttendanceRole.COMPANION)
    plain = next(each for each in desk.case.attendances if each.person_id is not None)
    for each in (plain, guest):
        desk.page.attendance.box.list.ticked.emit(each.id, False)
        desk.page.attendance.box.list.ticked.emit(each.id, True)
        shown = desk.page.shown_record()
        assert (shown == (Attendance, each.id)) is (each is guest)


def test_points_are_chosen_ticked_and_removed_by_keyboard(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    points = desk.case.agenda_items
    desk.page.left.points.button(points[0].id).setFocus()

    desk.press(Qt.Key.Key_Down)
    assert desk.page.note.point == points[1].id
    desk.press(Qt.Key.Key_Space)
    assert [each.done for each in desk.case.agenda_items][:2] == [True, False]
    desk.press(Qt.Key.Key_Delete)

    assert points[1].id not in desk.page.left.points.ids
    assert desk.page.left.points.button(points[2].id).hasFocus()


def test_the_next_point_is_one_button_away(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    points = desk.case.agenda_items
    desk.page.left.points.chosen.emit(points[5].id)

    desk.page.note._next.click()
    assert desk.page.note.point == points[6].id
    desk.page.note._next.click()

    assert desk.page.note._next.isHidden()
    desk.page.note.next_wanted.emit()
    assert desk.page.note.point == points[7].id


def test_closing_asks_first_and_then_nothing_can_be_ticked(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)

    desk.page.move_on.click()
    assert state(desk) is MeetingState.RUNNING
    assert "ikke rettes" in desk.questions[-1].text
    desk.questions[-1].act()

    assert state(desk) is MeetingState.CLOSED
    assert desk.page.move_on.isHidden()
    assert desk.page.note.area.isHidden()
    assert desk.page.attendance.box.isHidden()
    assert desk.page.attendance.box.list.ids == ()
    assert "6 af 7 var med" in desk.words()


def test_a_planned_meeting_is_begun_without_a_question_for_it_can_be_undone(qtbot: QtBot) -> None:
    case = running()
    planned = replace(case.meetings[0], state=MeetingState.PLANNED)
    desk = desk_of(qtbot, replace(case, meetings=(planned, *case.meetings[1:])))

    desk.page.move_on.click()

    assert not desk.questions
    assert state(desk) is MeetingState.RUNNING
    assert desk.page.move_on.text() == "Luk mødet"
    desk.undo()
    assert state(desk) is MeetingState.PLANNED


def test_what_is_added_belongs_to_the_meeting(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    meeting = desk.case.meetings[0].id

    desk.page.left.point_wanted.emit()
    desk.press("Næste møde")
    desk.page.inspector()._finish_adding()
    desk.page.attendance.box.guest.click()
    desk.press("Omar")
    desk.page.inspector()._finish_adding()

    assert desk.records(AgendaItem)[-1].meeting_id == meeting
    guest = desk.records(Attendance)[-1]
    assert (guest.name, guest.meeting_id, guest.present) == ("Omar", meeting, True)


def test_another_meeting_is_chosen_above(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    desk.page.begin(Offer("", Meeting))
    desk.press("16.2.2026")
    desk.page.inspector()._finish_adding()
    second = desk.records(Meeting)[-1]

    desk.page.chooser.settled.emit(second.id)

    assert desk.page.left.points.ids == ()
    assert desk.page.note.isHidden()
    assert desk.page.move_on.text() == "Begynd mødet"
    desk.page.select(desk.case.meetings[0].id)
    assert len(desk.page.left.points.ids) == 8


def test_a_record_of_a_meeting_is_shown_with_its_meeting(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    point = desk.case.agenda_items[1]

    desk.page.select(point.id)
    assert desk.page.note.point == point.id
    assert desk.page.inspector().shown == (AgendaItem, point.id)
    agreed = desk.case.agreements[0]
    desk.page.select(agreed.id)

    assert desk.page.agreed.item(Ref(Agreement, agreed.id)).chosen
    desk.page.select("nothing")
    assert desk.page.inspector().shown == (Agreement, agreed.id)


def test_borrowed_eyes_read_the_minutes_and_write_nothing(qtbot: QtBot) -> None:
    case = running()
    desk = desk_of(qtbot, case)

    desk.show(FamilyReader(case.people[0].id))

    assert desk.page.quick.isHidden()
    assert desk.page.note.area.isHidden()
    assert desk.page.move_on.isHidden()
    desk.page.left.points.ticked.emit(case.agenda_items[0].id)
    assert desk.case == case


def test_the_room_is_told_that_everyone_may_see_it(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    assert "Alle i rummet" not in desk.page.summary.text()

    desk.show(RoomReader(desk.case.meetings[0].id))

    assert "Alle i rummet må se det, der vises her" in desk.page.summary.text()


def test_no_meeting_yet_is_one_button(qtbot: QtBot) -> None:
    desk = desk_of(qtbot, bare_family())

    assert desk.page.chooser.isHidden()
    desk.page.vacant.button.click()
    assert desk.page.inspector().is_adding


def test_the_minutes_are_copied_with_what_is_still_being_typed(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    desk.page.note.area.setFocus()
    desk.press("Vi ses igen")

    desk.page.copy_out()

    assert "Vi ses igen" in desk.copied[0]
    assert "Tværfagligt møde" in desk.copied[0]


def test_one_key_leads_to_the_line_for_agreements(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    (act,) = (each for each in desk.page.page_actions() if each.text() == "Ny aftale")
    act.trigger()
    assert desk.page.quick.line.hasFocus()
