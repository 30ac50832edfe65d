"""What remains of minutes that were deleted: that they were there, and why they are gone.

deletion = sletning · proof = bevis · minutes = referat
"""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from app.models.base import Id, Record
from app.models.facts import About, Kind, Subject, record, said

__all__ = ["DeletedMinutes", "DeletionGround"]


class DeletionGround(StrEnum):
    """Why closed minutes may be deleted at all; there is no other reason."""

    WRONG_CASE = "wrong_case"
    """They were written in the case of another family."""
    DEADLINE = "deadline"
    """The day is reached on which the municipality deletes them."""
    ERASURE = "erasure"
    """Somebody whom they are about has a right to have them erased."""


@record
class DeletedMinutes(Record):
    """The proof that closed minutes were deleted (*bevis for sletning*); it holds none of their words.

    ``gone`` is the id that their meeting had, ``digest`` the SHA-256 that the log took when they
    were closed; the numbers are what they consisted of. ``later`` is the meeting whose minutes
    stand in their place. Ids, not links: what they name is gone, or may go the same way. The paper is
    final as soon as they are deleted; ``journal_number`` is where it lies in the journal.
    """

    about: ClassVar[About] = Subject.COORDINATION

    gone: Id = said(Kind.WORK, essential=True)
    day: date = said(Kind.WORK, essential=True)
    closed_at: datetime | None = said(Kind.WORK, default=None)
    digest: str = said(Kind.WORK, essential=True)
    points: int = said(Kind.WORK, default=0)
    attendances: int = said(Kind.WORK, default=0)
    notes: int = said(Kind.WORK, default=0)
    recommendations: int = said(Kind.WORK, default=0)
    agreements: int = said(Kind.WORK, default=0)
    deleted_on: date = said(Kind.WORK, essential=True)
    ground: DeletionGround = said(Kind.WORK, essential=True)
    approved_by: str = said(Kind.WORK, essential=True, text=True)
    reason: str = said(Kind.WORK, essential=True, text=True)
    later: Id | None = said(Kind.WORK, default=None)
    journal_number: str | None = said(Kind.WORK, default=None)
    filed_on: date | None = said(Kind.WORK, default=None)
