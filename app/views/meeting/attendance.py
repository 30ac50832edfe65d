"""Attendance: a box in the middle while the meeting begins, and a line on the left all the time.

The line says how many are there and whether those who must be are; the box is where it is noted. It
opens by itself when a meeting begins and nobody is noted, and folds when the talk goes on.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.models.base import Id
from app.models.case import Case
from app.models.meetings import BESIDE_ROLES, Arrival, Attendance, Meeting, MeetingState
from app.presenters.attendance_board import (
    QuorumSpec,
    arrive,
    attendance_words,
    come,
    everybody_came,
    quorum_spec,
    unstated,
)
from app.presenters.meeting_board import AttendeeLine
from app.presenters.soft import softened
from app.services.operation import Operation
from app.views.meeting.present import PresentList, PresentRow
from app.views.meeting.short_scroll import ShortScroll
from app.views.page import PageContext
from app.views.shared.buttons import button, icon_button
from app.views.shared.labels import text
from app.views.shared.naming import named
from app.views.shared.tags import TagLine
from app.words import _

__all__ = ["AttendanceBox", "AttendanceLine", "Attending", "present_rows"]

_LEAST = 100
"""Pixels of the rows that are always in sight: three of them."""

Shown = Callable[[], tuple[Case, Meeting] | None]
"""The case and the meeting that are shown, None where there is none that may be written to."""


def present_rows(case: Case, attendees: tuple[AttendeeLine, ...]) -> tuple[PresentRow, ...]:
    """Return the rows of the box."""
    roles = {each.id: each.role for each in case.attendances}
    return tuple(
        PresentRow(
            each.id,
            f"{each.name} · {each.role}" if each.role else each.name,
            each.present,
            each.arrival.key if each.arrival else "",
            each.arrival.label if each.arrival else "",
            roles.get(each.id) in BESIDE_ROLES,
        )
        for each in attendees
    )


class _Quorum(QWidget):
    """Whether those who must be there are: a word, and below it what to do, in sentences."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._light = TagLine(look)
        self._lines = text("", "caption")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(3))
        layout.addWidget(self._light)
        layout.addWidget(self._lines)

    def show_quorum(self, spec: QuorumSpec | None) -> None:
        self.setVisible(spec is not None)
        if spec is not None:
            self._light.show_tags((spec.light,))
            self._lines.setText("\n".join(spec.lines))
            self._lines.setVisible(bool(spec.lines))


class AttendanceLine(QWidget):
    """On the left: how many are there; where nothing is written any more, who they were."""

    wanted = Signal()

    def __init__(self, look: Look) -> None:
        """Begin with nobody."""
        super().__init__()
        self._count = text("", "strong")
        self._names = text("", "caption")
        self.quorum = _Quorum(look)
        self.open = button(look, _("Hvem er kommet?"), "link", "users", on=self.wanted.emit)
        self.open.setToolTip(_("Hvem er kommet? (Ctrl+Skift+F)"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, look.px(8))
        layout.setSpacing(look.px(3))
        layout.addWidget(self._count)
        layout.addWidget(self.quorum)
        layout.addWidget(self._names)
        layout.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        named(self, _("Med i dag"))

    def show_line(self, count: str, names: str, question: str) -> None:
        """Show the count, the names where nobody is noted now, and what the button asks."""
        self.open.setText(question)
        self.open.setAccessibleName(question)
        self._count.setText(count)
        self._names.setText(softened(names))
        self._names.setVisible(bool(names))


class AttendanceBox(QFrame):
    """In the middle: everybody in one press, then those who did not simply come.

    ``absent`` asks for the meeting's form where the citizen has not come; it carries a field of it.
    """

    everybody = Signal()
    folded = Signal()
    guest_wanted = Signal()
    absent = Signal(str)

    def __init__(self, look: Look) -> None:
        """Begin out of sight."""
        super().__init__()
        self.setProperty("part", "card")
        self.list = PresentList(look)
        self.quorum = _Quorum(look)
        self.all = button(look, _("Alle er kommet"), icon="users", on=self.everybody.emit)
        self.fold = icon_button(look, "chevron-up", _("Fold fremmødet"), on=self.folded.emit)
        self.fold.setToolTip(_("Fold fremmødet (Ctrl+Skift+F)"))
        self.guest = button(look, _("Ny deltager"), "link", "plus", on=self.guest_wanted.emit)
        self._ways = QWidget()
        self.put_off = button(
            look, _("Udsæt mødet"), "link", "calendar-due", on=partial(self.absent.emit, "")
        )
        self.hold = button(
            look,
            _("Hold det uden borgeren"),
            "link",
            "message",
            on=partial(self.absent.emit, "law_key"),
        )
        ways = QHBoxLayout(self._ways)
        ways.setContentsMargins(0, 0, 0, 0)
        for each in (self.put_off, self.hold):
            ways.addWidget(each)
        ways.addStretch(1)
        head = QHBoxLayout()
        self._title = text("", "heading", wrap=False)
        head.addWidget(self._title, 1)
        head.addWidget(self.guest)
        head.addWidget(self.all)
        head.addWidget(self.fold)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.px(14), look.px(8), look.px(8), look.px(10))
        layout.setSpacing(look.px(4))
        layout.addLayout(head)
        layout.addWidget(ShortScroll(self.list, look.px(_LEAST)))
        layout.addWidget(self.quorum)
        layout.addWidget(self._ways)
        self.hide()

    def show_quorum(self, spec: QuorumSpec | None) -> None:
        """Say whether those who must be there are, and what can be done without the citizen."""
        self.quorum.show_quorum(spec)
        self._ways.setVisible(spec is not None and spec.no_citizen)

    def ask(self, question: str) -> None:
        """Ask who comes, or who has come."""
        self._title.setText(question)
        named(self, question)


