"""The desk: pages, families, borrowed eyes, undo, search, keys, lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from app.desktop.theme import ThemeChoice
from app.models.base import Id
from app.models.contacts import Contact
from app.models.people import Person
from app.models.problems import Refused
from app.models.readers import COORDINATOR, FamilyReader
from app.models.vault_problems import DiskFull
from app.services.acts.records import Add, Edit
from app.views.families.page import FamiliesPage
from app.views.page import Message, Question, Tone
from app.views.shared.dialogs import ConfirmSheet
from app.views.shell.palette import Palette
from tests.support.workspace import make_workspace, seed_case

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.views.conftest import DeskSet


@pytest.fixture
def opened(make_desk: Callable[..., DeskSet]) -> DeskSet:
    """A desk with the seed family open on its first page."""
    made = make_desk()
    made.desk.open_case(case_of(made))
    return made


def case_of(opened: DeskSet) -> Id:
    return opened.workspace.families()[0].id


def sanne(opened: DeskSet) -> FamilyReader:
    return FamilyReader(opened.workspace.store.load(case_of(opened)).people[0].id)


def add(opened: DeskSet, role: str = "Mentor") -> object:
    contact = Contact(id=opened.workspace.ids.new(), case_id=case_of(opened), role=role)
    return opened.desk.run(Add(contact))


def visible(opened: DeskSet, words: str) -> QPushButton:
    (found,) = (
        each
        for each in opened.desk.findChildren(QPushButton)
        if each.accessibleName() == words and each.isVisible()
    )
    return found


def test_it_begins_at_today_without_a_family(make_desk: Callable[..., DeskSet]) -> None:
    desk = make_desk().desk
    assert desk.pages.key == "today"
    assert desk.navigation.keys == ("today", "families")
    desk.go("map")
    desk.go("no such page")
    assert desk.pages.key == "today"


def test_opening_a_family_shows_its_pages_and_logs_the_look(opened: DeskSet) -> None:
    desk = opened.desk
    assert desk.pages.key == "overview"
    assert desk.navigation.keys == ("today", "families", "overview", "map")
    assert opened.workspace.looks == [(case_of(opened), COORDINATOR)]
    assert opened.page.seen == [(17, COORDINATOR)]


def test_a_family_that_is_gone_is_said(make_desk: Callable[..., DeskSet]) -> None:
    made = make_desk()
    made.desk.open_case(Id("gone"))
    assert made.desk.banner.words
    assert made.desk.case is None


def test_an_operation_reaches_the_pages_that_it_concerns(opened: DeskSet) -> None:
    add(opened)
    assert opened.page.seen[-1] == (18, COORDINATOR)
    person = opened.workspace.store.load(case_of(opened)).people[0]
    before = len(opened.page.seen)
    opened.desk.run(Edit(case_of(opened), Person, person.id, (("age", 41),)))
    assert len(opened.page.seen) == before
    assert opened.desk.bar.saved.text() != "Gemt"


def test_a_page_that_is_not_shown_is_shown_anew_when_it_comes_back(opened: DeskSet) -> None:
    opened.desk.go("map")
    hidden = opened.page
    opened.desk.go("overview")
    assert hidden.left == 1
    add(opened)
    opened.desk.go("map", Id("k"))
    assert hidden.seen == [(17, COORDINATOR), (18, COORDINATOR)]
    assert hidden.selected == ["k"]


def test_undo_and_redo_by_key_with_the_act_in_the_tooltip(opened: DeskSet) -> None:
    add(opened)
    assert opened.desk.bar.undo.toolTip() == "Fortryd: Tilføj kontakt"
    QTest.keyClick(opened.desk, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert opened.page.seen[-1] == (17, COORDINATOR)
    assert not opened.desk.bar.undo.isEnabled()
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(opened.desk, Qt.Key.Key_Z, keys)
    assert opened.page.seen[-1] == (18, COORDINATOR)
    assert opened.desk.acts.undo.text() == "Fortryd: Tilføj kontakt"


def test_a_refusal_is_said_and_nothing_changes(opened: DeskSet) -> None:
    assert add(opened, role="") is None
    assert opened.desk.banner.words
    opened.workspace.store.failing = DiskFull()
    assert add(opened) is None
    assert "plads" in opened.desk.banner.words
    assert opened.page.seen[-1] == (17, COORDINATOR)


def test_a_step_that_cannot_be_undone_is_said_and_everything_looked_at_anew(
    opened: DeskSet,
) -> None:
    add(opened)
    case = opened.workspace.store.load(case_of(opened))
    opened.workspace.run(Edit(case.id, Contact, case.contacts[-1].id, (("role", "Støtte"),)))
    opened.desk.history.undo()
    assert opened.desk.banner.words
    assert opened.page.seen[-1] == (18, COORDINATOR)


def test_through_other_eyes_it_is_a_smaller_case_and_only_for_reading(opened: DeskSet) -> None:
    opened.desk.look_as(sanne(opened))
    seen, reader = opened.page.seen[-1]
    assert seen < 17
    assert reader == sanne(opened)
    assert opened.workspace.looks[-1] == (case_of(opened), sanne(opened))
    assert opened.desk.eyes.words == "Du ser det, Sanne må se. Ret som koordinator."
    assert add(opened) is None
    with pytest.raises(Refused):
        opened.desk.attempt(Add(Contact(id=Id("x"), case_id=case_of(opened), role="Mentor")))


def test_the_line_leads_back_and_is_silent_on_the_desks_own_pages(opened: DeskSet) -> None:
    opened.desk.look_as(sanne(opened))
    opened.desk.go("families")
    assert opened.desk.eyes.words == ""
    opened.desk.go("map")
    visible(opened, "Ret som koordinator").click()
    assert opened.desk.reader == COORDINATOR
    assert opened.desk.eyes.words == ""
    assert opened.page.seen[-1] == (17, COORDINATOR)


def test_vis_som_lists_the_family_and_the_contacts(opened: DeskSet) -> None:
    menu = opened.desk.bar._menu
    offered = [each for each in menu.actions() if each.isEnabled()]
    labels = [each.text() for each in offered]
    assert labels[:5] == ["Koordinator", "Sanne", "David", "Lukas", "Mille"]
    assert len(labels) == 22
    assert {each.text() for each in menu.actions()} - set(labels) >= {"Familien"}
    offered[1].trigger()
    assert opened.desk.reader == sanne(opened)
    opened.desk.bar.take_reader_focus()
    assert menu.isVisible()
    menu.close()


def test_another_family_takes_the_pages_and_eyes_of_the_first_away(opened: DeskSet) -> None:
    first = opened.page
    opened.desk.look_as(sanne(opened))
    other = opened.workspace.create_case("Anna", ("Anna",))
    opened.desk.open_case(other)
    assert opened.page is not first
    assert opened.page.seen == [(0, COORDINATOR)]
    assert opened.desk.reader == COORDINATOR
    assert first.left == 2


def test_keys_go_to_pages_and_round_the_regions(opened: DeskSet) -> None:
    desk = opened.desk
    QTest.keyClick(desk, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert desk.pages.key == "map"
    QTest.keyClick(desk, Qt.Key.Key_9, Qt.KeyboardModifier.AltModifier)
    assert desk.pages.key == "map"
    seen = []
    desk.navigation.take_focus()
    for _ in range(3):
        QTest.keyClick(desk, Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert seen[0] is opened.page.field
    assert seen[1] is opened.page.entry
    assert seen[2] is not None
    assert desk.navigation.isAncestorOf(seen[2])
    QTest.keyClick(desk, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is opened.page.entry


def test_the_inspector_folds_away_and_a_page_can_want_it(opened: DeskSet) -> None:
    panel = opened.desk.panel
    assert panel.isVisible()
    QTest.keyClick(opened.desk, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert not panel.isVisible()
    assert not panel.take_focus()
    opened.page.inspector_wanted.emit(True)
    assert panel.isVisible()
    panel.set_room(1920)
    wide = panel.width()
    panel.set_room(1280)
    assert wide > panel.width() == 272


def test_search_finds_and_does(opened: DeskSet) -> None:
    desk = opened.desk
    QTest.keyClick(desk, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    (palette,) = desk.findChildren(Palette)
    QTest.keyClicks(palette.field, "mil")
    assert [each.label for each in palette.found][:1] == ["Mille"]
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert desk.pages.key == "map"
    assert opened.page.selected == [opened.workspace.store.load(case_of(opened)).people[3].id]


def test_search_steps_with_the_arrow_keys_and_says_when_nothing_is_found(opened: DeskSet) -> None:
    opened.desk.acts.search()
    (palette,) = opened.desk.findChildren(Palette)
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    QTest.keyClick(palette.field, Qt.Key.Key_PageDown)
    assert palette.list.currentRow() == 6
    QTest.keyClicks(palette.field, "qqq")
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.found == ()
    assert palette.isVisible()
    palette.field.clear()
    palette.list.itemClicked.emit(palette.list.item(1))
    assert opened.desk.pages.key == "families"


def test_search_offers_families_and_acts(opened: DeskSet) -> None:
    labels = [each.label for each in opened.desk.acts.entries()]
    assert "Sanne, David, Lukas og Mille" in labels
    assert "Lås" in labels
    assert "Privatpraktiserende læge" in labels
    assert "Fortryd" not in labels  # nothing to undo


def test_lock_is_a_key_and_leaving_keeps_what_is_typed(opened: DeskSet) -> None:
    QTest.keyClick(opened.desk, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert opened.locked == [True]
    page = opened.page
    opened.desk.close_desk()
    assert page.left == 1
    assert opened.desk.lensed is None
    assert opened.desk.history.undo_label == ""


def test_questions_and_messages_stand_in_the_window(opened: DeskSet) -> None:
    done: list[str] = []
    opened.desk.context.ask(Question("Sikker?", "Det sker.", "Gør det", lambda: done.append("x")))
    (sheet,) = opened.desk.findChildren(ConfirmSheet)
    QTest.keyClick(sheet.yes, Qt.Key.Key_Return)
    opened.desk.context.message(Message("Godt."))
    assert (done, opened.desk.banner.words) == (["x"], "Godt.")


def test_good_news_stays_with_its_page_and_a_warning_does_not(opened: DeskSet) -> None:
    desk = opened.desk
    desk.say(Message("Gemt.", Tone.GOOD))
    desk.go(desk.pages.key)
    assert desk.banner.words == "Gemt."
    desk.go("today")
    assert desk.banner.words == ""
    desk.say(Message("Intet at vise.", Tone.CAUTION))
    desk.go("overview")
    assert desk.banner.words == ""
    desk.say(Message("Det gik ikke.", Tone.WARNING))
    desk.go("today")
    assert desk.banner.words == "Det gik ikke."


def test_a_theme_is_chosen_and_remembered(opened: DeskSet) -> None:
    opened.desk.acts._chooser(ThemeChoice.DARK)()
    assert opened.desk.context.look.choice is ThemeChoice.DARK
    assert opened.desk._tools.settings.theme is ThemeChoice.DARK


def test_desk_pages_follow_changes_in_any_family(make_desk: Callable[..., DeskSet]) -> None:
    made = make_desk(make_workspace(seed_case()))
    made.desk.go("families")
    page = made.desk.pages.page
    case = case_of(made)
    head = made.workspace.store.load(case).head
    made.desk.run(Edit(case, type(head), head.id, (("name", "Sannes familie"),)))
    assert isinstance(page, FamiliesPage)
    assert page.cards.card(page.cards.keys[0]).row.title == "Sannes familie"
