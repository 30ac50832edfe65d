"""What has legal effect, and so is superseded instead of changed (design.md §3, undo)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from app.models.base import Record
from app.models.case import Case, CaseHead
from app.models.consents import Consent, ConsentScope, ConsentSource, ConsentState, Recipient
from app.models.erasing import DeletedMinutes
from app.models.letters import Hearing, Letter, LetterState
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
from app.models.preparing import WorkNote
from app.models.tasks import Task

__all__ = ["CONTROLLED", "is_settled"]

CONTROLLED: Final[Mapping[type[Record], frozenset[str]]] = MappingProxyType(
    {
        Intervention: frozenset({"state", "pause_reason", "lifted"}),
        Consent: frozenset(
            {"state", "withdrawn_on", "withdrawn_by", "withdrawal_note", "remaining", "filed_on"}
        ),
        Meeting: frozenset({"state", "closed_at", "replaces_id"}),
        Decision: frozenset({"state", "journal_number", "filed_on"}),
        Letter: frozenset({"state", "final_on", "journal_number", "filed_on"}),
        Hearing: frozenset(
            {"sent_on", "deadline", "answered_on", "answer", "journal_number", "filed_on"}
        ),
        WorkNote: frozenset({"journal_number", "filed_on"}),
        Task: frozenset({"reason", "done_on", "outcome", "decision_id"}),
        CaseHead: frozenset({"closed_on"}),
    }
)
"""Fields that only acts of their own change."""


def is_settled(case: Case, record: Record) -> bool:
    """Whether a record stands as it is: minutes closed, a decision issued, a consent answered."""
    match record:
        case Decision() | Letter() | Hearing() | WorkNote():
            return _is_sent(case, record)
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
        case Handout() | DeletedMinutes():
            return not isinstance(record, Handout) or case.get(Handout, record.id) is not None
        case _:
            return False


def _is_sent(case: Case, record: Decision | Letter | Hearing | WorkNote) -> bool:
    """Whether something is out of hand: issued or in a final letter, final, sent, in the journal."""
    match record:
        case Decision():
            letter = case.get(Letter, record.letter_id)
            in_final = letter is not None and letter.state is not LetterState.DRAFT
            return in_final or record.state is DecisionState.ISSUED
        case Letter():
            return record.state is not LetterState.DRAFT
        case Hearing():
            return record.sent_on is not None
        case _:
            return record.journal_number is not None
