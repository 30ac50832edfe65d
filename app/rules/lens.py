"""The lens: from a case to the smaller case that one reader may see (design.md §4).

The promise, in the form in which it is tested: if two cases differ only in what a reader may not
see, what comes out of here for that reader is the same value. There is no "hidden" value: a field
that may not be seen is as if it had never been filled in, a record that is nothing without it is
as if it had never been there, and nothing refers to it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from app.models.base import Id, Record
from app.models.case import RECORD_NAMES, RECORD_TYPES, Case, CaseHead
from app.models.facts import Carried, Fact, Subject, facts_of
from app.models.meetings import Attendance
from app.models.plan import Concern
from app.models.readers import CoordinatorReader, LeaderReader, ProfessionalReader, Reader
from app.rules.about import Subjects, Tag
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


class Glass:
    """The lens over one case on one day: whom each fact is about is asked once for all readers."""

    def __init__(self, case: Case, on: date, lexicon: Lexicon) -> None:
        """Keep the case; nothing is asked before a reader comes who may not see everything."""
        self.case = case
        self.on = on
        self._lexicon = lexicon
        self._subjects: Subjects | None = None
        self._tags: dict[tuple[Id, str], Tag] = {}

    def seen(self, reader: Reader) -> Lensed:
        """What a reader may see, and what was left out."""
        if isinstance(reader, CoordinatorReader):
            return Lensed(self.case, ())
        if isinstance(reader, LeaderReader):
            return Lensed(Case(head=_blank_head(self.case.head)), ())
        if self._subjects is None:
            self._subjects = Subjects(self.case, Naming(self.case, self._lexicon), self.on)
        subjects = self._subjects
        allows = policy(self.case, reader, self.on, subjects)
        own = reader.contact_id if isinstance(reader, ProfessionalReader) else None
        return _Work(self.case, subjects, allows, self._tags, own).done()


class _Work:
    """One pass over a case: fields first, then what hangs on what, then order."""

    def __init__(
        self,
        case: Case,
        subjects: Subjects,
        allows: Policy,
        tags: dict[tuple[Id, str], Tag],
        contact: Id | None,
    ) -> None:
        self._contact = contact
        self._case = case
        self._allows = allows
        self._subjects = subjects
        self._tags = tags
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
        hidden: dict[str, Any] = {}
        for name, fact in facts_of(type(each)).items():
            if fact is not None and fact.structural:
                continue
            if fact is None or not self._allows(self._tag(each, name, fact)):
                if fact is None or fact.essential:
                    return None
                hidden[name] = _defaults(type(each))[name]
            elif (fact.about or each.about) is Subject.CONCERNED:
                self._told.add(each.id)
        return replace(each, **hidden)

    def _tag(self, each: Record, name: str, fact: Fact) -> Tag:
        """What the policy needs to know of a field; the same for every reader."""
        key = (each.id, name)
        if key not in self._tags:
            self._tags[key] = self._subjects.tag(each, name, fact)
        return self._tags[key]

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
        seen = Case(head=blank if head is None else replace(head, version=1))  # type: ignore[arg-type]  # kept by kind
        for kind in RECORD_TYPES[1:]:
            rows = sorted(self._kept[kind].values(), key=lambda each: (each.seq, each.id))
            numbered = tuple(_renumbered(each, at) for at, each in enumerate(rows))
            seen = seen.having(kind, numbered)
        return seen

    def _omissions(self) -> tuple[Omission, ...]:
        return tuple(
            found
            for kind in RECORD_TYPES
            for each in self._case.of(kind)
            if (found := self._omission(each)) is not None
        )

    def _omission(self, each: Record) -> Omission | None:
        kept = self._kept[type(each)].get(each.id)
        if kept is None:
            return Omission(type(each), each.id, (), self._subjects.of(each) is None)
        tags = {
            name: self._tag(each, name, fact)
            for name, fact in facts_of(type(each)).items()
            if fact is not None
            and not fact.structural
            and getattr(kept, name) != getattr(each, name)
        }
        unknown = any(tag.people is None and not tag.shared for tag in tags.values())
        return Omission(type(each), each.id, tuple(tags), unknown) if tags else None


def _renumbered(each: Record, at: int) -> Record:
    return replace(each, seq=at, version=1)


def _defaults(kind: type[Any]) -> Mapping[str, Any]:
    """What each field holds when nobody has filled it in; an empty text where it must be text."""
    return MappingProxyType(
        {each.name: None if each.default is MISSING else each.default for each in fields(kind)}
    )


def _blank_head(head: CaseHead) -> CaseHead:
    return CaseHead(id=head.id, case_id=head.case_id, law_profile=head.law_profile)
