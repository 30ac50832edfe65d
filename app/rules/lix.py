"""Readability: LIX, the Scandinavian measure (C.H. Björnsson, Läsbarhet, 1968).

Below 25 reads like a children's book, 25 to 34 is easy, 35 to 44 like a newspaper, 55 and more like law.
It is a measure of running sentences: names, addresses and titles of acts are taken out first, since
nobody can say them shorter.
"""

import re
from collections.abc import Iterable
from typing import Final

__all__ = ["LONG_WORD", "lix", "sentences", "without"]

LONG_WORD: Final = 7
"""Letters from which a word counts as long."""

_WORDS: Final = re.compile(r"\w+(?:[-'’]\w+)*")
_ENDS: Final = re.compile(r"[.!?:](?=\s|$)|\n")
_DATE: Final = re.compile(r"(\d)\.")
_SHORT: Final = re.compile(r"\b(kl|ca|nr|stk|fx|f\.eks|bl\.a|evt|tlf|jf|mio)\.", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"(?<=[.!?])[»«”\"]*\s+|\n")
_LAST: Final = re.compile(r"[.!?][»«”\")]*$")
_RULES: Final = re.compile(r"\(?§+\s*\d+(?:\s*[a-z]\b)?(?:,?\s*stk\.?\s*\d+)?\)?")
_PHONE: Final = re.compile(r"\b\d\d(?:[ \u00a0]\d\d){3}\b")
_ITEM: Final = re.compile(r"^- ", re.MULTILINE)
_SENTENCE: Final = 2


def lix(text: str) -> float:
    """Return words for each sentence plus the share of long words in per cent; 0 without words.

    A line end ends a sentence, as headings and list items do; the point after a number or an
    abbreviation does not.
    """
    words = _WORDS.findall(text)
    if not words:
        return 0.0
    parts = _ENDS.split(_joined(text))
    count = sum(1 for each in parts if _WORDS.search(each))
    long = sum(1 for each in words if len(each) >= LONG_WORD)
    return len(words) / count + 100 * long / len(words)


def sentences(text: str) -> tuple[str, ...]:
    """Return the running sentences of a text: two words and more, with an end; no list items."""
    parts = (each.strip() for each in _BETWEEN.split(_joined(_ITEM.sub("", text))))
    return tuple(
        each for each in parts if _LAST.search(each) and len(_WORDS.findall(each)) >= _SENTENCE
    )


def without(text: str, names: Iterable[str]) -> str:
    """Return a text without these names, in the genitive too, and numbers of rules and telephones."""
    text = _PHONE.sub("", _RULES.sub("", text))
    for name in sorted(filter(None, names), key=len, reverse=True):
        text = re.sub(
            rf"(?<!\w){re.escape(name)}(?:s|'s?|’s?)?(?!\w)", "", text, flags=re.IGNORECASE
        )
    return text


def _joined(text: str) -> str:
    """The text without points that end no sentence: of dates and abbreviations."""
    return _SHORT.sub(r"\1", _DATE.sub(_kept, text))


def _kept(match: re.Match[str]) -> str:
    """A point after a number ends a sentence only where the text ends or a capital follows."""
    rest = match.string[match.end() :]
    ends = not rest.strip(' »«”"') or bool(re.match(r"\s+[A-ZÆØÅ]|\n", rest))
    return match.group(0) if ends else match.group(1)
