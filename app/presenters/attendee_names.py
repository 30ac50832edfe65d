"""How those at a meeting are named, so that two of the same role are told apart."""

from collections import Counter

from app.models.base import Id
from app.models.case import Case
from app.models.contacts import Contact
from app.models.meetings import Attendance
from app.presenters.who import name_of

__all__ = ["attendee_names"]


def attendee_names(case: Case, meeting_id: Id) -> dict[Id, str]:
    """Return a name for each attendance of a meeting, in order.

    Where two would be named alike ("Sagsbehandler"), each says of which organisation it is.
    """
    rows = [each for each in case.attendances if each.meeting_id == meeting_id]
    plain = {
        each.id: each.name or name_of(case, each.person_id or each.contact_id) for each in rows
    }
    often = Counter(plain.values())
    return {
        each.id: _told_apart(case, each, plain[each.id], often=often[plain[each.id]])
        for each in rows
    }


def _told_apart(case: Case, row: Attendance, name: str, *, often: int) -> str:
    contact = case.get(Contact, row.contact_id)
    where = (contact.organisation or contact.department or "") if contact is not None else ""
    return f"{name} ({where})" if where and often > 1 else name
