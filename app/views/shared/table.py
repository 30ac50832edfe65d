"""A table over frozen rows: the model tells Qt exactly what came, went or changed."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.desktop.theme import Look
from app.views.shared.naming import named
from app.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["KEY_ROLE", "SORT_ROLE", "Cell", "Column", "Table", "TableModel", "TableRow"]

_PADDING = 10
"""Pixels at the sides of a cell, as the stylesheet has it."""

KEY_ROLE = Qt.ItemDataRole.UserRole
SORT_ROLE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading; ``wide`` columns share the room that is left."""

    title: str
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, and what it is sorted by where that is something else.

    ``spoken`` replaces the text for assistive technology; ``icon`` and ``tint`` stand before it.
    """

    text: str
    sort: Any = None
    spoken: str = ""
    icon: str = ""
    tint: str = "ink"


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row; ``key`` tells which thing it is."""

    key: str
    cells: tuple[Cell, ...] = field(default=())


class TableModel(QAbstractTableModel):
    """Rows by key; ``set_rows`` inserts, removes, moves and changes instead of resetting."""

    def __init__(self, look: Look, columns: tuple[Column, ...]) -> None:
        """Begin without rows."""
        super().__init__()
        self._look = look
        self._columns = columns
        self._rows: list[TableRow] = []

    @property
    def rows(self) -> tuple[TableRow, ...]:
        """What it holds, in its own order."""
        return tuple(self._rows)

    def set_rows(self, rows: tuple[TableRow, ...]) -> None:
        """Become these rows, step by step, so that selection and scroll stay."""
        wanted = {row.key for row in rows}
        for at in range(len(self._rows) - 1, -1, -1):
            if self._rows[at].key not in wanted:
                self.beginRemoveRows(QModelIndex(), at, at)
                del self._rows[at]
                self.endRemoveRows()
        for at, row in enumerate(rows):
            self._put(at, row)

    def _put(self, at: int, row: TableRow) -> None:
        """Make ``row`` stand at ``at``; what stands before it is right already."""
        found = next((i for i, each in enumerate(self._rows) if each.key == row.key), None)
        if found is None:
            self.beginInsertRows(QModelIndex(), at, at)
            self._rows.insert(at, row)
            self.endInsertRows()
            return
        if found != at:  # only ever moved towards the front
            self.beginMoveRows(QModelIndex(), found, found, QModelIndex(), at)
            self._rows.insert(at, self._rows.pop(found))
            self.endMoveRows()
        if self._rows[at] != row:
            self._rows[at] = row
            self.dataChanged.emit(self.index(at, 0), self.index(at, len(self._columns) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Rows of the table; a cell has none."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Columns of the table; a cell has none."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, icon, sort value, spoken text or key of a cell."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        cell = row.cells[index.column()]
        readers: dict[int, Callable[[], Any]] = {
            Qt.ItemDataRole.DisplayRole: lambda: cell.text,
            Qt.ItemDataRole.ToolTipRole: lambda: cell.text,
            Qt.ItemDataRole.AccessibleTextRole: lambda: cell.spoken or cell.text,
            Qt.ItemDataRole.DecorationRole: lambda: self._icon(cell),
            KEY_ROLE: lambda: row.key,
            SORT_ROLE: lambda: cell.text.casefold() if cell.sort is None else cell.sort,
        }
        read = readers.get(role)
        return read() if read is not None else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """A column's heading; rows have none."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _icon(self, cell: Cell) -> Any:
        return self._look.icon(cell.icon, cell.tint) if cell.icon else None


class _Padded(QStyledItemDelegate):
    """Counts the stylesheet's padding when it asks how many lines a text takes; Qt forgets it."""

    def __init__(self, padding: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._padding = padding

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The room for a cell of the column's width."""
        option.rect.adjust(0, 0, -self._padding, 0)
        return super().sizeHint(option, index)


class Table(QTableView):
    """Rows chosen whole; ``chosen`` carries the key, ``used`` comes with Enter or a double click."""

    chosen = Signal(str)
    used = Signal(str)

    def __init__(
        self, look: Look, name: str, columns: tuple[Column, ...], parent: QWidget | None = None
    ) -> None:
        """Begin without rows; ``name`` is spoken."""
        super().__init__(parent)
        self.rows = TableModel(look, columns)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.rows)
        self._sorted.setSortRole(SORT_ROLE)
        self.setModel(self._sorted)
        self._dress(look, columns)
        named(self, name)
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        self.doubleClicked.connect(lambda index: self.used.emit(self._key(index)))

    def set_rows(self, rows: tuple[TableRow, ...]) -> None:
        """Show these; selection and scroll stay."""
        self.rows.set_rows(rows)

    def key(self) -> str:
        """The key of the chosen row, empty for none."""
        return self._key(self.currentIndex())

    def choose(self, key: str) -> None:
        """Choose the row of a key; without telling anybody."""
        for at in range(self._sorted.rowCount()):
            index = self._sorted.index(at, 0)
            if self._key(index) == key:
                self.selectionModel().blockSignals(True)
                flags = QItemSelectionModel.SelectionFlag
                self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
                self.selectionModel().blockSignals(False)
                self.scrollTo(index)
                self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter uses the chosen row; Tab leaves the table."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.key():
            self.used.emit(self.key())
        else:
            super().keyPressEvent(event)

    def _current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(self._key(now))

    @staticmethod
    def _key(index: Index) -> str:
        found = index.data(KEY_ROLE) if index.isValid() else None
        return found if isinstance(found, str) else ""

    def _dress(self, look: Look, columns: tuple[Column, ...]) -> None:
        self.setItemDelegate(_Padded(look.px(2 * _PADDING), self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setMinimumSectionSize(look.px(38))
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        headings = self.horizontalHeader()
        headings.setHighlightSections(False)
        headings.setAccessibleName(_("Kolonner"))
        for at, each in enumerate(columns):
            mode = QHeaderView.ResizeMode
            headings.setSectionResizeMode(at, mode.Stretch if each.wide else mode.ResizeToContents)
