"""A field for a passphrase: hidden, or shown for as long as the user wants."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.views.shared.buttons import button
from app.views.shared.labels import text
from app.views.shared.naming import mark, named, reveal
from app.words import _

__all__ = ["SecretField"]


class SecretField(QWidget):
    """Label, field, "Vis" and what is wrong; Enter is ``entered``."""

    entered = Signal()

    def __init__(self, look: Look, name: str, *, hidden: bool = True) -> None:
        """``hidden`` fields can be shown; others (a code from paper) always are."""
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(3))
        label = text(name, "label")
        layout.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(look.px(6))
        self.line = QLineEdit()
        self.line.setMinimumHeight(look.px(36))
        if hidden:
            self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.returnPressed.connect(self.entered)
        self.line.textEdited.connect(self._correct)
        named(self.line, name, label=label)
        row.addWidget(self.line, 1)
        self._eye: QPushButton = button(look, _("Vis"), "plain", "eye", on=self._turn)
        reveal(self._eye, hidden)
        row.addWidget(self._eye)
        layout.addLayout(row)
        self._error = text("", "error")
        self._error.hide()
        layout.addWidget(self._error)

    @property
    def typed(self) -> str:
        """What was typed."""
        return self.line.text()

    @property
    def wrong(self) -> str:
        """What was said to be wrong; empty for nothing."""
        return self._error.text()

    def clear(self) -> None:
        """Forget what was typed."""
        self.line.clear()
        self.say_wrong("")

    def say_wrong(self, sentence: str) -> None:
        """Say what is wrong; empty takes it away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        mark(self.line, tone="warning" if sentence else "")
        self.line.setAccessibleDescription(sentence)

    def show_typed(self, shown: bool) -> None:
        """Show what is typed, or hide it; the button follows."""
        if (self.line.echoMode() is QLineEdit.EchoMode.Normal) is not shown:
            self._turn()

    def take_focus(self) -> None:
        """Ready to type."""
        self.line.setFocus()
        self.line.selectAll()

    def _correct(self) -> None:
        """What was wrong is being mended: the red goes."""
        if self.wrong:
            self.say_wrong("")

    def _turn(self) -> None:
        hidden = self.line.echoMode() is QLineEdit.EchoMode.Password
        mode = QLineEdit.EchoMode
        self.line.setEchoMode(mode.Normal if hidden else mode.Password)
        self._eye.setText(_("Skjul") if hidden else _("Vis"))
        self._eye.setAccessibleName(self._eye.text())
