"""A decision in the inspector: begun with what is known, said what it does, issued by hand on purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.models.meetings import Decision, DecisionEffect, DecisionState
from app.models.plan import InterventionState
from app.views.decisions.page import DecisionsPage
from tests.support.laws import shipped_laws
from tests.support.pages import page_desk, training

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.presenters.forms.spec import Raw
    from tests.support.pages import PageDesk

MENTOR = "Én mentor til både job og hverdag"


def drafted(qtbot: QtBot) -> PageDesk:
    """A grant of the mentor, with a reason, just added."""
    desk = page_desk(qtbot, DecisionsPage, training(), shipped_laws())
    mentor = next(each for each in desk.case.interventions if each.name == MENTOR)
    preset: dict[str, Raw] = {
        "text": "Du får en mentor", "intervention_id": mentor.id, "reason": "Fordi",
        "effect": DecisionEffect.GRANTS.value,
    }  # fmt: skip
    desk.show()
    inspector = desk.page.inspector()
    inspector.begin(Decision, preset)
    QTest.keyClick(
        inspector.form.field("text").editor.control,
        Qt.Key.Key_Return,
        Qt.KeyboardModifier.ControlModifier,
    )
    return desk


def test_what_the_intervention_says_stands_in_the_new_decision(qtbot: QtBot) -> None:
    desk = drafted(qtbot)
    made = desk.case.decisions[-1]
    assert (made.law_key, made.intensity) == ("lab-167", "2–4 timer om ugen")
    assert made.provider_id is not None
    assert [each.person_id for each in desk.case.concerns if each.record_id == made.id]


def test_the_keyboard_is_on_issuing_and_only_ctrl_enter_issues(qtbot: QtBot) -> None:
    desk = drafted(qtbot)
    form = desk.page.inspector().form
    assert form.button("issue").hasFocus()
    desk.press(Qt.Key.Key_Return)
    assert f"»{MENTOR}« går fra indstillet til bevilget." in said(form)
    desk.press(Qt.Key.Key_Return)
    assert state(desk) is DecisionState.DRAFT
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert state(desk) is DecisionState.ISSUED
    granted = next(each for each in desk.case.interventions if each.name == MENTOR)
    assert granted.state is InterventionState.GRANTED


def state(desk: PageDesk) -> DecisionState:
    return desk.case.decisions[-1].state


def said(form: object) -> str:
    ask = getattr(form, "_ask", None)
    assert ask is not None
    return str(ask.accessibleDescription())
