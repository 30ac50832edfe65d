"""The chip at a §: a quiet button that opens one plain sentence, its source and how sure it is."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app.desktop.theme import Look
from app.presenters.law_chip import LawChip
from app.views.shared.buttons import button
from app.views.shared.dialogs import Sheet
from app.views.shared.flow import FlowLayout
from app.views.shared.labels import text
from app.views.shared.naming import named, reveal
from app.views.shared.tags import Tag
from app.words import _

__all__ = ["LawLine", "LawSheet", "law_button"]


def law_button(look: Look, chip: LawChip) -> QPushButton:
    """A button with act and §; an uncertain one says so in its words and its icon."""
    words = f"{chip.label} · {chip.mark}" if chip.mark else chip.label
    made = button(
        look,
        words,
        "link",
        "help-circle" if chip.mark else "scale",
        on=lambda: LawSheet(look, made.window(), chip).ask(),
    )
    made.setToolTip(chip.sentence)
    named(made, chip.spoken, chip.sentence)
    return made


class LawLine(QWidget):
    """Chips one after the other, wrapping; takes no room while there are none."""

    def __init__(self, look: Look) -> None:
        """Begin without chips."""
        super().__init__()
        self._look = look
        self._shown: tuple[LawChip, ...] = ()
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_laws(self, laws: tuple[LawChip, ...]) -> None:
        """Show these; the same ones stay the same widgets, with the focus."""
        reveal(self, bool(laws))
        if laws == self._shown:
            return
        self._shown = laws
        self._flow.clear()
        for each in laws:
            self._flow.addWidget(law_button(self._look, each))


class LawSheet(Sheet):
    """What stands behind a chip; Esc and "Luk" lead back to it."""

    def __init__(self, look: Look, over: QWidget, chip: LawChip) -> None:
        """Write everything that is known of the rule."""
        super().__init__(look, over)
        self.inside.addWidget(text(chip.label, "title"))
        self.inside.addWidget(text(chip.sentence))
        row = QHBoxLayout()
        tag = chip.certainty
        row.addWidget(Tag(look, tag.label, tag.key, tag.icon))
        row.addStretch(1)
        self.inside.addLayout(row)
        details = (chip.source, chip.checked, chip.validity and _in_force(chip.validity))
        for each in details:
            if each:
                self.inside.addWidget(text(each, "caption"))
        last = QHBoxLayout()
        last.addStretch(1)
        self.done = button(look, _("Luk"), "primary", on=self.sink)
        last.addWidget(self.done)
        self.inside.addLayout(last)
        named(self, chip.spoken, " ".join(each for each in (chip.sentence, *details) if each))

    def ask(self) -> None:
        """Show it."""
        self.rise(self.done)


def _in_force(period: str) -> str:
    return _("Gælder {period}").format(period=period)
