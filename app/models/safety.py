"""What keeps people safe from each other, and what the coordinator did about it.

Everything here is the coordinator's own work and shown to nobody else.
"""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from app.models.base import Id, Record
from app.models.facts import About, Kind, Subject, link, record, said

__all__ = ["Clearance", "Reveal", "RevealReason", "SharedRoom"]


@record
class Clearance(Record):
    """That the author of a text has said that it is not about somebody whom it names.

    It holds for the very text that was looked at: ``digest`` is its SHA-256 in hexadecimal, and a
    text that is changed is about whomever it names again. ``field`` is the name of the field.
    """

    about: ClassVar[About] = Subject.COORDINATION

    record_id: Id = link("Record", owner=True)
    person_id: Id = link("Person", owner=True)
    field: str = said(Kind.WORK, essential=True)
    digest: str = said(Kind.WORK, essential=True)


class RevealReason(StrEnum):
    """Why somebody had to see a protected address; the code stands in the log."""

    SERVING = "serving"
    """A letter or decision must be delivered there."""
    DANGER = "danger"
    """Somebody is in danger now."""
    NOTIFICATION = "notification"
    """An underretning must be passed on."""
    OWN_WISH = "own_wish"
    """The protected person asks for it."""
    TASK = "task"
    """A home visit, transport or the like cannot be arranged without it."""


@record
class Reveal(Record):
    """That a protected address or number was shown on the coordinator's screen, and why.

    ``note`` is what the code does not say. ``at`` is UTC.
    """

    about: ClassVar[About] = Subject.COORDINATION

    person_id: Id = link("Person", owner=True)
    reason: RevealReason = said(Kind.WORK, essential=True)
    note: str | None = said(Kind.WORK, text=True, default=None)
    at: datetime = said(Kind.WORK, essential=True)


@record
class SharedRoom(Record):
    """Why two adults, one of whom must be kept safe from the other, are invited to one room."""

    about: ClassVar[About] = Subject.COORDINATION

    meeting_id: Id = link("Meeting", owner=True)
    first_id: Id = link("Person", owner=True)
    second_id: Id = link("Person", owner=True)
    reason: str = said(Kind.WORK, essential=True, text=True)
    at: datetime = said(Kind.WORK, essential=True)
