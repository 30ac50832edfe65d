"""A meeting day (*mødedag*): the families of one day in order, each with time, room, light and needs.

Only the cases that have a meeting on the day are looked at. The order of the day is its times: moving a
family gives it the time of the place it moves to, and the others the times of theirs.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from app.models.base import Id, Record
from app.models.case import Case
from app.models.contacts import Contact
from app.models.law import LawProfile
from app.models.meetings import (
    BESIDE_ROLES,
    Attendance,
    AttendanceRole,
    Meeting,
    MeetingState,
)
from app.presenters.forms.spec import Choice
from app.presenters.handout.view import Voice, voice_of
from app.presenters.meeting_consent import MeetingConsent, meeting_consent
from app.presenters.readiness_board import readiness_board
from app.presenters.who import name_of
from app.rules.contact_counts import current_contacts
from app.rules.invitations import not_to_come, outdated
from app.rules.law import profile_of
from app.rules.periods import holds
from app.rules.readiness import citizens
from app.rules.safety import must_be_apart
from app.rules.seats import part_of
from app.rules.upcoming import ON_A_DAY
from app.services.acts.minutes import postponement
from app.services.acts.records import Add, Edit
from app.services.operation import Operation
from app.services.ports import Ids
from app.words import _, ngettext
from app.words.dates import clock_text
from app.words.people import joined
from app.words.terms import term

__all__ = [
    "FIRST",
    "SLOT",
    "DaySlot",
    "Wanted",
    "meeting_day",
    "moved_to",
    "new_slot",
    "next_start",
    "other_days",
    "reordered",
]

SLOT: Final = 60
"""Minutes a case usually takes (domain.md §1.5)."""

FIRST: Final = time(9, 0)
"""When a day usually begins."""


@dataclass(frozen=True, slots=True)
class DaySlot:
    """One family's meeting; ``movable`` while it has not begun and has a time.

    ``needs`` are tags of what must be there: interpreter, guardian, hearing, a connection. ``again``
    says who holds an invitation that is no longer true, and who is not to come any more.
    """

    case: Id
    family: str
    meeting: Id
    at: str
    room: str
    light: Choice
    ready: str
    who: str
    needs: tuple[Choice, ...]
    movable: bool
    consent: MeetingConsent | None = None
    again: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is known of a new meeting on a day: when, where, how long in minutes."""

    day: date
    starts: time
    minutes: int = SLOT
    room: str = ""


def meeting_day(
    cases: Iterable[Case], day: date, laws: tuple[LawProfile, ...], today: date
) -> tuple[DaySlot, ...]:
    """Return the meetings of a day, in order of time, those without a time last."""
    return tuple(_slot(case, each, laws, today) for case, each in _of_day(cases, day))


def _of_day(cases: Iterable[Case], day: date) -> list[tuple[Case, Meeting]]:
    found = [
        (case, each)
        for case in cases
        for each in case.meetings
        if each.day == day and each.state in ON_A_DAY
    ]
    return sorted(
        found, key=lambda each: (each[1].starts or time.max, each[0].head.name, each[1].id)
    )


def _slot(case: Case, meeting: Meeting, laws: tuple[LawProfile, ...], today: date) -> DaySlot:
    times = [clock_text(each) for each in (meeting.starts, meeting.ends) if each is not None]
    held = meeting.state is MeetingState.CLOSED
    board = readiness_board(case, meeting, laws, today)
    return DaySlot(
        case=case.id,
        family=case.head.name,
        meeting=meeting.id,
        at="–".join(times) or _("uden tid"),
        room=meeting.place or "",
        light=Choice("", term(meeting.state), "lock") if held else board.light,
        ready="" if held else board.sentence,
        who=_who(case, meeting),
        needs=tuple(_needs(case, meeting)),
        movable=_is_movable(meeting),
        consent=meeting_consent(case, meeting),
        again=_again(case, meeting),
    )


