"""Whether those who must be at the table are there (domain.md §1.4); by law profile, never by colour.

quorum = beslutningsdygtig. It says who is missing; people decide what to do about it.
"""

from dataclasses import dataclass
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.facts import Area
from app.models.law import LawProfile
from app.models.law_parts import Presence, ReadinessKind, TeamPart
from app.models.meetings import Attendance, AttendanceRole, Meeting
from app.models.people import Person
from app.rules.law import Need, readiness_items, team
from app.rules.minutes import citizen_came
from app.rules.periods import age_on
from app.rules.readiness import Light, citizens
from app.rules.seats import part_of

__all__ = ["Quorum", "advises_on_health", "quorum"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quorum:
    """Who is missing at a meeting.

    ``missing`` are parts of the team that must be there, ``ask`` those that depend on an age or
    education nobody has stated. ``unstated`` are attendances of which nobody has said how they came.
    ``nobody_grants``: nobody there may grant what is asked for. ``advice``: something is said about
    health that only the sundhedskoordinator or the citizen's doctor may advise on, and neither is
    there. ``no_citizen``: the citizen is not there, and no rule is cited that allows it.
    """

    missing: tuple[TeamPart, ...] = ()
    ask: tuple[TeamPart, ...] = ()
    unstated: tuple[Id, ...] = ()
    nobody_grants: bool = False
    advice: bool = False
    no_citizen: bool = False

    @property
    def light(self) -> Light:
        """Red where somebody who must be there is not, amber where something is to be looked at."""
        if self.no_citizen or self.missing:
            return Light.RED
        look = self.ask or self.unstated or self.nobody_grants or self.advice
        return Light.AMBER if look else Light.GREEN


def quorum(profile: LawProfile | None, case: Case, meeting: Meeting) -> Quorum:
    """Say who is missing at a meeting, by the profile as it holds on the meeting's day."""
    rows = tuple(each for each in case.attendances if each.meeting_id == meeting.id)
    there = [each for each in rows if each.present]
    parts = {part_of(case, each) for each in there}
    seats = _seats(profile, case, meeting)
    return Quorum(
        missing=tuple(part for part, need in seats if need is Need.MUST and part.key not in parts),
        ask=tuple(part for part, need in seats if need is Need.ASK and part.key not in parts),
        unstated=tuple(each.id for each in rows if not each.present and each.arrival is None),
        nobody_grants=_asks_for_grant(profile, meeting) and not any(x.can_grant for x in there),
        advice=_health_is_said(case, meeting)
        and not any(advises_on_health(case, x) for x in there),
        no_citizen=meeting.law_key is None and not citizen_came(case, meeting.id),
    )


def _seats(
    profile: LawProfile | None, case: Case, meeting: Meeting
) -> tuple[tuple[TeamPart, Need], ...]:
    """The parts of the team and the strictest need of them among the citizens at the meeting."""
    found: dict[str, tuple[TeamPart, Need]] = {}
    people = [case.get(Person, each) for each in citizens(case, meeting)]
    ages = [age_on(each, meeting.day) for each in people if each is not None]
    for age in ages or [None]:
        seats = team(profile, meeting.case_type, age, None, meeting.day) if profile else ()
        for seat in seats:
            if seat.part.presence is Presence.CITIZEN:
                continue  # that the citizen is there is looked after by a rule of its own
            held = found.get(seat.part.key)
            if held is None or _STRICT[seat.need] > _STRICT[held[1]]:
                found[seat.part.key] = (seat.part, seat.need)
    return tuple(found.values())


_STRICT: Final = {Need.MAY: 0, Need.ASK: 1, Need.MUST: 2}


def _asks_for_grant(profile: LawProfile | None, meeting: Meeting) -> bool:
    items = readiness_items(profile, meeting.case_type, meeting.day) if profile else ()
    return any(each.kind is ReadinessKind.GRANT for each in items)


def _health_is_said(case: Case, meeting: Meeting) -> bool:
    return any(
        each.area is Area.HEALTH for each in case.recommendations if each.meeting_id == meeting.id
    )


def advises_on_health(case: Case, attendance: Attendance) -> bool:
    """Whether somebody may advise the municipality on health: sundhedskoordinator or the doctor."""
    if attendance.role is AttendanceRole.HEALTH_COORDINATOR:
        return True
    return part_of(case, attendance) in {"region", "doctor"}
