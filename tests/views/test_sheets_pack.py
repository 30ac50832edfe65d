"""The room pack on its page: three acts to paper, one job for each, ticked off when it is handed over."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from app.desktop.printing import PrintFailed
from app.models.meetings import HandoutForm
from app.models.readers import FamilyReader
from app.models.vault_problems import DiskFull
from app.views.page import Tone
from app.views.sheets.choosing import PACK
from app.views.sheets.handing import LISTED, TOLD
from tests.support.pages import bare_family, training
from tests.support.sheets import SheetDesk, sheet_desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[SheetDesk]:
    made = sheet_desk(qtbot, training(), tmp_path)
    made.outside.where = str(tmp_path)
    made.page.choose(PACK)
    wait(made)
    yield made
    made.page.context.tasks.drain()


def wait(desk: SheetDesk) -> None:
    press = desk.page.pack.press
    assert press is not None
    tasks = desk.page.context.tasks
    desk.qtbot.waitUntil(
        lambda: press.is_ready and not tasks.running and not desk.page.handing.busy, timeout=20_000
    )


def test_who_comes_is_there_with_what_each_gets(desk: SheetDesk) -> None:
    ticks = desk.page.pack.ticks
    assert len(ticks.keys) == 5
    assert (
        "Ark, Mine kontakter, Ikke udskrevet" in ticks.card(desk.person("Sanne")).accessibleName()
    )
    said = desk.page.pack.panel.about.text()
    assert "5 modtagere · 9 ark" in said
    assert "Får ikke ark: Bisidder og Sundhedskoordinator" in said
    assert not ticks.box(desk.person("Sanne")).isEnabled()


def test_all_of_it_is_printed_as_one_job_for_each_and_logged(desk: SheetDesk) -> None:
    desk.page.pack.panel.printing.click()
    wait(desk)
    assert desk.outside.titles == ["Ark"]
    assert len(desk.outside.printed) == 6
    assert desk.said == "6 job er udskrevet: ét til hver og din liste."
    assert len(desk.sheets) == 9
    digests = {hashlib.sha256(each).hexdigest() for each in desk.outside.printed[:5]}
    assert {each.digest for each in desk.sheets} == digests
    assert desk.desk.workspace.acts == [LISTED]
    assert "Udskrevet" in desk.page.pack.ticks.card(desk.person("Sanne")).accessibleName()


def test_what_is_seen_is_the_job_that_is_printed(desk: SheetDesk) -> None:
    press = desk.page.pack.press
    assert press is not None
    assert press.drawn is not None
    seen = press.drawn.data
    desk.page.print_out()
    wait(desk)
    assert desk.outside.printed[0] == seen


def test_a_tick_notes_the_day_and_can_be_taken_away(desk: SheetDesk) -> None:
    desk.page.print_out()
    wait(desk)
    key = desk.person("Sanne")
    desk.page.pack.ticks.box(key).click()
    assert [each.handed_on for each in desk.sheets if each.person_id == key] == [
        desk.desk.workspace.clock.today()
    ] * 2
    assert "Udleveret" in desk.page.pack.ticks.card(key).accessibleName()
    assert desk.page.pack.ticks.box(key).isChecked()
    desk.page.pack.ticks.box(key).click()
    assert {each.handed_on for each in desk.sheets} == {None}


def test_files_in_a_folder_are_named_by_number_only(desk: SheetDesk, tmp_path: Path) -> None:
    desk.page.pack.panel.saving.click()
    (question,) = desk.desk.questions
    question.act()
    wait(desk)
    names = sorted(each.name for each in tmp_path.iterdir())
    assert names == [
        "ark-01.pdf",
        "ark-02.pdf",
        "ark-03.pdf",
        "ark-04.pdf",
        "ark-05.pdf",
        "liste.pdf",
    ]
    assert "6 filer er gemt." in desk.said
    assert len(desk.sheets) == 9


def test_no_folder_saves_nothing(desk: SheetDesk) -> None:
    desk.desk.workspace.set_setting(TOLD, "1")
    desk.outside.where = ""
    desk.page.save()
    assert not desk.page.handing.busy
    assert desk.sheets == ()


def test_only_one_of_them_again(desk: SheetDesk) -> None:
    david = desk.person("David")
    desk.page.pack.ticks.card(desk.person("Sanne")).setFocus()
    desk.desk.press(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return)
    wait(desk)
    desk.page.pack.panel.one.click()
    wait(desk)
    assert len(desk.outside.printed) == 1
    assert desk.said == "Mødemappe til David er udskrevet."
    assert [each[:2] for each in desk.handed] == [
        (FamilyReader(david), HandoutForm.SHEET),
        (FamilyReader(david), HandoutForm.CARD),
    ]


def test_a_printer_that_stops_leaves_what_came_out_in_the_log(desk: SheetDesk) -> None:
    real, count = desk.outside._send, []

    def send(data: bytes, printer: QPrinter) -> int:
        count.append(1)
        if len(count) > 2:
            raise PrintFailed
        return real(data, printer)

    desk.page.handing._outlets = desk.outside.outlets(send)
    desk.page.print_out()
    wait(desk)
    assert "Noget kom ikke ud." in desk.said
    assert {each.person_id for each in desk.sheets} == {desk.person("Sanne"), desk.person("David")}


def test_cancelled_on_the_way_what_came_out_is_in_the_log(desk: SheetDesk) -> None:
    def send(data: bytes, printer: QPrinter) -> int:
        for each in desk.page.context.tasks.running:
            each.cancel()
        return desk.outside._send(data, printer)

    desk.page.handing._outlets = desk.outside.outlets(send)
    desk.page.print_out()
    wait(desk)
    assert len(desk.outside.printed) == 1
    assert {each.person_id for each in desk.sheets} == {desk.person("Sanne")}
    assert "Noget kom ikke ud." in desk.said


def test_what_could_not_be_logged_is_said(desk: SheetDesk) -> None:
    def fail(*_all: object) -> None:
        raise DiskFull

    desk.desk.workspace.note = fail  # type: ignore[method-assign,assignment]  # a full disk
    desk.page.print_out()
    wait(desk)
    assert "kom ikke i loggen" in desk.said
    assert desk.desk.messages[-1].tone is Tone.WARNING
    assert len(desk.sheets) == 9


def test_a_printer_that_is_a_file_makes_one_for_each(desk: SheetDesk, tmp_path: Path) -> None:
    names: list[str] = []

    def send(_data: bytes, which: QPrinter) -> int:
        names.append(which.outputFileName())
        return 1

    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "ud.pdf"))
    desk.outside.printer = printer
    desk.page.handing._outlets = desk.outside.outlets(send)
    desk.page.print_out()
    wait(desk)
    assert [each[-9:] for each in names] == [f"ud-{at:02d}.pdf" for at in range(1, 7)]


def test_leaving_waits_and_coming_back_is_where_it_was(desk: SheetDesk) -> None:
    desk.page.print_out()
    desk.page.leave()
    assert len(desk.sheets) == 9
    desk.desk.show()
    assert desk.page.choosing.chosen == PACK


def test_larger_type_for_one_is_in_the_pack_too(desk: SheetDesk) -> None:
    before = desk.page.pack.press
    assert before is not None
    assert before.drawn is not None
    pages = len(before.drawn.sizes)
    desk.page.choose(desk.person("Sanne"))
    desk.page.choose_size(20.0)
    desk.page.choose(PACK)
    wait(desk)
    assert len(before.drawn.sizes) > pages


def test_no_meeting_no_pack(qtbot: QtBot, tmp_path: Path) -> None:
    made = sheet_desk(qtbot, bare_family(), tmp_path)
    assert PACK not in made.page.cards.keys
    made.page.choose(PACK)
    assert made.page.choosing.chosen is None
    made.desk.show(FamilyReader(made.person("Sanne")))
    assert PACK not in made.page.cards.keys
    made.page.context.tasks.drain()


def test_tab_goes_through_the_ticks_to_the_ways_out(desk: SheetDesk) -> None:
    desk.page.print_out()
    wait(desk)
    stops = desk.page.pack.stops()
    stops[0].setFocus()
    desk.desk.press(Qt.Key.Key_Tab)
    assert stops[1].hasFocus()
    assert stops[-3:] == desk.page.pack.panel.stops()
