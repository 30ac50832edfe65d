"""A workspace in memory: the real rules, lens and runner over a dictionary instead of a vault.

``make_workspace(case, ...)`` for pages and presenters; ``seed_case()`` is the family of the seeds, read
by the real reader. Fixed day and ids, so that a test's sentences can be written down.
"""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.bootstrap.deputies import DeputyDesk
from app.bootstrap.law_desk import LawDesk
from app.models.audit import AuditEntry
from app.models.base import Id
from app.models.case import Case, CaseHead, CaseLabel
from app.models.law import Certainty, LawProfile
from app.models.people import Person
from app.models.problems import Code, Problem, Refused
from app.rules.deputy import reduced
from app.rules.law import law_keys
from app.rules.lens import Glass, Lensed
from app.rules.naming import Lexicon
from app.rules.steps import applied
from app.rules.upcoming import meeting_days
from app.rules.why import why
from app.services.acts.handing import given_out
from app.services.ports import GivenPaper
from app.services.runner import Runner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from app.models.changes import Change, Steps
    from app.models.meetings import HandoutForm
    from app.models.readers import Reader
    from app.rules.why import Answer
    from app.services.operation import Operation
    from app.services.ports import Repositories

__all__ = ["TODAY", "FakeClock", "MemoryWorkspace", "family", "make_workspace", "seed_case"]

TODAY: Final = date(2026, 1, 12)
DEMO: Final = Path(__file__).resolve().parents[2] / "resources" / "demo"


