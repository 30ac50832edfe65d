"""Consents in full, tasks, safety, hand-over, and paper for more readers than the family."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from app.storage.migrations.notation import add_columns, make_records, make_table

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_NEW: Final[Mapping[str, str]] = MappingProxyType(
    {
        "consent_sources": "consent_id>consents contact_id?>contacts name?",
        "confided": "attendance_id>attendances area? kind?",
        "handout_bases": "handout_id>handouts consent_id>consents",
        "tasks": (
            "what reason person_id?>people intervention_id?>interventions consent_id?>consents "
            "meeting_id?>meetings decision_id?>decisions law_key? who_contact_id?>contacts who? "
            "by_date? done_on? outcome?"
        ),
        "clearances": "record_id person_id>people field digest",
        "reveals": "person_id>people reason note? at",
        "shared_rooms": "meeting_id>meetings first_id>people second_id>people reason at",
        "handovers": "to_name to_key from_name? from_key given_on until returned_on? kept_aside?",
    }
)
_MORE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "people": "threatened:int",
        "consents": "custody_basis? topics? withdrawn_by? remaining? document_ref?",
        "recipients": "attendance_id?>attendances name?",
        "attendances": "beside_id?>people",
        "handouts": "contact_id?>contacts handed_on?",
    }
)


def upgrade() -> None:
    """Make the new tables, then add columns to those that are there."""
    make_records(_NEW)
    add_columns(_MORE)
    make_table("handover_bases", "handover_id! package")
