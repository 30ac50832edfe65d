"""The way in without the passphrase: the recovery code, from paper."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.views.shared.buttons import button
from app.views.shared.labels import text
from app.views.unlock.secret_field import SecretField
from app.words import _

__all__ = ["RescueStep"]


class RescueStep(QWidget):
    """``tried`` when a code was typed, ``back`` goes back to the passphrase."""

    tried = Signal()
    back = Signal()

    def __init__(self, look: Look) -> None:
        """Begin with an empty field."""
        super().__init__()
        self.code = SecretField(look, _("Gendannelseskode"), hidden=False)
        self.code.entered.connect(self.tried)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(12))
        layout.addWidget(text(_("Brug gendannelseskode"), "title"))
        layout.addWidget(
            text(
                _("Skriv koden fra papiret. Store og små bogstaver og bindestreger er lige meget.")
            )
        )
        layout.addWidget(self.code)
        row = QHBoxLayout()
        row.addWidget(button(look, _("Tilbage"), on=self.back.emit))
        row.addStretch(1)
        row.addWidget(button(look, _("Videre"), "primary", on=self.tried.emit))
        layout.addLayout(row)
