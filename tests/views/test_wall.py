"""The wall from the coordinator's side: F11, which meeting, which screen, and when it goes away."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from app.models.base import Id
from app.models.meetings import Attendance, AttendanceRole, Meeting, MeetingState
from app.models.people import Person
from app.models.plan import Concern, Goal, GoalLevel
from app.models.readers import RoomReader
from app.presenters.room_page import RoomPage
from app.services.acts.records import Add, Edit
from app.views.meeting.page import MeetingPage
from app.views.pages import ALL_PAGES
from app.views.shell.wall import other_screen
from tests.support.workspace import TODAY, family, make_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.models.case import Case
    from app.views.room.window import RoomWindow
    from tests.views.conftest import DeskSet


def with_meeting(*days: int, state: MeetingState = MeetingState.PLANNED) -> Case:
    """Sanne, her dream, and meetings so many days from today to which she is invited."""
    case = family("Sanne", "Sanne", key="case")
    sanne = replace(case.people[0], age=40)
    goal = Goal(id=Id("g"), case_id=case.id, text="Ro om aftenen", level=GoalLevel.DREAM)
    row = Concern(id=Id("c"), case_id=case.id, record_id=goal.id, person_id=sanne.id)
    rows = [
        Meeting(id=Id(f"m{at}"), case_id=case.id, seq=at, day=TODAY + timedelta(day), state=state)
        for at, day in enumerate(days)
    ]
    there = [
        Attendance(id=Id(f"a{at}"), case_id=case.id, seq=at, meeting_id=each.id, present=True,
                   person_id=sanne.id, role=AttendanceRole.CITIZEN)
        for at, each in enumerate(rows)
    ]  # fmt: skip
    case = case.having(Person, (sanne,)).having(Goal, (goal,)).having(Concern, (row,))
    return case.having(Meeting, tuple(rows)).having(Attendance, tuple(there))


@pytest.fixture
def opened(make_desk: Callable[..., DeskSet]) -> Iterator[Callable[..., DeskSet]]:
    desks = []

    def make(case: Case | None = None, *more: Case) -> DeskSet:
        made = make_desk(make_workspace(case or with_meeting(0), *more))
        made.desk.open_case(Id("case"))
        desks.append(made.desk)
        return made

    yield make
    for each in desks:
        each.wall.take_down()


def press(
    desk: DeskSet, key: Qt.Key, mod: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(desk.desk.window(), key, mod)


def standing(desk: DeskSet) -> RoomWindow | None:
    """What is on the wall; a call of its own, since every key may change it."""
    return desk.desk.wall.window


def said(desk: DeskSet) -> str:
    window = desk.desk.wall.window
    assert window is not None
    return "\n".join(each.text() for each in window.findChildren(QLabel))


def test_one_key_puts_todays_meeting_on_the_wall(opened: Callable[..., DeskSet]) -> None:
    desk = opened()
    assert standing(desk) is None
    press(desk, Qt.Key.Key_F11)
    wall = desk.desk.wall
    window = standing(desk)
    assert window is not None
    assert window.isFullScreen()
    assert wall.bar.isVisible()
    assert (Id("case"), RoomReader(Id("m0"))) in desk.workspace.looks, "the look is logged"
    press(desk, Qt.Key.Key_F11)
    assert standing(desk) is None
    assert not wall.bar.isVisible()


def test_the_button_in_the_bar_does_the_same(opened: Callable[..., DeskSet]) -> None:
    desk = opened()
    QTest.mouseClick(desk.desk.bar.wall, Qt.MouseButton.LeftButton)
    assert standing(desk) is not None
    QTest.mouseClick(desk.desk.wall.bar.close_it, Qt.MouseButton.LeftButton)
    assert standing(desk) is None


@pytest.mark.parametrize(
    ("key", "page"),
    [(Qt.Key.Key_2, RoomPage.PLAN), (Qt.Key.Key_3, RoomPage.AGREED), (Qt.Key.Key_4, RoomPage.WEEK),
     (Qt.Key.Key_5, RoomPage.SUMMARY), (Qt.Key.Key_0, RoomPage.BLACK)],
)  # fmt: skip
def test_the_coordinators_keys_turn_the_page(
    opened: Callable[..., DeskSet], key: Qt.Key, page: RoomPage
) -> None:
    desk = opened()
    press(desk, key, Qt.KeyboardModifier.ControlModifier)  # nothing stands there: nothing happens
    press(desk, Qt.Key.Key_F11)
    press(desk, key, Qt.KeyboardModifier.ControlModifier)
    window = desk.desk.wall.window
    assert window is not None
    assert window.page is page
    chosen = [
        each.text() for each in desk.desk.wall.bar.findChildren(QPushButton) if each.isChecked()
    ]
    assert len(chosen) == 1
    press(desk, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.page is RoomPage.MAP


def test_the_line_in_the_window_turns_the_page(opened: Callable[..., DeskSet]) -> None:
    desk = opened()
    press(desk, Qt.Key.Key_F11)
    (plan,) = (
        each for each in desk.desk.wall.bar.findChildren(QPushButton) if each.text() == "Plan"
    )
    QTest.mouseClick(plan, Qt.MouseButton.LeftButton)
    assert "Ro om aftenen" in said(desk)


def test_what_is_written_is_on_the_wall_at_once(opened: Callable[..., DeskSet]) -> None:
    desk = opened()
    press(desk, Qt.Key.Key_F11)
    desk.desk.wall.turn_to(RoomPage.PLAN)
    goal = desk.workspace.store.load(Id("case")).goals[0]
    desk.desk.run(Edit(goal.case_id, Goal, goal.id, (("text", "Et job"),), goal.version))
    assert "Et job" in said(desk)
    desk.desk.history.undo()
    assert "Ro om aftenen" in said(desk)


def test_who_comes_in_changes_the_wall_at_once(opened: Callable[..., DeskSet]) -> None:
    desk = opened()
    press(desk, Qt.Key.Key_F11)
    desk.desk.wall.turn_to(RoomPage.PLAN)
    assert "Ro om aftenen" in said(desk)  # control
    guest = Attendance(
        id=Id("guest"), case_id=Id("case"), meeting_id=Id("m0"), name="Tove", present=True,
        role=AttendanceRole.COMPANION,
    )  # fmt: skip
    assert desk.desk.run(Add(guest)) is not None
    assert "Ro om aftenen" not in said(desk)


def test_another_family_takes_it_down(opened: Callable[..., DeskSet]) -> None:
    other = family("Jakob", "Jakob", key="other")
    desk = opened(None, other)
    press(desk, Qt.Key.Key_F11)
    desk.desk.open_case(other.id)
    assert standing(desk) is None


def test_the_lock_takes_it_down_and_forgets(opened: Callable[..., DeskSet]) -> None:
    desk = opened()
    press(desk, Qt.Key.Key_F11)
    window = desk.desk.wall.window
    assert window is not None
    desk.desk.close_desk()
    assert not window.isVisible()
    assert standing(desk) is None


def test_what_changes_in_another_family_is_none_of_its_business(
    opened: Callable[..., DeskSet],
) -> None:
    other = family("Jakob", "Jakob", key="other")
    desk = opened(None, other)
    press(desk, Qt.Key.Key_F11)
    window = desk.desk.wall.window
    goal = Goal(id=Id("x"), case_id=other.id, text="Noget")
    desk.desk.run(Add(goal))
    assert desk.desk.wall.window is window


@pytest.mark.parametrize(
    "case", [with_meeting(), with_meeting(-1, state=MeetingState.CLOSED)], ids=["none", "over"]
)
def test_without_a_meeting_ahead_a_day_is_set_in_one_press(
    opened: Callable[..., DeskSet], case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = tuple(each for each in ALL_PAGES if each.key == "meeting")
    monkeypatch.setattr("tests.views.conftest.case_entries", lambda: pages)
    desk = opened(case)
    press(desk, Qt.Key.Key_F11)
    assert standing(desk) is None
    assert desk.desk.banner.words.startswith("Der er ikke sat et møde. Sæt en dag")
    (act,) = (
        each for each in desk.desk.banner.findChildren(QPushButton) if each.text() == "Sæt en dag"
    )
    QTest.mouseClick(act, Qt.MouseButton.LeftButton)
    assert desk.desk.pages.key == "meeting"
    page = desk.desk.pages.page
    assert isinstance(page, MeetingPage)
    assert page._own_inspector.is_adding


def test_where_meetings_have_no_page_nothing_is_begun(opened: Callable[..., DeskSet]) -> None:
    desk = opened(with_meeting())
    before = desk.desk.pages.key
    desk.desk._set_a_day()
    assert desk.desk.pages.key == before


def test_without_a_family_there_is_no_room(make_desk: Callable[..., DeskSet]) -> None:
    desk = make_desk(make_workspace(with_meeting(0)))
    press(desk, Qt.Key.Key_F11)
    assert standing(desk) is None
    labels = desk.desk.banner.findChildren(QLabel)
    assert "Åbn en familie først" in "\n".join(each.text() for each in labels)


def test_of_several_meetings_one_is_chosen(opened: Callable[..., DeskSet]) -> None:
    desk = opened(with_meeting(3, 9))
    press(desk, Qt.Key.Key_F11)
    assert standing(desk) is None
    asked, *offered = desk.desk.wall.menu.actions()
    assert (asked.text(), asked.isEnabled()) == ("Hvilket møde skal på væggen?", False)
    assert [each.text() for each in offered] == [
        "Møde · torsdag 15. januar",
        "Møde · onsdag 21. januar",
    ]
    assert desk.desk.wall.menu.activeAction() is offered[0]
    offered[1].trigger()
    assert standing(desk) is not None
    assert (Id("case"), RoomReader(Id("m1"))) in desk.workspace.looks


def test_the_other_screen_is_the_one_that_the_coordinator_does_not_look_at() -> None:
    here = QGuiApplication.primaryScreen()
    assert other_screen(here, [here]) is None
    assert other_screen(None, [here]) is here


def test_a_screen_that_is_pulled_out_takes_its_window_along(
    opened: Callable[..., DeskSet],
) -> None:
    desk = opened()
    press(desk, Qt.Key.Key_F11)
    wall = desk.desk.wall
    screen = QGuiApplication.primaryScreen()
    wall._screen_gone(screen)
    assert standing(desk) is not None, "the only screen is the coordinator's own"
    wall._screen = screen
    wall._screen_gone(screen)
    assert standing(desk) is None
