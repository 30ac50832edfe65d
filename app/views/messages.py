"""What is said to whoever sits here: lines that tell, and questions before an act."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

__all__ = ["Message", "Question", "Tone"]


class Tone(StrEnum):
    """What sort of news a message is."""

    CALM = "calm"
    GOOD = "good"
    CAUTION = "caution"
    WARNING = "warning"


class Message(NamedTuple):
    """A line that says what happened and what to do; ``action`` is done by its button.

    ``stands`` keeps it when another page is looked at.
    """

    text: str
    tone: Tone = Tone.CALM
    action_label: str = ""
    action: Callable[[], None] | None = None
    stands: bool = False


class Question(NamedTuple):
    """Something to be sure of before it is done; ``yes`` names the act, never "OK"."""

    title: str
    text: str
    yes: str
    act: Callable[[], None]
    danger: bool = False
