"""Out of the program: on paper or into a file, and only then into the log.

What is handed out are the bytes that were shown. Nothing is logged that did not come out, and nothing
comes out that is not logged: leaving the page waits for work that is under way.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from app.desktop.preview import BrokenPdf
from app.desktop.printing import PrintFailed, ask_printer, print_pdf, print_to_file
from app.desktop.tasks import Job
from app.models.base import Id
from app.models.meetings import HandoutForm
from app.models.problems import Refused
from app.models.readers import Reader
from app.models.vault_problems import VaultProblem
from app.views.page import Message, PageContext, Question, Tone
from app.views.shared.files import ask_save
from app.words import _
from app.words.problems import refusal
from app.words.vault import vault_sentence

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

__all__ = ["TOLD", "Copy", "Handing", "Outlets", "ask_path"]

TOLD: Final = "sheets.told_plain"
"""Setting of the vault: somebody here has been told that a saved sheet is not locked."""

_PATIENCE_S: Final = 60.0


def ask_path(over: QWidget, proposed: str) -> str:
    """Ask where to save, with a name that names nobody; empty for nowhere."""
    return ask_save(over, _("Gem som PDF"), proposed, _("PDF (*.pdf)"))


@dataclass(frozen=True, slots=True)
class Outlets:
    """The ways out of the program."""

    printer: "Callable[[QWidget, str], QPrinter | None]" = ask_printer
    path: Callable[[QWidget, str], str] = ask_path
    send: "Callable[[bytes, QPrinter], int]" = print_pdf
    write: Callable[[bytes, Path], None] = print_to_file


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy for one reader. ``name`` is said on the screen, ``file`` is proposed and neutral."""

    case: Id
    reader: Reader
    form: HandoutForm
    data: bytes
    name: str
    file: str


@dataclass
class _Outcome:
    """What a worker leaves behind; read by whoever comes first."""

    over: Event = field(default_factory=Event)
    good: bool = False


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
        visit = self._visit
        printer = self._outlets.printer(self._over.window(), _("Ark"))
        if printer is None or visit != self._visit:
            return
        self._begin(
            copy,
            lambda: self._outlets.send(copy.data, printer),
            _("{name} er udskrevet.").format(name=copy.name),
            _("Det blev ikke udskrevet. Se, om printeren er tændt og klar, og prøv igen."),
        )

    def save(self, copy: Copy) -> None:
        """Say once that the file is not locked, ask where to, and save."""
        if self._context.workspace.setting(TOLD):
            self._save(copy)
            return
        self._context.ask(
            Question(
                _("Filen bliver ikke låst"),
                _(
                    "Alle, der kan åbne mappen, kan læse arket. Gem det kun, hvor det må ligge, og"
                    " slet det, når det er brugt."
                ),
                _("Gem som PDF"),
                partial(self._told, copy),
            )
        )

    def settle(self) -> None:
        """Wait for what is under way and log it; dialogs that are open come to nothing."""
        self._visit += 1
        self._end()

    def _told(self, copy: Copy) -> None:
        self._context.workspace.set_setting(TOLD, "1")
        self._save(copy)

    def _save(self, copy: Copy) -> None:
        visit = self._visit
        path = self._outlets.path(self._over.window(), copy.file)
        if not path or visit != self._visit:
            return
        saved = _("{name} er gemt som PDF. Filen er ikke låst: slet den efter brug.")
        self._begin(
            copy,
            lambda: self._outlets.write(copy.data, Path(path)),
            saved.format(name=copy.name),
            _("Det blev ikke gemt. Se, om mappen findes, og om der er plads på disken."),
        )

    def _begin(self, copy: Copy, act: Callable[[], object], done: str, failed: str) -> None:
        outcome = _Outcome()

        def work(_job: Job) -> None:
            try:
                act()
                outcome.good = True
            except (OSError, PrintFailed, BrokenPdf):
                outcome.good = False
            finally:
                outcome.over.set()

        self._finish = partial(self._finished, copy, outcome, done, failed)
        self._context.tasks.run(
            work,
            lambda _nothing: self._end(),
            lambda _why: self._end(),
            title=_("Arket er på vej"),
        )

    def _end(self) -> None:
        finish, self._finish = self._finish, None
        if finish is not None:
            finish()

    def _finished(self, copy: Copy, outcome: _Outcome, done: str, failed: str) -> None:
        outcome.over.wait(_PATIENCE_S)
        if not outcome.good:
            self._context.message(Message(failed, Tone.WARNING))
            return
        try:
            change = self._context.workspace.hand_out(copy.case, copy.reader, copy.form, copy.data)
        except (Refused, VaultProblem) as why:
            self._not_logged(copy, why)
            return
        self._context.message(Message(done, Tone.GOOD))
        self._context.tell(change)

    def _not_logged(self, copy: Copy, why: Refused | VaultProblem) -> None:
        words = refusal(why) if isinstance(why, Refused) else vault_sentence(why)
        said = _("{name} er ude, men det kom ikke i loggen. {why}").format(
            name=copy.name, why=words
        )
        self._context.message(Message(said, Tone.WARNING))
