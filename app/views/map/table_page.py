"""The map's equal twin: the same contacts as rows, with the same selection and the same acts."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from app.desktop.theme import Look
from app.presenters.contact_table import ContactRow, ContactTable, contact_columns
from app.presenters.map import CardSpec, MapSpec
from app.presenters.map.cards import TYPE_ICONS
from app.presenters.map.colours import ICONS, inks
from app.rules.contact_counts import ContactType
from app.views.shared.table import Cell, Column, Table, TableRow
from app.words import _

__all__ = ["MapTable", "rows_of"]

_WIDE: Final = frozenset({0, 2, 5, 7, 9})
"""Columns that share the room that is left."""
_KIND, _AREA = 3, 4


class MapTable(Table):
    """Contacts in the case's order until another order is wanted.

    ``menu_wanted`` carries the row's key and where on the screen; ``remove_wanted`` comes with
    Delete.
    """

    menu_wanted = Signal(str, QPoint)
    remove_wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Begin without rows."""
        columns = tuple(
            Column(words, wide=at in _WIDE) for at, words in enumerate(contact_columns())
        )
        super().__init__(look, _("Kontakter"), columns, parent)
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(0)
        self._fitting.timeout.connect(self.resizeRowsToContents)
        self.horizontalHeader().sectionResized.connect(self._narrowed)

    def show_table(self, table: ContactTable, spec: MapSpec) -> None:
        """Show the contacts of a map; selection and scroll stay.

        Columns in which no row says anything are left out.
        """
        rows = rows_of(table, spec)
        chosen = self.key()
        self.selectionModel().blockSignals(True)  # Qt would choose the neighbour of what goes
        self.set_rows(rows)
        self.selectionModel().blockSignals(False)
        if self.key() != chosen:
            self.let_go()
        for at in range(1, len(table.columns)):
            self.setColumnHidden(at, not any(row.cells[at].text for row in rows))
        self.resizeRowsToContents()

    def _narrowed(self, _column: int, _before: int, _now: int) -> None:
        """Narrower columns need higher rows, once all of them are as they will be."""
        self._fitting.start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is; Qt would choose the first row, which opens its details."""
        self.selectionModel().blockSignals(True)
        super().focusInEvent(event)
        self.selectionModel().blockSignals(False)

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


def rows_of(table: ContactTable, spec: MapSpec) -> tuple[TableRow, ...]:
    """The rows with the map's icons and colours beside their words."""
    cards = {each.id: each for each in spec.cards}
    return tuple(_row(row, cards.get(row.id)) for row in table.rows)


def _row(row: ContactRow, card: CardSpec | None) -> TableRow:
    cells = [Cell(words, sort=key) for words, key in zip(row.cells, row.sort_keys, strict=True)]
    cells[0] = replace(cells[0], spoken=row.accessible_text)
    if card is not None:
        kind = ContactType.AUTHORITY if card.kind is ContactType.BOTH else card.kind
        cells[_KIND] = replace(cells[_KIND], icon=TYPE_ICONS[kind], tint="quiet_ink")
        cells[_AREA] = replace(cells[_AREA], icon=ICONS[card.sector], tint=inks(card.sector).ink)
        if card.star:
            cells[0] = replace(cells[0], icon="star-filled", tint="star")
    return TableRow(row.id, tuple(cells))
