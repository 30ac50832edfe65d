"""The lens: from a case to the smaller case that one reader may see (design.md §4).

The promise, in the form in which it is tested: if two cases differ only in what a reader may not
see, what comes out of here for that reader is the same value. There is no "hidden" value: a field
that may not be seen is as if it had never been filled in, a record that is nothing without it is
as if it had never been there, and nothing refers to it.
"""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields, replace
from datetime import date
from functools import cache
from itertools import count
from types import MappingProxyType
from typing import Any, cast

from app.models.base import Id, Record
from app.models.case import ATTRIBUTES, RECORD_NAMES, RECORD_TYPES, Case, CaseHead
from app.models.consents import Consent, ConsentState
from app.models.facts import Carried, Fact, Subject, facts_of
from app.models.meetings import Attendance
from app.models.plan import Concern
from app.models.readers import CoordinatorReader, LeaderReader, ProfessionalReader, Reader
from app.rules.about import Sort, Subjects, Tag
from app.rules.naming import Lexicon, Naming
from app.rules.policy import Policy, policy

__all__ = ["Glass", "Lensed", "Omission", "lens"]


@dataclass(frozen=True, slots=True)
class Omission:
    """What was left out, for the coordinator's screen only.

    ``fields`` is empty where the whole record was left out. ``unknown`` says that nobody has
    stated whom it is about, which the coordinator can mend ("hvem gælder det?").
    """

    kind: type[Record]
    id: Id
    fields: tuple[str, ...]
    unknown: bool


@dataclass(frozen=True, slots=True)
class Lensed:
    """The smaller case, and what it lacks; only the coordinator's screen receives the latter."""

    case: Case
    omissions: tuple[Omission, ...]


def lens(case: Case, reader: Reader, on: date, lexicon: Lexicon) -> Lensed:
    """Return what a reader may see of a case on a day, and what was left out."""
    return Glass(case, on, lexicon).seen(reader)


class _Told:
    """Fields of one record that stand or fall together, since their tag is the same."""

    __slots__ = ("_tag", "concerned", "essential", "names")

    def __init__(self, facts: Mapping[str, Fact], *, concerned: bool) -> None:
        """Keep the names; the tag is asked for when the first reader comes to it."""
        self._tag: Tag | None = None
        self.names = tuple(facts)
        self.essential = any(each.essential for each in facts.values())
        self.concerned = concerned

    def tag(self, record: Record, subjects: Subjects) -> Tag:
        """What a policy needs to know of the fields."""
        if self._tag is None:
            name = self.names[0]
            self._tag = subjects.tag(record, name, facts_of(type(record))[name] or Fact())
        return self._tag


_Tells = Mapping[tuple[type[Record], Id], tuple[_Told, ...] | None]
"""What each record tells; None where a field is declared by nobody, and so told to nobody."""


