"""Who decides: as far as the table, the law profile and the intervention say, to begin a decision with.

Nothing here decides who may: what is found is shown, and can be written otherwise.
"""

from collections.abc import Iterator

from app.models.base import Id
from app.models.case import Case
from app.models.contacts import Contact
from app.models.facts import Area
from app.models.law import LawProfile
from app.models.meetings import Attendance
from app.models.plan import Intervention

__all__ = ["at_the_table", "unit_for"]


def at_the_table(case: Case, meeting_id: Id | None, area: Area | None) -> Attendance | None:
    """Return the one at a meeting who can grant in an area (*bevillingskompetence*); None for several.

    Somebody of another area decides nothing here; of those who may, the ones who came count first.
    """
    able = [
        each
        for each in case.attendances
        if meeting_id is not None and each.meeting_id == meeting_id and each.can_grant
    ]
    fitting = [each for each in able if _in_area(case, each, area)]
    there = [each for each in fitting if each.present] or fitting
    return there[0] if len(there) == 1 else None


def _in_area(case: Case, row: Attendance, area: Area | None) -> bool:
    contact = case.get(Contact, row.contact_id)
    return area is None or contact is None or contact.area in {None, area}


def unit_for(
    intervention: Intervention | None, law_key: str | None, law: LawProfile | None
) -> str | None:
    """Return the unit that can grant: what the intervention says, else the catalogue where it is sure."""
    if intervention is not None and intervention.granted_by:
        return intervention.granted_by
    found = set(_by_rule(law_key, law))
    return found.pop() if len(found) == 1 else None


def _by_rule(law_key: str | None, law: LawProfile | None) -> Iterator[str]:
    if law is not None and law_key:
        yield from (each.granted_by for each in law.catalogue if each.law_key == law_key)