def _again(case: Case, meeting: Meeting) -> str:
    """Whose invitation is no longer true, and who holds one and is to be told not to come."""
    said = (
        (_("Ny invitation til {names}"), outdated(case, meeting)),
        (_("Giv {names} besked: har en invitation og er ikke med"), not_to_come(case, meeting)),
    )
    return " · ".join(
        words.format(names=joined([name_of(case, each) for each in whom]))
        for words, whom in said
        if whom
    )


def _is_movable(meeting: Meeting) -> bool:
    return meeting.state is MeetingState.PLANNED and meeting.starts is not None


def _rows(case: Case, meeting: Meeting) -> list[Attendance]:
    return [each for each in case.attendances if each.meeting_id == meeting.id]


def _who(case: Case, meeting: Meeting) -> str:
    rows = _rows(case, meeting)
    people = [name_of(case, each) for each in citizens(case, meeting)]
    others = sum(each.contact_id is not None for each in rows)
    count = ngettext("{count} fagperson", "{count} fagpersoner", others).format(count=others)
    return joined([*people, count]) if others or not people else joined(people)


_NEEDED: Final = BESIDE_ROLES - {AttendanceRole.COMPANION}


def _needs(case: Case, meeting: Meeting) -> Iterator[Choice]:
    """What somebody must think of before the day: each once, in plain words."""
    found = [Choice("accent", _("online"), "device-desktop")] if meeting.online else []
    for each in _rows(case, meeting):
        if each.needs:
            found.append(Choice("caution", each.needs, "user-heart"))
        if each.role in _NEEDED:
            found.append(Choice("accent", term(each.role), "users"))
    yield from dict.fromkeys(found)


def next_start(cases: Iterable[Case], day: date, minutes: int = SLOT) -> time:
    """Return when the next family can come: after the last one, or when a day usually begins."""
    ends = [
        each.ends or _later(each.starts, minutes)
        for _case, each in _of_day(cases, day)
        if each.starts is not None
    ]
    return max(ends, default=FIRST)


def _later(at: time, minutes: int) -> time:
    """A time some minutes on, within the day."""
    moved = datetime.combine(date.min, at) + timedelta(minutes=minutes)
    return moved.time() if moved.date() == date.min else time(23, 59)


def reordered(cases: Sequence[Case], day: date, meeting: Id, by: int) -> tuple[Operation, ...]:
    """Return what moving a meeting some places up (negative) or down does: one operation a case.

    The times of the day stay; who comes at which of them changes. What has begun stays where it is.
    """
    rows = [each for each in _of_day(cases, day) if _is_movable(each[1])]
    keys = [each.id for _case, each in rows]
    if meeting not in keys:
        return ()
    at = keys.index(meeting)
    to = min(max(at + by, 0), len(rows) - 1)
    wanted = list(rows)
    wanted.insert(to, wanted.pop(at))
    times = [(each.starts, each.ends) for _case, each in rows]
    found = []
    for (case, each), (starts, ends) in zip(wanted, times, strict=True):
        if (each.starts, each.ends) != (starts, ends):
            changes = (("starts", starts), ("ends", ends))
            found.append(Edit(case.id, Meeting, each.id, changes, each.version))
    return tuple(found)


_DAYS_AHEAD: Final = (7, 14)


def other_days(ahead: Iterable[date], day: date, today: date) -> tuple[date, ...]:
    """Return the days a family can be moved to: those with meetings, and a week or two on."""
    coming = {each for each in ahead if each >= today}
    later = {max(day, today) + timedelta(days=each) for each in _DAYS_AHEAD}
    return tuple(sorted((coming | later) - {day}))


def moved_to(
    case: Case, meeting: Meeting, there: Iterable[Case], day: date, around: tuple[date, Ids]
) -> Operation:
    """Return the wish to hold a meeting on another day, after those who are there already.

    Who is invited, what they need and what was ordered for it stay with it. One whose day has come
    was not held, so it is postponed: it stands in the log of its day, and a new one takes its place.
    ``around`` are today and where ids come from.
    """
    today, ids = around
    minutes = _length(meeting)
    starts = next_start(there, day, minutes)
    if meeting.day <= today:
        return postponement(case, meeting, day, starts, ids)
    changes = (("day", day), ("starts", starts), ("ends", _later(starts, minutes)))
    return Edit(case.id, Meeting, meeting.id, changes, meeting.version)


