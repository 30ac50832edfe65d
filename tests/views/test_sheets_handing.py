"""Out of the program: the bytes that were shown and no others, logged when they are out and only then."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from app.models.meetings import HandoutForm
from app.models.readers import COORDINATOR, FamilyReader
from app.models.vault_problems import VaultProblem
from app.views.page import Tone
from app.views.sheets.handing import TOLD
from app.words.vault import vault_sentence
from tests.support.pages import training
from tests.support.sheets import SheetDesk, sheet_desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[SheetDesk]:
    made = sheet_desk(qtbot, training(), tmp_path)
    made.choose("Sanne")
    yield made
    made.page.context.tasks.drain()


def told(desk: SheetDesk) -> None:
    """Somebody here knows already that files are not locked."""
    desk.desk.workspace.set_setting(TOLD, "1")


def test_what_is_printed_and_logged_is_what_was_seen(desk: SheetDesk) -> None:
    seen = desk.data
    desk.page.panel.printing.click()
    desk.wait()
    assert desk.outside.printed == [seen]
    assert desk.handed == [(FamilyReader(desk.person("Sanne")), HandoutForm.SHEET, seen)]
    assert desk.outside.titles == ["Ark"]
    assert desk.said == "Ark 1 til Sanne er udskrevet."


def test_the_next_sheet_has_the_next_number(desk: SheetDesk) -> None:
    first = desk.data
    desk.page.print_out()
    desk.wait()
    assert desk.page.panel.title.text() == "Ark 2 til Sanne"
    assert "ark 2" in desk.twin
    assert desk.data != first
    assert "Ark 1 fra 12. januar" in desk.page.cards.card(desk.person("Sanne")).accessibleName()
    desk.choose("David")
    assert desk.page.panel.title.text() == "Ark 1 til David"


def test_saving_says_once_that_the_file_is_not_locked(desk: SheetDesk, tmp_path: Path) -> None:
    seen = desk.data
    desk.page.panel.saving.click()
    (question,) = desk.desk.questions
    assert question.title == "Filen bliver ikke låst"
    assert desk.outside.proposed == []
    question.act()
    desk.wait()
    assert (tmp_path / "ud.pdf").read_bytes() == seen
    assert desk.outside.proposed == ["ark-1.pdf"]
    assert "Filen er ikke låst" in desk.said
    desk.page.save()
    desk.wait()
    assert len(desk.desk.questions) == 1
    assert desk.outside.proposed == ["ark-1.pdf", "ark-2.pdf"]
    digests = [hashlib.sha256(data).hexdigest() for _reader, _form, data in desk.handed]
    assert digests[0] == hashlib.sha256(seen).hexdigest()
    assert len(set(digests)) == 2


def test_a_file_that_cannot_be_written_is_not_logged(desk: SheetDesk, tmp_path: Path) -> None:
    told(desk)
    desk.outside.path = str(tmp_path / "missing" / "ud.pdf")
    desk.page.save()
    desk.wait()
    assert desk.handed == []
    assert desk.sheets == ()
    assert "blev ikke gemt" in desk.said
    assert desk.desk.messages[-1].tone is Tone.WARNING
    assert desk.page.panel.title.text() == "Ark 1 til Sanne"


def test_a_printer_that_takes_nothing_is_not_logged(desk: SheetDesk) -> None:
    desk.outside.broken = True
    desk.page.print_out()
    desk.wait()
    assert desk.handed == []
    assert "blev ikke udskrevet" in desk.said


def test_thinking_better_of_it_does_nothing(desk: SheetDesk) -> None:
    told(desk)
    desk.outside.chosen, desk.outside.path = False, ""
    desk.page.print_out()
    desk.page.save()
    assert not desk.page.handing.busy
    assert desk.handed == []
    assert desk.desk.messages == []


def test_a_dialog_that_outlives_the_desk_comes_to_nothing(desk: SheetDesk, tmp_path: Path) -> None:
    told(desk)
    desk.outside.during_dialog = desk.page.leave
    desk.page.print_out()
    desk.page.save()
    assert desk.outside.printed == []
    assert list(tmp_path.iterdir()) == []


def test_leaving_waits_until_it_is_out_and_logged(desk: SheetDesk) -> None:
    desk.page.print_out()
    assert desk.page.handing.busy
    desk.page.leave()
    assert len(desk.handed) == 1
    desk.wait()
    assert len(desk.handed) == 1


def test_what_is_asked_for_before_it_is_seen_waits_for_it(desk: SheetDesk) -> None:
    desk.page.choose(desk.person("David"))
    desk.page.print_out()
    assert desk.outside.titles == []
    desk.wait()
    (reader, _form, data), *_more = desk.handed
    assert reader == FamilyReader(desk.person("David"))
    assert desk.outside.printed == [data]


def test_only_one_copy_at_a_time(desk: SheetDesk) -> None:
    desk.page.print_out()
    desk.page.print_out()
    desk.wait()
    assert len(desk.handed) == 1


def test_paper_that_the_vault_could_not_log_is_told(desk: SheetDesk) -> None:
    problem = next(each for each in VaultProblem.__subclasses__() if "Full" in each.__name__)
    desk.desk.workspace.store.failing = problem()
    desk.page.print_out()
    desk.wait()
    assert desk.said.startswith("Ark 1 til Sanne er ude, men det kom ikke i loggen.")
    assert desk.said.endswith(vault_sentence(problem()))
    assert desk.sheets == ()


def test_the_map_is_handed_out_to_the_coordinator(desk: SheetDesk, tmp_path: Path) -> None:
    told(desk)
    desk.choose("map")
    desk.page.save()
    desk.wait()
    assert [each[:2] for each in desk.handed] == [(COORDINATOR, HandoutForm.MAP)]
    assert desk.outside.proposed == ["netvaerkskort.pdf"]
    assert desk.page.panel.title.text() == "Netværkskort 2"


def test_printing_needs_somebody_to_print_for(qtbot: QtBot, tmp_path: Path) -> None:
    desk = sheet_desk(qtbot, training(), tmp_path)
    desk.page.print_out()
    assert desk.said == "Vælg først, hvem arket er til."
    qtbot.waitUntil(lambda: not desk.page.context.tasks.running)
