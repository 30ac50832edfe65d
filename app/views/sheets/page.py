"""The page *Ark*: choose for whom, see the very pages, print or save them."""

from collections.abc import Callable, Iterable
from functools import partial
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.models.base import Id
from app.models.meetings import HandoutForm
from app.models.readers import Reader
from app.presenters.handout.choices import Choice
from app.presenters.handout.copies import Order
from app.presenters.handout.lacking import Unsaid, unsaid_sentence
from app.presenters.handout.readability import names_in, readability
from app.presenters.typeset import SOFT_HYPHEN
from app.rules.lens import Lensed
from app.views.page import Message, Page, PageContext, PageEntry, Scope, SearchEntry, Tone
from app.views.shared.buttons import action
from app.views.shared.empty import Empty
from app.views.shared.labels import heading
from app.views.shared.naming import reveal
from app.views.sheets.choosing import MAP, PACK, Choosing
from app.views.sheets.handing import Copy, Handing, Outlets
from app.views.sheets.pack_desk import PackDesk
from app.views.sheets.panel import PanelActs, SheetPanel
from app.views.sheets.press import Drawn, Heard, Images, Press
from app.views.sheets.preview import Preview
from app.views.sheets.saying import file_of, name_of_copy, panel_spec
from app.views.sheets.whom import WhomList
from app.words import _

__all__ = ["KEY", "SheetsPage", "entry"]

KEY: Final = "sheets"

_OF_A_MEETING: Final = frozenset({HandoutForm.INVITATION, HandoutForm.BRIEF})
"""Forms about a meeting: what they say of when is held against it later."""

_LEFT: Final = 210
_LEFT_WIDE: Final = 280
_WIDE_FROM: Final = 1200


