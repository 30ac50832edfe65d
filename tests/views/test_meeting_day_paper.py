"""The paper of a day on Mødedag: everything in one press, logged as it comes out, and shown how it stands."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date, timedelta
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt

from app.bootstrap.paper import DrawnPaper
from app.models.base import Id
from app.models.consents import Consent, ConsentState, ConsentType
from app.models.meetings import HandoutForm, Meeting
from app.models.plan import Intervention, InterventionState
from app.models.problems import Code, Problem, Refused
from app.models.readers import COORDINATOR, FamilyReader
from app.models.vault_problems import DiskFull
from app.services.acts.records import Edit
from app.services.taking_effect import let_take_effect
from app.views.meeting_day.page import MeetingDayPage
from app.views.page import Tone
from app.views.sheets.handing import LISTED, TOLD, Copy, Said
from tests.presenters.handout.invitations import MEETING, SANNE, WORKERS, invited
from tests.support.later import NAME, RUN, stopping
from tests.support.laws import shipped_laws
from tests.support.pages import PageDesk, page_desk
from tests.support.sheets import Outside

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.models.changes import Change
    from app.models.meetings import Handout
    from app.services.ports import GivenPaper
    from app.views.page import PageContext

DAY = date(2026, 1, 20)


class Desk:
    """The page over one family's day, and the outside that its paper goes to."""

    def __init__(self, qtbot: QtBot, tmp_path: Path) -> None:
        self.qtbot = qtbot
        self.outside = Outside(where=str(tmp_path))

        def make(context: PageContext) -> MeetingDayPage:
            outlets = self.outside.outlets()
            return MeetingDayPage(replace(context, paper=DrawnPaper()), outlets=outlets)

        self.desk: PageDesk = page_desk(qtbot, make, invited(), shipped_laws())
        self.desk.workspace.set_setting(TOLD, "1")
        self.page.show_day(DAY)
        self.wait()

    @property
    def page(self) -> MeetingDayPage:
        page: MeetingDayPage = self.desk.page
        return page

    @property
    def out(self) -> tuple[Handout, ...]:
        """What was logged since the page opened."""
        rows = (each for each in self.desk.case.handouts if each.meeting_id == MEETING)
        return tuple(rows)

    @property
    def panel(self) -> Any:
        return self.page.paper.panel

    def wait(self) -> None:
        paper, tasks = self.page.paper, self.page.context.tasks
        self.qtbot.waitUntil(
            lambda: not (paper.handing.busy or tasks.running or paper.telling or paper.seeking),
            timeout=20_000,
        )


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path)
    yield made
    made.page.context.tasks.drain()


def test_one_press_saves_every_invitation_with_its_calendar_file_and_the_list(
    desk: Desk, tmp_path: Path
) -> None:
    assert desk.panel.about.text().startswith("4 invitationer\n2 inviterede får ingen")
    desk.panel.saving.click()
    desk.wait()
    names = sorted(each.name for each in tmp_path.iterdir())
    numbers = [f"invitation-{at:02d}.{end}" for at in range(1, 5) for end in ("ics", "pdf")]
    assert names == [*numbers, "liste.pdf"]
    assert b"Sanne" not in (tmp_path / "invitation-01.ics").read_bytes()
    assert len({(each.person_id, each.contact_id) for each in desk.out}) == 4
    assert {each.meeting_day for each in desk.out} == {DAY}
    assert desk.desk.workspace.acts.count("calendar.export") == 4
    assert desk.desk.workspace.acts.count(LISTED) == 1
    assert desk.panel.about.text().startswith("4 invitationer · 4 er sendt")
    assert desk.panel.printing.text() == "Udskriv invitationer igen …"


