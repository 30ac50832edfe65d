"""What issued decisions do on their own day: in one act, with steps dated that day, and never twice."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.models.base import Id
from app.models.case import Case
from app.models.changes import Change
from app.models.consents import Consent, ConsentForm, ConsentState, ConsentType
from app.models.letters import Complaint, Outcome
from app.models.meetings import Decision, DecisionEffect, DecisionState
from app.models.people import Person
from app.models.plan import Concern, Duty, Intervention, InterventionState, InterventionStep
from app.models.problems import Code, Problem, Refused
from app.rules.compared import Side
from app.rules.intervention_states import must_turn_up
from app.rules.merge import merge
from app.rules.merged import resolve
from app.rules.taking_effect import due, to_come
from app.services.acts.decisions import IssueDecision
from app.services.acts.interventions import LiftDuty, MoveIntervention
from app.services.acts.taking_effect import TakeEffect
from app.services.operation import Operation
from app.services.runner import Runner
from app.services.taking_effect import let_take_effect
from tests.services.desk import KEY, LAW, Desk, a_case
from tests.support.memory import TODAY, FixedClock
from tests.support.workspace import make_workspace

RUN, ONE = Id("run"), timedelta(1)
State = InterventionState
Effect = DecisionEffect


def effort(state: State = State.RUNNING, **more: Any) -> Intervention:
    values = {"name": "Mentor", "granted_by": "Jobcentret", "duty": Duty.DUTY, **more}
    return Intervention(**{"id": RUN, "case_id": KEY, "state": state, **values})


def decision(effect: Effect | None, at: int = 0, **more: Any) -> Decision:
    values = {"law_key": "sel-85", "reason": "Fordi", "effect": effect, "seq": at, **more}
    return Decision(
        **{"id": Id(f"d{at}"), "case_id": KEY, "text": "Ja", "intervention_id": RUN, **values}
    )


def after(days: int) -> date:
    return TODAY + days * ONE


class Days(Desk):
    """A desk whose calendar goes on."""

    def on(self, days: int) -> "Days":
        self.runner = Runner(self.store, FixedClock(after(days)), LAW)
        return self

    def issue(self, days: int, *keys: str) -> None:
        for key in keys:
            self.on(days).run(IssueDecision(KEY, Id(key), after(days), step_id=Id(f"s{key}")))

    def open(self, days: int) -> int:
        """Open the family; returns how many things happened of themselves."""
        found = due(self.case, after(days))
        self.on(days).run(TakeEffect(KEY))
        assert due(self.case, after(days)) == ()
        return len(found)

    @property
    def help(self) -> Intervention:
        return self.case.interventions[0]

    @property
    def way(self) -> list[tuple[State, int, Id | None]]:
        return [
            (each.state, (each.day - TODAY).days, each.decision_id)
            for each in self.case.intervention_steps
        ]


def issued(*records: Any) -> Days:
    """A desk where the help runs and these decisions were issued today."""
    desk = Days(a_case(effort(), *records))
    desk.issue(0, *(each.id for each in records if isinstance(each, Decision)))
    return desk


def test_what_stops_later_goes_on_through_its_last_day() -> None:
    desk = issued(decision(Effect.STOPS, to_date=after(5)))
    assert (desk.help.to_date, desk.way) == (after(5), [])
    assert (desk.open(5), desk.help.state) == (0, State.RUNNING)
    assert (desk.open(6), desk.help.state) == (1, State.ENDED)
    assert desk.way == [(State.ENDED, 6, "d0")]
    assert desk.case.intervention_steps[0].who == "Jobcentret"
    assert desk.acts == ["Decision.issue", "Decision.take_effect"]


@pytest.mark.parametrize(
    ("effect", "before", "then"),
    [
        (Effect.PAUSES, {}, {"state": State.PAUSED}),
        (Effect.RESUMES, {"state": State.PAUSED}, {"state": State.RUNNING}),
        (Effect.LIFTS, {}, {"lifted": True}),
        (Effect.RESTORES, {"lifted": True}, {"lifted": False}),
        (Effect.CHANGES, {}, {"intensity": "2 timer"}),
        (Effect.GRANTS, {}, {"intensity": "2 timer"}),
    ],
)
def test_what_begins_later_begins_on_its_day(
    effect: Effect, before: dict[str, Any], then: dict[str, Any]
) -> None:
    present = effort(**before)
    wanted = decision(effect, from_date=after(3), intensity="2 timer")
    desk = Days(a_case(present, wanted))
    desk.issue(0, "d0")
    assert (desk.open(2), desk.help, desk.way) == (0, present, [])
    assert desk.open(3) == 1
    assert {name: getattr(desk.help, name) for name in then} == then
    assert [(day, by) for _state, day, by in desk.way] == [(3, "d0")]


def test_a_pause_for_a_time_protects_on_its_days_and_ends_with_them() -> None:
    desk = issued(decision(Effect.PAUSES, from_date=after(3), to_date=after(5)))
    turning_up = []
    for day in range(8):
        desk.open(day)
        turning_up.append(must_turn_up(desk.case, desk.help, after(day)))
    assert turning_up == [True, True, True, False, False, False, True, True]
    assert desk.way == [(State.PAUSED, 3, "d0"), (State.RUNNING, 6, "d0")]


def test_a_duty_that_is_lifted_for_a_time_comes_back_after_it() -> None:
    desk = issued(decision(Effect.LIFTS, to_date=after(5)))
    assert desk.help.lifted
    assert (desk.open(5), desk.open(6), desk.help.lifted) == (0, 1, False)
    assert [each.lifted for each in desk.case.intervention_steps] == [True, False]


def test_a_pause_that_is_prolonged_protects_without_a_gap() -> None:
    first = decision(Effect.PAUSES, to_date=after(5))
    second = decision(Effect.PAUSES, 1, from_date=after(6), to_date=after(9))
    for replaces in (None, first.id):
        desk = issued(first, replace(second, replaces_id=replaces))
        assert not any(
            must_turn_up(desk.case, desk.help, after(day))
            for day in range(10)
            if desk.open(day) < 9
        )
        desk.open(10)
        assert [each for each, _day, _by in desk.way] == [State.PAUSED, State.PAUSED, State.RUNNING]


def test_several_are_done_each_on_its_day_when_the_vault_is_opened_late() -> None:
    desk = issued(
        decision(Effect.STOPS, to_date=after(60)),
        decision(Effect.PAUSES, 1, from_date=after(10), to_date=after(20)),
        decision(Effect.CHANGES, 2, from_date=after(30), paid_by="Socialforvaltningen"),
    )
    assert desk.open(90) == 4
    assert desk.way == [
        (State.PAUSED, 10, "d1"), (State.RUNNING, 21, "d1"), (State.RUNNING, 30, "d2"),
        (State.ENDED, 61, "d0"),
    ]  # fmt: skip
    assert desk.help.paid_by == "Socialforvaltningen"
    assert desk.acts.count("Decision.take_effect") == 1


def test_what_was_replaced_before_it_came_or_complained_about_with_success_never_comes() -> None:
    stop = decision(Effect.STOPS, to_date=after(5))
    other = decision(Effect.CHANGES, 1, intensity="2 timer", replaces_id=stop.id)
    complaint = Complaint(
        id=Id("k"), case_id=KEY, decision_id=stop.id, received_on=TODAY, outcome=Outcome.CHANGED
    )
    for desk in (issued(stop, other), issued(stop, complaint)):
        assert (desk.open(30), desk.help.state) == (0, State.RUNNING)
    upheld = issued(stop, replace(complaint, outcome=Outcome.UPHELD))
    assert (upheld.open(30), upheld.help.state) == (1, State.ENDED)


@pytest.mark.parametrize(
    ("effect", "more", "last"),
    [
        (Effect.CHANGES, {"intensity": "2 timer"}, 100),
        (Effect.CHANGES, {"from_date": TODAY + 9 * ONE}, 100),
        (Effect.CHANGES, {"to_date": TODAY + 50 * ONE}, 50),
        (Effect.CHANGES, {"from_date": TODAY + 9 * ONE, "to_date": TODAY + 50 * ONE}, 50),
        (Effect.GRANTS, {"to_date": TODAY + 5 * ONE}, 5),
        (Effect.PAUSES, {"to_date": TODAY + 4 * ONE}, 100),
        (Effect.STOPS, {"to_date": TODAY + 7 * ONE}, 7),
    ],
)
@pytest.mark.parametrize("granted", [100, None])
def test_the_last_day_of_a_stop_falls_with_it_where_another_takes_its_place(
    effect: Effect, more: dict[str, Any], last: int, granted: int | None
) -> None:
    """Otherwise the plan, and the paper of who carries it out, would end help that nobody stops."""
    grant = decision(Effect.GRANTS, 1, to_date=granted and after(granted))
    stop = decision(Effect.STOPS, 2, to_date=after(5))
    desk = Days(a_case(effort(), grant, stop, decision(effect, 3, replaces_id=stop.id, **more)))
    desk.issue(0, grant.id, stop.id)
    assert desk.help.to_date == after(5)
    desk.issue(2, "d3")
    assert desk.help.to_date == (None if last == 100 and granted is None else after(last))


def test_a_last_day_that_is_no_stop_s_stays_where_a_stop_is_replaced() -> None:
    stop = decision(Effect.STOPS, to_date=after(5))
    desk = issued(stop)
    by_hand = replace(desk.help, to_date=after(60))
    other = decision(Effect.CHANGES, 1, intensity="2 timer", replaces_id=stop.id)
    desk.store.cases[KEY] = a_case(by_hand, *desk.case.decisions, other)
    desk.issue(2, other.id)
    assert desk.help.to_date == after(60)


def test_what_a_person_did_by_hand_is_left_as_it_is() -> None:
    desk = issued(decision(Effect.STOPS, to_date=after(5)))
    desk.on(2).run(MoveIntervention(KEY, RUN, State.ENDED, Id("h")))
    assert (desk.open(6), desk.help.state) == (0, State.ENDED)
    desk.on(8).run(MoveIntervention(KEY, RUN, State.RUNNING, Id("i")))
    assert (desk.open(9), desk.help.state) == (0, State.RUNNING)


def test_a_pause_by_hand_before_it_gets_its_decision_when_that_begins() -> None:
    desk = issued(decision(Effect.PAUSES, from_date=after(3)))
    desk.on(1).run(MoveIntervention(KEY, RUN, State.PAUSED, Id("h"), "syg"))
    desk.open(2)
    assert must_turn_up(desk.case, desk.help, after(2))
    assert desk.open(3) == 1
    assert not must_turn_up(desk.case, desk.help, after(3))
    assert desk.way == [(State.PAUSED, 1, "d0")]


def test_a_pause_that_somebody_ended_and_began_anew_is_no_longer_the_decision_s() -> None:
    desk = issued(decision(Effect.PAUSES, to_date=after(9)))
    desk.on(2).run(MoveIntervention(KEY, RUN, State.RUNNING, Id("h")))
    desk.on(3).run(MoveIntervention(KEY, RUN, State.PAUSED, Id("i"), "syg"))
    assert (desk.open(10), desk.help.state) == (0, State.PAUSED)


@pytest.mark.parametrize(
    ("effect", "before"),
    [
        (Effect.RESUMES, {"state": State.PAUSED}), (Effect.RESTORES, {"lifted": True}),
    ],
)  # fmt: skip
def test_what_is_so_already_is_not_done_again(effect: Effect, before: dict[str, Any]) -> None:
    desk = Days(a_case(effort(**before), decision(effect, from_date=after(5))))
    desk.issue(0, "d0")
    by_hand = (
        MoveIntervention(KEY, RUN, State.RUNNING, Id("h"))
        if effect is Effect.RESUMES
        else LiftDuty(KEY, RUN, Id("h"), "rask", lifted=False)
    )
    desk.on(2).run(by_hand)
    assert desk.open(6) == 0


def test_help_that_was_stopped_and_granted_from_a_later_day_is_both() -> None:
    stop = decision(Effect.STOPS, to_date=after(5))
    desk = issued(stop, decision(Effect.GRANTS, 1, from_date=after(20), intensity="2 timer"))
    assert (desk.open(6), desk.help.state) == (1, State.ENDED)
    assert (desk.open(20), desk.help.state, desk.help.intensity) == (1, State.GRANTED, "2 timer")
    assert (desk.help.from_date, desk.help.to_date) == (after(20), None)


def test_a_younger_decision_that_came_first_is_not_run_over() -> None:
    stop = decision(Effect.STOPS, to_date=after(5))
    desk = issued(stop)
    grant = replace(decision(Effect.PAUSES, 1), state=DecisionState.DRAFT)
    desk.store.cases[KEY] = desk.case.having(Decision, (*desk.case.decisions, grant))
    desk.issue(7, "d1")  # by a program that did not know what was due
    assert (desk.open(8), desk.help.state) == (0, State.PAUSED)


def test_of_one_day_the_younger_decision_has_the_last_word() -> None:
    changes = [
        decision(Effect.CHANGES, at, from_date=after(5), intensity=f"{at} timer") for at in (1, 2)
    ]
    desk = issued(*changes)
    assert (desk.open(5), desk.help.intensity) == (2, "2 timer")


def test_what_cannot_be_done_or_written_down_any_more_is_left_to_people() -> None:
    ended = issued(decision(Effect.CHANGES, from_date=after(5), intensity="2 timer"))
    ended.on(1).run(MoveIntervention(KEY, RUN, State.ENDED, Id("h")))
    assert ended.open(6) == 0
    backwards = issued(decision(Effect.CHANGES, from_date=after(5), to_date=after(9)))
    late = replace(backwards.help, from_date=after(20))
    backwards.store.cases[KEY] = backwards.case.having(Intervention, (late,))
    assert backwards.open(6) == 0
    gone = a_case(replace(decision(Effect.STOPS, to_date=TODAY), state=DecisionState.ISSUED,
                          decided_on=TODAY))  # fmt: skip
    assert due(gone, after(5)) == ()


def test_a_frozen_plan_moves_no_further_than_issuing_may_take_it() -> None:
    sanne = Person(id=Id("s"), case_id=KEY, name="Sanne")
    concern = Concern(id=Id("c"), case_id=KEY, record_id=RUN, person_id=sanne.id)
    desk = issued(sanne, concern, decision(Effect.STOPS, to_date=after(5)))
    taken_back = Consent(
        id=Id("y"), case_id=KEY, giver_id=sanne.id, type=ConsentType.PLAN, form=ConsentForm.WRITTEN,
        state=ConsentState.WITHDRAWN, given_on=TODAY, withdrawn_on=after(3),
    )  # fmt: skip
    desk.store.cases[KEY] = desk.case.having(Consent, (taken_back,))
    assert (desk.open(30), desk.help.state) == (0, State.RUNNING)
    earlier = replace(taken_back, withdrawn_on=TODAY)
    desk.store.cases[KEY] = desk.case.having(Consent, (earlier,))
    assert (desk.open(30), desk.help.state) == (1, State.ENDED)


def test_it_stands_and_nothing_due_leaves_nothing_behind() -> None:
    desk = issued(decision(Effect.STOPS, to_date=after(5)))
    change = desk.on(6).run(TakeEffect(KEY))
    desk.will_not_undo(change, Code.HAS_LEGAL_EFFECT)
    before = desk.rows
    assert desk.on(7).run(TakeEffect(KEY)).ids == frozenset()
    assert desk.rows == before


def test_what_two_desks_do_of_one_decision_is_one_step() -> None:
    desk = issued(decision(Effect.PAUSES, from_date=after(3), to_date=after(5)))
    other = Days(desk.case)
    assert (desk.open(4), desk.open(9), other.open(9)) == (1, 1, 2)
    assert desk.case == other.case
    steps: tuple[InterventionStep, ...] = desk.case.intervention_steps
    assert len({each.id for each in steps}) == 2


def test_what_is_to_come_is_known_until_its_day() -> None:
    pause = decision(Effect.PAUSES, from_date=after(3), to_date=after(8))
    resume = decision(Effect.RESUMES, 1, from_date=after(6))
    desk = issued(pause, resume)
    told = [to_come(desk.case, desk.help, after(day)) for day in (0, 2, 3, 5, 6)]
    assert [[key.id for _day, key in each] for each in told] == [
        ["d0", "d1"], ["d0", "d1"], ["d1"], ["d1"], [],
    ]  # fmt: skip
    assert told[0][0][0] == after(3)


def test_nothing_is_to_come_that_was_reversed_or_of_help_that_ended() -> None:
    stop = decision(Effect.STOPS, to_date=after(5))
    complaint = Complaint(
        id=Id("k"), case_id=KEY, decision_id=stop.id, received_on=TODAY, outcome=Outcome.PARTLY
    )
    assert [
        len(to_come(each.case, each.help, TODAY))
        for each in (issued(stop), issued(stop, complaint))
    ] == [1, 0]
    desk = issued(stop, decision(Effect.GRANTS, 1, from_date=after(20)))
    desk.on(2).run(MoveIntervention(KEY, RUN, State.ENDED, Id("h")))
    assert [key.effect for _day, key in to_come(desk.case, desk.help, after(2))] == [Effect.GRANTS]


def test_what_is_no_decision_about_help_does_nothing_of_itself() -> None:
    rows = (
        decision(Effect.STOPS, to_date=after(1)),
        replace(decision(Effect.STOPS, 1, to_date=after(1)), state=DecisionState.ISSUED),
        replace(decision(None, 2, from_date=after(1)), state=DecisionState.ISSUED, decided_on=TODAY),
        replace(decision(Effect.PAUSES, 3, intervention_id=None, from_date=after(1)),
                state=DecisionState.ISSUED, decided_on=TODAY),
    )  # fmt: skip
    case = a_case(effort(), *rows)
    assert (due(case, after(9)), to_come(case, effort(), TODAY)) == ((), ())


def test_before_a_family_is_looked_at_what_is_due_is_carried_out_and_told() -> None:
    case = replace(issued(decision(Effect.STOPS, to_date=after(5))).case)
    workspace = make_workspace(case, day=after(6))
    (told,) = let_take_effect(workspace, KEY, workspace.run)
    assert told.decision.id == "d0"
    assert workspace.store.cases[KEY].interventions[0].state is State.ENDED
    assert let_take_effect(workspace, KEY, workspace.run) == ()


def test_what_a_rule_refuses_is_told_to_nobody() -> None:
    def refuse(_operation: Operation) -> Change:
        raise Refused(Problem(Code.PLAN_FROZEN))

    workspace = make_workspace(issued(decision(Effect.STOPS, to_date=after(5))).case, day=after(6))
    assert let_take_effect(workspace, KEY, refuse) == ()


def merged(base: Case, mine: Case, theirs: Case) -> Days:
    """A deputy's copy taken back; nobody has to be asked about anything."""
    found = merge(base, mine, theirs)
    assert found.conflicts == ()
    return Days(resolve(found, {}).case)


