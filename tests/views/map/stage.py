"""A map page on a desk of its own, and the hands and eyes that the tests use."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from app.models.contacts import Contact, Serves
from app.views.map.page import MapPage
from tests.support.pages import PageDesk, page_desk
from tests.support.workspace import seed_case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot

    from app.models.case import Case
    from app.models.people import Person
    from app.presenters.document import Document
    from app.presenters.drawing import Picture
    from app.views.map.export import MapFormat
    from app.views.map.view import MapView
    from app.views.page import PageContext
    from app.views.shared.table import TableRow

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


@cache
def seed() -> Case:
    """The seed family, read once."""
    return seed_case()


class BlankPaper:
    """Draws nothing, but says what it was given."""

    def __init__(self) -> None:
        self.documents: list[Document] = []

    def pdf(self, document: Document) -> bytes:
        from app.reports.render import render_pdf

        self.documents.append(document)
        return render_pdf(document)

    def pdf_set(self, documents: Sequence[Document], title: str) -> bytes:
        from app.reports.render import render_set

        self.documents += documents
        return render_set(documents, title)

    def svg(self, picture: Picture) -> bytes:
        return b"<svg/>"


@dataclass
class Stage:
    """The page, its desk, and short ways to people and contacts by name."""

    desk: PageDesk
    wants: list[bool]
    path: str

    @property
    def page(self) -> MapPage:
        page = self.desk.page
        assert isinstance(page, MapPage)
        return page

    @property
    def view(self) -> MapView:
        return self.page.view

    @property
    def case(self) -> Case:
        return self.desk.case

    @property
    def rows(self) -> tuple[TableRow, ...]:
        """The rows of the table, up to date."""
        self.page.fill_table()
        return self.page.table.rows.rows

    def contact(self, role: str) -> Contact:
        return next(each for each in self.case.contacts if role in each.role)

    def person(self, name: str) -> Person:
        return next(each for each in self.case.people if each.name == name)

    def served(self, role: str) -> set[str | None]:
        key = self.contact(role).id
        return {each.person_id for each in self.case.of(Serves) if each.contact_id == key}

    def pixel(self, at: QPointF) -> QPoint:
        """A point of the map in pixels of the viewport."""
        return self.view.mapFromScene(at)

    def middle(self, key: str) -> QPoint:
        """The middle of a card or member in pixels of the viewport."""
        node = self.view.map.node(key)
        assert node is not None
        self.view.ensureVisible(node.box)
        return self.pixel(node.middle())

    def open_ground(self) -> QPoint:
        """A pixel where there is nothing."""
        room = self.view.viewport().rect()
        points = (
            QPoint(x, y) for y in range(2, room.height(), 9) for x in range(2, room.width(), 9)
        )
        return next(
            each
            for each in points
            if self.view.map.node_at(self.view.mapToScene(each), homes=True) is None
            and self.view._end_at(self.view.mapToScene(each)) is None
        )

    def press(self, at: QPoint, modifier: Qt.KeyboardModifier = NONE) -> None:
        QTest.mousePress(self.view.viewport(), LEFT, modifier, at)

    def move(self, at: QPoint) -> None:
        """A move with the button held down, as QTest does not send it."""
        from PySide6.QtCore import QEvent
        from PySide6.QtGui import QMouseEvent

        viewport = self.view.viewport()
        where = QPointF(at)
        event = QMouseEvent(
            QEvent.Type.MouseMove, where, viewport.mapToGlobal(where), LEFT, LEFT, NONE
        )
        self.view.viewportEvent(event)

    def release(self, at: QPoint) -> None:
        QTest.mouseRelease(self.view.viewport(), LEFT, NONE, at)

    def drag(self, start: QPoint, end: QPoint, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press, move in two steps, let go."""
        self.press(start, modifier)
        self.move((start + end) / 2)
        self.move(end)
        self.release(end)

    def click(self, key: str) -> None:
        QTest.mouseClick(self.view.viewport(), LEFT, NONE, self.middle(key))

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.view, key, modifier)


def make_stage(qtbot: QtBot, case: Case | None = None, path: str = "") -> Stage:
    """The page over a case, or the seed family; what it saves goes to ``path``."""
    wants: list[bool] = []

    def ask(_over: Any, _wanted: MapFormat) -> str:
        return path

    def make(context: PageContext) -> MapPage:
        page = MapPage(replace(context, paper=BlankPaper()), ask=ask)
        page.inspector_wanted.connect(wants.append)
        return page

    desk = page_desk(qtbot, make, case or seed())
    desk.page.panel.setVisible(False)
    desk.page.inspector_wanted.connect(desk.page.panel.setVisible)
    desk.page.lay_out()
    return Stage(desk, wants, path)