class Glass:
    """The lens over one case on one day: whom each fact is about is asked once for all readers."""

    def __init__(self, case: Case, on: date, lexicon: Lexicon) -> None:
        """Keep the case; nothing is asked before a reader comes who may not see everything."""
        self.case = case
        self.on = on
        self._lexicon = lexicon
        self._asked: tuple[Subjects, _Tells] | None = None
        self._looked: dict[Reader, Lensed] = {}
        self._back: dict[frozenset[Id], Glass] = {}

    def seen(self, reader: Reader) -> Lensed:
        """What a reader may see, and what was left out; worked out once for each reader."""
        if reader not in self._looked:
            self._looked[reader] = self._look(reader)
        return self._looked[reader]

    def _look(self, reader: Reader) -> Lensed:
        if isinstance(reader, CoordinatorReader):
            return Lensed(self.case, ())
        if isinstance(reader, LeaderReader):
            return Lensed(Case(head=_blank_head(self.case.head)), ())
        subjects, tells = self._told()
        allows = policy(self.case, reader, self.on, subjects)
        own = reader.contact_id if isinstance(reader, ProfessionalReader) else None
        return _Work(self.case, subjects, allows, tells, own).done()

    def _told(self) -> tuple[Subjects, _Tells]:
        """Asked once."""
        if self._asked is None:
            subjects = Subjects(self.case, Naming(self.case, self._lexicon), self.on)
            tells = {(type(each), each.id): _tells(each, subjects) for each in self.case.records()}
            self._asked = subjects, tells
        return self._asked

    def without(self, consents: frozenset[Id]) -> "Glass":
        """The same lens had these consents been taken back; what they do not change is not asked anew.

        Whom a fact is about never hangs on a consent, only who knows of a consent that holds does.
        """
        if not consents:
            return self
        if consents not in self._back:
            self._back[consents] = self._taken_back(consents)
        return self._back[consents]

    def _taken_back(self, consents: frozenset[Id]) -> "Glass":
        rows = tuple(
            replace(each, state=ConsentState.WITHDRAWN) if each.id in consents else each
            for each in self.case.consents
        )
        made = Glass(self.case.having(Consent, rows), self.on, self._lexicon)
        subjects, tells = self._told()
        moved = subjects.consented(made.case)
        anew = (*made.case.consents, *made.case.consent_scopes)
        made._asked = (
            moved,
            {**tells, **{(type(each), each.id): _tells(each, moved) for each in anew}},
        )
        return made


def _tells(record: Record, subjects: Subjects) -> tuple[_Told, ...] | None:
    """What a record is nothing without comes first: most that is not seen ends there."""
    alike: dict[Sort, dict[str, Fact]] = {}
    for name, fact in facts_of(type(record)).items():
        if fact is None:
            return None
        if not fact.structural:
            alike.setdefault(subjects.sort(record, name, fact), {})[name] = fact
    told = (
        _Told(each, concerned=(sort[0] or record.about) is Subject.CONCERNED)
        for sort, each in alike.items()
    )
    return tuple(sorted(told, key=lambda each: not each.essential))


