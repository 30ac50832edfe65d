"""LIX, and that every standard text of the sheet is easy to read."""

import pytest

from app.rules.lix import lix
from app.words.texts import load_texts

FILLED = {
    "name": "Sanne", "deputy": "Bo", "phone": "00 00 00 00", "day": "mandag den 9. februar 2026",
    "what": "tale om job", "reason": "du har brug for ro", "rule": "§ 85", "decision": "Støtte",
    "board": "Ankestyrelsen", "date": "12. januar 2026",
}  # fmt: skip


def test_it_is_words_for_each_sentence_and_the_share_of_long_ones() -> None:
    assert lix("Jeg vil hjem. Du vil ud.") == 3
    assert lix("Sagsbehandleren ringer.") == 2 + 50
    assert lix("") == 0


def test_a_line_end_ends_a_sentence_and_a_date_does_not() -> None:
    assert lix("Jeg vil\nhjem nu") == 2
    assert lix("Mødet er den 12. januar i år.") == 7


@pytest.mark.parametrize("voice", ["adult", "child"])
def test_the_standard_texts_of_a_sheet_are_easy(voice: str) -> None:
    texts = [each.format(**FILLED) for each in load_texts("handout", voice).values()]
    assert lix("\n".join(texts)) <= 30
    running = [each for each in texts if each.endswith(".") and len(each.split()) > 7]
    assert running
    assert [each for each in running if lix(each) > 30] == []


def test_a_legal_text_is_seen_to_be_hard() -> None:
    hard = "Kommunalbestyrelsens helhedsorienterede afgørelser forudsætter partshøring af borgeren."
    assert lix(hard) > 55


def test_a_voice_without_a_text_takes_the_adult_one() -> None:
    adult, child = load_texts("handout", "adult"), load_texts("handout", "child")
    assert child["teaching"] == adult["teaching"]
    assert child["dream"] != adult["dream"]
    assert load_texts("handout", "nobody") == adult
