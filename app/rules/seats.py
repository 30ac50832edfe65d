"""Which part of the team somebody at a meeting sits there for (domain.md §1.4)."""

from typing import Final

from app.models.case import Case
from app.models.contacts import Contact
from app.models.facts import Area
from app.models.meetings import Attendance, AttendanceRole

__all__ = ["part_of"]


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
