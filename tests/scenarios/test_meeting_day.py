"""A whole day with the training families in the real window: prepared, five held, closed, all on paper.

Real window, real vault, real PDF; only the cost of the key and the clock are a test's. What the README's
tour promises of actions and minutes is checked here, so that neither can become untrue alone.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from app.bootstrap import vaults
from app.bootstrap.paper import DrawnPaper
from app.bootstrap.surroundings import resources
from app.desktop.settings import Settings
from app.desktop.tasks import Tasks
from app.desktop.theme import Look, ThemeChoice
from app.models.consents import ConsentState
from app.models.meetings import DecisionState, HandoutForm, MeetingState
from app.models.plan import InterventionState
from app.models.readers import COORDINATOR
from app.storage.vault import LEAST_COST, create_vault, prepare_vault
from app.views.meeting_day.page import MeetingDayPage
from app.views.pages import ALL_PAGES
from app.views.shared.cards import Card
from app.views.shared.dialogs import Sheet
from app.views.sheets.page import SheetsPage
from app.views.shell.window import MainWindow, WindowParts
from tests.support.effort import minutes, typed
from tests.support.hands import Hands

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.bootstrap.workspace import OpenWorkspace
    from app.models.case import Case
    from app.models.consents import Consent

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
ENTER, SPACE, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Down

PREPARED = datetime(2026, 1, 15, 13, tzinfo=UTC)
HELD = datetime(2026, 1, 20, 8, tzinfo=UTC)
PACKAGES = ("seed-jakob", "seed-lotte", "seed-mand-35", "seed-ung-mand", "training-sanne-david")


@dataclass(frozen=True)
class Talk:
    """What is said and pressed in one family's meeting; ``area`` is the letter that chooses it."""

    family: str
    citizen: str
    before: str
    away: tuple[str, ...]
    note: str
    advice: str
    reason: str
    area: Qt.Key
    agreed: tuple[str, ...]
    guests: bool = False
    """Others than the family come: they may hear nothing before the citizen has said yes."""


DAY = (
    Talk(
        "Borger",
        "Borger",
        "Jeg vil have et job, hvor jeg bruger hænderne",
        (),
        "Vil gerne i arbejde igen, men ikke alene",
        "En mentor de første tre måneder",
        "Han har sagt fra to gange, når han var alene",
        Qt.Key.Key_B,
        ("Borger, skriver ned, hvad der var svært, fredag",),
    ),
    Talk(
        "Jakob",
        "Jakob",
        "Jeg vil gerne op på fuld tid igen",
        (),
        "Trives med 24 timer og vil prøve 28",
        "Fire timer mere om ugen fra marts",
        "De sidste fire timer gik godt",
        Qt.Key.Key_B,
        ("Jakob, siger til, hvis det bliver for meget", "Jakob, taler med chefen, 27. januar"),
        guests=True,
    ),
    Talk(
        "Lotte",
        "Lotte",
        "Jeg vil kunne passe et job og børnene",
        ("Socialrådgivere meldte afbud",),
        "Det er morgenen, der er svær",
        "Støtte i hjemmet tre morgener om ugen",
        "De yngste kommer for sent, når hun er alene",
        Qt.Key.Key_S,
        ("Lotte, prøver vækkeuret i børnenes værelse, mandag",),
        guests=True,
    ),
    Talk(
        "Sanne og David",
        "Sanne",
        "Jeg vil arbejde med dyr, hvis knæet kan holde",
        ("David meldte afbud", "UU-specialvejleder udeblev"),
        "Knæet holder til fire timer om dagen",
        "Praktik fire dage i stedet for fem",
        "En hvil midt på ugen gør, at hun kan blive ved",
        Qt.Key.Key_B,
        (
            "Virksomhedskonsulent, ringer til børnehaven, fredag",
            "Sanne, køber bedre sko, 2. februar",
        ),
        guests=True,
    ),
    Talk(
        "Ung mand",
        "Ung mand",
        "Jeg vil have en uddannelse, gerne med musik",
        (),
        "Har ikke røget i tre uger",
        "Et fag på VUC fra foråret",
        "Dagene er lange, og han savner nogen på sin egen alder",
        Qt.Key.Key_U,
        ("Ung mand, ser på holdene sammen med sin mentor, onsdag",),
    ),
)
DECIDED = "Jakob"
MOST_TO_DECIDE = 13
"""Actions to draft a decision with its intervention, rule and reasons, and to issue it."""


