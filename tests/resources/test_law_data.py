"""The law data that ships: whole, plain, dated, and enough for the demo families."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from app.exchange.law import load_catalogue, load_profiles
from app.models.facts import Area
from app.models.law import Certainty, LawReference
from app.models.law_parts import CatalogueEntry
from tests.resources.demo import SEEDS, TRAINING, case_of

RESOURCES = Path(__file__).parents[2] / "resources"
CATALOGUE = RESOURCES / "catalogue" / "interventions.toml"
PROFILES = load_profiles(RESOURCES / "law", CATALOGUE)
REFERENCES = {each.key: each for profile in PROFILES for each in profile.references}
ENTRIES = load_catalogue(CATALOGUE)
UNKNOWN = "§ ikke bekræftet"


@pytest.mark.parametrize("name", [*SEEDS, TRAINING])
def test_each_rule_of_the_demo_families_is_in_their_profile(name: str) -> None:
    case = case_of(name)
    profile = next(each for each in PROFILES if each.key == case.head.law_profile)
    keys = {each.law_key for each in case.interventions} | {d.law_key for d in case.decisions}

    assert [key for key in keys if key and profile.reference(key) is None] == []


@pytest.mark.parametrize("reference", REFERENCES.values(), ids=lambda r: r.key)
def test_each_rule_is_one_plain_sentence(reference: LawReference) -> None:
    is_plain(reference.sentence)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda each: each.key)
def test_each_intervention_is_one_plain_sentence(entry: CatalogueEntry) -> None:
    is_plain(entry.sentence)


def is_plain(sentence: str) -> None:
    words = re.findall(r"\w+", sentence)

    assert sentence.endswith(".")
    assert sentence.count(".") == 1
    assert len(words) <= 30
    assert lix(sentence) <= 50


def lix(*sentences: str) -> float:
    """Words a sentence, and long words (over six letters) in a hundred."""
    words = [word for sentence in sentences for word in re.findall(r"\w+", sentence)]
    return len(words) / len(sentences) + 100 * sum(len(each) > 6 for each in words) / len(words)


def test_all_sentences_together_are_easy_to_read() -> None:
    assert lix(*(each.sentence for each in REFERENCES.values())) <= 30
    assert lix(*(each.sentence for each in ENTRIES)) <= 30


def test_dates_are_sane() -> None:
    checked = [each.checked_on for each in PROFILES]
    checked += [each.checked_on for each in REFERENCES.values()]
    checked += [each.checked_on for each in ENTRIES]
    assert all(date(2025, 1, 1) <= each <= date(2026, 12, 31) for each in checked)
    for profile in PROFILES:
        last = profile.valid_to or date.max
        late = [each.key for each in profile.references if (each.valid_from or date.min) > last]
        assert late == [], profile.key


def test_act_and_paragraph_are_always_both_named() -> None:
    numbered = [each for each in REFERENCES.values() if each.paragraph != UNKNOWN]

    assert all(re.match(r"§§? \d", each.paragraph) for each in numbered)
    assert len({each.label for each in REFERENCES.values()}) == len(REFERENCES)


def test_a_rule_whose_paragraph_nobody_has_seen_is_marked() -> None:
    vague = [each for each in REFERENCES.values() if each.paragraph == UNKNOWN]

    assert vague
    assert all(each.certainty is Certainty.LOW for each in vague)


def test_what_rests_on_general_knowledge_is_never_marked_sure() -> None:
    vague = [each for each in REFERENCES.values() if "almen viden" in each.source.casefold()]

    assert vague
    assert all(each.certainty is not Certainty.HIGH for each in vague)


def test_every_profile_recommends_and_sends_complaints_to_ankestyrelsen() -> None:
    assert [each.key for each in PROFILES] == ["2013", "plan", "2025", "hoi", "2026"]
    for profile in PROFILES:
        usual = profile.routes[0]
        assert not profile.meeting_decides
        assert (profile.complaint_to, profile.complaint_weeks) == ("Ankestyrelsen", 4)
        assert (usual.to, usual.weeks) == ("Ankestyrelsen", 4)


def test_every_rule_that_a_profile_points_to_is_in_it() -> None:
    for profile in PROFILES:
        parts = (
            *profile.case_types,
            *profile.team,
            *profile.readiness,
            *profile.routes,
            *profile.deadlines,
            *profile.consents,
        )
        keys = {str(each.key): getattr(each, "law_key", None) for each in parts}
        loose = [name for name, key in keys.items() if key and not profile.reference(key)]
        assert loose == [], profile.key


def test_every_outcome_and_check_is_for_a_type_of_case_that_exists() -> None:
    for profile in PROFILES:
        there = {each.key for each in profile.case_types}
        asked = {key for each in profile.outcomes for key in each.case_types}
        assert profile.key in {"plan", "hoi"} or asked <= there, profile.key


def test_every_route_of_a_rule_is_a_route_of_its_profile() -> None:
    for profile in PROFILES:
        ways = {each.key for each in profile.routes}
        assert {each.route for each in profile.references if each.route} <= ways


# --- the catalogue of interventions (domain.md §8) -----------------------------------------------


def test_the_catalogue_covers_every_area() -> None:
    counts = {area: sum(each.area is area for each in ENTRIES) for area in Area}

    assert sum(counts.values()) == 80
    assert min(counts.values()) >= 9


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda each: each.key)
def test_every_intervention_has_a_rule_in_some_profile(entry: CatalogueEntry) -> None:
    assert entry.law_key in REFERENCES


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda each: each.key)
def test_an_intervention_is_never_surer_than_its_rule(entry: CatalogueEntry) -> None:
    order = list(Certainty)
    rule = REFERENCES[entry.law_key]

    assert order.index(entry.certainty) >= order.index(rule.certainty)


def test_children_and_health_stay_outside_the_combined_letter() -> None:
    for each in ENTRIES:
        assert each.outside is (each.area in {Area.FAMILY, Area.HEALTH}), each.key


def test_anonymous_treatment_is_not_to_be_had() -> None:
    text = CATALOGUE.read_text("utf-8")
    data = str(tomllib.loads(text)["interventions"]).casefold()

    assert "101 a" not in data
    assert "101a" not in data
    assert "anonym" not in data
    assert not any("101 a" in each.paragraph for each in REFERENCES.values())
