"""Every colour that may meet another is told apart from it."""

import pytest

from app.presenters.theme import AREA_KEYS, THEMES, Theme, contrast, load_theme

GROUNDS = ("paper", "surface", "household", "navigation")
TINTS = (
    "accent_tint",
    "good_tint",
    "warning_tint",
    "caution_tint",
    *(f"area.{area}.tint" for area in AREA_KEYS),
)
COLOURED_TEXT = ("accent", "good", "warning", "caution", *(f"area.{a}.ink" for a in AREA_KEYS))
GRAPHICS = ("control_line", "focus", "star")


def text_pairs() -> list[tuple[str, str]]:
    pairs = [(ink, ground) for ink in ("ink", "quiet_ink") for ground in GROUNDS + TINTS]
    pairs += [(ink, ground) for ink in COLOURED_TEXT for ground in GROUNDS]
    pairs += [(ink, f"{ink}_tint") for ink in ("accent", "good", "warning", "caution")]
    pairs += [(f"area.{area}.ink", f"area.{area}.tint") for area in AREA_KEYS]
    pairs += [(f"area.{area}.on_ink", f"area.{area}.ink") for area in AREA_KEYS]
    pairs += [("on_accent", "accent"), ("on_warning", "warning"), ("selection_ink", "selection")]
    return pairs


def too_weak(theme: Theme, pairs: list[tuple[str, str]], least: float) -> list[str]:
    """The pairs below the bar, with their contrast, as lines to read."""
    found = ((a, b, contrast(theme.colour(a), theme.colour(b))) for a, b in pairs)
    return [f"{a} on {b}: {ratio:.2f}" for a, b, ratio in found if ratio < least]


@pytest.mark.parametrize("name", THEMES)
def test_text_is_readable(name: str) -> None:
    least = 7.0 if name == "contrast" else 4.5
    assert too_weak(load_theme(name), text_pairs(), least) == []


@pytest.mark.parametrize("name", THEMES)
def test_graphics_are_visible(name: str) -> None:
    pairs = [(graphic, ground) for graphic in GRAPHICS for ground in GROUNDS]
    assert too_weak(load_theme(name), pairs, 3.0) == []


def test_control_a_weak_pair_is_found() -> None:
    weak = Theme("weak", dark=False, colours={"ink": "#999999", "paper": "#FFFFFF"})
    assert too_weak(weak, [("ink", "paper")], 4.5) == ["ink on paper: 2.85"]


@pytest.mark.parametrize("name", THEMES)
def test_every_theme_has_the_same_tokens(name: str) -> None:
    assert set(load_theme(name).colours) == set(load_theme("light").colours)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#FFFFFF", "#FFFFFF") == pytest.approx(1.0)


def test_unknown_names_are_refused() -> None:
    with pytest.raises(KeyError):
        load_theme("../light")
    with pytest.raises(KeyError):
        load_theme("light").colour("area.unknown.ink")
