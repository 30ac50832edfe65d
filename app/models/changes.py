"""What a change is: steps on records, and what the rest of the program is told of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.models.base import Id, Record

__all__ = ["Change", "Insert", "Remove", "Step", "Steps", "Update"]


@dataclass(frozen=True, slots=True)
class Insert:
    """A record that comes into being."""

    record: Record


@dataclass(frozen=True, slots=True)
class Update:
    """Fields of one record that go from one value to another; never "what I see".

    ``before`` and ``after`` have the same keys. A step whose ``before`` no longer holds is refused.
    """

    kind: type[Record]
    id: Id
    before: Mapping[str, object]
    after: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Remove:
    """A record that goes, kept whole so that the inverse can bring it back."""

    record: Record


Step = Insert | Update | Remove
Steps = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What happened in one transaction, told after the commit.

    ``act`` is the name of the operation in the registry. ``topics`` are the record classes that
    changed, ``ids`` the records. ``inverse`` undoes it; None for acts with legal effect, which
    are superseded instead.
    """

    act: str
    case_id: Id
    topics: frozenset[type[Record]]
    ids: frozenset[Id]
    inverse: Steps | None
