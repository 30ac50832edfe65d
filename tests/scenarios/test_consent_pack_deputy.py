"""A consent taken back, the paper of a meeting, and a family lent out and home again: actions counted.

Real windows on real vaults, mouse and keyboard alone; only the cost of the key is a test's, and the
platform draws offscreen.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from app.bootstrap import vaults
from app.bootstrap.paper import DrawnPaper
from app.bootstrap.surroundings import resources
from app.desktop.settings import Settings
from app.desktop.tasks import Tasks
from app.desktop.theme import Look, ThemeChoice
from app.exchange.package import read_package, write_package
from app.models.consents import ConsentState, ConsentType
from app.models.contacts import Contact
from app.models.meetings import HandoutForm, Meeting, MeetingState
from app.models.readers import COORDINATOR, ProfessionalReader
from app.models.tasks import TaskReason
from app.rules.moving import moved
from app.rules.withdrawal import left_without_help
from app.services.acts.records import Edit
from app.storage.vault import LEAST_COST, prepare_vault
from app.views.pages import ALL_PAGES
from app.views.sheets.page import SheetsPage
from app.views.shell.window import MainWindow, WindowParts
from tests.support.hands import Hands

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.bootstrap.workspace import OpenWorkspace
    from app.models.base import Id
    from app.models.case import Case
    from app.models.consents import Consent

    MakeTable = Callable[..., "Table"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ALT = Qt.KeyboardModifier.AltModifier
ENTER, TAB, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Space
TWO = Qt.Key.Key_2
DIALOG = 2
"""Actions to answer a file dialog: type the name, Enter."""


class Table:
    """One coordinator's window on a vault of its own, and hands on it."""

    def __init__(self, workspace: OpenWorkspace, folder: Path, qtbot: QtBot) -> None:
        self.workspace = workspace
        self.qtbot = qtbot
        self.tasks = Tasks()
        look = Look(ThemeChoice.LIGHT)
        look.dress()
        parts = WindowParts(
            look=look,
            settings=Settings(folder / "settings.ini"),
            tasks=self.tasks,
            pages=lambda: ALL_PAGES,
            paper=DrawnPaper(),
        )
        self.window = MainWindow(parts)
        qtbot.addWidget(self.window)
        self.window.open_desk(workspace)
        self.hands = Hands(self.window, qtbot)
        self.sit_down()

    def sit_down(self, *others: Table) -> None:
        """Look at this window and no other."""
        for each in others:
            each.window.hide()
        self.window.show()
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        self.hands.settle()

    @property
    def case(self) -> Case:
        (label,) = self.workspace.families()
        return self.workspace.view(label.id, COORDINATOR).case

    @property
    def said(self) -> str:
        desk = self.window.desk
        assert desk is not None
        return desk.banner.words

    def number_of(self, page: str) -> Qt.Key:
        """The key that with Alt leads to a page, 0 for the tenth."""
        desk = self.window.desk
        assert desk is not None
        number = desk.navigation.keys.index(page) + 1
        return Qt.Key(Qt.Key.Key_0 + number % 10)

    def open_the_family(self) -> None:
        desk = self.window.desk
        assert desk is not None
        desk.open_case(self.case.id)
        self.hands.settle()

    def wait_for_paper(self) -> None:
        """Until the preview stands and nothing is under way."""

        def drawn() -> bool:
            page = self.window.desk.pages.page if self.window.desk is not None else None
            if not isinstance(page, SheetsPage) or page.handing.busy or self.tasks.running:
                return False
            press = page.pack.press if page.pack.isVisible() else page.press
            return press is not None and press.is_ready

        self.qtbot.waitUntil(drawn, timeout=20_000)
        self.hands.settle()


