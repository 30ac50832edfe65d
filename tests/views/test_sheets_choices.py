"""The choice of a paper: long words go over to a second line, and only then end in dots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.views.sheets.choices import Choices, Row

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.desktop.theme import Look

LONG = "Samtykke: Tale om det i mødet (Mille)"
LONGER = "Afgørelsesbrev: " + "praktik i en børnehave " * 9


def test_which_child_a_consent_is_for_is_not_cut_off(
    look: Look, shown: Callable[..., Choices]
) -> None:
    made = shown(Choices(look, "Hvilket papir"), 230, 300)
    made.show_rows((Row("a", "Ark"), Row("b", LONG), Row("c", LONGER, "3")))
    made.grab()
    short, two, most = made.rows
    assert short.height() < two.height() == most.height()
    assert two.toolTip() == ""
    assert most.toolTip() == LONGER
    made.choose("b")
    made.grab()
    assert two.toolTip() == ""
