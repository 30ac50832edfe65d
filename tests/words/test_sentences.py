"""Problems as sentences: what is wrong and what to do."""

import pytest

from app.models.contacts import Contact
from app.models.plan import Goal
from app.models.problems import Code, Problem, Refused
from app.words.problems import refusal, sentence


@pytest.mark.parametrize("code", Code)
def test_every_problem_is_a_sentence_with_and_without_a_label(code: Code) -> None:
    for label in ("", "Navn"):
        said = sentence(Problem(code, "x"), None, label)
        assert said[0] in f"ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ»{label}"
        assert said.endswith((".", "?"))
        assert "{" not in said


def test_what_is_missing_is_named() -> None:
    missing = Code.MISSING_TEXT
    assert sentence(Problem(missing, "text"), Goal) == "Skriv målet, før du går videre."
    assert "fysioterapeut" in sentence(Problem(missing, "role"), Contact)
    assert sentence(Problem(missing, "phone"), Contact, "Telefon").startswith("»Telefon« er tom")
    assert (
        sentence(Problem(missing, "text")) == "Der mangler en tekst. Skriv den, før du går videre."
    )


def test_an_impossible_date_says_how_to_write_one() -> None:
    said = sentence(Problem(Code.IMPOSSIBLE_DATE, "day"))
    assert said == "Datoen findes ikke. Skriv den som 12.1.2026."


def test_a_refusal_says_each_thing_once() -> None:
    refused = Refused(Problem(Code.MOVED_ON, "a"), Problem(Code.MOVED_ON, "b"))
    assert refusal(refused) == "Det er ændret i mellemtiden. Se, hvad der står nu, og prøv igen."
