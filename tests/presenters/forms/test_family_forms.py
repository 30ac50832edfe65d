"""Forms of the family: what is typed and what becomes of it."""

from dataclasses import replace
from datetime import date

import pytest

from app.models.base import Id
from app.models.case import Case, CaseHead
from app.models.people import Household, IdentifierForm, Member, Person, RelationshipForm
from app.presenters.forms import FieldError, Raw, form_for, new_operation, operations_for
from app.rules.steps import applied
from app.services.acts.records import Add
from tests.support.forms import AROUND, LAWS
from tests.support.memory import TODAY, NumberedIds

KEY = Id("case")
SANNE = Person(id=Id("s"), case_id=KEY, name="Sanne", family_role="Mor", age=40)
MILLE = Person(id=Id("m"), case_id=KEY, name="Mille", seq=1)
HOME = Household(id=Id("h"), case_id=KEY, name="Hos Sanne")
CASE = Case(
    head=CaseHead(id=KEY, case_id=KEY, name="Familien", law_profile="2026"),
    people=(SANNE, MILLE),
    households=(HOME,),
    members=(Member(id=Id("x"), case_id=KEY, household_id=HOME.id, person_id=SANNE.id),),
)


def typed(person: Person, field: str, raw: Raw) -> Person | FieldError:
    """The person after a field was left with this in it."""
    case = CASE.having(Person, (person,))
    found = operations_for(case, person, field, raw, NumberedIds(), TODAY)
    if isinstance(found, FieldError):
        return found
    for each in found:
        case = applied(case, each.steps(case, AROUND))
    return case.people[0]


@pytest.mark.parametrize(
    ("raw", "age", "born"),
    [
        ("41", 41, None),
        ("41 år", 41, None),
        ("12.1.1985", None, date(1985, 1, 12)),
        ("2. maj 85", None, date(1985, 5, 2)),
        ("", None, None),
    ],
)
def test_age_or_birthday_in_one_field(raw: str, age: int | None, born: date | None) -> None:
    person = typed(SANNE, "age", raw)
    assert isinstance(person, Person)
    assert (person.age, person.birth_date) == (age, born)


@pytest.mark.parametrize("raw", ["30.2.1985", "i morgen", "ung", "400"])
def test_an_age_that_cannot_be_is_a_sentence_at_the_field(raw: str) -> None:
    found = typed(SANNE, "age", raw)
    assert isinstance(found, FieldError)
    assert found.field == "age"


def test_a_birthday_is_shown_as_it_is_typed() -> None:
    born = replace(SANNE, age=None, birth_date=date(1985, 1, 12))
    spec = form_for(CASE, born, LAWS, TODAY)
    assert spec.title == "Sanne, 41 år · mor"
    assert {each.name: each.value for each in spec.sections[0].fields}["age"] == "12.1.1985"


@pytest.mark.parametrize(
    ("raw", "form"),
    [
        ("010185-1234", IdentifierForm.CPR),
        ("010185 1ab2", IdentifierForm.X_ECPR),
        ("010185-0AB2", IdentifierForm.D_ECPR),
    ],
)
def test_a_number_is_covered_once_it_is_entered(raw: str, form: IdentifierForm) -> None:
    person = typed(SANNE, "identifier", raw)
    assert isinstance(person, Person)
    assert person.identifier_form is form
    shown = form_for(CASE, person, LAWS, TODAY).sections[1].fields[-1].value
    assert shown == "010185-••••"
    assert operations_for(CASE, person, "identifier", shown, NumberedIds(), TODAY) == ()


def test_a_number_without_the_form_of_one_is_refused() -> None:
    found = typed(SANNE, "identifier", "123")
    assert isinstance(found, FieldError)
    assert "ti tegn" in found.sentence


def test_protection_is_a_mark() -> None:
    person = typed(SANNE, "protected", "1")
    assert isinstance(person, Person)
    assert [each.label for each in form_for(CASE, person, LAWS, TODAY).tags] == [
        "Navne- og adressebeskyttelse"
    ]


def test_chips_of_a_household_are_differences() -> None:
    found = operations_for(CASE, HOME, "members", (MILLE.id,), NumberedIds(), TODAY)
    assert isinstance(found, tuple)
    (operation,) = found
    assert operation.act == "Household.settle"
    after = applied(CASE, operation.steps(CASE, AROUND))
    assert [each.person_id for each in after.members] == [MILLE.id]


def test_who_is_old_enough_can_be_chosen_as_a_parent() -> None:
    child = replace(MILLE, age=14)
    case = CASE.having(Person, (SANNE, child))
    fields = {each.name: each for each in form_for(case, child, LAWS, TODAY).sections[0].fields}
    assert [each.label for each in fields["parents"].choices] == ["Sanne"]
    found = operations_for(case, child, "parents", (SANNE.id,), NumberedIds(), TODAY)
    assert isinstance(found, tuple)
    (operation,) = found
    (tie,) = applied(case, operation.steps(case, AROUND)).relationships
    ends = (tie.first_id, tie.form, tie.second_id)
    assert ends == (SANNE.id, RelationshipForm.PARENT, MILLE.id)


def test_nobody_is_offered_as_a_parent_while_ages_are_unknown() -> None:
    names = [each.name for each in form_for(CASE, SANNE, LAWS, TODAY).sections[0].fields]
    assert "parents" not in names


def test_a_name_alone_makes_a_person() -> None:
    found = new_operation(Person, CASE, {"name": "Lukas"}, NumberedIds(), TODAY)
    assert isinstance(found, Add)
    assert isinstance(found.record, Person)
    assert (found.record.name, found.record.age) == ("Lukas", None)


def test_no_name_no_person() -> None:
    found = new_operation(Person, CASE, {"name": "  ", "age": "30.2."}, NumberedIds(), TODAY)
    assert isinstance(found, tuple)
    assert [each.field for each in found] == ["name", "age"]
    assert found[0].sentence == "Skriv, hvad personen hedder. Et fornavn er nok."


def test_what_is_only_shown_cannot_be_changed() -> None:
    head = CASE.head
    assert operations_for(CASE, head, "teaching", "x", NumberedIds(), TODAY) == ()


def test_what_is_wrong_with_a_new_person_stands_at_its_field() -> None:
    values: dict[str, Raw] = {"name": "Lukas", "identifier": "123"}
    found = new_operation(Person, CASE, values, NumberedIds(), TODAY)
    assert isinstance(found, tuple)
    assert [each.field for each in found] == ["identifier"]


def test_what_has_no_field_of_its_own_stands_above_the_form() -> None:
    sole = CASE.having(Person, (replace(SANNE, age=None, name=""),))
    found = operations_for(sole, sole.people[0], "phone", "12345678", NumberedIds(), TODAY)
    assert isinstance(found, FieldError)
    assert found.field == "name"
