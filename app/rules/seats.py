"""Who sits at a meeting, and which part of the team each sits there for (domain.md §1.4)."""

from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.contacts import Contact
from app.models.facts import Area
from app.models.meetings import Attendance, AttendanceRole, Meeting, MeetingState

__all__ = ["part_of", "present_at", "seated"]


def present_at(case: Case, meeting: Id) -> tuple[Attendance, ...]:
    """Return who counts as being in the room: the invited until it begins, then those who came."""
    found = case.get(Meeting, meeting)
    if found is None:
        return ()
    planned = found.state is MeetingState.PLANNED
    invited = (each for each in case.attendances if each.meeting_id == meeting)
    return tuple(each for each in invited if planned or each.present)


def seated(case: Case, meeting: Id) -> frozenset[Id]:
    """Return who sits in the room as the lens knows them: person or contact, else the attendance."""
    return frozenset(
        each.person_id or each.contact_id or each.id for each in present_at(case, meeting)
    )


def part_of(case: Case, attendance: Attendance) -> str | None:
    """Return which part of the team somebody fills: as it was written, else by role and area.

    A contact with authority in an area stands for it; who only provides help there does not.
    """
    if attendance.part is not None:
        return attendance.part
    named = _PARTS.get(attendance.role)
    contact = case.get(Contact, attendance.contact_id)
    if named is not None or contact is None:
        return named
    speaks = contact.authority and contact.area is not None
    return _AREA_PARTS[contact.area] if speaks and contact.area is not None else None


_PARTS: Final = {
    AttendanceRole.CITIZEN: "citizen",
    AttendanceRole.CHAIR: "chair",
    AttendanceRole.MINUTES: "minutes",
    AttendanceRole.COMPANION: "companion",
    AttendanceRole.HEALTH_COORDINATOR: "region",
}

_AREA_PARTS: Final = {
    Area.SOCIAL: "social",
    Area.EMPLOYMENT: "employment",
    Area.EDUCATION: "education",
    Area.HEALTH: "health",
    Area.FAMILY: "family",
}
