"""While writing: whom a text names is said, cleared and taken back; an address is shown with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.models.base import Id
from app.models.meetings import Attendance, Meeting
from app.models.people import Person
from app.models.plan import Goal
from app.models.readers import FamilyReader
from app.views.case.blocks import Ref
from app.views.meeting.page import MeetingPage
from app.views.plan.page import PlanPage
from tests.rules.families import attends, concern, family, goal, meeting, person, with_
from tests.support.pages import PageDesk, page_desk

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CASE = family(goal("g", "Ro for David"), concern("g", "sanne"))
SAID = "Teksten nævner David. Den vises kun for dem, der også må se noget om David."


def plan(qtbot: QtBot, case: Any = CASE) -> PageDesk:
    desk = page_desk(qtbot, PlanPage, case)
    desk.page.choose(Ref(Goal, Id("g")))
    return desk


def line(desk: PageDesk, name: str = "text") -> Any:
    return desk.page.inspector().form.field(name).named


def test_whom_a_text_names_is_said_under_it(qtbot: QtBot) -> None:
    desk = plan(qtbot)
    assert line(desk).words == SAID
    assert line(desk).labels == ("Teksten handler ikke om David",)
    assert line(desk, "own_words") is None, "no lines where nothing is said"


def test_to_clear_and_to_take_it_back(qtbot: QtBot) -> None:
    desk = plan(qtbot)
    line(desk).press("Teksten handler ikke om David")
    assert [each.person_id for each in desk.case.clearances] == ["david"]
    assert line(desk).words == "Du har sagt, at teksten ikke handler om David."
    assert len(desk.workspace.view(desk.case_id, FamilyReader(Id("sanne"))).case.goals) == 1
    line(desk).press("Den handler om David")
    assert desk.case.clearances == ()
    assert desk.workspace.view(desk.case_id, FamilyReader(Id("sanne"))).case.goals == ()
    line(desk).press("No such words")


def test_what_is_typed_is_said_and_saved_before_it_is_cleared(qtbot: QtBot) -> None:
    desk = plan(qtbot)
    form = desk.page.inspector().form
    form.field("text").editor.area.setPlainText("Ro for Mille")
    form.typed.emit("text", "Ro for Mille")
    assert line(desk).labels == ("Teksten handler ikke om Mille",)
    line(desk).press("Teksten handler ikke om Mille")
    assert desk.case.goals[0].text == "Ro for Mille"
    assert [each.person_id for each in desk.case.clearances] == ["mille"]


def test_the_lines_go_with_the_name(qtbot: QtBot) -> None:
    desk = plan(qtbot)
    form = desk.page.inspector().form
    form.typed.emit("text", "Ro")
    assert line(desk).words == ""
    form.typed.emit("text", "Ro for David")
    assert line(desk).words == SAID


def test_something_new_is_said_of_too(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, PlanPage, CASE)
    desk.page.inspector().begin(Goal)
    form = desk.page.inspector().form
    form.typed.emit("text", "Ro for David")
    assert (line(desk).words, line(desk).labels) == (SAID, ())


def test_under_other_eyes_nothing_is_said(qtbot: QtBot) -> None:
    case = family(goal("g", "Ro for Sanne"), concern("g", "sanne"), concern("g", "mille"))
    desk = plan(qtbot, case)
    desk.show(FamilyReader(Id("sanne")))
    assert line(desk) is None


# --- protection ----------------------------------------------------------------------------------

HIDDEN = person("sanne", 40, protected=True, address="Skjulet 1")


def at_person(qtbot: QtBot) -> PageDesk:
    desk = page_desk(qtbot, PlanPage, with_(CASE, HIDDEN))
    desk.page.inspector().select(Person, Id("sanne"))
    return desk


def test_a_protected_address_is_shown_with_a_reason_for_this_visit_only(qtbot: QtBot) -> None:
    desk = at_person(qtbot)
    inspector = desk.page.inspector()
    assert "Skjulet" not in desk.words()
    inspector.form.acted.emit("reveal", {"reason": "danger", "note": ""})
    assert inspector.form.field("address").editor.value() == "Skjulet 1"
    (entry,) = desk.workspace.history(desk.case_id)
    assert (entry.act, entry.detail) == ("Reveal.show", "danger")
    desk.page.leave()
    assert inspector.form.field("address").editor.value() == "Beskyttet adresse"
    assert desk.case.get(Person, Id("sanne")).address == "Skjulet 1"  # type: ignore[union-attr] # she is there


def test_somebody_else_selected_covers_it_again(qtbot: QtBot) -> None:
    desk = at_person(qtbot)
    inspector = desk.page.inspector()
    inspector.form.acted.emit("reveal", {"reason": "danger", "note": ""})
    inspector.select(Person, Id("david"))
    inspector.select(Person, Id("sanne"))
    assert inspector.form.field("address").editor.value() == "Beskyttet adresse"


def test_without_a_reason_nothing_is_shown(qtbot: QtBot) -> None:
    desk = at_person(qtbot)
    desk.page.inspector().form.acted.emit("reveal", {"reason": "", "note": ""})
    assert desk.case.reveals == ()
    assert "Skjulet" not in desk.words()


def test_two_kept_apart_are_not_invited_by_a_chip_but_with_a_reason(qtbot: QtBot) -> None:
    marked = person("david", 45, threatened=True)
    desk = page_desk(qtbot, MeetingPage, family(marked, meeting(), attends("sanne")))
    inspector = desk.page.inspector()
    inspector.select(Meeting, Id("m"))
    inspector.form.edited.emit("invited", ("sanne", "david"))
    assert len(desk.records(Attendance)) == 1
    assert "bør ikke være i samme rum" in inspector.form.field("invited").wrong
    inspector.form.acted.emit("share", {"pair": "david+sanne", "reason": "Begge ønsker det"})
    assert len(desk.records(Attendance)) == 2
    assert [each.reason for each in desk.case.shared_rooms] == ["Begge ønsker det"]
