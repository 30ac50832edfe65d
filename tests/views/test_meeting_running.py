"""The meeting in the room: begun on one key, next point on one key, who came, notes, summary."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.models.meetings import (
    AgendaItem,
    Agreement,
    AgreementState,
    Arrival,
    Attendance,
    Meeting,
)
from app.models.preparing import WorkNote
from app.models.readers import COORDINATOR, FamilyReader
from app.presenters.meeting_summary import RemarkLine
from app.views.case.blocks import Press
from app.views.meeting.page import MeetingPage
from tests.support.laws import shipped_laws
from tests.support.pages import page_desk, training
from tests.support.workspace import TODAY
from tests.views.test_meeting_page import running

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from app.models.case import Case
    from tests.support.pages import PageDesk

CTRL = Qt.KeyboardModifier.ControlModifier


def coming() -> Case:
    """The training family on the day of its next meeting, which has no points yet."""
    case = training()
    held, new = case.meetings
    points = tuple(each for each in case.agenda_items if each.meeting_id != new.id)
    days = (replace(held, day=TODAY - timedelta(14)), replace(new, day=TODAY))
    return replace(case, agenda_items=points, meetings=days)


def desk_of(qtbot: QtBot, case: Case) -> PageDesk:
    return page_desk(qtbot, MeetingPage, case, shipped_laws())


def act(desk: PageDesk, words: str) -> None:
    next(each for each in desk.page.page_actions() if each.text() == words).trigger()


def test_one_key_begins_the_meeting_with_its_course_and_is_undone_as_one(qtbot: QtBot) -> None:
    desk = desk_of(qtbot, coming())

    act(desk, "Begynd mødet")

    new = desk.case.meetings[1].id
    points = [each for each in desk.case.agenda_items if each.meeting_id == new]
    assert len(points) == 7
    assert desk.page.note._title.text().replace("\u00ad", "").startswith("Velkommen")
    assert not desk.page.clock.isHidden()
    assert desk.page.clock.point_words.text() == "Punktet: 0 af 10 min."
    act(desk, "Begynd mødet")
    assert len(desk.changes) == 1
    desk.undo()
    assert not [each for each in desk.case.agenda_items if each.meeting_id == new]
    assert desk.page.clock.isHidden()


def test_the_clock_says_when_a_point_takes_longer_than_meant(qtbot: QtBot) -> None:
    desk = desk_of(qtbot, coming())
    act(desk, "Begynd mødet")
    desk.workspace.clock.moment += timedelta(minutes=12)

    desk.page.clock._timer.timeout.emit()

    assert desk.page.clock.point_words.text() == "Punktet: 12 af 10 min."
    assert desk.page.clock.point_words.property("part") == "error"


def test_one_key_ends_a_point_and_after_the_last_one_the_summary_is_read(qtbot: QtBot) -> None:
    desk = desk_of(qtbot, running())
    for _press in range(2):
        act(desk, "Næste punkt")

    held = desk.case.meetings[0].id
    assert all(each.done for each in desk.records(AgendaItem) if each.meeting_id == held)
    assert desk.page.writing.summary.isVisible()
    assert desk.page.board.isHidden()
    assert "Det har vi aftalt:" in (desk.case.meetings[0].summary or "")


def test_how_somebody_came_is_one_press(qtbot: QtBot) -> None:
    desk = desk_of(qtbot, running())
    david = next(each for each in desk.case.attendances if not each.present)

    desk.page.attendance.box.list.press(david.id, "no_show").click()

    (row,) = (each for each in desk.records(Attendance) if each.id == david.id)
    assert (row.arrival, row.present) == (Arrival.NO_SHOW, False)
    assert "udeblev" in desk.words()
    desk.page.attendance.box.list.press(david.id, "late").click()
    assert desk.page.attendance.box.list.check(david.id).isChecked()


def test_a_meeting_without_its_citizen_is_not_asked_about_but_leads_to_who_has_come(
    qtbot: QtBot,
) -> None:
    case = running()
    alone = tuple(replace(each, present=False, arrival=None) for each in case.attendances)
    desk = desk_of(qtbot, replace(case, attendances=alone))
    act(desk, "Opsummering")

    desk.page.move_on.click()

    assert not desk.questions
    assert desk.messages[-1].text.startswith("Borgeren er ikke sat til at være kommet.")
    assert desk.page.writing.summary.isHidden()
    assert desk.page.attendance.box.all.hasFocus()
    desk.page.attendance.box.all.click()
    desk.page.move_on.click()
    assert "ikke rettes" in desk.questions[-1].text


def test_a_note_is_one_key_and_ctrl_enter(qtbot: QtBot) -> None:
    desk = desk_of(qtbot, running())
    box = desk.page.writing.note
    assert box.isHidden()

    act(desk, "Nyt arbejdsnotat")
    desk.press("Sanne sover ikke")
    box.who.setCurrentIndex(1)
    box.fact.setChecked(True)
    desk.press(Qt.Key.Key_Return, mod=CTRL)

    (note,) = desk.records(WorkNote)
    assert (note.text, note.fact) == ("Sanne sover ikke", True)
    assert note.said_by_person_id == desk.case.people[0].id
    assert box.words == ""
    assert "Sanne sover ikke" in desk.words()
    desk.press(Qt.Key.Key_Return, mod=CTRL)
    assert len(desk.records(WorkNote)) == 1


def test_ctrl_enter_keeps_the_note_also_where_the_speaker_is_chosen(qtbot: QtBot) -> None:
    desk = desk_of(qtbot, running())
    act(desk, "Nyt arbejdsnotat")
    desk.press("Sanne sover ikke")
    desk.page.writing.note.who.setFocus()
    desk.press(Qt.Key.Key_Down)

    desk.press(Qt.Key.Key_Return, mod=CTRL)

    (note,) = desk.records(WorkNote)
    assert note.said_by_person_id == desk.case.people[0].id
    desk.press(Qt.Key.Key_Return)
    assert len(desk.records(WorkNote)) == 1


def test_a_recommendation_begins_on_one_key_where_a_meeting_may_be_written_to(
    qtbot: QtBot,
) -> None:
    desk = desk_of(qtbot, running())

    act(desk, "Ny indstilling")

    assert "Hvad anbefaler I?" in desk.words()


def test_the_summary_stays_alone_in_the_middle_and_with_its_own_meeting(qtbot: QtBot) -> None:
    desk = desk_of(qtbot, running())
    act(desk, "Opsummering")
    box = desk.page.writing.summary

    box.aloud.click()
    assert (box.isVisible(), desk.page.note.isVisible()) == (True, False)

    desk.page.show_case(desk.workspace.view(desk.case_id, COORDINATOR), COORDINATOR)
    assert desk.page.board.isHidden()


def test_a_summary_that_the_room_may_not_see_says_why_it_is_empty(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.views.meeting.writing.summary_text", lambda *_args: "")
    desk = desk_of(qtbot, running())

    act(desk, "Opsummering")

    assert desk.messages[-1].text.startswith("Der er intet, som alle i rummet må se.")


def test_the_keyboard_is_in_the_summary_when_it_opens(qtbot: QtBot) -> None:
    desk = desk_of(qtbot, running())
    act(desk, "Opsummering")
    assert desk.page.writing.summary.area.hasFocus()


def test_the_box_for_a_note_gives_way_to_who_has_come(qtbot: QtBot) -> None:
    desk = desk_of(qtbot, running())
    act(desk, "Nyt arbejdsnotat")
    desk.press("Sover")
    desk.page.attendance.line.open.click()
    assert not desk.page.writing.note.isVisible()
    desk.page.attendance.box.fold.click()
    assert desk.page.writing.note.isVisible()
    assert desk.page.writing.note.words == "Sover"


def test_a_closed_meeting_has_no_heading_over_a_comment_that_nobody_made(qtbot: QtBot) -> None:
    desk = desk_of(qtbot, running())
    remarks = desk.page.writing.summary.remarks
    desk.page._open_summary()
    (row,) = remarks._rows.values()
    assert row.isVisible()
    remarks.show_lines((RemarkLine(row._key, "Sanne", ""),), writable=False)
    assert not row.isVisible()


def test_what_is_typed_is_a_draft_and_comes_back(qtbot: QtBot) -> None:
    desk = desk_of(qtbot, running())
    meeting = desk.case.meetings[0].id
    act(desk, "Nyt arbejdsnotat")
    desk.press("Sover")
    desk.page.writing.note._timer.timeout.emit()
    desk.page._open_summary()
    desk.page.writing.summary.area.setFocus()
    desk.press("Tak. ")
    desk.page.writing.summary._timer.timeout.emit()

    kept = dict(desk.workspace.drafts.all(desk.case_id))
    assert kept[f"{meeting}/work"] == "Sover"
    assert kept[f"{meeting}/summary"].startswith("Tak. ")

    again = page_desk(qtbot, MeetingPage, running(), shipped_laws())
    for place, words in kept.items():
        again.workspace.drafts.keep(again.case_id, place, words)
    again.page.writing._meeting = None
    again.show()
    assert again.page.writing.note.words == "Sover"
    assert again.page.writing.note.isVisible()
    assert again.page.writing.summary.area.toPlainText().startswith("Tak. ")


def test_the_summary_is_put_right_and_read_aloud(qtbot: QtBot) -> None:
    desk = desk_of(qtbot, running())
    act(desk, "Opsummering")
    box = desk.page.writing.summary
    box.area.setFocus()
    desk.press("Tak for i dag. ")

    box.aloud.click()

    row = desk.records(Meeting)[0]
    assert row.summary.startswith("Tak for i dag.")
    assert row.read_at == desk.workspace.clock.now()
    box._back.click()
    assert box.isHidden()
    assert desk.page.board.isVisible()
    desk.page.leave()


def test_what_was_agreed_the_last_time_is_ticked_in_one_press(qtbot: QtBot) -> None:
    desk = desk_of(qtbot, coming())
    group = desk.page.board.shown[0]
    press = group.blocks[0].rows[0].doors[0]
    assert (group.key, press.label) == ("last", "Holdt")

    desk.page.pressed(press)

    kept = [each for each in desk.records(Agreement) if each.state is AgreementState.KEPT]
    assert len(kept) == 1
    assert "1 af 7 er holdt" in desk.words()
    desk.page.pressed(Press("", "agreed/kept/nobody", ""))
    desk.page.pressed(Press("", "other", ""))
    assert len(desk.changes) == 1


def test_borrowed_eyes_begin_nothing_and_write_nothing(qtbot: QtBot) -> None:
    case = coming()
    desk = desk_of(qtbot, case)
    desk.show(FamilyReader(case.people[0].id))

    for each in ("Begynd mødet", "Næste punkt", "Nyt arbejdsnotat"):
        act(desk, each)
    for each in (desk.page.writing.keep_note, desk.page.writing.compose, desk.page.writing._read):
        each()
    for say in (desk.page.writing._take_summary, desk.page.writing._draft_note):
        say("Ro")
    desk.page.writing._add_agreement("Sanne, ringer")
    desk.page.writing._look("Ro", "")
    assert desk.case == case
    assert desk.page.writing.note.isHidden()


def test_closed_minutes_show_their_summary_and_take_nothing_more(qtbot: QtBot) -> None:
    case = training()
    desk = desk_of(
        qtbot, replace(case, meetings=(replace(case.meetings[0], summary="Vi mødes igen"),))
    )

    act(desk, "Opsummering")

    assert "Vi mødes igen" in desk.words()
    assert desk.page.writing.summary.area.isHidden()
    assert desk.page.quick.isHidden()


def test_a_warning_of_advice_on_health_is_shown_while_one_types(qtbot: QtBot) -> None:
    from app.models.facts import Kind
    from app.rules.naming import Lexicon

    desk = desk_of(qtbot, running())
    desk.workspace.lexicon = Lexicon({"helbred": Kind.HEALTH})
    contact = next(each for each in desk.case.attendances if each.contact_id is not None)
    box = desk.page.writing.note
    act(desk, "Nyt arbejdsnotat")
    desk.press("Helbred er dårligt")
    box.who.setCurrentIndex(box.who.findData(contact.id))

    box.who.settled.emit(contact.id)

    assert "sundhedskoordinatoren" in box._warning.text()
    desk.page.leave()
    assert desk.workspace.drafts.all(desk.case_id)
