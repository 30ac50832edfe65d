"""Out of the program: on paper or into a file, and only then into the log.

What is handed out are the bytes that were shown. Nothing is logged that did not come out, and nothing
comes out that is not logged: leaving the page waits for work that is under way.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.desktop.preview import BrokenPdf
from app.desktop.printing import PrintFailed, ask_printer, print_pdf, print_to_file
from app.desktop.tasks import Job
from app.models.base import Id
from app.models.changes import Change
from app.models.meetings import HandoutForm
from app.models.problems import Refused
from app.models.readers import Reader
from app.models.vault_problems import VaultProblem
from app.services.ports import GivenPaper
from app.views.page import Message, PageContext, Question, Tone
from app.views.shared.files import ask_folder, ask_save
from app.words import _
from app.words.problems import refusal
from app.words.vault import vault_sentence

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

__all__ = ["TOLD", "Copy", "Handing", "Outlets", "Said", "ask_path", "ask_where"]

TOLD: Final = "sheets.told_plain"
"""Setting of the vault: somebody here has been told that a saved sheet is not locked."""

LISTED: Final = "pack.list"
"""Name in the log for a list of who gets paper, which is nobody's sheet."""

_PATIENCE_S: Final = 60.0


def ask_path(over: QWidget, proposed: str) -> str:
    """Ask where to save, with a name that names nobody; empty for nowhere."""
    return ask_save(over, _("Gem som PDF"), proposed, _("PDF (*.pdf)"))


def ask_where(over: QWidget) -> str:
    """Ask for the folder of several files; empty for nowhere."""
    return ask_folder(over, _("Gem i mappe"))


@dataclass(frozen=True, slots=True)
class Outlets:
    """The ways out of the program."""

    printer: "Callable[[QWidget, str], QPrinter | None]" = ask_printer
    path: Callable[[QWidget, str], str] = ask_path
    send: "Callable[[bytes, QPrinter], int]" = print_pdf
    write: Callable[[bytes, Path], None] = print_to_file
    folder: Callable[[QWidget], str] = ask_where


@dataclass(frozen=True, slots=True)
class Copy:
    """One job for one reader: the forms in it and the bytes of all of them.

    ``name`` is said on the screen, ``file`` is proposed and neutral. ``case`` is None for a list of
    several families. ``meeting`` is the one that the paper calls to, ``calendar`` the file that is saved
    beside it.
    """

    case: Id | None
    reader: Reader
    forms: tuple[HandoutForm, ...]
    data: bytes
    name: str
    file: str
    meeting: Id | None = None
    calendar: bytes = b""


@dataclass(frozen=True, slots=True)
class Said:
    """What is said when all is out (told how many), and when it is not."""

    done: Callable[[int], str]
    failed: str


@dataclass
class _Outcome:
    """What a worker leaves behind, read by whoever comes first; and what has been logged of it."""

    over: Event = field(default_factory=Event)
    out: list[Copy] = field(default_factory=list)
    good: bool = False
    logged: int = 0
    changes: list[Change] = field(default_factory=list)
    lost: tuple[Copy, Refused | VaultProblem] | None = None


