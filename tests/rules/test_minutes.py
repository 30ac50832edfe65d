"""Closed minutes: what they consist of, their fingerprint, whether they are whole."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from app.models.audit import AuditEntry
from app.models.base import Id
from app.models.case import Case
from app.models.meetings import (
    AgendaItem,
    Agreement,
    AgreementState,
    AttendanceRole,
    Meeting,
    MeetingState,
    Recommendation,
)
from app.models.preparing import WorkNote
from app.rules.minutes import (
    citizen_came,
    in_closed_minutes,
    minutes_changed,
    minutes_digest,
    minutes_of,
    superseded_by,
)
from app.rules.seals import Seal, minutes_whole
from tests.rules.families import KEY, attends, contact, family, goal, meeting

M = Id("m")
AT = datetime(2026, 1, 13, 10, tzinfo=UTC)
PARTS: tuple[Any, ...] = (
    AgendaItem(id=Id("p"), case_id=KEY, meeting_id=M, title="Skole", note="Vi ringer"),
    Agreement(id=Id("a"), case_id=KEY, meeting_id=M, what="ringer"),
    Recommendation(id=Id("r"), case_id=KEY, meeting_id=M, text="Mentor"),
    WorkNote(id=Id("w"), case_id=KEY, meeting_id=M, text="Sover ikke", at=AT),
)


def closed(**more: Any) -> Case:
    return family(meeting(MeetingState.CLOSED, **more), attends("sanne"), *PARTS, goal("g"))


def with_part(case: Case, part: Any, **values: Any) -> Case:
    rows = tuple(
        replace(each, **values) if each.id == part.id else each for each in case.of(type(part))
    )
    return case.having(type(part), rows)


def test_they_consist_of_the_meeting_and_what_belongs_to_it() -> None:
    assert [type(each).__name__ for each in minutes_of(closed(), M)] == [
        "Meeting", "AgendaItem", "Attendance", "WorkNote", "Recommendation", "Agreement",
    ]  # fmt: skip
    assert minutes_of(family(), M) == ()


@pytest.mark.parametrize(
    ("part", "name"), [*zip(PARTS, ("note", "what", "text", "text"), strict=True)]
)
def test_another_word_is_another_fingerprint(part: Any, name: str) -> None:
    case = closed()
    other = with_part(case, part, **{name: "Noget andet"})
    assert minutes_digest(case, M) != minutes_digest(other, M)
    assert minutes_changed(case, other)
    gone = case.having(type(part), ())
    assert minutes_changed(case, gone)


def test_what_is_known_only_later_changes_nothing() -> None:
    case = closed()
    later = with_part(case, PARTS[1], state=AgreementState.KEPT, version=2)
    later = with_part(later, PARTS[3], journal_number="26-1")
    assert not minutes_changed(case, later)


def test_minutes_that_are_still_written_may_change() -> None:
    case = family(meeting(MeetingState.RUNNING), *PARTS)
    assert not minutes_changed(case, with_part(case, PARTS[0], note="Andet"))


def test_nothing_is_compared_where_nothing_of_them_was_touched() -> None:
    case = closed()
    assert not minutes_changed(case, case.having(type(contact("c")), (contact("c"),)))


def test_a_meeting_is_not_taken_up_again() -> None:
    case = closed()
    again = case.having(Meeting, (replace(case.meetings[0], state=MeetingState.RUNNING),))
    assert minutes_changed(case, again)


def entry(detail: str, act: str = "Meeting.close", case_id: Id = KEY) -> AuditEntry:
    return AuditEntry(1, AT, "bente", act, case_id, (M,), detail, b"")


def test_the_log_knows_whether_they_are_whole() -> None:
    case = closed(closed_at=AT)
    (row,) = case.meetings
    seal = entry(minutes_digest(case, M))
    assert minutes_whole(case, row, (entry("x"), seal)) is Seal.WHOLE
    assert minutes_whole(with_part(case, PARTS[0], note="Andet"), row, (seal,)) is Seal.CHANGED
    others = (entry("", "Meeting.start"), entry("x", case_id=Id("other")), entry(""))
    assert minutes_whole(case, row, others) is Seal.ELSEWHERE


def test_which_minutes_stand_instead() -> None:
    assert superseded_by(closed(), M) is None
    newer = Meeting(id=Id("n"), case_id=KEY, day=AT.date(), replaces_id=M)
    found = superseded_by(family(meeting(), newer), M)
    assert found is not None
    assert found.id == "n"


def test_what_is_a_part_of_closed_minutes() -> None:
    case, running = closed(), family(meeting(MeetingState.RUNNING), *PARTS)
    for part in PARTS:
        assert in_closed_minutes(case, part)
        assert not in_closed_minutes(running, part)
        assert not in_closed_minutes(family(), part)
    assert not in_closed_minutes(case, case.goals[0])


def test_whether_a_citizen_came() -> None:
    there = attends("sanne")
    assert citizen_came(family(meeting(), there), M)
    assert not citizen_came(family(meeting(), attends("sanne", present=False)), M)
    chair = replace(attends(name="Bo"), role=AttendanceRole.CHAIR)
    assert not citizen_came(family(meeting(), chair), M)
    assert not citizen_came(family(meeting(), there), Id("other"))
