"""Looking at pages: how large, by wheel and keys, sharp again after a change of room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from app.views.sheets.fit import Fit, Room
from tests.support.pages import training
from tests.support.sheets import SheetDesk, sheet_desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

A4 = (595.0, 842.0)
LYING = (842.0, 595.0)


@pytest.mark.parametrize(
    ("room", "sizes", "scale"),
    [
        (Room(595, 400), (A4,), 1.0),
        (Room(595, 421, Fit.PAGE), (A4,), 0.5),
        (Room(421, 2000, Fit.PAGE), (A4, LYING), 0.5),
        (Room(5000, 400), (A4,), 1.6),
        (Room(5000, 400, zoom=2.0), (A4,), 3.2),
        (Room(1, 1), (A4,), 0.1),
        (Room(300, 300), (), 1.6),
    ],
)
def test_the_scale_of_paper(
    room: Room, sizes: tuple[tuple[float, float], ...], scale: float
) -> None:
    assert room.scale(sizes) == pytest.approx(scale)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[SheetDesk]:
    made = sheet_desk(qtbot, training(), tmp_path)
    made.choose("Sanne")
    made.page.preview.view.setFocus()
    yield made
    made.page.context.tasks.drain()


def test_page_keys_stop_at_the_beginning_of_a_page(desk: SheetDesk) -> None:
    view = desk.page.preview.view
    tops = []
    for _each in range(12):
        desk.desk.press(Qt.Key.Key_PageDown)
        tops.append(view.verticalScrollBar().value())
    assert tops[-1] == view.verticalScrollBar().maximum()
    assert desk.page.preview.place == "Side 3 af 3"
    view.go_to(1)
    assert view.verticalScrollBar().value() in tops
    for _each in range(12):
        desk.desk.press(Qt.Key.Key_PageUp)
    assert view.verticalScrollBar().value() == 0


def test_home_end_and_arrows(desk: SheetDesk) -> None:
    bar = desk.page.preview.view.verticalScrollBar()
    desk.desk.press(Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    desk.desk.press(Qt.Key.Key_Up)
    assert bar.value() < bar.maximum()
    desk.desk.press(Qt.Key.Key_Home)
    desk.desk.press(Qt.Key.Key_Down)
    assert 0 < bar.value() < 100


def test_the_whole_page_fits_and_comes_back(desk: SheetDesk) -> None:
    view = desk.page.preview.view
    desk.desk.press(Qt.Key.Key_F)
    image = view.room.scale((A4,)) * A4[1]
    assert image <= view.viewport().height()
    desk.desk.press(Qt.Key.Key_PageDown)
    assert desk.page.preview.place == "Side 2 af 3"
    desk.desk.press(Qt.Key.Key_F)
    assert view.room.fit is Fit.WIDTH
    assert desk.page.preview.place == "Side 2 af 3"


def test_text_and_pages_by_a_key(desk: SheetDesk) -> None:
    desk.desk.press(Qt.Key.Key_T)
    assert desk.page.preview.twin.hasFocus()
    desk.desk.press(Qt.Key.Key_T)
    assert desk.page.preview.view.hasFocus()


def test_pages_are_sharp_again_after_a_change_of_room(desk: SheetDesk, qtbot: QtBot) -> None:
    view = desk.page.preview.view
    assert view.unsharp() == ()
    before = view.images[0].width()
    desk.desk.window.resize(1600, 900)
    qtbot.waitUntil(lambda: bool(view.unsharp()))
    assert view.images[0].width() == before  # the old picture until the new one is there
    qtbot.waitUntil(lambda: view.unsharp() == ())
    assert view.images[0].width() > before


def test_another_reader_begins_at_the_top_the_same_stays(desk: SheetDesk) -> None:
    desk.desk.press(Qt.Key.Key_End)
    bar = desk.page.preview.view.verticalScrollBar()
    desk.page.print_out()
    desk.wait()
    assert bar.value() == bar.maximum()
    desk.choose("David")
    assert bar.value() == 0


def test_the_page_is_painted_on_the_theme(desk: SheetDesk) -> None:
    view = desk.page.preview.view
    shown = view.grab().toImage()
    ground = desk.page.context.look.colour("paper").name()
    assert shown.pixelColor(5, 5).name() == "#0f5c5c" or shown.pixelColor(5, 5).name() == ground
    assert shown.pixelColor(shown.width() // 2, 30).name() == "#ffffff"


def test_a_wide_page_has_wide_cards(desk: SheetDesk) -> None:
    narrow = desk.page.cards.width()
    desk.desk.window.resize(1900, 900)
    desk.desk.window.layout().activate()
    assert desk.page.cards.width() > narrow
