"""Preparation, the course of a meeting, the steps of an intervention, letters, hearings, complaints."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from alembic import op

from app.storage.migrations.notation import add_columns, make_records

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_NEW: Final[Mapping[str, str]] = MappingProxyType(
    {
        "intervention_steps": (
            "intervention_id>interventions state day who? reason? decision_id?>decisions lifted:int"
        ),
        "preparation_parts": ("person_id>people key kind own_words? text? own_version? stated_on?"),
        "readiness": (
            "meeting_id>meetings key state who_contact_id?>contacts who? by_date? dated? "
            "journal_number?"
        ),
        "work_notes": (
            "text at meeting_id?>meetings said_by_person_id?>people "
            "said_by_contact_id?>contacts said_by? fact:int journal_number? filed_on?"
        ),
        "attachments": "title journal_number dated? meeting_id?>meetings person_id?>people",
        "letters": (
            "person_id>people form state contact_id?>contacts meeting_id?>meetings final_on? "
            "journal_number? filed_on? remark? replaces_id?>letters"
        ),
        "hearings": (
            "person_id>people facts sent_on? deadline? answered_on? answer? decision_id?>decisions "
            "journal_number? filed_on?"
        ),
        "deleted_minutes": (
            "gone day closed_at? digest points:int attendances:int notes:int "
            "recommendations:int agreements:int deleted_on ground approved_by reason later? "
            "journal_number? filed_on?"
        ),
        "complaints": (
            "decision_id>decisions received_on via text? reassessed_on? outcome? "
            "forwarded_on? ruling? ruled_on? journal_number? filed_on?"
        ),
    }
)
_MORE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "meetings": (
            "online:int case_type? law_key? in_part:int summary? read_at? closed_at? "
            "replaces_id?>meetings moved_from_id?>meetings"
        ),
        "attendances": "part? can_grant:int arrival? needs? remark?",
        "agenda_items": "course? minutes?:int",
        "recommendations": "outcome? dissent? considerations?",
        "decisions": (
            "letter_id?>letters considerations? reply? intensity? from_date? to_date? "
            "provider_id?>contacts paid_by? favourable:int route? delivery? sent_on? outside:int "
            "effect? decided_by? journal_number? filed_on?"
        ),
        "handouts": (
            "meeting_id?>meetings meeting_day? meeting_starts? meeting_ends? meeting_place? "
            "meeting_online:int"
        ),
        "consents": "filed_on? meeting_day?",
        "interventions": "catalogue_key? paid_by? lifted:int",
    }
)

_NAMED: Final = (
    "UPDATE consents SET meeting_day ="
    " (SELECT day FROM meetings WHERE meetings.id = consents.meeting_id)"
    " WHERE type = 'meeting'"
)
"""A consent to talk in a meeting named the day that the meeting has: before, nothing else was known."""


def upgrade() -> None:
    """Make the new tables, then add columns to those that are there."""
    make_records(_NEW)
    add_columns(_MORE)
    op.execute(_NAMED)
