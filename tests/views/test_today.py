"""I dag: what is coming up leads to its place; with no family there is only the way to the first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from app.models.base import Id
from app.models.meetings import Meeting
from app.models.people import Person
from app.models.tasks import Task
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
    meetings = next(each for each in after.sections if each.key == "meetings")
    assert [each.title for each in meetings.rows] == ["Første møde"]
    page_of(made).show_desk()
    assert page_of(made).spec is after


def test_a_task_leads_to_its_family_and_one_press_ends_it(
    make_desk: Callable[..., DeskSet],
) -> None:
    case = seed_case()
    task = Task(id=Id("t"), case_id=case.id, what="Ring til skolen", by_date=TODAY, who="Kim")
    made = make_desk(make_workspace(case.having(Task, (task,))))
    page = page_of(made)
    (card,) = (each for each in page.findChildren(Card) if each.row.title == "Ring til skolen")
    assert "· Kim ·" in card.row.lines[0]
    pressed(page, "Er gjort")
    assert made.workspace.store.load(case.id).tasks[0].done_on == TODAY
    assert not [e for e in page.findChildren(Card) if e.row.title == task.what and e.isVisible()]


def test_a_birthday_becomes_a_task_with_one_press(make_desk: Callable[..., DeskSet]) -> None:
    case = seed_case()
    mille = next(each for each in case.people if each.name == "Mille")
    born = replace(mille, birth_date=date(2011, 1, 20), age=None)
    people = tuple(born if each.id == mille.id else each for each in case.people)
    made = make_desk(make_workspace(case.having(Person, people)))
    pressed(page_of(made), "Lav opgave")
    (task,) = made.workspace.store.load(case.id).tasks
    assert (task.reason, task.person_id, task.by_date) == ("age", mille.id, date(2011 + 15, 1, 20))


def test_the_press_is_on_its_card_and_does_not_open_it(make_desk: Callable[..., DeskSet]) -> None:
    case = seed_case()
    task = Task(id=Id("t"), case_id=case.id, what="Ring til skolen", by_date=TODAY)
    made = make_desk(make_workspace(case.having(Task, (task,))))
    page = page_of(made)
    (card,) = (each for each in page.findChildren(Card) if each.row.title == "Ring til skolen")
    (press,) = card.findChildren(QPushButton)

    press.setFocus()
    QTest.keyClick(press, Qt.Key.Key_Return)

    assert made.workspace.store.load(case.id).tasks[0].done_on == TODAY
    assert made.desk.pages.page is page


def pressed(page: TodayPage, name: str) -> None:
    (press,) = (
        each
        for each in page.findChildren(QPushButton)
        if each.accessibleName() == name and each.isVisibleTo(page)
    )
    press.click()
