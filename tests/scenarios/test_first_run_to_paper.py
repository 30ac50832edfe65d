"""From the first run to a printed sheet, by mouse and by keyboard alone, with every action counted.

Real window, real vault, real PDF; only the cost of the key is a test's, and the platform draws offscreen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from app.bootstrap.door import VaultDoor
from app.bootstrap.paper import DrawnPaper
from app.desktop.settings import Settings
from app.desktop.tasks import Tasks
from app.desktop.theme import Look, ThemeChoice
from app.models.consents import ConsentState
from app.models.facts import Area
from app.models.meetings import DecisionState
from app.models.people import RelationshipForm
from app.rules.contact_counts import count_contacts
from app.storage.vault import LEAST_COST
from app.views.pages import ALL_PAGES
from app.views.sheets.page import SheetsPage
from app.views.shell.window import MainWindow, WindowParts
from tests.support.hands import Hands

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.models.case import Case

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
ENTER, TAB, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Space
RIGHT, DOWN, ESC = Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Escape

FAMILY = "Sanne 40, David 45, Lukas 7 og Mille 14"
CONTACTS = (
    "Sagsbehandler: voksenstøtte, Sanne",
    "Sagsbehandler: hjælpemidler",
    "Sagsbehandler: tabt arbejdsfortjeneste, Sanne",
    "Fysioterapeut, Lukas",
    "Flextrafik, Lukas",
    "Sagsbehandler fra kontanthjælpsteam",
    "Sagsbehandler i Ydelsescenteret",
    "Virksomhedskonsulent, Sanne",
    "Rådgiver fra Børn og Familie, Lukas og Mille",
    "PPR på skolen, Mille",
    "Familiebehandler, familien",
    "UU-specialvejleder, Mille",
    "Skolelærer",
    "Udbetaling Danmark",
    "Privatpraktiserende læge, Sanne, Lukas og Mille",
    "Neuropsykolog, Sanne",
    "Tandlæge",
)


class Desk:
    """The window of a first run, hands on it, and what is in the vault afterwards."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot
        self.hands = Hands(window, qtbot)

    @property
    def case(self) -> Case:
        desk = self.window.desk
        assert desk is not None
        assert desk.lensed is not None
        return desk.lensed.case

    def wait_for_the_desk(self) -> None:
        self.qtbot.waitUntil(lambda: self.window.desk is not None, timeout=20_000)
        self.hands.settle()

    def wait_for_the_sheet(self) -> None:
        def drawn() -> bool:
            page = self.window.desk.pages.page if self.window.desk is not None else None
            if not isinstance(page, SheetsPage) or page.press is None:
                return False
            return page.press.is_ready and not page.context.tasks.running

        self.qtbot.waitUntil(drawn, timeout=20_000)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    look = Look(ThemeChoice.LIGHT)
    look.dress()
    tasks = Tasks()
    folder = tmp_path / "vault"
    parts = WindowParts(
        look=look,
        settings=Settings(tmp_path / "settings.ini"),
        tasks=tasks,
        pages=lambda: ALL_PAGES,
        door=VaultDoor(folder, cost=LEAST_COST),
        folder=folder,
        paper=DrawnPaper(),
    )
    window = MainWindow(parts)
    qtbot.addWidget(window)
    window.show_gate()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield Desk(window, qtbot)
    window.close()
    tasks.drain()


def first_run_by_mouse(desk: Desk) -> None:
    """Eight actions to a family on the screen."""
    hands = desk.hands
    hands.click("Videre")
    hands.type(hands.label_with("code"))
    hands.click("Videre")
    hands.type(hands.label_with("code"))
    hands.click("Opret boksen")
    desk.wait_for_the_desk()
    hands.click("Ny familie")
    hands.type(FAMILY)
    hands.click("Opret familie")


def first_run_by_keyboard(desk: Desk) -> None:
    """The same eight."""
    hands = desk.hands
    hands.key(ENTER)
    hands.type(hands.label_with("code"))
    hands.key(ENTER)
    hands.type(hands.label_with("code"))
    hands.key(ENTER)
    desk.wait_for_the_desk()
    hands.key(ENTER)
    hands.type(FAMILY)
    hands.key(ENTER)


def sheet_by_keyboard(desk: Desk, path: Path) -> None:
    """Six actions from any page to a file, the answer to the file dialog among them."""
    hands = desk.hands
    hands.key(Qt.Key.Key_P, CTRL)
    hands.key(ENTER)
    desk.wait_for_the_sheet()
    hands.key(Qt.Key.Key_S, CTRL | SHIFT)
    hands.save_as(str(path))
    hands.key(ENTER)  # the first time only: that the file is not locked
    desk.qtbot.waitUntil(path.exists, timeout=10_000)
    desk.wait_for_the_sheet()


def family_ties(desk: Desk) -> None:
    """Whose children Lukas and Mille are; found through the search."""
    hands = desk.hands
    for name in ("Lukas", "Mille"):
        hands.key(Qt.Key.Key_K, CTRL)
        hands.type(name)
        hands.key(ENTER)
        hands.key(Qt.Key.Key_F6)
        hands.tab_to("Barn af")
        hands.key(SPACE)
        hands.key(RIGHT)
        hands.key(SPACE)


def go(desk: Desk, page: str) -> None:
    """To a page of the family, by its number."""
    shown = desk.window.desk
    assert shown is not None
    number = shown.navigation.keys.index(page) + 1
    desk.hands.key(Qt.Key(Qt.Key.Key_0 + number % 10), ALT)


