"""Recommendations and decisions apart; a decision is issued once, then superseded."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.models.base import Id
from app.models.letters import ComplaintVia, Letter, LetterState
from app.models.meetings import (
    Decision,
    DecisionEffect,
    DecisionState,
    Meeting,
    MeetingState,
    Recommendation,
)
from app.models.preparing import WorkNote
from app.models.readers import FamilyReader
from app.models.tasks import TaskReason
from app.views.case.blocks import Press, Ref
from app.views.decisions.page import DecisionsPage
from tests.support import decided
from tests.support.forms import LAWS
from tests.support.laws import shipped_laws
from tests.support.pages import page_desk, training
from tests.support.workspace import MemoryWorkspace

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from app.models.case import Case
    from app.views.case.blocks import Block, Group
    from tests.support.pages import PageDesk


def block(desk: PageDesk, key: str) -> Block:
    groups: tuple[Group, ...] = desk.page.board.shown
    return next(each for group in groups for each in group.blocks if each.key == key)


def draft() -> Case:
    case = training()
    first = replace(
        case.decisions[0], state=DecisionState.DRAFT, decided_on=None, received_on=None,
        effect=DecisionEffect.GRANTS,
    )  # fmt: skip
    return replace(case, decisions=(first,))


def test_the_two_are_never_mixed(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, DecisionsPage, training(), LAWS)

    first, second = desk.page.board.shown[:2]
    kinds = [{each.ref.kind for each in group.blocks if each.ref} for group in (first, second)]
    assert kinds == [{Decision}, {Recommendation}]
    assert "Den kan der klages over" in first.note
    assert "Der kan ikke klages over den" in second.note
    assert all(not each.foot for each in second.blocks)


def test_only_an_issued_decision_says_when_to_complain_by(qtbot: QtBot) -> None:
    case = training()
    issued = page_desk(qtbot, DecisionsPage, case, LAWS)
    assert "tirsdag den 10. februar 2026" in block(issued, case.decisions[0].id).foot

    drafted = page_desk(qtbot, DecisionsPage, draft(), LAWS)

    assert block(drafted, case.decisions[0].id).foot == ""


def test_a_draft_is_issued_by_an_act_that_asks_for_the_dates(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, DecisionsPage, draft(), LAWS)
    found = desk.case.decisions[0]
    desk.page.choose(Ref(Decision, found.id))
    form = desk.page.inspector().form

    form.button("issue").click()
    form._ask.fields["decided_on"].editor.line.setText("12.1.2026")
    form._ask.fields["received_on"].editor.line.setText("13.1.2026")
    form._ask.yes.click()

    assert desk.case.decisions[0].state is DecisionState.ISSUED
    assert [each.label for each in block(desk, found.id).tags] == ["givet", "Bevilger"]
    assert "10. februar" in block(desk, found.id).foot


def test_an_issued_decision_is_not_removed(qtbot: QtBot) -> None:
    case = training()
    desk = page_desk(qtbot, DecisionsPage, case, LAWS)

    desk.page.remove(Ref(Decision, case.decisions[0].id))

    assert desk.case == case
    assert "kan ikke fjernes" in desk.messages[-1].text


def test_a_new_one_in_its_place_supersedes_it(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, DecisionsPage, training(), LAWS)
    old = desk.case.decisions[0]
    desk.page.choose(Ref(Decision, old.id))

    desk.page.inspector().form.button("replace").click()

    new = desk.case.decisions[-1]
    assert (new.state, new.replaces_id) == (DecisionState.DRAFT, old.id)
    assert block(desk, new.id).tags[0].label == "udkast"


def test_what_the_outcome_is_called_follows_the_law_profile(qtbot: QtBot) -> None:
    recommends = page_desk(qtbot, DecisionsPage, training(), LAWS)
    assert "Mødet indstiller" in recommends.words()

    decides = page_desk(qtbot, DecisionsPage, training(), (replace(LAWS[0], meeting_decides=True),))

    assert "Mødet giver selv afgørelsen" in decides.words()
    assert page_desk(qtbot, DecisionsPage, training(), ()).page.summary.text() == ""


def test_a_draft_without_reason_says_what_is_missing(qtbot: QtBot) -> None:
    case = draft()
    bare = replace(case, decisions=(replace(case.decisions[0], reason=None, law_key=None),))

    desk = page_desk(qtbot, DecisionsPage, bare, LAWS)

    assert block(desk, case.decisions[0].id).caution == "Mangler: begrundelse, paragraf"


def test_a_time_to_complain_does_not_end_on_a_holiday(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    easter_monday = frozenset({date(2026, 4, 6)})
    monkeypatch.setattr(MemoryWorkspace, "holidays", property(lambda _self: easter_monday))
    case = training()
    easter = replace(case.decisions[0], received_on=date(2026, 3, 9))  # four weeks before

    desk = page_desk(qtbot, DecisionsPage, replace(case, decisions=(easter,)), LAWS)
    desk.page.copy_out()

    assert "7. april 2026" in block(desk, easter.id).foot
    assert "7. april 2026" in desk.copied[0]


def test_the_reason_being_typed_lets_the_decision_be_issued_with_one_click(qtbot: QtBot) -> None:
    case = draft()
    bare = replace(case.decisions[0], reason=None)
    desk = page_desk(qtbot, DecisionsPage, replace(case, decisions=(bare,)), LAWS)
    desk.page.choose(Ref(Decision, bare.id))
    form = desk.page.inspector().form
    qtbot.waitUntil(form.button("issue").isVisible)
    assert not form.button("issue").isEnabled()
    QTest.mouseClick(form.button("issue"), Qt.MouseButton.LeftButton)
    assert form._ask is None

    form.focus_field("reason")
    desk.press("Sanne kan arbejde.")
    QTest.mouseClick(form.button("issue"), Qt.MouseButton.LeftButton)

    assert form._ask is not None


# --- one letter, its journal number, a complaint ---------------------------------------------------


def drafted() -> Case:
    rows = tuple(
        replace(each, state=DecisionState.DRAFT, letter_id=None, decided_on=None,
                received_on=None, sent_on=None, delivery=None)
        for each in decided.ROWS
    )  # fmt: skip
    return replace(decided.case_with(rows=rows), letters=())


def press(desk: PageDesk, key: str) -> None:
    desk.page.pressed(Press("", key, ""))


def test_drafts_are_collected_issued_and_filed(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, DecisionsPage, drafted(), shipped_laws())
    assert desk.page.board.shown[0].title == "Klar til ét brev"

    press(desk, f"collect/{decided.SANNE}")
    (letter,) = desk.case.letters
    assert "Samlet i ét brev" in desk.messages[-1].text
    assert desk.page.board.shown[0].title == "Afgørelser"

    desk.page.choose(Ref(Letter, letter.id))
    form = desk.page.inspector().form
    form.button("issue").click()
    form._ask.yes.click()
    assert desk.case.letters[0].state is LetterState.FINAL
    assert all(each.state is DecisionState.ISSUED for each in desk.case.decisions)

    press(desk, f"file/{letter.id}")
    filing = desk.page.filing
    filing.number.returnPressed.emit()
    assert desk.case.letters[0].state is LetterState.FINAL  # no number, nothing filed
    filing.number.setText(" 26/117 ")
    filing.number.returnPressed.emit()
    assert desk.case.letters[0].journal_number == "26/117"
    assert desk.messages[-1].text == "Journaliseret som 26/117."
    assert not filing.isVisibleTo(desk.page)


def test_a_complaint_by_phone_takes_two_actions(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, DecisionsPage, decided.BASE, shipped_laws())
    old = decided.OLD.id
    (offer,) = block(desk, old).offers

    desk.page.begin(offer)  # one: "Klage er kommet"
    desk.page.inspector()._finish_adding()  # two: add

    (made,) = desk.case.complaints
    assert (made.decision_id, made.via) == (old, ComplaintVia.PHONE)
    assert made.received_on == desk.workspace.clock.today()
    assert desk.case.tasks[-1].reason is TaskReason.COMPLAINT
    groups = {each.key: each for each in desk.page.board.shown}
    assert groups["complaints"].blocks[0].foot.startswith("Se på afgørelsen igen senest")


def test_a_decision_begins_with_what_was_recommended(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, DecisionsPage, decided.BASE, shipped_laws())
    wanted = decided.BASE.recommendations[0]
    (offer,) = block(desk, wanted.id).offers

    desk.page.begin(offer)
    desk.page.inspector()._finish_adding()

    made = desk.case.decisions[-1]
    assert (made.text, made.intervention_id) == (wanted.text, wanted.intervention_id)
    assert made.law_key == "lab-57"


def test_what_is_decided_is_not_offered_to_be_decided_again(qtbot: QtBot) -> None:
    advice = decided.BASE.recommendations[0]
    answer = replace(decided.OLD, intervention_id=advice.intervention_id, meeting_id=None)
    case = replace(decided.BASE, decisions=(replace(answer, decided_on=date(2030, 1, 7)),))
    shown = block(page_desk(qtbot, DecisionsPage, case, shipped_laws()), advice.id)
    assert shown.offers == ()
    assert shown.lines[-1] == "Afgjort 7. januar 2030"


def test_reasons_are_measured_when_asked(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, DecisionsPage, draft(), LAWS)
    press(desk, f"lix/{desk.case.decisions[0].id}")
    assert desk.messages[-1].text.startswith("Læsbarhed: LIX")
    said = len(desk.messages)
    press(desk, "lix/gone")
    press(desk, "file/gone")
    press(desk, "collect/gone")
    assert len(desk.messages) == said


def test_under_other_eyes_nothing_is_collected_or_filed(qtbot: QtBot) -> None:
    case = drafted().having(type(decided.HEARING), (decided.HEARING,))
    desk = page_desk(qtbot, DecisionsPage, case, shipped_laws())
    assert {"ready", "hearings"} <= {each.key for each in desk.page.board.shown}
    desk.show(FamilyReader(decided.SANNE))
    assert not {"ready", "unfiled"} & {each.key for each in desk.page.board.shown}
    press(desk, f"collect/{decided.SANNE}")
    desk.page._filed(("x",), "1", "")
    assert desk.case.letters == ()


def test_each_section_is_copied_for_the_specialist_system(qtbot: QtBot) -> None:
    case = decided.case_with(decided.HEARING)
    desk = page_desk(qtbot, DecisionsPage, case, shipped_laws())
    (copies,) = next(e for e in desk.page.board.shown if e.key == "hearings").offers
    desk.page.begin(copies)
    assert desk.copied[-1].startswith("Partshøring af Sanne\n")
    press(desk, "copy/recommendations")
    assert "Indstilling: Praktik i en børnehave" in desk.copied[-1]
    assert "30 sekunder" in desk.messages[-1].text


def unfiled_desk(qtbot: QtBot) -> PageDesk:
    """A meeting that was closed, with two notes of facts, and the decision of the family."""
    held = replace(decided.BASE.meetings[0], state=MeetingState.CLOSED)
    notes = tuple(
        WorkNote(
            id=Id(key), case_id=decided.BASE.id, text=text, fact=True, meeting_id=held.id,
            at=datetime(2026, 1, 8, 9, tzinfo=UTC),
        )
        for key, text in (("n1", "Lægen ringede"), ("n2", "Knæet er værre"))
    )  # fmt: skip
    rest = tuple(each for each in decided.BASE.meetings if each.id != held.id)
    case = decided.BASE.having(Meeting, (held, *rest)).having(WorkNote, notes)
    return page_desk(qtbot, DecisionsPage, case, shipped_laws())


def test_minutes_and_notes_of_facts_get_one_number_in_one_press(qtbot: QtBot) -> None:
    desk = unfiled_desk(qtbot)
    form, held = desk.page.filing, desk.case.meetings[0]
    desk.page.select(Id(f"file/{held.id}"))
    assert [key for key, check in form.checks.items() if check.isChecked()] == [held.id, "n1", "n2"]
    assert form.number.hasFocus()
    form.number.setText("26/9")
    QTest.keyClick(form.number, Qt.Key.Key_Return)
    assert {each.journal_number for each in desk.case.work_notes} == {"26/9"}
    assert desk.case.letters[-1].meeting_id == held.id
    assert desk.messages[-1].text == "3 ting er journaliseret som 26/9."
    assert form.isHidden()
    assert [each.act for each in desk.workspace.store.log_rows] == ["Journal.file"]


def test_what_cannot_be_filed_is_said_in_the_form_and_esc_lets_go(qtbot: QtBot) -> None:
    desk = unfiled_desk(qtbot)
    form = desk.page.filing
    press(desk, "file/n1")
    form.save.click()
    assert form.wrong.text() == "Skriv nummeret fra journalen."
    form.number.setText("26/9")
    form.day.line.setText("i overmorgen")
    form.save.click()
    assert form.wrong.text().startswith("Den dag er ikke kommet endnu.")
    QTest.keyClick(form.number, Qt.Key.Key_A)
    assert not form.isHidden()
    QTest.keyClick(form.number, Qt.Key.Key_Escape)
    assert form.isHidden()
    assert desk.case.work_notes[0].journal_number is None


def test_what_is_not_filed_can_be_copied_from_its_line(qtbot: QtBot) -> None:
    desk = unfiled_desk(qtbot)
    press(desk, "copy/notes/n2")
    assert desk.copied[-1].endswith(": Knæet er værre\n")
    copied = len(desk.copied)
    press(desk, "copy/complaints")
    assert len(desk.copied) == copied
    assert desk.messages[-1].text == "Her er ikke noget at kopiere endnu."
    desk.page.select(decided.OLD.id)
    assert desk.page.shown_record() == (Decision, decided.OLD.id)
    assert desk.page.filing.isHidden()
