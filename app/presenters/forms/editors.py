"""The editor of each class of record."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from app.models.base import Record
from app.models.case import CaseHead
from app.models.consents import Consent
from app.models.contacts import Contact, Coordinator
from app.models.letters import Complaint, Hearing, Letter
from app.models.meetings import (
    AgendaItem,
    Agreement,
    Appointment,
    Attendance,
    Decision,
    Meeting,
    Recommendation,
)
from app.models.people import Custody, Household, Member, Person, Relationship
from app.models.plan import Goal, Intervention, Statement
from app.models.preparing import Attachment, PreparationPart, Readiness
from app.models.tasks import Task
from app.presenters.forms import (
    agreement,
    complaint,
    consent,
    decision,
    family,
    hearing,
    letters,
    meeting,
    network,
    outcome,
    plan,
    preparing,
    task,
)
from app.presenters.forms.editor import Editor

__all__ = ["EDITORS"]

EDITORS: Final[Mapping[type[Record], Editor]] = MappingProxyType(
    {
        CaseHead: family.CASE,
        Person: family.PERSON,
        Household: family.HOUSEHOLD,
        Member: family.MEMBER,
        Relationship: family.RELATIONSHIP,
        Custody: family.CUSTODY,
        Contact: network.CONTACT,
        Coordinator: network.COORDINATOR,
        Consent: consent.CONSENT,
        Statement: plan.STATEMENT,
        Goal: plan.GOAL,
        Intervention: plan.INTERVENTION,
        Meeting: meeting.MEETING,
        Attendance: meeting.ATTENDANCE,
        AgendaItem: meeting.AGENDA_ITEM,
        Agreement: agreement.AGREEMENT,
        Recommendation: outcome.RECOMMENDATION,
        Decision: decision.DECISION,
        Letter: letters.LETTER,
        Hearing: hearing.HEARING,
        Complaint: complaint.COMPLAINT,
        Appointment: outcome.APPOINTMENT,
        Task: task.TASK,
        PreparationPart: preparing.PREPARATION_PART,
        Readiness: preparing.READINESS,
        Attachment: preparing.ATTACHMENT,
    }
)
"""Rows without an editor are chips of another's form, or written by acts of their own."""
