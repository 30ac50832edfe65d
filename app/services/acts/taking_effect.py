"""Issued decisions do what they say on the day from which they say it."""

from dataclasses import dataclass
from typing import ClassVar

from app.models.base import Id
from app.models.case import Case
from app.models.changes import Steps
from app.rules.taking_effect import due
from app.services.operation import Surroundings

__all__ = ["TakeEffect"]


@dataclass(frozen=True, slots=True)
class TakeEffect:
    """Carry out everything that the decisions of a family still have to do today, each on its own day.

    Where nothing is due it changes nothing and leaves no log entry.
    """

    legal: ClassVar[bool] = True
    act: ClassVar[str] = "Decision.take_effect"

    case_id: Id

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """The steps of each, in order of their days."""
        return tuple(step for each in due(case, around.today) for step in each.steps)
