"""The families of a day as cards that can be moved: by drag, by Alt and the arrow keys, by buttons."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.desktop.theme import Look
from app.presenters.forms.spec import Choice
from app.presenters.meeting_day import DaySlot
from app.presenters.soft import softened
from app.views.shared.buttons import MenuButton, button, icon_button
from app.views.shared.cards import Card, CardRow
from app.views.shared.naming import named
from app.views.shared.tags import Tag
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
        self.aside = QVBoxLayout()
        self.aside.setSpacing(look.px(6))
        box = self.layout()
        if isinstance(box, QHBoxLayout):
            box.addLayout(self.aside)
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
    sent_to = Signal(str, str)
    unwanted = Signal(str)
    consent_wanted = Signal(str)

    def __init__(self, look: Look) -> None:
        """Begin empty."""
        super().__init__()
        self._look = look
        self._cards: dict[str, DayCard] = {}
        self._shown: tuple[DaySlot, ...] = ()
        self._days: tuple[Choice, ...] = ()
        self._stops: list[QWidget] = []
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

    def focus_on(self, key: str) -> None:
        """Put the keyboard on the card of a meeting, in sight; unknown ones are ignored."""
        if key in self._cards:
            self._cards[key].setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(self._cards[key])

    def stops(self) -> tuple[QWidget, ...]:
        """What the keyboard comes to, in order: each card, then its buttons."""
        return tuple(self._stops)

    def show_slots(self, slots: tuple[DaySlot, ...], days: tuple[Choice, ...] = ()) -> None:
        """Show these; the focus stays with its family, wherever that moved to.

        ``days`` are those that a family can be moved to.
        """
        if (slots, days) == (self._shown, self._days) and self._cards:
            return
        self._shown, self._days = slots, days
        focused = next((key for key, each in self._cards.items() if each.hasFocus()), "")
        self._body = body = QWidget()
        body.setProperty("part", "body")
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, self._look.px(4), self._look.px(12))
        inside.setSpacing(self._look.px(8))
        self._cards = {}
        self._stops = []
        for at, each in enumerate(slots):
            inside.addWidget(self._row(each, first=at == 0, last=at == len(slots) - 1))
        inside.addStretch(1)
        self.setWidget(body)
        if focused in self._cards:
            self._cards[focused].setFocus()

    def _row(self, slot: DaySlot, *, first: bool, last: bool) -> QWidget:
        card = self._card(slot)
        holder = QWidget()
        across = QHBoxLayout(holder)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(self._look.px(2))
        across.addWidget(card, 1)
        buttons: list[QWidget] = [
            self._button(
                "chevron-up",
                _("Tidligere: {family}"),
                slot,
                not first,
                partial(self._move, slot, -1),
            ),
            self._button(
                "chevron-down", _("Senere: {family}"), slot, not last, partial(self._move, slot, 1)
            ),
            self._days_button(slot),
            self._button("x", _("Tag {family} af dagen"), slot, True, partial(self._unwant, slot)),
        ]
        for each in buttons:
            across.addWidget(each)
        self._stops += buttons
        return holder

    def _card(self, slot: DaySlot) -> DayCard:
        look = self._look
        card = DayCard(look, _card_row(slot), movable=slot.movable)
        card.used.connect(self.used)
        card.moved.connect(self.moved)
        card.unwanted.connect(self.unwanted)
        card.dropped.connect(self._drop)
        card.stepped.connect(partial(self._step, slot.meeting))
        self._cards[slot.meeting] = card
        self._stops.append(card)
        right = Qt.AlignmentFlag.AlignRight
        card.aside.addStretch(1)
        card.aside.addWidget(Tag(look, slot.light.label, slot.light.key, slot.light.icon), 0, right)
        wants = slot.consent
        if wants is not None and wants.press:
            made = button(look, wants.press, icon="heart-handshake", on=partial(self._want, slot))
            named(
                made, _("{act}: {family}").format(act=wants.press, family=slot.family), wants.words
            )
            made.setToolTip(wants.words)
            card.aside.addWidget(made, 0, right)
            self._stops.append(made)
        card.aside.addStretch(1)
        named(card, f"{card.accessibleName()}, {slot.light.label}")
        return card

    def _days_button(self, slot: DaySlot) -> QWidget:
        """The other days to choose from, one press each."""
        menu = QMenu(self)
        for each in self._days:
            chosen = menu.addAction(each.label)
            chosen.triggered.connect(
                lambda _checked=False, day=each.key: self.sent_to.emit(slot.meeting, day)
            )
        words = _("Flyt {family} til en anden dag").format(family=slot.family)
        made = MenuButton(self._look, "calendar-due", words, menu, arrow=False)
        made.setEnabled(slot.movable and bool(self._days))
        return made

    def _button(
        self, icon: str, words: str, slot: DaySlot, possible: bool, act: Callable[[], None]
    ) -> QWidget:
        made = icon_button(self._look, icon, words.format(family=slot.family), on=act)
        made.setEnabled(possible and slot.movable)
        return made

    def _want(self, slot: DaySlot) -> None:
        self.consent_wanted.emit(slot.meeting)

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
    needs = ", ".join(dict.fromkeys(each.label for each in slot.needs))
    said = _("Skal være der: {needs}").format(needs=needs) if needs else ""
    return CardRow(
        slot.meeting,
        softened(_("{time}  {family}").format(time=slot.at, family=slot.family)),
        tuple(softened(each) for each in (below, said, slot.again, slot.ready) if each),
    )
