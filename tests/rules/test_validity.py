"""What cannot stand in a case: one example for each reason, beside one that can."""

from datetime import date, datetime, time
from typing import Any

import pytest

from app.models.base import Id, Record
from app.models.consents import Consent, ConsentForm, ConsentState, ConsentType, Recipient
from app.models.contacts import Contact, Placement, PlannedChange, Serves
from app.models.meetings import (  # fmt: skip
    Agreement,
    Appointment,
    Attendance,
    AttendanceRole,
    Decision,
    DecisionState,
)
from app.models.people import (  # fmt: skip
    Custody,
    CustodyForm,
    IdentifierForm,
    Person,
    Relationship,
    RelationshipForm,
)
from app.models.plan import Concern, Goal, Intervention
from app.models.problems import Code
from app.rules.validity import has_loose_ends, problems_of
from tests.rules.families import KEY, TODAY, contact, family, goal, home, meeting, serves, with_

CASE = with_(family(contact("gp"), home("h"), meeting()), goal("g"))
NEED = {"text": "Ro"}


def problems(kind: type[Record], law: frozenset[str] | None = None, **values: Any) -> list[str]:
    """The problems of a record as "code field"; what is not given holds what it always does."""
    base: dict[type[Record], dict[str, Any]] = {
        Person: {"name": "Bo"},
        Goal: NEED,
        Contact: {"role": "Læge"},
        Decision: NEED,
        Intervention: {"name": "Støtte"},
        Agreement: {"what": "Ringer"},
        Appointment: {"title": "Læge", "day": TODAY},
        Serves: {"contact_id": "gp"},
        PlannedChange: {"contact_id": "gp"},
        Consent: {"giver_id": "sanne", "type": ConsentType.PLAN},
        Recipient: {"consent_id": "c"},
        Attendance: {"meeting_id": "m", "role": AttendanceRole.CITIZEN},
        Custody: {"child_id": "mille", "holder_id": "sanne", "form": CustodyForm.SOLE},
        Relationship: {
            "first_id": "sanne",
            "second_id": "david",
            "form": RelationshipForm.DIVORCED,
        },
        Placement: {"target_id": "gp", "x": 0.0, "y": 0.0},
        Concern: {"record_id": "g", "person_id": "sanne"},
    }
    record = kind(id=Id("new"), case_id=KEY, **{**base[kind], **values})
    return [f"{each.code} {each.field}".strip() for each in problems_of(CASE, record, law)]


GIVEN = {"state": ConsentState.YES, "given_on": TODAY, "form": ConsentForm.ORAL}
LONG_AGO, FAR = date(1899, 12, 31), date(2101, 1, 1)

STANDS: list[tuple[type[Record], dict[str, Any]]] = [
    (Person, {}), (Person, {"age": 0}), (Person, {"age": 120}),
    (Person, {"identifier": "010185-1234"}), (Person, {"birth_date": date(1900, 1, 1)}),
    (Person, {"identifier": "010185-0AB1", "identifier_form": IdentifierForm.D_ECPR}),
    (Goal, {"reached_on": date(2100, 12, 31)}), (Contact, {"at_least": 1}),
    (Contact, {"at_least": 99}), (Contact, {"replaced_by_id": "gp"}),
    (Contact, {"from_date": TODAY, "to_date": TODAY}), (Serves, {"person_id": "sanne"}),
    (Serves, {"household_id": "h"}), (Serves, {"whole_family": True}), (PlannedChange, {}),
    (Agreement, {}), (Agreement, {"who": "Jobcentret"}), (Agreement, {"who_person_id": "sanne"}),
    (Attendance, {"person_id": "sanne"}), (Attendance, {"contact_id": "gp"}),
    (Attendance, {"name": "Bodil"}), (Consent, {}), (Consent, GIVEN),
    (Consent, {"state": ConsentState.NO}),
    (Consent, {**GIVEN, "type": ConsentType.MEETING, "meeting_id": "m"}),
    (Consent, {**GIVEN, "state": ConsentState.WITHDRAWN, "withdrawn_on": TODAY}),
    (Decision, {}), (Decision, {"state": DecisionState.ISSUED, "decided_on": TODAY}),
    (Custody, {}), (Relationship, {}), (Placement, {"x": 1, "y": -2.5}), (Concern, {}),
    (Appointment, {"starts": time(10), "ends": time(10)}), (Intervention, {"law_key": "sel-85"}),
]  # fmt: skip

