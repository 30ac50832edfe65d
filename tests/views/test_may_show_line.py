"""The question "Må jeg vise det her?" in the inspector: one key, the answer under it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.models.base import Id
from app.models.meetings import Attendance, AttendanceRole, Meeting
from app.models.people import Person
from app.models.plan import Concern, Goal
from app.models.readers import FamilyReader
from app.services.acts.records import Edit
from app.views.plan.page import PlanPage
from tests.support.pages import page_desk
from tests.support.workspace import TODAY, family

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.desktop.theme import Look
    from app.models.case import Case
    from tests.support.pages import PageDesk


def sannes(*, meeting: bool = True) -> Case:
    case = family("Sanne", "Sanne", "David", key="case")
    sanne = replace(case.people[0], age=40)
    goal = Goal(id=Id("g"), case_id=case.id, text="Ro om aftenen")
    row = Concern(id=Id("c"), case_id=case.id, record_id=goal.id, person_id=sanne.id)
    case = (
        case.having(Person, (sanne, case.people[1])).having(Goal, (goal,)).having(Concern, (row,))
    )
    if not meeting:
        return case
    there = [
        Attendance(id=Id(f"a{at}"), case_id=case.id, seq=at, meeting_id=Id("m"),
                   person_id=each.id, role=AttendanceRole.CITIZEN)
        for at, each in enumerate(case.people)
    ]  # fmt: skip
    case = case.having(Meeting, (Meeting(id=Id("m"), case_id=case.id, day=TODAY),))
    return case.having(Attendance, tuple(there))


def opened(qtbot: QtBot, case: Case) -> PageDesk:
    desk = page_desk(qtbot, PlanPage, case)
    desk.page.select(Id("g"))
    return desk


def answer(desk: PageDesk) -> str:
    return str(desk.page.inspector().may_show.answer.words)


def test_one_key_answers_for_what_is_selected(qtbot: QtBot, look: Look) -> None:
    desk = opened(qtbot, sannes())
    assert answer(desk) == ""
    QTest.keyClick(desk.window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert answer(desk) == "Nej.\nDavid må ikke se det: Sanne har ikke sagt ja til mål."


def test_the_answer_goes_when_something_changes(qtbot: QtBot, look: Look) -> None:
    desk = opened(qtbot, sannes())
    desk.page.inspector().may_show.ask()
    assert answer(desk)
    david = desk.case.attendances[1]
    desk.run(Edit(desk.case_id, Attendance, david.id, (("present", True),), david.version))
    desk.show()
    assert answer(desk) == ""


def test_the_next_record_is_asked_about_anew(qtbot: QtBot, look: Look) -> None:
    desk = opened(qtbot, sannes())
    desk.page.inspector().may_show.ask()
    desk.page.inspector().clear()
    assert answer(desk) == ""
    desk.page.inspector().may_show.ask()
    assert answer(desk) == "", "nothing is selected"
    assert desk.page.inspector().may_show.isHidden()


def test_without_a_meeting_it_says_what_to_do(qtbot: QtBot, look: Look) -> None:
    desk = opened(qtbot, sannes(meeting=False))
    desk.page.inspector().may_show.ask()
    assert "Sæt en dag på mødet under Møde" in answer(desk)


@pytest.mark.parametrize("borrowed", [False, True])
def test_only_the_coordinator_is_answered(qtbot: QtBot, look: Look, borrowed: bool) -> None:
    desk = opened(qtbot, sannes())
    if borrowed:
        desk.show(FamilyReader(desk.case.people[0].id))
        desk.page.select(Id("g"))
    assert desk.page.inspector().may_show.isHidden() is borrowed
