"""The left side: pages of the desk, then the open family and its pages; icon and word."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.desktop.theme import Look
from app.views.page import PageEntry, Scope
from app.views.shared.labels import rule, text
from app.views.shared.naming import named
from app.words import _

__all__ = ["Navigation"]

_WIDTH = 172


class Navigation(QFrame):
    """Buttons for pages; those of a family show only while one is open."""

    def __init__(
        self, look: Look, entries: tuple[PageEntry, ...], go: Callable[[str], None]
    ) -> None:
        """``go`` gets the key of the page that is wanted."""
        super().__init__()
        self._look = look
        self._go = go
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self.setProperty("part", "navigation")
        self.setMinimumWidth(look.px(_WIDTH))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        named(self, _("Sider"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(area)
        body = QWidget()
        body.setProperty("part", "body")
        area.setWidget(body)
        layout = QVBoxLayout(body)
        side = look.px(8)
        layout.setContentsMargins(side, look.px(14), side, side)
        layout.setSpacing(look.px(2))
        brand = text("Rundbord", "brand", wrap=False)
        brand.setContentsMargins(look.px(10), 0, 0, look.px(8))
        layout.addWidget(brand)
        self._fill(layout, entries, Scope.DESK)
        self._family = QWidget()
        inside = QVBoxLayout(self._family)
        inside.setContentsMargins(0, look.px(8), 0, 0)
        inside.setSpacing(look.px(2))
        inside.addWidget(rule())
        self._name = text("", "label")
        self._name.setContentsMargins(look.px(8), look.px(6), look.px(4), look.px(4))
        inside.addWidget(self._name)
        self._fill(inside, entries, Scope.CASE)
        layout.addWidget(self._family)
        layout.addStretch(1)
        self._family.hide()

    @property
    def keys(self) -> tuple[str, ...]:
        """Pages that can be gone to now, in order: Alt+1 is the first, Alt+0 the tenth."""
        return tuple(
            key
            for key, made in self._buttons.items()
            if not self._family.isHidden() or made.parentWidget() is not self._family
        )

    def show_family(self, name: str | None) -> None:
        """Show the pages of a family under its name; None for no family."""
        self._family.setVisible(name is not None)
        self._name.setText(name or "")
        for at, key in enumerate(self.keys, start=1):
            hint = (
                _("Alt+{number}").format(number=at % 10)
                if at <= _LAST_NUMBER
                else _MORE.get(key, "")
            )
            self._buttons[key].setToolTip(hint)

    def choose(self, key: str) -> None:
        """Mark the page that is shown."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def take_focus(self) -> None:
        """Put the focus on the page that is shown."""
        chosen = self._group.checkedButton() or next(iter(self._buttons.values()), None)
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fill(self, layout: QVBoxLayout, entries: tuple[PageEntry, ...], scope: Scope) -> None:
        for each in entries:
            if each.scope is scope and each.listed:
                layout.addWidget(self._button(each))

    def _button(self, entry: PageEntry) -> QPushButton:
        made = QPushButton(f"  {entry.title}")
        made.setIcon(self._look.icon(entry.icon, "ink", "on_accent"))
        made.setIconSize(QSize(self._look.px(20), self._look.px(20)))
        made.setCheckable(True)
        made.setAutoDefault(True)
        made.setProperty("part", "navigation")
        made.setMinimumHeight(self._look.px(33))
        made.clicked.connect(self._goer(entry.key))
        named(made, entry.title)
        self._group.addButton(made)
        self._buttons[entry.key] = made
        return made

    def _goer(self, key: str) -> Callable[[], None]:
        return lambda: self._go(key)


_LAST_NUMBER = 10  # Alt+0
_MORE = {"sheets": "Ctrl+P"}
