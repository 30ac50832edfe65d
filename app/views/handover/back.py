"""Take back what a deputy did: what came, then one conflict after the other, then all at once."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.presenters.handover import (
    ConflictSpec,
    ReturnSpec,
    aside_text,
    demanded,
    return_spec,
)
from app.rules.compared import Side
from app.rules.merged import resolve
from app.services.acts.handover import compared_with
from app.services.deputies import Returned
from app.views.handover.files import AskPath, Failure, pick_package, read_file, sentence
from app.views.handover.past import show_past
from app.views.messages import Message, Tone
from app.views.page import PageContext
from app.views.shared.buttons import button
from app.views.shared.dialogs import Sheet
from app.views.shared.labels import text
from app.views.shared.naming import named, reveal
from app.words import _

if TYPE_CHECKING:
    from app.models.base import Id
    from app.rules.merge import Merged

__all__ = ["TakeBackSheet", "take_back"]

_HEIGHT = 150
"""Pixels for a value; a longer text scrolls."""


def take_back(context: PageContext, over: QWidget, ask: AskPath = pick_package) -> None:
    """Ask for the file and go through what is in it, family by family."""
    path = ask(over)
    data = read_file(context, path) if path else None
    if data is None:
        return
    try:
        found = context.workspace.deputies.open_return(data)
    except Failure as why:
        context.message(Message(sentence(why), Tone.WARNING))
        return
    _next(context, over, found)


def _next(context: PageContext, over: QWidget, waiting: tuple[Returned, ...]) -> None:
    if waiting:
        first, *rest = waiting
        TakeBackSheet(context, over, first, lambda: _next(context, over, tuple(rest))).open()


class TakeBackSheet(Sheet):
    """Begins with the counts; 1 keeps mine, 2 takes theirs; nothing is written before the last."""

    def __init__(
        self,
        context: PageContext,
        over: QWidget,
        returned: Returned,
        done: Callable[[], None],
    ) -> None:
        """``done`` goes on with the next family."""
        super().__init__(context.look, over, width=720)
        self._context = context
        self._returned = returned
        self._done = done
        self._merged: Merged = compared_with(returned.base, returned.mine, returned.theirs)
        today = context.workspace.clock.today()
        self._today = today
        self.spec: ReturnSpec = return_spec(returned, self._merged, context.workspace.laws, today)
        self._chosen: list[tuple[Id, str, Side]] = []
        look = context.look
        self.inside.addWidget(text(_("Tag ændringer tilbage"), "title"))
        self.inside.addWidget(text(_("{family}, fra {who}: {counts}").format(
            family=self.spec.family or _("Familie uden navn"),
            who=self.spec.who, counts=self.spec.counts,
        )))  # fmt: skip
        for note in self.spec.notes:
            self.inside.addWidget(text(note, "quiet"))
        self._progress = text("", "label")
        self._where = text("", "heading")
        self._was = text("", "quiet")
        for each in (self._progress, self._where, self._was):
            self.inside.addWidget(each)
        sides = QHBoxLayout()
        sides.setSpacing(look.px(12))
        self._frames: list[QFrame] = []
        self._buttons: list[QPushButton] = []
        self.mine = self._column(_("Mit"), _("Behold mit (1)"), sides, Side.MINE)
        theirs = _("Tag {who}s (2)").format(who=self.spec.who)
        self.theirs = self._column(self.spec.who, theirs, sides, Side.THEIRS)
        self.inside.addLayout(sides)
        self._error = text("", "error")
        self._error.hide()
        self.inside.addWidget(self._error)
        row = QHBoxLayout()
        self._undo = button(look, _("Forrige"), on=self.previous)
        row.addWidget(self._undo)
        row.addStretch(1)
        row.addWidget(button(look, _("Luk"), on=self.sink))
        self.take = button(look, _("Tag tilbage"), "primary", on=self.finish)
        row.addWidget(self.take)
        self.inside.addLayout(row)
        named(self, _("Tag ændringer tilbage"), self.spec.counts)

    @property
    def progress(self) -> str:
        """Which of how many conflicts is shown."""
        return "" if self._progress.isHidden() else self._progress.text()

    def open(self) -> None:
        """Show it at the first conflict, or ready to take everything."""
        self.rise(self.take)
        self._show()

    def choose(self, side: Side) -> None:
        """Decide the conflict that is shown and go on."""
        present = self._present()
        if present is not None:
            self._chosen.append((*present.key, side))
            self._show()

    def previous(self) -> None:
        """Decide the last one again."""
        if self._chosen:
            self._chosen.pop()
            self._show()

    def finish(self) -> None:
        """Take everything in as it was decided."""
        if self._present() is not None:
            return
        returned, laws = self._returned, self._context.workspace.laws
        outcome = resolve(self._merged, {(key, name): side for key, name, side in self._chosen})
        aside = aside_text(outcome.lost, self._merged, self.spec.who, laws, self._today)
        tasks = demanded(returned.mine, outcome.case, self._today, self._context.workspace.ids)
        try:
            change = self._context.workspace.deputies.take_back(
                returned, tuple(self._chosen), aside, tasks
            )
        except Failure as why:
            self._error.setText(sentence(why))
            self._error.show()
            return
        self.sink()
        self._context.tell(change)
        words = _("Ændringerne er taget tilbage: {counts}.").format(counts=self.spec.counts)
        if aside is None:
            self._context.message(Message(words, Tone.GOOD))
        else:
            context, over, case = self._context, self._over, change.case_id
            see = _("Se, hvad der ikke blev stående")
            show = partial(show_past, context, over, case)
            self._context.message(Message(words, Tone.GOOD, see, show))
        self._done()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 and 2 decide, the arrow goes back."""
        keys = {Qt.Key.Key_1: Side.MINE, Qt.Key.Key_2: Side.THEIRS}
        key = Qt.Key(event.key())
        if key in keys:
            self.choose(keys[key])
        elif key == Qt.Key.Key_Backspace:
            self.previous()
        else:
            super().keyPressEvent(event)

    def _present(self) -> ConflictSpec | None:
        at = len(self._chosen)
        return self.spec.conflicts[at] if at < len(self.spec.conflicts) else None

    def _show(self) -> None:
        present, many = self._present(), len(self.spec.conflicts)
        for each in (self._progress, self._where, self._was, *self._frames):
            reveal(each, present is not None)
        reveal(self._undo, bool(self._chosen))
        self.take.setEnabled(present is None)
        if present is None:
            self.take.setFocus()
            return
        at = len(self._chosen) + 1
        self._progress.setText(_("{at} af {many}").format(at=at, many=many))
        field = f" · {present.field}" if present.field else ""
        where = present.record + field
        self._where.setText(where[:1].upper() + where[1:])
        before = _("Før: {value}").format(value=present.before) if present.before else ""
        self._was.setText(before)
        reveal(self._was, bool(before))
        self.mine.setText(present.mine)
        self.theirs.setText(present.theirs)
        self._buttons[0].setFocus()

    def _column(self, head: str, act: str, sides: QHBoxLayout, side: Side) -> QLabel:
        """One side's value, and the button that takes it."""
        look = self._context.look
        frame = QFrame()
        frame.setProperty("part", "card")
        column = QVBoxLayout(frame)
        column.addWidget(text(head, "strong"))
        value = text()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFixedHeight(look.px(_HEIGHT))
        holder = QWidget()
        holder.setProperty("part", "body")
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(value)
        inside.addStretch(1)
        area.setWidget(holder)
        named(area, head)
        column.addWidget(area)
        made = button(look, act, on=lambda: self.choose(side))
        column.addWidget(made)
        sides.addWidget(frame, 1)
        self._frames.append(frame)
        self._buttons.append(made)
        return value
