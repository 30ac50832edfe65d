"""Two people worked on one case: nothing of either is lost, and what comes out can stand."""

import random
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.base import Id, Record
from app.models.case import Case
from app.models.changes import Remove, Update
from app.models.consents import Consent, ConsentForm, ConsentState, ConsentType
from app.models.meetings import AgendaItem, Decision, DecisionState, Meeting, MeetingState
from app.models.people import Person
from app.models.plan import Goal
from app.models.problems import Code, Refused
from app.rules.compared import Compared, Side, content
from app.rules.deleted import DELETING
from app.rules.merge import WHOLE, Conflict, Merged, merge
from app.rules.merged import Lost, Outcome, difference, resolve
from app.rules.steps import applied
from app.rules.validity import has_loose_ends, problems_of
from app.services.acts.records import Drop
from app.services.registry import ACTS
from app.services.runner import Runner
from tests.rules.families import (
    KEY,
    TODAY,
    concern,
    consent,
    contact,
    family,
    goal,
    meeting,
    person,
    serves,
    with_,
)
from tests.rules.worlds import few
from tests.support.generate import GENERATORS, LAW_KEYS, random_case
from tests.support.memory import FixedClock, MemoryStore

MINE, THEIRS = Side.MINE, Side.THEIRS


def changed(case: Case, kind: type[Record], key: str, **values: Any) -> Case:
    present = case.get(kind, Id(key))
    assert present is not None
    return with_(case, replace(present, **values))


def without(case: Case, kind: type[Record], key: str) -> Case:
    store = MemoryStore(cases={case.id: case})
    Runner(store, FixedClock(), LAW_KEYS).run(Drop(case.id, kind, Id(key)))
    return store.cases[case.id]


def decided(merged: Merged, side: Side) -> Outcome:
    return resolve(merged, dict.fromkeys((each.key for each in merged.conflicts), side))


def test_what_only_they_changed_is_taken() -> None:
    base = family(goal("g"))
    theirs = changed(with_(base, goal("h", "Arbejde")), Goal, "g", text="Mere ro")
    merged = merge(base, changed(base, Person, "sanne", phone="1"), theirs)
    assert merged.conflicts == ()
    outcome = resolve(merged, {})
    assert [each.text for each in outcome.case.goals] == ["Mere ro", "Arbejde"]
    assert {each.phone for each in outcome.case.people} == {"1", None}
    assert outcome.lost == ()
    assert merged.brought == ((Id("h"),), (Id("g"),), ())


def test_the_same_change_on_both_sides_is_no_conflict() -> None:
    base = family(goal("g"))
    both = changed(base, Goal, "g", text="Mere ro")
    merged = merge(base, both, changed(base, Goal, "g", text="Mere ro", version=7))
    assert merged.conflicts == ()
    assert resolve(merged, {}).steps == ()


def test_two_values_for_one_field_are_a_conflict_and_the_other_one_is_kept_aside() -> None:
    base = family(goal("g"))
    mine, theirs = (changed(base, Goal, "g", text=each) for each in ("Ro nu", "Ro senere"))
    merged = merge(base, mine, theirs)
    assert merged.conflicts == (Conflict(Goal, Id("g"), "text", "Ro", "Ro nu", "Ro senere"),)
    assert merged.conflicts[0].of(MINE) == "Ro nu"
    kept = decided(merged, MINE)
    assert kept.steps == ()
    assert kept.lost == (Lost(THEIRS, Goal, Id("g"), "text", "Ro senere"),)
    taken = decided(merged, THEIRS)
    assert taken.steps == (Update(Goal, Id("g"), {"text": "Ro nu"}, {"text": "Ro senere"}),)
    assert taken.lost == (Lost(MINE, Goal, Id("g"), "text", "Ro nu"),)


