"""The law data that ships: whole, plain, dated, and enough for the demo families."""

import re
from datetime import date
from pathlib import Path

import pytest

from app.exchange.law import load_profiles
from app.models.law import Certainty, LawReference
from tests.resources.demo import SEEDS, TRAINING, case_of

PROFILES = load_profiles(Path(__file__).parents[2] / "resources" / "law")
REFERENCES = [(profile, each) for profile in PROFILES for each in profile.references]


@pytest.mark.parametrize("name", [*SEEDS, TRAINING])
def test_each_rule_of_the_demo_families_is_in_their_profile(name: str) -> None:
    case = case_of(name)
    profile = next(each for each in PROFILES if each.key == case.head.law_profile)
    keys = {each.law_key for each in case.interventions} | {d.law_key for d in case.decisions}

    assert [key for key in keys if key and profile.reference(key) is None] == []


@pytest.mark.parametrize("reference", [each for _profile, each in REFERENCES], ids=lambda r: r.key)
def test_each_rule_is_one_plain_sentence(reference: LawReference) -> None:
    sentence = reference.sentence
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
    assert lix(*(each.sentence for _profile, each in REFERENCES)) <= 30


def test_dates_are_sane() -> None:
    for profile, each in REFERENCES:
        assert date(2025, 1, 1) <= each.checked_on <= date(2026, 12, 31)
        assert each.valid_from is None or each.valid_from <= profile.checked_on
        assert profile.valid_from == date(2026, 1, 1)


def test_act_and_paragraph_are_always_both_named() -> None:
    assert all(re.match(r"§ \d", each.paragraph) for _profile, each in REFERENCES)
    assert len({each.label for _profile, each in REFERENCES}) == len(REFERENCES)


def test_what_rests_on_general_knowledge_is_never_marked_sure() -> None:
    vague = [each for _profile, each in REFERENCES if "almen viden" in each.source.casefold()]

    assert vague
    assert all(each.certainty is not Certainty.HIGH for each in vague)


def test_the_profile_recommends_and_sends_complaints_to_ankestyrelsen() -> None:
    (profile,) = PROFILES

    assert (profile.key, profile.meeting_decides) == ("2026", False)
    assert (profile.complaint_to, profile.complaint_weeks) == ("Ankestyrelsen", 4)
