"""What a consent opens on a day, and for whom."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.consents import Consent, ConsentScope, ConsentState, ConsentType
from app.models.facts import Area, Kind
from app.models.meetings import Meeting
from app.models.people import Person
from app.rules.periods import age_on, birthday, holds

__all__ = [
    "ADULT_AGE", "HEALTH_AGE", "YEARLY", "Consents", "is_expired", "is_valid", "last_day",
    "names_another_day", "year_from",
]  # fmt: skip

ADULT_AGE = 18
"""Years; from that birthday custody and the consents given by holders end (domain.md §4.3)."""

HEALTH_AGE = 15
"""Years; from that birthday a child consents to health data itself (sundhedsloven § 17)."""

YEARLY = frozenset({ConsentType.HEALTH, ConsentType.PSYCHIATRIC})
"""What health persons disclose on; lapses after a year (sundhedsloven § 44, stk. 2)."""


_TO_FAMILY: Final = frozenset({ConsentType.FAMILY_VIEW})
_IN_MEETINGS: Final = frozenset({ConsentType.MEETING})
_TO_CONTACTS: Final = frozenset(ConsentType) - _TO_FAMILY - _IN_MEETINGS
"""What opens for whom; asked for each fact and reader."""


def last_day(consent: Consent, case: Case | None = None) -> date | None:
    """The last day on which a consent holds; None while nothing ends it.

    One that health persons disclose on lapses after a year at most, whatever it says itself
    (sundhedsloven § 44, stk. 2; domain.md §0.4). One to talk in a meeting is for the day that it
    names, else for that meeting's, and one for a child until the child decides alone; ``case`` knows
    both days. Others end when they say so.
    """
    ends = [consent.valid_until, *_lapses(consent, case)]
    return min((each for each in ends if each is not None), default=None)


def _lapses(consent: Consent, case: Case | None) -> Iterator[date | None]:
    """The days after which a consent cannot hold, because of what it is."""
    if consent.type in YEARLY and consent.given_on is not None:
        yield year_from(consent.given_on)
    if case is None:
        return
    meeting = case.get(Meeting, consent.meeting_id)
    if consent.type is ConsentType.MEETING and meeting is not None:
        yield consent.meeting_day or meeting.day
    child = case.get(Person, consent.child_id)
    if child is not None and child.birth_date is not None and child.id != consent.giver_id:
        decides = HEALTH_AGE if consent.type in YEARLY else ADULT_AGE
        yield birthday(child.birth_date, decides) - timedelta(days=1)


def year_from(day: date) -> date:
    """The last day of the year that begins on a day; 29 February has no anniversary."""
    try:
        return day.replace(year=day.year + 1) - timedelta(days=1)
    except ValueError:
        return date(day.year + 1, 2, 28)


def is_expired(consent: Consent, on: date, case: Case | None = None) -> bool:
    """Whether a given consent has run out before this day (*udløbet*).

    One to talk in a meeting has once the meeting is on another day than it names.
    """
    given = consent.state in {ConsentState.YES, ConsentState.PARTLY}
    last = last_day(consent, case)
    moved = case is not None and names_another_day(case, consent)
    return given and (moved or (last is not None and last < on))


def is_valid(consent: Consent, on: date, case: Case | None = None) -> bool:
    """Whether somebody may rely on a consent on this day.

    A consent without a date of giving is none: nobody can show when it was given.
    """
    given = consent.state in {ConsentState.YES, ConsentState.PARTLY}
    begun = consent.given_on is not None and consent.given_on <= on
    return given and begun and not is_expired(consent, on, case)


def names_another_day(case: Case, consent: Consent) -> bool:
    """Whether somebody was asked to talk in a meeting on a day on which it is not held any more."""
    meeting = case.get(Meeting, consent.meeting_id)
    if consent.type is not ConsentType.MEETING or meeting is None:
        return False
    return consent.meeting_day not in {None, meeting.day}


class Consents:
    """The consents of one case on one day, by what they open."""

    def __init__(self, case: Case, on: date) -> None:
        """Keep the valid ones with their scopes and recipients."""
        self._on = on
        self._valid = tuple(each for each in case.consents if is_valid(each, on, case))
        self._scopes: dict[Id, list[ConsentScope]] = {}
        for scope in case.consent_scopes:
            self._scopes.setdefault(scope.consent_id, []).append(scope)
        self._people = {(row.consent_id, row.person_id) for row in case.recipients}
        self._contacts = {(row.consent_id, row.contact_id) for row in case.recipients}
        self._attending = {(row.consent_id, row.attendance_id) for row in case.recipients}
        self._naming = frozenset(row.consent_id for row in case.recipients)
        self._adults = frozenset(
            each.id for each in case.people if (age_on(each, on) or 0) >= ADULT_AGE
        )
        self._decides_health = frozenset(
            each.id for each in case.people if HEALTH_AGE <= (age_on(each, on) or 0) < ADULT_AGE
        )
        self._holders: dict[Id, set[Id]] = {}
        for row in case.custodies:
            if holds(row, on) and row.child_id not in self._adults:
                self._holders.setdefault(row.child_id, set()).add(row.holder_id)

    def is_adult(self, person: Id) -> bool:
        """Whether somebody is known to be of age on this day."""
        return person in self._adults

    def holders(self, child: Id) -> frozenset[Id]:
        """Return who holds custody of a child on this day; empty for adults and where unknown."""
        return frozenset(self._holders.get(child, ()))

    def for_person(self, about: Id, reader: Id, kind: Kind, area: Area | None) -> bool:
        """Whether ``about`` lets a family member see this kind of fact in this area."""
        return self._given(
            about, _TO_FAMILY, kind, area, lambda each: (each.id, reader) in self._people
        )

    def for_contact(self, about: Id, contact: Id, kind: Kind, area: Area | None) -> bool:
        """Whether ``about`` lets a professional see this kind of fact in this area."""
        return self._given(
            about, _TO_CONTACTS, kind, area, lambda each: (each.id, contact) in self._contacts
        )

    def for_meeting(
        self, about: Id, meeting: Id, kind: Kind, area: Area | None, ear: frozenset[Id]
    ) -> bool:
        """Whether ``about`` lets somebody in one meeting hear this kind of fact in this area.

        ``ear`` are the ids of who listens: of the attendance, and of the person or contact. A
        consent that names people covers those of them whom it names, and who gave it.
        """
        return self._given(
            about, _IN_MEETINGS, kind, area,
            lambda each: each.meeting_id == meeting and self._heard_by(each, ear),
        )  # fmt: skip

    def _heard_by(self, consent: Consent, ear: frozenset[Id]) -> bool:
        if consent.id not in self._naming or consent.giver_id in ear:
            return True
        named = self._people | self._contacts | self._attending
        return any((consent.id, each) in named for each in ear)

    def _given(
        self,
        about: Id,
        types: frozenset[ConsentType],
        kind: Kind,
        area: Area | None,
        covers: Callable[[Consent], bool],
    ) -> bool:
        """An adult decides alone, a child of 15 about its health; else all holders together."""
        fitting = [
            each
            for each in self._valid
            if each.type in types
            and (each.child_id or each.giver_id) == about
            and covers(each)
            and self._opens(each, kind, area)
        ]
        return self._enough(about, kind, fitting)

    def _enough(self, about: Id, kind: Kind, fitting: list[Consent]) -> bool:
        """Whether those who decide about somebody are among the givers."""
        if about in self._adults:
            return any(each.giver_id == about for each in fitting)
        if about in self._decides_health:
            own = (each for each in fitting if each.giver_id == about)
            if any(kind is Kind.HEALTH or each.type in YEARLY for each in own):
                return True
            fitting = [each for each in fitting if each.type not in YEARLY]
            if kind is Kind.HEALTH:
                return False
        custody = self.holders(about)
        return bool(custody) and custody <= {each.giver_id for each in fitting}

    def _opens(self, consent: Consent, kind: Kind, area: Area | None) -> bool:
        """A consent opens what it names; one that names nothing opens nothing (VEJ 9330/2019)."""
        return any(
            (scope.kind is None or scope.kind is kind)
            and (scope.area is None or scope.area is area)
            for scope in self._scopes.get(consent.id, ())
        )
