"""The page *Netværkskort*: the family in the middle, the contacts around it; as a map or as a table."""

from typing import ClassVar, Final

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from app.models.base import Id, Record
from app.models.case import Case, CaseHead
from app.models.contacts import Contact, Coordinator, Placement, PlannedChange, Serves
from app.models.people import Household, Member, Person, Relationship
from app.models.plan import Concern, Statement
from app.models.readers import COORDINATOR, CoordinatorReader, Reader
from app.presenters.contact_table import contact_table
from app.presenters.map import MapMode, MapOptions, MapSpec, build_map
from app.rules.lens import Lensed
from app.views.map.accessible import install
from app.views.map.acts import MapActs
from app.views.map.bar import MAP, TABLE, BarActs, MapBar, save_label
from app.views.map.corner import Corner, Offer
from app.views.map.export import AskPath, MapExport, MapFormat, ask_path
from app.views.map.extent import content_of
from app.views.map.menu import entries_for, make_menu
from app.views.map.strip import Strip
from app.views.map.table_page import MapTable
from app.views.map.view import MapView
from app.views.page import Page, PageContext, PageEntry, Scope
from app.views.shared.buttons import Segments, action
from app.views.shared.empty import Empty
from app.views.shared.inspector import Inspector
from app.views.shared.naming import reveal
from app.words import _

__all__ = ["KEY", "LAY_OUT_AFTER_MS", "MapPage", "entry"]

KEY: Final = "map"

LAY_OUT_AFTER_MS: Final = 150
_LARGE: Final = 1400
"""Windows with more room than this, in pixels, get a larger map instead of a wider one."""
_LARGER: Final = 1.2
_SHAPES: Final = ((1.0, 1.0), (1.0, 1.3), (0.9, 1.0), (0.8, 1.3))
"""Shapes to ask the layout for, as parts of the room; the one that hides least is taken."""
_SCROLL_BAR: Final = 14.0
_PLACES: Final = {MAP: 0, TABLE: 1}
_SELECTABLE: Final = (Contact, Person, Household)


