"""Whether a party is still to answer before a decision (*partshøring*, forvaltningsloven § 19)."""

from datetime import date

from app.models.base import Id
from app.models.case import Case
from app.models.letters import Hearing

__all__ = ["awaited", "is_awaited", "is_overdue"]


def is_awaited(hearing: Hearing, on: date) -> bool:
    """Whether the facts were sent and the party may still answer on a day."""
    if hearing.sent_on is None or hearing.answered_on is not None:
        return False
    return hearing.deadline is None or on <= hearing.deadline


def is_overdue(hearing: Hearing, on: date) -> bool:
    """Whether the day to answer is past and nobody has noted what came."""
    sent = hearing.sent_on is not None and hearing.answered_on is None
    return sent and hearing.deadline is not None and hearing.deadline < on


def awaited(case: Case, decision: Id, on: date) -> tuple[Hearing, ...]:
    """Return the hearings about a decision that must be waited for."""
    return tuple(
        each for each in case.hearings if each.decision_id == decision and is_awaited(each, on)
    )