@pytest.mark.parametrize(
    ("here", "there"),
    [((9,), (4, 9)), ((4, 9), (9,)), ((9,), (4,)), ((4,), (9,)), ((), (9,)), ((9,), ())],
)
def test_what_was_done_on_both_desks_is_one_step_after_the_copy_came_back(
    here: tuple[int, ...], there: tuple[int, ...]
) -> None:
    base = issued(
        decision(Effect.PAUSES, from_date=after(3), to_date=after(5)),
        decision(Effect.LIFTS, 1, from_date=after(4), to_date=after(7)),
    )
    mine, theirs = Days(base.case), Days(base.case)
    for desk, days in ((mine, here), (theirs, there)):
        for day in days:
            desk.open(day)
    desk = merged(base.case, mine.case, theirs.case)
    assert (desk.help.state, desk.help.lifted) == (State.RUNNING, False)
    assert sorted(day for _state, day, _by in desk.way) == [3, 4, 6, 8]
    assert due(desk.case, after(9)) == ()


def test_what_was_done_on_one_desk_and_by_hand_on_the_other_is_asked_about() -> None:
    base = issued(decision(Effect.STOPS, to_date=after(5)))
    mine, theirs = Days(base.case), Days(base.case)
    mine.open(6)
    theirs.on(4).run(MoveIntervention(KEY, RUN, State.PAUSED, Id("h"), "syg"))
    (asked,) = merge(base.case, mine.case, theirs.case).conflicts
    assert (asked.id, asked.field) == (RUN, "state")
    for side in Side:
        found = merge(base.case, mine.case, theirs.case)
        desk = Days(resolve(found, {asked.key: side}).case)
        assert desk.open(7) == 0


