"""The families of a day as cards that can be moved: by drag, by Alt and the arrow keys, by buttons."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.presenters.meeting_day import DaySlot
from app.views.shared.buttons import icon_button
from app.views.shared.cards import Card, CardRow
from app.views.shared.naming import named
from app.words import _

__all__ = ["DayCard", "DayList"]


class DayCard(Card):
    """One family; ``moved`` carries how many places, ``unwanted`` that it is taken off the day."""

    moved = Signal(str, int)
    dropped = Signal(str, QPointF)
    unwanted = Signal(str)

    def __init__(self, look: Look, row: CardRow, *, movable: bool) -> None:
        """Show a row; one that is not movable only opens."""
        super().__init__(look, row)
        self._movable = movable
        self._pressed: QPointF | None = None
        self._dragging = False
        if movable:
            self.setAccessibleDescription(
                _("Alt og piletasterne flytter familien. Delete tager den af dagen.")
            )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A drag may begin here."""
        self._pressed = event.position() if self._movable else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """It is a drag once the mouse has gone far enough."""
        if self._pressed is not None and not self._dragging:
            gone = (event.position() - self._pressed).manhattanLength()
            if gone >= QApplication.startDragDistance():
                self._dragging = True
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: a drag puts it there, a click opens it."""
        self._pressed = None
        if not self._dragging:
            super().mouseReleaseEvent(event)
            return
        self._dragging = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.dropped.emit(self.row.key, event.globalPosition())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves it, Delete takes it off."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        by = steps.get(Qt.Key(event.key()), 0)
        if self._movable and by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(self.row.key, by)
        elif self._movable and event.key() == Qt.Key.Key_Delete:
            self.unwanted.emit(self.row.key)
        else:
            super().keyPressEvent(event)


class DayList(QScrollArea):
    """The cards of a day, each with buttons to move it and to take it off."""

    used = Signal(str)
    moved = Signal(str, int)
    unwanted = Signal(str)

    def __init__(self, look: Look) -> None:
        """Begin empty."""
        super().__init__()
        self._look = look
        self._cards: dict[str, DayCard] = {}
        self._shown: tuple[DaySlot, ...] = ()
        self._body = QWidget()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        named(self, _("Familier på dagen"))

    @property
    def keys(self) -> tuple[str, ...]:
        """The meetings that are shown, in order."""
        return tuple(self._cards)

    def card(self, key: str) -> DayCard:
        """The card of a meeting; ``KeyError`` where none is shown."""
        return self._cards[key]

    def show_slots(self, slots: tuple[DaySlot, ...]) -> None:
        """Show these; the focus stays with its family, wherever that moved to."""
        if slots == self._shown and self._cards:
            return
        self._shown = slots
        focused = next((key for key, each in self._cards.items() if each.hasFocus()), "")
        self._body = body = QWidget()
        body.setProperty("part", "body")
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, self._look.px(4), self._look.px(12))
        inside.setSpacing(self._look.px(8))
        self._cards = {}
        for at, each in enumerate(slots):
            inside.addWidget(self._row(each, first=at == 0, last=at == len(slots) - 1))
        inside.addStretch(1)
        self.setWidget(body)
        if focused in self._cards:
            self._cards[focused].setFocus()

    def _row(self, slot: DaySlot, *, first: bool, last: bool) -> QWidget:
        card = DayCard(self._look, _card_row(slot), movable=slot.movable)
        card.used.connect(self.used)
        card.moved.connect(self.moved)
        card.unwanted.connect(self.unwanted)
        card.dropped.connect(self._drop)
        card.stepped.connect(partial(self._step, slot.meeting))
        self._cards[slot.meeting] = card
        holder = QWidget()
        across = QHBoxLayout(holder)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(self._look.px(4))
        across.addWidget(card, 1)
        for icon, words, possible, act in (
            ("chevron-up", _("Tidligere: {family}"), not first, partial(self._move, slot, -1)),
            ("chevron-down", _("Senere: {family}"), not last, partial(self._move, slot, 1)),
            ("x", _("Tag {family} af dagen"), True, partial(self._unwant, slot)),
        ):
            across.addWidget(
                self._button(icon, words.format(family=slot.family), slot, possible, act)
            )
        return holder

    def _button(
        self, icon: str, words: str, slot: DaySlot, possible: bool, act: Callable[[], None]
    ) -> QWidget:
        made = icon_button(self._look, icon, words, on=act)
        made.setEnabled(possible and slot.movable)
        return made

    def _move(self, slot: DaySlot, by: int) -> None:
        self.moved.emit(slot.meeting, by)

    def _unwant(self, slot: DaySlot) -> None:
        self.unwanted.emit(slot.meeting)

    def _drop(self, key: str, where: QPointF) -> None:
        """Count the cards above the place where it was let go."""
        keys = list(self._cards)
        body = self._body
        height = body.mapFromGlobal(where).y()
        above = sum(
            each.mapTo(body, each.rect().center()).y() < height
            for other, each in self._cards.items()
            if other != key
        )
        by = above - keys.index(key)
        if by:
            self.moved.emit(key, by)

    def _step(self, key: str, by: int) -> None:
        keys = list(self._cards)
        at = keys.index(key) + by
        if 0 <= at < len(keys):
            self._cards[keys[at]].setFocus()


def _card_row(slot: DaySlot) -> CardRow:
    below = " · ".join(each for each in (slot.room, slot.who) if each)
    return CardRow(
        slot.meeting,
        _("{time}  {family}").format(time=slot.at, family=slot.family),
        tuple(each for each in (below, slot.ready) if each),
        tags=(*slot.needs, slot.light),
    )
