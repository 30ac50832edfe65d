"""Which law profile applies, and what it asks: team, readiness, wording, routes (design.md §2)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Final, TypeVar

from app.models.case import Case
from app.models.law import LawProfile, LawReference, LocalLaw
from app.models.law_parts import (
    CaseType,
    CatalogueEntry,
    ComplaintRoute,
    Deadline,
    OutcomeOption,
    Presence,
    ReadinessItem,
    ReadinessKind,
    Requirement,
    Sourced,
    TeamPart,
    Wording,
)
from app.models.meetings import Decision, DecisionState

__all__ = [
    "Need",
    "Seat",
    "bare_keys",
    "beginning",
    "case_type_of",
    "catalogue_for",
    "deadline_of",
    "decided_under",
    "effective",
    "in_force",
    "keeps_decisions",
    "law_keys",
    "offered",
    "outcomes",
    "profile_of",
    "readiness_items",
    "required",
    "route_of",
    "routes",
    "team",
    "time_for",
    "wording",
]

S = TypeVar("S", bound=Sourced)

_EDUCATION_AGE: Final = 30
"""Years; below it, and without a qualifying education, education had to sit at the table until 2025."""


def in_force(profiles: Sequence[LawProfile], on: date) -> LawProfile:
    """Return the profile in force on a day: the one that began last among those that hold.

    Only those that are proposed by the day alone. Falls back on the newest profile where none
    holds, so that a program that is older than the law still opens; its cases say which profile
    they were decided under.
    """
    dated = [each for each in profiles if each.switched_on and each.proposed] or list(profiles)
    newest_first = sorted(dated, key=lambda each: each.valid_from or date.min, reverse=True)
    return next((each for each in newest_first if each.holds(on)), newest_first[0])


def beginning(profiles: Sequence[LawProfile], chosen: str | None, on: date) -> LawProfile:
    """Return the profile that new cases begin under: the chosen one for as long as it holds."""
    named = next((each for each in offered(profiles) if each.key == chosen), None)
    return named if named is not None and named.holds(on) else in_force(profiles, on)


def offered(profiles: Iterable[LawProfile], kept: str = "") -> tuple[LawProfile, ...]:
    """Return those that can be chosen for a case: switched on, or the one it has (``kept``)."""
    return tuple(each for each in profiles if each.switched_on or each.key == kept)


def profile_of(case: Case, laws: Iterable[LawProfile], on: date | None = None) -> LawProfile | None:
    """Return the profile that a case is treated under, None if it is not known here.

    With ``on`` a municipality's changes are those that hold on that day.
    """
    found = next((each for each in laws if each.key == case.head.law_profile), None)
    return found if found is None or on is None else effective(found, on)


def decided_under(case: Case, decision: Decision, laws: Sequence[LawProfile]) -> LawProfile | None:
    """Return the profile that a decision is read by, with the changes that held on its day.

    It is the case's own, except for an issued decision that is older than that profile: a profile
    that had not begun cannot have been decided under, so the one in force on that day stands.
    """
    own = profile_of(case, laws)
    day = decision.decided_on
    if own is None or day is None or decision.state is not DecisionState.ISSUED:
        return own
    if own.valid_from is not None and day < own.valid_from:
        own = in_force(laws, day)
    return effective(own, day)


def keeps_decisions(case: Case, key: str, laws: Sequence[LawProfile]) -> bool:
    """Say whether every issued decision reads by the same profile once the case has another one."""
    other = replace(case, head=replace(case.head, law_profile=key))
    issued = [each for each in case.decisions if each.state is DecisionState.ISSUED]
    return all(
        _key(decided_under(case, each, laws)) == _key(decided_under(other, each, laws))
        for each in issued
    )


def _key(profile: LawProfile | None) -> str | None:
    return None if profile is None else profile.key


def effective(profile: LawProfile, on: date) -> LawProfile:
    """Return a profile with a municipality's changes that hold on a day, the latest one last."""
    plain = profile.plain or profile
    changes = sorted((each for each in profile.local if each.holds(on)), key=_begins)
    changed = plain
    for each in changes:
        changed = _with(changed, each)
    return replace(changed, local=profile.local, plain=plain)


def _begins(change: LocalLaw) -> tuple[date, str]:
    return change.valid_from, change.key


def _with(profile: LawProfile, change: LocalLaw) -> LawProfile:
    changed = replace(
        profile,
        meeting_decides=(
            profile.meeting_decides if change.meeting_decides is None else change.meeting_decides
        ),
        references=_merged(profile.references, change.references),
        team=_merged(profile.team, change.team),
        routes=_merged(profile.routes, change.routes),
        deadlines=_merged(profile.deadlines, change.deadlines),
    )
    usual = next(iter(changed.routes), None)
    if usual is None or usual.weeks is None:
        return changed
    return replace(changed, complaint_to=usual.to, complaint_weeks=usual.weeks)


T = TypeVar("T", bound=Any)


def _merged(own: tuple[T, ...], changes: tuple[T, ...]) -> tuple[T, ...]:
    """What has the key of something here takes its place; the rest comes last."""
    new = {each.key: each for each in changes}
    kept = tuple(new.pop(each.key, each) for each in own)
    return (*kept, *new.values())