class FakeClock:
    """Stands still until it is told otherwise."""

    def __init__(self, day: date = TODAY) -> None:
        self.moment = datetime(day.year, day.month, day.day, 9, 42, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.date()


class CountedIds:
    """Ids that a reader of a test can tell apart."""

    def __init__(self) -> None:
        self.given = 0

    def new(self) -> Id:
        self.given += 1
        return Id(f"00000000-0000-4000-8000-{self.given:012d}")


class MemoryDrafts:
    """Drafts in a dictionary."""

    def __init__(self) -> None:
        self.texts: dict[tuple[Id, str], str] = {}

    def keep(self, case_id: Id, place: str, text: str) -> None:
        self.texts[case_id, place] = text

    def drop(self, case_id: Id, place: str) -> None:
        self.texts.pop((case_id, place), None)

    def all(self, case_id: Id) -> Mapping[str, str]:
        return {place: text for (case, place), text in self.texts.items() if case == case_id}


class MemoryStore:
    """Cases and log; commits on a clean exit, else forgets, as the real one does."""

    def __init__(self, clock: FakeClock) -> None:
        self.cases: dict[Id, Case] = {}
        self.log_rows: list[AuditEntry] = []
        self.packages: dict[Id, str] = {}
        self.failing: Exception | None = None
        self._clock = clock
        self._open = False

    @contextmanager
    def work(self) -> Iterator[MemoryStore]:
        assert not self._open, "nested unit of work"
        before, rows = dict(self.cases), list(self.log_rows)
        packages = dict(self.packages)
        self._open = True
        try:
            yield self
            if self.failing is not None:
                raise self.failing
        except BaseException:
            self.cases, self.log_rows, self.packages = before, rows, packages
            raise
        finally:
            self._open = False

    def labels(self) -> tuple[CaseLabel, ...]:
        found = (
            CaseLabel(
                each.id,
                each.head.name,
                len(each.people),
                each.head.teaching,
                each.head.closed_on is not None,
            )
            for each in self.cases.values()
        )
        return tuple(sorted(found, key=lambda each: each.name))

    def meeting_days(self) -> tuple[tuple[date, Id], ...]:
        return meeting_days(self.cases.values())

    def load(self, case_id: Id) -> Case:
        if case_id not in self.cases:
            raise Refused(Problem(Code.NO_SUCH_RECORD))
        return self.cases[case_id]

    def write(self, case_id: Id, steps: Steps) -> None:
        case = self.cases.get(case_id)
        if case is None:
            blank = Case(head=CaseHead(id=case_id, case_id=case_id, law_profile=""))
            first, *rest = steps
            head = first.record  # type: ignore[union-attr]  # a new case begins with its head
            case, steps = blank.having(CaseHead, (head,)), tuple(rest)
        self.cases[case_id] = applied(case, steps)

    def log(
        self, act: str, case_id: Id | None, objects: tuple[Id, ...] = (), detail: str = ""
    ) -> None:
        seq = len(self.log_rows) + 1
        now = self._clock.now()
        self.log_rows.append(AuditEntry(seq, now, "test", act, case_id, objects, detail, b""))

    def entries(self, case_id: Id | None) -> tuple[AuditEntry, ...]:
        return tuple(each for each in self.log_rows if case_id is None or each.case_id == case_id)

    def keep_base(self, handover: Id, package: str) -> None:
        self.packages[handover] = package

    def base(self, handover: Id) -> str | None:
        return self.packages.get(handover)

    def deleted_minutes(self) -> frozenset[Id]:
        every = (each for case in self.cases.values() for each in case.deleted_minutes)
        return frozenset(each.gone for each in every)

    def forget(self, case_id: Id, gone: frozenset[Id], handovers: frozenset[Id]) -> None:
        """Nothing of it lies anywhere else."""

    def bases(self) -> frozenset[Id]:
        return frozenset(self.packages)


class MemorySettings(dict[str, str]):
    """Settings in a dictionary."""

    def set(self, key: str, value: str) -> None:
        self[key] = value


class MemoryWorkspace:
    """What ``app.services.ports.Workspace`` promises, without a disk."""

    laws: tuple[LawProfile, ...]

    def __init__(self, *cases: Case, day: date = TODAY) -> None:
        self.clock = FakeClock(day)
        self.ids = CountedIds()
        self.drafts = MemoryDrafts()
        self.laws = (profile(),)
        self.store = MemoryStore(self.clock)
        self.store.cases = {each.id: each for each in cases}
        self.looks: list[tuple[Id, Reader]] = []
        self.acts: list[str] = []
        self.full_disk = False
        self.settings = MemorySettings()
        self.packages: dict[bytes, Case] = {}
        self.closed = False
        self.lexicon = Lexicon()
        self._glass: Glass | None = None
        self._law_desk: LawDesk | None = None
        self._runner = Runner(self.store.work, self.clock, frozenset())
        self.deputies = DeputyDesk(
            self.store.work, self._runner, self.settings, self.clock, self.ids
        )

    @property
    def local_laws(self) -> LawDesk:
        if self._law_desk is None:
            self._law_desk = LawDesk(
                self.laws, self.settings, self.clock, self.note, self._take_laws
            )
        return self._law_desk

    def _take_laws(self) -> None:
        self.laws = self.local_laws.laws()
        self._runner.know(law_keys(self.laws))

    @property
    def holidays(self) -> frozenset[date]:
        return frozenset()

    @property
    def has_leftovers(self) -> bool:
        return self.full_disk

    @property
    def closed_days(self) -> frozenset[date]:
        return frozenset()

    def families(self) -> tuple[CaseLabel, ...]:
        return self.store.labels()

    def meeting_days(self) -> tuple[tuple[date, Id], ...]:
        return self.store.meeting_days()

    def view(self, case_id: Id, reader: Reader) -> Lensed:
        case = self.store.load(case_id)
        if not self.deputies.standing(case).may_look:
            case = reduced(case)
        today = self.clock.today()
        if self._glass is None or (self._glass.case, self._glass.on) != (case, today):
            self._glass = Glass(case, today, self.lexicon)
        return self._glass.seen(reader)

    def why(self, case_id: Id, reader: Reader, record_id: Id) -> Answer:
        return why(self.store.load(case_id), reader, self.clock.today(), Lexicon(), record_id)

    def opened(self, case_id: Id, reader: Reader) -> None:
        self.looks.append((case_id, reader))

    def run(self, operation: Operation) -> Change:
        return self._runner.run(operation)

    def reverse(self, change: Change, *, redo: bool = False) -> Change:
        return self._runner.reverse(change, redo=redo)

    def history(self, case_id: Id) -> tuple[AuditEntry, ...]:
        return self.store.entries(case_id)

    def hand_out(
        self,
        case_id: Id,
        reader: Reader,
        form: HandoutForm,
        data: bytes,
        meeting_id: Id | None = None,
    ) -> Change:
        paper = GivenPaper(reader, form, data, meeting_id)
        return self.hand_out_all(case_id, (paper,))[0]

    def hand_out_all(self, case_id: Id, papers: Sequence[GivenPaper]) -> tuple[Change, ...]:
        glass = Glass(self.store.load(case_id), self.clock.today(), Lexicon())
        files = iter(papers)

        def also(_repositories: Repositories, _case: Case) -> None:
            file = next(files).calendar
            if file:
                self.note("calendar.export", case_id, hashlib.sha256(file).hexdigest())

        acts = given_out(glass, papers, ids=self.ids, clock=self.clock)
        return self._runner.run_all(acts, also)

    def calendar_file(
        self,
        case_id: Id,
        reader: Reader,
        meeting_id: Id | None = None,
        at: datetime | None = None,
    ) -> bytes:
        from app.bootstrap.files import calendar_of

        case = self.view(case_id, reader).case
        now = (self.clock.today(), at or self.clock.now())
        return calendar_of(case, reader, now, meeting_id)

    def contacts_file(self, case_id: Id, reader: Reader) -> bytes:
        from app.bootstrap.files import contacts_of

        return contacts_of(self.view(case_id, reader).case, reader, self.clock.today())

    def note(self, act: str, case_id: Id | None, detail: str = "") -> None:
        self.acts.append(act)

    def create_case(
        self, name: str, people: tuple[str, ...], ages: tuple[int | None, ...] = ()
    ) -> Id:
        case = family(name, *people, key=self.ids.new(), ids=self.ids)
        known = ages or (None,) * len(people)
        aged = tuple(replace(each, age=age) for each, age in zip(case.people, known, strict=True))
        case = replace(case, people=aged)
        self._runner.create(case, "case.create")
        return case.id

    def import_packages(
        self, packages: Sequence[bytes], passphrase: str | None = None, identity: str | None = None
    ) -> tuple[Id, ...]:
        return tuple(self.import_package(each, passphrase, identity) for each in packages)

    def import_package(
        self, data: bytes, passphrase: str | None = None, identity: str | None = None
    ) -> Id:
        from app.exchange.package import read_package

        case = self.packages.get(data) or read_package(data, self.ids.new)
        self._runner.create(case, "case.import")
        return case.id

    def sealing(
        self, case_id: Id, *, passphrase: str | None = None, recipient: str | None = None
    ) -> Callable[[], bytes]:
        from app.exchange.package import write_package
        from app.exchange.sealed import seal

        data = write_package(self.store.load(case_id))
        if recipient is not None:
            return partial(seal, data, recipient=recipient)
        return lambda: b"sealed by " + (passphrase or "").encode()

    def export_package(
        self, case_id: Id, *, passphrase: str | None = None, recipient: str | None = None
    ) -> bytes:
        from app.exchange.package import write_package

        return write_package(self.store.load(case_id))

    def setting(self, key: str) -> str | None:
        return self.settings.get(key)

    def set_setting(self, key: str, value: str) -> None:
        self.settings[key] = value

    def close(self) -> None:
        self.closed = True


def profile() -> LawProfile:
    """A law profile with nothing in it but its dates."""
    return LawProfile(
        key="2026",
        title="Samlet beskrivelse og helhedsorienteret plan",
        valid_from=date(2026, 1, 1),
        valid_to=None,
        meeting_decides=False,
        complaint_to="Ankestyrelsen",
        complaint_weeks=4,
        source="test",
        checked_on=TODAY,
        certainty=Certainty.LOW,
        references=(),
    )


def family(
    name: str = "Sanne og Mille",
    *people: str,
    key: str = "case",
    ids: CountedIds | None = None,
) -> Case:
    """A case with these people and nothing else."""
    source = ids or CountedIds()
    case_id = Id(key)
    head = CaseHead(id=case_id, case_id=case_id, name=name, law_profile="2026", opened_on=TODAY)
    members = tuple(
        Person(id=source.new(), case_id=case_id, seq=at, name=each)
        for at, each in enumerate(people)
    )
    return Case(head=head, people=members)


@cache
def seed_case(name: str = "seed-sanne-david") -> Case:
    """A family of the demo packages, through the real reader; read once, since nothing changes it."""
    from app.exchange.package import read_package

    return read_package((DEMO / f"{name}.json").read_bytes())


def make_workspace(*cases: Case, day: date = TODAY) -> MemoryWorkspace:
    """A workspace that holds these cases, or the seed family."""
    return MemoryWorkspace(*(cases or (seed_case(),)), day=day)
