"""Soft hyphens in long words only, and nothing else is changed."""

from app.presenters.soft import softened
from app.presenters.typeset import SOFT_HYPHEN


def test_a_long_word_may_break_and_a_short_one_may_not() -> None:
    words = softened("Ny virksomhedskonsulent, 2–4 timer")

    assert (
        words
        == f"Ny virk{SOFT_HYPHEN}som{SOFT_HYPHEN}heds{SOFT_HYPHEN}kon{SOFT_HYPHEN}su{SOFT_HYPHEN}lent, 2–4 timer"
    )
    assert softened("Skolelærer og mentor") == "Skolelærer og mentor"


def test_taking_them_out_gives_the_text_back() -> None:
    words = "»Arbejdsmarkedsforvaltningens« rehabiliteringsafdeling (fx)"

    assert softened(words).replace(SOFT_HYPHEN, "") == words
    assert softened(words) != words
