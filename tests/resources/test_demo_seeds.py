"""The seed packages say what the seed document says, and nothing else."""

import re
from collections import Counter

import pytest

from app.models.case import Case
from app.models.people import Gender, RelationshipForm
from tests.resources.demo import QUOTES, SEEDS, case_of

INFLECTED = {
    "socialrådgivere": "socialrådgiverne", "familierådgivere": "familierådgiverne",
    "sagsbehandler": "sagsbehandleren", "jobcenter": "jobcenteret", "mentor": "mentorstøtte",
    "mulighed": "muligheden", "barn": "barns",
}  # fmt: skip
"""Words of the packages that the document has in another form."""


def served(case: Case, number: int) -> list[str]:
    """Whom a contact serves, by the number that the seed gives it."""
    contact = case.contacts[number - 1].id
    names = {each.id: each.name for each in case.people}
    return [
        names[each.person_id] if each.person_id else "familie"
        for each in case.serves
        if each.contact_id == contact
    ]


def words(text: str) -> set[str]:
    return set(re.findall(r"[\wæøå§-]+", text.casefold()))


@pytest.mark.parametrize("name", SEEDS)
def test_nothing_in_a_seed_package_is_invented(name: str) -> None:
    case = case_of(name)

    assert not [each for each in case.records() if each.invented]
    assert case.head.teaching


@pytest.mark.parametrize("name", SEEDS)
def test_each_word_is_in_the_seed_document(name: str) -> None:
    case = case_of(name)
    texts = [each.text for each in case.statements]
    texts += [f"{each.role} {each.organisation or ''}" for each in case.contacts]
    texts += [each.stated_for or "" for each in case.contacts]
    texts += [each.text for each in case.goals]
    texts += [
        f"{each.name} {each.intensity or ''} {each.pause_reason or ''}"
        for each in case.interventions
    ]
    stated = words(QUOTES[name])

    missing = words(" ".join(texts)) - stated
    assert not {each for each in missing if INFLECTED.get(each) not in stated}


def test_the_word_check_finds_a_word_that_is_not_there() -> None:
    assert not words("Ledig de sidste syv uger") <= words(QUOTES["seed-sanne-david"])  # control


@pytest.mark.parametrize("name", SEEDS)
def test_each_statement_names_its_source_and_somebody(name: str) -> None:
    case = case_of(name)
    concerned = {each.record_id for each in case.concerns}

    assert all("Sammen med borgeren" in (each.source_name or "") for each in case.statements)
    assert all(each.id in concerned for each in (*case.statements, *case.goals))


@pytest.mark.parametrize("name", SEEDS)
def test_what_the_seed_does_not_say_stays_unknown(name: str) -> None:
    case = case_of(name)

    empty = ("households", "members", "custodies", "consents", "coordinators", "meetings",
        "appointments", "agreements", "planned_changes")  # fmt: skip
    assert not [each for each in empty if getattr(case, each)]
    for person in case.people:
        assert (person.birth_date, person.identifier, person.address, person.phone) == (None,) * 4
    for contact in case.contacts:
        assert (contact.name, contact.phone, contact.from_date, contact.to_date) == (None,) * 4


def test_sannes_family_is_as_stated() -> None:
    case = case_of("seed-sanne-david")

    assert [(each.name, each.family_role, each.age, each.gender) for each in case.people] == [
        ("Sanne", "Mor", 40, Gender.WOMAN),
        ("David", "Far", 45, Gender.MAN),
        ("Lukas", "Barn", 7, Gender.MAN),
        ("Mille", "Barn", 14, Gender.WOMAN),
    ]
    forms = Counter(each.form for each in case.relationships)
    assert forms == {RelationshipForm.DIVORCED: 1, RelationshipForm.PARENT: 4}


def test_the_seventeen_contacts_count_as_stated() -> None:
    contacts = case_of("seed-sanne-david").contacts

    assert len(contacts) == 17
    assert [sum(row) for row in zip(
        *((each.authority, each.provider, each.external) for each in contacts), strict=True
    )] == [6, 7, 4]  # fmt: skip
    assert Counter(each.department for each in contacts) == {
        "Social og sundhed": 5,
        "Beskæftigelse / jobcenter": 3,
        "Børn og unge": 5,
        "Ekstern lovgivning og systemer uden for kommunen": 4,
    }


def test_each_contact_lies_in_its_sector() -> None:
    contacts = case_of("seed-sanne-david").contacts
    sectors: dict[str, list[int]] = {}
    for number, each in enumerate(contacts, start=1):
        sectors.setdefault(str(each.area), []).append(number)

    assert sectors == {
        "social": [1, 3, 14],
        "health": [2, 4, 5, 15, 16, 17],
        "employment": [6, 7, 8],
        "education": [10, 12, 13],
        "family": [9, 11],
    }


def test_whom_contacts_serve_is_said_only_where_the_seed_says_it() -> None:
    case = case_of("seed-sanne-david")

    assert {number: served(case, number) for number in range(1, 18)} == {
        1: ["Sanne"], 2: [], 3: ["Sanne"], 4: ["Lukas"], 5: ["Lukas"], 6: [], 7: [], 8: ["Sanne"],
        9: ["Lukas", "Mille"], 10: ["Mille"], 11: ["familie"], 12: ["Mille"], 13: [], 14: [],
        15: ["Sanne", "Lukas", "Mille"], 16: ["Sanne"], 17: [],
    }  # fmt: skip
    stated = {number: each.stated_for for number, each in enumerate(case.contacts, 1)}
    assert {number: text for number, text in stated.items() if text} == {2: "barn", 17: "barn"}


def test_david_has_needs_and_no_contact_of_his_own() -> None:
    case = case_of("seed-sanne-david")
    david = case.people[1]
    needs = {each.record_id for each in case.concerns if each.person_id == david.id}

    assert not [each for each in case.serves if each.person_id == david.id]
    assert len([each for each in case.statements if each.need and each.id in needs]) == 3


def test_lottes_contacts_are_thirteen_lines_two_of_them_plural() -> None:
    case = case_of("seed-lotte")

    assert len(case.contacts) == 13
    assert [each.role for each in case.contacts if each.at_least == 2] == [
        "Socialrådgivere",
        "Familierådgivere",
    ]
    assert served(case, 7) == served(case, 4) == ["familie"]
    assert served(case, 5) == ["Yngste barn (1)", "Yngste barn (2)"]
    assert served(case, 6) == ["Ældste barn"]


def test_the_young_man_has_two_areas_and_two_rules() -> None:
    rows = case_of("seed-ung-mand").interventions

    assert [(str(each.area), each.law_key) for each in rows] == [
        ("social", "sel-101"),
        ("employment", "lab-167"),
    ]


def test_jakobs_way_back_rests_on_no_rule() -> None:
    rows = {each.name: each for each in case_of("seed-jakob").interventions}

    assert rows["Mulighed for at vende tilbage til fleksjobordningen"].law_key is None
    assert rows["Fleksjob"].state == "paused"