FALLS: list[tuple[type[Record], dict[str, Any], str]] = [
    (Person, {"name": ""}, "missing_text name"),
    (Person, {"name": " \n"}, "missing_text name"),
    (Person, {"nickname": " "}, "missing_text nickname"),
    (Person, {"name": None}, "wrong_type name"),
    (Person, {"age": "40"}, "wrong_type age"),
    (Person, {"age": True}, "wrong_type age"),
    (Person, {"age": -1}, "out_of_range age"),
    (Person, {"age": 121}, "out_of_range age"),
    (Person, {"seq": 2**31}, "out_of_range seq"),
    (Person, {"version": -(2**31)}, "out_of_range version"),
    (Person, {"birth_date": LONG_AGO}, "impossible_date birth_date"),
    (Person, {"birth_date": FAR}, "impossible_date birth_date"),
    (Person, {"birth_date": datetime(2000, 1, 1)}, "wrong_type birth_date"),  # noqa: DTZ001 # a wrong value
    (Person, {"identifier": "310285-1234"}, "identifier_form identifier"),
    (Person, {"identifier": "010185-0AB1"}, "identifier_form identifier"),
    (Person, {"gender": "woman"}, "wrong_type gender"),
    (Goal, {"area": "social"}, "wrong_type area"),
    (Contact, {"at_least": 0}, "out_of_range at_least"),
    (Contact, {"at_least": 100}, "out_of_range at_least"),
    (Contact, {"replaced_by_id": "nobody"}, "no_such_record replaced_by_id"),
    (Contact, {"replaced_by_id": "sanne"}, "no_such_record replaced_by_id"),
    (Contact, {"from_date": TODAY, "to_date": date(2026, 1, 12)}, "period_reversed to_date"),
    (Appointment, {"starts": time(10), "ends": time(9)}, "period_reversed ends"),
    (Serves, {}, "needs_one_target person_id"),
    (Serves, {"person_id": "sanne", "whole_family": True}, "needs_one_target person_id"),
    (Serves, {"person_id": "nobody"}, "no_such_record person_id"),
    (PlannedChange, {"into_id": "gp"}, "same_person into_id"),
    (Agreement, {"who": "Kim", "who_person_id": "sanne"}, "needs_one_target who"),
    (Attendance, {}, "needs_one_target name"),
    (Attendance, {"name": "Bodil", "contact_id": "gp"}, "needs_one_target name"),
    (Consent, {**GIVEN, "given_on": None}, "needs_consent_fields given_on"),
    (Consent, {**GIVEN, "form": None}, "needs_consent_fields form"),
    (Consent, {**GIVEN, "type": ConsentType.MEETING}, "needs_consent_fields meeting_id"),
    (Consent, {**GIVEN, "state": ConsentState.WITHDRAWN}, "needs_consent_fields withdrawn_on"),
    (Consent, {**GIVEN, "valid_until": date(2026, 1, 12)}, "period_reversed valid_until"),
    (Custody, {"holder_id": "mille"}, "same_person holder_id"),
    (Relationship, {"second_id": "sanne"}, "same_person second_id"),
    (Decision, {"state": DecisionState.ISSUED}, "missing_choice decided_on"),
    (Decision, {"decided_on": TODAY, "received_on": LONG_AGO}, "impossible_date received_on"),
    (Placement, {"x": float("nan")}, "out_of_range x"),
    (Placement, {"y": float("inf")}, "out_of_range y"),
    (Concern, {"record_id": "nothing"}, "no_such_record record_id"),
    (Intervention, {"law_key": "lab-1"}, "unknown_law law_key"),
    (Intervention, {"goal_id": "gp"}, "no_such_record goal_id"),
]  # fmt: skip

LAW = frozenset({"sel-85"})


@pytest.mark.parametrize(("kind", "values"), STANDS, ids=lambda each: getattr(each, "__name__", ""))
def test_what_can_stand(kind: type[Record], values: dict[str, Any]) -> None:
    assert problems(kind, LAW, **values) == []


@pytest.mark.parametrize(("kind", "values", "problem"), FALLS, ids=[each[2] for each in FALLS])
def test_what_cannot_stand(kind: type[Record], values: dict[str, Any], problem: str) -> None:
    assert problem in problems(kind, LAW, **values)


def test_a_contact_is_not_its_own_successor() -> None:
    record = contact("gp", replaced_by_id=Id("gp"))
    assert [each.code for each in problems_of(CASE, record)] == [Code.SAME_PERSON]


@pytest.mark.parametrize("more", [{}, {"person_id": "sanne", "contact_id": "gp"}])
def test_a_recipient_is_one_person_or_one_contact(more: dict[str, Any]) -> None:
    assert "needs_one_target person_id" in problems(Recipient, **more)


def test_a_case_has_a_name() -> None:
    nameless = CASE.head.__class__(id=KEY, case_id=KEY, name=" ", law_profile="2026")
    assert [(each.code, each.field) for each in problems_of(CASE, nameless)] == [
        (Code.MISSING_TEXT, "name")
    ]


def test_without_a_list_of_laws_none_is_unknown() -> None:
    assert problems(Intervention, None, law_key="whatever") == []


def test_all_that_is_wrong_is_said_at_once() -> None:
    wrong = problems(Contact, role="", at_least=0, from_date=TODAY, to_date=LONG_AGO)
    assert wrong == [
        "missing_text role",
        "impossible_date to_date",
        "period_reversed to_date",
        "out_of_range at_least",
    ]


def test_a_wrong_type_is_said_alone_since_no_other_rule_can_look_at_it() -> None:
    assert problems(Contact, role=1, at_least=0) == ["wrong_type role"]


def test_no_problem_carries_what_was_typed() -> None:
    assert "310285" not in str(problems(Person, identifier="310285-1234"))


def test_loose_ends_are_links_to_nothing() -> None:
    assert not has_loose_ends(CASE)
    assert not has_loose_ends(with_(CASE, serves("gp", "sanne")))
    assert has_loose_ends(with_(CASE, serves("gp", "nobody")))
    assert has_loose_ends(with_(CASE, contact("x", replaced_by_id=Id("gone"))))
