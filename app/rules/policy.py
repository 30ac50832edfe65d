"""Who may see a fact: built once for a case, a reader and a day (design.md §4)."""

from collections.abc import Callable
from datetime import date

from app.models.base import Id
from app.models.case import Case
from app.models.contacts import Contact
from app.models.facts import Kind
from app.models.meetings import MeetingState
from app.models.readers import (
    CoordinatorReader,
    FamilyReader,
    LeaderReader,
    ProfessionalReader,
    Reader,
    RoomReader,
)
from app.rules.about import Subjects, Tag
from app.rules.consents import Consents
from app.rules.periods import holds

__all__ = ["CLOSED", "Policy", "policy"]

Policy = Callable[[Tag], bool]

CLOSED = frozenset({Kind.CHILD_CONVERSATION, Kind.NOTIFIER, Kind.STATEMENT_ON_OTHER, Kind.WORK})
"""Closed by default, also to those who hold custody (domain.md §15.3)."""

TRACES = frozenset({Kind.ADDRESS, Kind.SCHOOL, Kind.SHELTER})
"""What gives the whereabouts of a protected person away."""

_TASK_KINDS = frozenset({Kind.IDENTITY, Kind.AGREEMENT, Kind.INTERVENTION, Kind.CONTACT})
"""What a professional sees of those served where the fact is the professional's own task."""


def policy(case: Case, reader: Reader, on: date, subjects: Subjects) -> Policy:
    """Return the function that decides for each fact whether this reader may see it on a day."""
    known = _Known(case, on, subjects)
    match reader:
        case CoordinatorReader():
            return _everything
        case LeaderReader():
            return _nothing
        case FamilyReader(person_id):
            return known.family(person_id)
        case ProfessionalReader(contact_id):
            return known.professional(contact_id)
        case RoomReader(meeting_id):
            return known.room(meeting_id)


def _everything(_tag: Tag) -> bool:
    return True


def _nothing(_tag: Tag) -> bool:
    return False


class _Known:
    """What all policies of one case and day look up."""

    def __init__(self, case: Case, on: date, subjects: Subjects) -> None:
        self._case = case
        self._on = on
        self._subjects = subjects
        self._consents = Consents(case, on)
        self._protected = frozenset(
            each.id
            for each in case.people
            if each.protected and (each.protected_until is None or on <= each.protected_until)
        )
        self._homes = {(row.household_id, row.person_id) for row in case.members if holds(row, on)}

    def family(self, reader: Id) -> Policy:
        """Own facts; a child's by custody; others' by their consent."""
        if self._in_case(reader) is False:
            return _nothing
        return lambda tag: (
            self._open(tag)
            or (
                self._sayable(tag, reader)
                and (
                    reader in tag.shared
                    or self._all(tag, lambda about: self._to_person(about, reader, tag))
                )
            )
        )

    def professional(self, contact: Id) -> Policy:
        """Own tasks with those served; others by a consent that covers this contact."""
        found = self._case.get(Contact, contact)
        if found is None or not holds(found, self._on):
            return _nothing
        served = self._subjects.of(found) or frozenset()
        return lambda tag: (
            self._open(tag)
            or (
                self._sayable(tag, None)
                and self._all(tag, lambda about: self._to_contact(about, contact, served, tag))
            )
        )

    def room(self, meeting: Id) -> Policy:
        """What everyone in the room may see; no meeting, or nobody in it, no room."""
        present = [each for each in self._case.attendances if each.meeting_id == meeting]
        running = any(
            each.id == meeting and each.state is not MeetingState.PLANNED
            for each in self._case.meetings
        )
        if running:
            present = [each for each in present if each.present]
        if not present:
            return _nothing
        ears = [self._ear(each.person_id, each.contact_id) for each in present]
        return lambda tag: (
            self._open(tag)
            or (
                self._sayable(tag, None)
                and (self._agreed(tag, meeting) or all(ear(tag) for ear in ears))
            )
        )

    def _ear(self, person: Id | None, contact: Id | None) -> Policy:
        """One of those present; somebody known by name only hears what the meeting agreed on."""
        if person is not None:
            return self.family(person)
        if contact is not None:
            return self.professional(contact)
        return _nothing

    def _agreed(self, tag: Tag, meeting: Id) -> bool:
        return self._all(
            tag, lambda about: self._consents.for_meeting(about, meeting, tag.kind, tag.area)
        )

    @staticmethod
    def _open(tag: Tag) -> bool:
        """A fact about nobody is for everyone, unless it is the coordinator's own work."""
        return tag.people is not None and not tag.people and not tag.coordination

    @staticmethod
    def _sayable(tag: Tag, reader: Id | None) -> bool:
        """Closed kinds, the coordinator's work and what another family member said stay closed."""
        foreign = tag.speaker is not None and tag.speaker != reader
        return not (tag.coordination or tag.kind in CLOSED or foreign)

    @staticmethod
    def _all(tag: Tag, allowed: Callable[[Id], bool]) -> bool:
        return bool(tag.people) and all(allowed(each) for each in tag.people or ())

    def _to_person(self, about: Id, reader: Id, tag: Tag) -> bool:
        if about == reader:
            return True
        if about in self._protected and tag.kind in TRACES:
            return self._lives_with(about, reader)
        if reader in self._consents.holders(about):
            return True
        return self._consents.for_person(about, reader, tag.kind, tag.area)

    def _to_contact(self, about: Id, contact: Id, served: frozenset[Id], tag: Tag) -> bool:
        if about in self._protected and tag.kind in TRACES:
            return False
        own = contact in tag.own_of or tag.kind is Kind.IDENTITY
        if about in served and own and tag.kind in _TASK_KINDS:
            return True
        return self._consents.for_contact(about, contact, tag.kind, tag.area)

    def _lives_with(self, about: Id, reader: Id) -> bool:
        homes = {home for home, person in self._homes if person == about}
        return any((home, reader) in self._homes for home in homes)

    def _in_case(self, person: Id) -> bool:
        return any(each.id == person for each in self._case.people)
