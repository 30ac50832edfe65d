"""Passphrases made of Danish words, so that nobody has to grade what was thought up.

The list holds 7,776 words, so that dice can do the same; each word is worth 12.9 bits and six of
them 77.5. Where the words come from: ``resources/words/README.md``.
"""

from functools import cache
from pathlib import Path
from random import Random
from secrets import SystemRandom
from typing import Final

__all__ = ["WORDS", "propose_passphrase", "word_list"]

WORDS: Final = 6
_FILE: Final = Path(__file__).parents[3] / "resources" / "words" / "da.txt"


@cache
def word_list() -> tuple[str, ...]:
    """All words of the list, in alphabetical order."""
    return tuple(_FILE.read_text(encoding="utf-8").split())


def propose_passphrase(random: Random | None = None, words: int = WORDS) -> str:
    """Words drawn independently, with one space between them.

    Args:
        random: for tests; by default the operating system's source.
        words: how many; six are 77 bits.
    """
    source = random or SystemRandom()
    return " ".join(source.choice(word_list()) for _ in range(words))
