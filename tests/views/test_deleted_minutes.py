"""Closed minutes deleted from the page of the meeting: asked, told, and shown afterwards."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QScrollArea

from app.models.base import Id
from app.models.erasing import DeletionGround
from app.models.meetings import Meeting, MeetingState
from app.models.people import Person
from app.models.readers import FamilyReader
from app.services.acts.deleting import DeleteMinutes
from app.services.acts.records import Edit
from app.views.history.page import HistoryPage
from app.views.meeting.page import MeetingPage
from app.views.page import Tone
from app.views.shared.ask_box import AskBox
from app.views.sheets.choosing import MAP, Choosing
from tests.support.laws import shipped_laws
from tests.support.pages import page_desk, training

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.models.case import Case
    from tests.support.pages import PageDesk

LINE = "er slettet 12. januar 2026: fristen for sletning er nået."
TITLE = "Slet referatet med bevis"


def one_closed(*, alone: bool = True) -> Case:
    """The training family with its first meeting closed, and no decision that rests on it."""
    case = training()
    first = replace(case.meetings[0], state=MeetingState.CLOSED)
    others = () if alone else case.meetings[1:]
    kept = {first.id, *(each.id for each in others)}
    case = replace(case, meetings=(first, *others), decisions=(), tasks=(), letters=())
    for name in ("attendances", "agenda_items", "readiness", "shared_rooms", "work_notes"):
        rows = tuple(each for each in getattr(case, name) if each.meeting_id in kept)
        values: dict[str, Any] = {name: rows}
        case = replace(case, **values)
    there = {each.id for each in case.attendances}
    case = replace(case, confided=tuple(e for e in case.confided if e.attendance_id in there))
    consents = tuple(
        replace(e, meeting_id=None) if e.meeting_id not in kept else e for e in case.consents
    )
    return replace(case, consents=consents)


def opened(qtbot: QtBot, case: Case) -> PageDesk:
    desk = page_desk(qtbot, MeetingPage, case, shipped_laws())
    desk.page.select(case.meetings[0].id)
    desk.page.upper.about.click()
    return desk


def ask(desk: PageDesk) -> None:
    desk.page.inspector().form.button("delete").click()


def test_the_button_asks_first_and_says_what_goes(qtbot: QtBot) -> None:
    desk = opened(qtbot, one_closed())

    ask(desk)

    said = desk.words()
    assert "Det slettes: referatet af mødet" in said
    assert "Det kan ikke fortrydes." in said
    assert desk.changes == []


def test_the_question_comes_into_sight_below_a_long_form(qtbot: QtBot) -> None:
    desk = opened(qtbot, one_closed(alone=False))
    area = desk.page.inspector().findChild(QScrollArea)
    bar = area.verticalScrollBar()
    bar.setValue(bar.maximum())

    ask(desk)

    (box,) = desk.page.inspector().findChildren(AskBox)
    view = area.viewport()
    qtbot.waitUntil(lambda: box.mapTo(view, QPoint()).y() < view.height() // 4)
    assert box.mapTo(view, QPoint()).y() >= 0


def test_with_ground_approval_and_reason_it_is_done_from_the_keyboard(qtbot: QtBot) -> None:
    desk = opened(qtbot, one_closed())
    ask(desk)
    (box,) = desk.page.inspector().findChildren(AskBox)

    box.yes.click()
    assert desk.changes == []
    assert "Hvorfor må det slettes?" in box.fields["ground"].wrong

    box.fields["ground"].editor.take_focus()
    desk.press(Qt.Key.Key_Down, Qt.Key.Key_Tab, "Leder", Qt.Key.Key_Tab, "Fristen er naaet")
    desk.press(Qt.Key.Key_Return, mod=Qt.KeyboardModifier.ControlModifier)

    (made,) = desk.case.deleted_minutes
    assert (made.ground, made.approved_by) == (DeletionGround.WRONG_CASE, "Leder")
    assert made.reason == "Fristen er naaet"
    assert desk.case.meetings == ()
    assert not desk.page.inspector().isVisible() or "Slet referatet" not in desk.words()


@pytest.mark.parametrize("full", [False, True])
def test_it_is_told_before_while_and_after_the_vault_is_written_anew(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, full: bool
) -> None:
    desk = opened(qtbot, one_closed())
    ask(desk)
    assert "skrives hele boksen om" in desk.words()
    cursors: list[Any] = []
    real = desk.workspace.run

    def run(operation: Any) -> Any:
        cursors.append(QGuiApplication.overrideCursor())
        return real(operation)

    monkeypatch.setattr(desk.workspace, "run", run)
    desk.workspace.full_disk = full
    (box,) = desk.page.inspector().findChildren(AskBox)
    box.fields["ground"].editor.take_focus()
    desk.press(Qt.Key.Key_Down, Qt.Key.Key_Tab, "Leder", Qt.Key.Key_Tab, "Fristen er naaet")
    desk.press(Qt.Key.Key_Return, mod=Qt.KeyboardModifier.ControlModifier)
    assert [each.shape() for each in cursors] == [Qt.CursorShape.WaitCursor]
    assert QGuiApplication.overrideCursor() is None
    told = desk.messages[-1]
    assert told.tone is (Tone.CAUTION if full else Tone.GOOD)
    assert ("ikke skrevet om endnu" in told.text) is full


def deleted(desk: PageDesk) -> None:
    first = desk.case.meetings[0]
    desk.run(
        DeleteMinutes(
            desk.case_id, first.id, Id("proof"), DeletionGround.DEADLINE, "Leder", "Fristen er nået"
        )
    )


def test_afterwards_the_page_says_so_and_shows_none_of_it(qtbot: QtBot) -> None:
    desk = opened(qtbot, one_closed())
    words = [each.note for each in desk.case.agenda_items if each.note]
    first = desk.case.meetings[0].id

    deleted(desk)

    assert desk.case.get(Meeting, first) is None
    assert LINE in desk.page.vacant._words.text()
    assert desk.page.vacant.isVisible()
    assert [each for each in words if each in desk.words()] == []


def test_beside_other_meetings_the_line_leads_to_the_proof(qtbot: QtBot) -> None:
    desk = opened(qtbot, one_closed(alone=False))

    deleted(desk)

    assert LINE in desk.words()
    door = next(e for e in desk.page.findChildren(QPushButton) if e.text() == "Se beviset")
    door.click()
    assert desk.gone_to == [("sheets", "proof")]


def test_nobody_but_the_coordinator_is_told(qtbot: QtBot) -> None:
    desk = opened(qtbot, one_closed(alone=False))
    deleted(desk)

    desk.show(FamilyReader(desk.case.people[0].id))

    assert "slettet" not in desk.words()


def test_nothing_from_before_is_undone(qtbot: QtBot) -> None:
    desk = opened(qtbot, one_closed())
    first = desk.case.people[0]
    desk.run(Edit(desk.case_id, Person, first.id, (("nickname", "S"),)))
    desk.history.look_at(desk.case_id)
    assert desk.history.undo_label
    step = weakref.ref(desk.history._stacks[desk.case_id].command(0))
    assert step() is not None

    deleted(desk)

    assert (desk.history.undo_label, desk.history.redo_label) == ("", "")
    assert desk.history.cut_by == DeleteMinutes.act
    gc.collect()
    assert step() is None  # and with it what it would have put back


def test_the_log_says_which_minutes_and_why(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, HistoryPage, one_closed(), shipped_laws())
    deleted(desk)
    for kind in ("Fjernet", "Med retsvirkning"):
        desk.page.filter.settled.emit(kind)
        assert LINE in next(row.cells[2].text for row in desk.page.table.rows.rows)


def test_ark_finds_the_proof(qtbot: QtBot) -> None:
    desk = opened(qtbot, one_closed())
    deleted(desk)
    choosing = Choosing(desk.workspace)
    choosing.show(desk.workspace.view(desk.case_id, desk.reader), desk.reader)
    assert choosing.find(Id("proof"))
    order = choosing.order()
    assert choosing.chosen == MAP
    assert order is not None
    assert order.record_id == "proof"
