"""What holds for every page of a family: it shows, it adds, it undoes, it lets only one reader write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from app.desktop.clipboard import Clipboard
from app.desktop.settings import Settings
from app.desktop.tasks import Tasks
from app.models.readers import FamilyReader
from app.views.case_pages import CASE_PAGES
from app.views.page import Scope
from app.views.shell.desk import Desk, DeskTools
from tests.support.pages import bare_family, only_about, page_desk, training
from tests.support.workspace import make_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.desktop.theme import Look
    from app.models.case import Case
    from app.views.page import PageEntry
    from tests.support.pages import PageDesk

BOARDS = tuple(each for each in CASE_PAGES if each.key != "history")
IDS = [each.key for each in BOARDS]
ADDED = {
    "overview": "Person",
    "assessment": "Statement",
    "plan": "Goal",
    "meeting": "Meeting",
    "decisions": "Decision",
    "consent": "Consent",
    "calendar": "Appointment",
}


def of_kind(case: Case, name: str) -> tuple[str, ...]:
    return tuple(each.id for each in case.records() if type(each).__name__ == name)


def eyes(case: Case, name: str) -> FamilyReader:
    return FamilyReader(next(each.id for each in case.people if each.name == name))


def buttons(desk: PageDesk) -> Iterator[QPushButton]:
    return (each for each in desk.window.findChildren(QPushButton) if each.isVisible())


@pytest.mark.parametrize("entry", BOARDS, ids=IDS)
def test_the_training_family_is_shown_and_nothing_is_without_a_name(
    qtbot: QtBot, entry: PageEntry
) -> None:
    desk = page_desk(qtbot, entry.make, training())

    assert desk.page.board.refs
    assert [each for each in buttons(desk) if not each.accessibleName()] == []
    unnamed = [
        each
        for each in desk.page.findChildren(QWidget)
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not each.accessibleName()
    ]  # fmt: skip
    assert unnamed == []


@pytest.mark.parametrize("entry", BOARDS, ids=IDS)
def test_a_family_of_names_gets_a_sentence_and_one_thing_to_do(
    qtbot: QtBot, entry: PageEntry
) -> None:
    desk = page_desk(qtbot, entry.make, bare_family())

    words = desk.words()
    assert any(each in words for each in ("Der er ", "Det er ikke"))
    assert any(each.text().startswith(("Ny", "Nyt")) for each in buttons(desk))


@pytest.mark.parametrize("entry", BOARDS, ids=IDS)
def test_sannes_eyes_see_nothing_that_is_only_davids(qtbot: QtBot, entry: PageEntry) -> None:
    case = training()
    desk = page_desk(qtbot, entry.make, case)
    davids = only_about(case, "David")
    control = [each for each in davids if each in desk.words()]

    desk.show(eyes(case, "Sanne"))

    assert control or entry.key in {"overview", "consent"}
    assert [each for each in davids if each in desk.words()] == []


@pytest.mark.parametrize("entry", BOARDS, ids=IDS)
def test_under_borrowed_eyes_nothing_can_be_changed(qtbot: QtBot, entry: PageEntry) -> None:
    case = training()
    desk = page_desk(qtbot, entry.make, case)
    desk.show(eyes(case, "Sanne"))

    assert [each for each in buttons(desk) if each.text().startswith(("Ny", "Kopiér"))] == []
    for ref in desk.page.board.refs[:3]:
        desk.page.choose(ref)
        desk.page.remove(ref)
    for act in desk.page.page_actions():
        act.trigger()
    desk.page.begin(desk.page.offers[0])
    desk.page.copy_out()

    assert desk.case == case
    assert desk.copied == []
    assert not desk.page.inspector().is_adding


@pytest.mark.parametrize("entry", BOARDS, ids=IDS)
def test_a_record_is_added_by_keyboard_and_undone(qtbot: QtBot, entry: PageEntry) -> None:
    case = bare_family()
    desk = page_desk(qtbot, entry.make, case)
    before = of_kind(case, ADDED[entry.key])

    desk.press(Qt.Key.Key_N, mod=Qt.KeyboardModifier.ControlModifier)
    fill_in(desk, entry.key)
    press_add(desk)

    assert len(of_kind(desk.case, ADDED[entry.key])) == len(before) + 1
    assert desk.page.inspector().shown[1] in of_kind(desk.case, ADDED[entry.key])
    desk.undo()
    assert desk.case == case


def fill_in(desk: PageDesk, key: str) -> None:
    """Type what the form needs; the cursor stands in its first field."""
    typed = {
        "overview": ("Lukas",),
        "assessment": ("Har søgt hjælp",),
        "plan": ("Et job på få timer",),
        "meeting": ("16.1.2026",),
        "decisions": ("Du får støtte",),
        "consent": (),
        "calendar": ("Lægen", "15.1.2026"),
    }[key]
    for at, words in enumerate(typed):
        if at:
            desk.press(Qt.Key.Key_Tab)
        desk.press(words)
    if key == "consent":
        desk.press(Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Down)


def press_add(desk: PageDesk) -> None:
    """Tab on to "Tilføj" and press it."""
    from PySide6.QtWidgets import QApplication

    for _step in range(60):
        focused = QApplication.focusWidget()
        if isinstance(focused, QPushButton) and focused.accessibleName() == "Tilføj":
            desk.press(Qt.Key.Key_Space)
            return
        desk.press(Qt.Key.Key_Tab)
    pytest.fail("Tab never came to the button")


@pytest.mark.parametrize("key", ["overview", "plan", "meeting", "decisions", "assessment"])
def test_a_page_is_copied_as_text_and_the_copying_is_logged(qtbot: QtBot, key: str) -> None:
    entry = next(each for each in CASE_PAGES if each.key == key)
    desk = page_desk(qtbot, entry.make, training())

    desk.press(
        Qt.Key.Key_C, mod=Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )

    assert "Sanne" in desk.copied[0]
    assert desk.workspace.acts == ["case.copy"]
    assert "30 sekunder" in desk.messages[-1].text


def test_the_shell_walks_through_all_of_them_and_opens_the_panel_only_for_something(
    look: Look, shown: Callable[[Desk], Desk], tmp_path: Path
) -> None:
    case = training()
    settings = Settings(tmp_path / "settings.ini")
    tools = DeskTools(look, settings, Tasks(), Clipboard(), lambda: None)
    desk = shown(Desk(make_workspace(case), CASE_PAGES, tools))
    desk.open_case(case.id)

    for entry in CASE_PAGES:
        desk.go(entry.key)
        assert desk.pages.key == entry.key
        assert desk.panel.isHidden()
    desk.go("overview", case.people[0].id)

    assert desk.panel.isVisible()
    desk.go("plan")
    assert desk.panel.isHidden()
    QTest.keyClick(desk, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert desk.panel.isVisible()
    assert desk.pages.page is not None
    assert desk.pages.page.inspector().is_adding  # type: ignore[union-attr]  # every one has one
    desk.go("overview")
    assert desk.panel.isVisible()
    desk.close_desk()


@pytest.mark.parametrize("since", ["", "Indkøb: mælk"])
def test_what_was_copied_is_gone_at_lock_but_not_what_was_copied_since(
    look: Look, shown: Callable[[Desk], Desk], tmp_path: Path, since: str
) -> None:
    case = training()
    tools = DeskTools(look, Settings(tmp_path / "settings.ini"), Tasks(), Clipboard(), lambda: None)
    desk = shown(Desk(make_workspace(case), CASE_PAGES, tools))
    desk.open_case(case.id)
    desk.go("plan")
    desk.pages.page.copy_out()  # type: ignore[union-attr]  # the page of the plan has one
    assert "Sanne" in QGuiApplication.clipboard().text()
    if since:
        QGuiApplication.clipboard().setText(since)
    desk.close_desk()
    assert QGuiApplication.clipboard().text() == since
    QGuiApplication.clipboard().clear()


def test_they_come_in_the_order_of_the_navigation() -> None:
    assert [each.key for each in CASE_PAGES] == [
        "overview", "assessment", "plan", "meeting", "decisions", "consent", "calendar", "history",
    ]  # fmt: skip
    assert {each.scope for each in CASE_PAGES} == {Scope.CASE}
