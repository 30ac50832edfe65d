"""What comes by itself, held against counting days one by one."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.base import Id, Record
from app.models.consents import ConsentState, ConsentType
from app.models.tasks import Task, TaskReason
from app.rules.coming import AGE_DAYS, AGES, Coming, ComingKind, coming, stage_of
from app.rules.periods import age_on, birthday
from tests.rules.families import KEY, TODAY, consent, family, person
from tests.rules.worlds import few

DAY = timedelta(1)


def found(*records: Record, on: date = TODAY) -> tuple[Coming, ...]:
    return coming(family(*records), on)


def turning(born: date, on: date) -> dict[int, int]:
    """Step through the days around ``on``: which age is reached on which, in days from it."""
    who = person("p", birth_date=born)
    days = [on + timedelta(each) for each in range(-AGE_DAYS - 1, AGE_DAYS + 1)]
    ages = [(day, age_on(who, day) or 0) for day in days]
    return {new: (day - on).days for (_, old), (day, new) in pairwise(ages) if new > old}


@few(60)
@given(st.dates(date(1990, 1, 1), date(2025, 12, 31)), st.sampled_from(AGES), st.integers(-90, 90))
def test_each_birthday_that_matters_is_told_and_no_other(born: date, age: int, off: int) -> None:
    on = birthday(born, age) + timedelta(off)
    told = {each.years: each.days_left for each in found(person("p", birth_date=born), on=on)}
    assert told == {years: left for years, left in turning(born, on).items() if years in AGES}


@few(60)
@given(st.integers(1, 40), st.dates(date(1904, 1, 1), date(2060, 12, 31)))
def test_a_birthday_is_the_first_day_of_an_age(years: int, born: date) -> None:
    who, day = person("p", birth_date=born), birthday(born, years)
    assert (age_on(who, day - DAY), age_on(who, day)) == (years - 1, years)


def test_somebody_born_on_29_february_turns_15_on_1_march_and_18_too() -> None:
    leapling = person("p", birth_date=date(2012, 2, 29))
    for day, years in ((date(2027, 3, 1), 15), (date(2030, 3, 1), 18)):
        (told,) = found(leapling, on=day - DAY)
        assert (told.day, told.days_left, told.years) == (day, 1, years)
    (told,) = found(person("p", birth_date=date(2008, 2, 29)), on=date(2018, 2, 28))
    assert (told.day, told.years) == (date(2018, 3, 1), 10)


def test_only_a_known_day_of_birth_makes_a_birthday() -> None:
    assert found(person("p", 15)) == ()


BORN = date(2011, 2, 1)


@pytest.mark.parametrize(
    ("task", "covered"),
    [
        ({"by_date": date(2026, 2, 20)}, True),
        ({"what": "Mille fylder 15: tal om samtykke"}, True),
        ({"what": "Mille bor i nr. 153"}, False),
        ({"by_date": date(2025, 6, 1)}, False),
        ({"person_id": Id("sanne"), "by_date": BORN}, False),
        ({"reason": TaskReason.OWN, "by_date": date(2026, 2, 1)}, False),
        ({"by_date": date(2026, 2, 1), "done_on": TODAY}, True),
    ],
)
def test_a_birthday_is_told_until_a_task_covers_it(task: dict[str, object], covered: bool) -> None:
    values = {"what": "Tal om det", "reason": TaskReason.AGE, "person_id": Id("mille"), **task}
    made = Task(id=Id("t"), case_id=KEY, **values)  # type: ignore[arg-type]  # by name
    assert (found(person("mille", birth_date=BORN), made) == ()) is covered


@few(60)
@given(st.integers(-45, 45), st.sampled_from(ConsentState))
def test_a_consent_is_told_thirty_days_before_and_after_its_last_day(
    left: int, state: ConsentState
) -> None:
    given_ = state in {ConsentState.YES, ConsentState.PARTLY}
    rows = consent("sanne", "david", state=state, valid_until=TODAY + timedelta(left))
    told = [(each.what, each.person_id, each.record_id, each.days_left) for each in found(*rows)]
    expected = [(ComingKind.CONSENT, Id("sanne"), rows[0].id, left)]
    assert told == (expected if given_ and abs(left) <= 30 else [])


def test_a_consent_ends_at_its_own_end_or_by_what_it_is() -> None:
    health = consent("sanne", "gp", type=ConsentType.HEALTH, given_on=TODAY - timedelta(350))
    (told,) = found(*health)
    assert (told.day, told.stage) == (date(2026, 1, 27), 14)
    assert found(*consent("sanne", "gp", type=ConsentType.MEETING, valid_until=TODAY)) == ()
    assert found(*consent("sanne", "gp", type=ConsentType.PLAN)) == ()


def test_for_a_child_it_ends_on_the_day_before_the_child_decides() -> None:
    child = person("mille", birth_date=date(2008, 1, 20))
    yes = consent("sanne", "gp", type=ConsentType.PLAN, child_id=Id("mille"))
    told = {each.what: each.day for each in found(child, *yes)}
    assert told == {ComingKind.CONSENT: date(2026, 1, 19), ComingKind.AGE: date(2026, 1, 20)}
    assert found(person("mille", 17), *yes) == ()


@pytest.mark.parametrize(
    ("newer", "renewed"),
    [
        ({}, True),
        ({"valid_until": TODAY}, False),
        ({"giver": "david"}, False),
        ({"to": ()}, False),
        ({"kinds": ()}, False),
        ({"state": ConsentState.OFFERED}, False),
        ({"child_id": Id("mille")}, False),
        ({"type": ConsentType.PLAN}, False),
    ],
)
def test_a_consent_is_told_until_another_takes_its_place(
    newer: dict[str, object], renewed: bool
) -> None:
    old = consent("sanne", "gp", type=ConsentType.FETCHING, valid_until=TODAY + timedelta(10))
    more = {"giver": "sanne", "to": ("gp",), "type": ConsentType.FETCHING, **newer}
    giver, to = str(more.pop("giver")), more.pop("to")
    again = consent(giver, *to, **more)  # type: ignore[misc,arg-type]  # by name
    first = moved(again, "new")
    told = [each.record_id for each in found(*old, *first)]
    assert (old[0].id not in told) is renewed


def moved(rows: tuple[Record, ...], key: str) -> tuple[Record, ...]:
    """The same consent under another id."""
    head = replace(rows[0], id=Id(key))
    rest = [replace(row, id=Id(f"{key}-{row.id}"), consent_id=head.id) for row in rows[1:]]  # type: ignore[call-arg]  # rows of a consent
    return (head, *rest)


@few(60)
@given(st.integers(-45, 45), st.booleans())
def test_protection_is_told_thirty_days_before_and_after(left: int, protected: bool) -> None:
    until = TODAY + timedelta(left)
    told = found(person("sanne", protected=protected, protected_until=until))
    assert [(each.what, each.days_left) for each in told] == (
        [(ComingKind.PROTECTION, left)] if protected and abs(left) <= 30 else []
    )


def test_protection_without_an_end_is_not_told() -> None:
    assert found(person("sanne", protected=True)) == ()


@pytest.mark.parametrize(
    ("left", "stage"), [(60, 30), (30, 30), (15, 30), (14, 14), (1, 14), (0, 0), (-1, 0), (-30, 0)]
)
def test_the_three_warnings(left: int, stage: int) -> None:
    assert stage_of(left) == stage
    kept = person("sanne", protected=True, protected_until=TODAY + timedelta(left))
    assert [each.stage for each in found(kept)] in ([stage], [])


def test_the_earliest_comes_first() -> None:
    late = consent("sanne", "gp", type=ConsentType.PLAN, valid_until=TODAY + timedelta(20))
    soon = person("david", protected=True, protected_until=TODAY + DAY)
    told = found(person("mille", birth_date=date(2011, 1, 20)), *late, soon)
    assert [each.what.value for each in told] == ["protection", "age", "consent"]
