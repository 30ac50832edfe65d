"""Who is in the room and how they came: one press for all, then one for each who did not simply come."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.models.base import Id
from app.presenters.attendance_board import ARRIVALS, SHORT
from app.presenters.forms.spec import Choice
from app.views.shared.buttons import icon_button
from app.views.shared.checkbox import CheckBox
from app.views.shared.naming import named
from app.words import _

__all__ = ["PresentList", "PresentRow"]

_HIGH = 28


@dataclass(frozen=True, slots=True)
class PresentRow:
    """Somebody who was asked to come; ``arrival`` is the key of how they came, empty for not said.

    ``beside`` says that somebody is there for a citizen, who chooses what they may hear.
    """

    id: Id
    words: str
    present: bool
    arrival: str = ""
    said: str = ""
    beside: bool = False


class _Row(QWidget):
    """A check for those who came in time, and a press with its word for each other way."""

    def __init__(self, look: Look, row: PresentRow, *, told: "PresentList") -> None:
        super().__init__()
        self.check = CheckBox(look, row.words)
        self.check.clicked.connect(lambda on: told.ticked.emit(row.id, on))
        self.presses = {each.key: self._press(look, row, each, told) for each in ARRIVALS}
        words = _("Hvad må {name} høre?") if row.beside else _("Ret fremmøde for {name}")
        self.details = icon_button(
            look,
            "eye" if row.beside else "pencil",
            words.format(name=row.words),
            on=partial(told.details_wanted.emit, row.id),
        )
        self.details.setFixedSize(look.px(_HIGH), look.px(_HIGH))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(2))
        layout.addWidget(self.check, 1)
        for made in (*self.presses.values(), self.details):
            layout.addWidget(made)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As high as the name needs at this width."""
        super().resizeEvent(event)
        self.setMinimumHeight(self.check.heightForWidth(self.check.width()))

    def show_row(self, row: PresentRow) -> None:
        """Show how somebody came."""
        self.check.setChecked(row.present)
        for key, made in self.presses.items():
            made.setChecked(key == row.arrival)

    def _press(
        self, look: Look, row: PresentRow, choice: Choice, told: "PresentList"
    ) -> QPushButton:
        made = QPushButton(SHORT[choice.key])
        made.setCheckable(True)
        made.setAutoDefault(True)
        made.setProperty("part", "way")
        made.setMinimumHeight(look.px(_HIGH))
        made.setToolTip(choice.label[:1].upper() + choice.label[1:])
        named(made, _("{name} {arrival}").format(name=row.words, arrival=choice.label))
        made.clicked.connect(partial(self._tell, told, row.id, choice.key))
        return made

    @staticmethod
    def _tell(told: "PresentList", key: Id, arrival: str, _checked: bool = False) -> None:
        told.arrived.emit(key, arrival)


class PresentList(QWidget):
    """Rows below each other; ``ticked`` carries who, and whether they are there in time.

    ``arrived`` carries who, and the key of how they came; ``details_wanted`` whose form is wanted.
    """

    ticked = Signal(str, bool)
    arrived = Signal(str, str)
    details_wanted = Signal(str)

    def __init__(self, look: Look) -> None:
        """Begin with nobody."""
        super().__init__()
        self._look = look
        self._rows: dict[Id, _Row] = {}
        self._shown: tuple[PresentRow, ...] = ()
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(0)
        named(self, _("Fremmøde"))

    @property
    def ids(self) -> tuple[Id, ...]:
        """Those who are listed, in order."""
        return tuple(self._rows)

    def check(self, key: Id) -> CheckBox:
        """The check of somebody; ``KeyError`` where there is none."""
        return self._rows[key].check

    def press(self, key: Id, arrival: str) -> QPushButton:
        """The press for a way to come; ``KeyError`` where there is none."""
        return self._rows[key].presses[arrival]

    def details(self, key: Id) -> QPushButton:
        """The button to the form of somebody; ``KeyError`` where there is none."""
        return self._rows[key].details

    def show_present(self, rows: tuple[PresentRow, ...]) -> None:
        """Show these; a row stays, and so does the focus, as long as it says the same name."""
        shape = [(each.id, each.words, each.beside) for each in rows]
        if shape != [(each.id, each.words, each.beside) for each in self._shown]:
            self._rebuild(rows)
        self._shown = rows
        for row in rows:
            self._rows[row.id].show_row(row)

    def _rebuild(self, rows: tuple[PresentRow, ...]) -> None:
        focused = next((key for key, each in self._rows.items() if each.check.hasFocus()), None)
        for each in self._rows.values():
            self._inside.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._rows = {}
        for row in rows:
            made = _Row(self._look, row, told=self)
            self._inside.addWidget(made)
            self._rows[row.id] = made
        if focused in self._rows:
            self._rows[focused].check.setFocus()
