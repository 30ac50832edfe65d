"""What the services need from outside, and what the two faces may ask of the program.

``storage``, ``reports`` and ``exchange`` implement these protocols; ``bootstrap`` wires them, so
that no page ever knows which.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from app.models.audit import AuditEntry
from app.models.base import Id
from app.models.case import Case, CaseLabel
from app.models.changes import Change, Steps
from app.models.law import LawProfile
from app.models.meetings import HandoutForm
from app.models.readers import Reader
from app.rules.lens import Lensed
from app.rules.naming import Lexicon
from app.rules.why import Answer
from app.services.deputies import Deputies
from app.services.laws import LocalLaws
from app.services.operation import Operation

__all__ = ["Clock", "Drafts", "GivenPaper", "Ids", "Repositories", "UnitOfWork", "Workspace"]


@dataclass(frozen=True, slots=True)
class GivenPaper:
    """A paper that came out: for whom, its bytes, the meeting it calls to, the calendar file beside it."""

    reader: Reader
    form: HandoutForm
    data: bytes
    meeting: Id | None = None
    calendar: bytes = b""


class Clock(Protocol):
    """Where time comes from."""

    def now(self) -> datetime:
        """The moment, in UTC."""

    def today(self) -> date:
        """The calendar day here."""


class Ids(Protocol):
    """Where ids come from."""

    def new(self) -> Id:
        """A new uuid4."""


class Repositories(Protocol):
    """What can be read and written inside one transaction."""

    def labels(self) -> tuple[CaseLabel, ...]:
        """All families, by name."""

    def meeting_days(self) -> tuple[tuple[date, Id], ...]:
        """The day and case of each meeting that was not called off, by day; reads no case."""

    def load(self, case_id: Id) -> Case:
        """Everything of one case.

        Raises:
            Refused: there is no such case (NO_SUCH_RECORD).
        """

    def write(self, case_id: Id, steps: Steps) -> None:
        """Make the steps true in the store; they have been checked against what was loaded."""

    def log(
        self, act: str, case_id: Id | None, objects: tuple[Id, ...] = (), detail: str = ""
    ) -> None:
        """Append one entry to the log."""

    def entries(self, case_id: Id | None) -> tuple[AuditEntry, ...]:
        """The log, oldest first; of one case, or all of it."""

    def keep_base(self, handover: Id, package: str) -> None:
        """Keep the package of a case as it was handed over; what comes back is held against it."""

    def base(self, handover: Id) -> str | None:
        """The package of a case as it was handed over, None where none is kept."""

    def bases(self) -> frozenset[Id]:
        """The hand-overs, given or received, of which the package is kept."""

    def deleted_minutes(self) -> frozenset[Id]:
        """The meetings of which the minutes were deleted with proof, in all cases."""

    def forget(self, case_id: Id, gone: frozenset[Id], handovers: frozenset[Id]) -> None:
        """Leave nothing behind of records that are gone, wherever words are kept.

        Goes too: what was being typed into them, the packages of hand-overs that are over, and,
        after the commit, what only seems deleted on the disk.
        """


class UnitOfWork(Protocol):
    """One transaction: entered for the repositories, committed on a clean exit."""

    def __call__(self) -> AbstractContextManager[Repositories]:
        """Begin; refuses nesting and any thread but the one that owns the connection."""


class Drafts(Protocol):
    """Text that is being typed, kept in the vault so that a lock or a crash loses nothing."""

    def keep(self, case_id: Id, place: str, text: str) -> None:
        """Keep the text of a field; ``place`` names record and field."""

    def drop(self, case_id: Id, place: str) -> None:
        """Forget it: the field was left and its text became an operation."""

    def all(self, case_id: Id) -> Mapping[str, str]:
        """The texts of a case that never became an operation, by place."""


class Workspace(Protocol):
    """An unlocked vault, as pages and verbs see it."""

    @property
    def clock(self) -> Clock:
        """Where time comes from."""

    @property
    def ids(self) -> Ids:
        """Where ids come from."""

    @property
    def drafts(self) -> Drafts:
        """Text that is being typed."""

    @property
    def deputies(self) -> Deputies:
        """Giving cases to a deputy, being one, taking back."""

    @property
    def laws(self) -> tuple[LawProfile, ...]:
        """The law profiles as they are today, with a municipality's own changes."""

    @property
    def local_laws(self) -> LocalLaws:
        """A municipality's own changes to the law profiles."""

    @property
    def lexicon(self) -> Lexicon:
        """The words that say more than they seem to, for what a text names while it is typed."""

    @property
    def holidays(self) -> frozenset[date]:
        """The days beyond doubt on which no deadline ends, some years back and ahead."""

    @property
    def closed_days(self) -> frozenset[date]:
        """Those, and the days in doubt: a complaint that came late is received by these."""

    @property
    def has_leftovers(self) -> bool:
        """Whether something that was deleted for good may still be in the file, as on a full disk.

        It is done at the next opening then.
        """

    def families(self) -> tuple[CaseLabel, ...]:
        """All families, by name, for the coordinator."""

    def meeting_days(self) -> tuple[tuple[date, Id], ...]:
        """The day and case of each meeting that was not called off, for the coordinator."""

    def view(self, case_id: Id, reader: Reader) -> Lensed:
        """What a reader may see of a case today.

        Of a case in which one was deputy, once that is over, only that it is there.
        """

    def why(self, case_id: Id, reader: Reader, record_id: Id) -> Answer:
        """What a reader may see of one record today, and why; for the coordinator's screen."""

    def opened(self, case_id: Id, reader: Reader) -> None:
        """Log that somebody looked at a case, and through whose eyes."""

    def run(self, operation: Operation) -> Change:
        """Carry an operation out: one transaction, one log entry, one inverse.

        Raises:
            Refused: a rule says no, or what the operation saw has moved; nothing was changed.
        """

    def reverse(self, change: Change, *, redo: bool = False) -> Change:
        """Undo a change, as a change of its own (whose reversal, with ``redo``, does it again).

        Raises:
            Refused: what was changed has moved on, or has legal effect.
        """

    def history(self, case_id: Id) -> tuple[AuditEntry, ...]:
        """The log of a case, oldest first."""

    def hand_out(
        self,
        case_id: Id,
        reader: Reader,
        form: HandoutForm,
        data: bytes,
        meeting_id: Id | None = None,
    ) -> Change:
        """Number and log a sheet that is printed or saved, with its fingerprint.

        ``meeting_id`` is the meeting that it calls to, for an invitation.
        ``app.rules.handouts.next_number`` says beforehand which number it will get.
        """

    def hand_out_all(self, case_id: Id, papers: Sequence[GivenPaper]) -> tuple[Change, ...]:
        """Number and log papers of one case that came out together, as ``hand_out``; all or none.

        What each rests on is asked of the case as it stands before the first of them is logged. The
        calendar file beside a paper is logged with it.
        """

    def calendar_file(
        self,
        case_id: Id,
        reader: Reader,
        meeting_id: Id | None = None,
        at: datetime | None = None,
    ) -> bytes:
        """What is ahead of a reader as an iCalendar file that names nobody; ``note`` it once saved.

        With ``meeting_id`` only that meeting, as it goes with the invitation. ``at`` is the moment of
        the press where several files are made by one: it stands in them, and must not tell how many
        were made before.
        """

    def contacts_file(self, case_id: Id, reader: Reader) -> bytes:
        """The contacts that a reader may see as a CSV table; ``note`` it once saved."""

    def note(self, act: str, case_id: Id | None, detail: str = "") -> None:
        """Log something that was done outside the store, such as a map saved as a picture.

        ``act`` is one of ``app.services.registry.OTHER_ACTS``.
        """

    def create_case(
        self, name: str, people: tuple[str, ...], ages: tuple[int | None, ...] = ()
    ) -> Id:
        """Begin a case with the people's names, under the profile that new cases begin under.

        ``ages`` are those of the first people, None where nobody has said.
        """

    def import_package(
        self, data: bytes, passphrase: str | None = None, identity: str | None = None
    ) -> Id:
        """Read a case package into the vault; as ``import_packages`` with one."""

    def import_packages(
        self, packages: Sequence[bytes], passphrase: str | None = None, identity: str | None = None
    ) -> tuple[Id, ...]:
        """Read case packages, sealed or plain, into the vault; all of them or nothing.

        ``identity`` is the secret key that belongs to the public key a package was sealed for; this
        desk's own is tried without it. Cases that a colleague lends out are among them.

        Raises:
            PackageProblem: what is wrong and where; nothing was imported.
            Refused: a case is here already (ALREADY_THERE), or a record cannot stand.
        """

    def sealing(
        self, case_id: Id, *, passphrase: str | None = None, recipient: str | None = None
    ) -> Callable[[], bytes]:
        """Read a case now; what is returned seals it, and may be called in a worker.

        It raises ``PackageProblem`` where the passphrase is too short or the key is none. Nothing
        is logged: ``note`` "case.export" once the package is where it was to be.
        """

    def export_package(
        self, case_id: Id, *, passphrase: str | None = None, recipient: str | None = None
    ) -> bytes:
        """Write a case package, sealed for a passphrase or a colleague's key.

        With neither it is plain text: an explicit act that is logged as such.
        """

    def setting(self, key: str) -> str | None:
        """A setting of the vault."""

    def set_setting(self, key: str, value: str) -> None:
        """Keep a setting of the vault; never anything about citizens."""

    def close(self) -> None:
        """Lock: write everything out and forget the key."""


Progress = Callable[[int, int], None]
"""Told how many of how many steps are done."""
