"""The bar above the page: its title and own controls, then "Vis som", search, saved, lock."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from app.desktop.theme import Look
from app.models.readers import Reader
from app.views.shared.buttons import MenuButton, button, icon_button
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
    wall: Callable[[], None]


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
        self._menu = QMenu(self)
        self._eyes = MenuButton(look, "eye", _("Vis som"), self._menu)
        self._eyes.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._eyes.hide()
        self._search = self._search_field()
        self.wall = icon_button(
            look, "presentation", _("Vis på væggen"), on=acts.wall, tip=_("Vis på væggen (F11)")
        )
        self.wall.hide()
        self.undo = icon_button(look, "arrow-back-up", _("Fortryd"), on=acts.undo)
        self.redo = icon_button(look, "arrow-forward-up", _("Gør igen"), on=acts.redo)
        self.saved = SavedLabel()
        lock = icon_button(look, "lock", _("Lås"), on=acts.lock, tip=_("Lås (Ctrl+L)"))
        dots = MenuButton(look, "dots", _("Mere"), more, arrow=False)
        own = (self._eyes, self.wall, self._search, self.undo, self.redo, self.saved, lock, dots)
        for each in own:
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
        self.wall.show()
        self._menu.clear()
        group = ""
        for each in choices:
            if each.group != group:
                group = each.group
                # words of a section are not drawn in a menu that wears a stylesheet
                self._menu.addAction(group).setEnabled(False)
            self._menu.addAction(self._entry(each, is_on=each is chosen))

    def take_reader_focus(self) -> None:
        """Open "Vis som" by keyboard."""
        if self._eyes.isVisible():
            self._eyes.setFocus()
            self._eyes.open_menu()

    def show_steps(self, undo: str, redo: str, why_none: str) -> None:
        """Say what undo and redo would do; ``why_none`` stands where nothing can be undone."""
        for each, label, tip in (
            (self.undo, _("Fortryd"), undo),
            (self.redo, _("Gør igen"), redo),
        ):
            each.setEnabled(bool(tip))
            said = f"{label}: {tip}" if tip else why_none if each is self.undo else label
            each.setToolTip(said or label)
            each.setAccessibleName(f"{label}: {tip}" if tip else label)

    def _entry(self, choice: ReaderChoice, *, is_on: bool) -> QAction:
        made = QAction(self._look.icon(choice.icon), choice.label.replace("&", "&&"), self._menu)
        made.setCheckable(True)
        made.setChecked(is_on)
        made.triggered.connect(lambda _checked=False: self._acts.look_as(choice.reader))
        return made

    def _search_field(self) -> QPushButton:
        look = self._look
        made = button(look, _("Søg"), icon="search", on=self._acts.search)
        made.setProperty("part", "field")
        made.setText(_("  Søg     Ctrl K"))
        made.setToolTip(_("Søg efter familie, person, kontakt, side eller handling"))
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return made