@pytest.fixture
def make_table(qtbot: QtBot, tmp_path: Path) -> Iterator[MakeTable]:
    made: list[Table] = []

    def make(*packages: bytes) -> Table:
        prepared = prepare_vault()
        folder = tmp_path / f"desk-{len(made)}"
        folder.mkdir()
        workspace = vaults.create(
            folder / "vault", secrets.token_hex(16), prepared, prepared.code, cost=LEAST_COST
        )
        for each in packages:
            workspace.import_package(each)
        made.append(Table(workspace, folder, qtbot))
        return made[-1]

    yield make
    for each in made:
        each.window.close()
        each.tasks.drain()


def family(make_table: MakeTable, *, closed: bool = True) -> Table:
    """The training family, whose meeting is today."""
    case = read_package((resources() / "demo" / "training-sanne-david.json").read_bytes())
    today = datetime.now(UTC).astimezone().date()
    case = moved(case, today - case.meetings[0].day)
    if not closed:
        planned = replace(case.meetings[0], state=MeetingState.PLANNED, closed_at=None)
        case = case.having(Meeting, (planned, *case.meetings[1:]))
    table = make_table(write_package(case))
    table.open_the_family()
    return table


def plan_consent(table: Table) -> Consent:
    sanne = table.case.people[0].id
    return next(
        each
        for each in table.case.consents
        if each.giver_id == sanne and each.type is ConsentType.PLAN
    )


def seen_by_recipients(table: Table) -> int:
    """How many records the professionals that the consent names may see."""
    case = table.case
    named = [
        each.contact_id
        for each in case.recipients
        if each.consent_id == plan_consent(table).id and each.contact_id is not None
    ]
    assert named
    views = (table.workspace.view(case.id, ProfessionalReader(each)).case for each in named)
    return sum(len(view.goals) + len(view.interventions) for view in views)


def assert_taken_back(table: Table, before: int) -> None:
    """Sharing stopped, a task for each running intervention, a letter to write, nobody left alone."""
    assert plan_consent(table).state is ConsentState.WITHDRAWN
    assert seen_by_recipients(table) < before
    reasons = {each.reason for each in table.case.tasks}
    assert {TaskReason.WITHDRAWAL, TaskReason.REASSESSMENT} <= reasons
    assert not left_without_help(table.case)
    assert "Delingen er stoppet" in table.said


def letter_saved(table: Table, path: Path) -> None:
    """The letter is a file, logged with the fingerprint of its bytes."""
    (letter,) = (each for each in table.case.handouts if each.form is HandoutForm.LETTER)
    data = path.read_bytes()
    assert data.startswith(b"%PDF")
    assert letter.digest == hashlib.sha256(data).hexdigest()


def test_a_consent_is_taken_back_by_mouse(make_table: MakeTable, tmp_path: Path) -> None:
    table, path = family(make_table), tmp_path / "brev.pdf"
    before, hands = seen_by_recipients(table), table.hands
    hands.click("Samtykke")
    hands.click("Træk tilbage")
    hands.click("Træk tilbage")
    assert len(hands.steps) == 3, hands.steps
    assert_taken_back(table, before)

    hands.click("Se, hvad der nu skal gøres")
    hands.click("Skriv brevet")
    table.wait_for_paper()
    hands.click("Gem som PDF …")
    hands.save_as(str(path))
    hands.click("Gem som PDF")
    table.qtbot.waitUntil(path.exists, timeout=10_000)
    table.wait_for_paper()
    letter_saved(table, path)
    assert len(hands.steps) == 3 + 2 + 2 + DIALOG, hands.steps  # the last: that it is not locked


def test_a_consent_is_taken_back_by_keyboard(make_table: MakeTable) -> None:
    """To the page, on to the first consent, take back, yes: the careful answer has the focus."""
    table = family(make_table)
    before, hands = seen_by_recipients(table), table.hands
    hands.key(table.number_of("consent"), ALT)
    hands.tab_to("Træk tilbage")
    tabs = len(hands.steps) - 1
    hands.key(ENTER)
    hands.key(TAB)
    hands.key(ENTER)
    assert_taken_back(table, before)
    assert tabs <= 4, hands.steps
    assert len(hands.steps) - tabs == 4, hands.steps


