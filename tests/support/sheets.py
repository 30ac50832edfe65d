"""The page *Ark* on a desk of its own, with real paper and a printer and files that tell what they got."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtPrintSupport import QPrinter

from app.bootstrap.paper import DrawnPaper
from app.desktop.printing import PrintFailed, print_to_file
from app.models.base import Id
from app.models.readers import COORDINATOR
from app.views.sheets.handing import Outlets
from app.views.sheets.page import SheetsPage
from tests.support.pages import PageDesk, page_desk

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.models.case import Case
    from app.models.changes import Change
    from app.models.meetings import Handout, HandoutForm
    from app.models.readers import Reader
    from app.services.ports import GivenPaper
    from app.views.page import PageContext

__all__ = ["Outside", "SheetDesk", "sheet_desk"]

PATIENCE_MS = 10_000


@dataclass
class Outside:
    """A printer that keeps the bytes, and somebody who answers the file dialog."""

    path: str = ""
    where: str = ""
    printer: QPrinter | None = None
    printed: list[bytes] = field(default_factory=list)
    proposed: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    chosen: bool = True
    broken: bool = False
    during_dialog: Any = None

    def outlets(self, send: Callable[[bytes, QPrinter], int] | None = None) -> Outlets:
        return Outlets(
            self._printer, self._path, send or self._send, print_to_file, lambda _over: self.where
        )

    def _printer(self, _over: object, title: str) -> QPrinter | None:
        self.titles.append(title)
        self._while_open()
        return (self.printer or QPrinter()) if self.chosen else None

    def _path(self, _over: object, proposed: str) -> str:
        self.proposed.append(proposed)
        self._while_open()
        return self.path

    def _send(self, data: bytes, _printer: QPrinter) -> int:
        if self.broken:
            raise PrintFailed
        self.printed.append(data)
        return 1

    def _while_open(self) -> None:
        if self.during_dialog is not None:
            self.during_dialog()


@dataclass
class SheetDesk:
    """The page, what it gave to the outside, and what it had logged."""

    desk: PageDesk
    page: SheetsPage
    outside: Outside
    handed: list[tuple[Reader, HandoutForm, bytes]]
    qtbot: QtBot

    def person(self, name: str) -> Id:
        return next(each.id for each in self.desk.case.people if each.name == name)

    def choose(self, name: str) -> None:
        """Choose somebody by name, or "map", and wait for the paper."""
        self.page.choose(self.person(name) if name != "map" else Id("map"))
        self.wait()

    def wait(self) -> None:
        """Wait until what is wanted is seen and nothing is under way."""
        press = self.page.press
        assert press is not None
        tasks = self.page.context.tasks
        self.qtbot.waitUntil(lambda: press.is_ready and not tasks.running, timeout=PATIENCE_MS)

    @property
    def data(self) -> bytes:
        """The bytes that are shown."""
        assert self.page.press is not None
        assert self.page.press.drawn is not None
        return self.page.press.drawn.data

    @property
    def twin(self) -> str:
        return self.page.preview.twin.toPlainText()

    @property
    def sheets(self) -> tuple[Handout, ...]:
        return self.desk.case.handouts

    @property
    def said(self) -> str:
        return self.desk.messages[-1].text if self.desk.messages else ""


def sheet_desk(qtbot: QtBot, case: Case, tmp_path: Path, *, paper: Any = None) -> SheetDesk:
    """Build the page over a case; saving goes into ``tmp_path`` unless told otherwise."""
    outside = Outside(str(tmp_path / "ud.pdf"))

    def make(context: PageContext) -> SheetsPage:
        return SheetsPage(replace(context, paper=paper or DrawnPaper()), outlets=outside.outlets())

    desk = page_desk(qtbot, make, case)
    handed: list[tuple[Reader, HandoutForm, bytes]] = []
    real = desk.workspace.hand_out_all

    def hand_out_all(case_id: Id, papers: Sequence[GivenPaper]) -> tuple[Change, ...]:
        changes = real(case_id, papers)
        handed.extend((each.reader, each.form, each.data) for each in papers)
        return changes

    desk.workspace.hand_out_all = hand_out_all  # type: ignore[method-assign]  # listened to
    made = SheetDesk(desk, desk.page, outside, handed, qtbot)
    desk.show(COORDINATOR)
    return made
