"""What can be done anywhere on the desk: keys, the menu "Mere", and what the search offers."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.desktop.theme import ThemeChoice
from app.models.readers import COORDINATOR
from app.presenters.room_page import RoomPage
from app.views.page import Page, PageEntry, Scope, SearchEntry
from app.views.shared.buttons import action
from app.views.shell.lending import Lending
from app.views.shell.palette import Palette
from app.words import _, ngettext

if TYPE_CHECKING:
    from app.models.base import Id
    from app.views.shell.desk import Desk, DeskTools

__all__ = ["DeskActs"]

_NUMBERS = range(1, 11)  # Alt+0 is the tenth
_PAPER = "sheets"
_DAY, _MEETING = "meeting_day", "meeting"
_ON_THE_WALL = {
    "Ctrl+1": RoomPage.MAP,
    "Ctrl+2": RoomPage.PLAN,
    "Ctrl+3": RoomPage.AGREED,
    "Ctrl+4": RoomPage.WEEK,
    "Ctrl+5": RoomPage.SUMMARY,
    "Ctrl+0": RoomPage.BLACK,
}
"""Keys in the coordinator's window; in the wall's own the numbers alone do."""


class DeskActs:
    """The acts of one desk."""

    def __init__(self, desk: "Desk", tools: "DeskTools") -> None:
        """Make the acts and the menu that holds them."""
        self._desk = desk
        self._tools = tools
        self._offered: tuple[QAction, ...] = ()
        self.undo = action(desk, _("Fortryd"), "Ctrl+Z", on=desk.history.undo)
        self.redo = action(desk, _("Gør igen"), "Ctrl+Shift+Z", on=desk.history.redo)
        self.lock = action(desk, _("Lås"), "Ctrl+L", on=tools.lock)
        self.find = action(desk, _("Søg"), "Ctrl+K", on=self.search)
        self.panel = action(desk, _("Vis eller skjul detaljer"), "Ctrl+I", on=desk.toggle_panel)
        self.paper = action(desk, _("Gå til ark"), "Ctrl+P", on=self._to_paper)
        self.day = action(desk, _("Til mødedagen og tilbage"), "F7", on=self._to_day)
        self._left = _MEETING
        self.pack = action(desk, _("Gem familien som pakke …"), on=self._pack)
        self.eyes = action(desk, _("Vis som …"), "Ctrl+E", on=self._borrow)
        self.wall = action(desk, _("Vis på væggen"), "F11", on=self._to_wall)
        self.lending = Lending(desk)
        self.more = QMenu(desk)
        self._own = self.more.addSeparator()
        self._fill()
        self._keys()

    def offer(self, page: Page) -> None:
        """Put a page's acts into the menu instead of those of the page before."""
        for each in self._offered:
            self.more.removeAction(each)
            self._desk.removeAction(each)
        self._offered = tuple(page.page_actions())
        self.paper.setEnabled(self._desk.pages.key != _PAPER)  # there, the same keys print
        for each in self._offered:
            self.more.insertAction(self._after_own, each)
            self._desk.addAction(each)
        self._own.setVisible(bool(self._offered))

    def show_steps(self, undo: str, redo: str) -> None:
        """Name what undo and redo would do."""
        for each, label, act in ((self.undo, _("Fortryd"), undo), (self.redo, _("Gør igen"), redo)):
            each.setText(f"{label}: {act}" if act else label)
            each.setEnabled(bool(act))

    def search(self) -> None:
        """Open the search."""
        Palette(self._tools.look, self._desk, self.entries).open()

    def entries(self) -> tuple[SearchEntry, ...]:
        """Everything that the search can find at this moment."""
        page = self._desk.pages.page
        own = tuple(page.search_entries()) if page is not None else ()
        return (*self._pages(), *own, *self._people(), *self._families(), *self._acts())

    def _fill(self) -> None:
        self._after_own = self.more.addSeparator()
        menu = (
            self.undo,
            self.redo,
            self.find,
            self.day,
            self.eyes,
            self.wall,
            self.panel,
            self.pack,
        )
        for each in menu:
            self.more.addAction(each)
        lending = self.more.addMenu(_("Stedfortræder"))
        lending.addActions(list(self.lending.acts))
        themes = self.more.addMenu(_("Udseende"))
        group = QActionGroup(themes)
        for choice, words in (
            (ThemeChoice.SYSTEM, _("Som computeren")),
            (ThemeChoice.LIGHT, _("Lyst")),
            (ThemeChoice.DARK, _("Mørkt")),
            (ThemeChoice.CONTRAST, _("Høj kontrast")),
        ):
            made = action(self._desk, words, on=self._chooser(choice))
            made.setCheckable(True)
            made.setChecked(choice is self._tools.look.choice)
            group.addAction(made)
            themes.addAction(made)
        self.more.addSeparator()
        self.more.addAction(self.lock)

    def _keys(self) -> None:
        desk = self._desk
        for each in (self.undo, self.redo, self.lock, self.find, self.panel, self.eyes, self.paper):
            desk.addAction(each)
        for each in (self.wall, self.day):
            desk.addAction(each)
        for key, page in _ON_THE_WALL.items():
            desk.addAction(action(desk, "", key, on=partial(desk.wall.turn_to, page)))
        self.redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        for number in _NUMBERS:
            desk.addAction(action(desk, "", f"Alt+{number % 10}", on=self._numbered(number)))
        desk.addAction(action(desk, "", "F6", on=lambda: self._next_region(1)))
        desk.addAction(action(desk, "", "Shift+F6", on=lambda: self._next_region(-1)))

    def _numbered(self, number: int) -> Callable[[], None]:
        def go() -> None:
            keys = self._desk.navigation.keys
            if number <= len(keys):
                self._desk.go(keys[number - 1])
                self.focus_page()

        return go

    def _chooser(self, choice: ThemeChoice) -> Callable[[], None]:
        def choose() -> None:
            self._tools.look.choose(choice)
            self._tools.settings.theme = choice

        return choose

    def _to_paper(self) -> None:
        self._desk.go(_PAPER)
        self.focus_page()

    def _to_day(self) -> None:
        """From a family to its card on the day of its meeting, and from there back to where one was."""
        desk = self._desk
        if desk.pages.key == _DAY:
            desk.go(self._left)
        else:
            entry = desk.pages.entry
            self._left = desk.pages.key if entry and entry.scope is Scope.CASE else _MEETING
            desk.go(_DAY)
        self.focus_page()
        meeting = self._next_meeting()
        if meeting is not None and desk.pages.key == _DAY:
            desk.go(_DAY, meeting)

    def _next_meeting(self) -> "Id | None":
        from app.presenters.handout.pack import meeting_of

        desk = self._desk
        if desk.case is None:
            return None
        workspace = desk.context.workspace
        case = workspace.view(desk.case, COORDINATOR).case
        found = meeting_of(case, workspace.clock.today())
        return found.id if found is not None else None

    def allow_packing(self, allowed: bool) -> None:
        """A package can be saved while the coordinator has a family open."""
        self.pack.setEnabled(allowed)

    def _pack(self) -> None:
        from app.views.families.export_package import ExportSheet

        case = self._desk.case
        if case is not None:
            ExportSheet(self._desk.context, self._desk.window(), case).open()

    def _borrow(self) -> None:
        self._desk.bar.take_reader_focus()

    def _to_wall(self) -> None:
        self._desk.wall.toggle(self._desk.case)

    def _next_region(self, by: int) -> None:
        """Go on to the navigation, the page or the inspector, whichever comes next."""
        desk = self._desk
        regions: list[tuple[QWidget, Callable[[], object]]] = [
            (desk.navigation, desk.navigation.take_focus),
            (desk.pages, self.focus_page),
            (desk.panel, desk.panel.take_focus),
        ]
        regions = [each for each in regions if not each[0].isHidden()]
        focused: QWidget | None = desk.window().focusWidget()
        now = next(
            (
                at
                for at, (region, _take) in enumerate(regions)
                if focused is not None and region.isAncestorOf(focused)
            ),
            -1 if by > 0 else 0,
        )
        regions[(now + by) % len(regions)][1]()

    def focus_page(self) -> None:
        """Put the keyboard on the first control of the page."""
        page = self._desk.pages.page
        if page is None:
            return
        for each in (page, *page.findChildren(QWidget)):
            takes = each.focusPolicy() & Qt.FocusPolicy.TabFocus
            if takes and each.isVisible() and each.isEnabled():
                each.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def _pages(self) -> tuple[SearchEntry, ...]:
        desk = self._desk
        return tuple(
            SearchEntry(entry.title, _("Side"), entry.icon, self._goer(entry))
            for entry in map(desk.pages.entry_of, desk.navigation.keys)
        )

    def _goer(self, entry: PageEntry) -> Callable[[], None]:
        return lambda: self._desk.go(entry.key)

    def _families(self) -> tuple[SearchEntry, ...]:
        return tuple(
            SearchEntry(
                label.name,
                ngettext(
                    "Familie · {count} person", "Familie · {count} personer", label.people
                ).format(count=label.people),
                "users",
                partial(self._desk.open_case, label.id),
            )
            for label in self._desk.context.workspace.families()
        )

    def _people(self) -> tuple[SearchEntry, ...]:
        lensed = self._desk.lensed
        if lensed is None:
            return ()
        target = self._desk.pages.first(Scope.CASE)
        maps = "map" if self._desk.pages.knows("map") else target
        people = tuple(
            SearchEntry(each.name, _("Person"), "user", partial(self._desk.go, maps, each.id))
            for each in lensed.case.people
        )
        contacts = tuple(
            SearchEntry(
                f"{each.role} · {each.name}" if each.name else each.role,
                each.organisation or _("Kontakt"),
                "address-book",
                partial(self._desk.go, maps, each.id),
            )
            for each in lensed.case.contacts
        )
        return people + contacts

    def _acts(self) -> tuple[SearchEntry, ...]:
        general = (
            self.undo,
            self.redo,
            self.day,
            self.eyes,
            self.wall,
            self.panel,
            self.pack,
            self.lock,
        )
        return tuple(
            SearchEntry(
                each.text(),
                " · ".join(filter(None, (_("Handling"), each.shortcut().toString()))),
                "arrow-right",
                each.trigger,
            )
            for each in (*self._offered, *general, *self.lending.acts)
            if each.isEnabled() and each.text()
        )
