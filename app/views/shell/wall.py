"""Puts a meeting on the wall: which one, on which screen, and what is shown there.

The wall's own window knows nothing but the room's view of the case (``app.views.room``). Here, on the
coordinator's side, it is decided which meeting that is, and when it goes away again.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QGuiApplication, QScreen
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from app.desktop.theme import Look
from app.models.base import Id
from app.models.changes import Change
from app.models.readers import COORDINATOR, RoomReader
from app.presenters.room_page import RoomPage
from app.services.ports import Workspace
from app.views.messages import Message, Tone
from app.views.shared.buttons import Segments, button
from app.views.shared.labels import text
from app.views.shared.naming import named
from app.words import _

if TYPE_CHECKING:
    from app.views.room.desk import RoomDesk
    from app.views.room.window import RoomWindow

__all__ = ["Wall", "WallBar", "other_screen"]


def other_screen(here: QScreen | None, screens: list[QScreen]) -> QScreen | None:
    """The screen that the coordinator's window is not on; None where there is only one."""
    return next((each for each in screens if each is not here), None)


class WallBar(QWidget):
    """The line in the coordinator's window that says what is on the wall, and turns its pages."""

    def __init__(
        self, look: Look, turn: Callable[[RoomPage], None], close: Callable[[], None]
    ) -> None:
        """``turn`` shows another page, ``close`` takes the wall down."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(14), look.px(6), look.px(14), 0)
        row.setSpacing(look.px(10))
        words = _("På væggen")
        row.addWidget(text(words, "strong", wrap=False))
        self.pages = Segments(look, words, _page_words(), lambda key: turn(RoomPage(key)))
        row.addWidget(self.pages)
        row.addWidget(text(_("Ctrl+1 til 5 og 0"), "caption", wrap=False))
        row.addStretch(1)
        self.close_it = button(look, _("Tag ned"), "plain", "x", on=close)
        self.close_it.setToolTip(_("Luk vinduet på væggen (F11)"))
        row.addWidget(self.close_it)
        named(self, words)
        self.hide()


def _page_words() -> tuple[tuple[str, str], ...]:
    return (
        (RoomPage.MAP.value, _("Kort")),
        (RoomPage.PLAN.value, _("Plan")),
        (RoomPage.AGREED.value, _("Aftaler")),
        (RoomPage.WEEK.value, _("Uge")),
        (RoomPage.SUMMARY.value, _("Opsummering")),
        (RoomPage.BLACK.value, _("Sort")),
    )


class Wall(QObject):
    """The wall of one desk. ``stood`` says whether something is on it now."""

    stood = Signal(bool)

    def __init__(
        self,
        look: Look,
        workspace: Workspace,
        say: Callable[[Message], None],
        window: QWidget,
        set_a_day: Callable[[], None],
    ) -> None:
        """``window`` is the coordinator's; ``say`` shows a message in it.

        ``set_a_day`` begins a new meeting, for a family that has none ahead.
        """
        super().__init__(window)
        self._look = look
        self._workspace = workspace
        self._say = say
        self._set_a_day = set_a_day
        self._beside = window
        self._case: Id | None = None
        self._desk: RoomDesk | None = None
        self._screen: QScreen | None = None
        self.window: RoomWindow | None = None
        self.bar = WallBar(look, self.turn_to, self.take_down)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenRemoved.connect(self._screen_gone)

    def toggle(self, case: Id | None) -> None:
        """Put the open family's meeting on the wall, or take down what is there."""
        if self.window is not None:
            self.take_down()
        elif case is None:
            self._say(
                Message(_("Åbn en familie først. Så kan mødet komme på væggen."), Tone.CAUTION)
            )
        else:
            self._begin(case)

    def put_up(self, case: Id, meeting: Id) -> None:
        """Show a meeting; that the room looks at the case is logged."""
        from app.presenters.room import room_view
        from app.views.room.desk import RoomDesk
        from app.views.room.window import RoomWindow

        self.take_down()
        self._workspace.opened(case, RoomReader(meeting))
        self._case = case
        look_up = partial(room_view, self._workspace.view, case, meeting)
        self._desk = RoomDesk(look_up, self._workspace.clock.today)
        here = self._beside.window().screen()
        self._screen = other_screen(here, QGuiApplication.screens())
        window = RoomWindow(self._look, self._desk, alone=self._screen is None)
        window.turned.connect(self.bar.pages.choose)
        window.closed.connect(self._went)
        self.window = window
        self.bar.pages.choose(window.page.value)
        self.bar.show()
        window.setScreen(self._screen or here)
        window.setGeometry((self._screen or here).geometry())
        window.showFullScreen()
        if self._screen is not None:
            self._beside.window().activateWindow()
        self.stood.emit(True)

    def turn_to(self, page: RoomPage) -> None:
        """Show another page on the wall, if it stands."""
        if self.window is not None:
            self.window.turn_to(page)

    def follow(self, change: Change) -> None:
        """Something changed: what is on the wall is looked at anew."""
        if self._desk is not None and change.case_id == self._case:
            self._desk.refresh()

    def take_down(self) -> None:
        """Take everything off the wall; nothing of it is kept."""
        if self.window is not None:
            self.window.close()

    def _went(self) -> None:
        window, desk = self.window, self._desk
        self.window = self._desk = self._case = self._screen = None
        self.bar.hide()
        for each in (window, desk):
            if each is not None:
                each.deleteLater()
        self.stood.emit(False)

    def _screen_gone(self, screen: QScreen) -> None:
        """Without its screen the window would jump onto the coordinator's."""
        if screen is self._screen:
            self.take_down()

    def _begin(self, case: Id) -> None:
        from app.presenters.room_choice import meeting_for_room, meetings_to_choose

        known = self._workspace.view(case, COORDINATOR).case
        today = self._workspace.clock.today()
        meeting = meeting_for_room(known, today)
        if meeting is not None:
            self.put_up(case, meeting)
            return
        choices = meetings_to_choose(known, today)
        if not choices:
            words = _("Der er ikke sat et møde. Sæt en dag, så kan det komme på væggen.")
            self._say(Message(words, Tone.CAUTION, _("Sæt en dag"), self._set_a_day))
            return
        menu = QMenu(self._beside)
        # words of a section are not drawn in a menu that wears a stylesheet
        menu.addAction(_("Hvilket møde skal på væggen?")).setEnabled(False)
        for each in choices:
            made = QAction(each.label.replace("&", "&&"), menu)
            made.triggered.connect(partial(self._chosen, case, each.id))
            menu.addAction(made)
        menu.setActiveAction(menu.actions()[1])  # Enter takes the next one; the heading is first
        self.menu = menu
        menu.popup(self._beside.mapToGlobal(self._beside.rect().center()))

    def _chosen(self, case: Id, meeting: Id, _checked: bool = False) -> None:
        self.put_up(case, meeting)
