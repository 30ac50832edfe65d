"""*Én indgang*: the contacts as planned, computed from today's and the planned changes."""

from dataclasses import dataclass, replace
from datetime import date

from app.models.base import Id
from app.models.case import Case
from app.models.contacts import Contact, Serves
from app.rules.contact_counts import current_contacts

__all__ = ["Difference", "Merge", "planned_case", "planned_difference"]


@dataclass(frozen=True, slots=True)
class Merge:
    """A contact whose tasks another one takes over."""

    contact_id: Id
    into_id: Id


@dataclass(frozen=True, slots=True)
class Difference:
    """What the plan changes, as ids in the case's order; ``kept`` are today's that stay."""

    ended: tuple[Id, ...]
    merged: tuple[Merge, ...]
    new: tuple[Id, ...]
    kept: tuple[Id, ...]


def planned_difference(case: Case, day: date) -> Difference:
    """Compare today's contacts with the planned ones.

    A merge into a contact that is not there in the end counts as an ending: nothing is promised
    that the map does not show.
    """
    today = {each.id: each for each in current_contacts(case, day)}
    new = _new(case, day)
    change = {each.contact_id: each.into_id for each in case.planned_changes}
    ended: list[Id] = []
    merged: list[Merge] = []
    for key in today:
        if key in change:
            into = _last(key, change, {*today, *new})
            if into is None:
                ended.append(key)
            else:
                merged.append(Merge(key, into))
    kept = tuple(key for key in today if key not in change)
    return Difference(tuple(ended), tuple(merged), new, kept)


def _new(case: Case, day: date) -> tuple[Id, ...]:
    """Return the planned contacts that are not called off or past."""
    return tuple(
        each.id
        for each in case.contacts
        if each.planned and (each.to_date is None or each.to_date >= day)
        and all(change.contact_id != each.id for change in case.planned_changes)
    )  # fmt: skip


def _last(key: Id, change: dict[Id, Id | None], there: set[Id]) -> Id | None:
    """Follow the mergers to a contact that stays; None when the last one ends or is unknown."""
    seen = {key}
    into = change[key]
    while into is not None and into in change:
        if into in seen:
            return None
        seen.add(into)
        into = change[into]
    return into if into in there else None


def planned_case(case: Case, day: date) -> Case:
    """Return the case as it will be: only planned contacts, serving all whom they take over."""
    difference = planned_difference(case, day)
    stay = {*difference.kept, *difference.new}
    into = {each.contact_id: each.into_id for each in difference.merged}
    serves: list[Serves] = []
    known: set[tuple[Id, Id | None, Id | None, bool]] = set()
    for link in sorted(case.serves, key=lambda each: each.contact_id in into):
        taken = replace(link, contact_id=into.get(link.contact_id, link.contact_id))
        fact = (taken.contact_id, taken.person_id, taken.household_id, taken.whole_family)
        if taken.contact_id in stay and fact not in known:
            known.add(fact)
            serves.append(taken)
    contacts = tuple(_as_planned(each) for each in case.contacts if each.id in stay)
    return replace(
        case,
        contacts=contacts,
        serves=tuple(sorted(serves, key=lambda each: (each.seq, each.id))),
        planned_changes=(),
    )


def _as_planned(contact: Contact) -> Contact:
    """Return the contact as one that is there: nothing about it is only planned any more."""
    return replace(contact, planned=False, from_date=None, replaced_by_id=None)
