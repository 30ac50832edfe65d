"""Consent to discuss in one meeting (*samtykke til drøftelse i mødet*): who gives it, and how it stands.

Before professionals may be shown anything in the room, each citizen there has said yes for this very
meeting, to these people (design.md §4). Nobody outside the family, no need of it.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.consents import Consent, ConsentState, ConsentType
from app.models.meetings import Attendance, AttendanceRole, Meeting
from app.rules.consents import is_valid
from app.rules.givers import about_of, deciders

__all__ = ["Standing", "Wanted", "guests", "unnamed", "wanted"]


class Standing(StrEnum):
    """How one giver stands."""

    NOT_ASKED = "not_asked"
    WAITING = "waiting"
    YES = "yes"
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


def guests(case: Case, meeting: Meeting) -> tuple[Attendance, ...]:
    """Return those invited who are not of the family: it is for them that the consent is needed."""
    return tuple(
        each
        for each in case.attendances
        if each.meeting_id == meeting.id and each.person_id is None
    )


def wanted(case: Case, meeting: Meeting) -> tuple[Wanted, ...]:
    """Return each yes that is needed before others may hear; empty without guests.

    The citizens' own, and whatever else was asked for this meeting and waits: for a child, say.
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
        asked = each.type is ConsentType.MEETING and each.meeting_id == meeting.id
        if asked and each.state is ConsentState.OFFERED:
            pair = (each.giver_id, about_of(each))
            found.setdefault(pair, Wanted(*pair, Standing.WAITING, each.id))
    return tuple(found.values())


def _stands(case: Case, meeting: Meeting, giver: Id, about: Id) -> Wanted:
    """The best of what this giver was asked and answered for this meeting."""
    rows = [
        each
        for each in case.consents
        if each.type is ConsentType.MEETING
        and (each.meeting_id, each.giver_id, about_of(each)) == (meeting.id, giver, about)
    ]
    for standing in (Standing.YES, Standing.WAITING, Standing.NO):
        row = next((each for each in rows if _is(case, each, standing, meeting.day)), None)
        if row is not None:
            return Wanted(giver, about, standing, row.id)
    return Wanted(giver, about, Standing.NOT_ASKED)


def _is(case: Case, consent: Consent, standing: Standing, on: date) -> bool:
    if standing is Standing.YES:
        return is_valid(consent, on, case)
    if standing is Standing.WAITING:
        return consent.state is ConsentState.OFFERED
    return consent.state in _NO


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
