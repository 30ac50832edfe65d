"""A store in memory behind the same ports, and a clock and ids that tests decide."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from app.models.audit import AuditEntry
from app.models.base import Id
from app.models.case import Case, CaseHead, CaseLabel
from app.models.changes import Insert, Steps
from app.models.problems import Code, Problem, Refused
from app.rules.steps import applied
from app.rules.upcoming import meeting_days

__all__ = ["FixedClock", "MemoryStore", "NumberedIds"]

TODAY = date(2026, 1, 13)


@dataclass(frozen=True)
class FixedClock:
    """Always the same day."""

    day: date = TODAY

    def now(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 10, 42, tzinfo=UTC)

    def today(self) -> date:
        return self.day


@dataclass
class NumberedIds:
    """Ids that count, shaped like uuid4."""

    count: int = 0

    def new(self) -> Id:
        self.count += 1
        return Id(str(uuid.UUID(int=self.count, version=4)))


@dataclass
class MemoryStore:
    """Cases and log in memory; what a failed transaction did is forgotten."""

    cases: dict[Id, Case] = field(default_factory=dict)
    log_entries: list[AuditEntry] = field(default_factory=list)
    packages: dict[Id, str] = field(default_factory=dict)
    forgotten: list[frozenset[Id]] = field(default_factory=list)
    clock: FixedClock = field(default_factory=FixedClock)

    @contextmanager
    def __call__(self) -> Iterator["MemoryStore"]:
        cases, entries = dict(self.cases), list(self.log_entries)
        packages = dict(self.packages)
        try:
            yield self
        except BaseException:
            self.cases, self.log_entries, self.packages = cases, entries, packages
            raise

    def labels(self) -> tuple[CaseLabel, ...]:
        return tuple(
            CaseLabel(
                each.id,
                each.head.name,
                len(each.people),
                each.head.teaching,
                each.head.closed_on is not None,
            )
            for each in sorted(self.cases.values(), key=lambda each: each.head.name)
        )

    def meeting_days(self) -> tuple[tuple[date, Id], ...]:
        return meeting_days(self.cases.values())

    def load(self, case_id: Id) -> Case:
        if case_id not in self.cases:
            raise Refused(Problem(Code.NO_SUCH_RECORD))
        return self.cases[case_id]

    def write(self, case_id: Id, steps: Steps) -> None:
        if case_id not in self.cases:
            first = steps[0]
            assert isinstance(first, Insert)
            assert isinstance(first.record, CaseHead)
            self.cases[case_id] = Case(head=first.record)
            steps = steps[1:]
        self.cases[case_id] = applied(self.cases[case_id], steps)

    def log(
        self, act: str, case_id: Id | None, objects: tuple[Id, ...] = (), detail: str = ""
    ) -> None:
        seq = len(self.log_entries) + 1
        entry = AuditEntry(seq, self.clock.now(), "test", act, case_id, objects, detail, b"")
        self.log_entries.append(entry)

    def entries(self, case_id: Id | None) -> tuple[AuditEntry, ...]:
        return tuple(e for e in self.log_entries if case_id is None or e.case_id == case_id)

    def keep_base(self, handover: Id, package: str) -> None:
        self.packages[handover] = package

    def base(self, handover: Id) -> str | None:
        return self.packages.get(handover)

    def bases(self) -> frozenset[Id]:
        return frozenset(self.packages)

    def deleted_minutes(self) -> frozenset[Id]:
        every = (each for case in self.cases.values() for each in case.deleted_minutes)
        return frozenset(each.gone for each in every)

    def forget(self, case_id: Id, gone: frozenset[Id], handovers: frozenset[Id]) -> None:
        self.packages |= dict.fromkeys(handovers & self.packages.keys(), "")
        self.forgotten.append(gone)