def test_what_is_not_decided_stays_as_mine_has_it() -> None:
    base = family(goal("g"))
    mine = without(base, Goal, "g")
    merged = merge(base, changed(base, Goal, "g", text="Ro nu"), mine)
    assert resolve(merged, {}).case.goals[0].text == "Ro nu"
    assert resolve(merge(base, mine, changed(base, Goal, "g", text="A")), {}).case.goals == ()


def test_removed_by_one_and_untouched_by_the_other_goes() -> None:
    base = family(goal("g"))
    merged = merge(base, base, without(base, Goal, "g"))
    assert resolve(merged, {}).steps == (Remove(base.goals[0]),)
    assert merged.brought == ((), (), (Id("g"),))


def test_a_person_removed_here_and_worked_with_there_comes_back_with_all_that_was_theirs() -> None:
    base = family(contact("gp"), serves("gp", "david"), goal("g"), concern("g", "david"))
    mine = without(base, Person, "david")
    theirs = with_(base, goal("h"), concern("h", "david"))
    merged = merge(base, mine, theirs)
    assert [(each.id, each.field, each.mine) for each in merged.conflicts] == [("david", "", None)]
    back = decided(merged, THEIRS)
    assert {each.id for each in back.case.records()} == {each.id for each in theirs.records()}
    assert [each.kind for each in back.lost if each.value is None] == [Person, *[type(each) for each in (base.serves[0], base.concerns[0])]]  # fmt: skip
    gone = decided(merged, MINE)
    assert gone.case.get(Person, Id("david")) is None
    assert gone.case.get(Goal, Id("h")) is not None
    assert [each.id for each in gone.lost] == ["h-david"]


def test_a_link_let_go_by_a_removal_is_no_change_of_its_own() -> None:
    base = family(contact("gp"), contact("mentor", "Mentor"))
    base = changed(base, type(base.contacts[0]), "gp", replaced_by_id=Id("mentor"))
    theirs = without(base, type(base.contacts[0]), "mentor")
    mine = changed(base, type(base.contacts[0]), "mentor", phone="2")
    merged = merge(base, mine, theirs)
    kept = decided(merged, MINE).case
    assert kept.contacts[0].replaced_by_id == "mentor"
    assert decided(merged, THEIRS).case.contacts[0].replaced_by_id is None


def test_a_record_that_a_mixture_would_break_is_chosen_whole() -> None:
    days = (date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1))
    base = family(contact("gp", from_date=days[0], to_date=days[1]))
    kind = type(base.contacts[0])
    mine = changed(base, kind, "gp", to_date=days[0])
    theirs = changed(base, kind, "gp", from_date=days[1], phone="3")
    (found,) = merge(base, mine, theirs).conflicts
    assert (found.field, found.mine, found.theirs) == (WHOLE, mine.contacts[0], theirs.contacts[0])
    outcome = decided(merge(base, mine, theirs), THEIRS)
    assert outcome.case.contacts[0].phone == "3"
    assert [(each.side, each.field) for each in outcome.lost] == [(MINE, "to_date")]


def test_more_differences_than_anyone_wants_to_weigh_are_one_choice() -> None:
    base = family()
    names = ("nickname", "family_role", "address", "phone", "name", "age", "birth_date")
    mine, theirs = (
        changed(
            base, Person, "sanne",
            **{each: f"{each} {word}" for each in names[:5]}, age=age,
            birth_date=date(1980, 1, age),
        )
        for word, age in (("a", 2), ("b", 3))
    )  # fmt: skip
    assert [each.field for each in merge(base, mine, theirs).conflicts] == [WHOLE]


def test_what_was_settled_there_comes_back_though_it_was_removed_here() -> None:
    base = family(Decision(id=Id("d"), case_id=KEY, text="Mentor"), concern("d", "david"))
    issued = changed(base, Decision, "d", state=DecisionState.ISSUED, decided_on=TODAY)
    mine = without(without(base, Decision, "d"), Person, "david")
    merged = merge(base, mine, issued)
    assert merged.conflicts == ()
    outcome = resolve(merged, {})
    assert outcome.case.decisions == issued.decisions
    assert outcome.case.get(Person, Id("david")) is not None
    assert {each.id for each in outcome.lost} == {"d", "david", "d-david"}


