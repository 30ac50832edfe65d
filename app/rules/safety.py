"""Whom nobody may find, and who is not to meet whom: protection and violence marks.

Protection is that of CPR-loven § 28 and lapses with its last day (domain.md §4.4); whoever lives with
somebody protected gives the address away as well. That two adults are kept apart is domain.md §15.16.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from app.models.base import Id
from app.models.case import Case
from app.models.changes import Insert, Steps, Update
from app.models.meetings import Attendance
from app.models.people import Person
from app.rules.consents import ADULT_AGE
from app.rules.periods import age_on, holds

__all__ = [
    "Pair",
    "is_protected",
    "marked_people",
    "must_be_apart",
    "protected_people",
    "unreasoned",
    "unreasoned_at",
]

_MOVES = frozenset({"person_id", "meeting_id"})
"""Fields of an attendance that make another invitation of it."""

Pair = tuple[Id, Id]
"""Two persons, in the family's order."""


def is_protected(person: Person, on: date | None) -> bool:
    """Whether name and address are protected on a day; None asks whether they ever were."""
    until = person.protected_until
    return person.protected and (on is None or until is None or on <= until)


def marked_people(case: Case, on: date | None) -> frozenset[Id]:
    """Return who is marked as protected themselves."""
    return frozenset(each.id for each in case.people if is_protected(each, on))


def protected_people(case: Case, on: date | None) -> frozenset[Id]:
    """Return whose whereabouts are protected: those marked, and everyone who lives with them."""
    marked = marked_people(case, on)
    there = [row for row in case.members if on is None or holds(row, on)]
    hidden = {row.household_id for row in there if row.person_id in marked}
    return frozenset(marked | {row.person_id for row in there if row.household_id in hidden})


def must_be_apart(case: Case, meeting: Id, invited: Iterable[Id], on: date) -> tuple[Pair, ...]:
    """Return which of those invited are not to be in one room without a reason, and have none.

    Two adults who do not live together, one of whom is protected or threatened. Somebody whose age
    nobody knows counts as an adult.
    """
    wanted = set(invited)
    adults = [each for each in case.people if each.id in wanted and _is_adult(each, on)]
    reasoned = {
        frozenset((row.first_id, row.second_id))
        for row in case.shared_rooms
        if row.meeting_id == meeting
    }
    return tuple(
        (one.id, other.id)
        for one, other in combinations(adults, 2)
        if (_is_marked(one, on) or _is_marked(other, on))
        and frozenset((one.id, other.id)) not in reasoned
        and not _live_together(case, one.id, other.id, on)
    )


def unreasoned_at(case: Case, meeting: Id, on: date) -> tuple[Pair, ...]:
    """Return the pairs at a meeting that are there together although nobody has said why."""
    there = [each.person_id for each in case.attendances if each.meeting_id == meeting]
    return must_be_apart(case, meeting, filter(None, there), on)


def unreasoned(after: Case, steps: Steps, on: date) -> bool:
    """Whether steps bring two people into one room who must be kept apart, and nobody says why.

    ``after`` is the case with the steps. Only an invitation is judged: that somebody was invited
    before a mark was set stands, and is a finding.
    """
    for key in dict.fromkeys(_invitations(steps)):
        row = after.get(Attendance, key)
        if row is None or row.person_id is None:
            continue
        pairs = unreasoned_at(after, row.meeting_id, on)
        if any(row.person_id in pair for pair in pairs):
            return True
    return False


def _invitations(steps: Steps) -> Iterator[Id]:
    for step in steps:
        if isinstance(step, Insert) and isinstance(step.record, Attendance):
            yield step.record.id
        elif isinstance(step, Update) and step.kind is Attendance and _MOVES & step.after.keys():
            yield step.id


def _is_marked(person: Person, on: date) -> bool:
    return person.threatened or is_protected(person, on)


def _is_adult(person: Person, on: date) -> bool:
    age = age_on(person, on)
    return age is None or age >= ADULT_AGE


def _live_together(case: Case, one: Id, other: Id, on: date) -> bool:
    homes = {
        person: {
            row.household_id for row in case.members if row.person_id == person and holds(row, on)
        }
        for person in (one, other)
    }
    return not homes[one].isdisjoint(homes[other])
