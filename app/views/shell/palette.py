"""Ctrl+K: one field that finds families, people, contacts, pages and acts. Nothing is kept."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.desktop.theme import Look
from app.views.page import SearchEntry
from app.views.shared.dialogs import Sheet
from app.views.shared.editors import SENSITIVE
from app.views.shared.labels import text
from app.views.shared.naming import named
from app.views.shell.finding import matching
from app.words import _

__all__ = ["Palette"]

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}


class Palette(Sheet):
    """Type, step with the arrow keys, Enter; Esc closes."""

    def __init__(
        self, look: Look, over: QWidget, entries: Callable[[], tuple[SearchEntry, ...]]
    ) -> None:
        """``entries`` gives what can be found at this moment."""
        super().__init__(look, over, 560)
        self._entries = entries()
        self._found: tuple[SearchEntry, ...] = ()
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Søg efter familie, person, kontakt, side eller handling"))
        self.field.setInputMethodHints(SENSITIVE)
        self.field.setMinimumHeight(look.px(40))
        named(self.field, _("Søg"), _("Piletaster vælger, Enter åbner, Esc lukker"))
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setMinimumHeight(look.px(360))
        self.list.setIconSize(QSize(look.px(20), look.px(20)))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        named(self.list, _("Fundet"))
        self._none = text(_("Intet fundet. Prøv et andet ord."), "quiet")
        self.inside.addWidget(self.field)
        self.inside.addWidget(self._none)
        self.inside.addWidget(self.list)
        self.field.textChanged.connect(self._search)
        self.list.itemClicked.connect(self._clicked)
        named(self, _("Søg"))
        self._search("")

    def open(self) -> None:
        """Show it, ready to type."""
        self.rise(self.field)

    @property
    def found(self) -> tuple[SearchEntry, ...]:
        """What is listed now."""
        return self._found

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys step in the list while the field keeps the focus."""
        if watched is self.field and isinstance(event, QKeyEvent) and self._key(event):
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress:
            return False
        key = Qt.Key(event.key())
        if key in _STEPS and self._found:
            at = self.list.currentRow() + _STEPS[key]
            self.list.setCurrentRow(min(max(at, 0), len(self._found) - 1))
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._use(self.list.currentRow())
            return True
        return False

    @Slot(str)
    def _search(self, typed: str) -> None:
        self._found = matching(self._entries, typed)
        self.list.clear()
        for each in self._found:
            words = f"{each.label}  ·  {each.hint}" if each.hint else each.label
            self.list.addItem(QListWidgetItem(self.look.icon(each.icon), words))
        self.list.setCurrentRow(0)
        self._none.setVisible(not self._found)
        self.list.setVisible(bool(self._found))

    @Slot(QListWidgetItem)
    def _clicked(self, item: QListWidgetItem) -> None:
        self._use(self.list.row(item))

    def _use(self, at: int) -> None:
        if 0 <= at < len(self._found):
            entry = self._found[at]
            self.sink()
            entry.act()