@pytest.mark.parametrize("side", list(Side))
def test_a_withdrawal_stands_whoever_recorded_it(side: Side) -> None:
    base = family(*consent("sanne", "david"))
    key = base.consents[0].id
    withdrawn = changed(
        base, Consent, key, state=ConsentState.WITHDRAWN, withdrawn_on=TODAY, withdrawal_note="a"
    )
    other = changed(base, Consent, key, purpose="Noget andet")
    pair = (withdrawn, other) if side is MINE else (other, withdrawn)
    merged = merge(base, *pair)
    assert merged.conflicts == ()
    outcome = resolve(merged, {})
    assert outcome.case.consents[0].state is ConsentState.WITHDRAWN
    assert [(each.side, each.field) for each in outcome.lost] == [(side.other, "purpose")]


def test_two_answers_to_one_consent_are_chosen_whole() -> None:
    base = family(Consent(id=Id("c"), case_id=KEY, giver_id=Id("sanne"), type=ConsentType.PLAN))
    mine, theirs = (
        changed(base, Consent, "c", state=each, given_on=TODAY, form=ConsentForm.ORAL)
        for each in (ConsentState.YES, ConsentState.NO)
    )
    (found,) = merge(base, mine, theirs).conflicts
    assert found.field == WHOLE


def test_a_point_written_into_minutes_that_were_closed_here_is_kept_aside() -> None:
    """Closed minutes stand; what the deputy wrote into them meanwhile is said and does not vanish."""
    base = family(meeting(MeetingState.RUNNING))
    item = AgendaItem(id=Id("i"), case_id=KEY, meeting_id=Id("m"), title="Praktik")
    mine = changed(base, Meeting, "m", state=MeetingState.CLOSED)
    merged = merge(base, mine, with_(base, item))
    assert merged.conflicts == ()
    for side in (MINE, THEIRS):
        assert decided(merged, side).case.agenda_items == ()
        assert [each.value for each in decided(merged, side).lost] == [item]


def test_a_point_written_into_minutes_that_the_other_closed_is_asked_about() -> None:
    base = family(meeting(MeetingState.RUNNING))
    item = AgendaItem(id=Id("i"), case_id=KEY, meeting_id=Id("m"), title="Praktik")
    closed = changed(base, Meeting, "m", state=MeetingState.CLOSED)
    back = merge(base, with_(base, item), closed)
    assert [(each.id, each.theirs) for each in back.conflicts] == [("i", None)]
    assert decided(back, MINE).case.agenda_items == (item,)
    assert decided(back, THEIRS).case.agenda_items == ()


def test_one_id_twice_is_chosen_whole() -> None:
    base = family()
    merged = merge(base, with_(base, goal("g", "A")), with_(base, goal("g", "B")))
    assert [each.field for each in merged.conflicts] == [WHOLE]
    outcome = decided(merged, THEIRS)
    assert outcome.case.goals[0].text == "B"
    assert Lost(MINE, Goal, Id("g"), "text", "A") in outcome.lost


def test_what_is_new_stands_last_in_the_order_it_had_there() -> None:
    base = family(goal("a", seq=0))
    mine = with_(base, goal("b", seq=1))
    theirs = with_(base, goal("c", seq=1), goal("d", seq=2))
    found = resolve(merge(base, mine, theirs), {}).case.goals
    assert [(each.id, each.seq) for each in found] == [("a", 0), ("b", 1), ("c", 2), ("d", 3)]


def test_a_difference_leads_from_one_state_to_the_other() -> None:
    before = family(goal("a"), goal("b"))
    after = changed(with_(without(before, Goal, "a"), goal("c")), Goal, "b", text="X", seq=4)
    assert applied(before, difference(before, after)).goals == tuple(
        replace(each, version=2) if each.id == "b" else each for each in after.goals
    )


