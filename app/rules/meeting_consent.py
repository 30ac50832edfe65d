"""Consent to discuss in one meeting (*samtykke til drøftelse i mødet*): who gives it, and how it stands.

Before professionals may be shown anything in the room, each citizen there has said yes for this very
meeting, to these people (design.md §4). Nobody outside the family, no need of it.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.consents import Consent, ConsentState, ConsentType
from app.models.meetings import Attendance, AttendanceRole, Meeting
from app.rules.consents import is_valid, names_another_day
from app.rules.givers import about_of, deciders

__all__ = ["Standing", "Wanted", "guests", "unnamed", "wanted"]


class Standing(StrEnum):
    """How one giver stands."""

    NOT_ASKED = "not_asked"
    WAITING = "waiting"
    YES = "yes"
    OTHER_DAY = "other_day"
    """Asked or answered for another day than the meeting has now: a consent names its day."""
    NO = "no"
    """A no, or a yes taken back: what is theirs is not said in the room."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One yes that the meeting needs: whose, about whom; ``consent`` is the row, None before one."""

    giver: Id
    about: Id
    standing: Standing
    consent: Id | None = None


_NO: Final = frozenset({ConsentState.NO, ConsentState.WITHDRAWN})
_OPEN: Final = frozenset({Standing.WAITING, Standing.OTHER_DAY})


def guests(case: Case, meeting: Meeting) -> tuple[Attendance, ...]:
    """Return those invited who are not of the family: it is for them that the consent is needed."""
    return tuple(
        each
        for each in case.attendances
        if each.meeting_id == meeting.id and each.person_id is None
    )


def wanted(case: Case, meeting: Meeting) -> tuple[Wanted, ...]:
    """Return each yes that is needed before others may hear; empty without guests.

    The citizens' own, and whatever else was asked for this meeting and waits, or was for the day that
    it had before: for a child, say.
    """
    if not guests(case, meeting):
        return ()
    found: dict[tuple[Id, Id], Wanted] = {}
    for row in case.attendances:
        about = row.person_id
        if row.meeting_id != meeting.id or about is None or row.role is not AttendanceRole.CITIZEN:
            continue
        givers = deciders(case, about, ConsentType.MEETING, meeting.day) or (about,)
        for giver in givers:
            found[giver, about] = _stands(case, meeting, giver, about)
    for each in case.consents:
        if each.type is ConsentType.MEETING and each.meeting_id == meeting.id:
            pair = (each.giver_id, about_of(each))
            stands = found.get(pair) or _stands(case, meeting, *pair)
            if stands.standing in _OPEN:
                found[pair] = stands
    return tuple(found.values())


def _stands(case: Case, meeting: Meeting, giver: Id, about: Id) -> Wanted:
    """The best of what this giver was asked and answered for this meeting, on the day that it has."""
    rows = [
        each
        for each in case.consents
        if each.type is ConsentType.MEETING
        and (each.meeting_id, each.giver_id, about_of(each)) == (meeting.id, giver, about)
    ]
    for each in rows:
        if is_valid(each, meeting.day, case):
            return Wanted(giver, about, Standing.YES, each.id)
    for each in reversed(rows):
        standing = _unsettled(case, each)
        if standing is not None:
            return Wanted(giver, about, standing, each.id)
    return Wanted(giver, about, Standing.NOT_ASKED)


def _unsettled(case: Case, consent: Consent) -> Standing | None:
    """How somebody stands who has given no yes for the day; a no holds on whichever day."""
    if consent.state in _NO:
        return Standing.NO
    if names_another_day(case, consent):
        return Standing.OTHER_DAY
    return Standing.WAITING if consent.state is ConsentState.OFFERED else None


def unnamed(case: Case, meeting: Meeting) -> tuple[Attendance, ...]:
    """Return who is invited and not named by a yes that names others: they hear nothing by it."""
    given = {
        each.consent: each.giver for each in wanted(case, meeting) if each.standing is Standing.YES
    }
    named: dict[Id, set[Id | None]] = {}
    for row in case.recipients:
        if row.consent_id in given:
            keys = {row.person_id, row.contact_id, row.attendance_id}
            named.setdefault(row.consent_id, {given[row.consent_id]}).update(keys - {None})
    return tuple(
        each
        for each in case.attendances
        if each.meeting_id == meeting.id
        and any(
            {each.id, each.person_id, each.contact_id}.isdisjoint(keys) for keys in named.values()
        )
    )
