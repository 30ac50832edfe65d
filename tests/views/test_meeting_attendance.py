"""Who came, in the room: all in one press, the few who did not in one each; which meeting is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.models.base import Id
from app.models.meetings import Arrival, Attendance, Meeting, MeetingState
from app.models.readers import FamilyReader
from app.services.acts.records import Add
from app.views.case.blocks import Ref
from app.views.meeting.page import MeetingPage
from tests.support.laws import shipped_laws
from tests.support.pages import page_desk, training
from tests.support.workspace import TODAY

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.models.case import Case
    from tests.support.pages import PageDesk


def desk_of(qtbot: QtBot, case: Case | None = None) -> PageDesk:
    """The training family before its next meeting."""
    return page_desk(qtbot, MeetingPage, case or training(), shipped_laws())


def act(desk: PageDesk, words: str) -> None:
    next(each for each in desk.page.page_actions() if each.text() == words).trigger()


def today() -> Case:
    """The family on the day of its next meeting, which is the day that its consents name."""
    case = training()
    held, new = case.meetings
    days = (replace(held, day=TODAY - timedelta(14)), replace(new, day=TODAY))
    on = {each.id: each.day for each in days}
    asked = tuple(replace(e, meeting_day=on.get(e.meeting_id or Id(""))) for e in case.consents)
    return replace(case, meetings=days, consents=asked)


def begun(qtbot: QtBot) -> PageDesk:
    desk = desk_of(qtbot, today())
    act(desk, "Begynd mødet")
    return desk


def test_a_meeting_of_another_day_is_not_begun_unasked(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    act(desk, "Begynd mødet")
    (asked,) = desk.questions
    assert "Mødet er sat til mandag den 26. januar 2026" in asked.text
    states = [[each.state for each in desk.case.meetings]]
    asked.act()
    states.append([each.state for each in desk.case.meetings])
    assert states == [
        [MeetingState.CLOSED, MeetingState.PLANNED],
        [MeetingState.CLOSED, MeetingState.RUNNING],
    ]


def rows(desk: PageDesk) -> list[Attendance]:
    now = desk.case.meetings[1].id
    return [each for each in desk.records(Attendance) if each.meeting_id == now]


def test_beginning_asks_who_came_and_enter_says_everybody(qtbot: QtBot) -> None:
    desk = begun(qtbot)
    box = desk.page.attendance.box
    assert box.isVisible()
    assert box.all.hasFocus()
    assert "Først da viser væggen noget" in desk.words()

    desk.press(Qt.Key.Key_Return)

    assert {each.arrival for each in rows(desk)} == {Arrival.IN_TIME}
    assert "6 af 6 er her" in desk.words()
    qtbot.waitUntil(lambda: "De, der skal være her, er her" in desk.words())
    assert box.isVisible()
    assert not box.all.isVisible()
    assert box.list.check(rows(desk)[0].id).hasFocus()
    desk.undo()
    assert not any(each.present or each.arrival for each in rows(desk))
    assert box.all.isVisible()


def test_who_did_not_come_is_put_right_afterwards(qtbot: QtBot) -> None:
    desk = begun(qtbot)
    desk.page.attendance.box.all.click()
    absent = next(each for each in rows(desk) if each.contact_id is not None)

    desk.page.attendance.box.list.press(absent.id, "excused").click()

    assert "5 af 6 er her" in desk.words()
    assert len(desk.changes) == 3
    desk.page.attendance.everybody()
    assert len(desk.changes) == 3


def test_everybody_leaves_those_who_are_noted_already(qtbot: QtBot) -> None:
    desk = begun(qtbot)
    absent = next(each for each in rows(desk) if each.contact_id is not None)
    desk.page.attendance.box.list.press(absent.id, "no_show").click()

    desk.page.attendance.box.all.click()

    assert [each.id for each in rows(desk) if not each.present] == [absent.id]


def test_it_folds_when_the_talk_goes_on_and_opens_on_one_key(qtbot: QtBot) -> None:
    desk = begun(qtbot)
    box, line = desk.page.attendance.box, desk.page.attendance.line
    assert line.open.isHidden()

    act(desk, "Næste punkt")
    assert box.isHidden()
    assert not line.quorum.isHidden()
    act(desk, "Hvem er kommet?")
    assert box.isVisible()
    assert line.quorum.isHidden()
    box.all.click()
    box.list.check(rows(desk)[0].id).setFocus()
    act(desk, "Hvem er kommet?")
    assert box.isHidden()
    assert line.open.hasFocus()
    line.open.click()
    assert box.list.check(rows(desk)[0].id).hasFocus()
    act(desk, "Nyt arbejdsnotat")
    assert box.isHidden()
    assert desk.page.writing.note.isVisible()


def test_the_summary_covers_it_and_gives_it_back(qtbot: QtBot) -> None:
    desk = begun(qtbot)
    act(desk, "Nyt arbejdsnotat")
    act(desk, "Hvem er kommet?")

    act(desk, "Opsummering")
    assert desk.page.attendance.box.isHidden()
    assert desk.page.writing.note.isHidden()
    desk.page.writing.summary.closed.emit()

    assert desk.page.attendance.box.isVisible()
    assert desk.page.writing.note.isHidden()
    act(desk, "Hvem er kommet?")
    assert desk.page.writing.note.isVisible()


def test_before_it_begins_who_calls_off_can_be_noted(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    box = desk.page.attendance.box
    assert box.isHidden()
    assert "6 er indkaldt" in desk.words()
    assert "Hvem kommer?" in desk.words()

    desk.page.attendance.line.open.click()
    assert box.all.isHidden()
    assert box.quorum.isHidden()
    box.list.press(rows(desk)[2].id, "excused").click()

    assert rows(desk)[2].arrival is Arrival.EXCUSED
    assert "Virksomhedskonsulent (meldte afbud)" in desk.words()
    box.fold.click()
    assert box.isHidden()


def test_what_a_companion_may_hear_is_one_press_away(qtbot: QtBot) -> None:
    desk = begun(qtbot)
    guest = next(each for each in rows(desk) if each.name == "Bisidder")
    details = desk.page.attendance.box.list.details(guest.id)
    assert details.accessibleName() == "Hvad må Bisidder høre?"

    details.click()

    assert desk.page.shown_record() == (Attendance, guest.id)


def test_without_the_citizen_it_is_put_off_or_held_by_a_rule(qtbot: QtBot) -> None:
    desk = begun(qtbot)
    box = desk.page.attendance.box
    assert not box.hold.isVisible()
    box.all.click()
    box.list.press(rows(desk)[0].id, "no_show").click()
    assert "Borgeren er ikke kommet" in desk.words()

    box.hold.click()

    form = desk.page.inspector().form
    assert desk.page.shown_record() == (Meeting, desk.case.meetings[1].id)
    assert form._fields["law_key"].isVisible()
    box.put_off.click()
    assert form._ask is not None
    assert form._ask.key == "postpone"


def test_a_work_note_is_one_press_from_the_point(qtbot: QtBot) -> None:
    desk = begun(qtbot)
    desk.page.note._work.click()
    assert desk.page.writing.note.area.hasFocus()


def test_closing_with_points_left_asks_whether_it_was_broken_off(qtbot: QtBot) -> None:
    desk = begun(qtbot)
    desk.page.attendance.box.all.click()
    desk.page.move_on.click()
    assert "Blev mødet afbrudt" not in desk.questions[-1].text
    act(desk, "Næste punkt")
    desk.page.move_on.click()
    assert "Blev mødet afbrudt" in desk.questions[-1].text


def test_names_of_buttons_say_whose_they_are(qtbot: QtBot) -> None:
    desk = begun(qtbot)
    found = desk.page.attendance.box.list
    names = [found.press(key, "late").accessibleName() for key in found.ids]
    names += [found.details(key).accessibleName() for key in found.ids]
    assert len(set(names)) == len(names)


def test_borrowed_eyes_note_nothing(qtbot: QtBot) -> None:
    desk = begun(qtbot)
    desk.show(FamilyReader(desk.case.people[0].id))
    before = desk.case

    desk.page.attendance.everybody()
    desk.page.attendance.toggle()
    desk.page.attendance.box.list.ticked.emit(rows(desk)[0].id, True)
    desk.page.attendance.box.list.arrived.emit(rows(desk)[0].id, "late")
    act(desk, "Hvem er kommet?")
    act(desk, "Nyt arbejdsnotat")

    assert desk.case == before
    assert desk.page.attendance.box.isHidden()


# --- the citizen's own comment -------------------------------------------------------------------


def commented(qtbot: QtBot) -> PageDesk:
    desk = begun(qtbot)
    desk.page.attendance.box.all.click()
    act(desk, "Opsummering")
    desk.page.writing.summary.remarks.area(rows(desk)[0].id).setFocus()
    desk.press("Det var godt at blive hørt")
    return desk


def test_the_citizens_own_comment_goes_into_the_summary(qtbot: QtBot) -> None:
    desk = commented(qtbot)

    desk.page.writing.summary.aloud.click()

    assert rows(desk)[0].remark == "Det var godt at blive hørt"
    said = desk.case.meetings[1].summary or ""
    assert "Sanne siger: »Det var godt at blive hørt«" in said


def test_a_summary_that_was_put_right_is_left_alone(qtbot: QtBot) -> None:
    desk = commented(qtbot)
    desk.page.writing.summary.area.setFocus()
    desk.press("Tak. ")
    desk.page.writing.summary.remarks.area(rows(desk)[0].id).setFocus()
    desk.press(" i dag")

    desk.page.writing.settle()

    assert rows(desk)[0].remark == "Det var godt at blive hørt i dag"
    assert "i dag«" not in (desk.case.meetings[1].summary or "")


def test_a_comment_is_a_draft_within_a_second_and_comes_back(qtbot: QtBot) -> None:
    desk = commented(qtbot)
    remarks, key = desk.page.writing.summary.remarks, rows(desk)[0].id
    remarks._rows[key]._timer.timeout.emit()
    kept = dict(desk.workspace.drafts.all(desk.case_id))
    assert kept[f"{key}/remark"] == "Det var godt at blive hørt"

    again = page_desk(qtbot, MeetingPage, desk.case, shipped_laws())
    again.workspace.drafts.keep(again.case_id, f"{key}/remark", kept[f"{key}/remark"])
    again.page.writing.summary.remarks.show_lines((), writable=True)
    again.show()
    area = again.page.writing.summary.remarks.area(key)
    assert area.toPlainText() == "Det var godt at blive hørt"


def test_who_did_not_come_has_nothing_to_say_and_borrowed_eyes_only_read(qtbot: QtBot) -> None:
    desk = commented(qtbot)
    desk.page.writing.summary.settle()
    desk.show(FamilyReader(desk.case.people[0].id))

    assert desk.page.writing.summary.remarks.area(rows(desk)[0].id).isHidden()
    desk.page.writing._take_remark(rows(desk)[0].id, "Noget andet")
    desk.page.writing._draft_remark(rows(desk)[0].id, "Noget andet")
    assert rows(desk)[0].remark == "Det var godt at blive hørt"


# --- which meeting is shown ----------------------------------------------------------------------


def test_a_new_meeting_ends_the_choice_of_an_old_one(qtbot: QtBot) -> None:
    case = training()
    desk = desk_of(qtbot, replace(case, meetings=case.meetings[:1]))
    assert desk.page.move_on.isHidden()

    new = Meeting(id=Id("n"), case_id=desk.case_id, day=date(2026, 2, 2))
    desk.page.context.run(Add(new))

    assert desk.page.chooser.key() == "n"
    assert desk.page.move_on.text() == "Begynd mødet"


def test_a_meeting_planned_while_one_runs_does_not_take_its_place(qtbot: QtBot) -> None:
    desk = begun(qtbot)

    desk.page.context.run(Add(Meeting(id=Id("n"), case_id=desk.case_id, day=date(2026, 2, 2))))

    assert desk.page.chooser.key() == desk.case.meetings[1].id


def test_an_old_meeting_is_reached_by_choosing_and_left_by_leaving(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    old, new = (each.id for each in desk.case.meetings)
    assert desk.page.chooser.key() == new

    desk.page.chooser.settled.emit(old)
    assert "6 af 7 var med" in desk.words()
    desk.show()
    assert desk.page.chooser.key() == old
    desk.page.hide()
    desk.page.show()

    assert desk.page.chooser.key() == new


def test_an_old_meeting_stays_beside_its_own_form(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    old = desk.case.meetings[0].id
    desk.page.chooser.settled.emit(old)
    desk.page.choose(Ref(Meeting, old))
    desk.page.hide()
    desk.page.show()
    assert desk.page.chooser.key() == old
    assert desk.page.shown_record() == (Meeting, old)


def test_a_meeting_that_was_just_closed_stays_in_sight(qtbot: QtBot) -> None:
    desk = begun(qtbot)
    desk.page.attendance.box.all.click()
    desk.page.move_on.click()
    desk.questions[-1].act()

    assert desk.case.meetings[1].state is MeetingState.CLOSED
    assert desk.page.summary.text().startswith("Lukket")
