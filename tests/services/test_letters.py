"""Documents on their way into the journal, parties who are heard, and what then stands."""

from datetime import date, timedelta
from typing import Any

import pytest

from app.models.base import Id
from app.models.letters import Hearing, Letter, LetterForm, LetterState
from app.models.meetings import Decision, DecisionState
from app.models.people import Person
from app.models.problems import Code
from app.models.tasks import Task, TaskReason
from app.services.acts.decisions import IssueDecision
from app.services.acts.filing import FileInJournal
from app.services.acts.hearings import AnswerHearing, SendHearing
from app.services.acts.letters import FinishLetter
from app.services.acts.records import Add, Drop, Edit
from tests.services.desk import KEY, Desk, a_case
from tests.support.memory import TODAY

SANNE = Person(id=Id("s"), case_id=KEY, name="Sanne")
ONE = Id("one")
DAY = timedelta(1)


def letter(state: LetterState = LetterState.DRAFT, key: str = "one", **more: Any) -> Letter:
    return Letter(
        id=Id(key), case_id=KEY, person_id=SANNE.id, form=LetterForm.DECISION, state=state, **more
    )


def decision(key: str, state: DecisionState = DecisionState.ISSUED, **more: Any) -> Decision:
    day = TODAY if state is DecisionState.ISSUED else None
    return Decision(id=Id(key), case_id=KEY, text="Ja", state=state, decided_on=day, **more)


def test_a_letter_becomes_final_and_then_lies_in_the_journal() -> None:
    desk = Desk(a_case(SANNE, letter(), decision("d", letter_id=ONE)))
    final = desk.run(FinishLetter(KEY, ONE, TODAY, seen=1))
    desk.will_not_undo(final, Code.HAS_LEGAL_EFFECT)
    desk.refuses(FinishLetter(KEY, ONE, TODAY), Code.NOT_ALLOWED_FROM_STATE, "state")
    desk.run(FileInJournal(KEY, (ONE,), " 26/117 ", TODAY))
    filed = desk.case.letters[0]
    assert (filed.state, filed.journal_number, filed.filed_on, filed.final_on) == (
        LetterState.FILED, "26/117", TODAY, TODAY,
    )  # fmt: skip


@pytest.mark.parametrize("state", [LetterState.FINAL, LetterState.FILED])
def test_a_final_letter_is_neither_changed_nor_removed_nor_added_to(state: LetterState) -> None:
    draft = decision("d", DecisionState.DRAFT)
    desk = Desk(a_case(SANNE, letter(state, final_on=TODAY), draft))
    edit = Edit(KEY, Letter, ONE, (("remark", "nyt"),))
    into = Edit(KEY, Decision, draft.id, (("letter_id", ONE),))
    new = Add(decision("e", DecisionState.DRAFT, letter_id=ONE))
    for each in (edit, Drop(KEY, Letter, ONE), into, new, Drop(KEY, Person, SANNE.id)):
        desk.refuses(each, Code.HAS_LEGAL_EFFECT)


def test_control_a_draft_is_changed_and_removed() -> None:
    desk = Desk(a_case(SANNE, letter()))
    desk.run(Edit(KEY, Letter, ONE, (("remark", "nyt"),)))
    desk.run(Drop(KEY, Letter, ONE))


def test_a_letter_with_a_draft_in_it_is_not_final() -> None:
    draft = decision("d", DecisionState.DRAFT, letter_id=ONE)
    desk = Desk(a_case(SANNE, letter(), draft))
    desk.refuses(FinishLetter(KEY, ONE, TODAY), Code.NOT_ALLOWED_FROM_STATE, "decisions")


def test_a_letter_replaces_only_a_final_one() -> None:
    new = letter(key="new", replaces_id=ONE)
    drafts = Desk(a_case(SANNE, letter(), new))
    finish = FinishLetter(KEY, Id("new"), TODAY)
    drafts.refuses(finish, Code.NOT_ALLOWED_FROM_STATE, "replaces_id")
    Desk(a_case(SANNE, letter(LetterState.FILED), new)).run(finish)


def test_the_days_of_a_letter_come_in_order_and_have_come() -> None:
    desk = Desk(a_case(SANNE, letter(LetterState.FINAL, final_on=TODAY), letter(key="two")))
    finish = FinishLetter(KEY, Id("two"), TODAY + DAY)
    desk.refuses(finish, Code.IMPOSSIBLE_DATE, "final_on")
    desk.refuses(FileInJournal(KEY, (ONE,), "1", TODAY - DAY), Code.PERIOD_REVERSED, "filed_on")
    desk.refuses(FileInJournal(KEY, (ONE,), " ", TODAY), Code.MISSING_TEXT, "journal_number")
    draft = FileInJournal(KEY, (Id("two"),), "1", TODAY)
    desk.refuses(draft, Code.NOT_ALLOWED_FROM_STATE, "state")