def test_another_room_asks_for_new_invitations_and_one_press_makes_them(desk: Desk) -> None:
    desk.panel.saving.click()
    desk.wait()
    meeting = desk.desk.case.get(Meeting, MEETING)
    assert meeting is not None
    change = (("place", "Lokale 9"),)
    desk.page.context.run(Edit(desk.desk.case.id, Meeting, MEETING, change, meeting.version))
    desk.page.show_desk()
    desk.wait()
    assert "4 skal sendes igen: mødet er ændret" in desk.panel.about.text()
    assert "Ny invitation til Sanne" in desk.desk.words()
    desk.panel.printing.click()
    desk.wait()
    assert len(desk.out) == 8
    assert "skal sendes igen" not in desk.panel.about.text()


def test_who_was_called_to_a_meeting_is_not_forgotten_with_it(desk: Desk) -> None:
    desk.panel.printing.click()
    desk.wait()
    desk.page._take_off(str(MEETING))
    told = desk.desk.messages[-1]
    assert told.tone is Tone.CAUTION
    assert "Sanne" in told.text
    assert desk.desk.case.get(Meeting, MEETING) is not None
    assert told.action is not None
    told.action()
    assert desk.desk.gone_to == [("meeting", MEETING)]


def test_briefs_are_printed_one_job_each_for_those_who_may_be_told(desk: Desk) -> None:
    desk.panel.kinds.buttons[1].click()
    count = len(desk.page.paper._families()[0].made)
    assert count
    desk.page.page_actions()[1].trigger()
    desk.wait()
    assert len(desk.outside.printed) == count + 1
    assert {each.form for each in desk.out} == {HandoutForm.BRIEF}
    assert desk.desk.workspace.acts.count("calendar.export") == 0
    assert "job er udskrevet" in desk.desk.messages[-1].text


def test_the_control_a_printer_that_fails_logs_nothing(desk: Desk) -> None:
    desk.outside.broken = True
    desk.page.paper.print_all()
    desk.wait()
    assert desk.out == ()
    assert "Noget kom ikke ud." in desk.desk.messages[-1].text


def test_what_cannot_be_logged_takes_no_other_paper_with_it(desk: Desk) -> None:
    workspace, refused = desk.desk.workspace, FamilyReader(SANNE)
    real = workspace.hand_out_all

    def hand_out_all(case_id: Id, papers: Sequence[GivenPaper]) -> tuple[Change, ...]:
        if any(each.reader == refused for each in papers):
            raise Refused(Problem(Code.MOVED_ON))
        return real(case_id, papers)

    workspace.hand_out_all = hand_out_all  # type: ignore[method-assign]  # a store that refuses one
    desk.page.paper.print_all()
    desk.wait()
    assert len(desk.outside.printed) == 5
    assert [each.person_id for each in desk.out] == [None] * 3
    assert "er ude, men det kom ikke i loggen" in desk.desk.messages[-1].text


def test_a_family_is_logged_on_this_thread_while_the_rest_is_drawn(desk: Desk) -> None:
    handing, logged, told = desk.page.paper.handing, Event(), len(desk.desk.messages)
    hers = Copy(desk.desk.case_id, FamilyReader(SANNE), (HandoutForm.INVITATION,), b"1", "", "")
    lists = Copy(None, COORDINATOR, (), b"2", "", "")
    workspace, threads = desk.desk.workspace, []
    real = workspace.hand_out_all

    def hand_out_all(case_id: Id, papers: Sequence[GivenPaper]) -> tuple[Change, ...]:
        threads.append(threading.current_thread())
        return real(case_id, papers)

    workspace.hand_out_all = hand_out_all  # type: ignore[method-assign]  # listened to

    def last() -> Copy:
        assert logged.wait(20)
        return lists

    handing.print_all((lambda: hers, lambda: lists, last), Said(str, ""))
    desk.qtbot.waitUntil(lambda: len(desk.desk.case.handouts) > 0, timeout=10_000)
    assert handing.busy
    assert len(desk.desk.messages) == told
    assert threads == [threading.main_thread()]
    logged.set()
    desk.wait()
    assert [each.person_id for each in desk.desk.case.handouts] == [SANNE]
    assert desk.desk.workspace.acts.count(LISTED) == 2
    assert desk.desk.messages[-1].text == "3"


