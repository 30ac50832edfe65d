"""That everything is kept: "Gemt 10.42", changed with each save."""

from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.words import _

__all__ = ["SavedLabel"]


class SavedLabel(QLabel):
    """When the last change was saved; says "Gemt" before the first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with everything saved."""
        super().__init__(_("Gemt"), parent)
        self.setProperty("part", "good")
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(self.text())

    def sizeHint(self) -> QSize:
        """Always the room of the longest time: what stands beside it does not jump."""
        hint = super().sizeHint()
        longest = _("Gemt {hour}.{minute}").format(hour=20, minute="00")
        return hint.expandedTo(QSize(self.fontMetrics().horizontalAdvance(longest), hint.height()))

    def minimumSizeHint(self) -> QSize:
        """No less than the hint."""
        return self.sizeHint()

    def saved_at(self, moment: datetime) -> None:
        """Show the local time of a save."""
        here = moment.astimezone()
        words = _("Gemt {hour}.{minute}").format(hour=here.hour, minute=f"{here.minute:02d}")
        self.setText(words)
        self.setAccessibleName(words)