class _Work:
    """One pass over a case: fields first, then what hangs on what, then order."""

    def __init__(
        self, case: Case, subjects: Subjects, allows: Policy, tells: _Tells, contact: Id | None
    ) -> None:
        self._contact = contact
        self._case = case
        self._allows = allows
        self._subjects = subjects
        self._tells = tells
        self._kept: dict[type[Record], dict[Id, Record]] = {kind: {} for kind in RECORD_TYPES}
        self._told: set[Id] = set()

    def done(self) -> Lensed:
        for kind in RECORD_TYPES:
            for each in self._case.of(kind):
                seen = self._seen(each)
                if seen is not None:
                    self._kept[kind][each.id] = seen
        self._drop_untold()
        while self._drop_loose():
            pass
        return Lensed(self._assembled(), self._omissions())

    def _seen(self, each: Record) -> Record | None:
        """One record with only the fields that may be seen, None if nothing is left of it."""
        tells = self._tells[type(each), each.id]
        if tells is None:
            return None
        hidden: list[str] = []
        for told in tells:
            if self._allows(told.tag(each, self._subjects)):
                if told.concerned:
                    self._told.add(each.id)
            elif told.essential:
                return None
            else:
                hidden += told.names
        empty = _defaults(type(each))
        return replace(each, **{name: empty[name] for name in hidden}) if hidden else each

    def _drop_untold(self) -> None:
        """That a record concerns somebody is told with what is said of them, never without it."""
        rows = self._kept[Concern]
        for each in self._case.concerns:
            if each.record_id not in self._told:
                rows.pop(each.id, None)

    def _drop_loose(self) -> bool:
        """Drop what hangs on something unseen, and what nothing carries; True if any was."""
        present = {key for rows in self._kept.values() for key in rows}
        loose = [
            each
            for kind, rows in self._kept.items()
            for each in self._loose_of(kind, rows, present)
        ]
        for each in loose:
            del self._kept[type(each)][each.id]
        self._cut_references()
        return bool(loose)

    def _loose_of(
        self, kind: type[Record], rows: Mapping[Id, Record], present: set[Id]
    ) -> Iterator[Record]:
        owners = [name for name, fact in facts_of(kind).items() if fact is not None and fact.owner]
        carried = self._carried(kind)
        for key, each in rows.items():
            hanging = (getattr(each, name) for name in owners)
            if any(owner is not None and owner not in present for owner in hanging) or (
                carried is not None and key not in carried
            ):
                yield each

    def _carried(self, kind: type[Record]) -> set[Id] | None:
        """The ids that the seen carriers of a class point to; None for what needs no carrier.

        A row that is about nobody in the family carries nothing: that a shared contact goes to a
        meeting shows no meeting. Whoever is invited themselves knows of it.
        """
        if not isinstance(kind.about, Carried):
            return None
        carriers = RECORD_NAMES[kind.about.by]
        (name,) = (
            name
            for name, fact in facts_of(carriers).items()
            if fact is not None and fact.refers == kind.__name__
        )
        rows = self._kept[carriers].values()
        return {getattr(row, name) for row in rows if self._subjects.of(row) or self._is_own(row)}

    def _is_own(self, row: Record) -> bool:
        """Whether the reader is the contact who is invited."""
        return self._contact is not None and (
            isinstance(row, Attendance) and row.contact_id == self._contact
        )

    def _cut_references(self) -> None:
        """What points to something unseen, without being part of it, points to nothing."""
        present = {key for rows in self._kept.values() for key in rows}
        for kind, rows in self._kept.items():
            names = [
                name
                for name, fact in facts_of(kind).items()
                if fact is not None and fact.refers is not None and not fact.owner
            ]
            for key, each in rows.items() if names else ():
                cut: dict[str, Any] = {
                    name: None
                    for name in names
                    if getattr(each, name) is not None and getattr(each, name) not in present
                }
                if cut:
                    rows[key] = replace(each, **cut)

    def _assembled(self) -> Case:
        """Number anew: gaps in the order and versions tell of what others did."""
        head = self._kept[CaseHead].get(self._case.head.id)
        blank = _blank_head(self._case.head)
        rows: dict[str, Any] = {
            name: tuple(
                map(_renumbered, sorted(kept, key=lambda each: (each.seq, each.id)), count())
            )
            for kind, name in ATTRIBUTES.items()
            if (kept := self._kept[kind].values())
        }
        return Case(head=blank if head is None else replace(head, version=1), **rows)  # type: ignore[arg-type]  # kept by kind

    def _omissions(self) -> tuple[Omission, ...]:
        return tuple(
            found
            for kind in RECORD_TYPES
            for each in self._case.of(kind)
            if (found := self._omission(each)) is not None
        )

    def _omission(self, each: Record) -> Omission | None:
        kept = self._kept[type(each)].get(each.id)
        if kept is each:
            return None
        if kept is None:
            return Omission(type(each), each.id, (), self._subjects.of(each) is None)
        left_out = {
            name: told.tag(each, self._subjects)
            for told in self._tells[type(each), each.id] or ()
            for name in told.names
            if getattr(kept, name) != getattr(each, name)
        }
        unknown = any(tag.people is None and not tag.shared for tag in left_out.values())
        names = tuple(name for name in facts_of(type(each)) if name in left_out)
        return Omission(type(each), each.id, names, unknown) if names else None


def _renumbered(each: Record, at: int) -> Record:
    return each if (each.seq, each.version) == (at, 1) else replace(each, seq=at, version=1)


def _defaults(kind: type[Any]) -> Mapping[str, Any]:
    """What each field holds when nobody has filled it in; an empty text where it must be text."""
    return _defaults_of(cast("Hashable", kind))


@cache
def _defaults_of(kind: Hashable) -> Mapping[str, Any]:
    every: tuple[Field[Any], ...] = fields(cast("Any", kind))
    return MappingProxyType(
        {each.name: None if each.default is MISSING else each.default for each in every}
    )


def _blank_head(head: CaseHead) -> CaseHead:
    return CaseHead(id=head.id, case_id=head.case_id, law_profile=head.law_profile)
