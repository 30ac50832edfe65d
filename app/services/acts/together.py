"""One gesture, several operations: carried out, logged and undone as one."""

from dataclasses import dataclass
from typing import ClassVar, Final

from app.models.base import Id
from app.models.case import Case
from app.models.changes import Step, Steps
from app.rules.steps import applied
from app.services.operation import Operation, Surroundings

__all__ = ["GESTURES", "Together"]

GESTURES: Final = (
    "Household.settle",
    "Relationship.descend",
    "Contact.serve",
    "Consent.cover",
    "Consent.fetch",
    "Consent.address",
    "Concern.change",
    "Meeting.invite",
    "Attendance.everybody",
    "Letter.collect",
)
"""Names of the gestures that need several operations."""


@dataclass(frozen=True, slots=True)
class Together:
    """Operations on one case that belong to one gesture; each sees what those before it did.

    ``act`` is the name of the gesture, one of ``GESTURES`` or of any act that it extends. Acts
    with legal effect stand alone.
    """

    legal: ClassVar[bool] = False

    act: str
    operations: tuple[Operation, ...]

    def __post_init__(self) -> None:
        """Refuse what would make a legal act undoable or mix two cases: a fault of the program."""
        cases = {each.case_id for each in self.operations}
        if len(cases) != 1 or any(each.legal for each in self.operations):
            raise ValueError(self.act)

    @property
    def case_id(self) -> Id:
        """The case that all of them change."""
        return self.operations[0].case_id

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """The steps of all, in order.

        Raises:
            Refused: a rule says no to one of them; then none is carried out.
        """
        steps: list[Step] = []
        for each in self.operations:
            found = each.steps(case, around)
            case = applied(case, found)
            steps += found
        return tuple(steps)
