"""Whether a meeting is ready, on the overview and on the meeting's page."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from app.models.base import Id
from app.models.meetings import Meeting
from app.models.preparing import Readiness, ReadinessState
from app.models.readers import FamilyReader
from app.views.case.blocks import Offer, Press, Ref
from app.views.case.ticking import READY
from app.views.meeting.page import MeetingPage
from app.views.overview.page import OverviewPage
from tests.support.laws import shipped_laws
from tests.support.pages import bare_family, page_desk
from tests.support.workspace import TODAY

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.models.case import Case


def planned() -> Case:
    case = bare_family()
    row = Meeting(id=Id("m"), case_id=case.id, day=TODAY + timedelta(7), case_type="fleksjob")
    return replace(case, meetings=(row,))


def test_the_overview_says_what_the_next_meeting_lacks(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, OverviewPage, planned(), shipped_laws())
    assert "Mødet er ikke klar:" in desk.words()
    assert "Lægeattest LÆ 265" in desk.words()


def test_a_reader_is_told_nothing_of_it(qtbot: QtBot) -> None:
    case = planned()
    desk = page_desk(qtbot, OverviewPage, case, shipped_laws())
    desk.show(FamilyReader(case.people[0].id))
    assert "Mødet er" not in desk.words()
    other = page_desk(qtbot, MeetingPage, case, shipped_laws())
    assert "Er mødet klar?" in other.words()  # control
    other.show(FamilyReader(case.people[0].id))
    assert "Er mødet klar?" not in other.words()


def test_one_press_says_that_it_is_ordered_and_the_line_opens_its_form(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, MeetingPage, planned(), shipped_laws())
    desk.page.begin(Press("Er bestilt", f"{READY}asked/m/lae265", "check"))
    (row,) = desk.records(Readiness)
    assert (row.key, row.state) == ("lae265", ReadinessState.ASKED)
    desk.page.choose(Ref(Readiness, row.id))
    assert "Hvem skaffer det?" in desk.words()
    desk.page.begin(Press("Er klar", f"{READY}ready/m/lae265", "check"))
    assert desk.records(Readiness)[0].state is ReadinessState.READY


def test_what_was_written_of_it_is_copied_from_there(qtbot: QtBot) -> None:
    def copies() -> list[Press]:
        group = next(each for each in desk.page.board.shown if each.key == "ready")
        return [each for each in group.offers if isinstance(each, Press)]

    desk = page_desk(qtbot, MeetingPage, planned(), shipped_laws())
    assert copies() == []
    desk.page.begin(Press("Er bestilt", f"{READY}asked/m/lae265", "check"))
    desk.page.begin(copies()[0])
    assert desk.copied[-1].splitlines()[1] == "- Lægeattest LÆ 265 · bestilt"


def test_who_brings_what_is_written_in_a_form_of_its_own(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, MeetingPage, planned(), shipped_laws())
    desk.page.begin(Offer("", Readiness, (("meeting_id", "m"),)))
    assert "Hvad er det?" in desk.words()
