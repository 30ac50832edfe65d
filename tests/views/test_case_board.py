"""The board: differences only, one thing chosen, everything by keyboard."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QSpacerItem

from app.models.base import Id
from app.models.plan import Goal, Intervention
from app.presenters.forms.spec import Choice
from app.views.case.beside import Beside
from app.views.case.blocks import Block, Door, Group, Line, Offer, Ref
from app.views.case.board import Board
from app.views.case.tones import toned

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from app.desktop.theme import Look
    from app.views.case.items import Item

FIRST, SECOND, INNER = (Ref(Goal, Id("a")), Ref(Goal, Id("b")), Ref(Intervention, Id("c")))


def groups() -> tuple[Group, ...]:
    mentor = Line("Mentor", INNER, lead="Kim", side="fredag", tags=(Choice("good", "i gang"),))
    first = Block("a", "Et job", FIRST, "Social", "home-heart", "social", rows=(mentor,))
    offers = (Offer("Nyt mål", Goal),)
    second = Block("b", "Ro", SECOND, doors=(Door("Se kortet", "map"),), caution="Pas på")
    return (
        Group("goals", "Mål", blocks=(first,), offers=offers, note="To mål"),
        Group("more", "Mere", blocks=(second,), column=1),
    )


def item(board: Board, ref: Ref) -> Item:
    found = board.item(ref)
    assert found is not None
    return found


def made(look: Look, shown: Callable[..., Board], width: int = 1000) -> Board:
    board = shown(Board(look, "Plan"), width, 400)
    board.show_groups(groups(), read_only=False)
    return board


def test_what_stays_the_same_is_the_same_widget(look: Look, shown: Callable[..., Board]) -> None:
    board = made(look, shown)
    before, other = item(board, FIRST), item(board, SECOND)
    board.choose(SECOND)
    first, second = groups()
    changed = replace(second, blocks=(replace(second.blocks[0], title="Ro om aftenen"),))

    board.show_groups((first, changed), read_only=False)

    assert item(board, FIRST) is before
    assert item(board, SECOND) is not other
    assert item(board, SECOND).chosen
    assert board.shown == (first, changed)


def test_the_neighbour_gets_the_focus_of_what_is_gone(
    look: Look, shown: Callable[..., Board]
) -> None:
    board = made(look, shown)
    first, _second = groups()
    assert board.focus_on(SECOND)

    board.show_groups((first,), read_only=False)

    assert item(board, INNER).hasFocus()
    assert not board.focus_on(SECOND)


def test_focus_stays_on_a_card_that_is_drawn_anew(look: Look, shown: Callable[..., Board]) -> None:
    board = made(look, shown)
    board.focus_on(INNER)
    first, second = groups()
    block = replace(first.blocks[0], quote="»Noget nyt«")

    board.show_groups((replace(first, blocks=(block,)), second), read_only=False)

    assert item(board, INNER).hasFocus()


def test_a_card_whose_button_is_gone_has_the_focus(look: Look, shown: Callable[..., Board]) -> None:
    """A button that does its one thing vanishes with it; the focus does not go to another card."""
    board = made(look, shown)
    (door,) = (each for each in board.findChildren(QPushButton) if each.text() == "Se kortet")
    door.setFocus()
    first, second = groups()
    board.show_groups(
        (first, replace(second, blocks=(replace(second.blocks[0], doors=()),))), read_only=False
    )
    assert item(board, SECOND).hasFocus()


def test_arrow_keys_go_through_cards_and_lines(look: Look, shown: Callable[..., Board]) -> None:
    board = made(look, shown)
    board.focus_on(None)

    reached = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home):
        focused = next(each for each in board.refs if item(board, each).hasFocus())
        QTest.keyClick(item(board, focused), key)
        reached += [each for each in board.refs if item(board, each).hasFocus()]

    assert reached == [INNER, SECOND, SECOND, INNER, FIRST]


def test_each_key_says_what_is_wanted(look: Look, shown: Callable[..., Board]) -> None:
    board = made(look, shown)
    said: list[tuple[str, Ref]] = []
    for name in ("used", "opened", "unwanted"):
        getattr(board, name).connect(lambda ref, name=name: said.append((name, ref)))
    line = item(board, INNER)

    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Delete):
        QTest.keyClick(line, key)
    QTest.mouseClick(item(board, FIRST), Qt.MouseButton.LeftButton)

    assert said == [("used", INNER), ("opened", INNER), ("unwanted", INNER), ("used", FIRST)]


def test_everything_on_a_card_is_spoken(look: Look, shown: Callable[..., Board]) -> None:
    board = made(look, shown)

    names = [item(board, each).accessibleName() for each in board.refs]

    assert names == ["Social, Et job", "KimMentor, fredag, i gang", "Ro, Pas på"]


def test_one_column_where_there_is_no_room_for_two(
    look: Look, shown: Callable[..., Board], qtbot: QtBot
) -> None:
    board = made(look, shown, 1000)
    first, second = item(board, FIRST), item(board, SECOND)
    assert first.mapTo(board, first.pos()).x() < second.mapTo(board, second.pos()).x()

    board.window().resize(500, 400)

    qtbot.waitUntil(
        lambda: first.mapTo(board, first.pos()).x() == second.mapTo(board, second.pos()).x()
    )


def test_borrowed_eyes_are_offered_doors_but_nothing_new(
    look: Look, shown: Callable[..., Board]
) -> None:
    board = made(look, shown)
    taken: list[object] = []
    board.begun.connect(taken.append)

    board.show_groups(groups(), read_only=True)

    from PySide6.QtWidgets import QPushButton

    there = [each for each in board.findChildren(QPushButton) if each.isVisibleTo(board)]
    assert [each.text() for each in there] == ["Se kortet"]
    there[0].click()
    assert taken == [Door("Se kortet", "map")]


def test_a_state_has_the_tone_of_what_it_means() -> None:
    assert toned(Choice("refused", "afslået", "ban")) == Choice("warning", "afslået")
    assert toned(Choice("wished", "ønsket", "heart"), icon=True) == Choice("", "ønsket", "heart")


def test_what_has_no_room_beside_goes_below(look: Look, shown: Callable[..., Board]) -> None:
    board = made(look, shown, 900)
    wide = item(board, INNER).heightForWidth(600)

    assert item(board, INNER).heightForWidth(90) > wide
    layout = Beside()
    assert (layout.itemAt(0), layout.takeAt(0), layout.heightForWidth(100)) == (None, None, 0)
    assert layout.expandingDirections() == Qt.Orientation.Horizontal
    layout.addItem(QSpacerItem(30, 12))
    assert layout.heightForWidth(100) == 12
    assert layout.sizeHint().width() == 30
    layout.takeAt(0)
