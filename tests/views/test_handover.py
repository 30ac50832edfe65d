"""Two desks: give families away, work on both, take back; every step by hand, actions counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.models.base import Id
from app.models.contacts import Contact
from app.models.readers import COORDINATOR, FamilyReader
from app.services.acts.records import Add, Drop, Edit
from app.views.handover.back import TakeBackSheet, take_back
from app.views.handover.give import GiveSheet
from app.views.handover.key import KeySheet
from app.views.handover.past import PastSheet
from app.views.shared.dialogs import ConfirmSheet
from tests.support.workspace import TODAY, MemoryWorkspace, family, make_workspace, seed_case

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.views.handover.strip import LentStrip
    from app.views.shell.desk import Desk
    from tests.views.conftest import DeskSet


@dataclass
class Table:
    """Bente's desk in the window, Bodil's workspace beside it, and the file between them."""

    made: DeskSet
    bodil: MemoryWorkspace
    file: Path
    key: Id

    @property
    def desk(self) -> Desk:
        return self.made.desk

    @property
    def bente(self) -> MemoryWorkspace:
        return self.made.workspace

    @property
    def said(self) -> str:
        return self.desk.banner.words

    @property
    def strip(self) -> LentStrip:
        strip = self.desk.acts.lending.strip
        assert strip is not None
        return strip

    def sheet(self, *cases: Id) -> GiveSheet:
        path = str(self.file)
        made = GiveSheet(self.desk.context, self.desk, cases, ask=lambda _over: path)
        made.open()
        return made

    def lend(self) -> None:
        """Bodil has the family and Bente's window shows it."""
        given = self.bente.deputies.give(
            [self.key], "Bodil", self.bodil.deputies.key(), date(2026, 2, 1)
        )
        self.bodil.deputies.stand_in(opened(given.data, self.bodil))
        self.desk.open_case(self.key)

    def name(self, workspace: MemoryWorkspace, at: int, words: str) -> None:
        contact = workspace.view(self.key, COORDINATOR).case.contacts[at]
        workspace.run(Edit(self.key, Contact, contact.id, (("name", words),)))

    def come_back(self) -> TakeBackSheet:
        self.file.write_bytes(self.bodil.deputies.give_back(self.key).data)
        take_back(self.desk.context, self.desk, lambda _over: str(self.file))
        sheet = self.desk.findChildren(TakeBackSheet)[-1]
        assert isinstance(sheet, TakeBackSheet)
        return sheet


def opened(data: bytes, desk: MemoryWorkspace) -> bytes:
    from app.exchange.sealed import unseal

    return unseal(data, identity=desk.deputies.identity())


@pytest.fixture
def table(make_desk: Callable[..., DeskSet], tmp_path: Path) -> Table:
    case = seed_case()
    made = make_desk(make_workspace(case, family("Ida og Emil", "Ida", key="other")))
    return Table(made, MemoryWorkspace(), tmp_path / "pakke.rundbord.age", case.id)


def press(widget: object, key: Qt.Key) -> None:
    QTest.keyClick(widget, key)  # type: ignore[call-overload] # any widget takes keys


def test_families_are_given_in_six_actions_from_the_list(table: Table) -> None:
    """Tick a family, name, key, last day as proposed, give, place of the file."""
    sheet = table.sheet()
    press(sheet.boxes[table.key], Qt.Key.Key_Space)
    QTest.keyClicks(sheet.name, "Bodil")
    sheet.key.setText(table.bodil.deputies.key())
    press(sheet.key, Qt.Key.Key_Return)
    assert "1 familie er givet til Bodil" in table.said
    assert table.bodil.deputies.stand_in(opened(table.file.read_bytes(), table.bodil))
    assert table.file.stat().st_mode & 0o077 == 0
    case = table.bente.view(table.key, COORDINATOR).case
    assert (case.handovers[0].to_name, case.handovers[0].until) == ("Bodil", date(2026, 1, 26))


