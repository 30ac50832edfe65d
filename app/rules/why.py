"""Why a reader may or may not see something: the policy is asked, never told again.

"Må jeg vise det her?" must not become a second set of rules beside the first. What is shown comes from
the lens itself. Why is found by asking the same policy about the same fact in a case that differs in
one thing: without this consent, without custody, without protection, for one listener, about one
person. What changes the answer is the reason.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.models.base import Id, Record
from app.models.case import RECORD_NAMES, Case
from app.models.facts import Carried, Fact, Kind, facts_of
from app.models.people import Person
from app.models.readers import FamilyReader, LeaderReader, Reader, RoomReader
from app.rules.about import Subjects, Tag
from app.rules.lens import lens
from app.rules.naming import Lexicon, Naming
from app.rules.policy import Known, Policy, policy
from app.rules.room import listeners

__all__ = ["Answer", "Asked", "Cause", "Reason", "filled", "why"]


class Cause(StrEnum):
    """What opens a fact, and what keeps it closed."""

    NOBODY = "nobody"
    """It is about nobody."""
    OWN = "own"
    """It is the reader's own, or the reader's own home's."""
    TASK = "task"
    """It is the contact's task."""
    TOGETHER = "together"
    """They have come together."""
    CUSTODY = "custody"
    CONFIDED = "confided"
    """The citizen has chosen it for who sits beside them."""
    CONSENT = "consent"
    UNKNOWN = "unknown"
    """Nobody has said whom it is about."""
    WORK = "work"
    """The coordinator's own work."""
    CLOSED = "closed"
    """Of a kind that is closed by default, or said by one about another."""
    PROTECTED = "protected"
    """It gives the whereabouts of somebody protected away."""
    NO_YES = "no_yes"
    """Whom it is about has not said yes, for this listener and this kind."""
    NOBODY_THERE = "nobody_there"
    """There is nobody in the room, or the contact does not work with the family now."""
    HANGS = "hangs"
    """It belongs to something that is not shown."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one fact is open or closed.

    ``ear`` is the attendance of a listener in a room, None where there is one reader only;
    ``about`` the person who decides.
    """

    cause: Cause
    ear: Id | None = None
    about: Id | None = None
    kind: Kind | None = None
    consent_id: Id | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """One field that was asked about."""

    record_id: Id
    field: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Which of the filled-in fields of a record may be seen, and why or why not.

    What carries a record (whom a contact serves, who lives in a household, who is at a meeting)
    counts as part of it. ``opens`` are reasons for what is allowed, ``closes`` for what is not.
    """

    fields: tuple[Asked, ...]
    allowed: frozenset[Asked]
    opens: tuple[Reason, ...]
    closes: tuple[Reason, ...]

    @property
    def is_yes(self) -> bool:
        """Whether all of it may be shown."""
        return bool(self.fields) and len(self.allowed) == len(self.fields)

    @property
    def is_no(self) -> bool:
        """Whether nothing of it may be shown."""
        return not self.allowed


def why(case: Case, reader: Reader, on: date, lexicon: Lexicon, record_id: Id) -> Answer:
    """Return what a reader may see of a record on a day, and why."""
    record = case.find(record_id)
    if record is None:
        return Answer((), frozenset(), (), ())
    small = lens(case, reader, on, lexicon).case
    asking = _Asking(case, small, reader, on, Subjects(case, Naming(case, lexicon), on))
    return asking.answer((record, *_carriers(case, record)))


def _carriers(case: Case, record: Record) -> tuple[Record, ...]:
    """The rows that carry a record ("contact 9 serves Mille")."""
    if not isinstance(record.about, Carried):
        return ()
    kind = RECORD_NAMES[record.about.by]
    name = next(
        each
        for each, fact in facts_of(kind).items()
        if fact is not None and fact.refers == type(record).__name__
    )
    return tuple(each for each in case.of(kind) if getattr(each, name) == record.id)


class _Asking:
    """The questions of one case, reader and day."""

    def __init__(
        self, case: Case, small: Case, reader: Reader, on: date, subjects: Subjects
    ) -> None:
        self._case = case
        self._small = small
        self._reader = reader
        self._on = on
        self._subjects = subjects
        self._allows = policy(case, reader, on, subjects)
        self._known = Known(case, on, subjects)
        self._ears = self._listening(case)

    def answer(self, records: tuple[Record, ...]) -> Answer:
        """Ask about every filled-in field of some records."""
        fields: list[Asked] = []
        allowed: set[Asked] = set()
        opens: dict[Reason, None] = {}
        closes: dict[Reason, None] = {}
        for each in records:
            for name, fact in filled(each):
                asked = Asked(each.id, name)
                fields.append(asked)
                if self._is_shown(each, name):
                    allowed.add(asked)
                    opens.update(dict.fromkeys(self._opened(self._tag(each, name, fact))))
                else:
                    closes.update(dict.fromkeys(self._closed(each, name, fact)))
        told = [each for each in closes if each.cause is not Cause.HANGS]
        return Answer(tuple(fields), frozenset(allowed), tuple(opens), tuple(told or closes))

    def _tag(self, record: Record, name: str, fact: Fact) -> Tag:
        return self._subjects.tag(record, name, fact)

    def _is_shown(self, record: Record, name: str) -> bool:
        kept = self._small.get(type(record), record.id)
        return kept is not None and getattr(kept, name) == getattr(record, name)

    # --- what is closed -------------------------------------------------------------------------

    def _closed(self, record: Record, name: str, fact: Fact) -> tuple[Reason, ...]:
        """Why a field is not shown: its own tag, else what its record needs and has not got."""
        tag = self._tag(record, name, fact)
        allowed = self._allows(tag)
        found = tuple(self._needed(record, fact, name) if allowed else self._refused(tag))
        return found or (Reason(Cause.HANGS, kind=tag.kind),)

    def _needed(self, record: Record, fact: Fact, name: str) -> Iterator[Reason]:
        """Why a field that the policy lets through is gone: the record's heart, or its owner."""
        if fact.refers is not None:
            yield from self._missing(getattr(record, name))
        for other, its in facts_of(type(record)).items():
            if its is None or not its.essential or other == name:
                continue
            tag = self._tag(record, other, its)
            if not its.structural and not self._allows(tag):
                yield from self._refused(tag)
            elif its.owner:
                yield from self._missing(getattr(record, other))

    def _missing(self, key: Id | None) -> Iterator[Reason]:
        """Why a record that another one points to is not shown."""
        target = self._case.find(key) if key is not None else None
        if target is None or self._small.find(target.id) is not None:
            return
        for each in (target, *_carriers(self._case, target)):
            for name, fact in filled(each):
                tag = self._tag(each, name, fact)
                if fact.essential and not self._allows(tag):
                    yield from self._refused(tag)

    def _refused(self, tag: Tag) -> Iterator[Reason]:
        """Why the policy does not let a fact through: what it names is closed, or the fact itself."""
        plain = replace(tag, through=())
        if not self._allows(plain):
            yield from self._refused_itself(plain)
            return
        for ways in tag.through:
            if not any(map(self._allows, ways)):
                for each in ways:
                    yield from self._refused_itself(each)

    def _refused_itself(self, tag: Tag) -> Iterator[Reason]:
        me = self._reader.person_id if isinstance(self._reader, FamilyReader) else None
        if tag.coordination:
            yield Reason(Cause.WORK)
        elif not self._ears or self._known.is_open(tag):
            yield Reason(Cause.NOBODY_THERE)
        elif tag.people is None and not tag.shared:
            yield Reason(Cause.UNKNOWN, kind=tag.kind)
        elif not self._known.sayable(tag, me):
            yield Reason(Cause.CLOSED, about=tag.speaker, kind=tag.kind)
        elif self._allowed_without_protection(tag):
            yield Reason(Cause.PROTECTED, kind=tag.kind)
        else:
            yield from self._not_heard(tag)

    def _not_heard(self, tag: Tag) -> Iterator[Reason]:
        deaf = [(ear, hears) for ear, hears in self._ears if not hears(tag)]
        about = self._in_order(tag.people or tag.shared)
        for ear, hears in deaf:
            silent = [each for each in about if not hears(_only(tag, each))]
            for each in silent or about:
                yield Reason(Cause.NO_YES, ear, each, tag.kind)

    def _allowed_without_protection(self, tag: Tag) -> bool:
        people = tuple(replace(each, protected=False) for each in self._case.people)
        case = self._case.having(Person, people)
        return policy(case, self._reader, self._on, self._subjects)(tag)

    # --- what is open ---------------------------------------------------------------------------

    def _opened(self, tag: Tag) -> Iterator[Reason]:
        if self._known.is_open(tag):
            yield Reason(Cause.NOBODY)
            return
        for at, (ear, _hears) in enumerate(self._ears):
            for about in self._in_order(tag.people or tag.shared):
                yield from self._opened_for(at, ear, about, _only(tag, about))

    def _opened_for(self, at: int, ear: Id | None, about: Id, tag: Tag) -> Iterator[Reason]:
        """Which of the keys opens a fact about one person for one listener."""
        bare = replace(self._case, consents=(), confided=())
        steps = (
            (replace(bare, custodies=()), self._plainly(ear)),
            (bare, Cause.CUSTODY),
            (replace(bare, confided=self._case.confided), Cause.CONFIDED),
        )
        for case, cause in steps:
            if self._listening(case)[at][1](tag):
                yield Reason(cause, ear, about, tag.kind)
                return
        for each in self._case.consents:
            without = tuple(other for other in self._case.consents if other is not each)
            needed = not self._hears(at, replace(self._case, consents=without), tag)
            if needed or self._hears(at, replace(bare, consents=(each,)), tag):
                yield Reason(Cause.CONSENT, ear, about, tag.kind, each.id)

    def _hears(self, at: int, case: Case, tag: Tag) -> bool:
        return self._listening(case)[at][1](tag)

    def _plainly(self, ear: Id | None) -> Cause:
        """What opens where nobody has consented to anything."""
        if ear is None:
            return Cause.OWN if isinstance(self._reader, FamilyReader) else Cause.TASK
        seat = next(each for each in self._case.attendances if each.id == ear)
        if seat.person_id is not None:
            return Cause.OWN
        return Cause.TASK if seat.contact_id is not None else Cause.TOGETHER

    def _listening(self, case: Case) -> tuple[tuple[Id | None, Policy], ...]:
        """Those who listen, each with what they may hear, as the case says it."""
        match self._reader:
            case RoomReader(meeting_id):
                known = Known(case, self._on, self._subjects)
                ears = listeners(known, meeting_id)
                return tuple((each.attendance.id, each.hears) for each in ears)
            case LeaderReader():
                return ()
        return ((None, policy(case, self._reader, self._on, self._subjects)),)

    def _in_order(self, people: Iterable[Id]) -> list[Id]:
        found = set(people)
        return [each.id for each in self._case.people if each.id in found]


def _only(tag: Tag, about: Id) -> Tag:
    """The same fact, as if it were about one person."""
    people = frozenset((about,))
    named, shared = tag.named & people, tag.shared & people
    return replace(tag, people=people, named=named, shared=shared, through=())


def filled(record: Record) -> Iterator[tuple[str, Fact]]:
    """The fields of a record that say something."""
    for name, fact in facts_of(type(record)).items():
        if fact is not None and not fact.structural and getattr(record, name) not in _NOTHING:
            yield name, fact


_NOTHING = (None, "", False)
