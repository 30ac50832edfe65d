"""Who decides about a consent, and who of them has still to say yes (domain.md §4.3, §15.3).

An adult decides alone. For a child all who hold custody say yes together: what may be shared about
a child is treated as an essential matter throughout (forældreansvarsloven § 3). From 15 years a
child decides about its own health data (sundhedsloven § 17).
"""

from collections.abc import Iterator
from datetime import date

from app.models.base import Id
from app.models.case import Case
from app.models.consents import Consent, ConsentScope, ConsentType
from app.models.facts import Kind
from app.models.people import Custody, Person
from app.rules.consents import HEALTH_AGE, YEARLY, Consents, is_valid
from app.rules.periods import age_on, holds

__all__ = ["about_of", "custody_of", "deciders", "missing_for", "missing_givers"]


def about_of(consent: Consent) -> Id:
    """Return whom a consent is about: the child, or who gave it."""
    return consent.child_id or consent.giver_id


def custody_of(case: Case, giver: Id | None, child: Id | None, on: date) -> Custody | None:
    """Return the row that entitles somebody to speak for a child on a day, None if there is none."""
    return next(
        (
            row
            for row in case.custodies
            if (row.holder_id, row.child_id) == (giver, child) and holds(row, on)
        ),
        None,
    )


def deciders(case: Case, about: Id, type_: ConsentType, on: date) -> tuple[Id, ...]:
    """Return who together decide on a consent of a type about somebody, in the family's order.

    Empty for a child for whom nobody is known to hold custody.
    """
    return tuple(_in_order(case, _deciders(case, about, type_, on)))


def missing_for(case: Case, child: Id, type_: ConsentType, on: date) -> tuple[Id, ...]:
    """Return who has still to say yes to anything of a type about a child, in order."""
    given = {
        each.giver_id
        for each in case.consents
        if each.type is type_ and about_of(each) == child and is_valid(each, on, case)
    }
    return tuple(_in_order(case, _deciders(case, child, type_, on) - given))


def missing_givers(case: Case, consent: Consent, on: date) -> tuple[Id, ...]:
    """Return who has still to say yes before a consent opens all that it names, in order.

    Somebody counts as having said yes with a valid consent of the same type about the same person,
    for the same meeting, that opens as much to the same people.
    """
    about = about_of(consent)
    scopes = [each for each in case.consent_scopes if each.consent_id == consent.id]
    wanted = _deciders(case, about, consent.type, on)
    health = [each for each in scopes if each.kind in {None, Kind.HEALTH}]
    alone = _decides_health(case, about, on) and consent.type not in YEARLY
    rest = [each for each in scopes if each.kind is not Kind.HEALTH] if alone else scopes
    if alone and scopes and not rest:
        wanted = frozenset()
    lacking = {each for each in wanted if not _says(case, each, consent, rest, on)}
    if alone and health and not _says(case, about, consent, _only_health(health), on):
        lacking.add(about)
    return tuple(_in_order(case, lacking))


def _deciders(case: Case, about: Id, type_: ConsentType, on: date) -> frozenset[Id]:
    consents = Consents(case, on)
    own = type_ in YEARLY and _decides_health(case, about, on)
    return frozenset((about,)) if own or consents.is_adult(about) else consents.holders(about)


def _decides_health(case: Case, about: Id, on: date) -> bool:
    """Whether somebody is a child who decides about its own health data."""
    person = case.get(Person, about)
    known = None if person is None else age_on(person, on)
    return known is not None and known >= HEALTH_AGE and not Consents(case, on).is_adult(about)


def _only_health(scopes: list[ConsentScope]) -> list[ConsentScope]:
    return [ConsentScope(id=each.id, case_id=each.case_id, consent_id=each.consent_id,
                         area=each.area, kind=Kind.HEALTH) for each in scopes]  # fmt: skip


def _says(case: Case, who: Id, asked: Consent, scopes: list[ConsentScope], on: date) -> bool:
    """Whether somebody has said yes to these scopes, to whom the consent asked for names."""
    towards = _towards(case, asked)
    for each in case.consents:
        same = (each.type, about_of(each), each.meeting_id) == (
            asked.type, about_of(asked), asked.meeting_id,
        )  # fmt: skip
        if not same or each.giver_id != who or not is_valid(each, on, case):
            continue
        if all(_covered(case, each, row) for row in scopes) and _reaches(case, each, towards):
            return True
    return False


def _covered(case: Case, consent: Consent, wanted: ConsentScope) -> bool:
    return any(
        row.consent_id == consent.id
        and row.kind in {None, wanted.kind}
        and row.area in {None, wanted.area}
        for row in case.consent_scopes
    )


def _towards(case: Case, consent: Consent) -> frozenset[Id]:
    """The ids of those whom a consent names; who stands by name only opens nothing."""
    return frozenset(
        key
        for row in case.recipients
        if row.consent_id == consent.id
        for key in (row.person_id or row.contact_id or row.attendance_id,)
        if key is not None
    )


def _reaches(case: Case, consent: Consent, towards: frozenset[Id]) -> bool:
    """Whether a consent names them all; one for a meeting that names nobody covers the room."""
    named = _towards(case, consent)
    if consent.type is ConsentType.MEETING and not (named and towards):
        return not named
    return towards - {consent.giver_id} <= named


def _in_order(case: Case, wanted: frozenset[Id] | set[Id]) -> Iterator[Id]:
    return (each.id for each in case.people if each.id in wanted)
