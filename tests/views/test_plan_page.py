"""The plan: dreams, goals with what is done for them, and the moves from state to state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.models.facts import Area
from app.models.plan import Goal, GoalLevel, Intervention, InterventionState
from app.services.acts.records import Add
from app.views.case.blocks import Ref
from app.views.plan.page import PlanPage
from app.views.shared.ask_box import AskBox
from tests.support.forms import LAWS
from tests.support.pages import bare_family, page_desk, training

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.views.case.blocks import Block, Line
    from tests.support.pages import PageDesk


def desk_of(qtbot: QtBot) -> PageDesk:
    return page_desk(qtbot, PlanPage, training(), LAWS)


def blocks(desk: PageDesk, group: str) -> tuple[Block, ...]:
    return next(each.blocks for each in desk.page.board.shown if each.key == group)


def line(desk: PageDesk, name: str) -> Line:
    return next(
        row for block in blocks(desk, "goals") for row in block.rows if row.title.startswith(name)
    )


def test_dreams_stand_first_and_large_in_own_words(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)

    assert [each.key for each in desk.page.board.shown] == ["dreams", "goals", "duties"]
    first = blocks(desk, "dreams")[0]
    assert first.title.startswith("»Jeg vil gerne noget med børn igen")
    assert first.large


def test_an_intervention_tells_state_duty_and_rule_with_a_plain_sentence(qtbot: QtBot) -> None:
    found = line(desk_of(qtbot), "Støtte i hjemmet")

    assert [each.label for each in found.tags] == ["bevilget"]
    assert [each.label for each in found.marks] == ["Frivillig"]
    assert [each.label for each in found.laws] == ["Serviceloven § 85"]
    assert found.laws[0].sentence == "Du kan få støtte i din hverdag."
    assert "Mentor" in found.side


def test_what_belongs_to_another_area_than_its_goal_says_so(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    goal = next(each for each in desk.case.goals if each.text == "En hverdag, der hænger sammen")
    key = desk.workspace.ids.new()
    made = Intervention(
        id=key, case_id=desk.case_id, name="Genoptræning", goal_id=goal.id, area=Area.HEALTH
    )
    desk.run(Add(made))
    desk.show()
    assert line(desk, "Genoptræning").marks[0].label == "Sundhed"


def test_a_state_is_moved_by_an_action_of_the_form(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    found = line(desk, "Praktik i børnehave")
    assert found.ref is not None
    desk.page.choose(found.ref)

    desk.page.inspector().form.button("granted").click()
    asked = desk.page.inspector().findChildren(AskBox)[-1]
    asked.fields["reason"].editor.take_focus()
    desk.press("Bevilget på mødet")
    asked.yes.click()

    moved = desk.case.get(Intervention, found.ref.id)
    assert moved is not None
    assert moved.state is InterventionState.GRANTED
    assert [each.label for each in line(desk, "Praktik i børnehave").tags] == ["bevilget"]
    assert desk.page.board.item(found.ref).chosen
    desk.undo()
    assert [each.label for each in line(desk, "Praktik i børnehave").tags] == ["indstillet"]


def test_what_is_added_on_a_goal_is_for_the_same_people_in_the_same_area(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    goal = next(each for each in desk.case.goals if each.text == "En hverdag, der hænger sammen")
    block = next(each for each in blocks(desk, "goals") if each.key == goal.id)

    desk.page.begin(block.offers[0])
    desk.press("Hjælp til post")
    desk.page.inspector()._finish_adding()

    made = desk.records(Intervention)[-1]
    assert (made.name, made.goal_id, made.area) == ("Hjælp til post", goal.id, goal.area)
    named = {each.person_id for each in desk.case.concerns if each.record_id == made.id}
    assert named == {each.person_id for each in desk.case.concerns if each.record_id == goal.id}


def test_a_dream_is_begun_as_a_dream(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, PlanPage, bare_family())
    assert "Begynd med det, familien drømmer om" in desk.words()

    desk.page.vacant.button.click()
    desk.press("Ro om aftenen")
    desk.page.inspector()._finish_adding()

    assert [each.level for each in desk.records(Goal)] == [GoalLevel.DREAM]
    assert desk.page.board.item(Ref(Goal, desk.records(Goal)[0].id)).hasFocus()


def test_a_refused_field_says_what_is_wrong_and_keeps_what_was_typed(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, PlanPage, bare_family())
    desk.press(Qt.Key.Key_N, mod=Qt.KeyboardModifier.ControlModifier)
    desk.page.inspector().form.focus_field("own_words")
    desk.press("Jeg vil have ro")

    desk.page.inspector()._finish_adding()

    form = desk.page.inspector().form
    assert form.field("text").wrong
    assert form.field("own_words").editor.value() == "Jeg vil have ro"
    assert desk.records(Goal) == ()


def test_escape_drops_what_was_being_added(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    desk.press(Qt.Key.Key_N, mod=Qt.KeyboardModifier.ControlModifier)
    assert desk.page.inspector().is_adding

    desk.press(Qt.Key.Key_Escape)

    assert not desk.page.inspector().is_adding
    assert desk.page.board.item(desk.page.board.refs[0]).hasFocus()


def test_scroll_and_selection_stay_when_something_else_changes(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    ref = desk.page.board.refs[-1]
    desk.page.choose(ref)
    bar = desk.page.board.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    before = bar.value()

    desk.page.remove(desk.page.board.refs[-2])

    assert desk.page.board.item(ref).chosen
    assert bar.value() > before // 2


def test_the_search_finds_what_stands_on_the_page(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)

    entry = next(each for each in desk.page.search_entries() if "Støtte i hjemmet" in each.label)
    entry.act()

    assert entry.hint == "Plan"
    assert desk.page.inspector().shown[0] is Intervention
