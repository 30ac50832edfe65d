"""Cards, tables, sheets, banners, combos: what they show, tell and keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import delete

from app.presenters.forms.spec import Choice
from app.views.page import Message, Question, Tone
from app.views.shared.banner import Banner
from app.views.shared.buttons import MenuButton, Segments, action, button, icon_button, link
from app.views.shared.cards import CardList, CardRow
from app.views.shared.combo import Combo
from app.views.shared.dialogs import ConfirmSheet
from app.views.shared.empty import Empty
from app.views.shared.flow import FlowLayout
from app.views.shared.labels import IconLabel, heading, rule
from app.views.shared.status import SavedLabel
from app.views.shared.table import KEY_ROLE, SORT_ROLE, Cell, Column, Table, TableModel, TableRow
from app.views.shared.tags import Tag, TagLine, tag_colours
from tests.support.workspace import FakeClock

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from app.desktop.theme import Look

    Show = Callable[[QWidget], QWidget]

CARDS = (
    CardRow("a", "Anna", ("1 person",), "users", tags=(Choice("caution", "Øvelse", "school"),)),
    CardRow("b", "Bo", side="i dag"),
    CardRow("c", "Clara"),
)


def focused() -> QWidget:
    """The widget that has the keyboard."""
    found: QWidget | None = QApplication.focusWidget()
    assert found is not None
    return found


@pytest.fixture
def cards(look: Look, shown: Show) -> CardList:
    made = CardList(look, "Familier")
    shown(made)
    made.show_rows(CARDS)
    return made


def test_a_card_is_used_by_click_enter_and_space(cards: CardList) -> None:
    used: list[str] = []
    cards.used.connect(used.append)
    QTest.mouseClick(cards.card("a"), Qt.MouseButton.LeftButton)
    QTest.keyClick(cards.card("b"), Qt.Key.Key_Return)
    QTest.keyClick(cards.card("c"), Qt.Key.Key_Space)
    QTest.mouseClick(cards.card("c"), Qt.MouseButton.RightButton)
    assert used == ["a", "b", "c"]


def test_arrow_keys_go_from_card_to_card_and_stop_at_the_end(cards: CardList) -> None:
    cards.card("a").setFocus()
    for _ in range(5):
        QTest.keyClick(focused(), Qt.Key.Key_Down)
    assert cards.card("c").hasFocus()
    QTest.keyClick(cards.card("c"), Qt.Key.Key_Up)
    QTest.keyClick(cards.card("b"), Qt.Key.Key_X)
    assert cards.card("b").hasFocus()


def test_new_rows_keep_the_same_cards_and_the_focus(cards: CardList) -> None:
    before = cards.card("b")
    before.setFocus()
    cards.choose("b")
    cards.show_rows((CardRow("d", "Dorte"), CARDS[1]))
    assert cards.keys == ("d", "b")
    assert cards.card("b") is before
    assert before.hasFocus()
    cards.show_rows((CardRow("b", "Bo og Carl"),))
    assert cards.card("b").hasFocus()
    assert cards.card("b").property("tone") == "chosen"


def test_a_card_says_everything_on_it(cards: CardList) -> None:
    assert cards.card("a").accessibleName() == "Anna, 1 person, Øvelse"
    assert cards.card("b").accessibleName() == "Bo, i dag"


ROWS = (
    TableRow("x", (Cell("Læge", icon="phone"), Cell("12. januar", sort=2, spoken="i dag"))),
    TableRow("y", (Cell("Mentor"), Cell("1. februar", sort=3))),
)
COLUMNS = (Column("Rolle", wide=True), Column("Siden"))


def test_the_model_keeps_qts_promises(look: Look, qtmodeltester: ModelTester) -> None:
    model = TableModel(look, COLUMNS)
    model.set_rows(ROWS)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt says no types
    model.set_rows((TableRow("z", (Cell("Ny"), Cell(""))), ROWS[1], ROWS[0]))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt says no types
    assert [each.key for each in model.rows] == ["z", "y", "x"]


def test_a_cell_answers_by_role(look: Look) -> None:
    model = TableModel(look, COLUMNS)
    model.set_rows(ROWS)
    cell = model.index(0, 1)
    assert cell.data() == "12. januar"
    assert cell.data(SORT_ROLE) == 2
    assert cell.data(KEY_ROLE) == "x"
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "i dag"
    assert model.index(1, 0).data(SORT_ROLE) == "mentor"
    assert not model.index(0, 0).data(Qt.ItemDataRole.DecorationRole).isNull()
    assert model.index(1, 0).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.index(5, 5).data() is None
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) is None


@pytest.fixture
def table(look: Look, shown: Show) -> Table:
    made = Table(look, "Kontakter", COLUMNS)
    shown(made)
    made.set_rows(ROWS)
    return made


def test_choosing_and_using_rows_by_keyboard(table: Table) -> None:
    chosen: list[str] = []
    used: list[str] = []
    table.chosen.connect(chosen.append)
    table.used.connect(used.append)
    table.choose("y")
    assert chosen == []
    assert table.key() == "y"
    QTest.keyClick(table, Qt.Key.Key_Up)
    QTest.keyClick(table, Qt.Key.Key_Return)
    table.doubleClicked.emit(table.model().index(1, 0))
    assert chosen == ["x"]
    assert used == ["x", "y"]


def test_sorting_goes_by_the_value_behind_the_words(table: Table) -> None:
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert table.model().index(0, 0).data() == "Mentor"


def test_the_selection_stays_when_rows_come_and_go(table: Table) -> None:
    table.choose("y")
    table.set_rows((TableRow("w", (Cell("Anden"), Cell(""))), *ROWS))
    assert table.key() == "y"
    table.set_rows((ROWS[1],))
    assert table.key() == "y"


def ask(look: Look, over: QWidget, *, danger: bool, done: list[str]) -> ConfirmSheet:
    question = Question("Fjern?", "Kontakten fjernes.", "Fjern", lambda: done.append("x"), danger)
    sheet = ConfirmSheet(look, over, question)
    sheet.ask()
    return sheet


def test_a_question_outlives_what_had_the_focus(look: Look, shown: Show) -> None:
    """A list may be drawn anew while the question stands."""
    over, done = QWidget(), list[str]()
    line = QLineEdit(over)
    shown(over)
    line.setFocus()
    sheet = ask(look, over, danger=False, done=done)
    delete(line)
    QTest.keyClick(sheet.yes, Qt.Key.Key_Return)
    assert done == ["x"]


def test_a_question_is_answered_by_enter_and_gives_the_focus_back(look: Look, shown: Show) -> None:
    over, done = QWidget(), list[str]()
    line = QLineEdit(over)
    shown(over)
    line.setFocus()
    sheet = ask(look, over, danger=False, done=done)
    assert sheet.geometry() == over.rect()
    over.resize(500, 400)
    assert sheet.size() == over.size()
    QTest.keyClick(sheet.yes, Qt.Key.Key_Return)
    assert done == ["x"]
    assert line.hasFocus()


def test_a_dangerous_one_begins_at_no_and_esc_drops_it(look: Look, shown: Show) -> None:
    over, done = QWidget(), list[str]()
    shown(over)
    first = ask(look, over, danger=True, done=done)
    assert first.no.hasFocus()
    QTest.keyClick(first.no, Qt.Key.Key_Return)
    second = ask(look, over, danger=True, done=done)
    QTest.keyClick(second, Qt.Key.Key_Escape)
    assert done == []
    assert second.isHidden()


def test_tab_stays_inside_a_sheet(look: Look, shown: Show) -> None:
    over = QWidget()
    layout = QVBoxLayout(over)
    layout.addWidget(QLineEdit())
    shown(over)
    sheet = ask(look, over, danger=False, done=[])
    seen = []
    for _ in range(4):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        seen.append(focused())
    assert set(seen) == {sheet.yes, sheet.no}
    QTest.keyClick(focused(), Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() in {sheet.yes, sheet.no}


def test_a_banner_says_does_and_goes(look: Look, shown: Show) -> None:
    holder, done = QWidget(), list[str]()
    layout = QVBoxLayout(holder)
    banner = Banner(look)
    layout.addWidget(banner)
    shown(holder)
    assert banner.words == ""
    banner.say(Message("Der er plads igen.", Tone.GOOD, "Prøv igen", lambda: done.append("x")))
    assert banner.words == "Der er plads igen."
    assert banner.accessibleName() == "Der er plads igen."
    (button,) = (each for each in banner.findChildren(QPushButton) if each.text() == "Prøv igen")
    button.click()
    assert done == ["x"]
    assert banner.isHidden()
    banner._do()
    assert done == ["x", "x"]


def many(number: int) -> tuple[Choice, ...]:
    return tuple(Choice(str(at), f"Valg nummer {at}") for at in range(number))


@pytest.fixture
def combo(look: Look, shown: Show) -> Combo:
    made = Combo(look)
    shown(made)
    return made


def test_a_long_choice_is_searched_by_typing(combo: Combo) -> None:
    settled: list[str] = []
    combo.settled.connect(settled.append)
    combo.show_choices(many(20), "3")
    assert combo.isEditable()
    combo.setEditText("mer 17")
    QTest.keyClick(combo, Qt.Key.Key_Return)
    assert (combo.key(), settled) == ("17", ["17"])
    combo.setEditText("findes ikke")
    QTest.keyClick(combo, Qt.Key.Key_Return)
    assert combo.key() == "17"
    combo.setEditText("findes ikke")
    combo.settle()
    assert combo.currentText() == "Valg nummer 17"
    combo.show_choices(many(3), "1")
    assert not combo.isEditable()


def test_what_was_typed_and_left_is_taken_where_it_leaves_no_doubt(combo: Combo) -> None:
    combo.show_choices(many(20), "3")
    combo.setEditText("MER 17")
    combo.settle()
    assert (combo.key(), combo.currentText()) == ("17", "Valg nummer 17")
    for unclear in ("nummer 1", ""):
        combo.setEditText(unclear)
        combo.settle()
        assert combo.key() == "17"


def test_words_without_room_are_told_by_pointing(combo: Combo, look: Look, shown: Show) -> None:
    tag = shown(Tag(look, "De, der skal være her, er her", "good", "circle-check"))
    for each in (combo, tag):
        each.setFixedWidth(60)
        each.grab()
    assert combo.toolTip() == combo.currentText()
    assert tag.toolTip() == "De, der skal være her, er her"
    for each in (combo, tag):
        each.setFixedWidth(400)
        each.grab()
    assert (combo.toolTip(), tag.toolTip()) == ("", "")


def test_a_choice_is_not_changed_by_the_wheel_and_can_be_restored(combo: Combo) -> None:
    combo.show_choices(many(3), "1")
    nowhere = QPointF(5, 5)
    event = QWheelEvent(
        nowhere,
        nowhere,
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(combo, event)
    assert combo.key() == "1"
    assert not combo.restore()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert combo.key() == "2"
    assert combo.restore()
    assert combo.key() == "1"
    combo.show_choices((), "")
    assert combo.key() == ""


def test_segments_tell_which_view_is_wanted(look: Look, shown: Show) -> None:
    wanted: list[str] = []
    made = Segments(look, "Kort", (("now", "I dag"), ("then", "Én indgang")), wanted.append)
    shown(made)
    made.choose("now")
    made.name_segment("then", "Én indgang · 6")
    made.findChildren(QPushButton)[1].click()
    assert wanted == ["then"]


def test_buttons_menus_and_actions(look: Look, shown: Show) -> None:
    done: list[str] = []
    holder = QWidget()
    menu = QMenu(holder)
    menu.addAction(action(holder, "Gør det", "Ctrl+D", on=lambda: done.append("act")))
    opener = MenuButton(look, "eye", "Vis som", menu)
    layout = QVBoxLayout(holder)
    layout.addWidget(opener)
    layout.addWidget(link(look, "Læs mere", on=lambda: done.append("link")))
    shown(holder)
    holder.findChildren(QPushButton)[1].click()
    menu.actions()[0].trigger()
    opener.click()
    assert menu.isVisible()
    menu.close()
    assert done == ["link", "act"]


def test_an_empty_page_offers_one_thing(look: Look, shown: Show) -> None:
    done: list[str] = []
    empty = Empty(look, "users", "Her er tomt.", "Ny familie", lambda: done.append("x"))
    shown(empty)
    empty.say("Her er stadig tomt.")
    empty.button.click()
    assert done == ["x"]
    quiet = Empty(look, "users", "Her er tomt.")
    assert not quiet.findChildren(QPushButton)
    quiet.deleteLater()


def test_what_does_not_fit_goes_to_the_next_line(look: Look, shown: Show) -> None:
    holder = QWidget()
    flow = FlowLayout(holder, gap=4)
    tags = [Tag(look, f"Mærke {at}", "health", "heartbeat") for at in range(6)]
    for each in tags:
        flow.addWidget(each)
    shown(holder)
    high = flow.heightForWidth(200)
    assert high > flow.heightForWidth(2000)
    for each in tags[1:]:
        each.hide()
    assert flow.heightForWidth(200) == flow.heightForWidth(2000) < high
    for each in tags[1:]:
        each.show()
    assert flow.heightForWidth(200) == high
    assert flow.count() == 6
    assert flow.itemAt(9) is None
    flow.clear()
    assert flow.takeAt(0) is None


def test_a_button_that_is_named_later_has_the_same_air_after_its_icon(look: Look) -> None:
    named_now = button(look, "Udskriv", "primary", "printer", on=lambda: None)
    named_later = button(look, "", "primary", "printer", on=lambda: None)
    bare = icon_button(look, "printer", "Udskriv", on=lambda: None)

    assert named_later.iconSize() == named_now.iconSize()
    assert bare.iconSize().width() == bare.iconSize().height()  # in the middle of its square


def test_tags_have_the_colours_of_what_they_say(look: Look, shown: Show) -> None:
    line = TagLine(look)
    shown(line)
    line.show_tags((Choice("external", "Uden for kommunen", "building"),))
    line.show_tags((Choice("external", "Uden for kommunen", "building"),))
    (tag,) = line.findChildren(Tag)
    assert tag.accessibleName() == "Uden for kommunen"
    assert tag.minimumSizeHint().width() < tag.sizeHint().width()  # it can wrap
    line.show_tags((Choice("social", "ja"),))
    short = line.findChildren(Tag)[-1]
    assert short.minimumSizeHint().width() == short.sizeHint().width()  # and is never stretched
    assert tag_colours("health") == ("area.health.ink", "area.health.tint")
    assert tag_colours("good") == ("good", "good_tint")
    assert tag_colours("whatever") == ("ink", "surface")
    line.show_tags(())
    assert line.isHidden()


def test_headings_rules_icons_and_when_it_was_saved(look: Look, shown: Show) -> None:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    icon = IconLabel(look, "star")
    saved = SavedLabel()
    for each in (heading(look, "Sundhed", "heartbeat"), heading(look, "Uden ikon"), rule(), icon):
        layout.addWidget(each)
    layout.addWidget(saved)
    shown(holder)
    icon.show_icon("user", "accent")
    assert saved.text() == "Gemt"
    saved.saved_at(FakeClock().now())
    assert saved.text().startswith("Gemt ")
    assert saved.text() == saved.accessibleName()


def test_a_long_question_is_shown_whole(look: Look, shown: Show, qtbot: QtBot) -> None:
    base = shown(QWidget())
    words = "Alle, der kan åbne mappen, kan læse arket. Gem det kun, hvor det må ligge. " * 3
    sheet = ConfirmSheet(look, base, Question("Filen bliver ikke låst", words, "Gem", lambda: None))
    sheet.ask()
    (label,) = (each for each in sheet.findChildren(QLabel) if each.text() == words)
    qtbot.waitUntil(lambda: label.height() > 0)
    assert label.height() >= label.heightForWidth(label.width())
