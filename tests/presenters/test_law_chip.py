"""A chip says act and §, its sentence and source, and marks what nobody has confirmed."""

import pytest

from app.presenters.law_chip import law_chip, law_chips
from tests.support.laws import shipped

LAW = shipped("2026")


@pytest.mark.parametrize(
    ("key", "spoken", "tone", "word"),
    [
        ("sel-85", "Serviceloven § 85", "good", "Sikker"),
        ("lab-57", "Lov om en aktiv beskæftigelsesindsats § 57", "", "Ret sikker"),
        (
            "kui",
            "Lov om kommunal indsats for unge under 25 år, § ikke bekræftet",
            "caution",
            "Ikke bekræftet",
        ),
        ("bl-32", "Barnets lov § 32, ikke bekræftet", "caution", "Ikke bekræftet"),
    ],
)
def test_an_uncertain_rule_is_marked(key: str, spoken: str, tone: str, word: str) -> None:
    chip = law_chip(LAW, key)

    assert chip is not None
    assert chip.spoken == spoken
    assert (chip.certainty.key, chip.certainty.label) == (tone, word)


def test_a_chip_opens_sentence_source_day_and_time() -> None:
    chip = law_chip(LAW, "bl-32")

    assert chip is not None
    assert chip.sentence.startswith("Barnet og familien kan få støtte")
    assert chip.source == "Kilde: Almen viden; ikke slået op"
    assert chip.checked == "Set efter 21. januar 2026"
    assert chip.validity == "fra 1.1.2024"


def test_the_same_number_in_two_acts_is_two_chips() -> None:
    labels = [each.label for each in law_chips(LAW, "sel-141", "sul-141", None, "sel-141")]

    assert labels == ["Serviceloven § 141", "Sundhedsloven § 141"]


def test_no_rule_no_chip() -> None:
    assert law_chip(LAW, None) is None
    assert law_chip(LAW, "findes-ikke") is None
    assert law_chip(None, "sel-85") is None
