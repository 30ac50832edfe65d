"""Words of the law explained: those that stand on the sheet, in their order, few and plain."""

import pytest

from app.presenters.document import BulletList, Paragraph, block_texts, runs
from app.presenters.handout.words_of_law import HardWord, hard_words, words_of_law
from app.rules.lix import lix

HARDEST = 30


def explained(*texts: str) -> list[str]:
    found = words_of_law(tuple(Paragraph(runs(each)) for each in texts))
    lines = [line for text in block_texts(found) for line in text.splitlines()]
    return [line.removeprefix("- ").split(":")[0] for line in lines[1:]]


def test_words_come_as_they_stand_on_the_sheet_in_any_form() -> None:
    text = "Kommunen har bevilget det. Mentoren ringer, når INDSTILLINGEN er klar."
    assert explained(text) == ["Bevilling", "Mentor", "Indstilling"]


def test_a_part_of_a_longer_word_is_another_word() -> None:
    assert explained("Partiet deler et mentorat på afgørelsesdagen.") == []
    assert words_of_law((BulletList(()),)) == ()


def test_five_are_enough() -> None:
    text = " ".join(each.forms[0] for each in hard_words())
    assert len(explained(text)) == 5


@pytest.mark.parametrize("each", hard_words(), ids=lambda each: each.word)
def test_every_explanation_is_plain_and_short(each: HardWord) -> None:
    assert lix(each.says) <= HARDEST
    assert each.says.endswith(".")
    assert "§" not in each.says
    assert all(form == form.casefold() for form in each.forms)


def test_there_are_words_enough_and_none_twice() -> None:
    forms = [form for each in hard_words() for form in each.forms]
    assert len(hard_words()) >= 40
    assert len(forms) == len(set(forms))