@dataclass
class Clock:
    """Stands still until a test moves it."""

    moment: datetime = PREPARED

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.date()


@dataclass
class Day:
    """The window, hands on it, and the steps of each part of the day."""

    window: MainWindow
    workspace: OpenWorkspace
    clock: Clock
    tasks: Tasks
    hands: Hands
    parts: dict[str, list[list[str]]] = field(default_factory=dict)
    _from: int = 0

    def did(self, part: str) -> None:
        """What was done since the last part ended is one more of this part."""
        steps = self.hands.steps[self._from :]
        self._from = len(self.hands.steps)
        self.parts.setdefault(part, []).append(steps)

    def case(self, family: str) -> Case:
        (found,) = (each for each in self.workspace.families() if each.name.startswith(family))
        return self.workspace.view(found.id, COORDINATOR).case

    def said(self, words: str) -> None:
        """Wait until the banner says so."""
        desk = self.window.desk
        assert desk is not None
        self.hands.qtbot.waitUntil(lambda: words in desk.banner.words, timeout=30_000)

    def agree(self) -> None:
        """The first time only: that files are not locked."""
        if any(each.isVisible() for each in self.window.findChildren(Sheet)):
            self.hands.key(ENTER)

    def wait_for_days_paper(self, folder: Path) -> None:
        """Until the last file is there and everything is in the log."""

        def out() -> bool:
            page = self.window.desk.pages.page if self.window.desk is not None else None
            assert isinstance(page, MeetingDayPage)
            paper = page.paper
            busy = paper.handing.busy or paper.telling or paper.seeking or self.tasks.running
            return not busy and (folder / "liste.pdf").exists()

        self.hands.qtbot.waitUntil(out, timeout=30_000)
        self.hands.settle()

    def wait_for_paper(self) -> None:
        """Until the preview stands and nothing is under way."""

        def drawn() -> bool:
            page = self.window.desk.pages.page if self.window.desk is not None else None
            if not isinstance(page, SheetsPage) or page.handing.busy or self.tasks.running:
                return False
            press = page.pack.press if page.pack.isVisible() else page.press
            return press is not None and press.is_ready

        self.hands.qtbot.waitUntil(drawn, timeout=30_000)
        self.hands.settle()


@pytest.fixture
def day(qtbot: QtBot, tmp_path: Path) -> Iterator[Day]:
    look, clock, tasks = Look(ThemeChoice.LIGHT), Clock(), Tasks()
    look.dress()
    prepared = prepare_vault()
    vault = create_vault(
        tmp_path / "vault", secrets.token_hex(16), prepared, prepared.code, LEAST_COST
    )
    workspace = vaults.ready(vault, "vault.create", clock)
    for each in PACKAGES:
        workspace.import_package((resources() / "demo" / f"{each}.json").read_bytes())
    parts = WindowParts(
        look=look,
        settings=Settings(tmp_path / "settings.ini"),
        tasks=tasks,
        pages=lambda: ALL_PAGES,
        paper=DrawnPaper(),
    )
    window = MainWindow(parts)
    qtbot.addWidget(window)
    window.open_desk(workspace)
    window.resize(1280, 720)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield Day(window, workspace, clock, tasks, Hands(window, qtbot))
    window.close()
    tasks.drain()


def put_together(day: Day) -> None:
    """Day and room once, then three keys for each family; the fourth is moved to the front."""
    hands = day.hands
    hands.key(Qt.Key.Key_2, ALT)
    hands.type("20. januar")
    hands.click("Lokale")
    hands.type("Lokale 2")
    for _family in PACKAGES:
        hands.key(Qt.Key.Key_N, CTRL)
        hands.key(DOWN)
        hands.key(ENTER)
    hands.click("Tidligere: Lotte")
    day.did("Sæt dagen sammen")
    times = {each.family: day.case(each.family).meetings[-1] for each in DAY}
    assert {each.day for each in times.values()} == {HELD.date()}
    assert {each.place for each in times.values()} == {"Lokale 2"}
    order = sorted(times, key=lambda each: str(times[each].starts))
    assert order == ["Borger", "Lotte", "Jakob", "Sanne og David", "Ung mand"]


