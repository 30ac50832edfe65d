"""The chip at a §: reached by keyboard, named for assistive technology, opened over the window."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.desktop.theme import Look, ThemeChoice
from app.models.plan import Intervention
from app.presenters.law_chip import law_chips
from app.views.case.blocks import Ref
from app.views.decisions.page import DecisionsPage
from app.views.law.page import LawPage
from app.views.meeting.page import MeetingPage
from app.views.plan.page import PlanPage
from app.views.shared.law_chip import LawButton, LawLine, LawSheet
from app.views.shared.tags import Tag
from tests.support.decided import DECIDED
from tests.support.laws import shipped, shipped_laws
from tests.support.pages import page_desk

CHIPS = law_chips(shipped("2026"), "sel-85", "bl-32")


def shown(qtbot: QtBot) -> tuple[QWidget, LawLine]:
    window = QWidget()
    window.resize(700, 500)
    qtbot.addWidget(window)
    line = LawLine(Look(ThemeChoice.LIGHT))
    line.setParent(window)
    line.resize(700, 80)
    line.show_laws(CHIPS)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window, line


def buttons(line: LawLine) -> list[QWidget]:
    return [each for each in line.findChildren(QWidget) if each.accessibleDescription()]


def test_a_chip_is_named_with_its_mark_and_says_its_sentence(qtbot: QtBot) -> None:
    _window, line = shown(qtbot)
    sure, vague = buttons(line)

    assert sure.accessibleName() == "Serviceloven § 85"
    assert sure.accessibleDescription() == CHIPS[0].sentence
    assert vague.accessibleName() == "Barnets lov § 32, ikke bekræftet"


def test_chips_say_what_they_stand_on(qtbot: QtBot) -> None:
    window, _line = shown(qtbot)
    for of in ("Støtte i hjemmet", "Mentor"):
        other = LawLine(Look(ThemeChoice.LIGHT))
        other.setParent(window)
        other.show_laws(CHIPS[:1], of)
        (chip,) = buttons(other)
        assert chip.accessibleName() == f"Serviceloven § 85: {of}"


@pytest.mark.parametrize("page", [PlanPage, DecisionsPage, MeetingPage, LawPage])
def test_on_one_page_no_two_chips_are_called_the_same(qtbot: QtBot, page: type[Any]) -> None:
    """A § stands on several things, and on the form of one of them beside its card."""
    desk = page_desk(qtbot, page, DECIDED, shipped_laws())
    parts = [desk.page]
    if page is LawPage:
        desk.page.show_desk()
    if page is PlanPage:
        desk.page.choose(Ref(Intervention, DECIDED.interventions[0].id))
        parts.append(desk.page.inspector())
    chips = [each for part in parts for each in part.findChildren(LawButton)]
    names = [each.accessibleName() for each in chips]
    assert len({each.text() for each in chips}) < len(chips)  # one § stands there twice
    assert len(set(names)) == len(names)


def test_a_chip_stands_on_the_line_of_the_tags_and_no_finger_misses_it(
    qtbot: QtBot, look: Look
) -> None:
    desk = page_desk(qtbot, PlanPage, DECIDED, shipped_laws())
    chip = next(each for each in desk.page.findChildren(LawButton) if each.isVisible())
    tag = chip.parentWidget().findChildren(Tag)[0]

    assert chip.y() == tag.y()
    assert chip.x() > tag.x()
    assert tag.height() == look.px(22)
    assert tag.width() == tag.sizeHint().width()
    assert chip.height() == look.px(24)


def test_the_keyboard_opens_it_and_esc_leads_back(qtbot: QtBot) -> None:
    window, line = shown(qtbot)
    chip = buttons(line)[1]
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Space)
    (sheet,) = window.findChildren(LawSheet)
    said = [each.text() for each in sheet.findChildren(QLabel)]

    assert sheet.isVisible()
    assert CHIPS[1].sentence in said
    assert "Kilde: Almen viden; ikke slået op" in said
    assert "Gælder fra 1.1.2024" in said
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert chip.hasFocus()


def test_the_same_chips_stay_the_same_widgets(qtbot: QtBot) -> None:
    _window, line = shown(qtbot)
    before = buttons(line)
    line.show_laws(CHIPS)

    assert buttons(line) == before
    line.show_laws(())
    assert not line.isVisible()


def test_what_has_no_end_says_nothing_of_it(qtbot: QtBot) -> None:
    window, _line = shown(qtbot)
    sheet = LawSheet(Look(ThemeChoice.LIGHT), window, CHIPS[0])
    sheet.ask()

    assert not any(each.text().startswith("Gælder") for each in sheet.findChildren(QLabel))
    sheet.done.click()
    assert not sheet.isVisible()
