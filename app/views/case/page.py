"""The frame of every page of a family: a line of acts, the board, what stands there when it is empty.

A page says which groups it shows and what can be added. Choosing, adding, removing, reading only and
copying are the same everywhere and live here.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.models.base import Id, Record
from app.models.case import Case
from app.models.readers import CoordinatorReader, Reader
from app.presenters.copying.sections import COPIES, CopySection, copy_text
from app.presenters.forms.entries import Raw
from app.rules.legal import is_settled
from app.rules.lens import Lensed
from app.services.acts.records import Drop
from app.views.case.blocks import Door, Group, Offer, Press, Ref, Taken
from app.views.case.board import Board
from app.views.case.ticking import tick
from app.views.page import Message, Page, PageContext, SearchEntry, Tone
from app.views.shared.buttons import action, button
from app.views.shared.empty import Empty
from app.views.shared.flow import FlowLayout
from app.views.shared.inspector import Inspector
from app.views.shared.labels import OneLine
from app.views.shared.naming import named
from app.words import _

__all__ = ["CasePage", "Vacancy"]

_MARGIN, _TOP = 18, 4


@dataclass(frozen=True, slots=True)
class Vacancy:
    """What stands on a page without records: an icon, one sentence, and which offer is for it."""

    icon: str
    sentence: str
    offer: int = 0


class CasePage(Page):
    """Groups of cards with one inspector.

    ``offers`` begin new records, at least one, the first of them with Ctrl+N; ``section`` names the page in the
    log where its text can be copied. ``main_tone`` is how much the first offer's button matters.
    """

    title: ClassVar[str] = ""
    offers: ClassVar[tuple[Offer, ...]] = ()
    section: ClassVar[str] = ""
    main_tone: ClassVar[str] = "primary"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Build the frame, empty."""
        super().__init__(context, parent)
        self.lensed: Lensed | None = None
        self.reader: Reader | None = None
        self._own_inspector = Inspector(context)
        self._own_inspector.added.connect(self._added)
        self._own_inspector.closed.connect(self._closed)
        self._own_inspector.left.connect(self._back_from_inspector)
        self.boards: list[Board] = []
        self.board = self.made_board(self.title)
        self._buttons: list[QPushButton] = []
        self._actions = self._made_actions()
        self.summary = OneLine("quiet")
        self.body = self.build_body()
        self.vacant = self._made_vacancy()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.body)
        self._stack.addWidget(self.vacant)
        self._lay_out()

    # --- what a page fills in --------------------------------------------------------------------

    def groups(self, case: Case) -> tuple[Group, ...]:
        """What the board shows of a case."""
        raise NotImplementedError

    def vacancy(self) -> Vacancy:
        """What is said while there is nothing; only asked for once."""
        raise NotImplementedError

    def is_vacant(self, groups: tuple[Group, ...]) -> bool:
        """Whether there is nothing to show."""
        return not any(each.blocks for each in groups)

    def build_body(self) -> QWidget:
        """The main part; the board alone unless a page has more."""
        return self.board

    def head_widgets(self) -> tuple[QWidget, ...]:
        """What stands before the buttons."""
        return ()

    def tail_widgets(self) -> tuple[QWidget, ...]:
        """What stands after the buttons."""
        return ()

    def beside_summary(self) -> tuple[QWidget, ...]:
        """What stands after the one line about the page, rather than among the acts."""
        return ()

    def summed_up(self, case: Case) -> str:
        """One line about what is on the page; empty for none."""
        return ""

    def copied_text(self, case: Case) -> str:
        """The page as plain text, where it can be copied."""
        return ""

    # --- what the shell asks ---------------------------------------------------------------------

    def show_case(self, lensed: Lensed, reader: Reader) -> None:
        """Show this case through this reader's eyes."""
        self.lensed, self.reader = lensed, reader
        for act in self._actions:
            act.setEnabled(not self.read_only)
        self._own_inspector.show_case(lensed, reader)
        self.fill(lensed.case)
        self._tell_panel()

    def fill(self, case: Case) -> None:
        """Show the content of a case."""
        groups = self.groups(case)
        words = self.summed_up(case)
        self.summary.setText(words)
        self.summary.setVisible(bool(words))
        self.board.show_groups(groups, read_only=self.read_only)
        vacant = self.is_vacant(groups)
        self._stack.setCurrentWidget(self.vacant if vacant else self.body)
        self.vacant.button.setVisible(not self.read_only)
        for at, each in enumerate(self._buttons):
            spare = vacant and (at >= len(self.offers) or len(self.offers) == 1)
            each.setVisible(not self.read_only and not spare)

    def select(self, key: Id) -> None:
        """Select a record on the page; unknown ones are ignored."""
        record = self.case.find(key) if self.case is not None else None
        if record is not None:
            self.choose(Ref(type(record), key))
            self.focus_on(Ref(type(record), key))

    def inspector(self) -> QWidget | None:
        """The form of what is selected."""
        return self._own_inspector

    def page_actions(self) -> tuple[QAction, ...]:
        """What can be added here, and copying."""
        return self._actions

    def search_entries(self) -> Iterable[SearchEntry]:
        """What stands on the page, by its title."""
        found = {ref: words for each in self.boards for ref, words in each.titles()}
        for ref, words in found.items():
            yield SearchEntry(words, self.title, "arrow-right", partial(self.select, ref.id))

    def leave(self) -> None:
        """Take what is being typed; what was shown with a reason is covered again."""
        self._own_inspector.settle()
        self._own_inspector.cover()

    # --- what pages use --------------------------------------------------------------------------

    @property
    def case(self) -> Case | None:
        """What is shown."""
        return None if self.lensed is None else self.lensed.case

    @property
    def read_only(self) -> bool:
        """Whether somebody else's eyes are borrowed; only the coordinator changes anything."""
        return not isinstance(self.reader, CoordinatorReader)

    def made_board(self, name: str) -> Board:
        """One more board of this page, ``name`` is spoken."""
        board = Board(self.context.look, name)
        board.used.connect(self._used)
        board.opened.connect(self._opened)
        board.unwanted.connect(self._unwanted)
        board.begun.connect(self.begin)
        self.boards.append(board)
        return board

    def mark(self, ref: Ref | None) -> None:
        """Mark a record wherever it is shown."""
        for each in self.boards:
            each.choose(ref)

    def focus_on(self, ref: Ref | None) -> bool:
        """Put the focus on a record, the first one without; False where there is none."""
        return any(each.focus_on(ref) for each in self.boards)

    def focus_first(self) -> bool:
        """Put the focus on the first control of the page, where a record has no card of its own."""
        for each in self.findChildren(QWidget):
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible():
                each.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
        return False

    def choose(self, ref: Ref) -> None:
        """Show a record in the inspector and mark it; one that is not there yet is begun."""
        if not ref.id:
            self.begin(Offer("", ref.kind))
            return
        self.mark(ref)
        self._own_inspector.select(ref.kind, ref.id)
        self._tell_panel()

    @Slot(object)
    def begin(self, offer: Taken) -> None:
        """Offer an empty form for a new record, go through a door, or do what a button says."""
        if isinstance(offer, Press):
            self.pressed(offer)
            return
        if isinstance(offer, Door):
            self.context.navigate(offer.page, offer.id)
            return
        if self.case is None or self.read_only:
            return
        self.mark(None)
        self.inspector_wanted.emit(True)
        self._own_inspector.begin(offer.kind, self.preset(offer))

    def pressed(self, press: Press) -> None:
        """Do what a button on the board says; tasks and texts to copy stand on several pages."""
        if self.case is None or self.read_only:
            return
        if press.key.startswith(COPIES):
            self._copy_part(self.case, press.key.removeprefix(COPIES))
        else:
            tick(self.context, self.case, press.key)

    def _copy_part(self, case: Case, what: str) -> None:
        """A section for the specialist system, or one record of it."""
        section, _slash, key = what.partition("/")
        self.give_out(
            self.section_text(case, CopySection(section), Id(key) if key else None), section
        )

    def section_text(self, case: Case, section: CopySection, key: Id | None = None) -> str:
        """A section as text; on the days that the page knows no time to complain ends."""
        workspace = self.context.workspace
        today, holidays = workspace.clock.today(), self.holidays(case)
        return copy_text(case, section, workspace.laws, today, key, holidays)

    def holidays(self, case: Case) -> frozenset[date]:
        """Days on which no time to complain ends, where such a time is said on the page."""
        return frozenset()

    def preset(self, offer: Offer) -> Mapping[str, Raw]:
        """What a new record begins with."""
        return dict(offer.preset)

    def remove(self, ref: Ref) -> None:
        """Remove a record and say how to get it back; what has legal effect stays."""
        record = self.case.get(ref.kind, ref.id) if self.case is not None else None
        if record is None or self.case is None or self.read_only:
            return
        if is_settled(self.case, record):
            words = _("Det står, som det er, og kan ikke fjernes.")
            self.context.message(Message(words, Tone.CAUTION))
            return
        change = self.context.run(Drop(self.case.id, ref.kind, ref.id, record.version))
        if change is not None:
            self.context.message(Message(_("Fjernet. Ctrl+Z henter det tilbage.")))

    def copy_out(self) -> None:
        """Put the page as plain text on the clipboard; that it was done is logged."""
        if self.case is None or self.read_only:
            return
        self.give_out(self.copied_text(self.case), self.copied_section())

    def copied_section(self) -> str:
        """What the log calls that which is copied now."""
        return self.section

    def give_out(self, words: str, section: str) -> None:
        """Put a text on the clipboard, log that it was done, and say so; an empty one stays here."""
        if self.case is None:
            return
        if not words:
            self.context.message(Message(_("Her er ikke noget at kopiere endnu.")))
            return
        self.context.copy(words)
        self.context.workspace.note("case.copy", self.case.id, section)
        done = _("Kopieret. Sæt det ind i fagsystemet nu: om 30 sekunder er det væk igen.")
        self.context.message(Message(done, Tone.GOOD))

    # --- inside ----------------------------------------------------------------------------------

    def _made_actions(self) -> tuple[QAction, ...]:
        found = []
        for at, offer in enumerate(self.offers):
            shortcut = "" if at else "Ctrl+N"
            tone, tip = ("normal", "") if at else (self.main_tone, _(" (Ctrl+N)"))
            made = button(self.context.look, offer.label, tone, "plus", on=self._beginner(offer))
            made.setToolTip(f"{offer.label}{tip}")
            self._buttons.append(made)
            found.append(action(self, offer.label, shortcut, on=self._beginner(offer)))
        if self.section:
            words = _("Kopiér til fagsystem")
            made = button(self.context.look, words, "plain", "copy", on=self.copy_out)
            self._buttons.append(made)
            found.append(action(self, words, "Ctrl+Shift+C", on=self.copy_out))
        for act in found:
            self.addAction(act)
        return tuple(found)

    def _beginner(self, offer: Offer) -> Callable[[], None]:
        return lambda: self.begin(offer)

    def _made_vacancy(self) -> Empty:
        vacancy = self.vacancy()
        offer = self.offers[vacancy.offer]
        begin = self._beginner(offer)
        return Empty(self.context.look, vacancy.icon, vacancy.sentence, offer.label, begin)

    def _lay_out(self) -> None:
        px = self.context.look.px
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(_MARGIN), px(_TOP), px(_MARGIN) - px(6), 0)
        layout.setSpacing(px(12))
        self.head = QWidget()
        named(self.head, _("Handlinger på siden"))
        row = FlowLayout(self.head, px(8))
        first = self.head_widgets()
        beside = self.beside_summary()
        acts = (made for made in self._buttons if made not in beside)
        for each in (*first, *acts, *self.tail_widgets()):
            row.addWidget(each)
        layout.addWidget(self.head)
        line = QHBoxLayout()
        line.setSpacing(px(12))
        line.addWidget(self.summary, 1 if not beside else 0)
        for each in beside:
            line.addWidget(each)
        if beside:
            line.addStretch(1)
        layout.addLayout(line)
        layout.addWidget(self._stack, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Back on the page: the panel is as it was left here."""
        super().showEvent(event)
        self._tell_panel()

    @Slot()
    def _back_from_inspector(self) -> None:
        """Esc leads back to the board; a form for something new is dropped."""
        shown = self._own_inspector.shown
        if self._own_inspector.is_adding:
            self._own_inspector.clear()
        self._back_to_board(Ref(*shown) if shown else None)

    def _back_to_board(self, ref: Ref | None) -> None:
        if not self.focus_on(ref) and not self.focus_first():
            self.setFocus()

    def _tell_panel(self) -> None:
        busy = self._own_inspector.shown is not None or self._own_inspector.is_adding
        self.inspector_wanted.emit(busy)

    @Slot(object)
    def _used(self, ref: Ref) -> None:
        self.choose(ref)

    @Slot(object)
    def _opened(self, ref: Ref) -> None:
        self.choose(ref)
        if not self._own_inspector.is_adding:
            self._own_inspector.form.focus_field()

    @Slot(object)
    def _unwanted(self, ref: Ref) -> None:
        self.remove(ref)

    @Slot(str)
    def _added(self, _key: str) -> None:
        shown = self._own_inspector.shown
        if shown is not None:
            self.mark(Ref(*shown))
            step = self._own_inspector.form.next_step()
            if step is None:
                self._back_to_board(Ref(*shown))
            else:  # what asks before it is done can be gone on with at once
                step.show()  # a layout shows late, and what is not shown cannot take the focus
                step.setFocus()
            self._tell_panel()

    @Slot()
    def _closed(self) -> None:
        self.mark(None)
        focused = QApplication.focusWidget()
        if focused is not None and self._own_inspector.isAncestorOf(focused):
            self._back_to_board(None)
        self._tell_panel()

    def shown_record(self) -> tuple[type[Record], Id] | None:
        """What the inspector shows."""
        return self._own_inspector.shown
