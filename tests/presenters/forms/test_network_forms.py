"""Forms of the network: type in one choice, whom a contact serves, what is planned."""

import pytest

from app.models.base import Id
from app.models.case import Case, CaseHead
from app.models.contacts import Contact, PlannedChange, Serves
from app.models.facts import Area
from app.models.people import Household, Person
from app.presenters.forms import FieldError, Raw, form_for, new_operation, operations_for
from app.presenters.forms.spec import FieldSpec
from app.rules.steps import applied
from app.services.acts.records import Add
from tests.support.forms import AROUND, LAWS
from tests.support.memory import TODAY, NumberedIds

KEY = Id("case")
MENTOR = Contact(id=Id("c"), case_id=KEY, role="Mentor", provider=True, area=Area.SOCIAL)
DOCTOR = Contact(id=Id("d"), case_id=KEY, role="Læge", name="Bo Lund", external=True, seq=1)
CASE = Case(
    head=CaseHead(id=KEY, case_id=KEY, name="Familien", law_profile="2026"),
    people=(Person(id=Id("s"), case_id=KEY, name="Sanne"),),
    households=(Household(id=Id("h"), case_id=KEY, name="Hos Sanne"),),
    contacts=(MENTOR, DOCTOR),
    serves=(Serves(id=Id("x"), case_id=KEY, contact_id=MENTOR.id, whole_family=True),),
)


def after(field: str, raw: Raw, case: Case = CASE) -> Case:
    """The case after a field of the mentor was left with this in it."""
    found = operations_for(case, case.contacts[0], field, raw, NumberedIds(), TODAY)
    assert isinstance(found, tuple)
    for each in found:
        case = applied(case, each.steps(case, AROUND))
    return case


def field(name: str, contact: Contact = MENTOR, case: Case = CASE) -> FieldSpec:
    spec = form_for(case, contact, LAWS, TODAY)
    return next(each for part in spec.sections for each in part.fields if each.name == name)


@pytest.mark.parametrize("key", [each.key for each in field("type").choices])
def test_the_type_is_one_choice_of_three_facts(key: str) -> None:
    case = after("type", key)
    assert field("type", case.contacts[0], case).value == key


def test_both_and_outside() -> None:
    contact = after("type", "external_both").contacts[0]
    assert (contact.authority, contact.provider, contact.external) == (True, True, True)


def test_for_whom_takes_persons_households_and_the_family() -> None:
    assert field("serves").chosen == ("family",)
    case = after("serves", ("s", "h"))
    assert [(each.person_id, each.household_id) for each in case.serves] == [
        ("s", None),
        (None, "h"),
    ]
    assert after("serves", (), case).serves == ()


def test_a_new_contact_brings_whom_it_serves() -> None:
    values: dict[str, Raw] = {"role": "Tandlæge", "serves": ("s", "family"), "type": "external"}
    found = new_operation(Contact, CASE, values, NumberedIds(), TODAY)
    assert isinstance(found, Add)
    assert len(found.belonging) == 2
    case = applied(CASE, found.steps(CASE, AROUND))
    assert case.contacts[-1].external


def test_a_contact_without_a_role_is_told_what_to_write() -> None:
    (error,) = new_operation(Contact, CASE, {"name": "Bo"}, NumberedIds(), TODAY)  # type: ignore[misc]  # errors
    assert error.sentence == "Skriv, hvilken rolle kontakten har, fx »fysioterapeut«."
    empty = operations_for(CASE, MENTOR, "role", "", NumberedIds(), TODAY)
    assert empty == error


def test_one_entrance_is_planned_changed_and_called_off() -> None:
    ends = after("planned_change", "ends")
    assert [each.into_id for each in ends.planned_changes] == [None]
    assert field("planned_change", ends.contacts[0], ends).value == "ends"
    merged = after("planned_change", DOCTOR.id, ends)
    assert [each.into_id for each in merged.planned_changes] == [DOCTOR.id]
    again = after("planned_change", "ends", merged)
    assert [each.into_id for each in again.planned_changes] == [None]
    assert after("planned_change", "", merged).planned_changes == ()


def test_a_new_contact_can_be_planned_to_end() -> None:
    values: dict[str, Raw] = {"role": "Vikar", "planned_change": DOCTOR.id}
    found = new_operation(Contact, CASE, values, NumberedIds(), TODAY)
    assert isinstance(found, Add)
    (row,) = found.belonging
    assert isinstance(row, PlannedChange)
    assert row.contact_id == found.record.id


def test_a_period_that_runs_backwards_is_a_sentence() -> None:
    case = after("from_date", "12.1.2026")
    found = operations_for(case, case.contacts[0], "to_date", "1.1.2026", NumberedIds(), TODAY)
    assert found == FieldError("to_date", "»Til« ligger før begyndelsen. Ret en af dem.")


def test_a_number_that_is_none_is_a_sentence() -> None:
    found = operations_for(CASE, MENTOR, "at_least", "flere", NumberedIds(), TODAY)
    assert found == FieldError(
        "at_least", "»Mindst antal personer« kan ikke læses. Skriv det på en anden måde."
    )


def test_area_and_type_are_marks_with_words() -> None:
    assert [each.label for each in form_for(CASE, MENTOR, LAWS, TODAY).tags] == [
        "Social",
        "Udfører",
    ]
    assert [each.label for each in form_for(CASE, DOCTOR, LAWS, TODAY).tags] == [
        "Område ikke angivet",
        "Uden for kommunen",
    ]
