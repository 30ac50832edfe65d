"""A new record in the inspector: Enter adds it, nothing typed is lost by looking at something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from app.models.consents import Consent, ConsentState, ConsentType
from app.models.contacts import Contact
from app.models.facts import Area
from app.models.people import Household, Member, Person
from app.services.acts.records import Add
from app.views.case.blocks import Ref
from app.views.consent.page import ConsentPage
from app.views.overview.page import OverviewPage
from app.views.shared.buttons import button
from tests.support.forms import LAWS
from tests.support.pages import page_desk, training

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from app.desktop.theme import Look
    from tests.support.pages import PageDesk


def desk_of(qtbot: QtBot) -> PageDesk:
    return page_desk(qtbot, OverviewPage, training(), LAWS)


def begin(desk: PageDesk, name: str = "Farmor") -> None:
    """Begin a person and type a name."""
    desk.page.inspector().begin(Person)
    desk.press(name)


def first(desk: PageDesk) -> Ref:
    return Ref(Person, desk.case.people[0].id)


def press(desk: PageDesk, words: str) -> None:
    found = desk.page.inspector().findChildren(QPushButton)
    next(each for each in found if each.text() == words and each.isVisible()).click()


def test_enter_adds_from_any_field(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    begin(desk)
    desk.press(Qt.Key.Key_Return)
    assert desk.case.people[-1].name == "Farmor"


def test_enter_on_a_chip_adds_too(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    inspector = desk.page.inspector()
    inspector.begin(Household)
    chips = inspector.form.field("members").editor.chips
    qtbot.waitUntil(chips.findChildren(QPushButton)[0].isVisible)
    desk.press("Hos farmor", Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Return)
    (made,) = (each for each in desk.records(Household) if each.name == "Hos farmor")
    assert [each for each in desk.records(Member) if each.household_id == made.id]


def test_choosing_something_else_keeps_what_is_half_filled(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    begin(desk)
    desk.page.choose(first(desk))
    inspector = desk.page.inspector()
    assert inspector.is_adding
    assert inspector.form.field("name").editor.value() == "Farmor"
    assert "Tilføj eller drop" in inspector._note.words
    press(desk, "Drop")
    assert inspector.shown == (Person, first(desk).id)
    assert not inspector._note.words


def test_an_untouched_form_makes_way(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    desk.page.inspector().begin(Person)
    desk.page.choose(first(desk))
    assert desk.page.inspector().shown == (Person, first(desk).id)


def test_adding_after_choosing_something_else_shows_what_was_added(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    begin(desk)
    desk.page.inspector().begin(Household)
    desk.press(Qt.Key.Key_Return)
    assert desk.page.inspector().shown == (Person, desk.case.people[-1].id)
    assert not desk.page.inspector()._note.words


def test_typing_for_something_new_is_a_draft_until_it_is_added_or_dropped(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    inspector = desk.page.inspector()
    begin(desk)
    inspector.form._tell_typed()
    desk.press(Qt.Key.Key_Escape, Qt.Key.Key_Escape)  # the field, then the form
    inspector.clear()
    begin(desk, "")
    assert inspector.form.field("name").editor.value() == "Farmor"
    press(desk, "Drop")
    assert not desk.workspace.drafts.texts


def test_enter_presses_the_button_that_has_the_focus(
    look: Look, shown: Callable[[QWidget], QWidget]
) -> None:
    done: list[bool] = []
    made = button(look, "Gem", on=lambda: done.append(True))
    shown(made)
    made.setFocus()
    QTest.keyClick(made, Qt.Key.Key_Return)
    QTest.keyClick(made, Qt.Key.Key_Space)
    assert done == [True, True]


def test_after_drop_the_keyboard_is_on_the_page(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    begin(desk)
    press(desk, "Drop")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert desk.page.isAncestorOf(focused)


def test_fields_that_come_with_an_answer_leave_the_keyboard_where_it_is(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    child = next(each for each in desk.case.people if each.name == "Lukas")
    desk.page.choose(Ref(Person, child.id))
    form = desk.page.inspector().form
    form.focus_field("age")
    desk.press(Qt.Key.Key_A, mod=Qt.KeyboardModifier.ControlModifier)
    desk.press(Qt.Key.Key_Delete, Qt.Key.Key_Tab)
    assert "parents" not in form.values()
    assert form.field("gender").editor.control.hasFocus()
    form.focus_field("age")
    desk.press("7", Qt.Key.Key_Tab)
    assert "parents" in form.values()
    assert form.field("gender").editor.control.hasFocus()


def test_a_role_fills_in_what_it_means_and_enter_takes_it_along(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    before = {each.id for each in desk.case.contacts}
    inspector = desk.page.inspector()
    inspector.begin(Contact)
    desk.press("Tandlæge, Mille", Qt.Key.Key_Tab)
    assert inspector.form.field("name").editor.control.hasFocus()
    assert not inspector._note.words
    desk.press(Qt.Key.Key_Return)
    (made,) = (each for each in desk.case.contacts if each.id not in before)
    assert (made.role, made.area, made.external) == ("Tandlæge", Area.HEALTH, True)
    (serves,) = (each for each in desk.case.serves if each.contact_id == made.id)
    assert [each.name for each in desk.case.people if each.id == serves.person_id] == ["Mille"]


def test_with_nothing_chosen_it_says_what_it_is_for(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    inspector = desk.page.inspector()
    assert not inspector._nothing.isHidden()
    begin(desk)
    assert inspector._nothing.isHidden()


def test_arrows_go_through_chips_and_tab_goes_past_them(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    inspector = desk.page.inspector()
    inspector.begin(Household)
    chips = inspector.form.field("members").editor.chips
    first, second = chips.findChildren(QPushButton)[:2]
    qtbot.waitUntil(first.isVisible)
    inspector.form.focus_field()
    desk.press(Qt.Key.Key_Tab)
    assert first.hasFocus()
    desk.press(Qt.Key.Key_Right, Qt.Key.Key_Space)
    assert second.isChecked()
    desk.press(Qt.Key.Key_Left, Qt.Key.Key_Up)
    assert first.hasFocus()
    desk.press(Qt.Key.Key_Tab)
    assert not chips.isAncestorOf(QApplication.focusWidget())
    desk.press(Qt.Key.Key_Backtab)
    assert chips.isAncestorOf(QApplication.focusWidget())
    desk.press(Qt.Key.Key_Backtab)
    assert inspector.form.field("name").editor.control.hasFocus()


def test_after_an_answer_the_keyboard_is_on_the_record(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, ConsentPage, training(), LAWS)
    offered = Consent(
        id=desk.workspace.ids.new(),
        case_id=desk.case_id,
        giver_id=desk.case.people[0].id,
        type=ConsentType.PLAN,
    )
    desk.run(Add(offered))
    desk.show()
    desk.page.choose(Ref(Consent, offered.id))
    form = desk.page.inspector().form
    qtbot.waitUntil(form.button("yes").isVisible)
    form.button("yes").click()
    desk.press(Qt.Key.Key_Escape)
    assert form.button("yes").hasFocus()
    form.button("yes").click()
    desk.press(Qt.Key.Key_Return)
    given = desk.case.get(Consent, offered.id)
    assert given is not None
    assert given.state is ConsentState.YES
    assert desk.page.board.item(Ref(Consent, offered.id)).hasFocus()
