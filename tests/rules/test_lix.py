"""LIX: words for each sentence and the share of long ones."""

import pytest

from app.rules.lix import lix, sentences, without


def test_it_is_words_for_each_sentence_and_the_share_of_long_ones() -> None:
    assert lix("Jeg vil hjem. Du vil ud.") == 3
    assert lix("Sagsbehandleren ringer.") == 2 + 50
    assert lix("") == 0


def test_a_line_end_ends_a_sentence_and_a_date_does_not() -> None:
    assert lix("Jeg vil\nhjem nu") == 2
    assert lix("Mødet er den 12. januar i år.") == 7


def test_a_legal_text_is_seen_to_be_hard() -> None:
    hard = "Kommunalbestyrelsens helhedsorienterede afgørelser forudsætter partshøring af borgeren."
    assert lix(hard) > 55


def test_running_sentences_have_an_end_and_items_have_none() -> None:
    text = (
        "- Praktik i en børnehave\n- Du skal komme kl. 8. Ring først!\n»Jeg vil hjem.« Og ud\nJa."
    )
    assert sentences(text) == ("Du skal komme kl 8.", "Ring først!", "»Jeg vil hjem.")
    assert sentences("Sig det den 12. januar. Så er det gjort.") == (
        "Sig det den 12 januar.",
        "Så er det gjort.",
    )


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Sanne Holms plan er klar.", " plan er klar."),
        ("Lukas' plan er klar.", " plan er klar."),
        ("Sannelise kommer.", "Sannelise kommer."),
        ("Det står i serviceloven § 85, stk. 2.", "Det står i  ."),
        ("Ring på 00 00 00 01 nu.", "Ring på  nu."),
    ],
)
def test_names_rules_and_numbers_are_taken_out(text: str, left: str) -> None:
    assert without(text, ("Sanne", "Sanne Holm", "Lukas", "Serviceloven", "")) == left
