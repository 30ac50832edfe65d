"""For whom: everybody there can be paper for, in groups, narrowed down by typing."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.views.shared.cards import Card, CardList, CardRow
from app.views.shared.labels import text
from app.views.shared.naming import named, reveal
from app.words import _

__all__ = ["WhomList"]

_MANY: Final = 8
"""From so many on it is faster to type than to look."""


class WhomList(QWidget):
    """Cards under headings; typing a letter on a card goes on in the field above."""

    used = Signal(str)

    def __init__(self, look: Look, apart: str = "") -> None:
        """Begin empty; Enter does not take the card ``apart`` while nothing is typed."""
        super().__init__()
        self._apart = apart
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find en modtager"))
        self.search.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.search.setMinimumHeight(look.px(34))
        self.search.addAction(
            look.icon("search", "quiet_ink"), QLineEdit.ActionPosition.LeadingPosition
        )
        named(self.search, _("Find en modtager"), _("Enter vælger den første"))
        self.search.textChanged.connect(lambda _words: self._show())
        self.search.returnPressed.connect(self._use_first)
        self.search.installEventFilter(self)
        self.cards = CardList(look, _("Hvem arket er til"))
        self.cards.used.connect(self._use)
        self._none = text(_("Ingen hedder sådan her."), "quiet")
        self._rows: tuple[CardRow, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(8))
        for each in (self.search, self._none):
            layout.addWidget(each)
        layout.addWidget(self.cards, 1)
        self._show()

    @property
    def keys(self) -> tuple[str, ...]:
        """Everybody, also those who are not among what was typed."""
        return tuple(each.key for each in self._rows)

    def card(self, key: str) -> Card:
        """The card of a key; ``KeyError`` where none is shown."""
        return self.cards.card(key)

    def show_rows(self, rows: tuple[CardRow, ...]) -> None:
        """Show these, as far as they fit what is typed."""
        self._rows = rows
        self._show()

    def choose(self, key: str) -> None:
        """Mark one, without telling anybody; empty for none."""
        self.cards.choose(key)

    def stops(self) -> tuple[QWidget, ...]:
        """What the keyboard comes to, in order."""
        return (self.search, *(self.cards.card(key) for key in self.cards.keys))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the field into the cards, Escape empties it; a letter on a card begins it."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.search:
                return self._in_field(event)
            if isinstance(watched, Card) and _is_word(event):
                self.search.setFocus(Qt.FocusReason.OtherFocusReason)
                self.search.setText(event.text())
                return True
        return super().eventFilter(watched, event)

    def _in_field(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Down and self.cards.keys:
            self.cards.card(self.cards.keys[0]).setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            return True
        return False

    def _show(self) -> None:
        reveal(self.search, len(self._rows) >= _MANY)
        wanted = self.search.text().casefold().split() if len(self._rows) >= _MANY else []
        shown = tuple(each for each in self._rows if _fits(each, wanted))
        before = {self.cards.card(key) for key in self.cards.keys}
        self.cards.show_rows(shown)
        if len(self._rows) >= _MANY:
            for key in shown:
                card = self.cards.card(key.key)
                if card not in before:
                    card.installEventFilter(self)
        reveal(self._none, bool(self._rows) and not shown)

    def _use(self, key: str) -> None:
        self.used.emit(key)

    def _use_first(self) -> None:
        typed = bool(self.search.text().strip())
        keys = [each for each in self.cards.keys if typed or each != self._apart]
        if keys:
            self._use(keys[0])


def _fits(row: CardRow, words: list[str]) -> bool:
    """Every word that is typed begins a word on the card."""
    there = " ".join((row.title, *row.lines)).replace("\u00ad", "").casefold().split()
    return all(any(each.startswith(word) for each in there) for word in words)


def _is_word(event: QKeyEvent) -> bool:
    plain = event.modifiers() in {
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.ShiftModifier,
    }
    return plain and event.text().isalpha()
