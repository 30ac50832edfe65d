"""What a contact is to be called about reaches the sheets of those it serves, and nobody else's."""

from dataclasses import replace
from datetime import date

import pytest

from app.models.base import Id
from app.models.case import Case, CaseHead
from app.models.contacts import Contact
from app.models.people import Custody, CustodyForm, Household, Member, Person
from app.models.readers import FamilyReader
from app.presenters.forms import Raw, new_operation, operations_for
from app.rules.lens import lens
from app.rules.naming import Lexicon
from app.rules.steps import applied
from app.services.operation import Operation
from tests.support.memory import TODAY, FixedClock, NumberedIds

KEY = Id("case")
PEOPLE = tuple(
    Person(id=Id(name), case_id=KEY, seq=at, name=name.capitalize(), age=age)
    for at, (name, age) in enumerate((("sanne", 40), ("david", 45), ("mille", 14)))
)
HOME = Household(id=Id("home"), case_id=KEY, name="Hos Sanne")
MEMBERS = tuple(
    Member(id=Id(f"m-{each}"), case_id=KEY, household_id=HOME.id, person_id=Id(each))
    for each in ("sanne", "mille")
)
CUSTODY = Custody(id=Id("c"), case_id=KEY, child_id=Id("mille"), holder_id=Id("sanne"),
                  form=CustodyForm.SOLE)  # fmt: skip
CASE = Case(
    head=CaseHead(id=KEY, case_id=KEY, name="Familien", law_profile="2026"),
    people=PEOPLE,
    households=(HOME,),
    members=MEMBERS,
    custodies=(CUSTODY,),
)


class _Around:
    today = FixedClock().today()
    now = FixedClock().now()
    law_keys: frozenset[str] = frozenset()
    bare_keys: frozenset[str] = frozenset()
    holidays: frozenset[date] = frozenset()
    lexicon = Lexicon()


def after(case: Case, *operations: Operation) -> Case:
    for each in operations:
        case = applied(case, each.steps(case, _Around()))
    return case


def new(serves: tuple[str, ...], **more: Raw) -> Case:
    values: dict[str, Raw] = {"role": "Læge", "call_about": "medicin", "serves": serves, **more}
    made = new_operation(Contact, CASE, values, NumberedIds(), TODAY)
    assert not isinstance(made, tuple)
    return after(CASE, made)


def told(case: Case, who: str) -> list[str | None]:
    seen = lens(case, FamilyReader(Id(who)), TODAY, Lexicon()).case
    return [each.call_about for each in seen.contacts]


def change(case: Case, field: str, raw: str | tuple[str, ...]) -> Case:
    found = operations_for(case, case.contacts[0], field, raw, NumberedIds(90), TODAY)
    assert isinstance(found, tuple)
    assert len(found) == 1, "one gesture is one step to undo"
    return after(case, *found)


def test_typed_into_a_new_form() -> None:
    assert told(new(("sanne",)), "sanne") == ["medicin"]
    assert told(new(("sanne",)), "david") == []


def test_for_two_it_is_about_both() -> None:
    shared = new(("sanne", "david"))
    assert told(shared, "sanne") == [None]


@pytest.mark.parametrize("whom", ["home", "mille"])
def test_for_a_home_or_a_child_in_custody(whom: str) -> None:
    assert told(new((whom,)), "sanne") == ["medicin"]


def test_for_the_whole_family_it_is_about_everyone() -> None:
    assert {each.person_id for each in new(("family",)).concerns} == {"sanne", "david", "mille"}


def test_typed_later() -> None:
    silent = new(("sanne",), call_about="")
    assert silent.concerns == ()
    assert told(change(silent, "call_about", "attester"), "sanne") == ["attester"]


def test_taken_away_it_is_about_nobody_new() -> None:
    assert change(new(()), "call_about", "").concerns == ()


def test_for_whom_is_said_later() -> None:
    nobody = new(())
    assert nobody.concerns == ()
    assert told(change(nobody, "serves", ("sanne",)), "sanne") == ["medicin"]
    assert told(change(nobody, "serves", ("sanne", "mille")), "sanne") == ["medicin"]


def test_who_was_chosen_stays_chosen() -> None:
    chosen = new(("sanne",), concerns=("sanne", "david"))
    assert told(chosen, "sanne") == [None]
    assert told(change(chosen, "call_about", "attester"), "sanne") == [None]


def test_nothing_typed_brings_nothing_along() -> None:
    silent = replace(CASE, contacts=(Contact(id=Id("k"), case_id=KEY, role="Læge"),))
    served = change(silent, "serves", ("sanne",))
    assert served.concerns == ()
    same = operations_for(served, served.contacts[0], "serves", ("sanne",), NumberedIds(), TODAY)
    assert same == ()