# --- hearings -----------------------------------------------------------------------------------

TASK = Task(id=Id("t"), case_id=KEY, what="Partshøring", reason=TaskReason.OWN, done_on=TODAY)
UNTIL = TODAY + 14 * DAY


def hearing(**more: Any) -> Hearing:
    return Hearing(id=ONE, case_id=KEY, person_id=SANNE.id, facts="Lægen siger", **more)


def sent(until: date | None = UNTIL, **more: Any) -> Hearing:
    return hearing(sent_on=TODAY - 9 * DAY, deadline=until, **more)


def send(on: date = TODAY, until: date = UNTIL) -> SendHearing:
    return SendHearing(KEY, ONE, on, until, TASK, seen=1)


def test_a_hearing_is_sent_with_a_day_and_a_task_and_the_answer_ends_it() -> None:
    draft = decision("d", DecisionState.DRAFT, law_key="sel-85", reason="Fordi")
    desk = Desk(a_case(SANNE, hearing(decision_id=draft.id), draft))
    desk.run(send())
    task = desk.case.tasks[0]
    assert (task.reason, task.person_id, task.by_date, task.done_on, task.decision_id) == (
        TaskReason.HEARING, SANNE.id, UNTIL, None, draft.id,
    )  # fmt: skip
    desk.refuses(Edit(KEY, Hearing, ONE, (("facts", "andet"),)), Code.HAS_LEGAL_EFFECT)
    desk.refuses(IssueDecision(KEY, draft.id, TODAY), Code.HEARING_OPEN)
    desk.run(AnswerHearing(KEY, ONE, TODAY, "Det passer ikke", seen=2))
    assert desk.case.hearings[0].answer == "Det passer ikke"
    assert desk.case.tasks[0].done_on == TODAY
    desk.run(IssueDecision(KEY, draft.id, TODAY))


def test_no_answer_is_noted_only_when_the_day_is_past() -> None:
    early = Desk(a_case(SANNE, sent()))
    silence = AnswerHearing(KEY, ONE, TODAY, " ")
    early.refuses(silence, Code.MISSING_TEXT, "answer")
    late = Desk(a_case(SANNE, sent(TODAY - DAY)))
    late.run(silence)
    assert (late.case.hearings[0].answer, late.case.hearings[0].answered_on) == (None, TODAY)


@pytest.mark.parametrize("until", [None, TODAY])
def test_who_may_still_answer_is_waited_for(until: date | None) -> None:
    draft = decision("d", DecisionState.DRAFT, law_key="sel-85", reason="Fordi")
    waits = Desk(a_case(SANNE, draft, sent(until, decision_id=draft.id)))
    waits.refuses(IssueDecision(KEY, draft.id, TODAY), Code.HEARING_OPEN)
    past = Desk(a_case(SANNE, draft, sent(TODAY - DAY, decision_id=draft.id)))
    past.run(IssueDecision(KEY, draft.id, TODAY))


def test_the_days_of_a_hearing_come_in_order() -> None:
    desk = Desk(a_case(SANNE, hearing()))
    desk.refuses(send(TODAY + DAY), Code.IMPOSSIBLE_DATE, "sent_on")
    desk.refuses(send(until=TODAY - DAY), Code.PERIOD_REVERSED, "deadline")
    answer = AnswerHearing(KEY, ONE, TODAY, "Ja")
    desk.refuses(answer, Code.NOT_ALLOWED_FROM_STATE, "state")
    desk.run(send())
    desk.refuses(SendHearing(KEY, ONE, TODAY, UNTIL, TASK), Code.NOT_ALLOWED_FROM_STATE, "state")


def test_of_several_tasks_the_one_of_its_day_ends() -> None:
    def task(key: str, by: date) -> Task:
        return Task(
            id=Id(key), case_id=KEY, what="x", reason=TaskReason.HEARING, person_id=SANNE.id,
            by_date=by,
        )  # fmt: skip

    desk = Desk(a_case(SANNE, sent(), task("a", TODAY), task("b", UNTIL)))
    desk.run(AnswerHearing(KEY, ONE, TODAY, "Ja"))
    assert {each.id: each.done_on for each in desk.case.tasks} == {"a": None, "b": TODAY}
