"""Familier: find one, begin one, fetch one from a file."""

from collections.abc import Iterable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.models.base import Id
from app.models.case import CaseHead, CaseLabel
from app.models.people import Person
from app.presenters.forms.spec import Choice
from app.views.families.import_file import Importer, pick_file
from app.views.families.new_family import ask_for_family
from app.views.page import Page, PageContext, PageEntry, Scope, SearchEntry
from app.views.shared.buttons import action, button
from app.views.shared.cards import CardList, CardRow
from app.views.shared.editors import SENSITIVE
from app.views.shared.empty import Empty
from app.views.shared.labels import text
from app.views.shared.naming import named, reveal
from app.words import _, ngettext

__all__ = ["KEY", "FamiliesPage", "entry"]

KEY = "families"
_WIDTH = 980


def entry() -> PageEntry:
    """The page in the navigation."""
    return PageEntry(KEY, _("Familier"), "users", Scope.DESK, FamiliesPage)


class FamiliesPage(Page):
    """A card for each family; typing above narrows them down."""

    concerns = frozenset({CaseHead, Person})

    def __init__(self, context: PageContext) -> None:
        """Begin empty."""
        super().__init__(context)
        look = context.look
        self._labels: tuple[CaseLabel, ...] = ()
        outer = QHBoxLayout(self)
        side = look.px(20)
        outer.setContentsMargins(side, look.px(14), side, look.px(8))
        self._empty = Empty(
            look,
            "users-plus",
            _("Her er ingen familier endnu. Opret den første, eller hent en fra en fil."),
            _("Ny familie"),
            self.begin,
        )
        row = QHBoxLayout()
        row.setSpacing(look.px(8))
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find en familie"))
        self.search.setInputMethodHints(SENSITIVE)
        self.search.setMinimumHeight(look.px(34))
        self.search.setMaximumWidth(look.px(360))
        self.search.setClearButtonEnabled(False)
        self.search.addAction(
            look.icon("search", "quiet_ink"), QLineEdit.ActionPosition.LeadingPosition
        )
        named(self.search, _("Find en familie"), _("Enter åbner den første"))
        self.search.textChanged.connect(self._narrow)
        self.search.returnPressed.connect(self._open_first)
        row.addWidget(self.search, 1)
        row.addStretch(1)
        self._fetch = action(self, _("Hent familie fra fil"), "Ctrl+O", on=self.fetch)
        self._begin = action(self, _("Ny familie"), "Ctrl+N", on=self.begin)
        self._lend = button(look, _("Giv til stedfortræder"), icon="arrows-exchange", on=self.lend)
        row.addWidget(self._lend)
        row.addWidget(button(look, _("Lovgrundlag"), icon="building-bank", on=self._go_to_law))
        row.addWidget(button(look, _("Hent fra fil"), icon="upload", on=self.fetch))
        self._new = button(look, _("Ny familie"), "primary", "plus", on=self.begin)
        row.addWidget(self._new)
        column = QWidget()  # a line that is too long is hard to follow
        column.setMaximumWidth(look.px(_WIDTH))
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(look.px(12))
        inside.addWidget(self._empty, 1)  # the keyboard begins here while there is nothing else
        inside.insertLayout(0, row)
        self.cards = CardList(look, _("Familier"))
        self.cards.used.connect(self._open)
        self._none = text(_("Ingen familie passer til det, du har skrevet."), "quiet")
        inside.addWidget(self._none)
        inside.addWidget(self.cards, 1)
        outer.addWidget(column, 100)
        outer.addStretch(1)

    def show_desk(self) -> None:
        """Read the list anew."""
        self._labels = self.context.workspace.families()
        self._narrow(self.search.text())

    def page_actions(self) -> tuple[QAction, ...]:
        """Begin and fetch."""
        return (self._begin, self._fetch)

    def search_entries(self) -> Iterable[SearchEntry]:
        """Nothing besides what the desk offers."""
        return ()

    def begin(self) -> None:
        """Ask for names and begin a family."""
        ask_for_family(self.context, self.window())

    def lend(self) -> None:
        """Give families to a deputy: which ones is ticked there."""
        from app.views.handover.give import GiveSheet

        GiveSheet(self.context, self.window()).open()

    def fetch(self) -> None:
        """Ask for a file and bring its family in."""
        path = pick_file(self)
        if path is not None:
            self.importer().take(path)

    def importer(self) -> Importer:
        """What brings packages in."""
        context = self.context
        return Importer(
            context.look, self.window(), context.workspace, context.message, self._arrived
        )

    def _arrived(self, case: Id) -> None:
        self.show_desk()
        self.context.open_case(case)

    def _go_to_law(self) -> None:
        self.context.navigate("law", None)

    def _open(self, key: str) -> None:
        self.context.open_case(Id(key))

    def _open_first(self) -> None:
        """Enter opens the first of those that are left."""
        if self.cards.keys:
            self._open(self.cards.keys[0])

    def _narrow(self, typed: str) -> None:
        words = typed.casefold().split()
        found = tuple(
            each for each in self._labels if all(word in each.name.casefold() for word in words)
        )
        self.cards.show_rows(tuple(_row(each) for each in found))
        self._empty.setVisible(not self._labels)
        for each in (self.search, self._new, self._lend):
            reveal(each, bool(self._labels))
        self.cards.setVisible(bool(found))
        self._none.setVisible(bool(self._labels) and not found)


def _row(label: CaseLabel) -> CardRow:
    people = ngettext("{count} person", "{count} personer", label.people)
    teaching = (Choice("caution", _("Øvelse"), "school"),) if label.teaching else ()
    closed = (Choice("", _("Lukket"), "lock"),) if label.closed else ()
    return CardRow(
        key=label.id,
        title=label.name or _("Familie uden navn"),
        lines=(people.format(count=label.people),),
        icon="users",
        tags=(*teaching, *closed),
    )