def digests(out: Path) -> dict[str, str]:
    """Name of each file by the fingerprint of its bytes."""
    return {hashlib.sha256(each.read_bytes()).hexdigest(): each.name for each in out.iterdir()}


def test_all_paper_of_todays_meeting_in_one_act(make_table: MakeTable, tmp_path: Path) -> None:
    table, out = family(make_table, closed=False), tmp_path / "ud"
    out.mkdir()
    hands = table.hands
    hands.click("Ark")
    hands.click("Mødemappe")
    table.wait_for_paper()
    hands.click("Gem alt i mappe")
    hands.save_as(str(out))
    hands.click("Gem som PDF")  # the first time only: that files are not locked
    table.qtbot.waitUntil(lambda: "6 filer er gemt" in table.said, timeout=20_000)
    table.wait_for_paper()
    assert len(hands.steps) == 3 + DIALOG + 1, hands.steps

    files, sheets = digests(out), table.case.handouts
    assert sorted(files.values()) == [*(f"ark-{at:02d}.pdf" for at in range(1, 6)), "liste.pdf"]
    assert {files[each.digest] for each in sheets if each.digest} == {
        each for each in files.values() if each.startswith("ark")
    }
    assert len(sheets) == 9
    assert {each.number for each in sheets} == {1}

    hands.click("Udleveret")
    handed = [each for each in table.case.handouts if each.handed_on is not None]
    assert len({each.person_id for each in handed}) == 1
    assert len(handed) == 2


def lend(bente: Table, bodil: Table, path: Path) -> None:
    """From the list of families to a sealed file; the last day is proposed."""
    hands = bente.hands
    hands.click("Familier")
    hands.click("Giv til stedfortræder")
    hands.key(SPACE)
    hands.key(TAB)
    hands.type("Bodil")
    hands.key(ENTER)
    hands.type(bodil.workspace.deputies.key())
    hands.save_as(str(path))
    hands.key(ENTER)
    assert "givet til Bodil" in bente.said
    assert len(hands.steps) == 8 + DIALOG, hands.steps


def fetch_and_give_back(bodil: Table, out: Path, home: Path, write: Callable[[], None]) -> None:
    """What the deputy does: fetch the file, work, give back."""
    hands = bodil.hands
    hands.click("Familier")
    hands.save_as(str(out))
    hands.click("Hent fra fil")
    assert len(hands.steps) == 2 + DIALOG, hands.steps
    write()
    before = len(hands.steps)
    hands.click("Giv tilbage")
    hands.save_as(str(home))
    hands.click("Giv tilbage")
    assert "givet tilbage" in bodil.said
    assert len(hands.steps) - before == 2 + DIALOG, hands.steps


def test_a_family_is_lent_and_comes_home(make_table: MakeTable, tmp_path: Path) -> None:
    """Both rename one contact, the deputy another one too: one conflict, one key for it."""
    bente, bodil = family(make_table), make_table()
    out, home = tmp_path / "ud.age", tmp_path / "hjem.age"
    first, second = (each.id for each in bente.case.contacts[:2])

    def rename(table: Table, contact: Id, name: str) -> None:
        table.workspace.run(Edit(table.case.id, Contact, contact, (("name", name),)))

    def write() -> None:
        rename(bodil, first, "Berta")
        rename(bodil, second, "Dora")
        rename(bente, first, "Anna")

    bente.sit_down(bodil)
    lend(bente, bodil, out)
    bodil.sit_down(bente)
    fetch_and_give_back(bodil, out, home, write)

    bente.sit_down(bodil)
    hands = bente.hands
    hands.click("Overblik")
    before = len(hands.steps)
    hands.save_as(str(home))
    hands.click("Tag ændringer tilbage")
    hands.key(TWO)
    hands.key(ENTER)
    assert "taget tilbage" in bente.said
    assert len(hands.steps) - before == 3 + DIALOG, hands.steps
    assert [each.name for each in bente.case.contacts[:2]] == ["Berta", "Dora"]
    assert "Anna" in (bente.case.handovers[0].kept_aside or "")
