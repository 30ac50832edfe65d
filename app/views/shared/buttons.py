"""Buttons: a verb, perhaps an icon, and how much it matters."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Slot
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QPushButton, QWidget

from app.desktop.icons import draw_icon
from app.desktop.theme import Look
from app.views.shared.naming import named

__all__ = ["MenuButton", "Segments", "action", "button", "icon_button", "link"]

_LEAST = 32  # pixels, for a finger
_ICON = 18
_ICON_AND_AIR = 24  # Qt puts four pixels between an icon and its word, less than the eye wants


def button(
    look: Look, words: str, tone: str = "normal", icon: str = "", *, on: Callable[[], None]
) -> QPushButton:
    """A button; ``tone`` is primary, normal, danger, link or plain."""
    made = QPushButton(words.replace("&", "&&"))
    made.setProperty("tone", tone)
    tint = {"primary": "on_accent", "danger": "warning", "link": "accent"}.get(tone, "ink")
    if icon:
        made.setIcon(look.icon(icon, tint))
        wide = _ICON if tone == "link" else _ICON_AND_AIR
        made.setIconSize(QSize(look.px(wide), look.px(_ICON)))
    made.setMinimumHeight(look.px(_LEAST + 2))
    made.setAutoDefault(True)  # Enter, as well as Space; the window is no dialog
    named(made, words)
    made.clicked.connect(lambda _checked=False: on())
    return made


def link(look: Look, words: str, *, on: Callable[[], None]) -> QPushButton:
    """A quiet button in the accent colour."""
    return button(look, words, "link", on=on)


def icon_button(
    look: Look, icon: str, name: str, *, on: Callable[[], None], tip: str = ""
) -> QPushButton:
    """A button that shows only an icon; its name is spoken and stands in the tooltip."""
    made = button(look, "", "plain", icon, on=on)
    made.setIconSize(QSize(look.px(_ICON), look.px(_ICON)))
    made.setFixedSize(look.px(36), look.px(36))
    made.setProperty("part", "icon")
    made.setToolTip(tip or name)
    named(made, name)
    return made


def action(parent: QWidget, words: str, shortcut: str = "", *, on: Callable[[], None]) -> QAction:
    """An act of a page, for menus, shortcuts and the search."""
    made = QAction(words, parent)
    if shortcut:
        made.setShortcut(shortcut)
    made.triggered.connect(lambda _checked=False: on())
    return made


class MenuButton(QPushButton):
    """A button that opens a menu below itself; the arrow is ours, so that it has the contrast."""

    def __init__(
        self, look: Look, icon: str, name: str, menu: QMenu, *, arrow: bool = True
    ) -> None:
        """Without ``arrow`` only the icon shows."""
        super().__init__()
        self._look = look
        self._menu = menu
        self._arrow = arrow
        self.setProperty("part", "menu" if arrow else "icon")
        self.setProperty("tone", "" if arrow else "plain")
        self.setIcon(look.icon(icon))
        self.setIconSize(QSize(look.px(_ICON), look.px(_ICON)))
        self.setAutoDefault(True)
        self.setMinimumHeight(look.px(_LEAST + 2))
        if not arrow:
            self.setFixedSize(look.px(36), look.px(36))
            self.setToolTip(name)
        named(self, name)
        self.clicked.connect(self.open_menu)

    @Slot()
    def open_menu(self) -> None:
        """Show the menu, aligned with the button's edges and inside its screen."""
        size = self._menu.sizeHint()
        left = min(0, self.width() - size.width())
        self._menu.popup(self.mapToGlobal(QPoint(left, self.height() + 2)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button, and the arrow over it."""
        super().paintEvent(event)
        if self._arrow:
            painter = QPainter(self)
            side = self._look.px(16)
            left, top = self.width() - side - self._look.px(9), (self.height() - side) / 2
            draw_icon(painter, "chevron-down", left, top, side, self._look.colour("ink"))
            painter.end()


class Segments(QWidget):
    """Two or three views of the same thing, one of them shown ("I dag", "Én indgang")."""

    def __init__(
        self, look: Look, name: str, choices: tuple[tuple[str, str], ...], on: Callable[[str], None]
    ) -> None:
        """Make a button for each key and word; ``on`` gets the key that was chosen."""
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        named(self, name)
        for at, (key, words) in enumerate(choices):
            made = QPushButton(words)
            made.setCheckable(True)
            made.setAutoDefault(True)
            made.setProperty("part", "segment")
            made.setProperty("place", {0: "first", len(choices) - 1: "last"}.get(at, "middle"))
            made.setMinimumHeight(look.px(_LEAST))
            made.clicked.connect(lambda _checked=False, chosen=key: on(chosen))
            named(made, words, name)
            self._group.addButton(made)
            self._buttons[key] = made
            layout.addWidget(made)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """Its buttons, in order."""
        return tuple(self._buttons.values())

    def choose(self, key: str) -> None:
        """Show a key as the chosen one, without telling anybody."""
        self._buttons[key].setChecked(True)

    def name_segment(self, key: str, words: str) -> None:
        """Write something else on a button, such as a new number."""
        self._buttons[key].setText(words)
        self._buttons[key].setAccessibleName(words)