def _length(meeting: Meeting) -> int:
    if meeting.starts is None or meeting.ends is None:
        return SLOT
    begin, end = (datetime.combine(date.min, each) for each in (meeting.starts, meeting.ends))
    return max(int((end - begin).total_seconds() // 60), 1)


def new_slot(case: Case, wanted: Wanted, laws: tuple[LawProfile, ...], ids: Ids) -> Add:
    """Return the one operation that puts a family on a day: its meeting, and who is invited.

    Those of the last meeting come again, with their part, needs and those who are there for them; a
    companion is chosen anew. Without one: the adults of the family and the authorities of today. Of
    two who must be kept apart only the one who is to be kept safe is invited.
    """
    last = _last(case, wanted.day)
    meeting = Meeting(
        id=ids.new(),
        case_id=case.id,
        day=wanted.day,
        starts=wanted.starts,
        ends=_later(wanted.starts, wanted.minutes),
        place=wanted.room or (last.place if last else None),
        online=last.online if last else False,
        case_type=_case_type(case, last, laws, wanted.day),
    )
    rows = _same(case, last, wanted.day) if last else _usual(case, wanted.day)
    kept = _apart(case, meeting, list(rows))
    return Add(meeting, tuple(_invited(case, meeting, each, ids) for each in kept))


def _last(case: Case, day: date) -> Meeting | None:
    before = [each for each in case.meetings if each.day < day and _rows(case, each)]
    return max(before, key=lambda each: (each.day, each.seq), default=None)


def _case_type(
    case: Case, last: Meeting | None, laws: tuple[LawProfile, ...], day: date
) -> str | None:
    if last is not None and last.case_type is not None:
        return last.case_type
    law = profile_of(case, laws, day)
    rows = (each for each in (law.case_types if law else ()) if not each.phased_out)
    return next((each.key for each in rows if each.holds(day)), None)


def _same(case: Case, last: Meeting, day: date) -> Iterator[Attendance]:
    """Who was invited last time and is still around."""
    now = {each.id for each in current_contacts(case, day)}
    for each in _rows(case, last):
        gone = each.contact_id is not None and each.contact_id not in now
        if not gone and each.role is not AttendanceRole.COMPANION:
            yield each


def _usual(case: Case, day: date) -> Iterator[Attendance]:
    """The adults, and the authorities that decide something."""
    blank = Id("")
    for person in case.people:
        if voice_of(case, person.id, day) is Voice.ADULT:
            yield Attendance(
                id=blank, case_id=case.id, meeting_id=blank, person_id=person.id,
                role=AttendanceRole.CITIZEN,
            )  # fmt: skip
    for contact in current_contacts(case, day):
        if _sits_there(contact, day):
            yield Attendance(
                id=blank, case_id=case.id, meeting_id=blank, contact_id=contact.id,
                role=AttendanceRole.PROFESSIONAL,
            )  # fmt: skip


def _sits_there(contact: Contact, day: date) -> bool:
    return contact.authority and not contact.private and holds(contact, day)


def _apart(case: Case, meeting: Meeting, rows: list[Attendance]) -> list[Attendance]:
    """Leave out whom one of the others must be kept safe from."""
    people = [each.person_id for each in rows if each.person_id is not None]
    marked = {each.id for each in case.people if each.threatened or each.protected}
    out: set[Id] = set()
    for one, other in must_be_apart(case, meeting.id, people, meeting.day):
        if not {one, other} & out:
            out.add(other if one in marked else one)
    return [each for each in rows if each.person_id not in out and each.beside_id not in out]


def _invited(case: Case, meeting: Meeting, like: Attendance, ids: Ids) -> Record:
    """An invitation like the last one, with nothing of what happened there."""
    return Attendance(
        id=ids.new(),
        case_id=case.id,
        meeting_id=meeting.id,
        person_id=like.person_id,
        contact_id=like.contact_id,
        name=like.name,
        role=like.role,
        beside_id=like.beside_id,
        part=part_of(case, like),
        can_grant=like.can_grant,
        needs=like.needs,
    )
