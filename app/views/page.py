"""What a page is and what it gets: the only way from a page to the rest of the program.

A page is made once, the first time it is wanted. It shows what ``show_case`` hands it and never asks
for more than the lens let through; the shell calls ``show_case`` again when the reader changes or
when something changed that the page ``concerns``.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.desktop.bus import Bus
from app.desktop.tasks import Tasks
from app.desktop.theme import Look
from app.models.base import Id, Record
from app.models.changes import Change
from app.models.readers import Reader
from app.presenters.paper_port import Paper
from app.rules.lens import Lensed
from app.services.operation import Operation
from app.services.ports import Workspace
from app.views.messages import Message, Question, Tone

__all__ = [
    "Message",
    "Page",
    "PageContext",
    "PageEntry",
    "Question",
    "Scope",
    "SearchEntry",
    "Tone",
]


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """Something that Ctrl+K finds; kept in memory only."""

    label: str
    hint: str
    icon: str
    act: Callable[[], None]


@dataclass(frozen=True, slots=True)
class PageContext:
    """What every page gets from the shell; nothing else is reached for.

    ``run`` carries an operation out, puts it on the undo list and tells the bus; a refusal becomes
    a message and None. ``attempt`` does the same but raises ``Refused``, for forms that show the
    problem under a field. ``tell`` notes a change that came about otherwise (a sheet handed out), on
    the undo list and the bus. ``navigate`` goes to a page by its key, and there to a record.
    ``paper`` draws documents and pictures; None where the program has nothing to draw with.
    """

    workspace: Workspace
    run: Callable[[Operation], Change | None]
    attempt: Callable[[Operation], Change]
    tell: Callable[[Change], None]
    bus: Bus
    look: Look
    tasks: Tasks
    navigate: Callable[[str, Id | None], None]
    open_case: Callable[[Id], None]
    message: Callable[[Message], None]
    ask: Callable[[Question], None]
    copy: Callable[[str], None]
    paper: Paper | None = None


class Scope(StrEnum):
    """Where a page belongs: to the desk, or inside one family."""

    DESK = "desk"
    CASE = "case"


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page that can be made; the shell shows an entry of the navigation for a ``listed`` one.

    The others are reached from another page, and by the search.
    """

    key: str
    title: str
    icon: str
    scope: Scope
    make: Callable[[PageContext], "Page"]
    listed: bool = True


class Page(QWidget):
    """One page; subclasses fill in what they have.

    ``inspector_wanted`` opens or closes the panel on the right, without moving the focus.
    """

    concerns: ClassVar[frozenset[type[Record]]] = frozenset()
    """Record classes whose change makes the page out of date; empty for every one."""

    inspector_wanted = Signal(bool)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Keep the context; subclasses build their widgets here, empty."""
        super().__init__(parent)
        self.context = context
        self.setProperty("part", "page")

    def show_case(self, lensed: Lensed, reader: Reader) -> None:
        """Show this case through this reader's eyes; keeps selection, focus and scroll."""

    def show_desk(self) -> None:
        """Show what a page of the desk shows; called whenever it may be out of date."""

    def select(self, key: Id) -> None:
        """Select a record on the page; unknown ones are ignored."""

    def inspector(self) -> QWidget | None:
        """The widget for the panel on the right, always the same one; None for no panel."""
        return None

    def top_widgets(self) -> tuple[QWidget, ...]:
        """Widgets for the bar at the top, beside the title."""
        return ()

    def page_actions(self) -> tuple[QAction, ...]:
        """What can be done here, with texts and shortcuts; also found by the search."""
        return ()

    def search_entries(self) -> Iterable[SearchEntry]:
        """What the search finds besides families, people, contacts, pages and acts."""
        return ()

    def leave(self) -> None:
        """Finish what is being typed; called before another page, a lock or the end."""
