"""The map for assistive technology: a list, and every member and card an item in it.

Qt shows nothing inside a graphics view by itself. A factory hands out interfaces of our own; Python must
hold on to each of them as long as Qt may ask, so the view keeps its ``MapNode`` and that its items.
"""

from functools import cache
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QColor, QWindow
from PySide6.QtWidgets import QAccessibleWidget

if TYPE_CHECKING:
    from app.views.map.view import MapView

NOTHING = cast("QAccessibleInterface", None)
"""What Qt takes for "there is none"; its stubs do not know that it may."""

__all__ = ["CardNode", "MapNode", "install", "tell"]


class CardNode(QAccessibleInterface):
    """One member or card."""

    def __init__(self, view: "MapView", key: str) -> None:
        """Stand for the item with an id."""
        super().__init__()
        self._view = view
        self.key = key

    def isValid(self) -> bool:
        """Whether it is still on the map."""
        return self.key in self._view.map.boxes

    def object(self) -> QObject:
        """It has no object of its own."""
        return cast("QObject", None)

    def window(self) -> QWindow:
        """The window of the map."""
        return self._view.window().windowHandle()

    def parent(self) -> QAccessibleInterface:
        """The map."""
        return cast("QAccessibleInterface", self._view.node)

    def childCount(self) -> int:
        """Nothing inside."""
        return 0

    def child(self, index: int) -> QAccessibleInterface:
        """Nothing inside."""
        return NOTHING

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """Nothing inside."""
        return NOTHING

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Nothing inside."""
        return -1

    def role(self) -> QAccessible.Role:
        """An item of a list."""
        return QAccessible.Role.ListItem

    def rect(self) -> QRect:
        """Where it is on the screen."""
        return self._view.node_rect(self.key).toAlignedRect()

    def state(self) -> QAccessible.State:
        """Focus and selection, as on the screen."""
        state = QAccessible.State()
        view = self._view
        state.focusable = state.selectable = 1
        state.focused = int(view.hasFocus() and view.current == self.key)
        state.selected = int(view.map.selected == self.key)
        state.invisible = int(not view.isVisible())
        state.offscreen = int(not view.viewport().rect().intersects(_inside(view, self.key)))
        return state

    def text(self, kind: QAccessible.Text) -> str:
        """Name: role or name first. Description: everything that stands there."""
        card, member = self._view.map.card(self.key), self._view.map.member(self.key)
        shown = card if card is not None else member
        if shown is None:
            return ""
        if kind is QAccessible.Text.Name:
            return card.spoken_name if card is not None else shown.name or ""
        return shown.accessible_text if kind is QAccessible.Text.Description else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Names come from the record."""

    def foregroundColor(self) -> QColor:
        """As the text of the view."""
        return self._view.palette().text().color()

    def backgroundColor(self) -> QColor:
        """As the ground of the view."""
        return self._view.palette().base().color()


class MapNode(QAccessibleWidget):
    """The map as a list of its members and cards, in reading order."""

    def __init__(self, view: "MapView") -> None:
        """Stand for a view, which keeps this."""
        super().__init__(view, QAccessible.Role.List, view.accessibleName())
        self._view = view
        self._cards: dict[str, CardNode] = {}
        view.node = self

    def refresh(self) -> None:
        """Things came or went."""
        for key in [each for each in self._cards if each not in self._view.map.boxes]:
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(self._cards.pop(key)))

    def card(self, key: str) -> CardNode:
        """The interface of a member or card, always the same one."""
        if key not in self._cards:
            self._cards[key] = CardNode(self._view, key)
            QAccessible.registerAccessibleInterface(self._cards[key])
        return self._cards[key]

    def childCount(self) -> int:
        """Members and cards."""
        return len(self._view.map.order)

    def child(self, index: int) -> QAccessibleInterface:
        """A member or card."""
        order = self._view.map.order
        return self.card(order[index]) if 0 <= index < len(order) else NOTHING

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Its place in reading order."""
        key = getattr(child, "key", "")
        return self._view.map.order.index(key) if key in self._view.map.boxes else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """What is there on the screen."""
        for key in reversed(self._view.map.order):
            if self._view.node_rect(key).contains(x, y):
                return self.card(key)
        return NOTHING

    def focusChild(self) -> QAccessibleInterface:
        """Where the keyboard is."""
        view = self._view
        return self.card(view.current) if view.hasFocus() and view.current else NOTHING


def tell(view: "MapView", key: str) -> None:
    """Have it spoken that the keyboard is on a member or card now."""
    if not QAccessible.isActive() or key not in view.map.boxes:
        return
    if QAccessible.queryAccessibleInterface(view) is None or view.node is None:
        return
    node = view.node.card(key)
    QAccessible.updateAccessibility(QAccessibleEvent(node, QAccessible.Event.Focus))


def _inside(view: "MapView", key: str) -> QRect:
    here = view.node_rect(key).toAlignedRect()
    return QRect(view.viewport().mapFromGlobal(here.topLeft()), here.size())


@cache
def install() -> None:
    """Make Qt ask us for maps; once for the whole program, since Qt never forgets a factory."""
    QAccessible.installFactory(_made)


def _made(name: str, thing: QObject | None) -> QAccessibleInterface | None:
    if name != "MapView" or thing is None:
        return None
    view = cast("MapView", thing)
    return view.node if view.node is not None else MapNode(view)
