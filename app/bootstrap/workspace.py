"""An unlocked vault as pages and verbs see it: the ports of ``app.services`` over the real rooms."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from itertools import zip_longest

from app.bootstrap.deputies import DeputyDesk
from app.bootstrap.law_desk import LawDesk
from app.bootstrap.surroundings import RandomIds, SystemClock, actor, laws, lexicon
from app.models.audit import AuditEntry
from app.models.base import Id
from app.models.case import Case, CaseHead, CaseLabel
from app.models.changes import Change
from app.models.law import LawProfile
from app.models.meetings import HandoutForm
from app.models.package_problems import PackageCode, PackageProblem
from app.models.people import Person
from app.models.problems import Code, Problem, Refused
from app.models.readers import (
    CoordinatorReader,
    FamilyReader,
    LeaderReader,
    ProfessionalReader,
    Reader,
)
from app.rules.deputy import reduced
from app.rules.law import bare_keys, beginning, law_keys
from app.rules.lens import Glass, Lensed
from app.rules.why import Answer, why
from app.services.acts.handing import given_out
from app.services.operation import Operation
from app.services.ports import Clock, GivenPaper, Repositories
from app.services.runner import Runner
from app.storage.notes import StoredDrafts, StoredSettings
from app.storage.tables import schema
from app.storage.vault import Vault
from app.storage.work import Work

__all__ = ["OpenWorkspace"]

_PROFILE = "law_profile"


class OpenWorkspace:
    """An unlocked vault; belongs to the thread that opened it."""

    def __init__(self, vault: Vault, clock: Clock | None = None) -> None:
        """Wire services over an open vault whose tables are up to date."""
        tables = schema()
        self.clock: Clock = clock or SystemClock()
        self.ids = RandomIds()
        self.drafts = StoredDrafts(vault, tables)
        self._vault = vault
        self._closed = False
        self._read: dict[Id, Case] = {}
        self._glasses: dict[Id, Glass] = {}
        self.lexicon = lexicon()
        self._settings = StoredSettings(vault, tables)
        self._work = Work(vault, tables, self.clock.now, actor())
        self.local_laws = LawDesk(laws(), self._settings, self.clock, self.note, self._know_laws)
        self._runner = Runner(
            self._work,
            self.clock,
            law_keys(self.laws),
            self.lexicon,
            lambda: self.holidays,
            bare_keys(self.laws),
        )
        self.deputies = DeputyDesk(
            self._work, self._runner, self._settings, self.clock, self.ids, self._moved
        )

    @property
    def laws(self) -> tuple[LawProfile, ...]:
        """The law profiles as they are today."""
        return self.local_laws.laws()

    def _know_laws(self) -> None:
        """A municipality's own rules may be linked from now on."""
        self._runner.know(law_keys(self.laws), bare_keys(self.laws))

    @property
    def holidays(self) -> frozenset[date]:
        """The days on which no deadline ends."""
        from app.exchange.holidays import certain_holidays

        return certain_holidays(self._years())

    @property
    def closed_days(self) -> frozenset[date]:
        """Those, and the days in doubt."""
        from app.exchange.holidays import closed_days

        return closed_days(self._years())

    def _years(self) -> range:
        """As far as a complaint to the patients' board reaches back, and ahead."""
        year = self.clock.today().year
        return range(year - 6, year + 7)

    @property
    def has_leftovers(self) -> bool:
        """Whether something that was deleted for good may still be in the file."""
        return self._work.has_leftovers

    def families(self) -> tuple[CaseLabel, ...]:
        """All families, by name, for the coordinator."""
        with self._work() as repositories:
            return repositories.labels()

    def meeting_days(self) -> tuple[tuple[date, Id], ...]:
        """The day and case of each meeting that was not called off."""
        with self._work() as repositories:
            return repositories.meeting_days()

    def view(self, case_id: Id, reader: Reader) -> Lensed:
        """What a reader may see of a case today."""
        case = self._case(case_id)
        if not self.deputies.standing(case).may_look:
            case = reduced(case)
            return Glass(case, self.clock.today(), self.lexicon).seen(reader)
        return self._glass(case).seen(reader)

    def why(self, case_id: Id, reader: Reader, record_id: Id) -> Answer:
        """What a reader may see of one record today, and why."""
        return why(self._case(case_id), reader, self.clock.today(), self.lexicon, record_id)

    def opened(self, case_id: Id, reader: Reader) -> None:
        """Log that somebody looked at a case, and through whose eyes."""
        self.note("case.open", case_id, _eyes(reader))

    def run(self, operation: Operation) -> Change:
        """Carry an operation out."""
        self._hold_access(operation.case_id)
        self._moved(operation.case_id)
        return self._runner.run(operation)

    def reverse(self, change: Change, *, redo: bool = False) -> Change:
        """Undo a change, or do it again."""
        self._hold_access(change.case_id)
        self._moved(change.case_id)
        return self._runner.reverse(change, redo=redo)

    def history(self, case_id: Id) -> tuple[AuditEntry, ...]:
        """The log of a case, oldest first."""
        with self._work() as repositories:
            return repositories.entries(case_id)

    def hand_out(
        self,
        case_id: Id,
        reader: Reader,
        form: HandoutForm,
        data: bytes,
        meeting_id: Id | None = None,
    ) -> Change:
        """Number and log a sheet that is printed or saved, with its fingerprint and what it rests on."""
        paper = GivenPaper(reader, form, data, meeting_id)
        return self.hand_out_all(case_id, (paper,))[0]

    def hand_out_all(self, case_id: Id, papers: Sequence[GivenPaper]) -> tuple[Change, ...]:
        """Number and log papers of one case that came out together."""
        self._hold_access(case_id)
        acts = given_out(self._glass(self._case(case_id)), papers, ids=self.ids, clock=self.clock)
        files = iter(papers)

        def also(repositories: Repositories, _case: Case) -> None:
            file = next(files).calendar
            if file:
                digest = hashlib.sha256(file).hexdigest()
                repositories.log("calendar.export", case_id, (), digest)

        self._moved(case_id)
        return self._runner.run_all(acts, also)

    def calendar_file(
        self,
        case_id: Id,
        reader: Reader,
        meeting_id: Id | None = None,
        at: datetime | None = None,
    ) -> bytes:
        """What is ahead of a reader as a calendar file, or one meeting alone."""
        from app.bootstrap.files import calendar_of

        case = self.view(case_id, reader).case
        now = (self.clock.today(), at or self.clock.now())
        return calendar_of(case, reader, now, meeting_id)

    def contacts_file(self, case_id: Id, reader: Reader) -> bytes:
        """The contacts that a reader may see as a table."""
        from app.bootstrap.files import contacts_of

        return contacts_of(self.view(case_id, reader).case, reader, self.clock.today())

    def note(self, act: str, case_id: Id | None, detail: str = "") -> None:
        """Log something that was done outside the store."""
        with self._work() as repositories:
            repositories.log(act, case_id, (), detail)

    def create_case(
        self, name: str, people: tuple[str, ...], ages: tuple[int | None, ...] = ()
    ) -> Id:
        """Begin a case with the people's names, and their ages where they are known."""
        key = self.ids.new()
        head = CaseHead(
            id=key,
            case_id=key,
            name=name,
            law_profile=self._profile().key,
            opened_on=self.clock.today(),
        )
        members = tuple(
            Person(id=self.ids.new(), case_id=key, seq=at, name=each, age=age)
            for at, (each, age) in enumerate(zip_longest(people, ages[: len(people)]))
        )
        self._runner.create(Case(head=head, people=members), "case.create")
        return key

    def import_package(
        self, data: bytes, passphrase: str | None = None, identity: str | None = None
    ) -> Id:
        """Read a case package into the vault."""
        return self.import_packages((data,), passphrase, identity)[0]

    def import_packages(
        self, packages: Sequence[bytes], passphrase: str | None = None, identity: str | None = None
    ) -> tuple[Id, ...]:
        """Read case packages, sealed or plain, into the vault; all of them or nothing."""
        from app.exchange.handover import is_handover
        from app.exchange.package import read_package
        from app.exchange.sealed import opened

        key = identity or self.deputies.identity()
        inside = [opened(each, passphrase, key) for each in packages]
        lent = [each for each in inside if is_handover(each)]
        cases = [read_package(each, self.ids.new) for each in inside if each not in lent]
        if lent and (cases or len(lent) > 1):  # each is a whole of its own
            raise PackageProblem(PackageCode.NOT_A_PACKAGE)
        if lent:
            return self.deputies.stand_in(lent[0])
        self._runner.create_all(cases, "case.import")
        return tuple(each.id for each in cases)

    def sealing(
        self, case_id: Id, *, passphrase: str | None = None, recipient: str | None = None
    ) -> Callable[[], bytes]:
        """Read a case now; what is returned seals it, and may be called in a worker."""
        from app.exchange.package import write_package
        from app.exchange.sealed import seal

        self._hold_access(case_id)
        with self._work() as repositories:
            data = write_package(repositories.load(case_id))
        return partial(seal, data, passphrase=passphrase, recipient=recipient)

    def export_package(
        self, case_id: Id, *, passphrase: str | None = None, recipient: str | None = None
    ) -> bytes:
        """Write a case package, sealed or, as an act of its own, plain."""
        from app.exchange.package import write_package

        if passphrase is None and recipient is None:
            self._hold_access(case_id)
            with self._work() as repositories:
                data = write_package(repositories.load(case_id))
            self.note("case.export_plain", case_id, hashlib.sha256(data).hexdigest())
            return data
        sealed = self.sealing(case_id, passphrase=passphrase, recipient=recipient)()
        self.note("case.export", case_id, hashlib.sha256(sealed).hexdigest())
        return sealed

    def setting(self, key: str) -> str | None:
        """A setting of the vault."""
        return self._settings.get(key)

    def set_setting(self, key: str, value: str) -> None:
        """Keep a setting of the vault."""
        self._settings.set(key, value)

    def close(self) -> None:
        """Lock: write everything out and forget the key. Twice is once."""
        if self._closed:
            return
        self._closed = True
        self._read.clear()
        self._glasses.clear()
        try:
            self.note("vault.lock", None)
        finally:  # a full disk refuses the note, not the lock
            self._vault.close()

    def _moved(self, case_id: Id) -> None:
        """What was read of a case is about to be out of date; nothing old of it is kept."""
        self._read.pop(case_id, None)
        self._glasses.pop(case_id, None)

    def _hold_access(self, case_id: Id) -> None:
        """Refuse a deputy whose time is over."""
        if not self.deputies.standing(self._case(case_id)).may_look:
            raise Refused(Problem(Code.ACCESS_ENDED))

    def _glass(self, case: Case) -> Glass:
        """The lens over a case today; a day goes through its families, and comes back to each."""
        kept, today = self._glasses.get(case.id), self.clock.today()
        if kept is None or kept.case is not case or kept.on != today:
            kept = self._glasses[case.id] = Glass(case, today, self.lexicon)
        return kept

    def _case(self, case_id: Id) -> Case:
        """A case as it stands.

        Nobody else can write to the store while it is open here, so what was read holds until an
        operation on that case is tried.
        """
        if case_id not in self._read:
            with self._work() as repositories:
                self._read[case_id] = repositories.load(case_id)
        return self._read[case_id]

    def _profile(self) -> LawProfile:
        """The profile chosen at first run while it holds, then the one in force."""
        return beginning(self.laws, self.setting(_PROFILE), self.clock.today())


def _eyes(reader: Reader) -> str:
    """Whose eyes, as a short code for the log."""
    match reader:
        case CoordinatorReader():
            return "coordinator"
        case LeaderReader():
            return "leader"
        case FamilyReader(person_id):
            return f"person:{person_id}"
        case ProfessionalReader(contact_id):
            return f"contact:{contact_id}"
        case room:
            return f"room:{room.meeting_id}"
