"""How the people of a case are named."""

from dataclasses import replace
from datetime import date

from app.models.base import Id
from app.models.case import Case, CaseHead
from app.models.contacts import Contact
from app.models.meetings import Meeting
from app.models.people import Household, Person
from app.models.plan import Concern
from app.presenters.who import (
    concerned_text,
    contact_label,
    contact_labels,
    doer,
    meeting_label,
    name_of,
)

KEY = Id("case")
MENTOR = Contact(id=Id("c"), case_id=KEY, role="Mentor", name="Bo")
CASE = Case(
    head=CaseHead(id=KEY, case_id=KEY, name="Familien", law_profile="2026"),
    people=(
        Person(id=Id("s"), case_id=KEY, name="Sanne"),
        Person(id=Id("m"), case_id=KEY, name="Mille"),
    ),
    households=(Household(id=Id("h"), case_id=KEY, name="Hos Sanne"),),
    contacts=(MENTOR,),
    concerns=(
        Concern(id=Id("1"), case_id=KEY, record_id=Id("g"), person_id=Id("m")),
        Concern(id=Id("2"), case_id=KEY, record_id=Id("g"), person_id=Id("s")),
    ),
)


def test_a_contact_is_named_by_role_first() -> None:
    assert contact_label(MENTOR) == "Mentor · Bo"
    assert contact_label(Contact(id=Id("d"), case_id=KEY, role="Læge")) == "Læge"


def test_anything_of_the_case_has_a_name_or_none() -> None:
    named = [name_of(CASE, key) for key in ("s", "h", "c", "case", "gone", None)]  # type: ignore[arg-type]  # ids as text
    assert named == ["Sanne", "Hos Sanne", "Mentor · Bo", "", "", ""]


def test_whom_a_record_is_about_is_said_in_the_family_s_order() -> None:
    assert concerned_text(CASE, Id("g")) == "Sanne og Mille"
    assert concerned_text(CASE, Id("x")) == "ikke angivet"


def test_who_does_it_is_a_role_a_name_or_words() -> None:
    assert doer(CASE, None, MENTOR.id, None) == "Mentor"
    assert doer(CASE, Id("s"), None, None) == "Sanne"
    assert doer(CASE, None, None, "Naboen") == "Naboen"
    assert doer(CASE, None, None, None) == ""


def test_a_meeting_is_named_by_title_and_day() -> None:
    meeting = Meeting(id=Id("m"), case_id=KEY, day=date(2026, 1, 12))
    assert meeting_label(meeting, date(2026, 1, 1)) == "Møde · mandag 12. januar"


def test_contacts_of_the_same_role_are_told_apart_where_they_are_chosen() -> None:
    plain = Contact(id=Id("4"), case_id=KEY, role="Sagsbehandler")
    told = (
        replace(plain, id=Id("1"), organisation="Jobcentret"),
        replace(plain, id=Id("2"), department="Ydelse"),
        replace(plain, id=Id("3"), phone="12345678"),
        replace(plain, id=Id("5"), name="Bo", organisation="X"),
    )
    assert list(contact_labels(replace(CASE, contacts=(*told, plain))).values()) == [
        "Sagsbehandler (Jobcentret)",
        "Sagsbehandler (Ydelse)",
        "Sagsbehandler (12345678)",
        "Sagsbehandler · Bo",
        "Sagsbehandler",
    ]
