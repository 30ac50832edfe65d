"""Min nøgle: the public key of this desk, to give to a colleague."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.views.messages import Message, Tone
from app.views.page import PageContext
from app.views.shared.buttons import button
from app.views.shared.dialogs import Sheet
from app.views.shared.files import ask_save
from app.views.shared.labels import text
from app.views.shared.naming import named
from app.words import _

__all__ = ["KeySheet"]


class KeySheet(Sheet):
    """Shows the key, copies it, saves it; it opens nothing, so anybody may have it."""

    def __init__(self, context: PageContext, over: QWidget) -> None:
        """Make the key if there is none yet."""
        super().__init__(context.look, over, width=560)
        self._context = context
        look = context.look
        self.inside.addWidget(text(_("Min nøgle"), "title"))
        lead = _(
            "Giv den til en kollega, der skal give dig familier. Den kan kun låse pakker til dig,"
            " ikke åbne dem."
        )
        self.inside.addWidget(text(lead))
        self.line = QLineEdit(context.workspace.deputies.key())
        self.line.setReadOnly(True)
        self.line.setMinimumHeight(look.px(36))
        self.line.setCursorPosition(0)
        named(self.line, _("Min nøgle"))
        self.inside.addWidget(self.line)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(look, _("Luk"), on=self.sink))
        row.addWidget(button(look, _("Gem som fil …"), on=self.save))
        self._copy = button(look, _("Kopiér"), "primary", "copy", on=self.copy)
        row.addWidget(self._copy)
        self.inside.addLayout(row)
        named(self, _("Min nøgle"))

    def open(self) -> None:
        """Show it, ready to copy."""
        self.rise(self._copy)

    def copy(self) -> None:
        """Copy the key; it leaves the clipboard after half a minute, as all that is copied here."""
        self._context.copy(self.line.text())
        self.sink()
        words = _("Nøglen er kopieret. Sæt den ind inden 30 sekunder.")
        self._context.message(Message(words, Tone.GOOD))

    def save(self) -> None:
        """Save the key as a text file."""
        path = ask_save(self._over, _("Gem min nøgle"), _("nøgle") + ".txt", _("Tekst (*.txt)"))
        if path:
            self.save_to(path)

    def save_to(self, path: str) -> None:
        """Write the key to a file."""
        try:
            Path(path).write_text(self.line.text() + "\n", "utf-8")
        except OSError:
            words = _("Nøglen blev ikke gemt. Se, om mappen findes, og om der er plads på disken.")
            self._context.message(Message(words, Tone.WARNING))
            return
        self.sink()
        self._context.message(Message(_("Nøglen er gemt. Giv filen til din kollega."), Tone.GOOD))
