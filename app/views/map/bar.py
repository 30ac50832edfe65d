"""The row of acts over the map: add, private network, map or table, save."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from app.desktop.theme import Look
from app.views.map.export import MapFormat
from app.views.shared.buttons import Segments, button
from app.views.shared.checkbox import CheckBox
from app.views.shared.naming import reveal
from app.words import _

__all__ = ["MAP", "TABLE", "BarActs", "MapBar", "save_label"]

MAP, TABLE = "map", "table"


@dataclass(frozen=True, slots=True)
class BarActs:
    """What the controls do."""

    add_contact: Callable[[], None]
    add_person: Callable[[], None]
    private: Callable[[bool], None]
    show: Callable[[str], None]
    save: Callable[[MapFormat], None]


def save_label(each: MapFormat) -> str:
    """What a way of saving is called."""
    return {
        MapFormat.PDF: _("PDF til udskrift"),
        MapFormat.PNG: _("PNG-billede"),
        MapFormat.SVG: _("SVG-tegning"),
        MapFormat.CSV: _("Kontakter som tabel (CSV)"),
    }[each]


class MapBar(QWidget):
    """One row; adding is offered to the coordinator only."""

    def __init__(self, look: Look, acts: BarActs) -> None:
        """Make the controls."""
        super().__init__()
        self.contact = button(look, _("Ny kontakt"), "primary", "plus", on=acts.add_contact)
        self.contact.setToolTip(_("Ny kontakt (Ctrl+N)"))
        self.person = button(look, _("Ny person"), "normal", "user-plus", on=acts.add_person)
        self.private = CheckBox(look, _("Privat netværk"))
        self.private.setMaximumWidth(self.private.sizeHint().width() + look.px(8))
        self.private.toggled.connect(acts.private)
        choices = ((MAP, _("Kort")), (TABLE, _("Tabel")))
        self.shown = Segments(look, _("Vis som kort eller tabel"), choices, acts.show)
        self.save = button(look, _("Gem kort …"), "normal", "download", on=lambda: None)
        self._menu = QMenu(self.save)
        for each in MapFormat:
            made = self._menu.addAction(save_label(each))
            made.triggered.connect(lambda _checked=False, wanted=each: acts.save(wanted))
        self.save.setMenu(self._menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(8))
        for control in (self.contact, self.person, self.private):
            row.addWidget(control)
        row.addStretch(1)
        row.addWidget(self.shown)
        row.addWidget(self.save)

    def allow(self, *, edit: bool, save: bool, private: bool) -> None:
        """Offer what this reader can do here."""
        reveal(self.contact, edit)
        reveal(self.person, edit)
        reveal(self.private, private)
        reveal(self.save, save)