def contacts(desk: Desk) -> None:
    """Three actions for each contact."""
    hands = desk.hands
    go(desk, "map")
    before = len(hands.steps)
    for each in CONTACTS:
        hands.key(Qt.Key.Key_N, CTRL)
        hands.type(each)
        hands.key(ENTER)
    assert len(hands.steps) - before == 3 * len(CONTACTS)
    assert len(desk.case.contacts) == len(CONTACTS)


def plan(desk: Desk) -> None:
    """A goal in one area, what is done for it in that area and in another."""
    hands = desk.hands
    go(desk, "plan")
    hands.key(ENTER)
    hands.type("Et job på få timer, som knæ og ryg kan holde til")
    hands.tab_to("Område")
    hands.type("Beskæftigelse")
    hands.tab_to("Hvis mål er det?")
    hands.key(SPACE)
    hands.key(ENTER)
    for name, area in (("Praktik i børnehave", "Beskæftigelse"), ("Støtte i hjemmet", "Social")):
        hands.tab_to("Ny indsats")
        hands.key(ENTER)
        hands.type(name)
        hands.tab_to("Område")
        hands.type(area)
        hands.key(ENTER)


def consent(desk: Desk) -> None:
    """Offered, then answered with yes."""
    hands = desk.hands
    go(desk, "consent")
    hands.key(ENTER)
    hands.type("Sanne")
    hands.tab_to("Til hvad?")
    hands.type("Helhed")
    hands.tab_to("Hvilke oplysninger?")
    hands.key(SPACE)
    hands.tab_to("Hvem må få det at vide?")
    hands.key(RIGHT, times=4)
    hands.key(SPACE)
    hands.key(ENTER)
    hands.key(Qt.Key.Key_F6)
    hands.tab_to("Har sagt ja")
    hands.key(ENTER)
    hands.key(ENTER)


def meeting(desk: Desk) -> None:
    """Tomorrow, with three agreements of one line each."""
    hands = desk.hands
    go(desk, "meeting")
    hands.key(ENTER)
    hands.type("i morgen")
    hands.key(ENTER)
    hands.key(Qt.Key.Key_A, CTRL | SHIFT)
    for said in (
        "Virksomhedskonsulent, ringer til Sanne om praktikken, fredag",
        "Privatpraktiserende læge, sender ny attest",
        "Sanne, siger til, når to tider falder samme dag",
    ):
        hands.type(said)
        hands.key(ENTER)


def decision(desk: Desk) -> None:
    """A draft with rule and reasons, then issued."""
    hands = desk.hands
    go(desk, "decisions")
    hands.key(Qt.Key.Key_N, CTRL)
    hands.type("Sanne får virksomhedspraktik 6 timer om ugen i 13 uger")
    hands.tab_to("Paragraf")
    hands.type("praktik på en arbejdsplads")
    hands.tab_to("Begrundelse")
    hands.type("Praktikken viser, hvad knæ og ryg kan holde til.")
    hands.tab_to("Hvem gælder den?")
    hands.key(SPACE)
    hands.key(ENTER, CTRL)
    hands.key(ENTER)
    hands.key(ENTER, CTRL)


def test_by_mouse_from_first_run_to_paper(desk: Desk, tmp_path: Path) -> None:
    hands, path = desk.hands, tmp_path / "sanne.pdf"
    first_run_by_mouse(desk)
    assert len(hands.steps) == 8

    hands.click("Ark")
    hands.click("Sanne")
    desk.wait_for_the_sheet()
    hands.click("Gem som PDF …")
    hands.save_as(str(path))
    hands.click("Gem som PDF")
    desk.qtbot.waitUntil(path.exists, timeout=10_000)
    desk.wait_for_the_sheet()

    assert path.read_bytes().startswith(b"%PDF")
    assert len(hands.steps) == 14, hands.steps


def test_by_keyboard_alone_from_first_run_to_paper(desk: Desk, tmp_path: Path) -> None:
    hands, path = desk.hands, tmp_path / "sanne.pdf"
    first_run_by_keyboard(desk)
    sheet_by_keyboard(desk, path)
    assert path.read_bytes().startswith(b"%PDF")
    assert [each.number for each in desk.case.handouts] == [1]
    assert len(hands.steps) == 14, hands.steps


def test_the_whole_family_from_nothing_by_keyboard_alone(desk: Desk, tmp_path: Path) -> None:
    hands, path = desk.hands, tmp_path / "sanne.pdf"
    first_run_by_keyboard(desk)
    family_ties(desk)
    contacts(desk)
    plan(desk)
    consent(desk)
    meeting(desk)
    decision(desk)
    sheet_by_keyboard(desk, path)

    case = desk.case
    counts = count_contacts(case.contacts)
    assert (counts.authority, counts.provider, counts.external) == (6, 7, 4)
    assert [each.age for each in case.people] == [40, 45, 7, 14]
    parents = [each for each in case.relationships if each.form is RelationshipForm.PARENT]
    assert len(parents) == 4
    assert len(case.interventions) == 2
    assert {each.area for each in case.interventions} == {Area.EMPLOYMENT, Area.SOCIAL}
    assert [each.state for each in case.consents] == [ConsentState.YES]
    assert len(case.agreements) == 3
    assert [each.state for each in case.decisions] == [DecisionState.ISSUED]
    assert path.read_bytes().startswith(b"%PDF")
    assert len(hands.steps) <= 160, (len(hands.steps), hands.steps)
