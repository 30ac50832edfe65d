"""One work note while people talk: who said it, what, and whether it is a fact; Ctrl+Enter adds it."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.presenters.forms.spec import Choice
from app.presenters.work_notes import never_private
from app.views.shared.buttons import button
from app.views.shared.checkbox import CheckBox
from app.views.shared.combo import Combo
from app.views.shared.editors import SENSITIVE
from app.views.shared.form import DRAFT_AFTER_MS
from app.views.shared.growing import GrowingText
from app.views.shared.labels import text
from app.views.shared.naming import mark, named
from app.words import _

__all__ = ["WorkNoteBox"]


class WorkNoteBox(QWidget):
    """``entered`` says that the note is to be kept; ``typed`` comes once a second, for the draft."""

    entered = Signal()
    typed = Signal(str)
    looked = Signal(str, str)

    def __init__(self, look: Look) -> None:
        """Begin empty and out of sight."""
        super().__init__()
        self.area = GrowingText(look)
        self.area.setInputMethodHints(SENSITIVE)
        self.area.setPlaceholderText(_("Hvad blev der sagt? Ctrl+Enter gemmer."))
        self.who = Combo(look)
        self.fact = CheckBox(look, _("Fakta, der skal noteres"))
        self._keep = button(look, _("Gem notat"), "primary", "check", on=self.entered.emit)
        self._warning = text("", "error")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_AFTER_MS)
        self._timer.timeout.connect(self.tell)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(6))
        head = QHBoxLayout()
        head.addWidget(text(_("Arbejdsnotat"), "heading", wrap=False))
        head.addWidget(self.who, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.fact, 1)
        foot.addWidget(self._keep)
        layout.addLayout(head)
        layout.addWidget(self.area)
        layout.addWidget(self._warning)
        layout.addLayout(foot)
        layout.addWidget(text(never_private(), "caption"))
        named(self.area, _("Arbejdsnotat"), never_private())
        named(self.who, _("Hvem sagde det?"))
        self.area.textChanged.connect(self._changed)
        self.who.settled.connect(lambda _key: self._look())
        self.warn("")

    @property
    def words(self) -> str:
        """What stands there."""
        return self.area.toPlainText().strip()

    def show_speakers(self, choices: tuple[Choice, ...]) -> None:
        """Offer who may have said it; what was chosen stays."""
        kept = self.who.key()
        self.who.show_choices((Choice("", _("Hvem sagde det?")), *choices), kept)

    def put(self, words: str) -> None:
        """Show a text without telling anybody."""
        self.area.put(words)

    def clear(self) -> None:
        """Ready for the next one; who speaks stays."""
        self._timer.stop()
        self.put("")
        self.fact.setChecked(False)
        self.warn("")

    def warn(self, sentence: str) -> None:
        """Say what to look at; empty takes it away."""
        self._warning.setText(sentence)
        self._warning.setVisible(bool(sentence))
        mark(self.area, tone="warning" if sentence else "")

    def tell(self) -> None:
        """Tell what is being typed, now."""
        self._timer.stop()
        self.typed.emit(self.area.toPlainText())
        self._look()

    @Slot()
    def _changed(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter keeps the note wherever in the box one is, also where who said it is chosen."""
        entering = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if entering and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _look(self) -> None:
        self.looked.emit(self.words, self.who.key())
