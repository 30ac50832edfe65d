"""What a new decision is begun with: what the meeting, the team's word and the intervention say already.

Everything is filled in while one looks on, and can be changed. What the decision does, and why, is
never filled in. Who decides is who can grant: at the table, else the unit, else who coordinates.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.contacts import Contact, Coordinator, CoordinatorRole
from app.models.facts import Area
from app.models.law import LawProfile
from app.models.meetings import AttendanceRole, Recommendation
from app.models.plan import Intervention
from app.presenters.forms.entries import Around, single
from app.presenters.forms.spec import Raw
from app.presenters.who import concerned, person_and_role
from app.rules.deciders import at_the_table, unit_for
from app.rules.law import bare_keys, profile_of
from app.rules.periods import holds
from app.rules.withdrawal import HELPING
from app.words import _
from app.words.dates import day_numeric
from app.words.terms import term

__all__ = ["decision_start", "filled_from_intervention"]

_ALWAYS: Final = ("area", "law_key", "provider_id")
_NOT_BEGUN: Final = ("intensity", "from_date", "to_date", "paid_by")
"""What a grant takes over; what is decided of something that runs is how it will be instead."""


def decision_start(preset: Mapping[str, Raw], around: Around) -> Mapping[str, Raw]:
    """Return what is known of a decision before anything is typed, besides what is preset."""
    found = _said_before(preset, around)
    by = _decider(around.case, around.laws, {**preset, **found}) or _coordinating(around)
    return {**found, "decided_by": by} if by else found


def _said_before(preset: Mapping[str, Raw], around: Around) -> Mapping[str, Raw]:
    """What, about whom, in which area: as the intervention and the team's word have it."""
    case = around.case
    found = filled_from_intervention(case, around.laws, preset)
    if found.get("concerns") or preset.get("concerns"):
        return found
    meeting = _key(preset, "meeting_id")
    words = [each for each in case.recommendations if meeting and each.meeting_id == meeting]
    about = _about(case, words) or _citizen(case, meeting)
    areas = {each.area for each in words}
    area = next(iter(areas)) if len(areas) == 1 else None
    said: dict[str, Raw] = {"concerns": about} if about else {}
    return {"area": area.value, **said, **found} if area else {**said, **found}


def filled_from_intervention(
    case: Case, laws: tuple[LawProfile, ...], values: Mapping[str, Raw]
) -> dict[str, Raw]:
    """Return what follows from the intervention that a decision is about.

    Nothing goes over what was written by hand, except for whom it is: that is said by the
    intervention. A rule without its § is left out, for no decision can rest on one.
    """
    chosen = case.get(Intervention, _key(values, "intervention_id"))
    if chosen is None:
        return {}
    bare = bare_keys(laws)
    found: dict[str, Raw] = {}
    for name in (*_ALWAYS, *_NOT_BEGUN):
        by_others = {_said(each, name, bare) for each in case.interventions}
        if values.get(name, "") in {"", *by_others}:
            found[name] = _said(chosen, name, bare)
    by = _decider(case, laws, {**values, **found})
    if by and values.get("decided_by", "") in {"", *_deciders(case, laws, values)}:
        found["decided_by"] = by
    about = concerned(case, chosen.id)
    return {**found, "concerns": about} if about else found


def _said(intervention: Intervention, name: str, bare: frozenset[str]) -> str:
    value = getattr(intervention, name)
    begun = intervention.state in HELPING and name in _NOT_BEGUN
    if value is None or begun or (name == "law_key" and value in bare):
        return ""
    return day_numeric(value) if isinstance(value, date) else str(value)


def _about(case: Case, words: list[Recommendation]) -> tuple[str, ...]:
    """Whom all that was recommended is about, where that is the same."""
    every = {frozenset(concerned(case, each.id)) for each in words}
    return concerned(case, words[0].id) if len(every) == 1 else ()


def _citizen(case: Case, meeting: Id | None) -> tuple[str, ...]:
    """The one whom the meeting is with, or who is alone in the case."""
    invited = {
        each.person_id
        for each in case.attendances
        if each.meeting_id == meeting and each.role is AttendanceRole.CITIZEN and each.person_id
    }
    alone = {each.id for each in case.people}
    return next((tuple(each) for each in (invited, alone) if len(each) == 1), ())


# --- who decides -------------------------------------------------------------------------------------


def _decider(case: Case, laws: tuple[LawProfile, ...], values: Mapping[str, Raw]) -> str:
    """Who can grant this, in words; empty where nobody says."""
    law, meeting = profile_of(case, laws), _key(values, "meeting_id")
    if law is not None and law.meeting_decides and meeting is not None:
        return _("Det tværfaglige møde")
    raw = single(values.get("area", ""))
    there = at_the_table(case, meeting, Area(raw) if raw else None)
    if there is not None:
        contact = case.get(Contact, there.contact_id)
        return person_and_role(contact) if contact else there.name or ""
    chosen = case.get(Intervention, _key(values, "intervention_id"))
    return unit_for(chosen, _key(values, "law_key"), law) or ""


def _deciders(case: Case, laws: tuple[LawProfile, ...], values: Mapping[str, Raw]) -> Iterator[str]:
    """Everything that may have been filled in before another intervention was chosen."""
    yield _decider(case, laws, {**values, "intervention_id": "", "law_key": ""})
    for each in case.interventions:
        said = {"intervention_id": each.id, "law_key": each.law_key or ""}
        yield _decider(case, laws, {**values, **said, "area": each.area.value if each.area else ""})
    yield from (_titled(each) for each in case.coordinators)


def _coordinating(around: Around) -> str:
    found = [
        each
        for each in around.case.coordinators
        if each.role is CoordinatorRole.COORDINATOR and holds(each, around.today)
    ]
    return _titled(found[-1]) if found else ""


def _titled(each: Coordinator) -> str:
    return f"{each.name}, {term(each.role).lower()}"


def _key(values: Mapping[str, Raw], name: str) -> Id | None:
    raw = single(values.get(name, ""))
    return Id(raw) if raw else None
