"""A consent is taken back in one act: what stops, what is set to work, what goes on."""

from dataclasses import replace
from datetime import date

import pytest

from app.models.base import Id
from app.models.case import CaseHead
from app.models.consents import Consent, ConsentState
from app.models.problems import Code
from app.models.tasks import Task, TaskReason
from app.rules.withdrawal import left_without_help
from app.services.acts.closing import CloseCase
from app.services.acts.withdrawing import WithdrawConsent
from tests.services.desk import KEY, Desk, a_case
from tests.services.withdrawn import (
    ASSESS,
    LETTER,
    PEOPLE,
    SANNE,
    TELL,
    YES,
    consent,
    paper,
    running,
)
from tests.support.memory import TODAY

ALL = (TELL, ASSESS, LETTER)
TAKE_BACK = WithdrawConsent(KEY, YES, ALL, by="Sanne", note="Vil ikke mere", seen=1)


@pytest.mark.parametrize("present", ConsentState)
def test_what_was_given_is_withdrawn_at_once_and_for_good(present: ConsentState) -> None:
    desk = Desk(a_case(*PEOPLE, replace(consent(), state=present)))
    act = WithdrawConsent(KEY, YES, (LETTER,), note="Vil ikke mere", remaining="Lov", seen=1)
    if present not in {ConsentState.YES, ConsentState.PARTLY}:
        desk.refuses(act, Code.NOT_ALLOWED_FROM_STATE, "state")
        return
    change = desk.run(act)
    gone = desk.case.consents[0]
    assert (gone.state, gone.withdrawn_on) == (ConsentState.WITHDRAWN, TODAY)
    assert (gone.withdrawal_note, gone.remaining) == ("Vil ikke mere", "Lov")
    desk.will_not_undo(change, Code.HAS_LEGAL_EFFECT)


def test_no_reason_is_needed() -> None:
    desk = Desk(a_case(*PEOPLE, consent()))
    desk.run(WithdrawConsent(KEY, YES, (LETTER,)))
    assert desk.case.consents[0].withdrawal_note is None


def test_one_act_stops_and_sets_to_work() -> None:
    desk = running()
    change = desk.run(TAKE_BACK)
    assert desk.acts == ["Consent.withdraw"]
    assert change.topics == {Consent, Task}
    assert [each.id for each in desk.case.tasks] == ["tell", "assess", "letter"]
    assert all(each.consent_id == YES and each.done_on is None for each in desk.case.tasks)
    assess = desk.case.get(Task, Id("assess"))
    assert assess is not None
    assert assess.law_key == "sel-85"
    assert {each.state for each in desk.case.interventions if each.id == "run"} == {"running"}
    assert not left_without_help(desk.case)


@pytest.mark.parametrize("missing", ALL, ids=lambda each: each.id)
def test_nobody_and_nothing_is_forgotten(missing: Task) -> None:
    rest = tuple(each for each in ALL if each is not missing)
    running().refuses(replace(TAKE_BACK, tasks=rest), Code.MOVED_ON)


def test_nothing_is_asked_for_twice() -> None:
    twice = (*ALL, replace(ASSESS, id=Id("again")))
    running().refuses(replace(TAKE_BACK, tasks=twice), Code.MOVED_ON)


def test_what_waits_for_a_decision_already_waits_on() -> None:
    desk = running(replace(ASSESS, id=Id("sooner"), consent_id=None))
    desk.run(replace(TAKE_BACK, tasks=(TELL, LETTER)))
    assert not left_without_help(desk.case)


def test_a_rule_that_the_profiles_forgot_stops_no_withdrawal() -> None:
    desk = running()
    old = tuple(replace(each, law_key="gone") for each in desk.case.interventions)
    desk.store.cases[KEY] = desk.case.having(type(old[0]), old)
    desk.run(TAKE_BACK)
    assert [each.law_key for each in desk.case.tasks] == [None, None, None]


def test_a_closed_case_is_open_again() -> None:
    desk = running()
    desk.run(CloseCase(KEY, TODAY))
    desk.run(TAKE_BACK)
    assert desk.case.head.closed_on is None


@pytest.mark.parametrize("reader", ["person_id", "contact_id"])
def test_each_who_has_a_copy_is_told(reader: str) -> None:
    who = SANNE if reader == "person_id" else Id("mentor")
    desk = running(*paper("more", **{reader: who}))
    told = () if who == SANNE else (replace(TELL, id=Id("him"), person_id=None),)
    desk.run(replace(TAKE_BACK, tasks=(*ALL, *told)))
    assert len([e for e in desk.case.tasks if e.reason is TaskReason.WITHDRAWAL]) == 2 + len(told)


def test_what_was_seen_has_moved_or_gone() -> None:
    Desk(a_case(*PEOPLE)).refuses(TAKE_BACK, Code.NO_SUCH_RECORD)
    moved = replace(TAKE_BACK, seen=9)
    running().refuses(moved, Code.MOVED_ON)


def test_one_row_withdrawn_leaves_the_others() -> None:
    desk = running(consent(Id("other"), Id("david")))
    desk.run(TAKE_BACK)
    states = {each.id: each.state for each in desk.case.consents}
    assert states == {YES: ConsentState.WITHDRAWN, "other": ConsentState.YES}


# --- closing ------------------------------------------------------------------------------------


def test_a_case_is_closed_and_that_can_be_undone() -> None:
    desk = Desk(a_case(*PEOPLE))
    change = desk.run(CloseCase(KEY, TODAY))
    assert desk.case.head.closed_on == TODAY
    desk.refuses(CloseCase(KEY, TODAY), Code.NOT_ALLOWED_FROM_STATE, "state")
    desk.runner.reverse(change)
    assert desk.case.head.closed_on is None


def test_a_case_is_not_closed_tomorrow_nor_over_what_a_withdrawal_demands() -> None:
    desk = running()
    desk.refuses(CloseCase(KEY, date(2027, 1, 1)), Code.IMPOSSIBLE_DATE, "closed_on")
    desk.run(TAKE_BACK)
    desk.refuses(CloseCase(KEY, TODAY), Code.TASKS_OPEN)
    assert CaseHead in {type(each) for each in desk.case.records()}
