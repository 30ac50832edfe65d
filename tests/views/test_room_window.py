"""The window on the wall: nothing of what the room may not see is anywhere in it."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from app.desktop.theme import Look, ThemeChoice
from app.models.base import Id
from app.models.facts import Kind
from app.models.meetings import AgendaItem, Agreement, Meeting, MeetingState
from app.models.plan import Concern, Statement
from app.models.readers import COORDINATOR, RoomReader
from app.presenters.drawing import Group, Item, Text
from app.presenters.room import RoomView, room_view
from app.presenters.room_page import RoomPage
from app.rules.lens import lens
from app.rules.naming import Lexicon
from app.views.room.desk import RoomDesk
from app.views.room.map import RoomMap
from app.views.room.window import RoomWindow
from tests.resources.demo import TRAINING, case_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.models.case import Case

ROOM_FOLDER = Path(__file__).parents[2] / "app" / "views" / "room"
DAY = date(2026, 1, 12)
SHOWN = [each for each in RoomPage if each is not RoomPage.BLACK]

Put = Callable[[RoomDesk], RoomWindow]


def running() -> Case:
    """The training family in the middle of its meeting."""
    case = case_of(TRAINING)
    rows = tuple(replace(each, state=MeetingState.RUNNING) for each in case.meetings)
    points = tuple(replace(each, done=at < 2) for at, each in enumerate(case.agenda_items))
    return case.having(Meeting, rows).having(AgendaItem, points)


def desk_of(case: Case) -> RoomDesk:
    return RoomDesk(lambda: through_the_lens(case), lambda: DAY)


def through_the_lens(case: Case) -> RoomView:
    key = case.meetings[0].id
    return room_view(lambda _id, reader: lens(case, reader, DAY, Lexicon()), case.id, key)


def whole(case: Case) -> RoomDesk:
    """What must never be: the wall with the coordinator's own case."""
    seen = lens(case, COORDINATOR, DAY, Lexicon()).case
    return RoomDesk(lambda: RoomView(seen, case.meetings[0].id), lambda: DAY)


@pytest.fixture
def put(qtbot: QtBot, look: Look) -> Put:
    def show(desk: RoomDesk) -> RoomWindow:
        window = RoomWindow(look, desk, alone=True)
        qtbot.addWidget(window)
        window.resize(1280, 720)
        window.show()
        return window

    return show


def strings_of(window: QWidget) -> str:
    """Every text that a widget of the window has: shown, spoken, or in a tip."""
    found: list[str] = []
    for each in (window, *window.findChildren(QWidget)):
        found += [each.windowTitle(), each.accessibleName(), each.accessibleDescription()]
        found += [each.toolTip(), each.statusTip(), each.whatsThis(), each.objectName()]
        if isinstance(each, QLabel):
            found.append(each.text())
        if isinstance(each, RoomMap) and each.map.spec is not None:
            found += _drawn(each.map.spec.picture.items)
    return "\n".join(found).replace("\xad", "")


def _drawn(items: tuple[Item, ...]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Group):
            yield item.accessible_text
            yield from _drawn(item.items)
        elif isinstance(item, Text):
            yield item.text


def pages_of(window: RoomWindow) -> str:
    found = []
    for page in RoomPage:
        window.turn_to(page)
        found.append(strings_of(window))
    return "\n".join(found)


def hidden_texts(case: Case) -> list[str]:
    """What the full case says in words and the room's case nowhere does."""
    seen = repr(through_the_lens(case).case)
    texts = {
        value
        for each in case.records()
        for field in fields(each)
        if isinstance(value := getattr(each, field.name), str)
        and " " in value.strip()
        and value not in seen
    }
    return sorted(texts)


def test_no_text_that_the_room_may_not_see_is_in_any_widget(put: Put) -> None:
    case = running()
    hidden = hidden_texts(case)
    assert len(hidden) > 20
    said = pages_of(put(desk_of(case)))
    assert "Jeg vil gerne noget med børn igen" in said  # control: words are found at all
    assert [each for each in hidden if each in said] == []


def test_a_wall_with_the_whole_case_is_found_out(put: Put) -> None:
    """Control: the same walk finds what the coordinator alone may see."""
    case = running()
    said = pages_of(put(whole(case)))
    assert [each for each in hidden_texts(case) if each in said] != []


@pytest.mark.parametrize("page", SHOWN)
def test_what_the_room_may_not_see_changes_no_pixel(put: Put, page: RoomPage) -> None:
    case = running()
    david = next(each for each in case.people if each.name == "David")
    secret = Statement(id=Id("s"), case_id=case.id, seq=-1, text="Davids sag", kind=Kind.HEALTH)
    row = Concern(id=Id("c"), case_id=case.id, seq=-1, record_id=secret.id, person_id=david.id)
    more = case.having(Statement, (secret, *case.statements)).having(Concern, (row, *case.concerns))
    pictures = []
    for each in (case, more):
        window = put(desk_of(each))
        window.turn_to(page)
        pictures.append(window.grab().toImage())
    assert pictures[0] == pictures[1]


