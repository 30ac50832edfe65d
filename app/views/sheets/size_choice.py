"""The size of type on a sheet: one of three, each said in a word and in points."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.presenters.handout.copies import LARGE, LARGER, ORDINARY
from app.views.sheets.choices import Choices, Row
from app.words import _

__all__ = ["SizeChoice"]


class SizeChoice(QWidget):
    """Three choices under each other; ``chosen`` carries the size in points."""

    chosen = Signal(float)

    def __init__(self, look: Look) -> None:
        """Begin with the ordinary size."""
        super().__init__()
        self._choices = Choices(look, _("Tekststørrelse"))
        self._choices.show_rows(
            Row(str(size), words, _("{size} punkt").format(size=round(size)))
            for size, words in (
                (ORDINARY, _("Almindelig")),
                (LARGE, _("Stor")),
                (LARGER, _("Meget stor")),
            )
        )
        self._choices.chosen.connect(lambda key: self.chosen.emit(float(key)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._choices)
        self.choose(ORDINARY)

    def choose(self, size: float) -> None:
        """Show a size as the chosen one, without telling anybody."""
        self._choices.choose(str(size))

    @property
    def rows(self) -> tuple[QRadioButton, ...]:
        """The controls, the smallest size first."""
        return self._choices.rows

    def row(self, size: float) -> QRadioButton:
        """The control of a size."""
        return self._choices.row(str(size))
