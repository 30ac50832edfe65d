"""Who is in the room and how they came: one press for each who was asked to come."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.models.base import Id
from app.presenters.attendance_board import ARRIVALS, QuorumSpec
from app.presenters.forms.spec import Choice
from app.views.shared.checkbox import CheckBox
from app.views.shared.labels import text
from app.views.shared.naming import named
from app.views.shared.tags import TagLine
from app.words import _

__all__ = ["PresentList", "PresentRow"]


@dataclass(frozen=True, slots=True)
class PresentRow:
    """Somebody who was asked to come; ``arrival`` is the key of how they came, empty for not said."""

    id: Id
    words: str
    present: bool
    arrival: str = ""
    said: str = ""


class _Row(QWidget):
    """A check for those who came in time, and a press for each other way."""

    def __init__(self, look: Look, row: PresentRow, *, told: "PresentList") -> None:
        super().__init__()
        self.check = CheckBox(look, row.words)
        self.check.clicked.connect(lambda on: told.ticked.emit(row.id, on))
        self.presses = {each.key: self._press(look, row, each, told) for each in ARRIVALS}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, look.px(2))
        layout.setSpacing(0)
        layout.addWidget(self.check)
        ways = QHBoxLayout()
        ways.setContentsMargins(look.px(26), 0, 0, 0)
        ways.setSpacing(look.px(2))
        for made in self.presses.values():
            ways.addWidget(made)
        self._said = text("", "caption", wrap=False)
        ways.addWidget(self._said)
        ways.addStretch(1)
        layout.addLayout(ways)

    def show_row(self, row: PresentRow) -> None:
        """Show how somebody came."""
        self.check.setChecked(row.present)
        for key, made in self.presses.items():
            made.setChecked(key == row.arrival)
        self._said.setText(row.said if row.arrival in self.presses else "")

    def _press(
        self, look: Look, row: PresentRow, choice: Choice, told: "PresentList"
    ) -> QPushButton:
        made = QPushButton()
        made.setCheckable(True)
        made.setAutoDefault(True)
        made.setProperty("part", "mark")
        made.setIcon(look.icon(choice.icon or "", "quiet_ink"))
        made.setIconSize(QSize(look.px(16), look.px(16)))
        made.setFixedSize(look.px(26), look.px(24))
        made.setToolTip(choice.label[:1].upper() + choice.label[1:])
        named(made, _("{name} {arrival}").format(name=row.words, arrival=choice.label))
        made.clicked.connect(partial(self._tell, told, row.id, choice.key))
        return made

    @staticmethod
    def _tell(told: "PresentList", key: Id, arrival: str, _checked: bool = False) -> None:
        told.arrived.emit(key, arrival)


class PresentList(QWidget):
    """Rows below each other; ``ticked`` carries who, and whether they are there in time.

    ``arrived`` carries who, and the key of how they came.
    """

    ticked = Signal(str, bool)
    arrived = Signal(str, str)

    def __init__(self, look: Look) -> None:
        """Begin with nobody."""
        super().__init__()
        self._look = look
        self._rows: dict[Id, _Row] = {}
        self._shown: tuple[object, ...] = ()
        self._words = text("", "quiet")
        self._light = TagLine(look)
        self._missing = text("", "caption")
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(0)
        for each in (self._light, self._missing, self._words):
            self._inside.addWidget(each)
        self.show_quorum(None)
        named(self, _("Med i dag"))

    def check(self, key: Id) -> CheckBox:
        """The check of somebody; ``KeyError`` where there is none."""
        return self._rows[key].check

    def press(self, key: Id, arrival: str) -> QPushButton:
        """The press for a way to come; ``KeyError`` where there is none."""
        return self._rows[key].presses[arrival]

    def show_quorum(self, spec: QuorumSpec | None) -> None:
        """Say whether those who must be there are, in a word and in sentences."""
        self._light.setVisible(spec is not None)
        self._missing.setVisible(spec is not None and bool(spec.lines))
        if spec is not None:
            self._light.show_tags((spec.light,))
            self._missing.setText("\n".join(spec.lines))

    def show_present(self, rows: tuple[PresentRow, ...], *, writable: bool) -> None:
        """Show these; where nothing can be changed, only who is there, as a list."""
        shape = (writable, tuple((each.id, each.words) for each in rows))
        if shape != self._shown:
            self._shown = shape
            self._rebuild(rows if writable else ())
        for row in rows:
            if row.id in self._rows:
                self._rows[row.id].show_row(row)
        there = "\n".join(_as_words(each) for each in rows if each.present)
        self._words.setText(there or _("Ingen endnu"))
        self._words.setVisible(not writable or not rows)

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


def _as_words(row: PresentRow) -> str:
    return f"{row.words} ({row.said})" if row.said else row.words
