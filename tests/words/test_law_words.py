"""A file that cannot be brought in is told in a plain sentence that says what to do."""

import pytest

from app.models.law_problems import LawDataProblem
from app.words.law import law_file_sentence

START = "Filen er ikke hentet, og intet er ændret. "


@pytest.mark.parametrize(
    ("place", "reason", "words"),
    [
        ("", "no TOML", "Det er ikke en fil med regler, eller skrivemåden er forkert."),
        ("key", "missing", "»key« mangler. Skriv det i filen, og hent den igen."),
        ("routes/1/weeks", "out of range",
         "»weeks« i nr. 2 under »routes« har et tal, der ikke kan passe."),
        ("team", "no list of tables",
         "»team« skal skrives som i eksempelfilen, med to kantede parenteser."),
        ("<b>", "unknown", "»?« peger på noget, som programmet ikke kender. Ret det i filen."),
        ("", "noget nyt", "Filen kan ikke læses."),
    ],
)  # fmt: skip
def test_what_is_wrong_and_what_to_do(place: str, reason: str, words: str) -> None:
    assert law_file_sentence(LawDataProblem("", place, reason)) == START + words
