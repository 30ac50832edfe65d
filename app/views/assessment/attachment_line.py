"""One line for a paper that lies in the journal: title, number, date; Enter adds it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.views.shared.editors import SENSITIVE
from app.views.shared.labels import text
from app.views.shared.naming import mark, named
from app.words import _

__all__ = ["AttachmentLine"]


class AttachmentLine(QWidget):
    """``entered`` carries what was typed."""

    entered = Signal(str)

    def __init__(self, look: Look) -> None:
        """Begin empty."""
        super().__init__()
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("LÆ 265, 2026-1234, 12.1.2026"))
        self.line.setInputMethodHints(SENSITIVE)
        self.line.setMinimumHeight(look.px(36))
        self._help = text(
            _(
                "Navn, journalnummer og dato. Papiret bliver i journalen; her står kun, hvad det er."
            ),
            "caption",
        )
        self._wrong = text("", "error")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, look.px(6), 0)
        layout.setSpacing(look.px(3))
        for each in (self.line, self._help, self._wrong):
            layout.addWidget(each)
        self._wrong.hide()
        named(self.line, _("Nyt bilag: navn, journalnummer, dato"), self._help.text())
        self.line.returnPressed.connect(self._enter)

    def say_wrong(self, sentence: str) -> None:
        """Say what is wrong; empty takes it away."""
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        mark(self.line, tone="warning" if sentence else "")

    @Slot()
    def _enter(self) -> None:
        words = self.line.text().strip()
        if words:
            self.entered.emit(words)