def prepare(day: Day, talk: Talk) -> None:
    """The preparatory part: the citizen's own words are written, what the case knows is taken over."""
    hands = day.hands
    hands.key(Qt.Key.Key_2, ALT)
    hands.click(_card_of(day, talk))
    hands.click("Skriv den")
    hands.click("Skriv: 1.")
    hands.type(talk.before)
    hands.key(ENTER, CTRL)
    hands.click("Brug denne")
    day.did("Forberedende del")
    parts = {each.key: each for each in day.case(talk.family).preparation_parts}
    assert parts["1"].own_words == talk.before
    assert len(parts) > 1


def ask_to_talk(day: Day, talk: Talk) -> None:
    """Where others than the family come, the citizen is asked whether they may hear."""
    day.hands.key(Qt.Key.Key_2, ALT)
    day.hands.click(f"Bed om samtykke: {talk.family}")
    day.did("Samtykke til mødet spurgt")
    assert ConsentState.OFFERED in {each.state for each in _to_talk(day, talk)}


def _to_talk(day: Day, talk: Talk) -> list[Consent]:
    case = day.case(talk.family)
    return [each for each in case.consents if each.meeting_id == case.meetings[-1].id]


def invite(day: Day, out: Path) -> None:
    """Everybody's invitation in one press: letters, calendar files, and what waits for a signature."""
    hands, folder = day.hands, out / "invitationer"
    folder.mkdir()
    hands.key(Qt.Key.Key_2, ALT)
    hands.save_as(str(folder))
    hands.click("Gem invitationer i mappe")
    day.agree()
    day.wait_for_days_paper(folder)
    day.did("Alle invitationer")
    made = sorted(each.name for each in folder.iterdir())
    letters = [each for each in made if each.startswith("invitation-") and each.endswith(".pdf")]
    assert made == [*sorted(f"{each[:-4]}{end}" for each in letters for end in (".ics", ".pdf")), "liste.pdf"]  # fmt: skip
    sent = [
        each
        for talk in DAY
        for each in day.case(talk.family).handouts
        if each.form is HandoutForm.INVITATION
    ]
    assert len(sent) == len(letters) >= len(DAY)
    assert {each.meeting_day for each in sent} == {HELD.date()}


def brief(day: Day, out: Path) -> None:
    """The two pages of each team member, for those who may be told something."""
    hands, folder = day.hands, out / "forberedelser"
    folder.mkdir()
    hands.click("Forberedelser")
    hands.save_as(str(folder))
    hands.click("Gem forberedelser i mappe")
    day.wait_for_days_paper(folder)
    day.did("Alle forberedelser")
    forms = {each.form for talk in DAY for each in day.case(talk.family).handouts}
    assert HandoutForm.BRIEF in forms
    assert "liste.pdf" in {each.name for each in folder.iterdir()}


def said_yes(day: Day, talk: Talk) -> None:
    """In the morning, before the others come in: the form is signed."""
    hands = day.hands
    hands.key(Qt.Key.Key_2, ALT)
    hands.click(f"Skriv svaret: {talk.family}")
    if len(_to_talk(day, talk)) == 1:
        hands.click("Har sagt ja")
    hands.key(ENTER)
    day.did("Samtykke til mødet givet")
    assert {each.state for each in _to_talk(day, talk)} == {ConsentState.YES}


def _card_of(day: Day, talk: Talk) -> str:
    starts = day.case(talk.family).meetings[-1].starts
    assert starts is not None
    return f"{starts.hour}.{starts.minute:02}"