def test_what_is_missing_is_said_one_thing_at_a_time(table: Table) -> None:
    sheet = table.sheet()
    said = []
    fills: tuple[Callable[[], object], ...] = (
        lambda: None,
        lambda: sheet.boxes[table.key].setChecked(True),
        lambda: sheet.name.setText("Bodil"),
        lambda: sheet.key.setText("ikke en nøgle"),
        lambda: sheet.key.setText(table.bente.deputies.key()),
    )
    for fill in fills:
        fill()
        sheet.give()
        said.append(sheet.wrong)
    assert [each.split()[0] for each in said] == ["Vælg", "Skriv,", "Sæt", "Modtagerens", "Det"]
    assert not table.file.exists()
    sheet.until.editor.control.clear()  # type: ignore[attr-defined] # a line
    sheet.give()
    assert "sidste dag" in sheet.wrong


def test_a_family_that_is_out_is_not_given_twice(table: Table) -> None:
    table.lend()
    sheet = table.sheet(table.key)
    sheet.name.setText("Karin")
    sheet.key.setText(table.bodil.deputies.key())
    sheet.give()
    assert "Tag den tilbage" in sheet.wrong


def test_a_key_comes_from_a_file(table: Table, tmp_path: Path) -> None:
    sheet = table.sheet(table.key)
    (tmp_path / "nøgle.txt").write_text(table.bodil.deputies.key() + "\n", "utf-8")
    sheet.take_key(str(tmp_path / "nøgle.txt"))
    assert sheet.key.text() == table.bodil.deputies.key()
    sheet.take_key(str(tmp_path / "gone"))
    assert "kan ikke læses" in table.said


def test_a_file_that_cannot_be_written_is_offered_again(table: Table) -> None:
    good, table.file = table.file, table.file.parent / "gone" / "pakke.age"
    sheet = table.sheet(table.key)
    sheet.name.setText("Bodil")
    sheet.key.setText(table.bodil.deputies.key())
    sheet.give()
    assert "blev ikke gemt" in table.said
    (good.parent / "gone").mkdir()
    table.desk.banner._do()
    assert (good.parent / "gone" / "pakke.age").exists()


def test_the_line_above_the_family_says_where_it_is(table: Table) -> None:
    table.lend()
    assert "er hos Bodil til" in table.strip.words
    table.desk.look_as(FamilyReader(table.bente.view(table.key, COORDINATOR).case.people[0].id))
    assert table.strip.words == ""
    table.desk.look_as(COORDINATOR)
    table.desk.go("families")
    assert table.strip.words == ""
    table.desk.open_case(table.bente.families()[0].id)
    table.desk.open_case(table.key)
    table.strip._place = lambda _over: str(table.file)
    table.strip.again.click()
    assert "gemt igen" in table.said
    assert table.file.exists()


def test_taken_back_conflict_by_conflict_with_two_keys(table: Table) -> None:
    table.lend()
    for at, (mine, theirs) in enumerate((("Anna", "Berta"), ("Clara", "Dora"))):
        table.name(table.bente, at, mine)
        table.name(table.bodil, at, theirs)
    new = Contact(id=Id(str(uuid4())), case_id=table.key, role="Mentor")
    table.bodil.run(Add(new))
    sheet = table.come_back()
    assert sheet.spec.counts == "1 ny, 2 ændrede og 2 konflikter"
    assert (sheet.progress, sheet.mine.text(), sheet.theirs.text()) == ("1 af 2", "Anna", "Berta")
    assert not sheet.take.isEnabled()
    sheet.finish()
    press(sheet, Qt.Key.Key_1)
    assert sheet.progress == "2 af 2"
    press(sheet, Qt.Key.Key_Backspace)
    assert sheet.progress == "1 af 2"
    press(sheet, Qt.Key.Key_2)
    press(sheet, Qt.Key.Key_1)
    assert sheet.take.hasFocus()
    press(sheet.take, Qt.Key.Key_Return)
    contacts = table.bente.view(table.key, COORDINATOR).case.contacts
    assert [each.name for each in contacts[:2]] == ["Berta", "Clara"]
    assert contacts[-1].role == "Mentor"
    assert table.strip.words == ""
    assert "taget tilbage" in table.said
    table.desk.acts.lending.past.trigger()
    past = table.desk.window().findChildren(PastSheet)[-1]
    assert "tilbage" in past.words
    aside = table.bente.view(table.key, COORDINATOR).case.handovers[0].kept_aside or ""
    assert "Bodil: kontakt" in aside
    assert "Dora" in aside
    assert "Anna" in aside


