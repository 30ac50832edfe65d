"""What the author of a text has said that it is not about, though it names it (design.md §4).

Only a name can be a mistake: "David" may be another David. An address or a number of somebody
protected cannot, and what one member of the family says about another stays about the other.
"""

import hashlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from app.models.base import Id, Record
from app.models.case import Case
from app.models.facts import Kind, facts_of
from app.models.letters import Hearing
from app.models.meetings import Attendance
from app.models.plan import Statement
from app.models.preparing import PreparationPart
from app.models.safety import Clearance

__all__ = ["OWN_WORDS", "Cleared", "digest_of", "is_clearable"]


OWN_WORDS: Final[Mapping[type[Record], frozenset[str]]] = MappingProxyType(
    {
        PreparationPart: frozenset({"own_words", "own_version"}),
        Attendance: frozenset({"remark"}),
        Hearing: frozenset({"answer"}),
    }
)
"""Fields that are in the words of the person of the family whom the record belongs to."""


def digest_of(text: str) -> str:
    """The fingerprint of a text as it stands: SHA-256 in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def is_clearable(record: Record, name: str) -> bool:
    """Whether somebody named in this field can be cleared at all: it is free text, and nobody's word.

    What somebody of the family said of another is never cleared: it would then be theirs to share.
    """
    fact = facts_of(type(record)).get(name)
    if fact is None or not fact.text or name in OWN_WORDS.get(type(record), ()):
        return False
    if not isinstance(record, Statement):
        return True
    return record.speaker_id is None and record.kind is not Kind.STATEMENT_ON_OTHER


class Cleared:
    """The clearances of one case; each holds for the very text that was looked at."""

    def __init__(self, case: Case) -> None:
        """Index them by record and field."""
        found: dict[tuple[str, str], list[Clearance]] = {}
        for each in case.clearances:
            found.setdefault((each.record_id, each.field), []).append(each)
        self._found = found

    def rows(self, record: Record, name: str) -> tuple[Clearance, ...]:
        """Return those that hold for what stands in a field now."""
        rows = self._found.get((record.id, name), ())
        if not rows or not is_clearable(record, name):
            return ()
        digest = digest_of(getattr(record, name) or "")
        return tuple(each for each in rows if each.digest == digest)

    def people(self, record: Record, name: str) -> frozenset[Id]:
        """Return whom a field is not about, whatever it names."""
        return frozenset(each.person_id for each in self.rows(record, name))
