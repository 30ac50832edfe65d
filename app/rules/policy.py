"""Who may see a fact: built once for a case, a reader and a day (design.md §4).

Two principles. What is a reader's own (own facts, own home, own child, own task) never depends on rows
about others. What consents open may close again when it comes to concern one more person.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from app.models.base import Id
from app.models.case import Case
from app.models.contacts import Contact
from app.models.facts import Kind
from app.models.people import Member, Person
from app.models.readers import (
    CoordinatorReader,
    FamilyReader,
    LeaderReader,
    ProfessionalReader,
    Reader,
)
from app.rules.about import Subjects, Tag
from app.rules.consents import Consents
from app.rules.hiding import TRACES
from app.rules.periods import holds
from app.rules.room import room
from app.rules.safety import marked_people, protected_people

__all__ = ["CLOSED", "TRACES", "Known", "Policy", "policy"]

Policy = Callable[[Tag], bool]

CLOSED = frozenset({Kind.CHILD_CONVERSATION, Kind.NOTIFIER, Kind.STATEMENT_ON_OTHER, Kind.WORK})
"""Closed by default, also to those who hold custody (domain.md §15.3)."""

_TASK_KINDS = frozenset({Kind.IDENTITY, Kind.AGREEMENT, Kind.INTERVENTION, Kind.CONTACT, Kind.TIE})
"""What a professional sees of those served where the fact is the professional's own task."""


def policy(case: Case, reader: Reader, on: date, subjects: Subjects) -> Policy:
    """Return the function that decides for each fact whether this reader may see it on a day."""
    known = Known(case, on, subjects)
    match reader:
        case CoordinatorReader():
            return _everything
        case LeaderReader():
            return _nothing
        case FamilyReader(person_id):
            return _whole(known.family(person_id))
        case ProfessionalReader(contact_id):
            return _whole(known.professional(contact_id))
    return _whole(room(known, reader.meeting_id))


def _whole(allows: Policy) -> Policy:
    """What may be seen, and with it what it names: one way of knowing each of them must be open."""
    return lambda tag: allows(tag) and all(any(map(allows, ways)) for ways in tag.through)


def _everything(_tag: Tag) -> bool:
    return True


def _nothing(_tag: Tag) -> bool:
    return False


class Known:
    """What all policies of one case and day look up."""

    def __init__(self, case: Case, on: date, subjects: Subjects) -> None:
        self.case = case
        self._on = on
        self._subjects = subjects
        self.consents = Consents(case, on)
        self._homes = [row for row in case.members if holds(row, on)]
        self._marked = marked_people(case, on)
        self._protected = protected_people(case, on)

    def family(self, reader: Id) -> Policy:
        """Own facts; a child's by custody; others' by their consent."""
        if self.case.get(Person, reader) is None:
            return _nothing
        return lambda tag: (
            self.is_open(tag)
            or (
                self.sayable(tag, reader)
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
        found = self.case.get(Contact, contact)
        if found is None or not self._in_place(found):
            return _nothing
        served = frozenset() if found.private else self._subjects.served(contact)
        return lambda tag: (
            self.is_open(tag)
            or (contact in tag.errand_of and not tag.named)
            or (
                self.sayable(tag, None)
                and self._all(
                    tag.people if contact not in tag.shared else tag.named | {contact},
                    lambda about: self._to_contact(about, contact, served, tag),
                )
            )
        )

    @staticmethod
    def is_open(tag: Tag) -> bool:
        """A fact about nobody is for everyone, unless it is the coordinator's own work."""
        return tag.people is not None and not tag.people and not tag.coordination

    def sayable(self, tag: Tag, reader: Id | None) -> bool:
        """Closed kinds, the coordinator's work and what one says about another stay closed.

        What an adult says about nobody but themselves is theirs to share; what a child said is
        not opened by those who hold custody.
        """
        own = (
            tag.speaker is None
            or tag.speaker == reader
            or (tag.people == frozenset((tag.speaker,)) and self.consents.is_adult(tag.speaker))
        )
        return own and not tag.coordination and tag.kind not in CLOSED

    @staticmethod
    def _all(people: frozenset[Id] | None, allowed: Callable[[Id], bool]) -> bool:
        return bool(people) and all(allowed(each) for each in people or ())

    def _to_person(self, about: Id, reader: Id, tag: Tag) -> bool:
        if about == reader:
            return True
        if self.is_trace(about, tag) and not self._knows_where(about, reader):
            return False
        if reader in self.consents.holders(about):
            return True
        return self.consents.for_person(about, reader, tag.kind, tag.area)

    def _to_contact(self, about: Id, contact: Id, served: frozenset[Id], tag: Tag) -> bool:
        if about == contact:
            return True
        kind = Kind.CONTACT if tag.reveals == contact else tag.kind
        own = contact in tag.own_of
        if about in self._protected and self.is_trace(about, _told(tag, kind, own=own)):
            return False
        own = own or kind is Kind.IDENTITY
        if about in served and own and kind in _TASK_KINDS:
            return True
        if kind is Kind.CONSENT and contact in tag.own_of:
            return True
        return self.consents.for_contact(about, contact, tag.kind, tag.area)

    def is_trace(self, about: Id, tag: Tag) -> bool:
        """Whether a fact gives the whereabouts of somebody protected away.

        By its kind, by a word such as "krisecenter" in its text, since an address or a number of
        theirs stands in it, or because it says where a contact works or what a home is called.
        Words and names of places are no secret from the contact whose own task it is.
        """
        if about not in self._protected:
            return False
        worded = not TRACES.isdisjoint(tag.hints) or about in tag.located
        return tag.trace or tag.kind in TRACES or worded

    def _in_place(self, contact: Contact) -> bool:
        """Whether a contact works with the family on the day: begun, not ended, not only planned."""
        only_planned = contact.planned and contact.from_date is None
        return holds(contact, self._on) and not only_planned

    def _knows_where(self, about: Id, reader: Id) -> bool:
        """Whether somebody lives in every home that must not be found through a protected person.

        A child who is with its father every other week gives its mother's shelter away, and its own
        address is where it is registered: not there, where it only is in part.
        """
        homes = [row for row in self._homes if row.person_id == about]
        secret = {row.household_id for row in homes if self._hides(row)}
        if not secret and about in self._marked:
            secret = {row.household_id for row in homes}
        mine = {row.household_id for row in self._homes if row.person_id == reader}
        return bool(secret) and secret <= mine

    def _hides(self, row: Member) -> bool:
        """Whether a home is secret: somebody protected lives there, this one not only in part."""
        here = {each.person_id for each in self._homes if each.household_id == row.household_id}
        others = (here & self._marked) - {row.person_id}
        return bool(others) or (row.person_id in self._marked and not row.part_time)


def _told(tag: Tag, kind: Kind, *, own: bool) -> Tag:
    """What a fact tells a contact; words and names of places tell nothing new of their own task."""
    told = replace(tag, kind=kind)
    return replace(told, hints=frozenset(), trace=False) if own else told
