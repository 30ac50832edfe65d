"""What a room may see: what everyone in it may see, and what the meeting agreed on (design.md §4).

Attendance and the meeting's consent decide. Who comes as part of the family or as a contact hears
what is theirs to hear anyway; who sits beside a citizen (*bisidder*, *tolk*, *partsrepræsentant*)
hears what that citizen has chosen of their own; and everybody hears what a consent to discuss in
this meeting opens for them. The more who listen, the less is said.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.models.base import Id
from app.models.case import Case
from app.models.facts import Kind
from app.models.meetings import Attendance, Confided
from app.rules.about import Tag
from app.rules.consents import Consents
from app.rules.seats import present_at

__all__ = ["Grounds", "Listener", "listeners", "room"]

Hears = Callable[[Tag], bool]


class Grounds(Protocol):
    """What the policies of one case and day have in common (``app.rules.policy``)."""

    @property
    def case(self) -> Case:
        """The whole case."""

    @property
    def consents(self) -> Consents:
        """What is consented to on the day."""

    def family(self, reader: Id) -> Hears:
        """What a member of the family may see."""

    def professional(self, contact: Id) -> Hears:
        """What a contact may see."""

    def is_open(self, tag: Tag) -> bool:
        """Whether a fact is about nobody, and so for everyone."""

    def sayable(self, tag: Tag, reader: Id | None) -> bool:
        """Whether a fact is of a kind that is not closed by default."""

    def is_trace(self, about: Id, tag: Tag) -> bool:
        """Whether a fact gives the whereabouts of somebody protected away."""


@dataclass(frozen=True, slots=True)
class Listener:
    """One of those in the room: what is theirs to hear, and what the meeting lets them hear."""

    attendance: Attendance
    own: Hears
    agreed: Hears

    def hears(self, tag: Tag) -> bool:
        """Whether this one may hear a fact."""
        return self.agreed(tag) or self.own(tag)


def room(grounds: Grounds, meeting: Id) -> Hears:
    """Return what everyone at a meeting may see; no meeting, or nobody at it, no room.

    Where somebody protected lives is not for a wall, whoever is in the room.
    """
    ears = listeners(grounds, meeting)
    if not ears:
        return _nothing
    return lambda tag: (
        grounds.is_open(tag)
        or (
            grounds.sayable(tag, None)
            and not any(grounds.is_trace(each, tag) for each in tag.shared.union(tag.people or ()))
            and all(each.hears(tag) for each in ears)
        )
    )


def listeners(grounds: Grounds, meeting: Id) -> tuple[Listener, ...]:
    """Return those in the room, each with what they may hear."""
    return tuple(
        Listener(each, _own(grounds, each), _agreed(grounds, each))
        for each in present_at(grounds.case, meeting)
    )


def _own(grounds: Grounds, each: Attendance) -> Hears:
    """What is theirs to hear without the meeting's consent: for all, who sits there with them."""
    if each.person_id is not None:
        mine = grounds.family(each.person_id)
    elif each.contact_id is not None:
        mine = grounds.professional(each.contact_id)
    else:
        mine = _seen_by(each)
    if each.beside_id is None:
        return mine
    told = _confided(grounds, each, each.beside_id)
    return lambda tag: mine(tag) or told(tag)


def _seen_by(each: Attendance) -> Hears:
    """Who is known by name only sees those who are known by name only, whoever they are."""
    return lambda tag: each.id in tag.shared and not tag.named


def _confided(grounds: Grounds, each: Attendance, citizen: Id) -> Hears:
    """What a citizen has chosen of their own for who sits beside them, and nothing of others.

    That they are there together is no secret from either. What a child lets somebody hear is for
    those who hold custody to say, in the meeting's consent.
    """
    scopes = [row for row in grounds.case.confided if row.attendance_id == each.id]

    def hears(tag: Tag) -> bool:
        if tag.people != frozenset((citizen,)):
            return False
        return _together(tag, each) or (
            grounds.consents.is_adult(citizen) and any(_covers(row, tag) for row in scopes)
        )

    return hears


def _together(tag: Tag, each: Attendance) -> bool:
    """Who sits beside somebody knows who it is, and that both are at this meeting."""
    here = tag.kind is Kind.MEETING and tag.meeting == each.meeting_id
    return here or tag.kind is Kind.IDENTITY


def _covers(row: Confided, tag: Tag) -> bool:
    kind = row.kind is None or row.kind is tag.kind
    return kind and (row.area is None or row.area is tag.area)


def _agreed(grounds: Grounds, each: Attendance) -> Hears:
    """What the meeting's own consents open for one of those in the room."""
    names = frozenset(filter(None, (each.id, each.person_id, each.contact_id)))
    return lambda tag: (
        bool(tag.people)
        and all(
            grounds.consents.for_meeting(about, each.meeting_id, tag.kind, tag.area, names)
            for about in tag.people or ()
        )
    )


def _nothing(_tag: Tag) -> bool:
    return False