class Attending(QObject):
    """Holds the box and the line; what is pressed there becomes operations.

    ``turned`` says that the box was opened or folded: what it would not fit beside gives way.
    """

    turned = Signal(bool)

    def __init__(
        self, context: PageContext, shown: Shown, details: Callable[[Id], None], parent: QWidget
    ) -> None:
        """``shown`` is asked each time something is noted; ``details`` opens somebody's form."""
        super().__init__(parent)
        self._context = context
        self._shown = shown
        self._details = details
        self._open = False
        self._seen: tuple[Id, MeetingState] | None = None
        self.box = AttendanceBox(context.look)
        self.line = AttendanceLine(context.look)
        self.box.list.ticked.connect(self._tick)
        self.box.list.arrived.connect(self._arrive)
        self.box.list.details_wanted.connect(lambda key: details(Id(key)))
        self.box.everybody.connect(self.everybody)
        self.box.folded.connect(partial(self.turn, False))
        self.line.wanted.connect(partial(self.turn, True))

    @property
    def is_open(self) -> bool:
        """Whether the box is open."""
        return self._open

    def fill(
        self, case: Case, meeting: Meeting, rows: tuple[PresentRow, ...], *, writable: bool
    ) -> None:
        """Show who is there; a meeting that has just begun opens the box."""
        if (meeting.id, meeting.state) != self._seen:
            self._seen = (meeting.id, meeting.state)
            begun = meeting.state is MeetingState.RUNNING
            self._open = begun and any(not each.present and not each.arrival for each in rows)
        left = unstated(case, meeting.id)
        running = writable and meeting.state is MeetingState.RUNNING
        spec = quorum_spec(case, meeting, self._context.workspace.laws) if running else None
        open_now = writable and self._open
        self.box.list.show_present(rows if writable else ())
        self.box.all.setVisible(running and bool(left))
        self.box.show_quorum(spec)
        self.box.setVisible(open_now)
        names = "" if running else _names(rows, meeting)
        ahead = meeting.state is MeetingState.PLANNED
        question = _("Hvem kommer?") if ahead else _("Hvem er kommet?")
        self.box.ask(question)
        self.line.show_line(attendance_words(case, meeting), names, question)
        self.line.open.setVisible(writable and not open_now)
        self.line.quorum.show_quorum(None if open_now else spec)

    @Slot()
    def everybody(self) -> None:
        """All who are not noted yet have come; the box stays, for those who have not."""
        shown = self._shown()
        if shown is None:
            return
        names = unstated(shown[0], shown[1].id)
        self._run(everybody_came(shown[0], shown[1].id))
        if names:
            self.box.list.check(names[0].id).setFocus()

    def turn(self, wanted: bool) -> None:
        """Open the box or fold it."""
        shown = self._shown()
        if shown is None or wanted is self._open:
            return
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.box.isAncestorOf(focused)
        self._open = wanted
        self.turned.emit(wanted)
        self.box.setVisible(wanted)
        self.line.open.setVisible(not wanted)
        if wanted:
            self.focus()
        elif had_focus:
            self.line.open.setFocus()
        running = shown[1].state is MeetingState.RUNNING
        spec = quorum_spec(*shown, self._context.workspace.laws) if running else None
        self.line.quorum.show_quorum(None if wanted else spec)

    def cover(self, *, covered: bool) -> None:
        """Give way to the summary, and come back after it."""
        self.box.setVisible(self._open and not covered and self._shown() is not None)

    @Slot()
    def toggle(self) -> None:
        """Open the box where it is folded, and the other way round."""
        self.turn(not self._open)

    def focus(self) -> None:
        """Ready for one key: all have come, else the first row."""
        if self.box.all.isVisible():
            self.box.all.setFocus()
        elif self.box.list.ids:
            self.box.list.check(self.box.list.ids[0]).setFocus()

    @Slot(str, bool)
    def _tick(self, key: str, is_there: bool) -> None:
        """Who is there for a citizen is shown at once: what they may hear is chosen there."""
        shown = self._shown()
        if shown is None:
            return
        self._run(come(shown[0], Id(key), there=is_there))
        row = shown[0].get(Attendance, Id(key))
        if is_there and row is not None and row.role in BESIDE_ROLES:
            self._details(row.id)

    @Slot(str, str)
    def _arrive(self, key: str, arrival: str) -> None:
        shown = self._shown()
        if shown is not None:
            self._run(arrive(shown[0], Id(key), Arrival(arrival)))

    def _run(self, wish: Operation | None) -> None:
        if wish is not None:
            self._context.run(wish)


def _names(rows: tuple[PresentRow, ...], meeting: Meeting) -> str:
    """Who is asked to come, or who came and how."""
    ahead = meeting.state in {MeetingState.PLANNED, MeetingState.POSTPONED}
    chosen = [each for each in rows if ahead or each.present or each.arrival]
    words = [f"{each.words} ({each.said})" if each.said else each.words for each in chosen]
    return (", " if ahead else "\n").join(words)
