"""What can be wrong with a wish to change something; ``app.words.problems`` makes sentences."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Code", "Problem", "Refused"]


class Code(StrEnum):
    """Reasons for which an operation is refused."""

    MISSING_TEXT = "missing_text"
    MISSING_CHOICE = "missing_choice"
    IMPOSSIBLE_DATE = "impossible_date"
    PERIOD_REVERSED = "period_reversed"
    OUT_OF_RANGE = "out_of_range"
    SAME_PERSON = "same_person"
    NO_SUCH_RECORD = "no_such_record"
    NO_SUCH_FIELD = "no_such_field"
    WRONG_TYPE = "wrong_type"
    NEEDS_ONE_TARGET = "needs_one_target"
    ALREADY_THERE = "already_there"
    MOVED_ON = "moved_on"
    NOT_ALLOWED_FROM_STATE = "not_allowed_from_state"
    HAS_LEGAL_EFFECT = "has_legal_effect"
    NEEDS_CONSENT_FIELDS = "needs_consent_fields"
    UNKNOWN_LAW = "unknown_law"
    IDENTIFIER_FORM = "identifier_form"
    READ_ONLY = "read_only"
    PLAN_FROZEN = "plan_frozen"
    TASK_STAYS = "task_stays"
    TASKS_OPEN = "tasks_open"
    NOT_NAMED = "not_named"
    NEEDS_REASON = "needs_reason"
    HANDED_OVER = "handed_over"
    RETURNED_ALREADY = "returned_already"
    ACCESS_ENDED = "access_ended"
    UNDECIDED = "undecided"
    HEARING_OPEN = "hearing_open"
    OTHERS_TOO = "others_too"
    CITIZEN_ABSENT = "citizen_absent"
    DELETED_WITH_PROOF = "deleted_with_proof"
    NOT_OLDEST = "not_oldest"
    DECISION_RESTS = "decision_rests"
    REPEATS_MINUTES = "repeats_minutes"
    NEEDS_PARAGRAPH = "needs_paragraph"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: a code and the field it is about, never a value that was typed."""

    code: Code
    field: str = ""


class Refused(Exception):
    """An operation was refused; nothing was changed."""

    def __init__(self, *problems: Problem) -> None:
        """Keep the problems; their codes, not values, become the text."""
        super().__init__(", ".join(f"{each.code}:{each.field}" for each in problems))
        self.problems = problems