def law_keys(laws: Iterable[LawProfile]) -> frozenset[str]:
    """Return every reference that any profile knows, in force or not."""
    return frozenset(each.key for each in _references(laws))


def _references(laws: Iterable[LawProfile]) -> Iterator[LawReference]:
    """Every reference of every profile and of every municipality's changes to it."""
    for each in laws:
        yield from each.references
        for change in each.local:
            yield from change.references


def bare_keys(laws: Iterable[LawProfile]) -> frozenset[str]:
    """Return the references of which no profile knows the §: no decision can rest on them."""
    every = tuple(_references(laws))
    return frozenset({each.key for each in every} - {each.key for each in every if each.numbered})


def case_type_of(profile: LawProfile, key: str | None, on: date) -> CaseType | None:
    """Return a type of case as it holds on a day."""
    return _one(profile.case_types, key, on)


def required(profile: LawProfile, case_type: str | None, on: date) -> Requirement:
    """Say whether the team must treat a type of case; one that is not known here may always be."""
    found = case_type_of(profile, case_type, on)
    return Requirement.MAY if found is None else found.team


class Need(StrEnum):
    """Whether somebody belongs at the table for this case and this person."""

    MUST = "must"
    MAY = "may"
    ASK = "ask"
    """It depends on an age or education that nobody has stated."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A part of the team, and whether it must be filled."""

    part: TeamPart
    need: Need


def team(
    profile: LawProfile,
    case_type: str | None,
    age: int | None,
    educated: bool | None,
    on: date,
) -> tuple[Seat, ...]:
    """Return who belongs to the team for a person in a type of case on a day.

    ``age`` in years, ``educated`` whether they have a qualifying education; None where it is not
    known. In a case that the team never treats nobody but the citizen must come.
    """
    treated = required(profile, case_type, on) is not Requirement.NEVER
    return tuple(
        Seat(each, _need(each.presence, age, educated, treated=treated))
        for each in profile.team
        if each.holds(on)
    )


def _need(presence: Presence, age: int | None, educated: bool | None, *, treated: bool) -> Need:
    if presence is Presence.CITIZEN:
        return Need.MUST
    if not treated:
        return Need.MAY
    if presence is Presence.UNDER_30:
        return _education(age, educated)
    return Need.MUST if presence is Presence.MANDATORY else Need.MAY


def _education(age: int | None, educated: bool | None) -> Need:
    if educated or (age is not None and age >= _EDUCATION_AGE):
        return Need.MAY
    return Need.ASK if age is None or educated is None else Need.MUST


def readiness_items(
    profile: LawProfile, case_type: str | None, on: date
) -> tuple[ReadinessItem, ...]:
    """Return what a meeting about a type of case needs; no preparatory part where none is used."""
    kind = case_type_of(profile, case_type, on)
    prepared = kind is None or kind.preparation
    return tuple(
        each
        for each in profile.readiness
        if each.holds(on)
        and (not each.case_types or case_type in each.case_types)
        and (prepared or each.kind is not ReadinessKind.PREPARATION)
    )


def outcomes(profile: LawProfile, case_type: str | None, on: date) -> tuple[OutcomeOption, ...]:
    """Return what a meeting about a type of case can arrive at; about none, everything."""
    return tuple(
        each
        for each in profile.outcomes
        if each.holds(on)
        and (case_type is None or not each.case_types or case_type in each.case_types)
    )


def wording(profile: LawProfile) -> Wording | None:
    """Return how the outcome is spoken of, None in a profile that does not say."""
    key = "decides" if profile.meeting_decides else "recommends"
    return next((each for each in profile.wordings if each.key == key), None)


def routes(profile: LawProfile, on: date) -> tuple[ComplaintRoute, ...]:
    """Return the ways to complain on a day, the usual one first."""
    return tuple(each for each in profile.routes if each.holds(on))


def route_of(
    profile: LawProfile, law_key: str | None, on: date, chosen: str | None = None
) -> ComplaintRoute | None:
    """Return the way to complain about a decision: the one chosen for it, else the one of its §.

    One whose ``known`` is false has no confirmed place or time: a paper must not name it.
    """
    rule = profile.reference(law_key)
    wanted = chosen or (rule.route if rule else None)
    if wanted is None:
        return next(iter(routes(profile, on)), None)
    return _one(profile.routes, wanted, on)


def deadline_of(profile: LawProfile, key: str, on: date) -> Deadline | None:
    """Return a time that the profile gives, None where it gives none."""
    return _one(profile.deadlines, key, on)


def time_for(case: Case, laws: Sequence[LawProfile], key: str, on: date) -> Deadline | None:
    """Return a time as the profile of a case gives it on a day, with a municipality's changes."""
    law = profile_of(case, laws, on)
    return None if law is None else deadline_of(law, key, on)


def catalogue_for(profile: LawProfile, on: date) -> tuple[CatalogueEntry, ...]:
    """Return the interventions to choose from on a day, whose § holds on it too."""
    return tuple(
        each
        for each in profile.catalogue
        if each.holds(on) and _stands(profile.reference(each.law_key), on)
    )


def _stands(rule: LawReference | None, on: date) -> bool:
    return rule is not None and rule.holds(on)


def _one(parts: Iterable[S], key: str | None, on: date) -> S | None:
    return next((each for each in parts if each.key == key and each.holds(on)), None)