def test_nothing_on_the_wall_can_be_pressed_or_typed_into(put: Put) -> None:
    window = put(desk_of(running()))
    for page in RoomPage:
        window.turn_to(page)
        focusable = [
            each
            for each in window.findChildren(QWidget)
            if each.focusPolicy() is not Qt.FocusPolicy.NoFocus
        ]
        assert [type(each).__name__ for each in focusable] == []
        assert [each.toolTip() for each in window.findChildren(QWidget) if each.toolTip()] == []


def test_the_windows_title_names_nobody(put: Put) -> None:
    assert put(desk_of(running())).windowTitle() == "Rundbord"


@pytest.mark.parametrize(
    ("key", "page"),
    [("1", RoomPage.MAP), ("2", RoomPage.PLAN), ("3", RoomPage.AGREED), ("4", RoomPage.WEEK),
     ("5", RoomPage.SUMMARY), ("0", RoomPage.BLACK), ("b", RoomPage.BLACK)],
)  # fmt: skip
def test_a_key_turns_the_page(put: Put, qtbot: QtBot, key: str, page: RoomPage) -> None:
    window = put(desk_of(running()))
    window.turn_to(RoomPage.PLAN if page is not RoomPage.PLAN else RoomPage.WEEK)
    with qtbot.waitSignal(window.turned) as told:
        QTest.keyClicks(window, key)
    assert told.args == [page.value]
    assert window.page is page


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F11])
def test_esc_and_f11_take_it_down_and_forget(put: Put, qtbot: QtBot, key: Qt.Key) -> None:
    desk = desk_of(running())
    window = put(desk)
    QTest.keyClick(window, Qt.Key.Key_X)  # control: another key does nothing
    assert window.isVisible()
    with qtbot.waitSignal(window.closed):
        QTest.keyClick(window, key)
    assert desk.view is None
    assert "Sanne" not in strings_of(window)


def test_what_was_put_away_does_not_come_back(put: Put) -> None:
    desk = desk_of(running())
    window = put(desk)
    desk.put_away()
    desk.refresh()
    assert desk.view is None
    assert "Sanne" not in strings_of(window)


def test_black_says_nothing_at_all(put: Put) -> None:
    window = put(desk_of(running()))
    assert "Sanne" in strings_of(window)  # control
    window.turn_to(RoomPage.BLACK)
    assert set(strings_of(window).split()) == {"Rundbord"}
    assert window.grab().toImage().pixelColor(20, 20).lightness() == 0


def test_an_agreement_is_on_the_wall_as_it_is_written(put: Put) -> None:
    cases = [running()]
    desk = RoomDesk(lambda: through_the_lens(cases[-1]), lambda: DAY)
    window = put(desk)
    window.turn_to(RoomPage.AGREED)
    sanne, meeting = cases[0].people[0], cases[0].meetings[0]
    deal = Agreement(
        id=Id("new"), case_id=cases[0].id, seq=99, what="tager bussen", who_person_id=sanne.id,
        meeting_id=meeting.id,
    )  # fmt: skip
    row = Concern(id=Id("c"), case_id=cases[0].id, seq=99, record_id=deal.id, person_id=sanne.id)
    more = cases[0].having(Agreement, (*cases[0].agreements, deal))
    cases.append(more)  # nobody has said whom it is about yet
    desk.refresh()
    assert "tager bussen" not in strings_of(window)
    cases.append(more.having(Concern, (*more.concerns, row)))
    desk.refresh()
    assert "Sanne tager bussen" in strings_of(window)


def test_somebody_else_in_the_room_takes_it_off_the_wall(put: Put) -> None:
    """David comes in: nobody has said that he may hear Sanne's dreams."""
    cases = [running()]
    desk = RoomDesk(lambda: through_the_lens(cases[-1]), lambda: DAY)
    window = put(desk)
    window.turn_to(RoomPage.PLAN)
    goals = through_the_lens(cases[0]).case.goals
    assert goals
    none = tuple(replace(each, present=True) for each in cases[0].attendances)
    without = replace(cases[0], attendances=none, consents=())
    cases.append(without)
    desk.refresh()
    said = strings_of(window)
    assert [each.text for each in goals if each.text in said] == []


