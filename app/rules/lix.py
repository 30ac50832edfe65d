"""Readability: LIX, the Scandinavian measure (C.H. Björnsson, Läsbarhet, 1968).

Below 25 reads like a children's book, 25 to 34 is easy, 35 to 44 like a newspaper, 55 and more like law.
"""

import re
from typing import Final

__all__ = ["LONG_WORD", "lix"]

LONG_WORD: Final = 7
"""Letters from which a word counts as long."""

_WORDS: Final = re.compile(r"\w+(?:[-'’]\w+)*")
_ENDS: Final = re.compile(r"[.!?:](?=\s|$)|\n")
_DATE: Final = re.compile(r"(\d)\.")


def lix(text: str) -> float:
    """Return words for each sentence plus the share of long words in per cent; 0 without words.

    A line end ends a sentence, as headings and list items do; the point after a number does not.
    """
    words = _WORDS.findall(text)
    if not words:
        return 0.0
    parts = _ENDS.split(_DATE.sub(r"\1", text))
    sentences = sum(1 for each in parts if _WORDS.search(each))
    long = sum(1 for each in words if len(each) >= LONG_WORD)
    return len(words) / sentences + 100 * long / len(words)
