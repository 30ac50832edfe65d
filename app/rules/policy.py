"""Who may see a fact: built once for a case, a reader and a day (design.md §4).

Two principles. What is a reader's own (own facts, own home, own child, own task) never depends on rows
about others. What consents open may close again when it comes to concern one more person.
"""

from collections.abc import Callable
from datetime import date

from app.models.base import Id
from app.models.case import Case
from app.models.contacts import Contact
from app.models.facts import Kind
from app.models.meetings import Meeting, MeetingState
from app.models.people import Person
from app.models.readers import (
    CoordinatorReader,
    FamilyReader,
    LeaderReader,
    ProfessionalReader,
    Reader,
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

_TASK_KINDS = frozenset({Kind.IDENTITY, Kind.AGREEMENT, Kind.INTERVENTION, Kind.CONTACT, Kind.TIE})
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
    return known.room(reader.meeting_id)


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
        self._homes = {(row.household_id, row.person_id) for row in case.members if holds(row, on)}
        flagged = {
            each.id
            for each in case.people
            if each.protected and (each.protected_until is None or on <= each.protected_until)
        }
        # who lives with somebody protected gives the address away (domain.md §4.4)
        hidden_homes = {home for home, person in self._homes if person in flagged}
        self._protected = flagged | {who for home, who in self._homes if home in hidden_homes}

    def family(self, reader: Id) -> Policy:
        """Own facts; a child's by custody; others' by their consent."""
        if self._case.get(Person, reader) is None:
            return _nothing
        return lambda tag: (
            self._open(tag)
            or (
                self._sayable(tag, reader)
                and self._all(
                    tag.named | {reader} if reader in tag.shared else tag.people,
                    lambda about: self._to_person(about, reader, tag),
                )
            )
        )

    def professional(self, contact: Id) -> Policy:
        """Own tasks with those served; others by a consent that covers this contact.

        A contact that has ended or not begun sees nothing; a private one (a friend) has no task.
        """
        found = self._case.get(Contact, contact)
        if found is None or not self._in_place(found):
            return _nothing
        served = frozenset() if found.private else self._subjects.served(contact)
        return lambda tag: (
            self._open(tag)
            or (
                self._sayable(tag, None)
                and self._all(
                    tag.people, lambda about: self._to_contact(about, contact, served, tag)
                )
            )
        )

    def room(self, meeting: Id) -> Policy:
        """What everyone in the room may see; no meeting, or nobody in it, no room.

        A consent to discuss in the meeting that names people covers those; one that names nobody
        covers whoever is in the room.
        """
        found = self._case.get(Meeting, meeting)
        invited = [each for each in self._case.attendances if each.meeting_id == meeting]
        planned = found is not None and found.state is MeetingState.PLANNED
        present = [each for each in invited if planned or each.present]
        if not present:
            return _nothing
        ears = [self._ear(each.person_id, each.contact_id, meeting) for each in present]
        return lambda tag: self._open(tag) or all(ear(tag) for ear in ears)

    def _ear(self, person: Id | None, contact: Id | None, meeting: Id) -> Policy:
        """One of those present; somebody known by name only hears what the meeting agreed on."""
        own: Policy = _nothing
        if person is not None:
            own = self.family(person)
        elif contact is not None:
            own = self.professional(contact)
        return lambda tag: (
            self._sayable(tag, None) and (self._agreed(tag, meeting, person or contact) or own(tag))
        )

    def _agreed(self, tag: Tag, meeting: Id, ear: Id | None) -> bool:
        return self._all(
            tag.people,
            lambda about: (
                not self._is_trace(about, tag.kind)
                and self._consents.for_meeting(about, meeting, tag.kind, tag.area, ear)
            ),
        )

    @staticmethod
    def _open(tag: Tag) -> bool:
        """A fact about nobody is for everyone, unless it is the coordinator's own work."""
        return tag.people is not None and not tag.people and not tag.coordination

    def _sayable(self, tag: Tag, reader: Id | None) -> bool:
        """Closed kinds, the coordinator's work and what one says about another stay closed.

        What an adult says about nobody but themselves is theirs to share; what a child said is
        not opened by those who hold custody.
        """
        own = (
            tag.speaker is None
            or tag.speaker == reader
            or (tag.people == frozenset((tag.speaker,)) and self._consents.is_adult(tag.speaker))
        )
        return own and not tag.coordination and tag.kind not in CLOSED

    @staticmethod
    def _all(people: frozenset[Id] | None, allowed: Callable[[Id], bool]) -> bool:
        return bool(people) and all(allowed(each) for each in people or ())

    def _to_person(self, about: Id, reader: Id, tag: Tag) -> bool:
        if about == reader:
            return True
        if self._is_trace(about, tag.kind) and not self._lives_with(about, reader):
            return False
        if reader in self._consents.holders(about):
            return True
        return self._consents.for_person(about, reader, tag.kind, tag.area)

    def _to_contact(self, about: Id, contact: Id, served: frozenset[Id], tag: Tag) -> bool:
        kind = Kind.CONTACT if tag.reveals == contact else tag.kind
        if self._is_trace(about, kind):
            return False
        own = contact in tag.own_of or kind is Kind.IDENTITY
        if about in served and own and kind in _TASK_KINDS:
            return True
        return self._consents.for_contact(about, contact, tag.kind, tag.area)

    def _is_trace(self, about: Id, kind: Kind) -> bool:
        """Whether a fact gives the whereabouts of somebody protected away."""
        return about in self._protected and kind in TRACES

    def _in_place(self, contact: Contact) -> bool:
        """Whether a contact works with the family on the day: begun, not ended, not only planned."""
        only_planned = contact.planned and contact.from_date is None
        return holds(contact, self._on) and not only_planned

    def _lives_with(self, about: Id, reader: Id) -> bool:
        homes = {home for home, person in self._homes if person == about}
        return any((home, reader) in self._homes for home in homes)
