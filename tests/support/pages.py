"""A page on a desk of its own: the real rules and ledger around it, and a note of what it said."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from app.desktop.bus import Bus
from app.desktop.history import History
from app.desktop.tasks import Tasks
from app.desktop.theme import Look, ThemeChoice
from app.models.problems import Code, Problem, Refused
from app.models.readers import COORDINATOR, Reader
from app.services.runner import Runner
from app.views.page import Message, Page, PageContext, Question, Tone
from app.words.problems import refusal
from tests.support.workspace import MemoryWorkspace, family, seed_case

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from app.models.base import Record
    from app.models.case import Case
    from app.models.changes import Change
    from app.services.operation import Operation

__all__ = ["PageDesk", "bare_family", "only_about", "page_desk", "training"]


@dataclass
class PageDesk:
    """One page, its inspector beside it, and everything that it asked the shell for."""

    workspace: MemoryWorkspace
    case_id: Any
    reader: Reader = COORDINATOR
    messages: list[Message] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    copied: list[str] = field(default_factory=list)
    gone_to: list[tuple[str, Any]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    page: Any = None
    window: Any = None
    history: Any = None

    @property
    def case(self) -> Case:
        return self.workspace.store.load(self.case_id)

    def attempt(self, operation: Operation) -> Change:
        if self.reader != COORDINATOR:
            raise Refused(Problem(Code.READ_ONLY))
        change: Change = self.history.run(operation)
        self.changes.append(change)
        return change

    def run(self, operation: Operation) -> Change | None:
        try:
            return self.attempt(operation)
        except Refused as refused:
            self.messages.append(Message(refusal(refused), Tone.WARNING))
            return None

    def show(self, reader: Reader | None = None) -> None:
        """Show the page through these eyes, as the shell does after each change."""
        self.reader = reader or self.reader
        self.page.show_case(self.workspace.view(self.case_id, self.reader), self.reader)

    def press(self, *keys: Qt.Key | str, mod: Any = Qt.KeyboardModifier.NoModifier) -> None:
        """Type into whatever has the focus."""
        from PySide6.QtTest import QTest

        for key in keys:
            target = QApplication.focusWidget() or self.window
            if isinstance(key, str):
                QTest.keyClicks(target, key)
            else:
                QTest.keyClick(target, key, mod)

    def undo(self) -> None:
        """Take the last change back, past the ledger, as another desk would."""
        self.workspace.reverse(self.changes[-1])
        self.show()

    def records(self, kind: type[Record]) -> tuple[Any, ...]:
        return self.case.of(kind)

    def words(self) -> str:
        """Everything that is said on the page and in the inspector."""
        return "\n".join(_said(self.window)).replace("\u00ad", "")


def page_desk(
    qtbot: QtBot, make: Callable[[PageContext], Page], case: Case, laws: Any = None
) -> PageDesk:
    """Build a page over a case and show it to the coordinator."""
    workspace = MemoryWorkspace(case)
    workspace.ids.given = 1000  # the family has used the first ones
    if laws is not None:
        workspace.laws = laws
        keys = frozenset(rule.key for law in laws for rule in law.references)
        workspace._runner = Runner(workspace.store.work, workspace.clock, keys)
    desk = PageDesk(workspace, case.id)
    window = QWidget()
    look = Look(ThemeChoice.LIGHT, parent=window)
    if not _worn():
        look.dress()
    bus = Bus(window)
    desk.history = History(workspace, bus, str, window)
    desk.window = window
    context = PageContext(
        workspace=workspace,
        run=desk.run,
        attempt=desk.attempt,
        tell=bus.changed.emit,
        bus=bus,
        look=look,
        tasks=Tasks(window),
        navigate=lambda key, record: desk.gone_to.append((key, record)),
        open_case=lambda _case: None,
        message=desk.messages.append,
        ask=desk.questions.append,
        copy=desk.copied.append,
    )
    desk.page = make(context)
    row = QHBoxLayout(window)
    row.addWidget(desk.page, 1)
    inspector = desk.page.inspector()
    if inspector is not None:
        inspector.setFixedWidth(272)
        row.addWidget(inspector)
    bus.changed.connect(lambda _change: desk.show())
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    desk.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return desk


def training() -> Case:
    """The family of the demo with invented households, consents and a meeting."""
    return seed_case("training-sanne-david")


def bare_family() -> Case:
    """Two people and nothing else."""
    return family("Sanne og Mille", "Sanne", "Mille")


def _worn() -> str:
    """What the application wears; dressing it anew in each test would take most of the time."""
    application = QApplication.instance()
    return application.styleSheet() if isinstance(application, QApplication) else ""


def _said(widget: QWidget) -> list[str]:
    found = []
    for each in (widget, *widget.findChildren(QWidget)):
        if each.isVisibleTo(widget) or each is widget:
            text = getattr(each, "text", None)
            found.append(str(text()) if callable(text) else "")
            found.append(each.accessibleName())
            plain = getattr(each, "toPlainText", None)
            found.append(str(plain()) if callable(plain) else "")
    return [each for each in found if each]


def only_about(case: Case, name: str) -> tuple[str, ...]:
    """Every text of the records that are about this person and nobody else."""
    person = next(each.id for each in case.people if each.name == name)
    about: dict[Any, set[Any]] = {}
    for row in case.concerns:
        about.setdefault(row.record_id, set()).add(row.person_id)
    fields = ("text", "own_words", "name", "what", "title", "reason", "facts")
    return tuple(
        str(value)
        for each in case.records()
        if about.get(each.id) == {person}
        for value in (getattr(each, field, None) for field in fields)
        if isinstance(value, str) and len(value) > 4
    )
