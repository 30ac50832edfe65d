"""What a page shows while there is nothing on it yet: why, and the one thing to do."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.views.shared.buttons import button
from app.views.shared.labels import IconLabel, text

__all__ = ["Empty"]

_WIDTH = 420


class Empty(QWidget):
    """Icon, sentence and main act, in the middle of the room there is."""

    def __init__(
        self,
        look: Look,
        icon: str,
        sentence: str,
        act: str = "",
        on: Callable[[], None] | None = None,
        *,
        act_icon: str = "plus",
    ) -> None:
        """Say what is missing; without ``on`` there is no button."""
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setSpacing(look.px(14))
        layout.addStretch(2)
        centre = Qt.AlignmentFlag.AlignHCenter
        layout.addWidget(IconLabel(look, icon, 44, "accent"), 0, centre)
        self._words = text(sentence, "lead")
        self._words.setAlignment(centre)
        self._words.setFixedWidth(look.px(_WIDTH))
        across = QHBoxLayout()  # an alignment would take away the height of a second line
        across.addStretch(1)
        across.addWidget(self._words)
        across.addStretch(1)
        layout.addLayout(across)
        if on is not None:
            self.button = button(look, act, "primary", act_icon, on=on)
            layout.addWidget(self.button, 0, centre)
        layout.addStretch(3)

    def say(self, sentence: str) -> None:
        """Say something else."""
        self._words.setText(sentence)
