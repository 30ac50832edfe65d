"""Who must be at the table by profile, case and day, and what is said where they are not."""

from dataclasses import replace
from typing import Any

import pytest

from app.models.base import Id
from app.models.case import Case
from app.models.facts import Area
from app.models.meetings import Attendance, AttendanceRole, MeetingState, Recommendation
from app.models.people import Person
from app.rules.quorum import Quorum, advises_on_health, quorum
from app.rules.readiness import Light
from tests.rules.families import KEY, attends, contact, family, meeting, with_
from tests.support.laws import shipped

SANNE = attends("sanne")


def there(key: str, role: AttendanceRole = AttendanceRole.PROFESSIONAL, **more: Any) -> Attendance:
    return Attendance(
        id=Id(key), case_id=KEY, meeting_id=Id("m"), name=key, role=role, present=True, **more
    )


def held(*rows: Any, law: str = "2025", **more: Any) -> tuple[Case, Quorum]:
    meet = meeting(MeetingState.RUNNING, **{"case_type": "fleksjob", **more})
    case = family(meet, *rows)
    return case, quorum(shipped(law), case, meet)


def parts(found: Quorum) -> set[str]:
    return {each.key for each in found.missing}


REGION = there("læge", AttendanceRole.HEALTH_COORDINATOR)
JOB = there("job", part="employment", can_grant=True)


@pytest.mark.parametrize(
    ("law", "missing"),
    [
        ("2013", {"employment", "region", "health", "social"}),
        ("2025", {"employment", "region"}),
        ("2026", set()),
        ("plan", set()),
    ],
)
def test_who_must_be_there_follows_the_profile(law: str, missing: set[str]) -> None:
    _case, found = held(SANNE, law=law)
    assert parts(found) == missing


def test_a_full_table_is_green() -> None:
    _case, found = held(SANNE, REGION, JOB)
    assert found == Quorum()
    assert found.light is Light.GREEN


def test_education_sits_there_for_the_young() -> None:
    """Until 2025: under 30 without a qualifying education; of which nobody knows, it is asked."""
    young = attends("mille")
    grown, asked = (held(each, REGION, JOB, law="2013")[1] for each in (SANNE, young))
    assert "education" not in {each.key for each in (*grown.missing, *grown.ask)}
    assert {each.key for each in asked.ask} == {"education"}
    both = held(young, SANNE, REGION, JOB, law="2013")[1]
    assert {each.key for each in both.ask} == {"education"}


def test_without_the_citizen_it_is_red_unless_a_rule_is_cited() -> None:
    gone = attends("sanne", present=False)
    assert held(gone, REGION, JOB)[1].no_citizen
    assert held(gone, REGION, JOB)[1].light is Light.RED
    assert not held(gone, REGION, JOB, law_key="sel-85")[1].no_citizen


def test_somebody_must_be_able_to_grant_and_everybody_accounted_for() -> None:
    poor = replace(JOB, can_grant=False)
    late = attends("david", present=False)
    found = held(SANNE, REGION, poor, late)[1]
    assert found.nobody_grants
    assert found.unstated == (late.id,)
    assert found.light is Light.AMBER


def test_without_a_profile_only_the_citizen_is_asked_for() -> None:
    meet = meeting(MeetingState.RUNNING)
    case = family(meet, SANNE)
    assert quorum(None, case, meet).light is Light.GREEN
    nobody = family(meet)
    assert quorum(shipped("2025"), nobody, meet).no_citizen


@pytest.mark.parametrize(
    ("row", "advises"),
    [
        (REGION, True),
        (there("egen læge", part="doctor"), True),
        (there("fys", part="health"), False),
        (JOB, False),
    ],
)
def test_only_the_health_coordinator_or_the_doctor_advises_on_health(
    row: Attendance, advises: bool
) -> None:
    meet = meeting(MeetingState.RUNNING)
    advice = Recommendation(
        id=Id("r"), case_id=KEY, meeting_id=Id("m"), text="Ro", area=Area.HEALTH
    )
    case = family(meet, SANNE, row, advice)
    assert advises_on_health(case, row) is advises
    assert quorum(None, case, meet).advice is not advises
    silent = with_(case, replace(advice, area=Area.SOCIAL))
    assert not quorum(None, silent, meet).advice


def test_a_contact_with_authority_stands_for_its_area() -> None:
    job = contact("c", "Jobkonsulent", area=Area.EMPLOYMENT, authority=True)
    comes = replace(attends(contact="c"), role=AttendanceRole.PROFESSIONAL)
    found = held(SANNE, REGION, job, comes)[1]
    assert parts(found) == set()


def test_somebody_who_is_no_longer_in_the_family_has_no_age() -> None:
    meet = meeting(MeetingState.RUNNING)
    case = family(meet, SANNE).having(Person, ())
    assert quorum(shipped("2013"), case, meet).ask
