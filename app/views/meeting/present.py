"""Who is in the room: a check for each who was asked to come."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.models.base import Id
from app.views.shared.checkbox import CheckBox
from app.views.shared.labels import text
from app.views.shared.naming import named
from app.words import _

__all__ = ["PresentList", "PresentRow"]


@dataclass(frozen=True, slots=True)
class PresentRow:
    """Somebody who was asked to come."""

    id: Id
    words: str
    present: bool


class PresentList(QWidget):
    """Checks below each other; ``ticked`` carries who, and whether they are there."""

    ticked = Signal(str, bool)

    def __init__(self, look: Look) -> None:
        """Begin with nobody."""
        super().__init__()
        self._look = look
        self._checks: dict[Id, CheckBox] = {}
        self._shown: tuple[object, ...] = ()
        self._words = text("", "quiet")
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(0)
        self._inside.addWidget(self._words)
        named(self, _("Med i dag"))

    def check(self, key: Id) -> CheckBox:
        """The check of somebody; ``KeyError`` where there is none."""
        return self._checks[key]

    def show_present(self, rows: tuple[PresentRow, ...], *, writable: bool) -> None:
        """Show these; where nothing can be changed, only who is there, as a list."""
        shape = (writable, tuple((each.id, each.words) for each in rows))
        if shape != self._shown:
            self._shown = shape
            self._rebuild(rows if writable else ())
        for row in rows:
            if row.id in self._checks:
                self._checks[row.id].setChecked(row.present)
        there = "\n".join(each.words for each in rows if each.present)
        self._words.setText(there or _("Ingen endnu"))
        self._words.setVisible(not writable or not rows)

    def _rebuild(self, rows: tuple[PresentRow, ...]) -> None:
        focused = next((key for key, each in self._checks.items() if each.hasFocus()), None)
        for each in self._checks.values():
            self._inside.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._checks = {}
        for row in rows:
            check = CheckBox(self._look, row.words)
            check.clicked.connect(lambda on, key=row.id: self.ticked.emit(key, on))
            self._inside.addWidget(check)
            self._checks[row.id] = check
        if focused in self._checks:
            self._checks[focused].setFocus()
