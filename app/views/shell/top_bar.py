"""The bar above the page: its title and own controls, then "Vis som", search, saved, lock."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from app.desktop.theme import Look
from app.models.readers import Reader
from app.views.shared.buttons import icon_button
from app.views.shared.labels import text
from app.views.shared.naming import named
from app.views.shared.status import SavedLabel
from app.views.shell.readers import ReaderChoice, choice_of
from app.words import _

__all__ = ["BarActs", "TopBar"]

_LONGEST_NAME = 24


@dataclass(frozen=True, slots=True)
class BarActs:
    """What the controls of the bar do."""

    look_as: Callable[[Reader], None]
    search: Callable[[], None]
    undo: Callable[[], None]
    redo: Callable[[], None]
    lock: Callable[[], None]


class TopBar(QFrame):
    """One line; pages put their own controls beside the title."""

    def __init__(self, look: Look, acts: BarActs, more: QMenu) -> None:
        """``more`` is the menu of everything that has no control of its own."""
        super().__init__()
        self._look = look
        self._acts = acts
        self._own: tuple[QWidget, ...] = ()
        self.setProperty("part", "top")
        self.setFixedHeight(look.px(52))
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(look.px(14), 0, look.px(8), 0)
        self._layout.setSpacing(look.px(8))
        self.title = text("", "title", wrap=False)
        self._layout.addWidget(self.title)
        self._layout.addSpacing(look.px(8))
        self._layout.addStretch(1)
        self._eyes = self._field("eye", _("Vis som"), None)
        self._menu = QMenu(self)
        self._eyes.setMenu(self._menu)
        self._search = self._field("search", _("Søg"), acts.search)
        self._search.setText(_("  Søg     Ctrl K"))
        self._search.setToolTip(_("Søg efter familie, person, kontakt, side eller handling"))
        self.undo = icon_button(look, "arrow-back-up", _("Fortryd"), on=acts.undo)
        self.redo = icon_button(look, "arrow-forward-up", _("Gør igen"), on=acts.redo)
        self.saved = SavedLabel()
        lock = icon_button(look, "lock", _("Lås"), on=acts.lock, tip=_("Lås (Ctrl+L)"))
        dots = icon_button(look, "dots", _("Mere"), on=lambda: None)
        dots.setMenu(more)
        for each in (self._eyes, self._search, self.undo, self.redo, self.saved, lock, dots):
            self._layout.addWidget(each)

    def show_own(self, widgets: tuple[QWidget, ...]) -> None:
        """Put a page's own controls beside the title, instead of those of the page before."""
        for each in self._own:
            each.hide()
        self._own = widgets
        for at, each in enumerate(widgets):
            if each.parentWidget() is not self:
                self._layout.insertWidget(2 + at, each)
            each.show()

    def show_readers(self, choices: tuple[ReaderChoice, ...], reader: Reader) -> None:
        """Offer these readers; only the coordinator to choose means no menu."""
        chosen = choice_of(choices, reader)
        name = chosen.label
        short = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
        self._eyes.setText(_("  Vis som  {name}").format(name=short))
        self._eyes.setToolTip(_("Vis som {name}").format(name=name))
        named(self._eyes, _("Vis som {name}").format(name=name))
        self._eyes.setVisible(len(choices) > 1)
        self._menu.clear()
        group = ""
        for each in choices:
            if each.group != group:
                group = each.group
                self._menu.addSection(group)
            self._menu.addAction(self._entry(each, is_on=each is chosen))

    def take_reader_focus(self) -> None:
        """Open "Vis som" by keyboard."""
        if self._eyes.isVisible():
            self._eyes.setFocus()
            self._eyes.showMenu()

    def show_steps(self, undo: str, redo: str, why_none: str) -> None:
        """Say what undo and redo would do; ``why_none`` stands where nothing can be undone."""
        for button, label, tip in (
            (self.undo, _("Fortryd"), undo),
            (self.redo, _("Gør igen"), redo),
        ):
            button.setEnabled(bool(tip))
            said = f"{label}: {tip}" if tip else why_none if button is self.undo else label
            button.setToolTip(said or label)
            button.setAccessibleName(f"{label}: {tip}" if tip else label)

    def _entry(self, choice: ReaderChoice, *, is_on: bool) -> QAction:
        made = QAction(self._look.icon(choice.icon), choice.label.replace("&", "&&"), self._menu)
        made.setCheckable(True)
        made.setChecked(is_on)
        made.triggered.connect(lambda _checked=False: self._acts.look_as(choice.reader))
        return made

    def _field(self, icon: str, name: str, on: Callable[[], None] | None) -> QPushButton:
        made = QPushButton()
        made.setProperty("part", "field")
        made.setIcon(self._look.icon(icon))
        made.setIconSize(QSize(self._look.px(18), self._look.px(18)))
        made.setAutoDefault(False)
        made.setMinimumHeight(self._look.px(34))
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        named(made, name)
        if on is not None:
            made.clicked.connect(lambda _checked=False: on())
        return made