def open_and_begin(day: Day, talk: Talk) -> None:
    """From the first page; one key gives the meeting its course."""
    hands = day.hands
    hands.key(Qt.Key.Key_1, ALT)
    hands.click(f"Møde, {talk.family}")
    hands.key(Qt.Key.Key_F5)
    case = day.case(talk.family)
    assert case.meetings[-1].state is MeetingState.RUNNING
    assert any(each.course == "citizen" for each in case.agenda_items)


def who_came(day: Day, talk: Talk) -> None:
    """Enter says that everybody has come; then one press for each who has not."""
    day.hands.key(ENTER)
    for each in talk.away:
        day.hands.click(each)
    case = day.case(talk.family)
    told = [each for each in case.attendances if each.meeting_id == case.meetings[-1].id]
    assert all(each.arrival is not None for each in told)
    assert sum(not each.present for each in told) == len(talk.away)


def work_note(day: Day, talk: Talk) -> None:
    """What was said, and that the citizen said it."""
    hands = day.hands
    hands.key(Qt.Key.Key_N, CTRL | SHIFT)
    hands.type(talk.note)
    hands.key(Qt.Key.Key_Backtab, SHIFT)
    hands.key(Qt.Key(ord(talk.citizen[0])))
    hands.key(ENTER, CTRL)
    (note,) = day.case(talk.family).work_notes
    assert note.text == talk.note
    assert note.said_by_person_id == day.case(talk.family).people[0].id


def recommend(day: Day, talk: Talk) -> None:
    """What, why, in which area and for whom."""
    hands = day.hands
    hands.key(Qt.Key.Key_I, CTRL | SHIFT)
    hands.type(talk.advice)
    hands.tab_to("Hvorfor?")
    hands.type(talk.reason)
    hands.tab_to("Område")
    hands.key(talk.area)
    hands.tab_to("Hvem gælder den?")
    hands.key(SPACE)
    hands.key(ENTER)
    row = day.case(talk.family).recommendations[-1]
    assert (row.text, row.reason) == (talk.advice, talk.reason)
    assert row.meeting_id == day.case(talk.family).meetings[-1].id
    assert row.area is not None


def agree(day: Day, talk: Talk) -> None:
    """One line each."""
    hands = day.hands
    before = len(day.case(talk.family).agreements)
    hands.key(Qt.Key.Key_A, CTRL | SHIFT)
    for each in talk.agreed:
        hands.type(each)
        hands.key(ENTER)
    assert len(day.case(talk.family).agreements) == before + len(talk.agreed)


def decide(day: Day) -> None:
    """Drafted with its rule and reasons, then issued; the help that it grants is granted with it."""
    hands = day.hands
    hands.click("Ny afgørelse")
    hands.type("Jakob kan vende tilbage til sit fleksjob de næste to år")
    hands.tab_to("Hvilken indsats?")
    hands.type("Mulighed")
    hands.tab_to("Hvad gør afgørelsen?")
    hands.type("Bevilger")
    hands.tab_to("Paragraf")
    hands.type("fleksjob, hvis du varigt")
    hands.tab_to("Begrundelse")
    hands.type("Det er usikkert, om han kan holde til fuld tid")
    hands.key(ENTER, CTRL)
    hands.key(ENTER)
    hands.key(ENTER, CTRL)
    day.did("Afgørelse")
    assert len(day.parts["Afgørelse"][0]) <= MOST_TO_DECIDE
    case = day.case(DECIDED)
    (made,) = case.decisions
    assert made.state is DecisionState.ISSUED
    assert [each.person_id for each in case.concerns if each.record_id == made.id]
    (step,) = (each for each in case.intervention_steps if each.decision_id == made.id)
    assert step.state is InterventionState.GRANTED


def sum_up_and_close(day: Day, talk: Talk) -> None:
    """The summary writes itself, is read aloud, and the minutes are closed."""
    hands = day.hands
    hands.key(Qt.Key.Key_F9)
    hands.click("Læst højt")
    hands.click("Luk mødet")
    hands.key(ENTER)
    meeting = day.case(talk.family).meetings[-1]
    assert meeting.state is MeetingState.CLOSED
    assert meeting.read_at is not None
    assert talk.advice in (meeting.summary or "")


