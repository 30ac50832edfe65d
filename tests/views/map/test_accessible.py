"""The map as assistive technology finds it, asked inside the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible

from app.models.contacts import Contact
from app.services.acts.records import Drop
from app.views.map.accessible import NOTHING, CardNode, MapNode, tell

if TYPE_CHECKING:
    import pytest

    from tests.views.map.stage import Stage

NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description


def node_of(stage: Stage) -> MapNode:
    found = QAccessible.queryAccessibleInterface(stage.view)
    assert isinstance(found, MapNode)
    return found


def test_the_map_is_a_list_of_four_people_and_seventeen_contacts(stage: Stage) -> None:
    node = node_of(stage)
    names = [node.child(at).text(NAME) for at in range(node.childCount())]
    assert node.role() is QAccessible.Role.List
    assert names[:4] == ["Sanne", "David", "Mille", "Lukas"]
    assert len(names) == 21
    assert "Neuropsykolog" in names
    assert node.child(99) is None
    assert all(node.indexOfChild(node.child(at)) == at for at in range(21))


def test_an_item_says_what_stands_on_its_card_and_where_it_is(stage: Stage) -> None:
    key = stage.contact("Flextrafik").id
    card = node_of(stage).card(key)
    assert card.role() is QAccessible.Role.ListItem
    assert "for Lukas" in card.text(DESCRIPTION)
    assert card.text(QAccessible.Text.Help) == ""
    assert card.parent() is node_of(stage)
    at = stage.view.viewport().mapToGlobal(stage.middle(key))
    assert card.rect().contains(at)
    assert node_of(stage).childAt(at.x(), at.y()) is card
    nowhere = QPoint(-5000, -5000)
    assert node_of(stage).childAt(nowhere.x(), nowhere.y()) is None
    assert card.childCount() == 0
    assert card.child(0) is NOTHING
    assert card.childAt(1, 1) is NOTHING
    assert card.indexOfChild(card) == -1


def test_focus_and_selection_are_told(stage: Stage) -> None:
    stage.view.setFocus()
    stage.view.go_to(stage.person("David").id)
    card = node_of(stage).card(stage.view.current)
    assert card.state().focused
    assert not card.state().selected
    assert node_of(stage).focusChild() is card
    stage.click(stage.view.current)
    assert card.state().selected


def test_what_is_gone_is_no_longer_valid(stage: Stage) -> None:
    key = stage.contact("Flextrafik").id
    card = node_of(stage).card(key)
    stage.desk.run(Drop(stage.case.id, Contact, key))
    assert not card.isValid()
    assert card.text(NAME) == ""
    assert node_of(stage).childCount() == 20


def test_moving_by_keyboard_is_announced(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    spoken: list[str] = []

    def hear(event: object) -> None:
        found = node_of(stage).focusChild()
        assert isinstance(found, CardNode)
        spoken.append(found.text(NAME))

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    stage.view.setFocus()
    stage.view.go_to(stage.person("David").id)
    assert spoken[-1] == "David"
    count = len(spoken)
    tell(stage.view, "nobody")
    assert len(spoken) == count