class Handing:
    """Prints and saves, one copy at a time."""

    def __init__(self, context: PageContext, over: QWidget, outlets: Outlets) -> None:
        """``over`` is where dialogs stand."""
        self._context = context
        self._over = over
        self._outlets = outlets
        self._finish: Callable[[], None] | None = None
        self._visit = 0

    @property
    def busy(self) -> bool:
        """Whether a copy is on its way."""
        return self._finish is not None

    def print_out(self, copy: Copy) -> None:
        """Let a printer be chosen, and print."""
        self.print_all((lambda: copy,), _one_printed(copy))

    def print_all(self, jobs: tuple[Callable[[], Copy], ...], said: Said) -> None:
        """Let a printer be chosen once, and print a job for each; each is drawn when it is its turn."""
        visit = self._visit
        printer = self._outlets.printer(self._over.window(), _("Ark"))
        if printer is None or visit != self._visit:
            return
        name = printer.outputFileName()

        def send(copy: Copy, at: int) -> None:
            if name and len(jobs) > 1:  # a printer that is a file: one file for each, too
                path = Path(name)
                printer.setOutputFileName(str(path.with_stem(f"{path.stem}-{at:02d}")))
            self._outlets.send(copy.data, printer)

        self._begin(jobs, send, said)

    def save(self, copy: Copy) -> None:
        """Say once that the file is not locked, ask where to, and save."""
        self._when_told(partial(self._save, copy))

    def save_all(self, jobs: tuple[Callable[[], Copy], ...], said: Said) -> None:
        """Say once that files are not locked, ask for a folder, and save a file for each."""
        self._when_told(partial(self._save_all, jobs, said))

    def settle(self) -> None:
        """Wait for what is under way and log it; dialogs that are open come to nothing."""
        self._visit += 1
        self._end()

    def _when_told(self, save: Callable[[], None]) -> None:
        if self._context.workspace.setting(TOLD):
            save()
            return
        self._context.ask(
            Question(
                _("Filen bliver ikke låst"),
                _(
                    "Alle, der kan åbne mappen, kan læse arket. Gem det kun, hvor det må ligge, og"
                    " slet det, når det er brugt."
                ),
                _("Gem som PDF"),
                partial(self._told, save),
            )
        )

    def _told(self, save: Callable[[], None]) -> None:
        self._context.workspace.set_setting(TOLD, "1")
        save()

    def _save(self, copy: Copy) -> None:
        visit = self._visit
        path = self._outlets.path(self._over.window(), copy.file)
        if not path or visit != self._visit:
            return
        saved = _("{name} er gemt som PDF. Filen er ikke låst: slet den efter brug.")
        failed = _("Det blev ikke gemt. Se, om mappen findes, og om der er plads på disken.")
        said = Said(lambda _count: saved.format(name=copy.name), failed)
        self._begin(
            (lambda: copy,), lambda each, _at: self._outlets.write(each.data, Path(path)), said
        )

    def _save_all(self, jobs: tuple[Callable[[], Copy], ...], said: Said) -> None:
        visit = self._visit
        where = self._outlets.folder(self._over.window())
        if where and visit == self._visit:
            self._begin(jobs, partial(self._write_whole, Path(where)), said)

    def _write_whole(self, folder: Path, copy: Copy, _at: int) -> None:
        """The paper, and beside it the calendar file that goes with it."""
        path = folder / copy.file
        self._outlets.write(copy.data, path)
        if copy.calendar:
            self._outlets.write(copy.calendar, path.with_suffix(".ics"))

    def _begin(
        self,
        jobs: tuple[Callable[[], Copy], ...],
        act: Callable[[Copy, int], object],
        said: Said,
    ) -> None:
        outcome = _Outcome()

        def work(job: Job) -> None:
            try:
                for at, drawn in enumerate(jobs, 1):
                    job.progress(at - 1, len(jobs))
                    copy = drawn()
                    act(copy, at)
                    outcome.out.append(copy)
                outcome.good = True
            except (OSError, PrintFailed, BrokenPdf):
                outcome.good = False
            finally:
                outcome.over.set()

        finish = self._finish = partial(self._finished, outcome, said)

        def came(_done: int, _of: int) -> None:
            if self._finish is finish:
                self._log(outcome, whole=False)

        task = self._context.tasks.run(
            work,
            lambda _nothing: self._end(),
            lambda _why: self._end(),
            title=_("Arket er på vej"),
        )
        task.progressed.connect(came, Qt.ConnectionType.QueuedConnection)

    def _end(self) -> None:
        finish, self._finish = self._finish, None
        if finish is not None:
            finish()

    def _finished(self, outcome: _Outcome, said: Said) -> None:
        """Log whatever came out, also where the rest did not; then say how it went."""
        outcome.over.wait(_PATIENCE_S)
        self._log(outcome, whole=True)
        if outcome.lost is not None:
            self._not_logged(*outcome.lost)
        elif outcome.good:
            self._context.message(Message(said.done(len(outcome.out)), Tone.GOOD))
        else:
            self._context.message(Message(said.failed, Tone.WARNING))
        for each in outcome.changes:
            self._context.tell(each)

    def _log(self, outcome: _Outcome, *, whole: bool) -> None:
        """Log what came out since, family by family; the last family only once it is ``whole``."""
        new = outcome.out[outcome.logged :]
        groups = [
            tuple(rows) for _of, rows in groupby(new, lambda each: (each.case, each.forms == ()))
        ]
        for copies in groups if whole else groups[:-1]:
            outcome.logged += len(copies)
            try:
                outcome.changes += self._logged(copies)
            except (Refused, VaultProblem):
                self._log_each(outcome, copies)

    def _log_each(self, outcome: _Outcome, copies: tuple[Copy, ...]) -> None:
        """One by one, so that what cannot be logged takes no other paper with it."""
        for copy in copies:
            try:
                outcome.changes += self._logged((copy,))
            except (Refused, VaultProblem) as why:
                outcome.lost = outcome.lost or (copy, why)

    def _logged(self, copies: tuple[Copy, ...]) -> tuple[Change, ...]:
        """Copies of one family in one transaction, or lists."""
        workspace, case = self._context.workspace, copies[0].case
        papers = [
            GivenPaper(each.reader, form, each.data, each.meeting, b"" if at else each.calendar)
            for each in copies
            for at, form in enumerate(each.forms)
        ]
        if case is not None and papers:
            return workspace.hand_out_all(case, papers)
        for each in copies:
            workspace.note(LISTED, case, hashlib.sha256(each.data).hexdigest())
        return ()

    def _not_logged(self, copy: Copy, why: Refused | VaultProblem) -> None:
        words = refusal(why) if isinstance(why, Refused) else vault_sentence(why)
        said = _("{name} er ude, men det kom ikke i loggen. {why}").format(
            name=copy.name, why=words
        )
        self._context.message(Message(said, Tone.WARNING))


def _one_printed(copy: Copy) -> Said:
    printed = _("{name} er udskrevet.")
    return Said(
        lambda _count: printed.format(name=copy.name),
        _("Det blev ikke udskrevet. Se, om printeren er tændt og klar, og prøv igen."),
    )
