"""The inspector: the form of what is selected, or of what is being added, in the panel on the right.

Every page uses this one. A gesture in the form becomes operations (``app.presenters.forms``), which
the context carries out; what a rule refuses stands under its field, and what was typed stays.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.models.base import Id, Record
from app.models.case import Case
from app.models.problems import Refused
from app.models.readers import CoordinatorReader, Reader
from app.models.vault_problems import VaultProblem
from app.presenters.forms import (
    FieldError,
    Raw,
    form_for,
    new_form,
    new_operation,
    operations_for,
    operations_for_action,
)
from app.presenters.forms.spec import FormSpec
from app.presenters.forms.suggest import suggestions
from app.rules.lens import Lensed
from app.services.acts.safety import RevealAddress
from app.services.operation import Operation
from app.views.messages import Message, Tone
from app.views.page import PageContext
from app.views.shared.banner import Banner
from app.views.shared.buttons import button
from app.views.shared.drafting import drop_draft, keep_draft
from app.views.shared.form import FormView
from app.views.shared.labels import text
from app.views.shared.may_show import MayShowLine
from app.views.shared.naming import reveal
from app.views.shared.naming_watch import NamingWatch
from app.views.shared.tab_order import in_order
from app.views.shared.thorough import is_thorough, say_written_anew, waiting
from app.words import _
from app.words.problems import sentence
from app.words.vault import vault_sentence

__all__ = ["Inspector"]

_NEW = "new-"
"""Before the class of a record in the place of its draft."""


class Inspector(QWidget):
    """One record to look at and edit, or a new one to fill in.

    What was filled in for a new record is never lost by choosing something else: the form stays
    until it is added or dropped, and only then comes what was chosen meanwhile. Enter adds.

    ``added`` comes with the id of a record that was just added, ``closed`` when there is nothing
    left to show: the page then takes its selection away; ``left`` with Esc
    and after an act that changed the record.
    """

    added = Signal(str)
    closed = Signal()
    left = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Begin with nothing to show."""
        super().__init__(parent)
        self._context = context
        self._lensed: Lensed | None = None
        self._read_only = True
        self._shown: tuple[type[Record], Id] | None = None
        self._adding: tuple[type[Record], Mapping[str, Raw]] | None = None
        self._untouched: Mapping[str, Raw] = {}
        self._waiting: Callable[[], None] | None = None
        look = context.look
        self.form = FormView(look, context.workspace.clock.today)
        self.form.edited.connect(self._edited)
        self.form.typed.connect(self._typed)
        self.form.acted.connect(self._acted)
        self._watch = NamingWatch(context, self.form)
        self._revealed: set[Id] = set()
        self.may_show = MayShowLine(context)
        self._note = Banner(look, closable=False)
        self._nothing = text(_("Vælg noget på siden, så kan du se og rette det her."), "quiet")
        self._nothing.setContentsMargins(0, 0, look.px(28), 0)  # beside the panel's x
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        add = button(look, _("Tilføj"), "primary", "plus", on=self._finish_adding)
        add.setToolTip(_("Enter, i en tekst med flere linjer Ctrl+Enter"))
        row.addWidget(add)
        row.addWidget(button(look, _("Drop"), on=self._drop))
        row.addStretch(1)
        self._lay_out()
        self.clear()

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setProperty("part", "body")  # the panel's own ground shows through
        inside = QVBoxLayout(inner)
        gap = self._context.look.px(16)
        inside.setContentsMargins(gap, gap, gap, gap)
        inside.addWidget(self._note)
        inside.addWidget(self._nothing)
        inside.addWidget(self.may_show)
        inside.addWidget(self.form)
        inside.addWidget(self._buttons)
        inside.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        self._scroll = scroll
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(scroll)

    @property
    def shown(self) -> tuple[type[Record], Id] | None:
        """Class and id of what is selected; None while adding and when there is nothing."""
        return self._shown

    @property
    def is_adding(self) -> bool:
        """Whether a new record is being filled in."""
        return self._adding is not None

    def show_case(self, lensed: Lensed, reader: Reader) -> None:
        """Take the newest state; keeps what is selected or being added as far as it is there."""
        self._lensed = lensed
        self._read_only = not isinstance(reader, CoordinatorReader)
        if self._adding is not None and self._read_only:
            self.clear()
        self._refresh()

    def select(self, kind: type[Record], key: Id) -> None:
        """Show a record; one that is not there clears the inspector."""
        if self._is_half_filled():
            self._let_wait(partial(self.select, kind, key))
            return
        self.form.settle()
        self._adding = None
        fresh = self._shown != (kind, key)
        if fresh:
            self._revealed.clear()
        self._shown = (kind, key)
        self._refresh()
        if fresh:
            self._scroll.verticalScrollBar().setValue(0)
            self._bring_drafts()

    def begin(self, kind: type[Record], preset: Mapping[str, Raw] | None = None) -> None:
        """Offer an empty form for a new record; the cursor goes into its first field."""
        if self._case is None or self._read_only:
            return
        if self._is_half_filled():
            self._let_wait(partial(self.begin, kind, preset))
            return
        self.form.settle()
        self._shown = None
        self._adding = None
        self.form.set_spec(None)  # an empty form, also after one of the same sort
        self._adding = (kind, preset or {})
        self._refresh()
        self._untouched = self.form.values()
        self._bring_drafts()
        self.form.focus_field()

    @Slot()
    def clear(self) -> None:
        """Show nothing."""
        had = self._shown is not None or self._adding is not None
        self._shown = None
        self._adding = None
        self._waiting = None
        self._note.hide()
        if had:
            self.closed.emit()  # while it can still be seen where the keyboard is
        self.form.set_spec(None)
        self.may_show.show_about(None, None)
        reveal(self._nothing, True)
        reveal(self._buttons, False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the form of a new record adds it, from whatever field; Esc leaves the form."""
        entering = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if entering and self.is_adding:
            self._finish_adding()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def settle(self) -> None:
        """Take what is being typed, as if the field had been left."""
        self.form.settle()

    @Slot()
    def _drop(self) -> None:
        """Give the new record up, also what was kept of it; go on to what was chosen meanwhile."""
        waiting = self._waiting
        self._forget_all_drafts()
        if waiting is None:
            self.clear()
            return
        self._adding = self._waiting = None
        self._note.hide()
        waiting()

    def _is_half_filled(self) -> bool:
        return self._adding is not None and self.form.values() != self._untouched

    def _let_wait(self, waiting: Callable[[], None]) -> None:
        """Keep the form that is being filled in, and say so."""
        self._waiting = waiting
        words = _("Du er i gang med at tilføje. Tilføj eller drop det her først.")
        self._note.say(Message(words, Tone.CAUTION))
        self.form.focus_field()

    @property
    def _case(self) -> Case | None:
        return None if self._lensed is None else self._lensed.case

    def _refresh(self) -> None:
        spec = self._spec()
        self._offer_answer(spec)
        if spec is None:
            self.clear()
            return
        self.form.set_spec(spec)
        self._watch.look(self._case, self._watched(spec))
        reveal(self._nothing, False)
        reveal(self._buttons, self._adding is not None)
        in_order(self)

    def _offer_answer(self, spec: FormSpec | None) -> None:
        """Whether it may be shown is asked of what stands in the case, by the coordinator."""
        there = spec is not None and not self._read_only
        self.may_show.show_about(self._case if there else None, spec.id if spec else None)

    def _watched(self, spec: FormSpec) -> Record | type[Record] | None:
        """Whose texts are looked through while one writes; none where nothing can be changed."""
        if spec.read_only or self._case is None:
            return None
        return spec.kind if spec.id is None else self._case.get(spec.kind, spec.id)

    def _spec(self) -> FormSpec | None:
        case = self._case
        if case is None:
            return None
        workspace = self._context.workspace
        today = workspace.clock.today()
        if self._adding is not None:
            kind, preset = self._adding
            return new_form(kind, case, workspace.laws, today, preset)
        record = None if self._shown is None else case.get(*self._shown)
        if record is None:
            return None
        return form_for(
            case,
            record,
            workspace.laws,
            today,
            read_only=self._read_only,
            revealed=frozenset(self._revealed),
        )

    def _target(self) -> FormSpec | None:
        spec = self.form.spec
        return spec if spec is not None and spec.id is not None else None

    @Slot(str, object)
    def _edited(self, name: str, raw: Raw) -> None:
        """A field was left: its text becomes an operation, or a sentence under it."""
        if self._adding is not None:
            self._suggest(name)
            return
        target = self._target()
        if target is None or self._case is None or target.id is None:
            return
        workspace = self._context.workspace
        self._carry_out(
            operations_for(
                self._case,
                target,
                name,
                raw,
                workspace.ids,
                workspace.clock.today(),
                workspace.laws,
            ),
            name,
        )

    def _suggest(self, name: str) -> None:
        """Fill in what follows from a field of something new."""
        if self._adding is None or self._case is None:
            return
        kind, preset = self._adding
        values = self.form.values()
        found = suggestions(kind, self._case, name, values, self._context.workspace.laws)
        if found:
            self._adding = kind, {**preset, **values, **found}
            # nothing is said: what moves down under a pressed mouse button would miss its click
            self.form.set_spec(self._spec())

    @Slot(str, object)
    def _acted(self, key: str, values: Mapping[str, Raw]) -> None:
        target = self._target()
        if target is None or self._case is None:
            return
        workspace = self._context.workspace
        found = operations_for_action(
            self._case,
            target,
            key,
            values,
            workspace.ids,
            workspace.clock.today(),
            workspace.laws,
            workspace.holidays,
        )
        thorough = is_thorough(found)
        with waiting(thorough):
            done = self._carry_out(found, "")
        if done:
            self._uncover(found)
            if thorough:
                say_written_anew(self._context)
            # its buttons are others now: the keyboard goes back to the record on the page
            self._scroll.verticalScrollBar().setValue(0)
            self.left.emit()

    def _uncover(self, found: tuple[Operation, ...] | FieldError) -> None:
        """Show what somebody gave a reason for, until the page is left."""
        shown = {
            each.record.person_id
            for each in (found if isinstance(found, tuple) else ())
            if isinstance(each, RevealAddress)
        }
        if shown:
            self._revealed |= shown
            self._refresh()

    def cover(self) -> None:
        """Cover protected addresses again: the visit to the page is over."""
        if self._revealed:
            self._revealed.clear()
            self._refresh()

    def _carry_out(self, found: tuple[Operation, ...] | FieldError, name: str) -> bool:
        if isinstance(found, FieldError):
            self.form.show_problems({found.field or name: found.sentence})
            return False
        if not self._attempt(found, name):
            return False
        self._forget_draft(name)
        return True

    def _attempt(self, operations: Iterable[Operation], name: str) -> bool:
        try:
            for each in operations:
                self._context.attempt(each)
        except Refused as refused:
            self.form.show_problems(
                {each.field or name: sentence(each) for each in refused.problems}
            )
            return False
        except VaultProblem as problem:
            self._context.message(Message(vault_sentence(problem), Tone.WARNING))
            return False
        return True

    @Slot()
    def _finish_adding(self) -> None:
        """Add what was filled in; everything that is wrong is said at once."""
        if self._adding is None or self._case is None:
            return
        kind, preset = self._adding
        values = {**preset, **self.form.values()}
        workspace = self._context.workspace
        made = new_operation(
            kind,
            self._case,
            values,
            workspace.ids,
            workspace.clock.today(),
            workspace.laws,
            workspace.holidays,
        )
        if isinstance(made, tuple):
            self.form.show_problems({each.field: each.sentence for each in made})
            return
        self._adding = None
        if not self._attempt((made,), ""):
            self._adding = (kind, preset)
            return
        self._forget_all_drafts(f"{_NEW}{kind.__name__}/")
        self._waiting = None
        self._note.hide()
        record = getattr(made, "record", None)
        if isinstance(record, Record):
            self.select(type(record), record.id)
            self.added.emit(record.id)

    # --- drafts: typing is kept in the vault every second until the field is left ---------------

    @Slot(str, str)
    def _typed(self, name: str, words: str) -> None:
        self._watch.typed(name, words)
        in_order(self)
        place = self._place(name)
        if place is not None and self._case is not None:
            keep_draft(self._context, self._case.id, place, words)

    def _forget_draft(self, name: str) -> None:
        place = self._place(name)
        if place is not None and name and self._case is not None:
            drop_draft(self._context, self._case.id, place)

    def _bring_drafts(self) -> None:
        """Put back what was typed before a lock or a crash and never became an operation."""
        start = self._place("")
        if self._case is None or start is None or self._read_only:
            return
        for place, words in self._context.workspace.drafts.all(self._case.id).items():
            if place.startswith(start):
                self.form.show_draft(place.removeprefix(start), words)

    def _place(self, name: str) -> str | None:
        if self._adding is not None:
            return f"{_NEW}{self._adding[0].__name__}/{name}"
        return None if self._shown is None else f"{self._shown[1]}/{name}"

    def _forget_all_drafts(self, start: str = "") -> None:
        start = start or self._place("") or ""
        if self._case is None or not start:
            return
        for place in self._context.workspace.drafts.all(self._case.id):
            if place.startswith(start):
                drop_draft(self._context, self._case.id, place)
