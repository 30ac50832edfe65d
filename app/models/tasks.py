"""What somebody has to do about the case: the coordinator's list.

task = opgave · deputy = stedfortræder
"""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.models.base import Id, Record
from app.models.facts import About, Kind, Subject, link, record, said

__all__ = ["Handover", "Task", "TaskReason"]


class TaskReason(StrEnum):
    """Where a task comes from."""

    OWN = "own"
    """Somebody wrote it."""
    AGE = "age"
    """A birthday changes who decides (domain.md §4.3 and §15.12)."""
    EXPIRY = "expiry"
    """A consent or a protection runs out."""
    WITHDRAWAL = "withdrawal"
    """A consent was withdrawn: tell those who hold a copy, write to the citizen."""
    REASSESSMENT = "reassessment"
    """The plan's consent was withdrawn: decide on an intervention under its own act (§3.3)."""
    RESUBMISSION = "resubmission"
    """The municipality did not follow the recommendation (*genforelæggelse*)."""
    HEARING = "hearing"
    """A party must be heard before a decision (*partshøring*, forvaltningsloven § 19)."""
    COMPLAINT = "complaint"
    """A complaint came: look at the decision again (*genvurdering*, retssikkerhedsloven § 66)."""
    FOLLOW_UP = "follow_up"
    """Something is to be looked at again on a date."""


@record
class Task(Record):
    """Something to be done (*opgave*): what, who decides or does it, by when, and how it ended.

    ``law_key`` is the act under which something is to be decided. It is open until ``done_on``;
    ``decision_id`` is the decision that ended it; while a hearing, a complaint or a resubmission is
    open, the one that it is about.
    """

    about: ClassVar[About] = Subject.COORDINATION

    what: str = said(Kind.WORK, essential=True, text=True)
    reason: TaskReason = said(Kind.WORK, essential=True, default=TaskReason.OWN)
    person_id: Id | None = link("Person", owner=True, kind=Kind.WORK, default=None)
    intervention_id: Id | None = link("Intervention", owner=True, default=None)
    consent_id: Id | None = link("Consent", owner=True, default=None)
    meeting_id: Id | None = link("Meeting", kind=Kind.WORK, default=None)
    decision_id: Id | None = link("Decision", kind=Kind.WORK, default=None)
    law_key: str | None = said(Kind.WORK, default=None)
    who_contact_id: Id | None = link("Contact", kind=Kind.WORK, default=None)
    who: str | None = said(Kind.WORK, text=True, default=None)
    by_date: date | None = said(Kind.WORK, default=None)
    done_on: date | None = said(Kind.WORK, default=None)
    outcome: str | None = said(Kind.WORK, text=True, default=None)


@record
class Handover(Record):
    """That the case was given to a deputy for a time, sealed for that colleague's key.

    The row stands on both desks. ``to_key`` is the deputy's public key, ``from_key`` the one for
    which the deputy seals what comes back; ``from_name`` is who gave it. ``returned_on`` is the day
    on which the deputy's changes came back (on the deputy's desk: were sent back); until then it is
    out. ``kept_aside`` holds what lost against another value when they did.
    """

    about: ClassVar[About] = Subject.COORDINATION

    to_name: str = said(Kind.WORK, essential=True)
    to_key: str = said(Kind.WORK, essential=True)
    from_name: str | None = said(Kind.WORK, default=None)
    from_key: str = said(Kind.WORK, essential=True)
    given_on: date = said(Kind.WORK, essential=True)
    until: date = said(Kind.WORK, essential=True)
    returned_on: date | None = said(Kind.WORK, default=None)
    kept_aside: str | None = said(Kind.WORK, text=True, default=None)
