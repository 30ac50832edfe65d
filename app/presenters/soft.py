"""Long words that may break: soft hyphens where Danish divides them, for narrow columns on screen.

What is spoken, searched and copied stays without them.
"""

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from app.presenters.typeset import SOFT_HYPHEN

if TYPE_CHECKING:
    from pyphen import Pyphen

__all__ = ["LONG_WORD", "ready", "softened"]

LONG_WORD: Final = 15
"""Letters from which a word may be broken; shorter ones fit into every column."""

_LONG: Final = re.compile(rf"[^\W\d_]{{{LONG_WORD},}}")
_START, _REST = 4, 4  # letters before and after a break


def softened(words: str) -> str:
    """Return the text with soft hyphens in its long words."""
    return _LONG.sub(lambda found: _divided(found[0]), words)


def ready() -> None:
    """Read the patterns now, while there is time."""
    _hyphenator()


@cache
def _divided(word: str) -> str:
    divided: str = _hyphenator().inserted(word, SOFT_HYPHEN)
    return divided


@cache
def _hyphenator() -> "Pyphen":
    """Loaded with the first long word, not with the program."""
    import pyphen

    return pyphen.Pyphen(lang="da", left=_START, right=_REST)
