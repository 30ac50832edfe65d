"""Keeps the pages that were made, knows which of them are out of date, and shows one at a time."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget

from app.models.changes import Change
from app.views.page import Page, PageContext, PageEntry, Scope

__all__ = ["PageStack"]


class PageStack(QStackedWidget):
    """Pages are made when they are wanted first; a family's pages go when another one opens."""

    def __init__(self, entries: tuple[PageEntry, ...], made: Callable[[Page], None]) -> None:
        """Nothing is made yet; ``made`` is told of every new page."""
        super().__init__()
        self._entries = {each.key: each for each in entries}
        self._told = made
        self._made: dict[str, Page] = {}
        self._stale: set[str] = set()
        self.key = ""

    @property
    def entry(self) -> PageEntry | None:
        """What is shown."""
        return self._entries.get(self.key)

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._made.get(self.key)

    def knows(self, key: str) -> bool:
        """Whether there is such a page."""
        return key in self._entries

    def entry_of(self, key: str) -> PageEntry:
        """The entry of a key; ``KeyError`` for an unknown one."""
        return self._entries[key]

    def first(self, scope: Scope) -> str:
        """Key of the first page of a scope; empty for none."""
        return next((each.key for each in self._entries.values() if each.scope is scope), "")

    def go(self, key: str, context: PageContext, fill: Callable[[], None]) -> None:
        """Show a page; ``fill`` gives it its content where that is out of date.

        Filled first: what is already on the screen is laid out anew with each thing that it is given.
        """
        if self.page is not None and key != self.key:
            self.page.leave()
        if key not in self._made:
            made = self._entries[key].make(context)
            self._made[key] = made
            self._stale.add(key)
            self.addWidget(made)
            self._told(made)
        self.key = key
        if key in self._stale:
            self._stale.discard(key)
            fill()
        self.setCurrentWidget(self._made[key])

    def outdate(self, change: Change, case: str | None) -> bool:
        """Note what a change makes out of date; True when that is the page that is shown."""
        for key, page in self._made.items():
            of_desk = self._entries[key].scope is Scope.DESK
            concerned = not page.concerns or bool(page.concerns & change.topics)
            if concerned and (of_desk or change.case_id == case):
                self._stale.add(key)
        shown = self.key in self._stale
        self._stale.discard(self.key)
        return shown

    def outdate_all(self) -> None:
        """Everything has to be shown anew: another reader, or a step that failed."""
        self._stale.update(self._made)
        self._stale.discard(self.key)

    def drop_case(self) -> None:
        """Forget the pages of a family with everything that they show."""
        for key in [key for key in self._made if self._entries[key].scope is Scope.CASE]:
            page = self._made.pop(key)
            self.removeWidget(page)
            inspector = page.inspector()
            for each in (inspector, *page.top_widgets()):
                if each is not None:
                    each.hide()
                    each.deleteLater()
            page.hide()
            page.deleteLater()
            self._stale.discard(key)
        if self.key not in self._made:
            self.key = ""