# --- whatever anybody does ----------------------------------------------------------------------


def worked_on(rnd: random.Random, case: Case, steps: int) -> Case:
    store = MemoryStore(cases={case.id: case})
    runner = Runner(store, FixedClock(), LAW_KEYS)
    names = sorted(set(ACTS) - {DELETING})  # the desk that lends a case out alone deletes minutes
    for _step in range(steps):
        name = rnd.choice(names)
        operation = GENERATORS[name](rnd, store.cases[case.id], ACTS[name])
        if operation is not None:
            try:
                runner.run(operation)
            except Refused:
                continue
    return store.cases[case.id]


def faults(case: Case) -> set[tuple[Id, Code, str]]:
    return {
        (each.id, problem.code, problem.field)
        for each in case.records()
        for problem in problems_of(case, each, LAW_KEYS)
    }


def unaccounted(seen: Compared, merged: Merged, outcome: Outcome) -> list[tuple[Side, Id, str]]:
    """Values that a side wrote and that are neither in the result, nor asked about, nor kept."""
    after = {each.id: each for each in outcome.case.records()}
    kept = {(each.side, each.id, each.field) for each in outcome.lost}
    asked = {each.key for each in merged.conflicts}
    found = []
    for side in Side:
        for key, each in seen.now[side].items():
            was = seen.was.get(key)
            names = content(type(each)) if was is None else seen.changed(side, key)
            for name in names:
                value, there = getattr(each, name), after.get(key)
                stands = there is not None and getattr(there, name) == value
                told = {(side, key, name), (side, key, WHOLE)} & kept
                if not stands and not told and (key, name) not in asked:
                    found.append((side, key, name))
    return found


@pytest.mark.no_cover
@few(150)
@given(st.integers(0, 2**32))
def test_whatever_two_sides_do_the_result_stands_and_nothing_is_lost(seed: int) -> None:
    rnd = random.Random(seed)
    base = random_case(rnd, rows=rnd.randint(5, 50))
    mine = worked_on(rnd, base, rnd.randint(0, 25))
    theirs = worked_on(rnd, base, rnd.randint(0, 25))
    merged = merge(base, mine, theirs)
    choices = {each.key: rnd.choice(list(Side)) for each in merged.conflicts}
    outcome = resolve(merged, choices)
    assert not has_loose_ends(outcome.case)
    assert faults(outcome.case) <= faults(mine) | faults(theirs)
    assert unaccounted(merged.compared, merged, outcome) == []
    after = applied(mine, outcome.steps)
    assert {each.id: replace(each, version=1) for each in after.records()} == {
        each.id: replace(each, version=1) for each in outcome.case.records()
    }


@few(60)
@given(st.integers(0, 2**32))
def test_only_one_side_at_work_is_taken_as_it_is(seed: int) -> None:
    rnd = random.Random(seed)
    base = random_case(rnd, rows=30)
    theirs = worked_on(rnd, base, 20)
    merged = merge(base, base, theirs)
    assert merged.conflicts == ()
    said = {each.id: replace(each, version=1, seq=0) for each in theirs.records()}
    outcome = resolve(merged, {})
    assert {each.id: replace(each, version=1, seq=0) for each in outcome.case.records()} == said
    assert resolve(merge(base, theirs, base), {}).steps == ()
    assert outcome.lost == ()


def test_control_a_merge_that_forgets_is_caught() -> None:
    base = family(goal("g"))
    theirs = changed(base, Goal, "g", text="Mere ro")
    merged = merge(base, base, theirs)
    forgetful = replace(resolve(merged, {}), case=base)
    assert unaccounted(merged.compared, merged, forgetful) == [(THEIRS, "g", "text")]
    assert person("x").id == "x"
