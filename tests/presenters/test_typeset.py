"""Text sizes and line breaks without Qt."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from app.presenters.typeset import UNKNOWN, load_typeface, printable, text_width, wrap

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
NEEDED = "æøåÆØÅéÉüöäß§–—»«„“”’…·•→←↑↓✓×≥≤≠½⇄\u00a0\u202f\u2011" + UNKNOWN
WORDS = st.lists(
    st.sampled_from(["Du", "kontanthjælpsteam", "og", "ro", "UU-vejleder"]), max_size=9
)


@pytest.mark.parametrize("weight", [400, 600, 700])
def test_every_needed_character_is_in_the_typeface(weight: int) -> None:
    assert [char for char in NEEDED if char not in load_typeface().widths[weight]] == []


@pytest.mark.parametrize(("weight", "style"), [(400, "Regular"), (600, "SemiBold"), (700, "Bold")])
def test_the_table_agrees_with_the_font(weight: int, style: str) -> None:
    font = TTFont(FONTS / f"AtkinsonHyperlegibleNext-{style}.ttf")
    metrics = font["hmtx"].metrics
    wide = {chr(code): metrics[name][0] for code, name in font.getBestCmap().items()}
    assert dict(load_typeface().widths[weight]) == wide


def test_width_grows_with_size_and_weight() -> None:
    assert text_width("Plan", 20) == pytest.approx(2 * text_width("Plan", 10))
    assert text_width("Plan", 10, 700) > text_width("Plan", 10, 400)
    assert text_width("", 10) == 0


def test_lines_break_at_spaces() -> None:
    assert wrap("Din læge ringer", 60, 14) == ("Din læge", "ringer")


def test_own_lines_are_kept() -> None:
    assert wrap("Ja\n\nNej", 100, 14) == ("Ja", "", "Nej")


def test_a_compound_breaks_after_its_hyphen_but_numbers_do_not() -> None:
    assert wrap("UU-specialvejleder", 110, 14) == ("UU-", "specialvejleder")
    assert wrap("kl. 10-12", 45, 14) == ("kl.", "10-12")


def test_a_long_word_is_hyphenated_as_danish() -> None:
    assert wrap("Virksomhedskonsulent", 100, 14) == ("Virksomheds-", "konsulent")


def test_a_word_without_hyphenation_points_is_cut() -> None:
    lines = wrap("xxxxxxxxxxxx", 40, 14)
    assert "".join(line.removesuffix("-") for line in lines) == "xxxxxxxxxxxx"
    assert all(text_width(line, 14) <= 40 for line in lines)


def test_even_one_letter_too_wide_is_kept() -> None:
    assert "".join(line.rstrip("-") for line in wrap("WW", 2, 14)) == "WW"


def test_too_many_lines_are_filled_by_hyphenation() -> None:
    loose = wrap("Du og virksomhedskonsulenterne er her", 150, 14)
    filled = wrap("Du og virksomhedskonsulenterne er her", 150, 14, max_lines=2)
    assert (len(loose), len(filled)) == (3, 2)


def test_lines_stay_as_they_are_when_hyphens_save_none() -> None:
    text = "Alle virksomhedskonsulenter"
    assert wrap(text, 150, 14, max_lines=1) == wrap(text, 150, 14)


def test_nothing_is_left_out_when_there_is_no_room() -> None:
    text = "Koordinerende sagsbehandler i kommunen"
    assert " ".join(wrap(text, 110, 14, max_lines=1)).replace("- ", "") == text


@given(WORDS, st.floats(60, 300))
def test_no_line_is_too_wide_and_no_letter_is_lost(words: list[str], width: float) -> None:
    lines = wrap(" ".join(words), width, 14)
    assert all(text_width(line, 14) <= width + 0.001 for line in lines)
    letters = "".join(lines).replace(" ", "").replace("-", "")
    assert letters == "".join(words).replace("-", "")


def test_what_cannot_be_written_is_seen() -> None:
    assert printable("Жanna") == UNKNOWN + "anna"
    assert printable("af\u00adtale") == "aftale"
    assert printable("a\u200bb\u0001c\u2028ﬁ") == "ab c fi"


def test_plain_text_is_untouched() -> None:
    assert printable("Sanne går til læge") == "Sanne går til læge"