class Turns:
    """Counts whose eyes the lens is asked for, and how far that is when the window gets its turn."""

    def __init__(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[Any] = []
        workspace = desk.desk.workspace
        real = workspace.view

        def view(case_id: Id, reader: Any) -> Any:
            if reader is not COORDINATOR:
                self.asked.append(case_id)
            return real(case_id, reader)

        monkeypatch.setattr(workspace, "view", view)


def test_the_cards_stand_at_once_and_the_lens_is_asked_about_one_family_at_a_time(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = invited()
    rows = tuple(replace(each, id=Id("n")) for each in case.meetings if each.id == MEETING)
    there = tuple(
        replace(each, meeting_id=Id("n")) for each in case.attendances if each.meeting_id == MEETING
    )
    head = replace(case.head, id=Id("other"), name="Naboen")
    other = replace(case, head=head, meetings=rows, attendances=there)
    desk.desk.workspace.store.cases[Id("other")] = other
    turns, page = Turns(desk, monkeypatch), desk.page
    page.paper._known.clear()
    page.list.focus_on(str(MEETING))
    page.show_desk()
    assert turns.asked == []
    assert "Naboen" in desk.desk.words()
    assert "Ser efter, hvem der skal have en invitation …" in desk.panel.about.text()
    assert not desk.panel.printing.isEnabled()
    waiting = next(key for key in desk.panel.cards.keys if key.endswith("/"))
    desk.panel.cards.card(waiting).used.emit(waiting)
    assert desk.desk.gone_to == []
    page.paper._seek()
    assert len(set(turns.asked)) == 1
    assert page.paper.seeking
    desk.wait()
    assert desk.panel.printing.isEnabled()
    assert desk.panel.about.text().startswith("8 invitationer")
    page.paper._seek()  # a turn that comes when nothing is left


def test_what_is_known_stays_while_it_is_looked_at_again_and_so_do_focus_and_scroll(
    desk: Desk,
) -> None:
    key = desk.panel.cards.keys[1]
    card = desk.panel.cards.card(key)
    card.setFocus()
    case = desk.desk.case
    desk.desk.workspace.store.cases[case.id] = replace(case, goals=())
    desk.page.show_desk()
    assert desk.page.paper.seeking
    assert desk.panel.cards.card(key) is card
    desk.wait()
    assert desk.panel.cards.card(key) is card
    assert card.hasFocus()


def test_a_page_that_is_left_asks_nothing_more(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    turns = Turns(desk, monkeypatch)
    desk.page.paper._known.clear()
    desk.page.show_desk()
    desk.page.leave()
    assert not desk.page.paper.seeking
    assert turns.asked == []
    desk.page.hide()
    desk.page.show()
    desk.wait()
    assert turns.asked  # the control: it goes on where it was
    assert desk.panel.about.text().startswith("4 invitationer")


def test_a_press_waits_for_no_turn(desk: Desk) -> None:
    desk.page.paper._known.clear()
    desk.page.show_desk()
    desk.page.paper.print_all()
    desk.wait()
    assert len(desk.outside.printed) == 5


def test_only_those_who_wait_get_one_at_the_next_press(desk: Desk) -> None:
    desk.page.paper.print_all()
    desk.wait()
    before = len(desk.outside.printed)
    kept = tuple(each for each in desk.desk.case.handouts if each.person_id is None)
    case = replace(desk.desk.case, handouts=kept)
    desk.desk.workspace.store.cases[case.id] = case
    desk.page.show_desk()
    desk.wait()
    assert desk.panel.printing.text() == "Udskriv 1 invitationer …"
    desk.page.paper.print_all()
    desk.wait()
    assert len(desk.outside.printed) - before == 2  # Sanne's, and the list


def test_a_moved_family_says_which_invitations_must_be_sent_again(desk: Desk) -> None:
    desk.page.paper.print_all()
    desk.wait()
    yes = Consent(
        id=Id("yes"), case_id=desk.desk.case_id, giver_id=SANNE, type=ConsentType.MEETING,
        state=ConsentState.YES, given_on=date(2026, 1, 10), meeting_id=MEETING, meeting_day=DAY,
    )  # fmt: skip
    case = desk.desk.case
    desk.desk.workspace.store.cases[case.id] = replace(case, consents=(*case.consents, yes))
    desk.page.show_desk()
    needs = {each.needs for each in case.attendances if each.meeting_id == MEETING}
    desk.page.list.sent_to.emit(MEETING, (DAY + timedelta(7)).isoformat())
    moved = desk.desk.case.get(Meeting, MEETING)
    assert moved is not None
    assert moved.day == DAY + timedelta(7)
    rows = [each for each in desk.desk.case.attendances if each.meeting_id == MEETING]
    assert {each.needs for each in rows} == needs
    said = desk.desk.messages[-1]
    assert "er flyttet til tirsdag 27. januar" in said.text
    assert "4 invitationer skal sendes igen: Sanne" in said.text
    assert "Samtykket til mødet nævner den gamle dag" in said.text
    assert said.action is not None
    said.action()
    assert desk.page.shown_day == DAY + timedelta(7)
    desk.wait()
    assert "4 skal sendes igen" in desk.panel.about.text()
    assert "Bed om samtykke igen" in desk.desk.words()
    desk.page.list.sent_to.emit(MEETING, DAY.isoformat())
    assert "nævner den gamle dag" not in desk.desk.messages[-1].text  # it is the day it names


def test_a_consent_to_another_day_is_asked_for_again_in_one_press(desk: Desk) -> None:
    yes = Consent(
        id=Id("yes"), case_id=desk.desk.case_id, giver_id=SANNE, type=ConsentType.MEETING,
        state=ConsentState.YES, given_on=date(2026, 1, 10), meeting_id=MEETING,
        meeting_day=DAY - timedelta(7),
    )  # fmt: skip
    case = desk.desk.case
    desk.desk.workspace.store.cases[case.id] = replace(case, consents=(*case.consents, yes))
    desk.page.show_desk()
    assert "Bed om samtykke igen" in desk.desk.words()
    desk.page.list.consent_wanted.emit(MEETING)
    asked = [each for each in desk.desk.case.consents if each.meeting_day == DAY]
    assert SANNE in {each.giver_id for each in asked}
    assert {each.state for each in asked} == {ConsentState.OFFERED}
    desk.page.show_desk()
    assert "Bed om samtykke igen" not in desk.desk.words()


def test_a_recipient_leads_to_the_paper_and_a_doubt_to_where_it_is_mended(desk: Desk) -> None:
    card = desk.panel.cards.card(f"{desk.desk.case_id}/{WORKERS[0]}")
    card.setFocus()
    desk.desk.press(Qt.Key.Key_Return)
    assert desk.desk.gone_to[-1] == ("sheets", WORKERS[0])


def test_asking_for_the_consent_opens_its_entry_and_the_form_goes_with_the_invitation(
    desk: Desk,
) -> None:
    before = set(desk.desk.case.consents)
    desk.page.list.consent_wanted.emit(MEETING)
    made = [each for each in desk.desk.case.consents if each not in before]
    mine = next(each for each in made if each.giver_id == SANNE and each.child_id is None)
    assert (mine.type, mine.meeting_id) == (ConsentType.MEETING, MEETING)
    assert desk.desk.gone_to[-1] == ("consent", mine.id)
    said = desk.desk.messages[-1]
    assert "følger med invitationen" in said.text
    assert said.action is not None
    said.action()
    assert desk.desk.gone_to[-1] == ("sheets", mine.id)
    desk.page.show_desk()
    sanne = desk.page.paper._families()[0].made[0]
    assert HandoutForm.CONSENT in sanne.forms
    desk.page.list.consent_wanted.emit(MEETING)  # several wait now: one question for all of them
    assert len(desk.desk.case.consents) == len(before) + len(made)
    desk.desk.questions[-1].act()
    ids = {each.id for each in made}
    now = {each.state for each in desk.desk.case.consents if each.id in ids}
    assert now == {ConsentState.YES}
    assert desk.desk.messages[-1].text == f"{len(made)} svar er noteret."


def test_the_keyboard_goes_through_fields_families_and_paper_in_order(desk: Desk) -> None:
    stops = (*desk.page.list.stops(), *desk.panel.stops())
    names = [each.accessibleName() for each in stops]
    assert all(names)
    assert len(set(names)) == len(names)
    assert names[0].startswith("10.00")
    assert any(each.startswith("Flyt ") for each in names)


def test_a_meeting_is_found_by_its_key_and_unknown_ones_are_ignored(desk: Desk) -> None:
    desk.page.show_day(DAY + timedelta(30))
    desk.page.select(MEETING)
    assert desk.page.shown_day == DAY
    assert desk.page.list.card(MEETING).hasFocus()
    desk.page.select(Id("unknown"))
    desk.page.list.focus_on("unknown")
    assert desk.page.shown_day == DAY


def test_leaving_waits_for_what_is_on_its_way(desk: Desk) -> None:
    desk.page.paper.print_all()
    desk.page.leave()
    assert len(desk.out) == 4
    desk.wait()


def test_nothing_is_let_out_where_nothing_can_be_drawn(desk: Desk) -> None:
    paper = desk.page.paper
    paper._context = replace(paper._context, paper=None)
    paper.print_all()
    assert not paper.handing.busy
    assert desk.outside.titles == []


def stop(desk: Desk, at: int) -> None:
    """Help of the family stops after a day, counted from today; nobody has opened the family since."""
    workspace = desk.desk.workspace
    last = workspace.clock.today() + timedelta(days=at)
    workspace.store.cases[desk.desk.case.id] = stopping(desk.desk.case, last)
    desk.page.show_desk()
    desk.wait()


def test_paper_says_what_holds_today_and_what_that_moved_is_told(desk: Desk) -> None:
    stop(desk, -1)
    desk.panel.printing.click()
    desk.wait()
    found = desk.desk.case.get(Intervention, RUN)
    assert found is not None
    assert found.state is InterventionState.ENDED
    words = desk.desk.messages[-1].text
    assert words.startswith("5 job er udskrevet")
    assert f"er »{NAME}« stoppet efter afgørelse" in words
    desk.panel.printing.click()
    desk.wait()
    assert "stoppet" not in desk.desk.messages[-1].text


def test_what_moved_is_told_where_nobody_gets_paper_too(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop(desk, -1)
    monkeypatch.setattr("app.views.meeting_day.paper_desk.first_out", lambda _made: ())
    desk.page.paper.print_all()
    assert NAME in desk.desk.messages[-1].text
    assert desk.outside.printed == []


def test_no_paper_comes_out_where_that_cannot_be_saved(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop(desk, -1)

    def full(_operation: object) -> Change:
        raise DiskFull

    monkeypatch.setattr(desk.desk.workspace, "run", full)
    desk.page.paper.print_all()
    desk.wait()
    assert desk.outside.printed == []
    assert desk.desk.messages[-1].tone is Tone.WARNING


def test_what_moved_before_the_disk_was_full_is_told_all_the_same(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop(desk, -1)
    store = desk.desk.workspace.store
    other = replace(desk.desk.case, head=replace(desk.desk.case.head, name="Familien Bo"))
    page_cases = (desk.desk.case, other)
    asked: list[object] = []

    def once(*given: Any) -> Any:
        asked.append(given)
        if len(asked) > 1:
            raise DiskFull
        return let_take_effect(*given)

    monkeypatch.setattr("app.views.meeting_day.paper_desk.let_take_effect", once)
    monkeypatch.setattr(desk.page.paper, "_cases", page_cases)
    desk.page.paper.print_all()
    words = desk.desk.messages[-1]
    found = store.cases[desk.desk.case.id].get(Intervention, RUN)
    assert found is not None
    assert found.state is InterventionState.ENDED
    assert (words.tone, desk.outside.printed) == (Tone.WARNING, [])
    assert NAME in words.text
