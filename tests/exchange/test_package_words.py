"""Each reason has a sentence that names the place in plain Danish."""

import pytest

from app.exchange.package import read_package
from app.models.package_problems import PackageCode, PackageProblem
from app.words.package import package_sentence, place_words
from tests.exchange.builders import bent


def test_an_unknown_value_is_told_with_its_place() -> None:
    with pytest.raises(PackageProblem) as caught:
        read_package(bent("contacts", 1, "area", to="Hemmelig"))

    assert package_sentence(caught.value) == (
        "Pakken kan ikke læses: feltet »area« i kontakt nr. 2 har en værdi, programmet ikke"
        " kender. Intet er indlæst."
    )


def test_what_is_no_json_is_told_with_its_line() -> None:
    sentence = package_sentence(PackageProblem(PackageCode.NOT_JSON, line=7))

    assert "linje 7" in sentence
    assert "linje" not in package_sentence(PackageProblem(PackageCode.NOT_JSON))


@pytest.mark.parametrize("code", PackageCode)
def test_each_reason_has_a_whole_sentence(code: PackageCode) -> None:
    sentence = package_sentence(PackageProblem(code, "contacts/3/area"))

    assert sentence.endswith(".")
    assert "{" not in sentence


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("", "filen"),
        ("version", "feltet »version«"),
        ("case", "sagens hoved"),
        ("case/name", "feltet »name« i sagens hoved"),
        ("contacts/0", "kontakt nr. 1"),
        ("contacts/3/area", "feltet »area« i kontakt nr. 4"),
        ("pets/0/name", "feltet »name« i post nr. 1"),
        ("people/x", "feltet »people«"),
        ("people/0/010185-1234", "feltet »?« i person nr. 1"),
    ],
)
def test_a_place_is_said_in_words(place: str, words: str) -> None:
    assert place_words(place) == words
