"""Closed minutes stand as they are: what they consist of, their fingerprint, what changes them.

minutes = referat. They are superseded by new ones, never changed (domain.md §15.19); that they can be
deleted with proof is said in ``app.rules.deleted``.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, replace
from datetime import date, time
from enum import Enum
from types import MappingProxyType
from typing import Any, Final

from app.models.base import Id, Record
from app.models.case import Case
from app.models.meetings import (
    AgendaItem,
    Agreement,
    Attendance,
    AttendanceRole,
    Meeting,
    MeetingState,
    Recommendation,
)
from app.models.preparing import WorkNote

__all__ = [
    "citizen_came",
    "in_closed_minutes",
    "is_decided_by_minutes",
    "minutes_changed",
    "minutes_digest",
    "minutes_of",
    "standing",
    "superseded_by",
]

_PARTS: Final[tuple[type[Record], ...]] = (
    AgendaItem,
    Attendance,
    WorkNote,
    Recommendation,
    Agreement,
)

_LATER: Final[Mapping[type[Record], frozenset[str]]] = MappingProxyType(
    {
        Agreement: frozenset({"state"}),  # what became of it is seen afterwards
        WorkNote: frozenset({"journal_number", "filed_on"}),  # it is journalised afterwards
        Meeting: frozenset({"moved_from_id"}),  # how the day was found is not said at the meeting
    }
)
"""What is known only after the meeting, and so is no part of what the minutes say."""

_BESIDE: Final = frozenset({"case_id", "seq", "version", "invented"})


def minutes_of(case: Case, meeting_id: Id) -> tuple[Record, ...]:
    """Return what the minutes of a meeting consist of, the meeting first, each class in order."""
    meeting = case.get(Meeting, meeting_id)
    rows: list[Record] = [] if meeting is None else [meeting]
    for kind in _PARTS:
        rows += sorted(
            (each for each in case.of(kind) if getattr(each, "meeting_id", None) == meeting_id),
            key=lambda each: (each.seq, each.id),
        )
    return tuple(rows)


def minutes_digest(case: Case, meeting_id: Id) -> str:
    """Return the SHA-256 of the minutes in hexadecimal.

    A field that says nothing (its default) is left out, so that a field which a later version of
    the program adds leaves the fingerprint as it was.
    """
    said = [_said(_linked(case, each)) for each in minutes_of(case, meeting_id)]
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _linked(case: Case, record: Record) -> Record:
    """New minutes in the place of deleted ones say what they said: which ones they superseded."""
    if not isinstance(record, Meeting) or record.replaces_id is not None:
        return record
    older = (each.gone for each in case.deleted_minutes if each.later == record.id)
    return replace(record, replaces_id=next(older, None))


def _said(record: Record) -> tuple[str, dict[str, object]]:
    outside = _BESIDE | _LATER.get(type(record), frozenset())
    values = {
        each.name: _plain(getattr(record, each.name))
        for each in fields(record)
        if each.name not in outside
        and (each.default is MISSING or getattr(record, each.name) != each.default)
    }
    return type(record).__name__, values


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date | time) else value


def minutes_changed(before: Case, after: Case) -> bool:
    """Whether closed minutes say something else afterwards, or are gone without proof."""
    return any(
        minutes_digest(before, each.id) != minutes_digest(after, each.id)
        and not _is_deleted(before, after, each.id)
        for each in before.meetings
        if each.state is MeetingState.CLOSED and _touched(before, after)
    )


def _touched(before: Case, after: Case) -> bool:
    kinds: tuple[type[Record], ...] = (Meeting, *_PARTS)
    return any(before.of(kind) is not after.of(kind) for kind in kinds)


def _is_deleted(before: Case, after: Case, meeting_id: Id) -> bool:
    """Whether all of the minutes went, and their proof came."""
    came = {each.gone for each in after.deleted_minutes if each not in before.deleted_minutes}
    return meeting_id in came and not minutes_of(after, meeting_id)


def in_closed_minutes(case: Case, record: Record) -> bool:
    """Whether a record is a part of minutes that are closed."""
    if not isinstance(record, _PARTS):
        return False
    meeting = case.get(Meeting, getattr(record, "meeting_id", None))
    return meeting is not None and meeting.state is MeetingState.CLOSED


def standing(mine: Case, rows: Mapping[Id, Record]) -> dict[Id, Record]:
    """Return the rows of a merged case with the minutes that are closed here as they stand here.

    What came from elsewhere into them is left out; what is known only later is taken.
    """
    parts = _closed_parts(mine)
    closed = {each.id for each in parts.values() if isinstance(each, Meeting)}
    found: dict[Id, Record] = {}
    for key, each in rows.items():
        if key in parts:
            found[key] = _with_later(parts[key], each)
        elif not isinstance(each, _PARTS) or getattr(each, "meeting_id", None) not in closed:
            found[key] = each
        else:  # moved into them, or added to them
            own = mine.find(key)
            found.update({} if own is None else {key: own})
    return {**parts, **found}


def _closed_parts(case: Case) -> dict[Id, Record]:
    closed = [each.id for each in case.meetings if each.state is MeetingState.CLOSED]
    return {part.id: part for key in closed for part in minutes_of(case, key)}


def _with_later(part: Record, merged: Record) -> Record:
    values: dict[str, Any] = {
        name: getattr(merged, name) for name in _LATER.get(type(part), frozenset())
    }
    return replace(part, **values)


def is_decided_by_minutes(mine: Case, *sides: Record | None) -> bool:
    """Whether two states of a record differ in what closed minutes say here, so that nobody is asked."""
    there = [each for each in sides if each is not None]
    parts = _closed_parts(mine)
    if not any(each.id in parts or in_closed_minutes(mine, each) for each in there):
        return False
    return len(there) < len(sides) or len({repr(_said(each)) for each in there}) > 1


def superseded_by(case: Case, meeting_id: Id) -> Meeting | None:
    """Return the meeting whose minutes stand instead of these, None while these stand."""
    return next((each for each in case.meetings if each.replaces_id == meeting_id), None)


def citizen_came(case: Case, meeting_id: Id) -> bool:
    """Whether a citizen is or was at a meeting."""
    return any(
        each.present and each.role is AttendanceRole.CITIZEN
        for each in case.attendances
        if each.meeting_id == meeting_id
    )
