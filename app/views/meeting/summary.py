"""The summary that everybody hears before they leave: composed, put right, read aloud."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.views.meeting.remarks import Remarks
from app.views.meeting.unsaid import UnsaidLine
from app.views.shared.buttons import button
from app.views.shared.editors import SENSITIVE
from app.views.shared.form import DRAFT_AFTER_MS
from app.views.shared.growing import GrowingText
from app.views.shared.labels import text
from app.views.shared.naming import named
from app.words import _

__all__ = ["SummaryBox"]


class SummaryBox(QWidget):
    """``settled`` carries the text on leaving it, ``typed`` once a second for the draft."""

    typed = Signal(str)
    settled = Signal(str)
    composed = Signal()
    read = Signal()
    closed = Signal()
    opened = Signal()

    def __init__(self, look: Look) -> None:
        """Begin empty."""
        super().__init__()
        self._held = ""
        self.area = GrowingText(look)
        self.area.setInputMethodHints(SENSITIVE)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.words = text()
        self.state = text("", "caption")
        self.compose = button(look, _("Skriv ud fra mødet"), icon="refresh", on=self.composed.emit)
        self.aloud = button(look, _("Læst højt"), "primary", "check", on=self.read.emit)
        self.remarks = Remarks(look)
        self.unsaid = UnsaidLine(look)
        self._back = button(look, _("Tilbage til mødet"), "plain", "chevron-left", on=self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_AFTER_MS)
        self._timer.timeout.connect(lambda: self.typed.emit(self.area.toPlainText()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(8))
        head = QHBoxLayout()
        head.addWidget(text(_("Det tager vi med herfra"), "title"), 1)
        head.addWidget(self._back)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.compose)
        foot.addWidget(self.aloud)
        layout.addLayout(head)
        layout.addWidget(self.words)
        layout.addWidget(self.unsaid)
        layout.addWidget(self.area)
        layout.addWidget(self.state)
        layout.addLayout(foot)
        layout.addSpacing(look.px(6))
        layout.addWidget(self.remarks)
        layout.addStretch(1)
        named(self.area, _("Opsummering af mødet"))
        self.area.textChanged.connect(self._changed)
        self.area.entered.connect(self.settle)
        self.area.installEventFilter(self)
        self.hide()

    def show_summary(self, words: str, state: str, *, writable: bool) -> None:
        """Show what is kept; a text that is being typed stays."""
        typing = self.area.hasFocus() and self.dirty
        self._held = words
        self.words.setText(words)
        self.words.setVisible(not writable)
        self.area.setVisible(writable)
        self.compose.setVisible(writable)
        self.aloud.setVisible(writable)
        self.state.setText(state)
        if not typing and self.area.toPlainText() != words:
            self.put(words)
        self._allow_reading()

    @property
    def dirty(self) -> bool:
        """Whether something else stands there than what is kept."""
        return self.area.toPlainText().strip() != self._held

    def focus(self) -> None:
        """Ready to be read and put right by the keyboard."""
        (self._back if self.area.isHidden() else self.area).setFocus()

    def put(self, words: str) -> None:
        """Show a text without telling anybody."""
        self.area.put(words)
        self._allow_reading()

    def _allow_reading(self) -> None:
        """Where nothing stands, nothing can have been read."""
        self.aloud.setEnabled(bool(self.area.toPlainText().strip()))

    def showEvent(self, event: QShowEvent) -> None:
        """What is left out is told before it is read."""
        super().showEvent(event)
        self.opened.emit()

    @Slot()
    def settle(self) -> None:
        """Take what is typed, as if the text had been left."""
        self._timer.stop()
        self.remarks.settle()
        if not self.area.isHidden() and self.dirty:
            self.settled.emit(self.area.toPlainText())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the text takes it."""
        if watched is self.area and event.type() == QEvent.Type.FocusOut:
            self.settle()
        return super().eventFilter(watched, event)

    @Slot()
    def _changed(self) -> None:
        self._allow_reading()
        if not self._timer.isActive():
            self._timer.start()

    def _close(self) -> None:
        self.settle()
        self.closed.emit()
