"""The tables of the first version."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from alembic import op

from app.storage.migrations.notation import make_records, make_table

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_RECORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "cases": "name law_profile opened_on? closed_on? case_number? teaching:int",
        "people": (
            "name nickname? family_role? birth_date? age?:int gender? identifier? "
            "identifier_form? address? phone? protected:int protected_until?"
        ),
        "households": "name address?",
        "members": "household_id>households person_id>people part_time:int from_date? to_date?",
        "relationships": "first_id>people second_id>people form from_date? to_date?",
        "custodies": (
            "child_id>people holder_id>people form lives_here:int contact_time? from_date? to_date?"
        ),
        "contacts": (
            "role name? organisation? department? area? authority:int provider:int "
            "external:int private:int at_least?:int phone? email? call_about? stated_for? "
            "planned:int from_date? to_date? replaced_by_id?>contacts"
        ),
        "serves": (
            "contact_id>contacts person_id?>people household_id?>households whole_family:int "
            "call_about?"
        ),
        "planned_changes": "contact_id>contacts into_id?>contacts by_date? note?",
        "coordinators": "role name phone? contact_id?>contacts from_date? to_date?",
        "placements": "target_id x:real y:real",
        "consents": (
            "giver_id>people child_id?>people type state purpose? basis? form? noted_by? "
            "informed:int given_on? valid_until? withdrawn_on? withdrawal_note? "
            "meeting_id?>meetings"
        ),
        "consent_scopes": "consent_id>consents area? kind?",
        "recipients": "consent_id>consents person_id?>people contact_id?>contacts",
        "statements": "text area? kind source? source_name? speaker_id?>people stated_on? need:int",
        "goals": "text level own_words? area? reached_on?",
        "interventions": (
            "name area? state goal_id?>goals law_key? granted_by? provider_id?>contacts duty? "
            "intensity? from_date? to_date? pause_reason?"
        ),
        "concerns": "record_id person_id>people",
        "meetings": "title day starts? ends? place? state",
        "attendances": (
            "meeting_id>meetings person_id?>people contact_id?>contacts name? role present:int"
        ),
        "agenda_items": "meeting_id>meetings title note? done:int",
        "agreements": (
            "what meeting_id?>meetings who_person_id?>people who_contact_id?>contacts who? "
            "by_date? by_text? state"
        ),
        "recommendations": "text reason? area? meeting_id?>meetings intervention_id?>interventions",
        "decisions": (
            "text area? law_key? facts? reason? state decided_on? received_on? "
            "meeting_id?>meetings intervention_id?>interventions replaces_id?>decisions"
        ),
        "appointments": "title day starts? ends? place? contact_id?>contacts weekly:int",
        "handouts": "person_id?>people form number:int digest printed_at",
    }
)
_OWN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "log": "seq!:int at actor act case_id? objects detail mac:bytes",
        "drafts": "case_id! place! text",
        "settings": "key! value",
    }
)


def upgrade() -> None:
    """Make all tables; the log refuses to be changed."""
    make_records(_RECORDS)
    for name, columns in _OWN.items():
        make_table(name, columns)
    op.create_index("ix_log_case_id", "log", ["case_id"])
    for event in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER log_refuses_{event.lower()} BEFORE {event} ON log "
            "BEGIN SELECT RAISE(ABORT, 'the log is append only'); END"
        )
