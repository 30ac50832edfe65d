"""Words of the law explained: a short list at the end of a sheet, of words that stand on that very sheet.

It is read from the blocks alone, so it tells nothing that the sheet does not.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from app.presenters.document import (
    Block,
    BulletList,
    Heading,
    Run,
    block_texts,
    runs,
)
from app.words import _

__all__ = ["HardWord", "hard_words", "words_of_law"]

MOST: Final = 5
"""Words on one sheet; who has to learn more learns none."""

_FILE: Final = Path(__file__).resolve().parents[3] / "resources/texts/da/words.toml"


@dataclass(frozen=True, slots=True)
class HardWord:
    """A word of the law, the forms in which it is known again, and one plain sentence."""

    word: str
    forms: tuple[str, ...]
    says: str


@cache
def hard_words() -> tuple[HardWord, ...]:
    """Return every word that can be explained."""
    with _FILE.open("rb") as file:
        tables = tomllib.load(file)
    return tuple(
        HardWord(word, tuple(each["forms"]), each["says"]) for word, each in tables.items()
    )


def words_of_law(blocks: Iterable[Block], most: int = MOST) -> tuple[Block, ...]:
    """Return the list of hard words on these blocks, first come first explained; empty for none."""
    text = "\n".join(block_texts(blocks)).casefold()
    found = sorted(
        (place, each.word, each.says)
        for each in hard_words()
        if (place := _first(each, text)) is not None
    )
    if not found:
        return ()
    items = tuple(
        (Run(f"{word[:1].upper()}{word[1:]}", bold=True), *runs(f": {says}"))
        for _place, word, says in found[:most]
    )
    return Heading(2, _("Ord, der kan være svære")), BulletList(items)


def _first(word: HardWord, text: str) -> int | None:
    """Where the word stands first, whole, in any of its forms; a part of a longer word is another."""
    places = [
        match.start()
        for form in word.forms
        if (match := re.search(rf"(?<![\w-]){re.escape(form.casefold())}(?![\w-])", text))
    ]
    return min(places, default=None)