def all_paper(day: Day, talk: Talk, out: Path) -> None:
    """Everybody's sheets in one folder, each a job of its own, and the list to tick off."""
    folder = out / talk.family
    folder.mkdir()
    hands = day.hands
    hands.key(Qt.Key.Key_P, CTRL)
    hands.click("Mødemappe")
    day.wait_for_paper()
    hands.save_as(str(folder))
    hands.click("Gem alt i mappe")
    day.agree()
    day.said("filer er gemt")
    day.wait_for_paper()
    day.did("Alle ark til mødet")
    made = sorted(folder.iterdir())
    assert made[-1].name == "liste.pdf"
    assert all(each.read_bytes().startswith(b"%PDF") for each in made)


def hold(day: Day, talk: Talk, out: Path) -> None:
    open_and_begin(day, talk)
    who_came(day, talk)
    work_note(day, talk)
    recommend(day, talk)
    agree(day, talk)
    day.did("Mødet")
    if talk.family == DECIDED:
        decide(day)
    sum_up_and_close(day, talk)
    day.parts["Mødet"][-1] += day.hands.steps[day._from :]
    day._from = len(day.hands.steps)
    all_paper(day, talk, out)
    if talk.family == DECIDED:
        decision_letter(day, out)


def decision_letter(day: Day, out: Path) -> None:
    """What was decided goes to the citizen with the way to complain; the recommendation does not."""
    hands, path = day.hands, out / "brev.pdf"
    hands.click(DECIDED)
    hands.click("Afgørelsesbrev")
    day.wait_for_paper()
    hands.save_as(str(path))
    hands.key(Qt.Key.Key_S, CTRL | SHIFT)
    hands.qtbot.waitUntil(path.exists, timeout=10_000)
    day.wait_for_paper()
    day.did("Brevet med afgørelsen")
    assert HandoutForm.DECISION in {each.form for each in day.case(DECIDED).handouts}


def not_in_the_journal(day: Day) -> None:
    """The first page lists what has no journal number yet: the five minutes among it."""
    day.hands.key(Qt.Key.Key_1, ALT)
    shown = [
        each.accessibleName()
        for each in day.window.findChildren(Card)
        if each.accessibleName().startswith("Referat: Møde · ")
    ]
    day.did("Hvad mangler i journalen")
    assert len(shown) == len(DAY)


def promised() -> dict[str, tuple[int, float]]:
    """What the README's tour says of each part: actions and minutes, at most."""
    text = (resources().parent / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|]+?)(?:: [^|]*)? \| (\d+) \| (\d+,\d+) \|", text, re.MULTILINE)
    return {part: (int(most), float(time.replace(",", "."))) for part, most, time in rows}


def assert_as_promised(day: Day) -> None:
    """No part takes more than the README says, nor much less."""
    told = promised()
    took = {
        part: (max(map(len, runs)), max(map(minutes, runs))) for part, runs in day.parts.items()
    }
    assert told.keys() == took.keys() | {"Hele dagen"}
    for part, (most, longest) in took.items():
        assert most <= told[part][0], (part, day.parts[part])
        assert longest <= told[part][1] + 0.05, (part, longest)
    every, whole = day.hands.steps, minutes(day.hands.steps)
    assert 0.9 * told["Hele dagen"][0] <= len(every) <= told["Hele dagen"][0]
    assert 0.9 * told["Hele dagen"][1] <= whole <= told["Hele dagen"][1]


def test_a_whole_day(day: Day, tmp_path: Path) -> None:
    put_together(day)
    for each in DAY:
        prepare(day, each)
    asked = [each for each in DAY if each.guests]
    for each in asked:
        ask_to_talk(day, each)
    invite(day, tmp_path)
    brief(day, tmp_path)
    day.clock.moment = HELD
    for each in asked:
        said_yes(day, each)
    for each in DAY:
        hold(day, each, tmp_path)
    not_in_the_journal(day)
    words = typed(day.hands.steps)
    assert len(words) == len(set(words)), "something was typed twice"
    assert_as_promised(day)
