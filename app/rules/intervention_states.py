"""Which state of an intervention may follow which (design.md §6)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from app.models.plan import InterventionState as State

__all__ = ["NEXT", "may_follow"]

NEXT: Final[Mapping[State, frozenset[State]]] = MappingProxyType(
    {
        State.WISHED: frozenset({State.PROPOSED, State.RECOMMENDED, State.ENDED}),
        State.PROPOSED: frozenset({State.WISHED, State.RECOMMENDED, State.GRANTED, State.REFUSED}),
        State.RECOMMENDED: frozenset({State.PROPOSED, State.GRANTED, State.REFUSED}),
        State.GRANTED: frozenset({State.RUNNING, State.ENDED}),
        State.REFUSED: frozenset({State.WISHED}),
        State.RUNNING: frozenset({State.PAUSED, State.ENDED}),
        State.PAUSED: frozenset({State.RUNNING, State.ENDED}),
        State.ENDED: frozenset({State.RUNNING}),
    }
)


def may_follow(present: State, wanted: State) -> bool:
    """Whether an intervention may go from one state to another in one act."""
    return wanted in NEXT[present]
