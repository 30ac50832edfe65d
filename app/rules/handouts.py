"""Numbers of sheets: they count one reader's sheets of one form, and nothing else."""

from app.models.base import Id
from app.models.case import Case
from app.models.meetings import HandoutForm

__all__ = ["next_number"]


def next_number(
    case: Case, person_id: Id | None, form: HandoutForm, contact_id: Id | None = None
) -> int:
    """Return the number that this reader's next sheet of this form gets, from 1.

    A reader is a member of the family or a contact; neither is the coordinator.
    """
    numbers = (
        each.number
        for each in case.handouts
        if (each.person_id, each.contact_id) == (person_id, contact_id) and each.form is form
    )
    return max(numbers, default=0) + 1
