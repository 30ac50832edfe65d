"""Putting cards where a hand wants them on the map."""

from dataclasses import dataclass
from typing import ClassVar

from app.models.base import Id
from app.models.case import Case
from app.models.changes import Remove, Steps
from app.models.contacts import Placement
from app.services.acts.records import edited, inserted
from app.services.operation import Surroundings

__all__ = ["PlaceCard", "ReleaseCards"]


@dataclass(frozen=True, slots=True)
class PlaceCard:
    """Put a contact or a person at a point of the map, in map units from the centre."""

    legal: ClassVar[bool] = False
    act: ClassVar[str] = "Placement.set"

    case_id: Id
    id: Id
    target_id: Id
    x: float
    y: float

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """Move the card's placement, or make one with this operation's ``id``."""
        present = next((each for each in case.placements if each.target_id == self.target_id), None)
        if present is not None:
            step = edited(case, present, {"x": float(self.x), "y": float(self.y)}, around)
            return (step,) if step.after else ()
        new = Placement(
            id=self.id,
            case_id=self.case_id,
            target_id=self.target_id,
            x=float(self.x),
            y=float(self.y),
        )
        return (inserted(case, new, around),)


@dataclass(frozen=True, slots=True)
class ReleaseCards:
    """Let all cards find their own places again."""

    legal: ClassVar[bool] = False
    act: ClassVar[str] = "Placement.release"

    case_id: Id

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """One removal for each hand-set place."""
        return tuple(Remove(each) for each in case.placements)
