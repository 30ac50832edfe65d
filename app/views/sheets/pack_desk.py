"""The room pack: all sheets for a meeting in one act, one job for each recipient."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.models.base import Id
from app.models.case import Case
from app.models.meetings import Handout, Meeting
from app.models.readers import COORDINATOR
from app.presenters.document import Document
from app.presenters.handout.pack import Bundle, Line, lines, paperless, tick_list
from app.presenters.paper_port import Paper
from app.presenters.soft import softened
from app.presenters.who import meeting_label
from app.services.acts.handing import TickHandout
from app.views.page import PageContext
from app.views.shared.naming import reveal
from app.views.sheets.choosing import Choosing, key_of
from app.views.sheets.fit import Fit
from app.views.sheets.handing import Copy, Handing, Said
from app.views.sheets.pack_view import PackActs, PackPanel, PackSpec, TickList, TickRow
from app.views.sheets.press import Drawn, Heard, Images, Press
from app.views.sheets.preview import Preview
from app.words import _, ngettext
from app.words.dates import day_medium
from app.words.people import joined

__all__ = ["PackDesk"]

_TICKS: Final = 320


class PackDesk(QWidget):
    """The recipients with their ticks, and beside them the very job that one of them gets."""

    def __init__(self, context: PageContext, choosing: Choosing, handing: Handing) -> None:
        """Begin empty; ``choosing`` knows the case, ``handing`` the ways out."""
        super().__init__()
        self._context = context
        self._choosing = choosing
        self._handing = handing
        self._bundles: tuple[Bundle, ...] = ()
        self._lines: tuple[Line, ...] = ()
        self._meeting: Meeting | None = None
        self._chosen = ""
        look = context.look
        self.ticks = TickList(look)
        self.ticks.used.connect(self.choose)
        self.ticks.ticked.connect(self._tick)
        self.panel = PackPanel(look, PackActs(self.print_all, self.save_all, self.print_one))
        self.preview = Preview(look, lambda: None)
        self.preview.view.room_changed.connect(self._sharpen)
        heard: Heard[Bundle] = Heard(self._drawn, self.preview.view.add_images, self._not_drawn)
        paper = context.paper
        self.press = Press(context.tasks, paper, heard) if paper is not None else None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(14))
        self.ticks.setMinimumWidth(look.px(_TICKS))
        reveal(self.preview.fits, False)
        self.preview.show_fit(Fit.PAGE)
        row.addWidget(self.ticks, 11)
        row.addWidget(self.preview, 9)

    def show_pack(self) -> None:
        """Take the newest state of the meeting that is chosen."""
        case, meeting = self._choosing.case, self._choosing.meeting()
        if case is None or meeting is None:
            return
        self._meeting = meeting
        self._bundles = self._choosing.bundles()
        self._lines = lines(case, self._bundles, _day_of)
        today = self._context.workspace.clock.today()
        self.ticks.show_rows(tuple(_tick_row(each, today) for each in self._lines))
        keys = self.ticks.keys
        if self._chosen not in keys:
            self._chosen = keys[0] if keys else ""
        self.choose(self._chosen)

    def choose(self, key: str) -> None:
        """Show the job of one recipient."""
        self._chosen = key
        self.ticks.choose(key)
        self._show_panel()
        bundle = self._bundle()
        if bundle is None or self.press is None:
            self.preview.say(_("Ingen, der er inviteret til mødet, kan få et ark."))
            return
        same = self.press.drawn is not None and self.press.drawn.order.reader == bundle.reader
        self.press.want(bundle, self.preview.view.room, self.preview.view.page if same else 0)
        self._sharpen()

    def print_all(self) -> None:
        """Print a job for each, and the list to tick off."""
        self._hand(
            self._handing.print_all,
            _("{count} job er udskrevet: ét til hver og din liste."),
        )

    def save_all(self) -> None:
        """Save a file for each, and the list."""
        self._hand(
            self._handing.save_all,
            _("{count} filer er gemt. De er ikke låst: slet dem efter brug."),
        )

    def print_one(self) -> None:
        """Print the job of the chosen one again or alone."""
        bundle, paper = self._bundle(), self._context.paper
        if bundle is not None and paper is not None and not self._handing.busy:
            self._handing.print_out(_copy(bundle, bundle.drawn(paper), 1))

    def leave(self) -> None:
        """Draw nothing more."""
        if self.press is not None:
            self.press.stop()

    def stops(self) -> tuple[QWidget, ...]:
        """What the keyboard comes to, in order."""
        rows = (
            each for key in self.ticks.keys for each in (self.ticks.card(key), self.ticks.box(key))
        )
        return (*rows, *self.preview.stops(), *self.panel.stops())

    # --- the ways out ----------------------------------------------------------------------------

    def _hand(self, way: Callable[[tuple[Callable[[], Copy], ...], Said], None], done: str) -> None:
        paper, case, meeting = self._context.paper, self._choosing.case, self._meeting
        if paper is None or case is None or meeting is None or self._handing.busy:
            return
        made = self._bundles
        jobs: list[Callable[[], Copy]] = [
            lambda each=each, at=at: _copy(each, each.drawn(paper), at)  # type: ignore[misc]  # bound now
            for at, each in enumerate(made, 1)
        ]
        made_list = tick_list(
            self._lines,
            meeting,
            self._context.workspace.clock.today(),
            teaching=case.head.teaching,
        )
        jobs.append(partial(_listed, case.id, made_list, paper))
        failed = _("Noget kom ikke ud. Listen viser, hvad der er udskrevet.")
        way(tuple(jobs), Said(lambda count: done.format(count=count), failed))

    def _tick(self, key: str, on: bool) -> None:
        line = next((each for each in self._lines if key_of(each.reader) == key), None)
        case = self._choosing.case
        if line is not None and case is not None:
            today = self._context.workspace.clock.today()
            self._context.run(TickHandout(case.id, line.ids, today if on else None))

    # --- what is shown ---------------------------------------------------------------------------

    def _bundle(self) -> Bundle | None:
        return next((each for each in self._bundles if key_of(each.reader) == self._chosen), None)

    def _drawn(self, drawn: Drawn[Bundle], images: Images) -> None:
        name = _("Mødemappe til {name}").format(name=drawn.order.name)
        self.preview.show_drawn(drawn, images, name)
        self._sharpen()

    def _not_drawn(self) -> None:
        self.preview.say(_("Arket kunne ikke tegnes. Vælg det igen om lidt."))

    def _sharpen(self) -> None:
        view = self.preview.view
        if self.press is not None:
            self.press.sharpen(view.room, view.unsharp())

    def _show_panel(self) -> None:
        case, meeting, bundle = self._choosing.case, self._meeting, self._bundle()
        if case is None or meeting is None:
            return
        self.panel.show_spec(
            PackSpec(
                title=_("Mødemappe"),
                about=_about(case, meeting, self._bundles, self._context),
                alone=bundle.name if bundle else "",
                some=bool(self._bundles),
            )
        )


def _about(
    case: Case, meeting: Meeting, made: tuple[Bundle, ...], context: PageContext
) -> tuple[str, ...]:
    """Which meeting, how many, and who comes without getting paper."""
    sheets = sum(len(each.orders) for each in made)
    whom = ngettext("{count} modtager", "{count} modtagere", len(made)).format(count=len(made))
    count = ngettext("{count} ark", "{count} ark", sheets).format(count=sheets)
    found = [
        meeting_label(meeting, context.workspace.clock.today()),
        _("{recipients} · {sheets}").format(recipients=whom, sheets=count),
    ]
    without = paperless(case, meeting)
    if without:
        found.append(_("Får ikke ark: {names}").format(names=joined(list(without))))
    return tuple(found)


def _copy(bundle: Bundle, data: bytes, at: int) -> Copy:
    return Copy(
        bundle.case_id,
        bundle.reader,
        bundle.forms,
        data,
        _("Mødemappe til {name}").format(name=bundle.name),
        _("ark-{number}").format(number=f"{at:02d}") + ".pdf",
    )


def _listed(case: Id, made: Document, paper: Paper) -> Copy:
    return Copy(case, COORDINATOR, (), paper.pdf(made), _("Listen"), _("liste") + ".pdf")


def _tick_row(line: Line, today: date) -> TickRow:
    state = _("Ikke udskrevet")
    if line.handed_on is not None:
        state = _("Udleveret {day}").format(day=day_medium(line.handed_on, today))
    elif line.printed_on is not None:
        state = _("Udskrevet {day}").format(day=day_medium(line.printed_on, today))
    return TickRow(
        key_of(line.reader),
        softened(line.name),
        (line.papers, state),
        ready=bool(line.ids),
        ticked=line.handed_on is not None,
    )


def _day_of(handout: Handout) -> date:
    """The day here on which a sheet was printed."""
    return handout.printed_at.astimezone().date()
