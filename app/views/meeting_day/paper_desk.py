"""The day's paper in one press: every job drawn in a worker, printed or saved, and only then logged."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.models.case import Case
from app.models.changes import Change
from app.models.meetings import Meeting
from app.models.readers import COORDINATOR
from app.models.vault_problems import VaultProblem
from app.presenters.day_paper import FamilyPaper, PaperRow, day_list, day_paper_spec
from app.presenters.effects import happened
from app.presenters.handout.copies import reader_id
from app.presenters.handout.day_paper import DayPaper, Dispatch, dispatches, first_out
from app.presenters.handout.pack import Around
from app.presenters.paper_port import Paper
from app.rules.upcoming import ON_A_DAY
from app.services.taking_effect import let_take_effect
from app.views.meeting_day.paper_panel import DayPaperPanel, PaperActs
from app.views.page import Message, PageContext, Tone
from app.views.sheets.handing import Copy, Handing, Outlets, Said
from app.words import _
from app.words.vault import vault_sentence

if TYPE_CHECKING:
    from app.models.base import Id

__all__ = ["DayPaperDesk", "PaperHeard"]


@dataclass(frozen=True, slots=True)
class _Known:
    """What was found out of a meeting, as long as its case is this very one."""

    case: Case
    on: date
    found: FamilyPaper


@dataclass(frozen=True, slots=True)
class PaperHeard:
    """Whom to tell: once everything that came out has been logged, and each time that other rows are shown."""

    logged: Callable[[], None]
    shown: Callable[[], None]


class DayPaperDesk:
    """Keeps what each family's meeting asks for, and lets it out."""

    def __init__(
        self, context: PageContext, over: QWidget, outlets: Outlets, heard: PaperHeard
    ) -> None:
        """``heard`` is told what becomes of the paper."""
        self._context = context
        self._heard = heard
        self._known: dict[tuple[Id, DayPaper], _Known] = {}
        self._cases: tuple[Case, ...] = ()
        self._day = date.min
        self.kind = DayPaper.INVITATIONS
        self.telling = False
        self._left: list[tuple[Case, Meeting]] = []
        self.handing = Handing(replace(context, tell=self._told), over, outlets)
        acts = PaperActs(self.print_all, self.save_all, self.choose_kind, self._open)
        self.panel = DayPaperPanel(context.look, acts)
        self._timer = QTimer(self.panel)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._seek)

    def show_day(self, cases: tuple[Case, ...], day: date) -> None:
        """Show the paper of these cases' meetings on a day."""
        self._cases, self._day = cases, day
        self._show()

    def choose_kind(self, kind: str) -> None:
        """Show invitations or case briefs."""
        self.kind = DayPaper(kind)
        self._show()

    def print_all(self) -> None:
        """Print a job for each who waits for one, and the list."""
        self._hand(
            self.handing.print_all,
            _("{count} job er udskrevet: ét til hver og din liste."),
            with_calendar=False,
        )

    def save_all(self) -> None:
        """Save a file for each, with a calendar file beside an invitation, and the list."""
        self._hand(
            self.handing.save_all,
            _("{count} breve og lister er gemt. De er ikke låst: slet dem efter brug."),
            with_calendar=self.kind is DayPaper.INVITATIONS,
        )

    @property
    def seeking(self) -> bool:
        """Whether it is still being found out who gets what."""
        return self._timer.isActive()

    # --- inside ----------------------------------------------------------------------------------

    @property
    def _today(self) -> date:
        return self._context.workspace.clock.today()

    def _show(self) -> None:
        """Show what is known; the lens is asked for the rest when the window has time for it."""
        families = tuple(self._known_of(case, each) for case, each in self._meetings())
        self.panel.show_spec(day_paper_spec(families, self.kind, self._today), self.kind)
        self._heard.shown()
        self._left = [(each.case, each.meeting) for each in families if each.sought]
        if self._left:
            self._timer.start()

    def _seek(self) -> None:
        """Ask the lens about one family, so that the window answers before the next one."""
        if self._left:
            self._family(*self._left[0])
            self._show()

    def _meetings(self) -> list[tuple[Case, Meeting]]:
        rows = [
            (case, each)
            for case in self._cases
            for each in case.meetings
            if each.day == self._day and each.state in ON_A_DAY
        ]
        rows.sort(key=lambda each: (str(each[1].starts), each[0].head.name))
        return rows

    def _families(self) -> tuple[FamilyPaper, ...]:
        """All of it at once, for a press that is not to wait for the next turn."""
        return tuple(self._family(case, each) for case, each in self._meetings())

    def _known_of(self, case: Case, meeting: Meeting) -> FamilyPaper:
        """What is known of a meeting; where the case has moved on, what was known before."""
        known = self._known.get((meeting.id, self.kind))
        if known is not None and known.case is case and known.on == self._today:
            return known.found
        return FamilyPaper(case, meeting, () if known is None else known.found.found, sought=True)

    def _family(self, case: Case, meeting: Meeting) -> FamilyPaper:
        """Asked of the lens once for each state of a case."""
        known = self._known_of(case, meeting)
        if not known.sought:
            return known
        workspace = self._context.workspace
        around = Around(self._today, workspace.laws, workspace.holidays)
        found = FamilyPaper(
            case,
            meeting,
            dispatches(
                case,
                meeting,
                self.kind,
                lambda reader: workspace.view(case.id, reader).case,
                around,
            ),
        )
        self._known[meeting.id, self.kind] = _Known(case, self._today, found)
        return found

    def _hand(
        self,
        way: Callable[[tuple[Callable[[], Copy], ...], Said], None],
        done: str,
        *,
        with_calendar: bool,
    ) -> None:
        paper = self._context.paper
        if paper is None or self.handing.busy:
            return
        told = self._taken_effect()
        families = self._families()
        made = first_out(each for family in families for each in family.made)
        if told is None or not made:
            self._tell(told or "")
            return
        numbers = {
            (each.meeting, reader_id(each.reader)): f"{at:02d}" for at, each in enumerate(made, 1)
        }
        pressed = self._context.workspace.clock.now() if with_calendar else None
        jobs = [self._job(each, at, paper, pressed) for at, each in enumerate(made, 1)]
        listed = day_list(families, numbers, self.kind, self._day, self._today)
        jobs.append(
            lambda: Copy(None, COORDINATOR, (), paper.pdf(listed), _("Listen"), _("liste") + ".pdf")
        )
        failed = _("Noget kom ikke ud. Listen til højre viser, hvad der er sendt.")
        way(
            tuple(jobs),
            Said(
                lambda count: f"{done.format(count=count)} {told}".strip(),
                f"{failed} {told}".strip(),
            ),
        )

    def _taken_effect(self) -> str | None:
        """Let the decisions of the day's families take effect, so that no paper says what was before.

        Returns what is to be told of it, None where it could not be saved.
        """
        context, said = self._context, list[str]()
        for each in self._cases:
            try:
                found = let_take_effect(context.workspace, each.id, context.attempt)
            except VaultProblem as problem:
                words = " ".join((vault_sentence(problem), *said))
                context.message(Message(words, Tone.WARNING))
                return None
            if found:
                said.append(f"{each.head.name}: {happened(found)}")
        self._cases = tuple(context.workspace.view(e.id, COORDINATOR).case for e in self._cases)
        return " ".join(said)

    def _tell(self, words: str) -> None:
        if words:
            self._context.message(Message(words, stands=True))

    def _job(
        self, each: Dispatch, at: int, paper: Paper, pressed: datetime | None
    ) -> Callable[[], Copy]:
        """What a worker draws when it is its turn; the calendar is read here, where the vault is.

        ``pressed`` is the moment that stands in every calendar file, None where there is to be none.
        """
        name = _("Brev til {name}").format(name=each.name)
        stem = _("brev-{number}") if pressed is None else _("invitation-{number}")
        file = stem.format(number=f"{at:02d}") + ".pdf"
        entry = b""
        if pressed is not None:
            entry = self._context.workspace.calendar_file(
                each.case_id, each.reader, each.meeting, pressed
            )
        return lambda: Copy(
            each.case_id, each.reader, each.forms, each.drawn(paper), name, file,
            each.meeting, entry,
        )  # fmt: skip

    def _told(self, change: Change) -> None:
        """Tell of a sheet that came out; the page is shown anew once, after the last of them."""
        if not self.telling:
            self.telling = True
            QTimer.singleShot(0, self.panel, self._told_all)
        self._context.tell(change)

    def _told_all(self) -> None:
        self.telling = False
        self._heard.logged()

    def leave(self) -> None:
        """Let what is on its way come out and into the log; what is not shown any more is not asked."""
        self.handing.settle()
        self._timer.stop()

    def resume(self) -> None:
        """Go on with what was not found out when the page was left."""
        if self._left:
            self._timer.start()

    def _open(self, row: PaperRow) -> None:
        if not row.page:
            return
        self._context.open_case(row.case)
        self._context.navigate(row.page, row.record)
