"""The map's equal twin: the same contacts as rows, with the same selection and the same acts."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from app.desktop.theme import Look
from app.presenters.map import CardSpec, MapSpec
from app.presenters.map.cards import TYPE_ICONS
from app.presenters.map.colours import ICONS, inks, sector_title
from app.rules.contact_counts import ContactType
from app.views.shared.table import Cell, Column, Table, TableRow
from app.words import _
from app.words.people import joined
from app.words.terms import contact_type_name

__all__ = ["MapTable", "rows_of"]

_OPTIONAL = range(1, 8)
"""Columns that are left out while none of their cells says anything."""


class MapTable(Table):
    """Contacts in the map's reading order until another order is wanted.

    ``menu_wanted`` carries the row's key and where on the screen; ``remove_wanted`` comes with
    Delete.
    """

    menu_wanted = Signal(str, QPoint)
    remove_wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Begin without rows."""
        columns = (
            Column(_("Kontakt"), wide=True),
            Column(_("Navn")),
            Column(_("Område")),
            Column(_("Type")),
            Column(_("Organisation"), wide=True),
            Column(_("For"), wide=True),
            Column(_("Telefon")),
            Column(_("Bemærk")),
        )
        super().__init__(look, _("Kontakter"), columns, parent)

    def show_spec(self, spec: MapSpec) -> None:
        """Show the contacts of a map; selection and scroll stay."""
        rows = rows_of(spec)
        chosen = self.key()
        self.selectionModel().blockSignals(True)  # Qt would choose the neighbour of what goes
        self.set_rows(rows)
        self.selectionModel().blockSignals(False)
        if self.key() != chosen:
            self.let_go()
        for at in _OPTIONAL:
            self.setColumnHidden(at, not any(row.cells[at].text for row in rows))

    def let_go(self) -> None:
        """Choose no row, without telling anybody."""
        self.selectionModel().blockSignals(True)
        self.selectionModel().clear()
        self.selectionModel().blockSignals(False)
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the row under the mouse, or of the chosen one."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            where = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        else:
            index = self.indexAt(self.viewport().mapFrom(self, event.pos()))
            where = event.globalPos()
        self.menu_wanted.emit(self._key(index), where)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes the chosen row's contact."""
        if event.key() == Qt.Key.Key_Delete and self.key():
            self.remove_wanted.emit(self.key())
        else:
            super().keyPressEvent(event)


def rows_of(spec: MapSpec) -> tuple[TableRow, ...]:
    """One row for each card, in reading order."""
    cards = {each.id: each for each in spec.cards}
    return tuple(_row(cards[key], at) for at, key in enumerate(spec.reading_order) if key in cards)


def _row(card: CardSpec, at: int) -> TableRow:
    kind_icon = TYPE_ICONS.get(card.kind, TYPE_ICONS[ContactType.UNSTATED])
    if card.kind is ContactType.BOTH:
        kind_icon = TYPE_ICONS[ContactType.AUTHORITY]
    star = _("koordinerende sagsbehandler") if card.star else ""
    notes = [
        each for each in (star, *card.tags, _("muligt dobbelt") if card.doubled else "") if each
    ]
    return TableRow(
        card.id,
        (
            Cell(card.role, icon="star-filled" if card.star else "", tint="star"),
            Cell(card.name or ""),
            Cell(
                sector_title(card.sector),
                sort=(sector_title(card.sector).casefold(), at),
                icon=ICONS[card.sector],
                tint=inks(card.sector).ink,
            ),
            Cell(contact_type_name(card.kind), icon=kind_icon, tint="quiet_ink"),
            Cell(card.organisation or ""),
            Cell(joined(card.served) if card.served else _("ikke angivet")),
            Cell(card.phone or ""),
            Cell(", ".join(notes)),
        ),
    )
