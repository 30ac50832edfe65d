"""What is said about a point, written while people talk: kept every second, taken on leaving."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.models.base import Id
from app.presenters.soft import softened
from app.views.meeting.points import PointRow
from app.views.shared.buttons import button, icon_button
from app.views.shared.checkbox import CheckBox
from app.views.shared.editors import SENSITIVE
from app.views.shared.flow import FlowLayout
from app.views.shared.form import DRAFT_AFTER_MS
from app.views.shared.growing import GrowingText
from app.views.shared.labels import text
from app.views.shared.naming import mark, named
from app.words import _

__all__ = ["PointNote"]


class PointNote(QWidget):
    """The point we talk about: title, minutes, done, next.

    ``typed`` comes at most once a second, ``settled`` on leaving the text; both carry the id of the
    point that the text belongs to.
    """

    typed = Signal(str, str)
    settled = Signal(str, str)
    ticked = Signal(str)
    next_wanted = Signal()
    work_wanted = Signal()
    details_wanted = Signal(str)

    def __init__(self, look: Look) -> None:
        """Begin without a point."""
        super().__init__()
        self._row: PointRow | None = None
        self._held = self._before = ""
        self._writable = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_AFTER_MS)
        self._timer.timeout.connect(self._tell_typed)
        self._title = text("", "big")
        self._edit = icon_button(look, "pencil", _("Ret punktet"), on=self._details)
        self._words = text()
        self.area = GrowingText(look)
        self.area.setInputMethodHints(SENSITIVE)
        self.area.setPlaceholderText(_("Skriv, hvad I taler om. Det gemmes af sig selv."))
        self.area.textChanged.connect(self._changed)
        self.area.entered.connect(self.settle)
        self.area.installEventFilter(self)
        self._wrong = text("", "error")
        self.done = CheckBox(look, _("Vi er færdige med punktet"))
        self.done.setMinimumHeight(look.px(34))  # on a line with the buttons
        self.done.clicked.connect(self._tick)
        self._work = button(look, _("Arbejdsnotat"), "plain", "note", on=self.work_wanted.emit)
        self._work.setToolTip(_("Nyt arbejdsnotat (Ctrl+Skift+N)"))
        self._next = button(look, _("Næste punkt"), icon="arrow-right", on=self.next_wanted.emit)
        self._next.setToolTip(_("Næste punkt (F8)"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(8))
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._edit)
        acts = QWidget()
        foot = FlowLayout(acts, look.px(8))
        for each in (self.done, self._work, self._next):
            foot.addWidget(each)
        layout.addLayout(head)
        layout.addWidget(self._words)
        layout.addWidget(self.area)
        layout.addWidget(self._wrong)
        layout.addWidget(acts)
        self._wrong.hide()

    @property
    def point(self) -> Id | None:
        """The point that is shown."""
        return None if self._row is None else self._row.id

    @property
    def dirty(self) -> bool:
        """Whether something else stands there than the record holds."""
        return self.area.toPlainText().strip() != self._held

    def show_point(self, row: PointRow | None, note: str, *, writable: bool, last: bool) -> None:
        """Show a point; a text that is being typed about the same one stays."""
        fresh = row is None or self._row is None or row.id != self._row.id
        if fresh:
            self.settle()
        typing = not fresh and self.dirty
        self.setVisible(row is not None)
        self._row, self._held, self._writable = row, note, writable
        if row is None:
            return
        self._title.setText(softened(row.title))
        self._words.setText(note)
        self._words.setVisible(not writable and bool(note))
        self.area.setVisible(writable)
        self._edit.setVisible(writable)
        self.done.setVisible(writable)
        self.done.setChecked(row.done)
        self._work.setVisible(writable)
        self._next.setVisible(not last and writable)
        named(self.area, _("Referat af punktet »{title}«").format(title=row.title))
        if not typing and self.area.toPlainText() != note:
            self._put(note)
        if fresh:
            self.say_wrong("")

    def show_draft(self, words: str) -> None:
        """Put back what was typed before a lock or a crash."""
        self._put(words)

    def say_wrong(self, sentence: str) -> None:
        """Say what is wrong with the text; empty takes it away."""
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        mark(self.area, tone="warning" if sentence else "")

    @Slot()
    def settle(self) -> None:
        """Take what is typed, as if the text had been left."""
        self._timer.stop()
        if self._row is None or not self.dirty or not self._writable:
            return
        self._before, self._held = self._held, self.area.toPlainText().strip()
        self.settled.emit(self._row.id, self._held)

    def take_back(self) -> None:
        """What was settled could not be saved: it counts as still being typed."""
        self._held = self._before

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the text takes it."""
        if watched is self.area and event.type() == QEvent.Type.FocusOut:
            self.settle()
        return super().eventFilter(watched, event)

    def _put(self, words: str) -> None:
        self.area.put(words)

    @Slot()
    def _changed(self) -> None:
        if self.area.hasFocus() and not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _tell_typed(self) -> None:
        if self._row is not None and self.dirty:
            self.typed.emit(self._row.id, self.area.toPlainText())

    def _tick(self) -> None:
        if self._row is not None:
            self.ticked.emit(self._row.id)

    def _details(self) -> None:
        if self._row is not None:
            self.details_wanted.emit(self._row.id)
