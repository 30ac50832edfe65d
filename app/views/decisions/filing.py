"""One line to type a journal number into, for what was pressed in the list of what is not filed."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.desktop.theme import Look
from app.models.base import Id
from app.views.shared.buttons import button
from app.views.shared.labels import text
from app.views.shared.naming import named
from app.words import _

__all__ = ["FilingLine"]


class FilingLine(QWidget):
    """Hidden until something is to be filed; Enter keeps the number, Esc lets go.

    Signals:
        typed(str, str): the record's id and the number.
    """

    typed = Signal(str, str)

    def __init__(self, look: Look) -> None:
        """Build the line, hidden."""
        super().__init__()
        self._key = Id("")
        self.label = text("")
        self.line = QLineEdit()
        self.line.setMaxLength(80)
        self.line.setPlaceholderText(_("Journalnummer"))
        self.line.returnPressed.connect(self._take)
        self.save = button(look, _("Skriv nummer"), "primary", "check", on=self._take)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(8))
        layout.addWidget(self.label, 1)
        layout.addWidget(self.line)
        layout.addWidget(self.save)
        self.hide()

    def ask(self, key: Id, what: str) -> None:
        """Ask for the number of one thing."""
        self._key = key
        self.label.setText(what)
        named(self.line, _("Journalnummer for {what}").format(what=what))
        self.line.clear()
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _take(self) -> None:
        number = self.line.text().strip()
        if number:
            self.hide()
            self.typed.emit(self._key, number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc lets go."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)
