"""What a board shows, as frozen values: groups of cards, cards with lines.

Pages turn the specs of their presenters into these; the board compares and draws only differences.
"""

from dataclasses import dataclass, field

from app.models.base import Id, Record
from app.presenters.forms.entries import Raw
from app.presenters.forms.spec import Choice
from app.presenters.law_chip import LawChip

__all__ = ["Block", "Door", "Group", "Line", "Offer", "Press", "Ref", "Taken"]


@dataclass(frozen=True, slots=True)
class Ref:
    """A record that can be chosen; an empty id stands for one that is still to be added."""

    kind: type[Record]
    id: Id


@dataclass(frozen=True, slots=True)
class Offer:
    """A button that begins a new record; ``preset`` is what is known already, by field."""

    label: str
    kind: type[Record]
    preset: tuple[tuple[str, Raw], ...] = ()


@dataclass(frozen=True, slots=True)
class Door:
    """A button that leads to another page, and there to a record."""

    label: str
    page: str
    id: Id | None = None


@dataclass(frozen=True, slots=True)
class Press:
    """A button that does one thing at once; ``key`` says to the page what."""

    label: str
    key: str
    icon: str


Taken = Offer | Door | Press
"""What a quiet button on a board stands for."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line on a card; with ``ref`` it can be chosen by itself.

    ``lead`` stands in bold before the title. ``side`` and ``tags`` stand on the right, ``marks``
    below the title, ``tip`` explains them. A tag without words keeps a place free in a column. ``laws``
    are chips that open what a rule says, ``doors`` buttons under it; ``whose`` names the line where they are heard, the title where it is empty.
    """

    title: str
    ref: Ref | None = None
    lead: str = ""
    side: str = ""
    tags: tuple[Choice, ...] = ()
    marks: tuple[Choice, ...] = ()
    tip: str = ""
    icon: str = ""
    lines: tuple[str, ...] = ()
    doors: tuple[Door | Press, ...] = ()
    laws: tuple[LawChip, ...] = ()
    whose: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A card; ``key`` tells which one it is.

    ``tint`` is the key of an area or empty: it colours edge and heading, and ``over`` says it in
    words. ``quote`` is what somebody said, ``foot`` a last day, ``caution`` what is to be done
    about it. ``large`` sets the title as the main thing. ``columns`` sets the tags of its rows below
    each other, where each row has one, or a free place, for each column. ``laws`` are chips that open what a rule
    says. A card without title is only its lines. ``whose`` names the card where its buttons are
    heard and the title would fit others as well.
    """

    key: str
    title: str = ""
    ref: Ref | None = None
    over: str = ""
    over_icon: str = ""
    tint: str = ""
    quote: str = ""
    lines: tuple[str, ...] = ()
    side: str = ""
    tags: tuple[Choice, ...] = ()
    tip: str = ""
    icon: str = ""
    rows: tuple[Line, ...] = ()
    offers: tuple[Offer, ...] = ()
    doors: tuple[Door | Press, ...] = ()
    foot: str = ""
    caution: str = ""
    columns: bool = False
    large: bool = False
    laws: tuple[LawChip, ...] = ()
    whose: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Cards under one heading; ``empty`` is said where there are none.

    ``column`` is 0 for the main column and 1 for the one beside it, where there is room.
    """

    key: str
    title: str = ""
    icon: str = ""
    tint: str = ""
    note: str = ""
    blocks: tuple[Block, ...] = ()
    offers: tuple[Taken, ...] = ()
    empty: str = ""
    column: int = field(default=0)
