"""What has legal effect, and so is superseded instead of changed (design.md §3, undo)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from app.models.base import Record
from app.models.case import Case, CaseHead
from app.models.consents import Consent, ConsentScope, ConsentSource, ConsentState, Recipient
from app.models.meetings import (
    AgendaItem,
    Attendance,
    Confided,
    Decision,
    DecisionState,
    Handout,
    Meeting,
    MeetingState,
    Recommendation,
)
from app.models.plan import Intervention
from app.models.tasks import Task

__all__ = ["CONTROLLED", "is_settled"]

CONTROLLED: Final[Mapping[type[Record], frozenset[str]]] = MappingProxyType(
    {
        Intervention: frozenset({"state", "pause_reason", "lifted"}),
        Consent: frozenset(
            {"state", "withdrawn_on", "withdrawn_by", "withdrawal_note", "remaining"}
        ),
        Meeting: frozenset({"state", "closed_at", "replaces_id"}),
        Decision: frozenset({"state"}),
        Task: frozenset({"reason", "done_on", "outcome", "decision_id"}),
        CaseHead: frozenset({"closed_on"}),
    }
)
"""Fields that only acts of their own change."""


def is_settled(case: Case, record: Record) -> bool:
    """Whether a record stands as it is: minutes closed, a decision issued, a consent answered."""
    match record:
        case Decision():
            return record.state is DecisionState.ISSUED
        case Meeting():
            return record.state is MeetingState.CLOSED
        case Consent():
            return record.state is not ConsentState.OFFERED
        case AgendaItem() | Attendance() | Recommendation():
            meeting = case.get(Meeting, record.meeting_id)
            return meeting is not None and meeting.state is MeetingState.CLOSED
        case Confided():
            there = case.get(Attendance, record.attendance_id)
            return there is not None and is_settled(case, there)
        case ConsentScope() | ConsentSource() | Recipient():
            consent = case.get(Consent, record.consent_id)
            return consent is not None and consent.state is not ConsentState.OFFERED
        case Handout():
            return case.get(Handout, record.id) is not None
        case _:
            return False
