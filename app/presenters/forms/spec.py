"""What a form is made of, without any toolkit: the inspector draws it, tests read it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.models.base import Id, Record

if TYPE_CHECKING:  # a chip is made of choices itself
    from app.presenters.law_chip import LawChip

__all__ = [
    "Action",
    "Choice",
    "FieldError",
    "FieldKind",
    "FieldSpec",
    "FormSpec",
    "Section",
    "Tone",
]


Raw = str | tuple[str, ...]
"""What a control holds: a text or key, or the chosen keys."""


class FieldKind(StrEnum):
    """How a field is entered."""

    LINE = "line"
    TEXT = "text"
    DATE = "date"
    TIME = "time"
    NUMBER = "number"
    CHOICE = "choice"
    CHECK = "check"
    MANY = "many"
    """Any number of the choices, as chips ("for whom")."""
    SHOWN = "shown"
    """Read only."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose; ``key`` is empty for "not stated"."""

    key: str
    label: str
    icon: str | None = None


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field: its Danish label, what stands in it as text, and what may be chosen.

    ``value`` is what a line shows, the key of a choice, "1" or "" for a check; ``chosen`` the keys
    of many. ``help`` is one sentence. ``sensitive`` keeps it from predictive text and history.
    """

    name: str
    label: str
    kind: FieldKind
    value: str = ""
    chosen: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    help: str = ""
    placeholder: str = ""
    required: bool = False
    sensitive: bool = True
    invented: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Fields that belong together; ``folded`` until wanted."""

    title: str
    fields: tuple[FieldSpec, ...]
    folded: bool = False


class Tone(StrEnum):
    """How much an action matters."""

    PRIMARY = "primary"
    NORMAL = "normal"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Action:
    """Something to do with the record; ``why_not`` is a sentence where it cannot be done now.

    ``asks`` are fields to fill in before it is done; their values go along by name. ``confirm`` is a
    question to answer first, where it cannot be undone.
    """

    key: str
    label: str
    tone: Tone = Tone.NORMAL
    why_not: str = ""
    icon: str | None = None
    asks: tuple[FieldSpec, ...] = ()
    confirm: str = ""


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with what stands in a field, as a sentence that says what to do.

    ``field`` is the name of a ``FieldSpec``; empty where the whole form is meant.
    """

    field: str
    sentence: str


@dataclass(frozen=True, slots=True)
class FormSpec:
    """A whole form; ``id`` is None for a record that does not exist yet.

    ``over_title`` names the class of record, ``title`` the record. ``notice`` is a sentence above the
    fields, ``tags`` are states and marks, with an icon and a word, ``laws`` the rules it rests on.
    """

    kind: type[Record]
    id: Id | None
    version: int | None
    over_title: str
    title: str
    sections: tuple[Section, ...]
    actions: tuple[Action, ...] = ()
    tags: tuple[Choice, ...] = ()
    notice: str = ""
    read_only: bool = False
    laws: "tuple[LawChip, ...]" = ()
