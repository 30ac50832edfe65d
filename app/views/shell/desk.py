"""The unlocked desk: navigation, top bar, one page, its inspector, and one place for messages."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desktop.bus import Bus
from app.desktop.clipboard import Clipboard
from app.desktop.history import History
from app.desktop.settings import Settings
from app.desktop.tasks import Tasks
from app.desktop.theme import Look
from app.models.base import Id
from app.models.changes import Change
from app.models.problems import Code, Problem, Refused
from app.models.readers import COORDINATOR, Reader
from app.models.vault_problems import VaultProblem
from app.presenters.paper_port import Paper
from app.rules.lens import Lensed
from app.services.operation import Operation
from app.services.ports import Workspace
from app.views.page import Message, Page, PageContext, PageEntry, Question, Scope, Tone
from app.views.shared.banner import Banner
from app.views.shared.dialogs import ConfirmSheet
from app.views.shell.desk_acts import DeskActs
from app.views.shell.effects import Effects
from app.views.shell.navigation import Navigation
from app.views.shell.pages import PageStack
from app.views.shell.readers import choice_of, reader_choices, sentence_for
from app.views.shell.side_panel import SidePanel
from app.views.shell.task_strip import TaskStrip
from app.views.shell.top_bar import BarActs, TopBar
from app.views.shell.wall import Wall
from app.words import _
from app.words.acts import act_label
from app.words.problems import refusal
from app.words.vault import vault_sentence

__all__ = ["Desk", "DeskTools"]

_MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class DeskTools:
    """What the desk is given by the window that it stands in."""

    look: Look
    settings: Settings
    tasks: Tasks
    clipboard: Clipboard
    lock: Callable[[], None]
    paper: Paper | None = None


class Desk(QWidget):
    """Everything between unlock and lock."""

    def __init__(
        self, workspace: Workspace, entries: tuple[PageEntry, ...], tools: DeskTools
    ) -> None:
        """Build the frame and go to the first page of the desk."""
        super().__init__()
        self.setObjectName("desk")
        self._workspace = workspace
        self._tools = tools
        self._bus = Bus(self)
        self.history = History(workspace, self._bus, act_label, self)
        self._case: Id | None = None
        self._reader: Reader = COORDINATOR
        self._lensed: Lensed | None = None
        self._panel_wanted = True
        look = tools.look
        self.context = self._context()
        self.pages = PageStack(entries, self._page_made)
        self.wall = Wall(look, workspace, self.say, self, self._set_a_day)
        self.acts = DeskActs(self, tools)
        self.effects = Effects(self)
        self.navigation = Navigation(look, entries, self.go)
        self.bar = TopBar(look, self._bar_acts(), self.acts.more)
        self.eyes = Banner(look, closable=False)
        self.banner = Banner(look)
        self.panel = SidePanel(look, self.toggle_panel)
        self._arrange()
        self._bus.changed.connect(self._changed)
        self.history.changed.connect(self._steps_changed)
        self.history.failed.connect(self._step_failed)
        self._steps_changed()
        self.acts.allow_packing(False)
        self.go(self.pages.first(Scope.DESK))

    @property
    def case(self) -> Id | None:
        """The family that is open."""
        return self._case

    @property
    def reader(self) -> Reader:
        """Through whose eyes it is seen."""
        return self._reader

    @property
    def lensed(self) -> Lensed | None:
        """What that reader may see."""
        return self._lensed

    def go(self, key: str, record: Id | None = None) -> None:
        """Go to a page, and there to a record; unknown pages and closed families are ignored."""
        if not self.pages.knows(key):
            return
        entry = self.pages.entry_of(key)
        if entry.scope is Scope.CASE and self._case is None:
            return
        if key != self.pages.key:
            self.banner.pass_by()
            self.effects.keep_up()
        self.pages.go(key, self.context, self._fill)
        self._frame_page(entry)
        page = self.pages.page
        if record is not None and page is not None:
            page.select(record)

    def _set_a_day(self) -> None:
        """Begin a new meeting: what the page of meetings offers first."""
        self.go(_MEETING)
        page = self.pages.page
        if page is not None and self.pages.key == _MEETING:
            page.page_actions()[0].trigger()

    def put_above(self, strip: QWidget) -> None:
        """Give a line the place above what is said of the page."""
        self._middle.insertLayout(1, self._held(strip))

    def begin(self) -> None:
        """Put the keyboard on the page, so that Enter does its first act."""
        self.acts.focus_page()

    def open_case(self, case: Id) -> None:
        """Open a family at its first page, as the coordinator; the look is logged."""
        self._leave()
        self.wall.take_down()
        try:
            lensed = self._workspace.view(case, COORDINATOR)
            barred = self.acts.lending.barred(lensed.case)
            if barred is not None:
                self.say(barred)
                return
            self._workspace.opened(case, COORDINATOR)
            moved = self.effects.of(case)
            lensed = self._workspace.view(case, COORDINATOR) if moved else lensed
        except Refused as refused:
            self.say(Message(refusal(refused), Tone.WARNING))
            return
        self.panel.show_widget(None)
        self.bar.show_own(())
        self.pages.drop_case()
        self._case, self._reader, self._lensed = case, COORDINATOR, lensed
        self.banner.drop()
        self.history.look_at(case)
        self._show_family()
        self.go(self.pages.first(Scope.CASE) or self.pages.first(Scope.DESK))
        if moved is not None:
            self.say(moved)
        self.acts.focus_page()

    def look_as(self, reader: Reader) -> None:
        """See the open family through somebody's eyes; the look is logged."""
        if self._case is None or reader == self._reader:
            return
        self._leave()
        self.effects.keep_up()
        self._workspace.opened(self._case, reader)
        self._reader = reader
        self._refresh()
        self.pages.outdate_all()
        self.banner.put_aside(aside=reader != COORDINATOR)
        self.effects.keep_up()

    def say(self, message: Message) -> None:
        """Show a message above the page."""
        self.banner.say(message)

    def ask(self, question: Question) -> None:
        """Ask for a yes over the window."""
        ConfirmSheet(self._tools.look, self, question).ask()

    def run(self, operation: Operation) -> Change | None:
        """Carry an operation out; a refusal becomes a message."""
        try:
            return self.attempt(operation)
        except Refused as refused:
            self.say(Message(refusal(refused), Tone.WARNING))
        except VaultProblem as problem:
            self.say(Message(vault_sentence(problem), Tone.WARNING))
        return None

    def attempt(self, operation: Operation) -> Change:
        """Carry an operation out.

        Raises:
            Refused: a rule says no, or the window is only for reading now.
            VaultProblem: it could not be saved.
        """
        if self._reader != COORDINATOR:
            raise Refused(Problem(Code.READ_ONLY))
        return self.history.run(operation)

    def close_desk(self) -> None:
        """Keep what is being typed and forget what was shown; the vault is closed by the window.

        What cannot be saved now stays a draft; nothing keeps the vault from being locked.
        """
        self.wall.take_down()
        with contextlib.suppress(Refused, VaultProblem):
            self._leave()
        self._tools.clipboard.leave()
        self.history.forget()
        self._lensed = None

    def toggle_panel(self) -> None:
        """Fold the inspector away, or bring it back."""
        self._panel_wanted = not self._panel_wanted
        self._show_panel()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wide window has a wider inspector."""
        super().resizeEvent(event)
        self.panel.set_room(self.width())

    def _context(self) -> PageContext:
        return PageContext(
            workspace=self._workspace,
            run=self.run,
            attempt=self.attempt,
            tell=self.history.note,
            bus=self._bus,
            look=self._tools.look,
            tasks=self._tools.tasks,
            navigate=self.go,
            open_case=self.open_case,
            message=self.say,
            ask=self.ask,
            copy=self._tools.clipboard.copy,
            paper=self._tools.paper,
        )

    def _bar_acts(self) -> BarActs:
        return BarActs(
            look_as=self.look_as,
            search=self.acts.search,
            undo=self.history.undo,
            redo=self.history.redo,
            lock=self._tools.lock,
            wall=lambda: self.wall.toggle(self._case),
        )

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.bar)
        below = QHBoxLayout()
        below.setSpacing(0)
        middle = self._middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.setContentsMargins(0, self._tools.look.px(4), 0, 0)
        middle.addWidget(self.wall.bar)
        for each in (self.eyes, self.banner):
            middle.addLayout(self._held(each))
        middle.addWidget(self.pages, 1)
        middle.addWidget(TaskStrip(self._tools.look, self._tools.tasks))
        below.addLayout(middle, 1)
        below.addWidget(self.panel)
        right.addLayout(below, 1)
        row.addLayout(right, 1)

    def _held(self, strip: QWidget) -> QVBoxLayout:
        look = self._tools.look
        holder = QVBoxLayout()
        holder.setContentsMargins(look.px(14), 0, look.px(14), look.px(6))
        holder.addWidget(strip)
        return holder

    def _page_made(self, page: Page) -> None:
        page.inspector_wanted.connect(self._want_panel)

    def _leave(self) -> None:
        if self.pages.page is not None:
            self.pages.page.leave()

    def _fill(self) -> None:
        """Show the page its content."""
        page, entry = self.pages.page, self.pages.entry
        if page is None or entry is None:
            return
        if entry.scope is Scope.DESK:
            page.show_desk()
        elif self._lensed is not None:
            page.show_case(self._lensed, self._reader)

    def _frame_page(self, entry: PageEntry) -> None:
        page = self.pages.page
        if page is None:
            return
        self.navigation.choose(entry.key)
        self.bar.title.setText(entry.title)
        self.bar.show_own(page.top_widgets())
        self.panel.show_widget(page.inspector())
        self._show_panel()
        self.acts.offer(page)
        self._show_eyes()

    def _refresh(self) -> None:
        """Read the family anew and show it."""
        if self._case is not None:
            self._lensed = self._workspace.view(self._case, self._reader)
            self._show_family()
        self._fill()
        self._show_eyes()

    def _show_family(self) -> None:
        self.acts.allow_packing(self._case is not None and self._reader == COORDINATOR)
        if self._case is None:
            return
        head = self._workspace.view(self._case, COORDINATOR)
        today = self._workspace.clock.today()
        self.navigation.show_family(head.case.head.name or _("Familie uden navn"))
        self.bar.show_readers(reader_choices(head.case, today), self._reader)
        self.acts.lending.show()

    def _show_eyes(self) -> None:
        """One calm line while somebody else's eyes are borrowed."""
        self.acts.lending.show()
        entry = self.pages.entry
        borrowed = self._reader != COORDINATOR and self._case is not None
        if not borrowed or entry is None or entry.scope is Scope.DESK or self._case is None:
            self.eyes.hide()
            return
        case = self._workspace.view(self._case, COORDINATOR).case
        choices = reader_choices(case, self._workspace.clock.today())
        sentence = sentence_for(choice_of(choices, self._reader))
        back = _("Ret som koordinator")
        self.eyes.say(Message(sentence, Tone.CALM, back, lambda: self.look_as(COORDINATOR)))

    def _show_panel(self) -> None:
        page: Page | None = self.pages.page
        has_one = page is not None and page.inspector() is not None
        self.panel.setVisible(has_one and self._panel_wanted)

    @Slot(bool)
    def _want_panel(self, wanted: bool) -> None:
        if self.sender() is self.pages.page:
            self._panel_wanted = wanted
            self._show_panel()

    @Slot(object)
    def _changed(self, change: Change) -> None:
        self.bar.saved.saved_at(self._workspace.clock.now())
        self.wall.follow(change)
        shown = self.pages.outdate(change, self._case)
        if change.case_id == self._case and self._case is not None:
            self._lensed = self._workspace.view(self._case, self._reader)
            self._show_family()
        if shown:
            self._fill()

    @Slot()
    def _steps_changed(self) -> None:
        cut = self.history.cut_by
        why = _("Kan ikke fortrydes: »{act}« har retsvirkning").format(act=cut) if cut else ""
        self.bar.show_steps(self.history.undo_label, self.history.redo_label, why)
        self.acts.show_steps(self.history.undo_label, self.history.redo_label)

    @Slot(object)
    def _step_failed(self, why: Exception) -> None:
        words = vault_sentence(why) if isinstance(why, VaultProblem) else ""
        if isinstance(why, Refused):
            words = refusal(why)
        self.say(Message(words, Tone.WARNING))
        self._refresh()
