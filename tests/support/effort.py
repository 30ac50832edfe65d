"""What actions cost a person, by the keystroke-level model: a model, not a stop-watch.

Card, Moran and Newell, The Psychology of Human-Computer Interaction (1983), chapter 8: pressing a key
0.28 s (an average typist), pointing 1.1 s and a click 0.2 s, getting ready for an act 1.35 s.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["minutes", "typed"]

KEY: Final = 0.28
POINT: Final = 1.1
CLICK: Final = 0.2
MIND: Final = 1.35
"""Seconds."""

FILE_NAME: Final = 12
"""Letters of a file's name or a folder's, which hands fill in without counting them."""

_TYPED: Final = re.compile(r"type »(.*)«", re.DOTALL)


def typed(steps: list[str]) -> list[str]:
    """Return the texts that were typed into fields; names of files are none."""
    return [match[1] for each in steps if (match := _TYPED.fullmatch(each))]


def minutes(steps: list[str]) -> float:
    """Return how many minutes the steps of ``tests.support.hands.Hands`` cost."""
    return sum(map(_seconds, steps)) / 60


def _seconds(step: str) -> float:
    written = _TYPED.fullmatch(step)
    if written:
        return MIND + KEY * len(written[1])
    if step == "type the file's name":
        return MIND + KEY * FILE_NAME
    if step.startswith("key "):
        return MIND + 2 * KEY  # a chord at most: a step does not say which
    return MIND + POINT + CLICK