def test_a_room_that_may_see_nothing_says_so(put: Put) -> None:
    case = replace(running(), attendances=())
    window = put(desk_of(case))
    assert "Der er ikke noget, som alle i rummet må se endnu." in strings_of(window)


def test_pages_without_anything_say_so(put: Put) -> None:
    case = replace(running(), goals=(), interventions=(), agreements=(), appointments=())
    window = put(desk_of(replace(case, agenda_items=())))
    window.turn_to(RoomPage.PLAN)
    assert "Der er ikke noget i planen" in strings_of(window)
    window.turn_to(RoomPage.AGREED)
    assert "Vi har ikke aftalt noget endnu." in strings_of(window)
    view = through_the_lens(case)
    free = replace(view, case=replace(view.case, meetings=(), agreements=(), appointments=()))
    week = put(RoomDesk(lambda: free, lambda: DAY))
    week.turn_to(RoomPage.WEEK)
    assert "Der er ikke noget i den kommende uge" in strings_of(week)


def test_the_wall_follows_the_theme_and_dresses_nobody(put: Put, look: Look) -> None:
    window = put(desk_of(running()))
    window.turn_to(RoomPage.PLAN)
    before = look.scale
    light = window.grab().toImage().pixelColor(5, 700).lightness()
    look.choose(ThemeChoice.DARK)
    assert window.grab().toImage().pixelColor(5, 700).lightness() < light
    assert look.scale == before


def test_a_full_plan_is_shown_whole_in_smaller_type(put: Put) -> None:
    case = running()
    goals = tuple(replace(each, seq=at) for at, each in enumerate(case.goals * 4))
    many = tuple(replace(each, id=Id(f"g{at}")) for at, each in enumerate(goals))
    first = case.people[0].id
    rows = tuple(
        Concern(id=Id(f"c{each.id}"), case_id=case.id, seq=0, record_id=each.id, person_id=first)
        for each in many
    )
    full = replace(case, goals=many, concerns=(*case.concerns, *rows))
    window = put(desk_of(full))
    window.turn_to(RoomPage.PLAN)
    sizes = {each.font().pixelSize() for each in window.findChildren(QLabel)}
    assert min(sizes) < 14


ALLOWED = (
    "app.desktop.", "app.presenters.forms.spec", "app.presenters.lines", "app.presenters.room",
    "app.presenters.room_page", "app.presenters.soft", "app.views.case.parts",
    "app.views.case.tones", "app.views.map.bounds", "app.views.map.extent", "app.views.map.scene",
    "app.views.room.", "app.views.shared.buttons", "app.views.shared.labels",
    "app.views.shared.naming", "app.views.shared.tags", "app.words",
)  # fmt: skip
"""What the window on the wall may know: nothing here reaches a workspace, a case or a form."""


def imports_of(source: str) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
        elif isinstance(node, ast.Import):
            found.update(each.name for each in node.names)
    return {each for each in found if each.startswith("app")}


def strangers(sources: list[str]) -> set[str]:
    found = {each for source in sources for each in imports_of(source)}
    return {
        each
        for each in found
        if not f"{each}.".startswith(tuple(f"{a.rstrip('.')}." for a in ALLOWED))
    }


def test_nothing_on_the_wall_can_reach_a_whole_case() -> None:
    sources = [each.read_text("utf-8") for each in ROOM_FOLDER.glob("*.py")]
    assert len(sources) >= 5
    assert strangers(sources) == set()
    planted = "from app.services.ports import Workspace\nimport app.presenters.plan_board\n"
    assert strangers([planted]) == {"app.services.ports", "app.presenters.plan_board"}  # control


def test_the_room_reader_is_what_the_view_is_made_with() -> None:
    asked: list[object] = []
    case = running()

    def view(_id: Id, reader: object) -> object:
        asked.append(reader)
        return lens(case, COORDINATOR, DAY, Lexicon())

    room_view(view, case.id, case.meetings[0].id)  # type: ignore[arg-type] # a port that remembers
    assert asked == [RoomReader(case.meetings[0].id)]


def test_the_summary_is_shown_before_anyone_leaves(put: Put) -> None:
    window = put(desk_of(running()))
    window.turn_to(RoomPage.SUMMARY)
    assert "Det tager vi med herfra" in strings_of(window)
    assert "Det har vi aftalt:" in strings_of(window)


def test_the_summary_on_the_wall_has_ink_and_headings(put: Put) -> None:
    window = put(desk_of(running()))
    window.turn_to(RoomPage.SUMMARY)
    parts = {each.text(): each.property("part") for each in window.findChildren(QLabel)}
    assert parts["Det har vi aftalt:"] == "heading"
    agreed = [part for words, part in parts.items() if words.startswith("– ")]
    assert agreed
    assert set(agreed) == {"aloud"}