STOPPING = decision(Effect.STOPS, to_date=after(5))
UNHEARD = Complaint(
    id=Id("k"), case_id=KEY, decision_id=STOPPING.id, received_on=TODAY, outcome=Outcome.UPHELD
)


@pytest.mark.parametrize("asked", [True, False])
@pytest.mark.parametrize("first", Side)
@pytest.mark.parametrize("why", ["replaced", "reversed"])
def test_what_was_done_by_a_decision_that_the_other_desk_took_back_is_asked_about(
    why: str, first: Side, asked: bool
) -> None:
    other = decision(Effect.CHANGES, 1, replaces_id=STOPPING.id if asked else None, intensity="2 t")
    base = issued(STOPPING)
    base.store.cases[KEY] = a_case(base.help, *base.case.decisions, other)
    sides = {each: Days(base.case) for each in Side}
    sides[first].open(6)
    back = sides[first.other]
    if why == "replaced":
        back.issue(2, "d1")
    else:
        answer = replace(UNHEARD, outcome=Outcome.CHANGED if asked else Outcome.UPHELD)
        back.store.cases[KEY] = back.case.having(Complaint, (answer,))
    found = merge(base.case, *(sides[each].case for each in Side))
    assert [(each.id, each.field) for each in found.conflicts] == [(RUN, "state")] * asked
    states = {}
    for side in Side:
        chosen = {each.key: side for each in found.conflicts}
        states[side] = Days(resolve(found, chosen).case).help.state
    assert states[first] is State.ENDED
    assert states[first.other] is (State.RUNNING if asked else State.ENDED)
