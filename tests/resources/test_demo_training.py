"""The training package: the same family, and each mark of invention visible."""

import re
from collections import Counter
from datetime import date

from app.models.case import ATTRIBUTES, Case
from app.models.people import IdentifierForm
from app.models.plan import InterventionState
from app.rules.identifiers import birth_date_in, has_form
from tests.resources.demo import FOLDER, SEEDS, TRAINING, case_of, content

MEETING = date(2026, 1, 12)
ONLY_DAVID = ("Kvartsolin", "Fyrtårnet", "Pakhuset", "41.750", "hash", "fiske", "Øvelsesgade")
ONLY_SANNE = ("Lyskapsel", "Elmegården", "23.900", "Én mentor", "Støtte i hjemmet")


def concerned(case: Case, key: str) -> set[str]:
    names = {each.id: each.name for each in case.people}
    return {names[each.person_id] for each in case.concerns if each.record_id == key}


def test_a_record_without_the_mark_is_one_of_the_seeds() -> None:
    seed, training = case_of("seed-sanne-david"), case_of(TRAINING)
    for name in ATTRIBUTES.values():
        stated = [content(each) for each in getattr(seed, name)]
        unmarked = [content(each) for each in getattr(training, name) if not each.invented]
        assert [each for each in unmarked if each not in stated] == []


def test_the_family_and_its_seventeen_contacts_are_the_seeds() -> None:
    seed, training = case_of("seed-sanne-david"), case_of(TRAINING)
    kept = ("role", "department", "area", "authority", "provider", "external", "stated_for")
    today = [each for each in training.contacts if not (each.planned or each.private)]

    def fields(case: Case, rows: list[object]) -> list[list[object]]:
        return [[getattr(each, name) for name in kept] for each in rows]

    assert fields(training, [*today]) == fields(seed, [*seed.contacts])
    said = [(each.name, each.age, each.gender, each.family_role) for each in training.people]
    assert said == [(each.name, each.age, each.gender, each.family_role) for each in seed.people]


def test_each_seed_statement_is_there_unmarked() -> None:
    seed, training = case_of("seed-sanne-david"), case_of(TRAINING)

    stated = Counter(each.text for each in seed.statements)
    assert Counter(each.text for each in training.statements if not each.invented) == stated


def test_birth_dates_agree_with_the_ages_on_the_day_of_the_meeting() -> None:
    for each in case_of(TRAINING).people:
        born = each.birth_date
        assert born is not None
        had_birthday = (born.month, born.day) <= (MEETING.month, MEETING.day)
        assert MEETING.year - born.year - (not had_birthday) == each.age


def test_identifiers_are_replacement_numbers_that_can_be_no_cpr_number() -> None:
    for each in case_of(TRAINING).people:
        assert each.identifier is not None
        assert each.identifier_form is IdentifierForm.D_ECPR
        assert has_form(each.identifier, IdentifierForm.D_ECPR)
        assert birth_date_in(each.identifier) is None
        assert each.birth_date is not None
        assert each.identifier.startswith(each.birth_date.strftime("%d%m%y"))


def test_no_text_of_any_package_looks_like_a_cpr_number_or_a_real_phone() -> None:
    assert re.search(r"\b\d{6}-?\d{4}\b", "010185-1234")  # control
    for name in (*SEEDS, TRAINING):
        text = (FOLDER / f"{name}.json").read_text(encoding="utf-8")
        text = re.sub(r'"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"', '""', text)
        assert not re.search(r"\b\d{6}-?\d{4}\b", text)
        phones = re.findall(r'"phone": "([^"]*)"', text)
        assert all(each.startswith("00 ") for each in phones)


def test_one_entrance_leaves_six_contacts_with_one_coordinator() -> None:
    case = case_of(TRAINING)
    ending = {each.contact_id for each in case.planned_changes}
    left = [each for each in case.contacts if not each.private and each.id not in ending]

    assert len([each for each in case.contacts if not (each.planned or each.private)]) == 17
    assert len(left) == 6
    assert case.coordinators[0].contact_id in {each.id for each in left}
    assert {each.into_id for each in case.planned_changes} <= {each.id for each in left}


def test_the_meeting_is_closed_with_agreements_for_each() -> None:
    case = case_of(TRAINING)
    found = Counter(name for each in case.agreements for name in concerned(case, each.id))

    assert (case.meetings[0].day, str(case.meetings[0].state)) == (MEETING, "closed")
    assert found == {"Sanne": 3, "David": 2, "Mille": 1, "Lukas": 1}


def test_interventions_span_the_areas_and_the_states() -> None:
    rows = case_of(TRAINING).interventions

    assert {str(each.area) for each in rows} == {
        "social", "employment", "education", "health", "family"
    }  # fmt: skip
    states = {each.state for each in rows}
    assert {InterventionState.GRANTED, InterventionState.PAUSED, InterventionState.ENDED} <= states
    assert all(each.duty is not None for each in rows)


def test_a_decision_for_sanne_and_only_a_recommendation_for_david() -> None:
    case = case_of(TRAINING)

    assert [concerned(case, each.id) for each in case.decisions] == [{"Sanne"}]
    assert case.decisions[0].received_on == date(2026, 1, 13)
    assert {"David"} in [concerned(case, each.id) for each in case.recommendations]


def test_no_adult_lets_the_other_see() -> None:
    case = case_of(TRAINING)
    views = [each for each in case.consents if each.type == "family_view"]

    assert len(views) == 2
    assert all(each.state == "no" for each in views)
    given = {each.id for each in case.consents if each.state == "yes"}
    assert not [r for r in case.recipients if r.consent_id in given and r.person_id is not None]


def test_distinctive_words_belong_to_one_adult_alone() -> None:
    case = case_of(TRAINING)
    texts = [
        (concerned(case, each.id), f"{each}")
        for each in (*case.statements, *case.interventions, *case.goals, *case.agreements)
    ]
    for names, marks in (({"David"}, ONLY_DAVID), ({"Sanne"}, ONLY_SANNE)):
        for mark in marks:
            hits = [who for who, text in texts if mark in text]
            assert all(who == names for who in hits), mark
    assert [who for who, text in texts if "Kvartsolin" in text]  # control: they are there
