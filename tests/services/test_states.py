"""Acts that move something on or settle it: from each state to each, with what each demands."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any

import pytest

from app.models.base import Id
from app.models.consents import Consent, ConsentForm, ConsentState, ConsentType
from app.models.meetings import (
    Decision,
    DecisionState,
    Handout,
    HandoutForm,
    Meeting,
    MeetingState,
)
from app.models.people import Person
from app.models.plan import Intervention, InterventionState
from app.models.problems import Code
from app.rules.intervention_states import may_follow
from app.services.acts.decisions import IssueDecision
from app.services.acts.interventions import MoveIntervention
from app.services.acts.states import (
    AnswerConsent,
    CloseMeeting,
    HandOut,
    StartMeeting,
)
from app.services.operation import Operation
from tests.services.desk import KEY, Desk, a_case
from tests.support.memory import TODAY

SANNE = Person(id=Id("sanne"), case_id=KEY, name="Sanne")
ONE = Id("one")
State = InterventionState


def effort(state: State, **more: str) -> Intervention:
    return Intervention(id=ONE, case_id=KEY, name="Støtte", state=state, **more)  # type: ignore[arg-type]  # texts by name


@pytest.mark.parametrize(("present", "wanted"), [*product(State, State)])
def test_an_intervention_moves_as_its_states_allow(present: State, wanted: State) -> None:
    desk = Desk(a_case(effort(present)))
    move = MoveIntervention(KEY, ONE, wanted, Id("step"), "behandling først", seen=1)
    if not may_follow(present, wanted):
        desk.refuses(move, Code.NOT_ALLOWED_FROM_STATE, "state")
        return
    change = desk.run(move)
    moved = desk.case.interventions[0]
    assert moved.state is wanted
    assert moved.pause_reason == ("behandling først" if wanted is State.PAUSED else None)
    desk.runner.reverse(change)
    assert desk.case.interventions[0].state is present


@pytest.mark.parametrize("reason", [None, "", " "])
def test_a_pause_has_a_reason(reason: str | None) -> None:
    desk = Desk(a_case(effort(State.RUNNING)))
    desk.refuses(
        MoveIntervention(KEY, ONE, State.PAUSED, Id("step"), reason),
        Code.MISSING_TEXT,
        "pause_reason",
    )


def test_leaving_a_pause_forgets_its_reason() -> None:
    desk = Desk(a_case(effort(State.PAUSED, pause_reason="behandling først")))
    desk.run(MoveIntervention(KEY, ONE, State.RUNNING, Id("step")))
    assert desk.case.interventions[0].pause_reason is None


# --- consents -----------------------------------------------------------------------------------


def consent(state: ConsentState = ConsentState.OFFERED, **more: Any) -> Consent:
    given = {} if state is ConsentState.OFFERED else {"given_on": TODAY, "form": ConsentForm.ORAL}
    values = {"type": ConsentType.PLAN, **given, **more}
    return Consent(id=ONE, case_id=KEY, giver_id=Id("sanne"), state=state, **values)


def answer(state: ConsentState = ConsentState.YES, on: date = TODAY) -> AnswerConsent:
    return AnswerConsent(KEY, ONE, state, on, ConsentForm.WRITTEN, "Kim", seen=1)


@pytest.mark.parametrize(("present", "wanted"), [*product(ConsentState, ConsentState)])
def test_only_an_offer_is_answered_and_only_with_an_answer(
    present: ConsentState, wanted: ConsentState
) -> None:
    desk = Desk(a_case(SANNE, consent(present)))
    answers = {ConsentState.YES, ConsentState.PARTLY, ConsentState.NO}
    if present is not ConsentState.OFFERED or wanted not in answers:
        desk.refuses(answer(wanted), Code.NOT_ALLOWED_FROM_STATE, "state")
        return
    change = desk.run(answer(wanted))
    given = desk.case.consents[0]
    assert (given.state, given.given_on, given.noted_by) == (wanted, TODAY, "Kim")
    desk.will_not_undo(change, Code.HAS_LEGAL_EFFECT)


@pytest.mark.parametrize("named", [None, TODAY - timedelta(1)])
def test_to_talk_in_a_meeting_is_answered_for_the_day_that_was_asked_for(
    named: date | None,
) -> None:
    met = Meeting(id=Id("m"), case_id=KEY, day=TODAY + timedelta(3))
    asked = consent(type=ConsentType.MEETING, meeting_id=met.id, meeting_day=named, topics="Knæet")
    desk = Desk(a_case(SANNE, met, asked))
    desk.run(answer())
    assert desk.case.consents[0].meeting_day == (met.day if named is None else named)


def test_nobody_answers_tomorrow() -> None:
    desk = Desk(a_case(SANNE, consent()))
    tomorrow = TODAY + timedelta(1)
    desk.refuses(answer(on=tomorrow), Code.IMPOSSIBLE_DATE, "given_on")


def test_an_answer_must_leave_a_consent_that_can_stand() -> None:
    desk = Desk(a_case(SANNE, consent(type=ConsentType.MEETING)))
    desk.refuses(answer(), Code.NEEDS_CONSENT_FIELDS, "meeting_id")
    early = consent(valid_until=TODAY - timedelta(1))
    Desk(a_case(SANNE, early)).refuses(answer(), Code.PERIOD_REVERSED, "valid_until")


# --- meetings -----------------------------------------------------------------------------------


def meeting(state: MeetingState) -> Meeting:
    return Meeting(id=ONE, case_id=KEY, day=TODAY, state=state)


@pytest.mark.parametrize("state", MeetingState)
def test_only_a_planned_meeting_begins(state: MeetingState) -> None:
    desk = Desk(a_case(meeting(state)))
    if state is not MeetingState.PLANNED:
        desk.refuses(StartMeeting(KEY, ONE), Code.NOT_ALLOWED_FROM_STATE, "state")
        return
    change = desk.run(StartMeeting(KEY, ONE, seen=1))
    assert {each.state for each in desk.case.meetings} == {MeetingState.RUNNING}
    desk.runner.reverse(change)
    assert {each.state for each in desk.case.meetings} == {MeetingState.PLANNED}


@pytest.mark.parametrize("state", MeetingState)
def test_only_a_running_meeting_is_closed_and_stays_so(state: MeetingState) -> None:
    desk = Desk(a_case(replace(meeting(state), law_key="sel-85")))
    if state is not MeetingState.RUNNING:
        desk.refuses(CloseMeeting(KEY, ONE), Code.NOT_ALLOWED_FROM_STATE, "state")
        return
    change = desk.run(CloseMeeting(KEY, ONE, seen=1))
    assert desk.case.meetings[0].state is MeetingState.CLOSED
    desk.will_not_undo(change, Code.HAS_LEGAL_EFFECT)


# --- decisions ----------------------------------------------------------------------------------


def decision(**more: Any) -> Decision:
    values = {"law_key": "sel-85", "reason": "Fordi", **more}
    return Decision(id=ONE, case_id=KEY, text="Støtte", **values)


ISSUE = IssueDecision(KEY, ONE, TODAY, TODAY + timedelta(1), seen=1)


def test_a_decision_is_issued_with_its_days_and_stays_so() -> None:
    desk = Desk(a_case(decision()))
    change = desk.run(ISSUE)
    issued = desk.case.decisions[0]
    assert (issued.state, issued.decided_on) == (DecisionState.ISSUED, TODAY)
    assert issued.received_on == TODAY + timedelta(1)
    desk.will_not_undo(change, Code.HAS_LEGAL_EFFECT)
    desk.refuses(IssueDecision(KEY, ONE, TODAY), Code.NOT_ALLOWED_FROM_STATE, "state")


@pytest.mark.parametrize("missing", ["law_key", "reason"])
def test_a_decision_needs_a_rule_and_reasons(missing: str) -> None:
    Desk(a_case(decision(**{missing: None}))).refuses(ISSUE, Code.MISSING_TEXT, missing)


def test_a_decision_is_not_received_before_it_is_made() -> None:
    early = IssueDecision(KEY, ONE, TODAY, TODAY - timedelta(1))
    Desk(a_case(decision())).refuses(early, Code.PERIOD_REVERSED, "received_on")


def test_a_decision_names_a_rule_that_the_profiles_know() -> None:
    Desk(a_case(decision(law_key="sel-999"))).refuses(ISSUE, Code.UNKNOWN_LAW, "law_key")


# --- sheets -------------------------------------------------------------------------------------


def sheet(key: str, who: str | None = "sanne", number: int = 77) -> HandOut:
    person = None if who is None else Id(who)
    return HandOut(
        Handout(id=Id(key), case_id=KEY, person_id=person, form=HandoutForm.SHEET, number=number,
                printed_at=datetime(2026, 1, 13, 10, tzinfo=UTC))
    )  # fmt: skip


def test_a_sheet_gets_its_readers_next_number_and_is_never_taken_back() -> None:
    desk = Desk(a_case(SANNE))
    desk.run(sheet("other", None))
    change = desk.run(sheet("a"))
    desk.run(sheet("b"))
    numbers = {each.id: each.number for each in desk.case.handouts}
    assert numbers == {"other": 1, "a": 1, "b": 2}
    assert change.act == "Handout.print"
    desk.will_not_undo(change, Code.HAS_LEGAL_EFFECT)


def test_a_sheet_is_for_somebody_who_is_there() -> None:
    Desk(a_case()).refuses(sheet("a", "nobody"), Code.NO_SUCH_RECORD, "person_id")


# --- all of them --------------------------------------------------------------------------------

STALE: list[Operation] = [
    MoveIntervention(KEY, ONE, State.PROPOSED, Id("step"), seen=9), answer(), ISSUE,
    StartMeeting(KEY, ONE, seen=9), CloseMeeting(KEY, ONE, seen=9),
]  # fmt: skip
ROWS = {
    "Intervention": effort(State.WISHED), "Consent": consent(), "Decision": decision(),
    "Meeting": meeting(MeetingState.PLANNED),
}  # fmt: skip


@pytest.mark.parametrize("operation", STALE, ids=lambda each: each.act)
def test_what_was_seen_has_moved_or_gone(operation: Operation) -> None:
    Desk(a_case(SANNE)).refuses(operation, Code.NO_SUCH_RECORD)
    row: Any = ROWS[operation.act.split(".")[0]]
    Desk(a_case(SANNE, replace(row, version=5))).refuses(operation, Code.MOVED_ON)
