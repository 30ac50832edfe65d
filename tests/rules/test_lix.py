"""LIX: words for each sentence and the share of long ones."""

from app.rules.lix import lix


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
