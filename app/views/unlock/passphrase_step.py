"""Choosing a passphrase: six words that are proposed, or one's own; typed back to go on."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.views.shared.buttons import Segments, button
from app.views.shared.labels import text
from app.views.unlock.secret_field import SecretField
from app.words import _

__all__ = ["LEAST_OWN", "PassphraseStep"]

LEAST_OWN: Final = 16
"""Characters of a passphrase that somebody thought up."""


class PassphraseStep(QWidget):
    """``chosen`` carries the passphrase, typed twice; ``back`` goes a step back."""

    chosen = Signal(str)
    back = Signal()

    def __init__(self, look: Look, propose: Callable[[], str], lead: str) -> None:
        """``lead`` says what the passphrase is for."""
        super().__init__()
        self._propose = propose
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(12))
        layout.addWidget(text(_("Adgangssætning"), "title"))
        layout.addWidget(text(lead))
        choices = (("words", _("Seks ord")), ("own", _("Min egen")))
        self._way = Segments(look, _("Slags adgangssætning"), choices, self._take_way)
        layout.addWidget(self._way, 0, Qt.AlignmentFlag.AlignLeft)
        self._proposal = QFrame()
        self._proposal.setProperty("part", "box")
        inside = QVBoxLayout(self._proposal)
        self._words = text("", "code")
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inside.addWidget(self._words)
        inside.addWidget(
            button(look, _("Foreslå seks andre ord"), "plain", "refresh", on=self._renew),
            0,
            Qt.AlignmentFlag.AlignLeft,
        )
        layout.addWidget(self._proposal)
        self.own = SecretField(look, _("Din egen adgangssætning (mindst 16 tegn)"))
        layout.addWidget(self.own)
        self.again = SecretField(look, _("Skriv adgangssætningen igen"))
        layout.addWidget(self.again)
        row = QHBoxLayout()
        row.addWidget(button(look, _("Tilbage"), on=self.back.emit))
        row.addStretch(1)
        row.addWidget(button(look, _("Videre"), "primary", on=self._go_on))
        layout.addLayout(row)
        self.own.entered.connect(self.again.take_focus)
        self.again.entered.connect(self._go_on)
        self._is_own = False
        self._take_way("words")
        self._way.choose("words")

    @property
    def proposal(self) -> str:
        """The words that are shown."""
        return self._words.text()

    def choose_own(self) -> None:
        """Turn to a passphrase of one's own."""
        self._way.choose("own")
        self._take_way("own")

    def begin(self) -> None:
        """Ready to type."""
        (self.own if self._is_own else self.again).take_focus()

    def forget(self) -> None:
        """Leave nothing of it in the fields."""
        self.own.clear()
        self.again.clear()
        self._words.clear()

    def showEvent(self, event: QShowEvent) -> None:
        """Words are proposed when somebody looks: the unlock page needs none to be shown."""
        super().showEvent(event)
        if not self.proposal:
            self._renew()

    def _take_way(self, way: str) -> None:
        self._is_own = way == "own"
        self.own.setVisible(self._is_own)
        self._proposal.setVisible(not self._is_own)
        # beside words that stand on the screen, dots would only hide slips of the finger
        self.again.show_typed(not self._is_own)
        self.begin()

    def _renew(self) -> None:
        self._words.setText(self._propose())
        self.again.clear()

    def _go_on(self) -> None:
        first = self.own.typed if self._is_own else self.proposal
        too_short = self._is_own and len(" ".join(first.split())) < LEAST_OWN
        self.own.say_wrong(
            _("Den er for kort. Brug mindst 16 tegn, eller tag de seks ord.") if too_short else ""
        )
        if too_short:
            self.own.take_focus()
            return
        if " ".join(first.split()) != " ".join(self.again.typed.split()):
            self.again.say_wrong(_("De to er ikke ens. Skriv adgangssætningen igen."))
            self.again.take_focus()
            return
        self.again.say_wrong("")
        self.chosen.emit(first)