def test_removed_by_one_is_shown_as_a_whole(table: Table) -> None:
    table.lend()
    contact = table.bente.view(table.key, COORDINATOR).case.contacts[0]
    table.bente.run(Drop(table.key, Contact, contact.id))
    table.name(table.bodil, 0, "Berta")
    sheet = table.come_back()
    assert sheet.mine.text() == "Fjernet"
    assert "Berta" in sheet.theirs.text()
    sheet.sink()


def test_without_a_conflict_it_is_two_actions(table: Table) -> None:
    """Choose the file, take it."""
    table.lend()
    table.name(table.bodil, 0, "Berta")
    sheet = table.come_back()
    assert sheet.progress == ""
    press(sheet.take, Qt.Key.Key_Return)
    assert table.bente.view(table.key, COORDINATOR).case.contacts[0].name == "Berta"


def test_a_case_that_moved_while_deciding_is_said(table: Table) -> None:
    table.lend()
    sheet = table.come_back()
    table.name(table.bente, 0, "Anna")
    sheet.finish()
    assert "i mellemtiden" in sheet._error.text()


def test_what_is_no_return_is_said(table: Table) -> None:
    table.file.write_bytes(b"noget andet")
    take_back(table.desk.context, table.desk, lambda _over: str(table.file))
    assert table.said
    take_back(table.desk.context, table.desk, lambda _over: "")
    assert table.desk.findChildren(TakeBackSheet) == []


def test_the_deputy_sees_until_when_and_gives_back(
    make_desk: Callable[..., DeskSet], table: Table
) -> None:
    table.lend()
    bodil = Table(make_desk(table.bodil), table.bodil, table.file, table.key)
    bodil.desk.open_case(table.key)
    assert "Du er stedfortræder for" in bodil.strip.words
    bodil.strip._place = lambda _over: str(table.file)
    bodil.strip.act.click()
    (question,) = bodil.desk.findChildren(ConfirmSheet)
    question.yes.click()
    assert "givet tilbage" in bodil.said
    assert bodil.desk.pages.key == "families"
    table.file.unlink()
    bodil.desk.open_case(table.key)
    assert "kan ikke ses her mere" in bodil.said
    bodil.desk.banner._do()
    assert table.file.exists()


def test_after_the_time_only_giving_back_is_left(
    make_desk: Callable[..., DeskSet], table: Table
) -> None:
    table.lend()
    bodil = Table(make_desk(table.bodil), table.bodil, table.file, table.key)
    table.bodil.clock.moment = table.bodil.clock.moment.replace(month=3)
    for path in ("", str(table.file)):
        bodil.desk.open_case(table.key)
        assert (bodil.desk.case, "sluttede" in bodil.said) == (None, True)
        bodil.strip._place = lambda _over, path=path: path  # type: ignore[misc] # of its own
        assert not table.file.exists()
        bodil.desk.banner._do()
    assert table.file.exists()


def test_the_key_is_copied_and_saved(table: Table, tmp_path: Path) -> None:
    table.desk.acts.lending.key.trigger()
    (sheet,) = table.desk.window().findChildren(KeySheet)
    assert sheet.line.text().startswith("age1")
    sheet.save_to(str(tmp_path / "gone" / "nøgle.txt"))
    assert "blev ikke gemt" in table.said
    sheet.save_to(str(tmp_path / "nøgle.txt"))
    assert (tmp_path / "nøgle.txt").read_text("utf-8").startswith("age1")
    sheet = KeySheet(table.desk.context, table.desk)
    sheet.open()
    sheet.copy()
    assert "kopieret" in table.said


def test_the_menu_gives_the_open_family(table: Table) -> None:
    table.desk.open_case(table.key)
    table.desk.acts.lending.give.trigger()
    (sheet,) = table.desk.window().findChildren(GiveSheet)
    assert sheet.chosen() == (table.key,)
    assert sheet.name.hasFocus()
    assert TODAY.year == 2026
