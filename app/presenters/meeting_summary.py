"""What everybody hears before they leave: composed from what was written, as the room may see it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from app.models.base import Id
from app.models.case import Case
from app.models.law import LawProfile
from app.models.meetings import AgreementState, Attendance, AttendanceRole, Meeting, MeetingState
from app.models.plan import Concern
from app.presenters.forms.rows import in_one
from app.presenters.lines import agreement_lines
from app.presenters.meeting_board import when_text
from app.presenters.who import concerned, meeting_label, name_of
from app.rules.law import profile_of, wording
from app.services.acts.records import Add, Edit
from app.services.operation import Operation
from app.services.ports import Ids
from app.words import _
from app.words.dates import clock_text
from app.words.people import joined, quoted
from app.words.terms import area_name

__all__ = [
    "RemarkLine",
    "read_aloud",
    "read_text",
    "remark_lines",
    "summary_text",
    "write_remark",
    "write_summary",
]

_FIRST = "citizen"
"""The point of the course at which the citizen speaks."""


def summary_text(room: Case, meeting_id: Id, laws: tuple[LawProfile, ...], today: date) -> str:
    """Return the summary as text; ``room`` is the case as everyone in the meeting may see it."""
    meeting = room.get(Meeting, meeting_id)
    if meeting is None:
        return ""
    parts = (
        _held(room, meeting),
        _citizen(room, meeting),
        _agreed(room, meeting, today),
        _recommended(room, meeting, laws),
        _next(room, meeting, today),
    )
    return "\n\n".join("\n".join(lines) for lines in map(tuple, parts) if lines)


def _held(room: Case, meeting: Meeting) -> Iterator[str]:
    yield _("{title}, {when}").format(title=meeting.title or _("Møde"), when=when_text(meeting))
    there = [_name(room, each) for each in _rows(room, meeting) if each.present]
    if there:
        yield _("Med i dag: {names}.").format(names=joined(there))
    if meeting.in_part:
        yield _("Mødet blev afbrudt og er kun holdt i en del.")


def _citizen(room: Case, meeting: Meeting) -> Iterator[str]:
    """The citizen's own comment first, then what was said at the point that is theirs."""
    for each in _rows(room, meeting):
        if each.role is AttendanceRole.CITIZEN and each.remark:
            yield _("{name} siger: {words}").format(
                name=_name(room, each), words=quoted(each.remark)
            )
    for point in room.agenda_items:
        if point.meeting_id == meeting.id and point.course == _FIRST and point.note:
            yield point.note


def _agreed(room: Case, meeting: Meeting, today: date) -> Iterator[str]:
    rows = [
        each
        for each in room.agreements
        if each.meeting_id == meeting.id and each.state is not AgreementState.BROKEN
    ]
    if rows:
        yield _("Det har vi aftalt:")
    for line in agreement_lines(room, rows, today):
        yield f"– {line.said}" + (f" ({line.when})" if line.when else "")


def _recommended(room: Case, meeting: Meeting, laws: tuple[LawProfile, ...]) -> Iterator[str]:
    law = profile_of(room, laws, meeting.day)
    said = wording(law) if law else None
    rows = [each for each in room.recommendations if each.meeting_id == meeting.id]
    if not rows:
        return
    yield _("{noun}:").format(noun=said.plural.capitalize() if said else _("Indstillinger"))
    for each in rows:
        yield f"– {area_name(each.area)}: {each.text}" if each.area else f"– {each.text}"
        if each.dissent:
            yield _("  Ikke alle er enige: {words}").format(words=each.dissent)
    if said:
        yield said.after


def _next(room: Case, meeting: Meeting, today: date) -> Iterator[str]:
    coming = [
        each
        for each in room.meetings
        if each.state is MeetingState.PLANNED and each.id != meeting.id and each.day >= today
    ]
    for each in sorted(coming, key=lambda row: (row.day, row.seq))[:1]:
        yield _("Vi ses igen: {meeting}").format(meeting=meeting_label(each, today))


def _rows(room: Case, meeting: Meeting) -> Iterator[Attendance]:
    return (each for each in room.attendances if each.meeting_id == meeting.id)


def _name(room: Case, row: Attendance) -> str:
    return row.name or name_of(room, row.person_id or row.contact_id)


def write_summary(case: Case, meeting: Meeting, text: str, ids: Ids) -> Operation | None:
    """Return the wish to keep another text; what was read aloud was the one before.

    It is about the citizens who came, besides those whom it names: so they may see it.
    """
    said = text.strip() or None
    if said == meeting.summary:
        return None
    changes = (("summary", said), ("read_at", None))
    edit = Edit(meeting.case_id, Meeting, meeting.id, changes, meeting.version)
    known = set(concerned(case, meeting.id))
    new = [
        Add(Concern(id=ids.new(), case_id=case.id, record_id=meeting.id, person_id=each.person_id))
        for each in _rows(case, meeting)
        if each.present and each.person_id is not None and each.person_id not in known
    ]
    (wish,) = in_one(edit.act, [edit, *new])
    return wish


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """A citizen at a meeting and what they want to have said; ``id`` is the attendance's."""

    id: Id
    name: str
    words: str


def remark_lines(case: Case, meeting: Meeting) -> tuple[RemarkLine, ...]:
    """Return the citizens who came, and those who have said something without coming."""
    return tuple(
        RemarkLine(each.id, _name(case, each), each.remark or "")
        for each in _rows(case, meeting)
        if each.role is AttendanceRole.CITIZEN and (each.present or each.remark)
    )


def write_remark(case: Case, key: Id, text: str) -> Edit | None:
    """Return the wish to keep a citizen's own comment; None where nothing changes."""
    row = case.get(Attendance, key)
    said = text.strip() or None
    if row is None or said == row.remark:
        return None
    return Edit(case.id, Attendance, key, (("remark", said),), row.version)


def read_aloud(meeting: Meeting, now: datetime) -> Edit:
    """Say that the summary was read aloud now; once more takes it back."""
    moment = None if meeting.read_at else now
    return Edit(meeting.case_id, Meeting, meeting.id, (("read_at", moment),), meeting.version)


def read_text(meeting: Meeting, zone: tzinfo | None) -> str:
    """Say when it was read aloud; ``zone`` None is the desk's own."""
    if meeting.read_at is None:
        return _("Ikke læst højt endnu")
    return _("Læst højt kl. {time}").format(
        time=clock_text(meeting.read_at.astimezone(zone).time())
    )
