"""Each profile gives the right team, wording, checks and routes for the same case on different dates.

The rows are transcribed by hand from the fact sheet (domain.md §1.3, §1.4, §1.5, §2.1, §5.4, §15).
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.exchange.law import load_profiles
from app.models.law import LawProfile
from app.models.law_parts import Certainty, Presence, Requirement, Severity
from app.rules.law import (
    Need,
    beginning,
    case_type_of,
    catalogue_for,
    deadline_of,
    in_force,
    offered,
    outcomes,
    readiness_items,
    required,
    route_of,
    routes,
    team,
    wording,
)

RESOURCES = Path(__file__).parents[2] / "resources"
LAWS = load_profiles(RESOURCES / "law", RESOURCES / "catalogue" / "interventions.toml")
BY_KEY = {each.key: each for each in LAWS}
Y2014, Y2020, Y2024 = date(2014, 5, 1), date(2020, 5, 1), date(2024, 12, 31)
Y2025, Y2026, LATE = date(2025, 1, 1), date(2026, 2, 2), date(2026, 9, 1)
DAY = {"2013": Y2020, "2025": Y2025, "2026": Y2026, "plan": Y2026, "hoi": Y2026}


# --- which one -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "key"),
    [
        (Y2014, "2013"),
        (date(2019, 1, 1), "2013"),  # the plan is in force, but is never chosen by the day
        (Y2024, "2013"),
        (Y2025, "2025"),
        (date(2025, 12, 31), "2025"),  # the proposal would have begun, but is switched off
        (date(2026, 1, 1), "2026"),
        (date(2030, 1, 1), "2026"),
        (date(2010, 1, 1), "2026"),  # older than any: the newest
    ],
)
def test_the_profile_in_force(on: date, key: str) -> None:
    assert in_force(LAWS, on).key == key


@pytest.mark.parametrize(
    ("chosen", "on", "key"),
    [
        ("2025", Y2025, "2025"),
        ("2025", Y2026, "2026"),  # what was chosen is over
        ("plan", Y2026, "plan"),
        ("hoi", Y2026, "2026"),  # switched off
        ("ukendt", Y2026, "2026"),
        (None, Y2024, "2013"),
    ],
)
def test_new_cases_begin_under_what_was_chosen_for_as_long_as_it_holds(
    chosen: str | None, on: date, key: str
) -> None:
    assert beginning(LAWS, chosen, on).key == key


def test_a_proposal_is_offered_to_nobody_but_a_case_that_has_it() -> None:
    assert [each.key for each in offered(LAWS)] == ["2013", "plan", "2025", "2026"]
    assert "hoi" in [each.key for each in offered(LAWS, "hoi")]
    assert not BY_KEY["hoi"].switched_on


# --- case types (§1.3) ---------------------------------------------------------------------------

R, M, N = Requirement.REQUIRED, Requirement.MAY, Requirement.NEVER

CASE_TYPES = [
    # type, 2013, 2025, 2026; None: there is no such type
    ("ressourceforloeb", R, R, M),
    ("fleksjob", R, R, M),
    ("tilskud-selvstaendig", R, R, M),
    ("tilskud-selvstaendig-status", M, M, M),
    ("foertidspension", R, R, M),
    ("jobafklaring", R, M, M),
    ("sygedagpenge-3", R, None, None),
    ("revalidering", N, N, N),
    ("seniorpension", N, N, N),
]


@pytest.mark.parametrize(("key", "old", "later", "now"), CASE_TYPES)
def test_whether_a_type_of_case_needs_the_team(
    key: str, old: Requirement | None, later: Requirement | None, now: Requirement | None
) -> None:
    for profile, wanted in (("2013", old), ("2025", later), ("2026", now)):
        found = case_type_of(BY_KEY[profile], key, DAY[profile])
        assert (found and found.team) is wanted, profile
        expected = wanted or Requirement.MAY
        assert required(BY_KEY[profile], key, DAY[profile]) is expected


def test_what_needs_no_team_although_its_type_does() -> None:
    old = BY_KEY["2013"]
    pension = case_type_of(old, "foertidspension", Y2020)
    clarifying = case_type_of(old, "jobafklaring", Y2020)

    assert pension
    assert "2016" in pension.exempt
    assert clarifying
    assert "8 uger" in clarifying.exempt


def test_what_no_longer_begins_in_2026() -> None:
    ended = [each.key for each in BY_KEY["2026"].case_types if each.phased_out]

    assert ended == ["ressourceforloeb", "revalidering"]
    assert not any(each.phased_out for each in BY_KEY["2013"].case_types)


# --- team (§1.4) ---------------------------------------------------------------------------------

YOUNG, OLD = 29, 30


def must(profile: str, age: int | None, educated: bool | None, kind: str = "fleksjob") -> set[str]:
    seats = team(BY_KEY[profile], kind, age, educated, DAY[profile])
    return {each.part.key for each in seats if each.need is Need.MUST}


OLD_TEAM = {"citizen", "employment", "region", "health", "social"}


@pytest.mark.parametrize(
    ("profile", "age", "educated", "wanted"),
    [
        ("2013", OLD, False, OLD_TEAM),
        ("2013", OLD, None, OLD_TEAM),
        ("2013", YOUNG, True, OLD_TEAM),
        ("2013", None, True, OLD_TEAM),
        ("2013", YOUNG, False, OLD_TEAM | {"education"}),
        ("2025", YOUNG, False, {"citizen", "employment", "region"}),
        ("2025", OLD, False, {"citizen", "employment", "region"}),
        ("2026", YOUNG, False, {"citizen"}),
        ("2026", OLD, True, {"citizen"}),
        ("plan", YOUNG, False, {"citizen"}),
        ("hoi", YOUNG, False, {"citizen"}),
    ],
)
def test_who_must_be_at_the_table(
    profile: str, age: int | None, educated: bool | None, wanted: set[str]
) -> None:
    assert must(profile, age, educated) == wanted


@pytest.mark.parametrize(("age", "educated"), [(None, None), (None, False), (YOUNG, None)])
def test_education_is_asked_for_where_nobody_has_said(
    age: int | None, educated: bool | None
) -> None:
    seats = team(BY_KEY["2013"], "fleksjob", age, educated, Y2020)
    asked = [each.part.key for each in seats if each.need is Need.ASK]

    assert asked == ["education"]


def test_a_case_that_the_team_never_treats_asks_for_nobody_but_the_citizen() -> None:
    assert must("2013", YOUNG, False, "revalidering") == {"citizen"}


def test_who_comes_as_agreed_with_the_citizen() -> None:
    agreed = {each.key for each in BY_KEY["2013"].team if each.presence is Presence.AGREED}
    by_case = {each.key for each in BY_KEY["2025"].team if each.presence is Presence.BY_CASE}

    assert agreed == {"family", "addiction", "psychiatry", "coping", "doctor"}
    assert by_case == agreed | {"health", "social", "education"}


def test_a_companion_is_a_right_and_a_chair_a_custom_at_all_times() -> None:
    for each in LAWS:
        presence = {part.key: part.presence for part in each.team}
        assert presence["companion"] is Presence.RIGHT
        assert presence["chair"] is presence["minutes"] is Presence.PRACTICE


# --- readiness (§1.5, §15.8) ---------------------------------------------------------------------

RED, AMBER = Severity.RED, Severity.AMBER


def checks(profile: str, kind: str) -> dict[str, Severity]:
    found = readiness_items(BY_KEY[profile], kind, DAY[profile])
    return {each.key: each.severity for each in found}


@pytest.mark.parametrize(
    ("profile", "kind", "wanted"),
    [
        ("2013", "fleksjob", {"preparation": RED, "lae265": RED, "members": RED,
                              "consents": AMBER, "grant": AMBER}),
        ("2025", "fleksjob", {"preparation": RED, "lae265": RED, "members": RED,
                              "consents": AMBER, "grant": AMBER}),
        ("2013", "seniorpension", {"lae265": RED, "members": RED, "consents": AMBER,
                                   "grant": AMBER}),
        ("2026", "fleksjob", {"description": RED, "health_advice": RED, "lae265": AMBER,
                              "consents": AMBER, "grant": AMBER}),
        ("2026", "helhedsorienteret-plan", {"description": RED, "consents": AMBER,
                                            "grant": AMBER}),
        ("plan", "helhedsorienteret-plan", {"plan_consent": RED, "description": AMBER,
                                            "lae265": AMBER, "consents": AMBER, "grant": AMBER}),
    ],
)  # fmt: skip
def test_what_a_meeting_needs(profile: str, kind: str, wanted: dict[str, Severity]) -> None:
    assert checks(profile, kind) == wanted


def test_the_attest_is_measured_against_thirty_days_and_that_is_no_sure_rule() -> None:
    for each in LAWS:
        (attest,) = (item for item in each.readiness if item.key == "lae265")
        assert attest.max_age_days == 30
        time = deadline_of(each, "lae265", DAY[each.key])
        assert time
        assert (time.amount, time.unit, time.certainty) == (30, "days", Certainty.MEDIUM)


# --- wording (§1.2, §15.5) -----------------------------------------------------------------------


@pytest.mark.parametrize("law", LAWS, ids=lambda each: each.key)
def test_every_profile_speaks_of_a_recommendation(law: LawProfile) -> None:
    found = wording(law)

    assert found
    assert found.noun == "indstilling"
    assert found.after == (
        "Det er en anbefaling. Kommunen sender dig en afgørelse. Den kan du klage over."
    )


def test_the_switch_makes_it_a_decision() -> None:
    found = wording(replace(BY_KEY["2026"], meeting_decides=True))

    assert found
    assert (found.noun, found.certainty) == ("afgørelse", Certainty.LOW)
    assert wording(replace(BY_KEY["2026"], wordings=())) is None


def test_what_a_meeting_can_arrive_at_fits_the_case() -> None:
    old = BY_KEY["2013"]
    about = {each.key for each in outcomes(old, "fleksjob", Y2020)}

    assert {"fleksjob", "ressourceforloeb", "foertidspension", "none", "more"} <= about
    assert "jobafklaring" not in about
    assert len(outcomes(old, None, Y2020)) == 7
    assert "ressourceforloeb" not in {each.key for each in outcomes(BY_KEY["2026"], None, Y2026)}


# --- complaint (§5.4) ----------------------------------------------------------------------------

ROUTES = [
    # key, decides, first to, weeks, years, reassessed within, a block of its own
    ("ankestyrelsen", "Ankestyrelsen", "Kommunen", 4, None, 4, False),
    ("boerneudvalg", "Ankestyrelsen", "Ankestyrelsen", 4, None, None, True),
    ("patientklager", "Styrelsen for Patientklager", "Styrelsen for Patientklager", None, 2,
     None, True),
    ("special_education", "Klagenævnet for Specialundervisning", "Skolen eller kommunen", 4,
     None, None, True),
    ("udbetaling-danmark", "Ankestyrelsen", "Udbetaling Danmark", 4, None, 4, False),
]  # fmt: skip


@pytest.mark.parametrize("law", LAWS, ids=lambda each: each.key)
def test_the_ways_to_complain(law: LawProfile) -> None:
    found = [
        (each.key, each.to, each.first_to, each.weeks, each.years, each.reassess_weeks,
         each.separate)
        for each in routes(law, DAY[law.key])
        if each.known
    ]  # fmt: skip

    assert found == ROUTES


@pytest.mark.parametrize(
    ("rule", "way"),
    [
        ("sel-85", "ankestyrelsen"),
        ("lab-116", "ankestyrelsen"),
        ("pension-16", "ankestyrelsen"),
        ("bl-32", "ankestyrelsen"),
        ("sul-138", "patientklager"),
        ("sul-140", "patientklager"),
        ("fsk-3-2", "special_education"),
        ("fsk-26", "unconfirmed"),
        ("trafik", "unconfirmed"),
        (None, "ankestyrelsen"),
    ],
)
def test_the_way_to_complain_about_a_rule(rule: str | None, way: str) -> None:
    found = route_of(BY_KEY["2026"], rule, Y2026)

    assert found
    assert found.key == way
    assert found.known is (way != "unconfirmed")


def test_a_decision_may_have_a_route_of_its_own() -> None:
    law = BY_KEY["2026"]
    chosen = route_of(law, "bl-32", Y2026, "boerneudvalg")

    assert chosen
    assert chosen.reassess_weeks is None
    assert route_of(law, "bl-32", Y2026, "findes-ikke") is None
    assert route_of(replace(law, routes=()), "sel-85", Y2026) is None


# --- deadlines (§1.5, §5.1, §15.6) ---------------------------------------------------------------

DEADLINES = [
    # key, amount, unit, in 2013, 2025, 2026
    ("complaint", 4, "weeks", True, True, True),
    ("reassessment", 4, "weeks", True, True, True),
    ("jobafklaring_meeting", 4, "weeks", True, False, False),
    ("resubmission", 6, "months", True, True, True),
    ("letter", 6, "workdays", True, True, True),
    ("health_consent", 12, "months", True, True, True),
]


@pytest.mark.parametrize(("key", "amount", "unit", "old", "later", "now"), DEADLINES)
def test_the_times(key: str, amount: int, unit: str, old: bool, later: bool, now: bool) -> None:
    for profile, there in (("2013", old), ("2025", later), ("2026", now)):
        found = deadline_of(BY_KEY[profile], key, DAY[profile])
        assert (found is not None) is there, profile
        assert found is None or (found.amount, found.unit) == (amount, unit)


# --- consent, preparation, course (§0.4, §2.1, §1.5) ---------------------------------------------


def test_only_what_health_persons_tell_ends_after_a_year() -> None:
    for law in LAWS:
        ends = {each.key: each.months for each in law.consents if each.months}
        assert ends == {"health": 12, "psychiatric": 12}
        assert len(law.consents) == 7


def test_the_preparatory_part_has_eleven_sections() -> None:
    for law in LAWS:
        assert [each.key for each in law.sections] == [str(number) for number in range(11)]
        health = [each.key for each in law.sections if each.kind == "health"]
        assert health == ["5", "6", "9"]


def test_a_meeting_takes_an_hour_and_begins_with_the_citizen() -> None:
    for law in LAWS:
        keys = [each.key for each in law.course]
        assert keys[:2] == ["citizen", "child"]
        assert sum(each.minutes for each in law.course) == 60


# --- catalogue (§8) ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("profile", "on", "there", "gone"),
    [
        ("2026", Y2026, {"ressourceforloeb", "revalidering", "barnets-plan", "mentor"}, set()),
        ("2026", LATE, {"mentor", "bostoette"}, {"ressourceforloeb", "revalidering"}),
        ("2013", Y2020, {"ressourceforloeb", "bostoette"}, {"barnets-plan", "familiebehandling"}),
    ],
)
def test_what_can_be_chosen_on_a_day(
    profile: str, on: date, there: set[str], gone: set[str]
) -> None:
    keys = {each.key for each in catalogue_for(BY_KEY[profile], on)}

    assert there <= keys
    assert not gone & keys


# --- every fact says where it is from ------------------------------------------------------------


@pytest.mark.parametrize("law", LAWS, ids=lambda each: each.key)
def test_every_fact_has_a_source_a_day_and_a_certainty(law: LawProfile) -> None:
    parts = (
        *law.case_types, *law.team, *law.readiness, *law.outcomes, *law.wordings, *law.routes,
        *law.deadlines, *law.consents, *law.sections, *law.course, *law.catalogue,
    )  # fmt: skip

    assert len(parts) > 100
    for each in parts:
        assert each.source
        assert each.checked_on == date(2026, 1, 21)
        assert each.certainty in Certainty
        assert "almen viden" not in each.source.casefold() or each.certainty != Certainty.HIGH