class SheetsPage(Page):
    """One sheet at a time; what is printed is what is seen, to the byte."""

    def __init__(
        self,
        context: PageContext,
        parent: QWidget | None = None,
        *,
        outlets: Outlets | None = None,
    ) -> None:
        """Build an empty page; ``outlets`` are the printers and files of this computer."""
        super().__init__(context, parent)
        look = context.look
        self.choosing = Choosing(context.workspace)
        self._seen: tuple[Reader, str] | None = None
        self._warm = False
        self.cards = WhomList(look, PACK)
        self.cards.used.connect(lambda key: self.choose(Id(key)))
        self.panel = SheetPanel(
            look,
            PanelActs(
                self.print_out,
                self.save,
                self.choose_size,
                self.choose_form,
                self._mend,
                self._read,
            ),
        )
        self.preview = Preview(look, self._show_asked)
        self.preview.view.room_changed.connect(self._sharpen)
        self.handing = Handing(context, self, outlets or Outlets())
        heard = Heard(self._drawn, self.preview.view.add_images, self._not_drawn)
        paper = context.paper
        self.press = Press(context.tasks, paper, heard) if paper is not None else None
        self.pack = PackDesk(context, self.choosing, self.handing)
        self.panels = QStackedWidget()
        self.panels.addWidget(self.panel)
        self.panels.addWidget(self.pack.panel)
        self.nobody = Empty(
            look,
            "printer",
            "",
            _("Gå til netværkskortet"),
            partial(context.navigate, "map", None),
            act_icon="arrow-right",
        )
        self._actions = self._made_actions()
        self._arrange()

    # --- what the shell asks ---------------------------------------------------------------------

    def show_case(self, lensed: Lensed, reader: Reader) -> None:
        """Take the newest state; a sheet that it does not change is not drawn again."""
        self.choosing.show(lensed, reader)
        rows = self.choosing.rows()
        self.cards.show_rows(rows)
        self.cards.choose(self.choosing.chosen or "")
        self._show_vacancy(bool(rows))
        self._order_stops()
        if self.isVisible():
            self.inspector_wanted.emit(bool(rows))
        for each in self._actions[:2]:
            each.setEnabled(not self.choosing.read_only)
        self._renew()

    def select(self, key: Id) -> None:
        """Choose a sheet by a person, a contact, a consent, or one that was handed out."""
        if self.choosing.find(key):
            self._chose()

    def inspector(self) -> QWidget | None:
        """Form, size, contents and the way out; for the pack, all of it at once."""
        return self.panels

    def page_actions(self) -> tuple[QAction, ...]:
        """Print, save, and two ways to look."""
        return self._actions

    def search_entries(self) -> Iterable[SearchEntry]:
        """A sheet for each of those who can have one."""
        for row in self.choosing.rows():
            if row.key == PACK:  # an act of the page, which the search finds by itself
                continue
            title = row.title.replace(SOFT_HYPHEN, "")
            words = title if row.key == MAP else _("Ark til {name}").format(name=title)
            yield SearchEntry(words, _("Udskrift"), "printer", partial(self.choose, Id(row.key)))

    def leave(self) -> None:
        """Let what is on its way to a printer come out and into the log; draw nothing more."""
        self.handing.settle()
        self.pack.leave()
        if self.press is not None:
            self.press.stop()

    # --- what the user asks ----------------------------------------------------------------------

    def choose(self, key: Id) -> None:
        """Show the next sheet of a person or a contact, or the map."""
        if self.choosing.take(key):
            self._chose()

    def choose_form(self, form: str) -> None:
        """Show another paper for the same recipient."""
        self.choosing.take_form(form)
        self._renew()

    def choose_size(self, size: float) -> None:
        """Show the sheet in another size of type."""
        self.choosing.take_size(size)
        self.panel.sizes.choose(size)
        self._renew()

    def print_out(self) -> None:
        """Print what is shown; of a pack, all of it."""
        if self._packing and not self.choosing.read_only:
            self.pack.print_all()
            return
        self._hand(self.handing.print_out)

    def save(self) -> None:
        """Save what is shown as a file; of a pack, a file for each."""
        if self._packing and not self.choosing.read_only:
            self.pack.save_all()
            return
        self._hand(self.handing.save)

    # --- drawing ---------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Back on the page: go on where it was left."""
        super().showEvent(event)
        self.inspector_wanted.emit(bool(self.cards.keys))
        if self.press is not None and not self._warm:
            self._warm = True
            # which days are holidays is computed, not read: no worker touches the vault
            self.press.warm(lambda: self.context.workspace.holidays)
        self._renew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wide page has wider cards."""
        super().resizeEvent(event)
        px = self.context.look.px
        wide = self.width() >= px(_WIDE_FROM)
        self._left.setFixedWidth(px(_LEFT_WIDE if wide else _LEFT))

    @property
    def _packing(self) -> bool:
        return self.choosing.chosen == PACK

    def _chose(self) -> None:
        self.cards.choose(self.choosing.chosen or "")
        self.panel.sizes.choose(self.choosing.size)
        self._renew()

    def _renew(self) -> None:
        """Have the sheet drawn if it is another one than what is shown."""
        shown = (self.pack, self.pack.panel) if self._packing else (self.preview, self.panel)
        self._middle.setCurrentWidget(shown[0])
        self.panels.setCurrentWidget(shown[1])
        if self._packing:
            self.pack.show_pack()
            self._order_stops()
            return
        order = self.choosing.order()
        if order is None or self.press is None:
            self._show_nothing()
            return
        view = self.preview.view
        self.press.want(order, view.room, view.page if self._is_shown(order) else 0)
        if self.press.is_ready:
            self._show_panel()
            self._sharpen()

    def _show_nothing(self) -> None:
        if self.press is None:
            self.preview.say(_("Her er ikke noget at tegne ark med."))
        else:
            self.press.clear()
            self.preview.say(
                _("Vælg, hvem arket er til. Så ser du det her, før det bliver udskrevet.")
            )
        self.panel.show_spec(None)

    def _is_shown(self, order: Order) -> bool:
        """Whether what is shown is for the same recipient."""
        drawn = self.press.drawn if self.press is not None else None
        return drawn is not None and _what(drawn.order) == _what(order)

    def _drawn(self, drawn: Drawn[Order], images: Images) -> None:
        self.preview.show_drawn(drawn, images, self._name(drawn))
        if _what(drawn.order) != self._seen:
            self._seen = _what(drawn.order)
            self.preview.view.go_to(0)
        self._show_panel()
        self._sharpen()

    def _not_drawn(self) -> None:
        if self.press is not None:
            self.press.clear()
        self.preview.say(_("Arket kunne ikke tegnes. Vælg det igen om lidt."))
        self.panel.show_spec(None)

    def _sharpen(self) -> None:
        view = self.preview.view
        if self.press is not None:
            self.press.sharpen(view.room, view.unsharp())

    def _show_panel(self) -> None:
        drawn = self.press.drawn if self.press is not None else None
        case, view = self.choosing.case, self.choosing.view()
        if drawn is None or case is None or view is None:
            return
        spec = panel_spec(
            drawn,
            case,
            view.omissions,
            self.choosing.choices(),
            read_only=self.choosing.read_only,
        )
        unsaid = len(spec.lacking.unsaid)
        self.preview.line.say(unsaid_sentence(unsaid) if unsaid else "")
        self.panel.show_spec(spec)
        self._order_stops()
        self.panel.sizes.choose(drawn.order.base_size)

    def _order_stops(self) -> None:
        """The keyboard comes to the cards, then the preview, then the panel, also to new ones."""
        own = (*self.preview.stops(), *self.panel.stops())
        stops = (*self.cards.stops(), *(self.pack.stops() if self._packing else own))
        for before, after in pairwise(stops):
            if before.window() is after.window():
                self.setTabOrder(before, after)

    def _show_asked(self) -> None:
        self.inspector_wanted.emit(True)
        self.panel.focus_asked()

    def _read(self) -> Iterable[str]:
        """How hard it is to read, and its longest sentences: only when asked for."""
        drawn = self.press.drawn if self.press is not None else None
        if drawn is not None:
            order = drawn.order
            found = readability(drawn.document, names_in(order.case, order.laws))
            yield found.text
            yield from (
                _("Lang sætning: {sentence}").format(sentence=each) for each in found.longest
            )

    def _mend(self, unsaid: Unsaid) -> None:
        self.context.navigate(unsaid.page, unsaid.id)

    # --- handing out -----------------------------------------------------------------------------

    def _hand(self, way: Callable[[Copy], None]) -> None:
        """Hand out what is wanted, as soon as it is seen; the day may have moved meanwhile."""
        if self.press is None or self.choosing.read_only or self.handing.busy:
            return
        if self.choosing.chosen is None:
            words = _("Vælg først, hvem arket er til.")
            self.context.message(Message(words, Tone.CAUTION))
            return
        self._renew()
        self.press.when_ready(lambda drawn: way(self._copy(drawn)))

    def _copy(self, drawn: Drawn[Order]) -> Copy:
        order = drawn.order
        return Copy(
            order.case.id,
            order.reader,
            (order.form,),
            drawn.data,
            self._name(drawn),
            file_of(order),
            order.record_id if order.form in _OF_A_MEETING else None,
        )

    def _name(self, drawn: Drawn[Order]) -> str:
        return name_of_copy(drawn.order, self.choosing.case)

    # --- building --------------------------------------------------------------------------------

    def _show_vacancy(self, somebody: bool) -> None:
        self._stack.setCurrentWidget(self._desk if somebody else self.nobody)
        reveal(self.nobody.button, not self.choosing.read_only)
        self.nobody.say(
            _("Der er ikke noget ark til denne læser.")
            if self.choosing.read_only
            else _("Der er ingen i familien endnu. Når den første er tilføjet, kan du lave et ark.")
        )

    def _arrange(self) -> None:
        look = self.context.look
        px = look.px
        self._left = QWidget()
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        top = heading(look, _("Hvem er arket til?"))
        top.setMinimumHeight(px(34))
        column.addWidget(top)
        column.addWidget(self.cards, 1)
        self._left.setFixedWidth(px(_LEFT))
        self._desk = QWidget()
        row = QHBoxLayout(self._desk)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(14))
        row.addWidget(self._left)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.preview)
        self._middle.addWidget(self.pack)
        row.addWidget(self._middle, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._desk)
        self._stack.addWidget(self.nobody)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(18), px(12), px(12), 0)
        layout.addWidget(self._stack)

    def _made_actions(self) -> tuple[QAction, ...]:
        made = (
            action(self, _("Udskriv arket …"), "Ctrl+P", on=self.print_out),
            action(self, _("Gem arket som PDF …"), "Ctrl+Shift+S", on=self.save),
            action(self, _("Mødemappe: alle ark til mødet"), on=partial(self.choose, PACK)),
            action(self, _("Vis arket som tekst eller sider"), "T", on=self.preview.turn_over),
            action(self, _("Vis bredden eller hele siden"), "F", on=self.preview.turn_fit),
        )
        for each in made[3:]:
            each.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        for each in made:
            self.addAction(each)
        return made


def _what(order: Order) -> tuple[Reader, str]:
    """Which paper an order is for, whatever its number and size."""
    return order.reader, Choice(order.form, order.record_id).key


def entry() -> PageEntry:
    """The page in the navigation."""
    return PageEntry(KEY, _("Ark"), "printer", Scope.CASE, SheetsPage)
