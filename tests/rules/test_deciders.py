"""Who decides, as far as the table, the intervention and the catalogue say."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.models.base import Id
from app.models.contacts import Contact
from app.models.facts import Area
from app.models.meetings import Attendance, AttendanceRole, Meeting
from app.models.plan import Intervention
from app.rules.deciders import at_the_table, unit_for
from tests.services.desk import KEY, a_case
from tests.support.laws import shipped_laws

MEETING = Meeting(id=Id("m"), case_id=KEY, day=date(2026, 2, 9))
LAW = next(each for each in shipped_laws() if each.key == "2026")
HELP = Intervention(id=Id("i"), case_id=KEY, name="Mentor", granted_by="Jobcentret")


def contact(key: str, area: Area | None) -> Contact:
    return Contact(id=Id(key), case_id=KEY, role="Teamleder", area=area)


def comes(key: str, **more: Any) -> Attendance:
    values: dict[str, Any] = {"can_grant": True, "present": True, "contact_id": Id(key), **more}
    return Attendance(
        id=Id(f"f{key}"), case_id=KEY, meeting_id=MEETING.id, role=AttendanceRole.PROFESSIONAL,
        **values,
    )  # fmt: skip


def found(*rows: Any, area: Area | None = Area.SOCIAL) -> Id | None:
    row = at_the_table(a_case(MEETING, *rows), MEETING.id, area)
    return row.contact_id if row else None


SOCIAL, WORK, ANY = contact("s", Area.SOCIAL), contact("w", Area.EMPLOYMENT), contact("a", None)


def test_the_one_who_can_grant_in_the_area_decides() -> None:
    assert found(SOCIAL, WORK, comes("s"), comes("w")) == "s"
    assert found(SOCIAL, WORK, comes("s", can_grant=False), comes("w")) is None
    assert found(ANY, comes("a")) == "a"
    assert found(WORK, comes("w"), area=None) == "w"


def test_of_several_only_those_who_came_count_and_then_it_must_be_one() -> None:
    assert found(SOCIAL, ANY, comes("s", present=False), comes("a")) == "a"
    assert found(SOCIAL, ANY, comes("s"), comes("a")) is None
    assert found(SOCIAL, comes("s", present=False)) == "s"


def test_without_a_meeting_nobody_is_at_the_table() -> None:
    case = a_case(MEETING, SOCIAL, comes("s"))
    assert at_the_table(case, None, Area.SOCIAL) is None
    assert at_the_table(case, Id("other"), Area.SOCIAL) is None


@pytest.mark.parametrize(
    ("help_", "law_key", "unit"),
    [
        (HELP, None, "Jobcentret"),
        (replace(HELP, granted_by=None), "lab-167", "Kommunens beskæftigelsesafdeling"),
        (None, "lab-167", "Kommunens beskæftigelsesafdeling"),
        (None, "no-such-rule", None),
        (None, None, None),
    ],
)
def test_the_unit_is_what_the_intervention_says_else_the_catalogue(
    help_: Intervention | None, law_key: str | None, unit: str | None
) -> None:
    assert unit_for(help_, law_key, LAW) == unit
    assert unit_for(help_, law_key, None) == (help_.granted_by if help_ else None)


def test_a_rule_that_several_units_grant_under_names_none() -> None:
    other = replace(LAW.catalogue[0], key="x", granted_by="En anden")
    both = replace(LAW, catalogue=(LAW.catalogue[0], other))
    assert unit_for(None, LAW.catalogue[0].law_key, both) is None
