"""The day's paper in one press: every job drawn in a worker, printed or saved, and only then logged."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.models.case import Case
from app.models.changes import Change
from app.models.meetings import Meeting
from app.models.readers import COORDINATOR
from app.presenters.day_paper import FamilyPaper, PaperRow, day_list, day_paper_spec, sent_again
from app.presenters.handout.copies import reader_id
from app.presenters.handout.day_paper import DayPaper, Dispatch, dispatches, first_out
from app.presenters.handout.pack import Around
from app.presenters.paper_port import Paper
from app.rules.upcoming import ON_A_DAY
from app.views.meeting_day.paper_panel import DayPaperPanel, PaperActs
from app.views.page import PageContext
from app.views.sheets.handing import Copy, Handing, Outlets, Said
from app.words import _

if TYPE_CHECKING:
    from app.models.base import Id

__all__ = ["DayPaperDesk"]


@dataclass(frozen=True, slots=True)
class _Known:
    """What was found out of a meeting, as long as its case is this very one."""

    case: Case
    on: date
    found: FamilyPaper


class DayPaperDesk:
    """Keeps what each family's meeting asks for, and lets it out."""

    def __init__(
        self, context: PageContext, over: QWidget, renewed: Callable[[], None], outlets: Outlets
    ) -> None:
        """``renewed`` is called once when everything that came out has been logged."""
        self._context = context
        self._renewed = renewed
        self._known: dict[tuple[Id, DayPaper], _Known] = {}
        self._cases: tuple[Case, ...] = ()
        self._day = date.min
        self.kind = DayPaper.INVITATIONS
        self.telling = False
        self._moved: dict[Id, None] = {}
        self.handing = Handing(replace(context, tell=self._told), over, outlets)
        acts = PaperActs(self.print_all, self.save_all, self.choose_kind, self._open)
        self.panel = DayPaperPanel(context.look, acts)

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

    def to_send_again(self, cases: Iterable[Case]) -> str:
        """Say which invitations of these families are no longer true."""
        rows = [
            self._family(case, each, DayPaper.INVITATIONS)
            for case in cases
            for each in case.meetings
            if each.state in ON_A_DAY and each.day >= self._today
        ]
        return sent_again(rows)

    # --- inside ----------------------------------------------------------------------------------

    @property
    def _today(self) -> date:
        return self._context.workspace.clock.today()

    def _show(self) -> None:
        self.panel.show_spec(day_paper_spec(self._families(), self.kind, self._today), self.kind)

    def _families(self) -> tuple[FamilyPaper, ...]:
        return self._families_of(self._cases)

    def _families_of(self, cases: tuple[Case, ...]) -> tuple[FamilyPaper, ...]:
        rows = [
            (case, each)
            for case in cases
            for each in case.meetings
            if each.day == self._day and each.state in ON_A_DAY
        ]
        rows.sort(key=lambda each: (str(each[1].starts), each[0].head.name))
        return tuple(self._family(case, each, self.kind) for case, each in rows)

    def _family(self, case: Case, meeting: Meeting, kind: DayPaper) -> FamilyPaper:
        """Asked of the lens once for each state of a case."""
        known = self._known.get((meeting.id, kind))
        if known is not None and known.case is case and known.on == self._today:
            return known.found
        workspace = self._context.workspace
        around = Around(self._today, workspace.laws, workspace.holidays)
        found = FamilyPaper(
            case,
            meeting,
            dispatches(
                case,
                meeting,
                kind,
                lambda reader: workspace.view(case.id, reader).case,
                around,
            ),
        )
        self._known[meeting.id, kind] = _Known(case, self._today, found)
        return found

    def _hand(
        self,
        way: Callable[[tuple[Callable[[], Copy], ...], Said], None],
        done: str,
        *,
        with_calendar: bool,
    ) -> None:
        paper, families = self._context.paper, self._families()
        made = first_out(each for family in families for each in family.made)
        if paper is None or not made or self.handing.busy:
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
        way(tuple(jobs), Said(lambda count: done.format(count=count), failed))

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
        self._moved[change.case_id] = None
        if not self.telling:
            self.telling = True
            QTimer.singleShot(0, self.panel, self._told_all)
        self._context.tell(change)

    def _told_all(self) -> None:
        """Ask the lens about one family at a time, so that the window answers in between."""
        if self._moved:
            key, _nothing = self._moved.popitem()
            case = self._context.workspace.view(key, COORDINATOR).case
            self._families_of((case,))
            QTimer.singleShot(0, self.panel, self._told_all)
            return
        self.telling = False
        self._renewed()

    def leave(self) -> None:
        """Let what is on its way come out and into the log; what is not shown any more is not asked."""
        self.handing.settle()
        self._moved.clear()

    def _open(self, row: PaperRow) -> None:
        self._context.open_case(row.case)
        self._context.navigate(row.page, row.record)
