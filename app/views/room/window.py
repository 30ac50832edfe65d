"""The second window, for the wall: large, without anything to press, and neutral in its title."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.desktop.stylesheet import stylesheet
from app.desktop.theme import Look, ThemeChoice
from app.presenters.room import RoomView, room_head
from app.presenters.room_page import RoomPage
from app.views.room.desk import RoomDesk
from app.views.room.map import RoomMap
from app.views.room.pages import agreed_page, plan_page, summary_page, week_page
from app.views.room.parts import empty
from app.views.shared.labels import IconLabel, text
from app.words import _

__all__ = ["RoomWindow"]

_DESK_HIGH: Final = 620
"""Pixels of height at which the wall has the sizes of the desk; a higher screen has larger ones."""

_SIZES: Final = (1.4, 1.3, 1.2, 1.1, 1.0, 0.92, 0.85, 0.78, 0.72, 0.66, 0.6)
"""Parts of the usual size that are tried until everything on a page is in sight."""

_KEYS: Final[Mapping[int, RoomPage]] = {
    Qt.Key.Key_1: RoomPage.MAP,
    Qt.Key.Key_2: RoomPage.PLAN,
    Qt.Key.Key_3: RoomPage.AGREED,
    Qt.Key.Key_4: RoomPage.WEEK,
    Qt.Key.Key_5: RoomPage.SUMMARY,
    Qt.Key.Key_0: RoomPage.BLACK,
    Qt.Key.Key_B: RoomPage.BLACK,
}

_Build = Callable[[Look, RoomDesk, RoomView], QWidget]
_PAGES: Final[Mapping[RoomPage, _Build]] = {
    RoomPage.PLAN: plan_page,
    RoomPage.AGREED: agreed_page,
    RoomPage.WEEK: week_page,
    RoomPage.SUMMARY: summary_page,
}


class RoomWindow(QWidget):
    """Shows one page of a ``RoomDesk``; ``turned`` tells which, ``closed`` that it is gone."""

    turned = Signal(str)
    closed = Signal()

    def __init__(self, look: Look, desk: RoomDesk, *, alone: bool) -> None:
        """``alone`` where there is one screen only: the keys are then written at its foot."""
        super().__init__()
        self._program_look = look
        self._desk = desk
        self._alone = alone
        self.page = RoomPage.MAP
        self.setWindowTitle("Rundbord")
        self.setAccessibleName("Rundbord")
        self.setProperty("part", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._look = self._made_look()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.redraw)
        desk.changed.connect(self.redraw)
        look.changed.connect(self.redraw)
        self.redraw()

    def turn_to(self, page: RoomPage) -> None:
        """Show another page."""
        if page is not self.page:
            self.page = page
            self.redraw()
            self.turned.emit(page.value)

    def redraw(self) -> None:
        """Build what is shown anew: nothing of what stood there before stays."""
        while (item := self._layout.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.setParent(None)
                old.deleteLater()
        view = self._desk.view
        black = view is None or self.page is RoomPage.BLACK
        self.setCursor(Qt.CursorShape.BlankCursor if black else Qt.CursorShape.ArrowCursor)
        self._look = self._made_look()
        if black or view is None:
            parts: tuple[QWidget, ...] = (_Black(),)
        else:
            self.setStyleSheet(stylesheet(self._look.theme, self._look.scale))
            foot = (self._foot(),) if self._alone else ()
            parts = (self._head(view), self._body(view), *foot)
        for at, each in enumerate(parts):
            self._layout.addWidget(each, 1 if at == len(parts) // 2 else 0)
            each.show()  # now, not when there is time
        self._layout.activate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number turns the page, B makes it black, Esc and F11 close."""
        page = _KEYS.get(event.key())
        if page is not None:
            self.turn_to(page)
        elif event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_F11}:
            self.close()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another screen has other sizes."""
        super().resizeEvent(event)
        self._soon.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Forget what was shown before anything else."""
        self._soon.stop()
        self._desk.put_away()
        super().closeEvent(event)
        self.closed.emit()

    def _made_look(self, part: float = 1.0) -> Look:
        """The program's colours, larger; it follows no desktop by itself, so it dresses nobody."""
        choice = ThemeChoice(self._program_look.theme.name)
        return Look(choice, max(self.height() / _DESK_HIGH, 1.0) * part, self)

    def _head(self, view: RoomView) -> QWidget:
        look, head = self._look, room_head(view)
        bar = QFrame()
        bar.setProperty("part", "top")
        row = QHBoxLayout(bar)
        row.setContentsMargins(look.px(24), look.px(9), look.px(24), look.px(9))
        row.setSpacing(look.px(14))
        row.addWidget(text(head.title, "title", wrap=False))
        row.addWidget(text(head.when, "quiet", wrap=False))
        row.addStretch(1)
        row.addWidget(IconLabel(look, "eye", 18, "quiet_ink"))
        row.addWidget(text(head.shared, "quiet", wrap=False))
        return bar

    def _body(self, view: RoomView) -> QWidget:
        if not view.case.people:
            words = _("Der er ikke noget, som alle i rummet må se endnu.")
            return empty(self._look, "eye", words)
        if self.page is RoomPage.MAP:
            return RoomMap(self._look, self._desk)
        build = _PAGES[self.page]
        return self._fitted(lambda look: build(look, self._desk, view))

    def _fitted(self, build: Callable[[Look], QWidget]) -> QWidget:
        """A page in the largest type in which all of it is in sight."""
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        room = self.height() - self._look.px(44 if self._alone else 24) - self._look.px(44)
        page = self._sized(build, _SIZES[0])
        for part in _SIZES[1:]:
            if page.heightForWidth(self.width()) <= room:
                break
            page.setParent(None)
            page.deleteLater()
            page = self._sized(build, part)
        page.setProperty("part", "body")
        scroll.setWidget(page)
        return scroll

    def _sized(self, build: Callable[[Look], QWidget], part: float) -> QWidget:
        """A page in a part of the usual size; its sheet is its own because its scale is."""
        look = self._made_look(part)
        page = build(look)
        page.setParent(self)
        page.setStyleSheet(stylesheet(look.theme, look.scale))
        return page

    def _foot(self) -> QLabel:
        words = _("1 Kort · 2 Plan · 3 Aftaler · 4 Uge · 5 Opsummering · 0 Sort · Esc Tilbage")
        made = text(words, "caption", wrap=False)
        made.setAlignment(Qt.AlignmentFlag.AlignRight)
        made.setContentsMargins(0, 0, self._look.px(24), self._look.px(6))
        return made


class _Black(QWidget):
    """Nothing at all."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill with black, whatever the theme."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0))
        painter.end()
