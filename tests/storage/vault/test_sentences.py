"""Every problem has one Danish sentence that says what happened and what to do."""

import pytest

from app.models import vault_problems as problems
from app.words.vault import vault_sentence

KINDS = sorted(problems.VaultProblem.__subclasses__(), key=lambda kind: kind.__name__)


@pytest.mark.parametrize("kind", KINDS)
def test_a_problem_has_a_sentence(kind: type[problems.VaultProblem]) -> None:
    sentence = vault_sentence(kind())
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert sentence.count(". ") >= 1


def test_no_two_problems_sound_the_same() -> None:
    assert len({vault_sentence(kind()) for kind in KINDS}) == len(KINDS)
    assert len({kind.code for kind in KINDS}) == len(KINDS)


def test_a_problem_carries_nothing_but_its_code() -> None:
    assert all(kind().args == (kind.code,) for kind in KINDS)
    assert {kind.__name__ for kind in KINDS} | {"VaultProblem"} == set(problems.__all__)
