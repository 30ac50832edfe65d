"""For everybody: every control has a name, Tab comes round without a trap, nothing is cut off."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.desktop.tasks import Tasks
from app.views.shared.form import FormView
from app.views.shared.tab_order import in_order
from app.views.unlock.first_run import FirstRun
from tests.support.unlocking import FakeDoor
from tests.support.workspace import TODAY
from tests.views.test_shared_form import SPEC

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.desktop.theme import Look
    from tests.views.conftest import DeskSet

    Show = Callable[..., QWidget]

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)


def is_inner(widget: QWidget) -> bool:
    """Whether it is a part that Qt made inside a control of ours, such as a combo box's list."""
    parent = widget.parentWidget()
    outer = parent.parentWidget() if parent is not None else None
    return isinstance(parent, CONTROLS) or isinstance(outer, QComboBox)


def nameless(root: QWidget) -> list[str]:
    """Controls that assistive technology would call nothing."""
    found = []
    for each in root.findChildren(QWidget):
        if isinstance(each, CONTROLS) and not is_inner(each):
            face = QAccessible.queryAccessibleInterface(each)
            if not face.text(QAccessible.Text.Name).strip():
                found.append(f"{type(each).__name__} in {type(each.parent()).__name__}")
    return found


def tab_round(root: QWidget, most: int = 300) -> list[QWidget]:
    """Where Tab leads from the first control until it comes back."""
    seen: list[QWidget] = []
    for _ in range(most):
        now = QApplication.focusWidget()
        if now is None or now in seen:
            break
        seen.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    return seen


def cut_off(root: QWidget) -> list[str]:
    """Labels and buttons that have less room than their words need."""
    found = []
    for each in root.findChildren(QWidget):
        if not each.isVisible():
            continue
        if isinstance(each, QLabel) and each.wordWrap():
            if each.heightForWidth(each.width()) > each.height() + 1:
                found.append(each.text())
        elif isinstance(each, (QLabel, QPushButton)) and each.sizeHint().width() > each.width() + 1:
            found.append(each.text())
    return found


def small(root: QWidget) -> list[str]:
    """Buttons that a finger would miss."""
    return [
        each.accessibleName()
        for each in root.findChildren(QPushButton)
        if each.isVisible() and each.height() < 32
    ]


@pytest.fixture
def tasks(qapp: object) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    assert made.drain()


@pytest.fixture
def form(look: Look, shown: Show) -> FormView:
    made = FormView(look, lambda: TODAY)
    shown(made, 300, 1000)
    made.set_spec(SPEC)
    return made


@pytest.mark.parametrize("page", ["today", "families", "overview"])
def test_every_control_of_the_desk_has_a_name(make_desk: Callable[..., DeskSet], page: str) -> None:
    desk = make_desk().desk
    desk.open_case(desk.context.workspace.families()[0].id)
    desk.go(page)
    assert nameless(desk) == []
    assert small(desk) == []


def test_the_control_finds_a_nameless_button(shown: Show) -> None:
    holder = QWidget()
    button = QPushButton(holder)
    button.setStyleSheet("min-height: 0px; padding: 0px;")
    button.setFixedSize(20, 20)
    shown(holder)
    assert nameless(holder) == ["QPushButton in QWidget"]
    assert small(holder) == [""]


def test_every_field_of_a_form_and_every_step_of_the_first_run_has_a_name(
    form: FormView, look: Look, tasks: Tasks, shown: Show, tmp_path: Path
) -> None:
    gate = FirstRun(look, tasks, FakeDoor(tmp_path, there=False), tmp_path)
    shown(gate)
    assert nameless(form) == []
    assert nameless(gate) == []
    assert small(form) == []


def test_tab_goes_through_the_whole_desk_and_comes_round(
    make_desk: Callable[..., DeskSet],
) -> None:
    made = make_desk()
    made.desk.open_case(made.workspace.families()[0].id)
    made.desk.navigation.take_focus()
    seen = tab_round(made.desk)
    assert made.page.field in seen
    assert made.page.entry in seen
    assert any(each.accessibleName() == "Lås" for each in seen)
    assert len(seen) < 100


def test_tab_goes_through_a_form_and_comes_round(form: FormView) -> None:
    form.focus_field()
    seen = tab_round(form)
    names = [each.accessibleName() for each in seen]
    assert {"Ring til mig om", "Siden", "Område", "Uden for kommunen", "Sanne"} <= set(names)
    assert seen[0].accessibleName() == "Rolle (skal udfyldes)"


def test_tab_leads_out_of_a_form_whose_controls_were_put_in_order(look: Look, shown: Show) -> None:
    both = QWidget()
    beside = QVBoxLayout(both)
    outside = QPushButton("Udenfor")
    form = FormView(look, lambda: TODAY)
    beside.addWidget(outside)
    beside.addWidget(form)
    shown(both, 300, 1100)
    form.set_spec(SPEC)
    in_order(form)
    form.focus_field()
    assert tab_round(both)[-1] is outside


def longer(words: str) -> str:
    """The same words, 40 % longer, as another language might be."""
    return words + " " + "m" * max(round(len(words) * 0.4) - 1, 0)


def test_nothing_is_cut_off_with_longer_words(form: FormView, qtbot: QtBot) -> None:
    stretched = replace(
        SPEC,
        title=longer("Sagsbehandler: tabt arbejdsfortjeneste"),
        sections=tuple(
            replace(
                section,
                title=longer(section.title) if section.title else "",
                fields=tuple(
                    replace(each, label=longer(each.label), help=longer("Det nummer, I ringer til"))
                    for each in section.fields
                ),
            )
            for section in SPEC.sections
        ),
        actions=tuple(replace(each, label=longer(each.label)) for each in SPEC.actions),
        notice=longer("Der står ikke, hvem kontakten er for."),
    )
    form.set_spec(stretched)
    form.window().resize(300, 1600)
    qtbot.waitUntil(lambda: cut_off(form) == [])


def test_the_control_finds_what_is_cut_off(look: Look, shown: Show) -> None:
    holder = QWidget()
    label = QLabel("Netværkskort", holder)
    label.setFixedWidth(20)
    shown(holder)
    assert cut_off(holder) == ["Netværkskort"]


@pytest.mark.parametrize("page", ["today", "families", "overview"])
def test_nothing_on_the_desk_is_cut_off_in_the_smallest_window(
    make_desk: Callable[..., DeskSet], qtbot: QtBot, page: str
) -> None:
    made = make_desk()
    made.desk.window().resize(1024, 640)
    made.desk.open_case(made.workspace.families()[0].id)
    made.desk.go(page)
    qtbot.waitUntil(lambda: cut_off(made.desk) == [])
    assert made.desk.bar.width() >= made.desk.bar.minimumSizeHint().width()
