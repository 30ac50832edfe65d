"""The meeting: points on the left, what we talk about in the middle, what we agreed on the right."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.models.base import Id
from app.models.case import Case
from app.models.meetings import (
    AgendaItem,
    Agreement,
    AgreementState,
    Attendance,
    Decision,
    Meeting,
    MeetingState,
    Recommendation,
)
from app.models.readers import RoomReader
from app.presenters.copying.sections import CopySection, copy_text
from app.presenters.deleted_minutes import deleted_sentences
from app.presenters.forms.entries import Raw
from app.presenters.forms.spec import Choice
from app.presenters.meeting_board import MeetingBoard, meeting_board, meeting_lines
from app.presenters.readiness_board import readiness_board
from app.rules.shown_meeting import meeting_to_show
from app.views.case.blocks import Group, Offer, Press, Ref
from app.views.case.page import CasePage, Vacancy
from app.views.case.readiness import readiness_group
from app.views.meeting.acts import MeetingActs
from app.views.meeting.attendance import Attending, present_rows
from app.views.meeting.cards import (
    ALL_NOTES,
    TURNED_OUT,
    agreed_groups,
    before_groups,
    held_groups,
    talk_groups,
)
from app.views.meeting.clock import MeetingClock
from app.views.meeting.columns import LeftColumn, columns
from app.views.meeting.deleted import deleted_groups
from app.views.meeting.head import MeetingHead
from app.views.meeting.note import PointNote
from app.views.meeting.points import PointRow
from app.views.meeting.writing import Writing, may_write
from app.views.page import PageContext
from app.views.shared.buttons import action
from app.views.shared.drafting import drop_draft, keep_draft
from app.views.shared.labels import text
from app.words import _

__all__ = ["MeetingPage"]

_BELONGING = frozenset({AgendaItem, Attendance, Agreement, Recommendation, Decision})


class MeetingPage(CasePage):
    """One meeting at a time; which one is chosen above."""

    title = _("Møde")
    offers = (Offer(_("Nyt møde"), Meeting),)
    section = CopySection.MEETING.value
    main_tone = "normal"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Build the columns, empty."""
        self._meeting: Id | None = None
        self._known: frozenset[Id] = frozenset()
        self._point: Id | None = None
        self._summed: Id | None = None
        self.acts = MeetingActs(context, self._known_now)
        self._all_notes = False
        super().__init__(context, parent)

    # --- building --------------------------------------------------------------------------------

    def head_widgets(self) -> tuple[QWidget, ...]:
        """Which meeting, and what can be done with it."""
        self.upper = MeetingHead(
            self.context.look,
            move_on=self._ask_to_move_on,
            sum_up=self._open_summary,
            edit=self._edit_meeting,
            paper=lambda: self.context.navigate("sheets", None),
        )
        self.upper.chooser.settled.connect(self._choose_meeting)
        self.chooser, self.move_on = self.upper.chooser, self.upper.move_on
        return self.upper.first

    def beside_summary(self) -> tuple[QWidget, ...]:
        """What the line of day and place opens, and copying: neither is pressed while people talk."""
        return (self.upper.about, *self._buttons[len(self.offers) :])

    def build_body(self) -> QWidget:
        """Three columns."""
        look = self.context.look
        self.attendance = Attending(
            self.context, self._open_meeting, lambda key: self.choose(Ref(Attendance, key)), self
        )
        self.attendance.box.absent.connect(self._without_citizen)
        self.attendance.box.guest_wanted.connect(partial(self.begin, Offer("", Attendance)))
        self.left = LeftColumn(look, self.attendance.line)
        self.left.points.chosen.connect(self._choose_point)
        self.left.points.ticked.connect(self._tick_point)
        self.left.points.entered.connect(self._write)
        self.left.points.unwanted.connect(lambda key: self.remove(Ref(AgendaItem, Id(key))))
        self.left.point_wanted.connect(partial(self.begin, Offer("", AgendaItem)))
        self.note = PointNote(look)
        self.note.typed.connect(self._keep_note)
        self.note.settled.connect(self._take_note)
        self.note.ticked.connect(self._tick_point)
        self.note.next_wanted.connect(self._next_point)
        self.note.work_wanted.connect(self._begin_note)
        self.note.details_wanted.connect(lambda key: self.choose(Ref(AgendaItem, Id(key))))
        self.clock = MeetingClock(look, self.context.workspace.clock)
        middle = QWidget()
        inside = QVBoxLayout(middle)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(look.px(14))
        self.writing = Writing(self.context, self._open_meeting, self)
        self.writing.kept.connect(self.board.show_top)
        self.writing.summary.closed.connect(self._close_summary)
        self.attendance.turned.connect(self.writing.give_way)
        inside.addWidget(self.clock)
        inside.addWidget(self.writing.summary, 1)
        for each in (self.attendance.box, self.note, self.writing.note):
            inside.addWidget(each)
        inside.addWidget(self.board, 1)
        self.board.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.agreed = self.made_board(_("Det har vi aftalt"))
        self.quick = self.writing.quick
        self._acts = (
            action(self, _("Begynd mødet"), "F5", on=self._begin_now),
            action(self, _("Hvem er kommet?"), "Ctrl+Shift+F", on=self._turn_attendance),
            action(self, _("Næste punkt"), "F8", on=self._next_point),
            action(self, _("Opsummering"), "F9", on=self._open_summary),
            action(self, _("Nyt arbejdsnotat"), "Ctrl+Shift+N", on=self._begin_note),
            action(self, _("Ny indstilling"), "Ctrl+Shift+I", on=self._begin_recommendation),
            action(self, _("Ny aftale"), "Ctrl+Shift+A", on=self.quick.line.setFocus),
        )
        self.addActions(self._acts)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(look.px(8))
        beside.addWidget(text(_("Det har vi aftalt"), "heading"))
        beside.addWidget(self.quick)
        beside.addWidget(self.agreed, 1)
        return columns(look, self.left, middle, right)

    # --- showing ---------------------------------------------------------------------------------

    def groups(self, case: Case) -> tuple[Group, ...]:
        """What we talk about: recommendations, then the plan."""
        board = self._board(case)
        if board is None:
            return ()
        workspace = self.context.workspace
        today = workspace.clock.today()
        talk = talk_groups(board, case, workspace.laws, today)
        meeting = case.get(Meeting, board.id)
        if self.read_only or meeting is None:
            return talk
        if meeting.state is not MeetingState.PLANNED:
            return held_groups(case, meeting, talk, today, all_notes=self._all_notes)
        ready = readiness_group(readiness_board(case, meeting, workspace.laws, today))
        return (*before_groups(case, meeting, today), ready, *talk, *deleted_groups(case))

    def is_vacant(self, groups: tuple[Group, ...]) -> bool:
        """Whether there is no meeting."""
        return self.case is None or not self.case.meetings

    def vacancy(self) -> Vacancy:
        """No meeting yet."""
        return Vacancy("message-2", _("Der er ikke noget møde endnu. Sæt en dag på det første."))

    def fill(self, case: Case) -> None:
        """Show one meeting: the one that was chosen, else the one that is now or next.

        A new meeting ends the choice: it may be the one that is next.
        """
        known = frozenset(each.id for each in case.meetings)
        if known - self._known or self._meeting not in known:
            self._meeting = meeting_to_show(case, self.context.workspace.clock.today())
        self._known = known
        self.vacant.say(" ".join((self.vacancy().sentence, *deleted_sentences(case))))
        super().fill(case)
        board = self._board(case)
        meeting = case.get(Meeting, self._meeting)
        if board is None or meeting is None:
            self.upper.show_none()
            return
        writable = not self.read_only and may_write(meeting)
        self._show_head(case, meeting)
        self.left.allow(point=writable)
        self.left.points.show_points(
            tuple(PointRow(each.id, each.number, each.title, each.done) for each in board.points)
        )
        rows = present_rows(case, board.attendees)
        self.attendance.fill(case, meeting, rows, writable=writable)
        self._show_point(board, writable=writable)
        self.writing.fill(case, meeting, writable=writable)
        self._turn_summary(shown=self._summed == meeting.id)
        self._show_clock(board, meeting)
        self.agreed.show_groups(agreed_groups(board), read_only=self.read_only)
        self.agreed.choose(self._chosen())
        self.quick.setVisible(writable)

    def _show_clock(self, board: MeetingBoard, meeting: Meeting) -> None:
        now = next((each for each in board.points if each.id == self._point), None)
        if self.read_only or meeting.state is not MeetingState.RUNNING or now is None:
            self.clock.stop()
        else:
            self.clock.follow(meeting.id, now.id, now.minutes)

    def showEvent(self, event: QShowEvent) -> None:
        """Back on the page: a meeting that is over gives way to the next, unless a form is open."""
        shown = self.case.get(Meeting, self._meeting) if self.case is not None else None
        over = shown is not None and not may_write(shown) and self.shown_record() is None
        if self.case is not None and over and not event.spontaneous():
            self._meeting = None
            self.fill(self.case)
        super().showEvent(event)

    def summed_up(self, case: Case) -> str:
        """When and where."""
        board = self._board(case)
        if board is None:
            return ""
        shared = board.shared if isinstance(self.reader, RoomReader) else ""
        words = (board.state.label.capitalize(), board.when, board.place, shared)
        return " · ".join(each for each in words if each)

    def select(self, key: Id) -> None:
        """A meeting is shown; of what belongs to one, its meeting first."""
        record = self.case.find(key) if self.case is not None else None
        if record is None or self.case is None:
            return
        if isinstance(record, Meeting):
            self._choose_meeting(record.id)
            return
        self._meeting = getattr(record, "meeting_id", None) or self._meeting
        if isinstance(record, AgendaItem):
            self._point = record.id
        self.fill(self.case)
        super().select(key)

    def preset(self, offer: Offer) -> Mapping[str, Raw]:
        """What is added here belongs to the meeting that is shown."""
        given = dict(offer.preset)
        if offer.kind in _BELONGING and self._meeting is not None:
            given["meeting_id"] = self._meeting
        if offer.kind is Attendance:
            given["present"] = "1"
        return given

    def copied_text(self, case: Case) -> str:
        """The minutes as text."""
        workspace = self.context.workspace
        self.note.settle()
        case = self.case or case
        return copy_text(
            case, CopySection.MEETING, workspace.laws, workspace.clock.today(), self._meeting
        )

    def page_actions(self) -> tuple[QAction, ...]:
        """What can be added here, an agreement among it, and copying."""
        return (*super().page_actions(), *self._acts)

    def leave(self) -> None:
        """Take the minutes that are being typed; an unfinished agreement is kept as a draft."""
        self.note.settle()
        self.writing.settle()
        super().leave()

    def _board(self, case: Case) -> MeetingBoard | None:
        if self._meeting is None:
            return None
        workspace = self.context.workspace
        return meeting_board(case, self._meeting, workspace.clock.today(), workspace.laws)

    def _show_head(self, case: Case, meeting: Meeting) -> None:
        lines = meeting_lines(case, self.context.workspace.clock.today())
        choices = tuple(Choice(each.id, each.title) for each in lines)
        step = self.acts.next_step(case, meeting, read_only=self.read_only)
        over = meeting.state is MeetingState.CLOSED
        writing = not self.read_only
        self.upper.show_meeting(choices, meeting.id, step, editable=writing, over=over)

    def _show_point(self, board: MeetingBoard, *, writable: bool) -> None:
        points = board.points
        known = next((each for each in points if each.id == self._point), None)
        now = known or next((each for each in points if each.current), None)
        now = now or next((each for each in points if not each.done), None)
        now = now or next(iter(points), None)
        if now is None:
            self._point = None
            self.note.show_point(None, "", writable=False, last=True)
            return
        fresh = self.note.point != now.id
        self._point = now.id
        self.left.points.choose(now.id)
        row = PointRow(now.id, now.number, now.title, now.done)
        self.note.show_point(row, now.note, writable=writable, last=now is points[-1])
        if fresh and writable and self.case is not None:
            draft = self.context.workspace.drafts.all(self.case.id).get(f"{now.id}/note")
            if draft is not None and draft != now.note:
                self.note.show_draft(draft)

    def _chosen(self) -> Ref | None:
        shown = self.shown_record()
        return Ref(*shown) if shown is not None else None

    # --- doing -----------------------------------------------------------------------------------

    @Slot(str)
    def _choose_meeting(self, key: str) -> None:
        self.note.settle()
        self._meeting, self._point, self._all_notes = Id(key), None, False
        if self.case is not None:
            self.fill(self.case)

    @Slot(str)
    def _choose_point(self, key: str) -> None:
        self.note.settle()
        self._point = Id(key)
        if self.case is not None:
            self.fill(self.case)

    @Slot(str)
    def _write(self, key: str) -> None:
        self._choose_point(key)
        self.note.area.setFocus()

    @Slot()
    def _next_point(self) -> None:
        """Done with this one, on to the next; after the last one the summary is read."""
        keys = list(self.left.points.ids)
        if self._point not in keys or self._open_meeting() is None:
            return
        self.note.settle()
        self.attendance.turn(False)
        at = keys.index(self._point)
        self.acts.change(AgendaItem, self._point, "done", "1")
        if at + 1 < len(keys):
            self._choose_point(keys[at + 1])
        else:
            self._open_summary()

    def _open_meeting(self) -> tuple[Case, Meeting] | None:
        """The meeting that is shown, where it may be written to."""
        meeting = self.case.get(Meeting, self._meeting) if self.case is not None else None
        if self.case is None or meeting is None or self.read_only or not may_write(meeting):
            return None
        return self.case, meeting

    @Slot()
    def _begin_now(self) -> None:
        """Begin the meeting that is planned; where it runs already, there is nothing to do."""
        shown = self._open_meeting()
        if shown is not None and shown[1].state is MeetingState.PLANNED:
            self._ask_to_move_on()

    @Slot()
    def _turn_attendance(self) -> None:
        if self._open_meeting() is not None:
            self._turn_summary(shown=False)
            self.attendance.toggle()

    @Slot()
    def _begin_note(self) -> None:
        """The box for a note takes the place of what it would not fit beside."""
        if self._open_meeting() is not None:
            self._turn_summary(shown=False)
            self.attendance.turn(False)
            self.writing.begin_note()

    def _begin_recommendation(self) -> None:
        if self._open_meeting() is not None:
            self.begin(Offer("", Recommendation))

    @Slot()
    def _open_summary(self) -> None:
        """The summary takes the middle; an empty one is written from the meeting at once."""
        self.note.settle()
        if self._open_meeting() is not None and not self.writing.summary.area.toPlainText():
            self.writing.compose()
        self._turn_summary(shown=True)
        self.writing.summary.focus()

    @Slot()
    def _close_summary(self) -> None:
        self._turn_summary(shown=False)

    def _turn_summary(self, *, shown: bool) -> None:
        """The summary of the meeting that is shown, or the meeting itself; never both."""
        self._summed = self._meeting if shown else None
        self.writing.summary.setVisible(shown)
        self.attendance.cover(covered=shown)
        self.writing.cover(covered=shown)
        self.note.setVisible(not shown and self._point is not None)
        self.board.setVisible(not shown)

    def pressed(self, press: Press) -> None:
        """What became of an agreement is said in one press; the older notes are shown in one."""
        state, _slash, key = press.key.removeprefix(TURNED_OUT).partition("/")
        if press.key == ALL_NOTES and self.case is not None:
            self._all_notes = not self._all_notes
            self.fill(self.case)
        elif not press.key.startswith(TURNED_OUT):
            super().pressed(press)
        elif self.case is not None and not self.read_only:
            self.acts.turn_out(key, AgreementState(state))

    def _known_now(self) -> tuple[Case, Id | None]:
        if self.case is None:
            raise LookupError
        return self.case, self._meeting

    @Slot(str)
    def _tick_point(self, key: str) -> None:
        self.note.settle()
        item = self.case.get(AgendaItem, Id(key)) if self.case is not None else None
        if item is not None and not self.read_only:
            self.acts.change(AgendaItem, key, "done", "" if item.done else "1")

    @Slot(str, str)
    def _keep_note(self, key: str, words: str) -> None:
        if self.case is not None:
            keep_draft(self.context, self.case.id, f"{key}/note", words)

    @Slot(str, str)
    def _take_note(self, key: str, words: str) -> None:
        if self.acts.change(AgendaItem, key, "note", words):
            if self.case is not None:
                drop_draft(self.context, self.case.id, f"{key}/note")
        else:
            self.note.take_back()

    def _ask_to_move_on(self) -> None:
        self.note.settle()
        if self.case is not None:
            self.acts.ask_to_move_on(self._moved_on, self._to_attendance)

    def _moved_on(self, step: str) -> None:
        """A meeting that has begun asks first who has come."""
        if step == "start" and self.attendance.is_open:
            self.attendance.focus()

    def _to_attendance(self) -> None:
        """Who has come is what is missing: it is noted there, and how to do without as well."""
        self._turn_summary(shown=False)
        self.attendance.turn(True)
        self.attendance.focus()

    @Slot(str)
    def _without_citizen(self, field: str) -> None:
        """The meeting's form: to put it off, or to say by which rule it is held all the same."""
        self._edit_meeting()
        form = self._own_inspector.form
        wanted = partial(form.focus_field, field) if field else form.button("postpone").click
        wanted()

    def _edit_meeting(self) -> None:
        if self._meeting is not None:
            self.choose(Ref(Meeting, self._meeting))
