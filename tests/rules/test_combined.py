"""What one combined letter carries, and what stays outside."""

from dataclasses import replace

import pytest

from app.models.base import Id
from app.models.facts import Area
from app.models.meetings import Decision, DecisionEffect, DecisionState
from app.models.plan import Concern, Intervention
from app.rules.combined import (
    also_by_one,
    by_one_person,
    in_letter,
    is_outside,
    outside_flag,
    parted,
    to_collect,
)
from tests.support.decided import BASE, DAVID, LETTER, ROWS, SANNE, TODAY, case_with, changed
from tests.support.laws import shipped, shipped_laws

LAWS = shipped_laws()
LAW = shipped("2026")
DRAFTS = tuple(replace(e, state=DecisionState.DRAFT, letter_id=None) for e in ROWS)


def keys(rows: tuple[Decision, ...]) -> list[str]:
    return [each.id for each in rows]


def test_a_letter_is_the_decisions_that_point_to_it() -> None:
    case = case_with()
    assert in_letter(case, LETTER.id) == ROWS
    assert in_letter(case, Id("d2")) == (ROWS[1],)
    assert in_letter(case, Id("gone")) == ()


@pytest.mark.parametrize(
    "values",
    [
        {"outside": True},
        {"area": Area.FAMILY},
        {"area": Area.HEALTH},
        {"route": "patientklager"},
        {"law_key": "sul-141"},
    ],
)
def test_what_is_said_so_or_has_a_way_of_its_own_is_outside(values: dict[str, object]) -> None:
    (row, *_rest) = changed(0, **values)
    assert is_outside(case_with(), row, LAWS, TODAY)
    assert not is_outside(case_with(), ROWS[0], LAWS, TODAY)


def test_an_unconfirmed_way_alone_keeps_nothing_outside() -> None:
    (row, *_rest) = changed(0, route="unconfirmed")
    assert not is_outside(case_with(), row, LAWS, TODAY)
    assert not is_outside(case_with(), ROWS[0], (), TODAY)


def test_the_catalogue_can_keep_an_intervention_outside() -> None:
    key = next(e.key for e in LAW.catalogue if e.outside)
    marked = Intervention(id=Id("i"), case_id=BASE.id, name="Hjælp", catalogue_key=key)
    assert outside_flag(marked, LAW)
    assert not outside_flag(marked, None)
    (row, *_rest) = changed(0, intervention_id=marked.id)
    assert is_outside(BASE.having(Intervention, (marked,)), row, LAWS, TODAY)


def test_what_is_outside_is_a_letter_of_its_own_where_there_is_nothing_else() -> None:
    rows = changed(0, outside=True)
    kept, outside = parted(case_with(rows=rows), rows, shipped_laws(), TODAY)
    assert (keys(kept), keys(outside)) == (["d2", "d3"], ["d1"])
    alone = parted(case_with(rows=rows), rows[:1], shipped_laws(), TODAY)
    assert alone == (rows[:1], ())


def test_one_person_who_gives_two_things_and_refusals_do_not_count() -> None:
    assert [keys(e) for e in by_one_person(ROWS).values()] == [["d1", "d2"]]
    assert not by_one_person(changed(0, effect=DecisionEffect.REFUSES))
    assert not by_one_person(changed(0, provider_id=None))


def test_drafts_about_one_person_are_collected() -> None:
    case = case_with(rows=DRAFTS)
    assert keys(to_collect(case, SANNE, shipped_laws(), TODAY)) == ["d1", "d2", "d3"]
    assert to_collect(case, DAVID, shipped_laws(), TODAY) == ()


def test_what_is_issued_in_a_letter_outside_or_about_two_is_not_collected() -> None:
    issued = replace(DRAFTS[0], state=DecisionState.ISSUED)
    kept = replace(DRAFTS[1], outside=True)
    lettered = replace(DRAFTS[2], letter_id=LETTER.id)
    assert not to_collect(case_with(rows=(issued, kept, lettered)), SANNE, shipped_laws(), TODAY)
    both = Concern(id=Id("x"), case_id=BASE.id, record_id=DRAFTS[0].id, person_id=DAVID)
    case = case_with(both, rows=DRAFTS)
    assert keys(to_collect(case, SANNE, shipped_laws(), TODAY)) == ["d2", "d3"]


def test_what_one_person_gives_besides_is_found_while_it_stands() -> None:
    first, second, third = ROWS
    case = case_with()
    assert also_by_one(case, first) == (second,)
    assert also_by_one(case, third) == ()
    assert also_by_one(case_with(rows=changed(0, provider_id=None)), ROWS[1]) == ()
    gone = replace(second, id=Id("new"), replaces_id=second.id, provider_id=None)
    assert also_by_one(case_with(rows=(*ROWS, gone)), first) == ()
    other = tuple(
        replace(e, person_id=DAVID) if e.record_id == second.id else e for e in case.concerns
    )
    assert also_by_one(case.having(Concern, other), first) == ()
    assert also_by_one(case, replace(first, id=Id("unknown"))) == ()
