"""That everything is kept: "Gemt 10.42", changed with each save."""

from datetime import datetime

from PySide6.QtWidgets import QLabel, QWidget

from app.words import _

__all__ = ["SavedLabel"]


class SavedLabel(QLabel):
    """When the last change was saved; says "Gemt" before the first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with everything saved."""
        super().__init__(_("Gemt"), parent)
        self.setProperty("part", "good")
        self.setAccessibleName(self.text())

    def saved_at(self, moment: datetime) -> None:
        """Show the local time of a save."""
        here = moment.astimezone()
        words = _("Gemt {hour}.{minute}").format(hour=here.hour, minute=f"{here.minute:02d}")
        self.setText(words)
        self.setAccessibleName(words)
