"""The start that needs no parser says the same as the parser."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.__main__ import window_only
from app.cli.arguments import parse


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--vault", "boks"],
        ["--quit-when-shown"],
        ["--quit-when-shown", "--vault", "boks"],
        ["--vault", "boks", "--quit-when-shown"],
    ],
)
def test_the_usual_words_mean_what_the_parser_makes_of_them(words: list[str]) -> None:
    parsed = parse(words)
    assert parsed.verb is None
    assert window_only(words) == (parsed.vault, parsed.quit_when_shown)


def test_the_folder_is_the_one_that_was_asked_for() -> None:
    assert window_only(["--vault", "boks"]) == (Path("boks"), False)


@pytest.mark.parametrize(
    "words",
    [["demo"], ["--version"], ["--vault"], ["--vault", "--json"], ["--vault", "x", "families"]],
)
def test_anything_else_is_left_to_the_parser(words: list[str]) -> None:
    assert window_only(words) is None
