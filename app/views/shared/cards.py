"""A list as cards: one thing each, with what matters most on top; for lists people read."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.presenters.forms.spec import Choice
from app.views.shared.labels import IconLabel, text
from app.views.shared.naming import mark, named
from app.views.shared.tags import Tag

__all__ = ["Card", "CardList", "CardRow"]


@dataclass(frozen=True, slots=True)
class CardRow:
    """What stands on a card; ``key`` tells which thing it is, ``side`` stands on the right.

    ``group`` is a heading that stands above the first card that has it.
    """

    key: str
    title: str
    lines: tuple[str, ...] = ()
    icon: str = ""
    tint: str = "accent"
    side: str = ""
    tags: tuple[Choice, ...] = ()
    group: str = ""


class Card(QFrame):
    """One card; Enter, Space or a click uses it."""

    used = Signal(str)
    entered = Signal(str)
    stepped = Signal(int)

    def __init__(self, look: Look, row: CardRow) -> None:
        """Show a row."""
        super().__init__()
        self.row = row
        self.setProperty("part", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumHeight(look.px(48))
        self._layout = layout = QHBoxLayout(self)
        layout.setContentsMargins(look.px(14), look.px(10), look.px(14), look.px(10))
        layout.setSpacing(look.px(12))
        if row.icon:
            layout.addWidget(IconLabel(look, row.icon, 22, row.tint))
        words = QVBoxLayout()
        words.setSpacing(look.px(2))
        words.addWidget(text(row.title, "heading"))
        for each in row.lines:
            words.addWidget(text(each, "quiet"))
        layout.addLayout(words, 1)
        for tag in row.tags:
            dashed = tag.key == "external"
            layout.addWidget(Tag(look, tag.label, tag.key, tag.icon, dashed=dashed))
        if row.side:
            layout.addWidget(text(row.side, "quiet", wrap=False))
        spoken = ", ".join((row.title, *row.lines, *(tag.label for tag in row.tags), row.side))
        named(self, spoken.rstrip(", "))

    def hold(self, press: QWidget) -> None:
        """Put what is pressed for this one thing on the card, last on the right."""
        self._layout.addWidget(press)

    def set_chosen(self, chosen: bool) -> None:
        """Mark the card that the inspector shows."""
        mark(self, tone="chosen" if chosen else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click uses it."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.used.emit(self.row.key)
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space use it, the arrow keys go on."""
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.used.emit(self.row.key)
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell, so that the list scrolls here."""
        super().focusInEvent(event)
        self.entered.emit(self.row.key)


class CardList(QScrollArea):
    """Cards below each other; ``used`` carries the key of the one that was used."""

    used = Signal(str)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        """Begin empty; ``name`` is spoken."""
        super().__init__(parent)
        self._look = look
        self._cards: dict[str, Card] = {}
        self._headings: list[QWidget] = []
        self._chosen = ""
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        named(self, name)
        body = QWidget()
        body.setProperty("part", "body")
        self._inside = QVBoxLayout(body)
        self._inside.setContentsMargins(0, 0, look.px(4), 0)
        self._inside.setSpacing(look.px(8))
        self._inside.addStretch(1)
        self.setWidget(body)

    @property
    def keys(self) -> tuple[str, ...]:
        """What is shown, in order."""
        return tuple(self._cards)

    def card(self, key: str) -> Card:
        """The card of a key; ``KeyError`` where none is shown."""
        return self._cards[key]

    def show_rows(self, rows: tuple[CardRow, ...]) -> None:
        """Show these; cards that are the same stay, and so does the focus."""
        focused = next((key for key, card in self._cards.items() if card.hasFocus()), None)
        fresh: dict[str, Card] = {}
        for row in rows:
            old = self._cards.get(row.key)
            fresh[row.key] = old if old is not None and old.row == row else self._made(row)
        for card in self._cards.values():
            self._inside.removeWidget(card)
            if card not in fresh.values():
                card.hide()
                card.deleteLater()
        self._cards = fresh
        self._lay_out()
        self.choose(self._chosen)
        if focused in fresh:
            fresh[focused].setFocus()

    def _lay_out(self) -> None:
        """Cards in order, a heading above each group."""
        for each in self._headings:
            self._inside.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._headings = []
        group, at = "", 0
        for card in self._cards.values():
            if card.row.group != group:
                group = card.row.group
                above = text(group, "caption")
                self._headings.append(above)
                self._inside.insertWidget(at, above)
                above.show()
                at += 1
            self._inside.insertWidget(at, card)
            card.show()
            at += 1

    def choose(self, key: str) -> None:
        """Mark one card, without telling anybody; empty for none."""
        self._chosen = key
        for each, card in self._cards.items():
            card.set_chosen(each == key)

    def _made(self, row: CardRow) -> Card:
        card = Card(self._look, row)
        card.used.connect(self._use)
        card.entered.connect(self._scroll_to)
        card.stepped.connect(self._stepper(row.key))
        return card

    def _use(self, key: str) -> None:
        self.used.emit(key)

    def _scroll_to(self, key: str) -> None:
        if key in self._cards:
            self.ensureWidgetVisible(self._cards[key], 0, self._look.px(12))

    def _stepper(self, key: str) -> Callable[[int], None]:
        return lambda by: self._step(key, by)

    def _step(self, key: str, by: int) -> None:
        keys = list(self._cards)
        at = keys.index(key) + by
        if 0 <= at < len(keys):
            self._cards[keys[at]].setFocus()
