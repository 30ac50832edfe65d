"""The time to complain by route and by profile, safe and generous; who looks again by when."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.exchange.law import load_profiles
from app.models.base import Id
from app.models.case import Case
from app.models.law import LawProfile
from app.models.letters import Complaint, Outcome, Ruling
from app.models.meetings import Decision, DecisionState, Delivery
from app.rules.complaints import (
    is_late,
    last_day,
    last_day_of,
    latest_day,
    open_complaints,
    reassess_by,
    route_for,
    runs_from,
)
from tests.rules.calendar import certain, generous
from tests.services.desk import KEY, a_case

RESOURCES = Path(__file__).parents[2] / "resources"
LAWS = load_profiles(RESOURCES / "law", RESOURCES / "catalogue" / "interventions.toml")
SAFE, CLOSED = certain(2018, 2036), generous(2018, 2036)
DAY = date(2026, 5, 8)  # four weeks on is Grundlovsdag, a Friday


def decision(**more: Any) -> Decision:
    values = {"state": DecisionState.ISSUED, "decided_on": DAY, "law_key": "sel-85", **more}
    return Decision(**{"id": Id("d"), "case_id": KEY, "text": "Nej", **values})


def complaint(on: date, key: str = "c", **more: Any) -> Complaint:
    return Complaint(id=Id(key), case_id=KEY, decision_id=Id("d"), received_on=on, **more)


def case_of(made: Decision, profile: str = "2026") -> Case:
    case = a_case(made)
    return replace(case, head=replace(case.head, law_profile=profile))


ROUTES = {
    # weeks or years from 8 May 2026, safe; by when the municipality looks again, if it does
    "ankestyrelsen": (date(2026, 6, 5), date(2026, 6, 5)),
    "boerneudvalg": (date(2026, 6, 5), None),
    "patientklager": (date(2028, 5, 8), None),
    "special_education": (date(2026, 6, 5), None),
    "udbetaling-danmark": (date(2026, 6, 5), date(2026, 6, 5)),
    "unconfirmed": (None, None),
}


@pytest.mark.parametrize("law", LAWS, ids=lambda each: each.key)
@pytest.mark.parametrize("key", ROUTES)
def test_each_route_has_its_own_time(law: LawProfile, key: str) -> None:
    route = next(each for each in law.routes if each.key == key)
    assert (last_day(route, DAY, SAFE), reassess_by(route, DAY, SAFE)) == ROUTES[key]


def test_health_has_years_and_an_outer_bound() -> None:
    routes = {each.key: each for each in LAWS[0].routes}
    leap = date(2024, 2, 29)
    assert last_day(routes["patientklager"], leap, SAFE) == date(2026, 3, 2)  # 28 Feb: a Saturday
    assert latest_day(routes["patientklager"], leap, SAFE) == date(2029, 2, 28)
    assert latest_day(routes["ankestyrelsen"], leap, SAFE) is None


def test_it_runs_from_the_day_it_was_received() -> None:
    made = decision(received_on=DAY + timedelta(3))
    assert runs_from(made) == DAY + timedelta(3)
    assert runs_from(decision()) == DAY
    assert runs_from(decision(state=DecisionState.DRAFT)) is None
    case = case_of(made)
    assert last_day_of(case, made, LAWS, SAFE) == date(2026, 6, 8)
    draft = decision(state=DecisionState.DRAFT)
    assert last_day_of(case, draft, LAWS, SAFE) is None


def test_a_profile_that_lists_no_route_has_its_own_one() -> None:
    bare = tuple(replace(each, routes=()) for each in LAWS)
    route = route_for(case_of(decision()), decision(), bare, DAY)
    assert route is not None
    assert (route.to, route.weeks) == ("Ankestyrelsen", 4)


def test_a_profile_that_is_not_known_has_no_route() -> None:
    case = case_of(decision(), "ukendt")
    assert route_for(case, decision(), LAWS, DAY) is None
    assert last_day_of(case, decision(), LAWS, SAFE) is None
    assert not is_late(case, complaint(date(2030, 1, 1)), LAWS, CLOSED)


def test_the_paper_has_the_safe_day_and_the_generous_one_receives() -> None:
    case = case_of(decision())
    assert last_day_of(case, decision(), LAWS, SAFE) == date(2026, 6, 5)
    assert not is_late(case, complaint(date(2026, 6, 8)), LAWS, CLOSED)
    assert is_late(case, complaint(date(2026, 6, 9)), LAWS, CLOSED)


def test_a_letter_is_there_by_the_generous_count_too() -> None:
    sent = date(2025, 12, 22)
    made = decision(
        decided_on=sent, sent_on=sent, delivery=Delivery.LETTER, received_on=date(2026, 1, 2)
    )
    case = case_of(made)
    assert not is_late(case, complaint(date(2026, 2, 3)), LAWS, CLOSED)
    assert is_late(case, complaint(date(2026, 2, 4)), LAWS, CLOSED)
    unsent = case_of(replace(made, sent_on=None))
    assert is_late(unsent, complaint(date(2026, 2, 3)), LAWS, CLOSED)


def test_nothing_is_late_where_nothing_is_decided() -> None:
    late = complaint(date(2030, 1, 1))
    assert not is_late(case_of(decision(state=DecisionState.DRAFT)), late, LAWS, CLOSED)
    assert not is_late(a_case(), late, LAWS, CLOSED)
    unknown = case_of(decision(route="unconfirmed"))
    assert not is_late(unknown, late, LAWS, CLOSED)


def test_open_is_what_nobody_has_met() -> None:
    rows = (
        complaint(DAY, "b"),
        complaint(DAY - timedelta(1), "a", outcome=Outcome.UPHELD),
        complaint(DAY, "met", outcome=Outcome.CHANGED),
        complaint(DAY, "ruled", outcome=Outcome.UPHELD, ruling=Ruling.CHANGED),
    )
    assert [each.id for each in open_complaints(a_case(decision(), *rows))] == ["a", "b"]
