"""What belongs in one combined decision letter, and what stays outside (domain.md §3.3 and §15).

Children's support and health have acts and complaint routes of their own: they are shown as kept outside,
never mixed in.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.facts import Area
from app.models.law import LawProfile
from app.models.letters import Letter
from app.models.meetings import Decision, DecisionEffect, DecisionState
from app.models.plan import Intervention
from app.rules.complaints import route_for
from app.rules.law import decided_under

__all__ = [
    "OUTSIDE",
    "also_by_one",
    "by_one_person",
    "in_letter",
    "is_outside",
    "outside_flag",
    "parted",
    "to_collect",
]

OUTSIDE: Final = frozenset({Area.FAMILY, Area.HEALTH})
"""Areas that no combined letter decides on."""

_GIVES: Final = frozenset({DecisionEffect.GRANTS, DecisionEffect.CHANGES, None})
"""What a decision can do by which somebody goes on helping or begins to."""


def in_letter(case: Case, key: Id) -> tuple[Decision, ...]:
    """Return the decisions of a letter, or the one decision that the key itself names."""
    return tuple(each for each in case.decisions if key in {each.letter_id, each.id})


def is_outside(case: Case, decision: Decision, laws: Sequence[LawProfile], on: date) -> bool:
    """Whether a decision stays out of the combined letter: said so, by area, catalogue or route."""
    if decision.outside or decision.area in OUTSIDE:
        return True
    intervention = case.get(Intervention, decision.intervention_id)
    law = decided_under(case, decision, laws)
    if intervention is not None and outside_flag(intervention, law):
        return True
    route = route_for(case, decision, laws, on)
    return route is not None and route.separate and route.known


def outside_flag(intervention: Intervention, law: LawProfile | None) -> bool:
    """Whether an intervention is children's support or health, by its area or its catalogue entry."""
    entries = law.catalogue if law is not None else ()
    flagged = {each.key for each in entries if each.outside}
    return intervention.area in OUTSIDE or intervention.catalogue_key in flagged


def parted(
    case: Case, decisions: Iterable[Decision], laws: Sequence[LawProfile], on: date
) -> tuple[tuple[Decision, ...], tuple[Decision, ...]]:
    """Part decisions into those that one letter carries and those that are kept outside.

    Where all of them are outside, the letter is about nothing else: then it carries them.
    """
    found = tuple(decisions)
    outside = tuple(each for each in found if is_outside(case, each, laws, on))
    kept = tuple(each for each in found if each not in outside)
    return (kept, outside) if kept else (outside, ())


def by_one_person(decisions: Iterable[Decision]) -> Mapping[Id, tuple[Decision, ...]]:
    """Return who gives more than one of what is decided, with what (mentor and bostøtte in one)."""
    found: dict[Id, tuple[Decision, ...]] = {}
    for each in decisions:
        if each.provider_id is not None and each.effect in _GIVES:
            found[each.provider_id] = (*found.get(each.provider_id, ()), each)
    return {key: rows for key, rows in found.items() if len(rows) > 1}


def also_by_one(case: Case, decision: Decision) -> tuple[Decision, ...]:
    """Return what else who gives this gives the same people, as far as it still stands."""
    replaced = {each.replaces_id for each in case.decisions}
    people = _about(case, decision)
    rows = [e for e in case.decisions if e.id not in replaced and _about(case, e) == people]
    given = by_one_person(rows).get(decision.provider_id or Id(""), ())
    return tuple(e for e in given if e.id != decision.id) if decision in given else ()


def _about(case: Case, decision: Decision) -> frozenset[Id]:
    return frozenset(each.person_id for each in case.concerns if each.record_id == decision.id)


def to_collect(
    case: Case, person: Id, laws: Sequence[LawProfile], on: date
) -> tuple[Decision, ...]:
    """Return the drafts about a person, and nobody else, that one letter can carry.

    Those that are in a letter already are not among them.
    """
    drafts = [
        each
        for each in case.decisions
        if each.state is DecisionState.DRAFT
        and case.get(Letter, each.letter_id) is None
        and _about(case, each) == {person}
    ]
    return tuple(each for each in drafts if not is_outside(case, each, laws, on))
