"""Chips: any number of a few choices ("for whom"), each of them on or off."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.desktop.theme import Look
from app.presenters.forms.spec import Choice
from app.views.shared.flow import FlowLayout
from app.views.shared.naming import named

__all__ = ["Chips"]


class Chips(QWidget):
    """A line of chips that wraps; ``chosen_changed`` carries the keys that are on now."""

    chosen_changed = Signal(tuple)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        """Begin without choices; ``name`` is what the chips answer."""
        super().__init__(parent)
        self._look = look
        self._name = name
        self._chips: dict[str, QPushButton] = {}
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        named(self, name)

    def show_choices(self, choices: tuple[Choice, ...], chosen: tuple[str, ...]) -> None:
        """Show these; a chip that stays keeps the focus."""
        if [(key, chip.text()) for key, chip in self._chips.items()] != [
            (each.key, each.label) for each in choices
        ]:
            self._rebuild(choices)
        for key, chip in self._chips.items():
            chip.setChecked(key in chosen)
            chip.setIcon(self._look.icon("check", "accent") if key in chosen else _no_icon())

    def chosen(self) -> tuple[str, ...]:
        """The keys that are on, in the order of the choices."""
        return tuple(key for key, chip in self._chips.items() if chip.isChecked())

    def set_read_only(self, read_only: bool) -> None:
        """Leave only looking."""
        for chip in self._chips.values():
            chip.setEnabled(not read_only)

    def _rebuild(self, choices: tuple[Choice, ...]) -> None:
        focused = next((key for key, chip in self._chips.items() if chip.hasFocus()), None)
        self._flow.clear()
        self._chips = {}
        for each in choices:
            chip = QPushButton(each.label)
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            chip.setProperty("part", "chip")
            chip.setIconSize(QSize(self._look.px(16), self._look.px(16)))
            chip.setMinimumHeight(self._look.px(32))
            named(chip, each.label, self._name)
            chip.clicked.connect(self._clicked)
            self._flow.addWidget(chip)
            self._chips[each.key] = chip
        if focused in self._chips:
            self._chips[focused].setFocus()

    def _clicked(self) -> None:
        chosen = self.chosen()
        for key, chip in self._chips.items():
            chip.setIcon(self._look.icon("check", "accent") if key in chosen else _no_icon())
        self.chosen_changed.emit(chosen)


def _no_icon() -> QIcon:
    return QIcon()