class MapPage(Page):
    """One family's network: today's and the planned one."""

    concerns: ClassVar[frozenset[type[Record]]] = frozenset(
        {
            CaseHead, Concern, Contact, Coordinator, Household, Member, Person, Placement,
            PlannedChange, Relationship, Serves, Statement,
        }
    )  # fmt: skip

    def __init__(
        self, context: PageContext, parent: QWidget | None = None, *, ask: AskPath = ask_path
    ) -> None:
        """Build an empty page."""
        super().__init__(context, parent)
        install()
        look = context.look
        self._lensed: Lensed | None = None
        self._reader: Reader = COORDINATOR
        self._mode = MapMode.TODAY
        self._room = (0, 0)
        self._table_is_old = True
        self._shape: tuple[float, float] | None = None
        self._selected = ""
        self.spec: MapSpec | None = None
        self.acts = MapActs(context)
        self.export = MapExport(context, self, ask)
        self.panel = Inspector(context)
        self.panel.closed.connect(self._panel_closed)
        self.panel.added.connect(self._added)
        self.panel.left.connect(self._back_from_panel)
        modes = ((MapMode.TODAY.value, _("I dag")), (MapMode.PLANNED.value, _("Én indgang")))
        self.modes = Segments(look, _("Hvilket kort"), modes, self.show_mode)
        self.modes.choose(self._mode.value)
        self.bar = MapBar(look, self._bar_acts())
        self.bar.shown.choose(MAP)
        self.strip = Strip(look, self.select)
        self.view = MapView(look)
        self.table = MapTable(look)
        self.corner = Corner(look, self.view)
        self.nobody = Empty(look, "users", "", _("Tilføj den første person"), self.add_person)
        self.no_contacts = Offer(look, "", _("Tilføj den første kontakt"), self.add_contact)
        self._actions = self._made_actions()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LAY_OUT_AFTER_MS)
        self._timer.timeout.connect(self.lay_out)
        self._connect()
        self._arrange()

    # --- what the shell asks --------------------------------------------------------------------

    def show_case(self, lensed: Lensed, reader: Reader) -> None:
        """Merge the newest state in; selection, focus, scroll and zoom stay."""
        fresh = self._lensed is None or self._lensed.case.id != lensed.case.id
        self._lensed, self._reader = lensed, reader
        self.acts.case = lensed.case
        self.acts.read_only = not isinstance(reader, CoordinatorReader)
        self.lay_out()
        self.panel.show_case(lensed, reader)
        if fresh or not self._is_there(self._selected):
            self._take_selection("")

    def select(self, key: str) -> None:
        """Select a contact, person or household on map and table, and open it on the right."""
        if self._is_there(key):
            self._take_selection(key)
            self._show_details(key)

    def inspector(self) -> QWidget | None:
        """Details of what is selected."""
        return self.panel

    def top_widgets(self) -> tuple[QWidget, ...]:
        """Today's map or the planned one."""
        return (self.modes,)

    def page_actions(self) -> tuple[QAction, ...]:
        """Everything that the row of acts and the keys do."""
        return self._actions

    def leave(self) -> None:
        """Put what was nudged, take what was typed."""
        self.view.settle()
        self.panel.settle()
        self.panel.cover()

    # --- what the user asks ---------------------------------------------------------------------

    def show_mode(self, key: str) -> None:
        """Show today's map or the planned one."""
        self.view.settle()
        self._mode = MapMode(key)
        self.modes.choose(key)
        self.lay_out()
        self._take_selection(self._selected if self._is_shown(self._selected) else "")

    def show_as(self, key: str) -> None:
        """Show the map or its twin, the table."""
        self.view.settle()
        self.bar.shown.choose(key)
        if key == TABLE:
            self.fill_table()
        self._stack.setCurrentIndex(_PLACES[key])
        self._focus_shown()

    def turn_over(self) -> None:
        """From map to table and back."""
        self.show_as(MAP if self._stack.currentIndex() == _PLACES[TABLE] else TABLE)

    def add_contact(self) -> None:
        """Offer the form of a new contact."""
        self._add(Contact)

    def add_person(self) -> None:
        """Offer the form of a new person."""
        self._add(Person)

    def save(self, wanted: MapFormat) -> None:
        """Save the map that is shown as a file."""
        if self._lensed is None or self.spec is None:
            return
        head = self._lensed.case.head
        if wanted is MapFormat.CSV:
            self.export.save_contacts(head.id, self._reader)
        else:
            self.export.save(head.id, self.spec, wanted, teaching=head.teaching)

    def lay_out(self) -> None:
        """Build the map anew for the room there is, and merge it in."""
        self._timer.stop()
        if self._lensed is None:
            return
        room = self._present_room()
        if room != self._room:
            self._room, self._shape = room, None
        case = self._lensed.case
        self.spec = self._built(case)
        planned = self._mode is MapMode.PLANNED
        self.view.read_only = self.acts.read_only or planned
        self.strip.show_spec(self.spec, self._mode)
        self._table_is_old = True
        if self._stack.currentIndex() == _PLACES[TABLE]:
            self.fill_table()
        self._show_parts(case, self.spec)
        self.view.show_spec(self.spec)

    def fill_table(self) -> None:
        """Bring the table up to date; done when it is shown, so that the map need not wait for it."""
        if self._lensed is None or self.spec is None or not self._table_is_old:
            return
        self._table_is_old = False
        today = self.context.workspace.clock.today()
        table = contact_table(self._lensed.case, today, self._options(*self._room))
        self.table.show_table(table, self.spec)
        self.table.choose(self._selected)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again, soon, when the window changes; opening the details only scrolls."""
        super().resizeEvent(event)
        if self._lensed is not None and self._present_room() != self._room:
            self._timer.start()

    # --- inside ---------------------------------------------------------------------------------

    def _built(self, case: Case) -> MapSpec:
        """The map in the shape that suits the room, found once for each room, kept for edits."""
        today = self.context.workspace.clock.today()
        if self._shape is not None:
            return build_map(case, today, self._options(*self._shape))
        wide, high = self._room
        larger = _LARGER if wide > _LARGE * self.context.look.scale else 1.0
        larger *= self.context.look.scale
        wide_units, high_units = max(wide / larger, 400.0), max(high / larger, 300.0)
        found: list[tuple[tuple[bool, float], int, tuple[float, float], MapSpec]] = []
        for part_wide, part_high in _SHAPES:
            shape = wide_units * part_wide, high_units * part_high
            spec = build_map(case, today, self._options(*shape))
            found.append((_hidden(spec, wide_units, high_units), len(found), shape, spec))
        _worst, _at, self._shape, spec = min(found, key=lambda each: each[:2])
        return spec

    def _options(self, wide: float, high: float) -> MapOptions:
        return MapOptions(
            mode=self._mode,
            private_network=self.bar.private.isChecked(),
            for_coordinator=not self.acts.read_only,
            width=wide,
            height=high,
        )

    def _present_room(self) -> tuple[int, int]:
        """Pixels for the map when no details are open, so that opening them moves no card."""
        window = self.window()
        left = self.mapTo(window, QPoint(0, 0)).x() if window is not self else 0
        return window.width() - left, self._stack.height()

    def _show_parts(self, case: Case, spec: MapSpec) -> None:
        edit = not self.acts.read_only
        anybody = bool(case.people)
        current = self._stack.currentWidget()
        if not anybody:
            self._stack.setCurrentWidget(self.nobody)
        elif current is self.nobody:
            self._stack.setCurrentWidget(self._map)
        reveal(self.strip, anybody)
        reveal(self.bar, anybody)
        reveal(self.no_contacts, anybody and not spec.cards and not case.contacts)
        self.bar.allow(edit=edit, save=anybody and self.export.possible, private=anybody)
        unseen = _("Der er ikke noget på kortet, som vises for denne læser.")
        self.nobody.say(_("Her er ingen endnu. Begynd med et menneske.") if edit else unseen)
        self.no_contacts.words.setText(_("Der er ingen kontakter endnu.") if edit else unseen)
        for each in (self.nobody, self.no_contacts):
            reveal(each.button, edit)
        counts, planned = spec.counts.total, spec.planned_counts.total
        self.modes.name_segment(MapMode.TODAY.value, _("I dag · {count}").format(count=counts))
        self.modes.name_segment(
            MapMode.PLANNED.value, _("Én indgang · {count}").format(count=planned)
        )

    def _add(self, kind: type[Record]) -> None:
        if self.acts.read_only:
            return
        self._take_selection("")
        self.inspector_wanted.emit(True)
        self.panel.begin(kind)

    def _is_there(self, key: str) -> bool:
        case = self._lensed.case if self._lensed is not None else None
        return case is not None and any(case.get(kind, Id(key)) for kind in _SELECTABLE)

    def _is_shown(self, key: str) -> bool:
        return key in self.view.map.items_by_key

    def _take_selection(self, key: str) -> None:
        self._selected = key
        self.view.select(key)
        self.table.choose(key)
        if not key:
            self.table.let_go()
        if not key and self.panel.shown is not None:
            self.panel.clear()
        elif not key and not self.panel.is_adding:
            self.inspector_wanted.emit(False)

    def _show_details(self, key: str) -> None:
        case = self._lensed.case if self._lensed is not None else None
        record = case.find(Id(key)) if case is not None else None
        if record is not None:
            self.inspector_wanted.emit(True)
            self.panel.select(type(record), record.id)

    def _picked(self, key: str) -> None:
        """Something was selected on the map or in the table, or let go of."""
        if key == self._selected:
            return
        self._take_selection(key)
        self._show_details(key)

    def _open(self, key: str) -> None:
        self.select(key)
        self.panel.form.focus_field()

    def _added(self, key: str) -> None:
        self.select(key)
        self._focus_shown()

    def _back_from_panel(self) -> None:
        """Esc leads back to the map or table; a form for something new is dropped."""
        if self.panel.is_adding:
            self.panel.clear()
        self._focus_shown()

    def _focus_shown(self) -> None:
        is_table = self._stack.currentIndex() == _PLACES[TABLE]
        (self.table if is_table else self.view).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _panel_closed(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.panel.isAncestorOf(focused):
            self._focus_shown()
        self._take_selection("")
        self.inspector_wanted.emit(False)

    def _put(self, key: str, middle: QPointF) -> None:
        if self.spec is not None:
            x, y = self.spec.centre
            self.acts.place(key, middle.x() - x, middle.y() - y)

    def _offer(self, key: str, where: QPoint) -> None:
        entries = entries_for(self.acts, key, self._open)
        if not entries:
            return
        if key:
            self._picked(key)
        menu = make_menu(self.context.look, self, entries)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)

    def _private(self, _on: bool) -> None:
        self.lay_out()

    # --- building -------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.view.picked.connect(self._picked)
        self.view.opened.connect(self._open)
        self.view.menu_wanted.connect(self._offer)
        self.view.placed.connect(self._put)
        self.view.linked.connect(self.acts.link)
        self.view.remove_wanted.connect(self.acts.remove)
        self.table.chosen.connect(self._picked)
        self.table.used.connect(self._open)
        self.table.menu_wanted.connect(self._offer)
        self.table.remove_wanted.connect(self.acts.remove)

    def _bar_acts(self) -> BarActs:
        return BarActs(self.add_contact, self.add_person, self._private, self.show_as, self.save)

    def _arrange(self) -> None:
        px = self.context.look.px
        head = QVBoxLayout()
        head.setContentsMargins(px(14), px(2), px(14), 0)
        head.setSpacing(px(4))
        head.addWidget(self.bar)
        head.addWidget(self.strip)
        self._map = QWidget()
        inside = QVBoxLayout(self._map)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view, 1)
        inside.addWidget(self.no_contacts)
        self._stack = QStackedWidget()
        for each in (self._map, _inset(self.table, px(14)), self.nobody):
            self._stack.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(4))
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)

    def _made_actions(self) -> tuple[QAction, ...]:
        adding = action(self, _("Ny kontakt"), "Ctrl+N", on=self.add_contact)
        person = action(self, _("Ny person"), on=self.add_person)
        saving = tuple(
            action(
                self,
                _("Gem netværkskort: {kind}").format(kind=save_label(each)),
                on=lambda each=each: self.save(each),  # type: ignore[misc]  # bound now, not later
            )
            for each in MapFormat
        )
        release = action(self, _("Lad kortene finde deres plads"), on=self.acts.release)
        return (adding, person, release, *saving, *self._keyed_actions())

    def _keyed_actions(self) -> tuple[QAction, ...]:
        """Acts on single letters; they work while the focus is on this page and not in a text."""
        found = (
            action(self, _("Vis som tabel eller kort"), "T", on=self.turn_over),
            action(self, _("Tilpas kortet til vinduet"), "F", on=self.view.fit),
            action(self, _("Større kort"), "+", on=self.corner.nearer),
            action(self, _("Mindre kort"), "-", on=self.corner.farther),
        )
        for each in found:
            each.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(each)
        return found


def _hidden(spec: MapSpec, wide: float, high: float) -> tuple[bool, float]:
    """How badly a map fits: whether one must scroll sideways, then how much is out of sight."""
    content = content_of(spec)
    over_high = max(content.h - high, 0.0)
    over_wide = max(content.w - wide + (_SCROLL_BAR if over_high else 0.0), 0.0)
    return over_wide > 0, round(over_wide * high + over_high * wide)


def _inset(widget: QWidget, margin: int) -> QWidget:
    """A widget with the page's margins around it; the map itself goes to the edges."""
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(margin, 0, margin, margin)
    layout.addWidget(widget)
    return holder


def entry() -> PageEntry:
    """The page for the shell."""
    return PageEntry(KEY, _("Netværkskort"), "circles-relation", Scope.CASE, MapPage)
