"""I dag: what is coming up leads to its place; with no family there is only the way to the first."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.models.base import Id
from app.models.meetings import Meeting
from app.services.acts.records import Add
from app.views.families.new_family import NewFamily
from app.views.shared.cards import Card
from tests.support.workspace import TODAY, MemoryWorkspace, make_workspace, seed_case

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.views.today.page import TodayPage
    from tests.views.conftest import DeskSet


def page_of(made: DeskSet) -> TodayPage:
    return cast("TodayPage", made.desk.pages.page)


def test_without_families_it_begins_the_first(make_desk: Callable[..., DeskSet]) -> None:
    made = make_desk(MemoryWorkspace())
    page_of(made)._empty.button.click()
    (sheet,) = made.desk.window().findChildren(NewFamily)
    sheet.field.setText("Anna og Bo")
    QTest.keyClick(sheet.field, Qt.Key.Key_Return)
    assert made.desk.pages.key == "overview"
    assert [each.people for each in made.workspace.families()] == [2]


def test_a_gap_leads_to_the_map(make_desk: Callable[..., DeskSet]) -> None:
    made = make_desk(make_workspace(seed_case()))
    (card,) = page_of(made).findChildren(Card)
    assert card.accessibleName().startswith("David, Sanne, David, Lukas og Mille")
    card.used.emit(card.row.key)
    assert made.desk.pages.key == "map"
    assert made.page.selected == [
        made.workspace.store.load(made.workspace.families()[0].id).people[1].id
    ]


def test_a_new_meeting_shows_up_by_itself(make_desk: Callable[..., DeskSet]) -> None:
    made = make_desk(make_workspace(seed_case()))
    before = page_of(made).spec
    case = made.workspace.families()[0].id
    made.desk.run(Add(Meeting(id=Id("m"), case_id=case, day=TODAY, title="Første møde")))
    after = page_of(made).spec
    assert before is not None
    assert after is not None
    assert [each.title for each in after.sections[0].rows] == ["Første møde"]
    page_of(made).show_desk()
    assert page_of(made).spec is after
