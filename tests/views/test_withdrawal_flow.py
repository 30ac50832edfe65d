"""A consent is taken back in the window: three actions, then the steps, the letter, the frozen plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from app.models.base import Id
from app.models.case import CaseHead
from app.models.consents import Consent, ConsentState, ConsentType
from app.models.meetings import Handout, HandoutBasis, HandoutForm
from app.models.plan import Goal, Intervention, InterventionState
from app.models.tasks import Task, TaskReason
from app.rules.withdrawal import left_without_help
from app.services.acts.records import Drop
from app.services.acts.tasks import FinishTask
from app.views.case.blocks import Press, Ref
from app.views.consent.page import ConsentPage
from app.views.overview.page import OverviewPage
from app.views.plan.page import PlanPage
from app.views.shared.ask_box import AskBox
from tests.support.pages import page_desk, training
from tests.support.workspace import TODAY, FakeClock

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.models.case import Case
    from tests.support.pages import PageDesk


def family_with_copies() -> Case:
    """The demo family, and a sheet of David's that rests on Sanne's consent to the plan."""
    case = training()
    david = case.people[1].id
    running = tuple(replace(e, state=InterventionState.RUNNING) for e in case.interventions)
    yes = plan(case)
    paper = Handout(
        id=Id("paper"), case_id=case.id, person_id=david, form=HandoutForm.SHEET, number=2,
        printed_at=FakeClock().now(),
    )  # fmt: skip
    rests = HandoutBasis(id=Id("rests"), case_id=case.id, handout_id=paper.id, consent_id=yes)
    case = case.having(Intervention, running).having(Handout, (*case.handouts, paper))
    return case.having(HandoutBasis, (*case.handout_bases, rests))


def plan(case: Case) -> Id:
    sanne = case.people[0].id
    return next(e.id for e in case.consents if e.giver_id == sanne and e.type is ConsentType.PLAN)


def asking(desk: PageDesk) -> AskBox:
    """What stands in the form where the buttons were."""
    found: AskBox = desk.page.inspector().findChildren(AskBox)[-1]
    return found


def pressed(desk: PageDesk, words: str) -> None:
    found = [
        each
        for each in desk.window.findChildren(QPushButton)
        if words in {each.accessibleName(), each.text()} and each.isVisible()
    ]
    found[0].click()


def withdrawn(qtbot: QtBot) -> PageDesk:
    """Three actions: choose the consent, press the button, confirm."""
    case = family_with_copies()
    desk = page_desk(qtbot, ConsentPage, case)
    desk.page.choose(Ref(Consent, plan(case)))
    desk.page.inspector().form.button("withdraw").click()
    words = desk.words()
    for each in ("Straks:", "Har en kopi: David", "Fortsætter:", "Ingen behøver en grund"):
        assert each in words
    asking(desk).yes.click()
    return desk


def test_three_actions_take_it_back_and_set_to_work(qtbot: QtBot) -> None:
    desk = withdrawn(qtbot)
    gone = desk.case.get(Consent, plan(desk.case))
    assert gone is not None
    assert (gone.state, gone.withdrawn_on) == (ConsentState.WITHDRAWN, TODAY)
    assert len(desk.changes) == 1
    assert {each.reason for each in desk.case.tasks} == {
        TaskReason.WITHDRAWAL, TaskReason.REASSESSMENT,
    }  # fmt: skip
    assert not left_without_help(desk.case)


def test_the_steps_are_ticked_on_the_overview_and_lead_to_the_letter(qtbot: QtBot) -> None:
    case = withdrawn(qtbot).case
    desk = page_desk(qtbot, OverviewPage, case)
    assert "Sanne trak samtykket »Helhedsorienteret plan« tilbage" in desk.words()
    left = len([each for each in case.tasks if each.done_on is None])
    assert f"{left} opgaver tilbage" in desk.words()
    assert "Ingen andre åbne opgaver." in desk.words()
    pressed(desk, "Skriv brevet")
    assert desk.gone_to == [("sheets", plan(case))]
    pressed(desk, "Er gjort")
    assert len([each for each in desk.case.tasks if each.done_on is None]) == left - 1
    assert desk.messages[-1].text.startswith("Gjort: Sig til David")
    again = desk.messages[-1].action
    assert again is not None
    again()
    assert len([each for each in desk.case.tasks if each.done_on is None]) == left


def test_the_letter_and_a_new_assessment_end_in_their_own_ways(qtbot: QtBot) -> None:
    case = withdrawn(qtbot).case
    desk = page_desk(qtbot, OverviewPage, case)
    assess = next(each for each in case.tasks if each.reason is TaskReason.REASSESSMENT)
    desk.page.choose(Ref(Task, assess.id))
    desk.page.inspector().form.button("assessed").click()
    asking(desk).yes.click()
    assert desk.case.get(Task, assess.id) == assess  # neither a decision nor words
    asking(desk).fields["outcome"].editor.take_focus()
    desk.press("Fortsætter efter loven")
    asking(desk).yes.click()
    done = desk.case.get(Task, assess.id)
    assert done is not None
    assert (done.done_on, done.outcome) == (TODAY, "Fortsætter efter loven")


def test_the_plan_stands_still_and_says_why(qtbot: QtBot) -> None:
    case = withdrawn(qtbot).case
    desk = page_desk(qtbot, PlanPage, case)
    assert "Sannes plan er frosset siden" in desk.words()
    hers = next(
        e for e in case.goals for row in case.concerns
        if row.record_id == e.id and row.person_id == case.people[0].id
    )  # fmt: skip
    assert desk.page.context.run(Drop(case.id, Goal, hers.id)) is None
    assert desk.messages[-1].text.startswith("Planen er frosset")
    assert "Sannes plan er frosset" not in page_desk(qtbot, PlanPage, training()).words()


def test_a_press_for_what_is_gone_does_nothing(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, OverviewPage, training())
    for key in ("done/gone", "task/gone", "else"):
        desk.page.begin(Press("x", key, "check"))
    assert desk.changes == []


def test_a_task_that_was_finished_meanwhile_is_refused_politely(qtbot: QtBot) -> None:
    case = withdrawn(qtbot).case
    desk = page_desk(qtbot, OverviewPage, case)
    first = case.tasks[0].id
    desk.page.context.run(FinishTask(case.id, first, TODAY))
    desk.page.begin(Press("Er gjort", f"done/{first}", "check"))
    assert len(desk.changes) == 1
    assert desk.messages


def test_two_presses_on_the_card_do_the_same(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, ConsentPage, family_with_copies())
    hers = plan(desk.case)
    desk.page.begin(Press("Træk tilbage", f"back/{hers}", "hand-stop"))
    (question,) = desk.questions
    assert question.danger
    assert "Har en kopi: David" in question.text
    assert desk.changes == []  # not before it is confirmed
    question.act()
    assert len(desk.changes) == 1
    assert not left_without_help(desk.case)
    lead = desk.messages[-1].action
    assert lead is not None
    lead()
    assert desk.gone_to == [("overview", None)]
    question.act()  # it is taken back already
    assert len(desk.changes) == 1


def test_only_what_was_given_can_be_taken_back(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, ConsentPage, training())
    doors = {
        block.key: [each.key for each in block.doors if isinstance(each, Press)]
        for group in desk.page.board.shown
        for block in group.blocks
    }
    for each in desk.case.consents:
        given = each.state in {ConsentState.YES, ConsentState.PARTLY}
        assert doors[each.id] == ([f"back/{each.id}"] if given else [])
    desk.page.begin(Press("x", "back/gone", "check"))
    assert desk.questions == []


def test_a_case_is_closed_from_its_card_when_nothing_is_left_to_do(qtbot: QtBot) -> None:
    """Three actions: choose the case, press the button, confirm the day."""
    case = withdrawn(qtbot).case
    desk = page_desk(qtbot, OverviewPage, case)
    desk.page.choose(Ref(CaseHead, case.head.id))
    (action,) = desk.page.inspector().form.spec.actions
    assert action.why_not.startswith("Sagen kan ikke lukkes")
    for each in case.tasks:
        desk.page.context.run(FinishTask(case.id, each.id, TODAY, "Gjort"))
    desk.page.inspector().form.button("close").click()
    asking(desk).yes.click()
    assert desk.case.head.closed_on == TODAY
    assert "Lukket 12. januar 2026" in desk.words()
