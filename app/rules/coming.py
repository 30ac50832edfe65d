"""What comes by itself: birthdays that change who decides, and what runs out.

For the coordinator only: it is computed from the whole case.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.consents import Consent, ConsentState, ConsentType
from app.models.law_parts import Deadline
from app.models.people import Person
from app.models.tasks import Task, TaskReason
from app.rules.consents import last_day
from app.rules.periods import birthday
from app.rules.resubmission import resubmissions

__all__ = ["AGES", "AGE_DAYS", "EXPIRY_DAYS", "Coming", "ComingKind", "coming", "stage_of"]

AGES: Final = (10, 15, 18, 25, 30)
"""Years: party (barnets lov), own consent to health data (sundhedsloven § 17), of age, end of the
youth effort, end of the rule on education (domain.md §4.3 and §15.12)."""

AGE_DAYS: Final = 60
"""Days before and after a birthday in which it is told, until a task covers it."""

EXPIRY_DAYS: Final = 30
"""Days before and after a last day in which it is told (domain.md §4.2: 30, 14 and 0)."""

_NEAR: Final = 14


class ComingKind(StrEnum):
    """What comes."""

    AGE = "age"
    CONSENT = "consent"
    PROTECTION = "protection"
    IDLE = "idle"
    """Help has stood still for so long that the team sees the case again."""


@dataclass(frozen=True, slots=True)
class Coming:
    """Something that comes on a day, or has just passed.

    ``person_id`` is who has the birthday or the protection, or who gave the consent, None for help;
    ``record_id`` is the person, the consent or the intervention. ``day`` is the birthday, or the last day on which something still
    holds. ``days_left`` is 0 on that day and negative after it. ``years`` is the age reached.
    """

    what: ComingKind
    person_id: Id | None
    record_id: Id
    day: date
    days_left: int
    years: int | None = None

    @property
    def stage(self) -> int:
        """The warning that has been reached: 30, 14 or 0 days."""
        return stage_of(self.days_left)


def stage_of(days_left: int) -> int:
    """Return which of the three warnings a number of days belongs to; 0 on the day and after."""
    if days_left <= 0:
        return 0
    return _NEAR if days_left <= _NEAR else EXPIRY_DAYS


def coming(case: Case, on: date, idle: Deadline | None = None) -> tuple[Coming, ...]:
    """Return what comes soon or has just passed and still needs somebody, the earliest first.

    ``idle`` is how long help may stand still before the team sees the case again; None where the
    profile does not say.

    A birthday is told until a task covers it, a consent until another one has taken its place. A
    consent to talk in a meeting ends with the meeting by its nature and is not told.
    """
    found = (
        *_ages(case, on),
        *_consents(case, on),
        *_protections(case, on),
        *(
            Coming(ComingKind.IDLE, None, each.intervention_id, each.due, (each.due - on).days)
            for each in resubmissions(case, on, idle)
        ),
    )
    return tuple(sorted(found, key=lambda each: each.day))


def _ages(case: Case, on: date) -> Iterator[Coming]:
    born = [(each, each.birth_date) for each in case.people if each.birth_date is not None]
    for person, birth in born:
        for years in AGES:
            day = birthday(birth, years)
            left = (day - on).days
            if abs(left) <= AGE_DAYS and not _has_task(case, person, day, years):
                yield Coming(ComingKind.AGE, person.id, person.id, day, left, years)


def _has_task(case: Case, person: Person, day: date, years: int) -> bool:
    """Whether a task is about this birthday: due around it, or naming the age."""
    return any(
        each.reason is TaskReason.AGE and each.person_id == person.id and _covers(each, day, years)
        for each in case.tasks
    )


def _covers(task: Task, day: date, years: int) -> bool:
    if re.search(rf"\b{years}\b", task.what):
        return True
    return task.by_date is not None and abs((task.by_date - day).days) <= AGE_DAYS


def _consents(case: Case, on: date) -> Iterator[Coming]:
    for each in case.consents:
        if each.type is ConsentType.MEETING or not _given(each):
            continue
        last = last_day(each, case)
        if last is not None and _near(last, on) and not _renewed(case, each, last):
            yield Coming(ComingKind.CONSENT, each.giver_id, each.id, last, (last - on).days)


def _near(last: date, on: date) -> bool:
    return abs((last - on).days) <= EXPIRY_DAYS


def _given(consent: Consent) -> bool:
    return consent.state in {ConsentState.YES, ConsentState.PARTLY}


def _renewed(case: Case, old: Consent, last: date) -> bool:
    """Whether the same giver has said yes to the same again, for longer."""
    return any(
        _given(each)
        and (each.giver_id, each.child_id, each.type) == (old.giver_id, old.child_id, old.type)
        and (last_day(each, case) or date.max) > last
        and _opened(case, each) >= _opened(case, old)
        for each in case.consents
    )


def _opened(case: Case, consent: Consent) -> frozenset[object]:
    """Everything that a consent names: scopes and recipients."""
    scopes = {(row.area, row.kind) for row in case.consent_scopes if row.consent_id == consent.id}
    towards = {
        (row.person_id, row.contact_id, row.attendance_id, row.name)
        for row in case.recipients
        if row.consent_id == consent.id
    }
    return frozenset((*scopes, *towards))


def _protections(case: Case, on: date) -> Iterator[Coming]:
    for person in case.people:
        until = person.protected_until
        if person.protected and until is not None and _near(until, on):
            left = (until - on).days
            yield Coming(ComingKind.PROTECTION, person.id, person.id, until, left)
