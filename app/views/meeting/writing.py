"""Work notes and the summary of the meeting that is shown: what their boxes say becomes operations."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.models.base import Id
from app.models.case import Case
from app.models.meetings import Agreement, Meeting, MeetingState
from app.models.readers import RoomReader
from app.presenters.forms import new_operation
from app.presenters.meeting_summary import (
    read_aloud,
    read_text,
    remark_lines,
    summary_text,
    write_remark,
    write_summary,
)
from app.presenters.quick_agreement import agreement_typed
from app.presenters.summary_gaps import summary_gaps
from app.presenters.work_notes import health_warning, note_operation, speakers
from app.views.meeting.quick_line import QuickLine
from app.views.meeting.summary import SummaryBox
from app.views.meeting.work_note import WorkNoteBox
from app.views.page import Message, PageContext, Tone
from app.views.shared.drafting import drop_draft, keep_draft
from app.views.shared.form import DRAFT_AFTER_MS
from app.words import _

if TYPE_CHECKING:
    from app.presenters.forms.entries import Raw

__all__ = ["Writing", "may_write"]

Shown = Callable[[], tuple[Case, Meeting] | None]
"""The case and the meeting that are shown, None where there is none that may be written to."""


class Writing(QObject):
    """Holds the two boxes; every text is a draft within a second and an operation on leaving it.

    ``kept`` says that a note has become one: the newest stands at the top of what was said.
    """

    kept = Signal()

    def __init__(self, context: PageContext, shown: Shown, parent: QWidget) -> None:
        """``shown`` is asked each time something is to be written."""
        super().__init__(parent)
        self._context = context
        self._shown = shown
        self.note = WorkNoteBox(context.look)
        self.note.entered.connect(self.keep_note)
        self.note.typed.connect(self._draft_note)
        self.note.looked.connect(self._look)
        self.note.hide()
        self.summary = SummaryBox(context.look)
        self.summary.settled.connect(self._take_summary)
        self.summary.typed.connect(self._draft_summary)
        self.summary.composed.connect(self.compose)
        self.summary.read.connect(self._read)
        self.summary.opened.connect(self._tell_unsaid)
        self.summary.remarks.settled.connect(self._take_remark)
        self.summary.remarks.typed.connect(self._draft_remark)
        self.quick = QuickLine(context.look)
        self.quick.line.setToolTip(_("Ny aftale (Ctrl+Skift+A)"))
        self.quick.entered.connect(self._add_agreement)
        self.quick.typed.connect(self._wait)
        self._quick_timer = QTimer(self)
        self._quick_timer.setSingleShot(True)
        self._quick_timer.setInterval(DRAFT_AFTER_MS)
        self._quick_timer.timeout.connect(self._draft_line)
        self._meeting: Id | None = None
        self._noting = self._aside = False

    def fill(self, case: Case, meeting: Meeting, *, writable: bool) -> None:
        """Show what is kept of a meeting; what was typed before a crash comes back."""
        self.note.show_speakers(speakers(case, meeting.id))
        words = meeting.summary or ""
        self.summary.show_summary(words, read_text(meeting, None), writable=writable)
        kept = self._context.workspace.drafts.all(case.id) if writable else {}
        lines = remark_lines(case, meeting)
        for key in self.summary.remarks.show_lines(lines, writable=writable):
            if f"{key}/remark" in kept:
                self.summary.remarks.put(key, kept[f"{key}/remark"])
        if self.summary.isVisible():
            self._tell_unsaid()
        fresh = meeting.id != self._meeting
        if fresh or not (self.quick.line.hasFocus() or self.quick.line.text()):
            self._quick_timer.stop()
            self.quick.line.setText(kept.get(f"{meeting.id}/agreement", ""))
        if not fresh:
            return
        self._meeting = meeting.id
        self.note.put(kept.get(f"{meeting.id}/work", ""))
        self._noting, self._aside = bool(self.note.words), False
        self.note.setVisible(self._noting)
        draft = kept.get(f"{meeting.id}/summary")
        if draft is not None and draft != words:
            self.summary.put(draft)

    def settle(self) -> None:
        """Take the summary that is being typed; an unfinished note is kept as a draft."""
        self.summary.settle()
        if self.note.words:
            self.note.tell()
        if self._quick_timer.isActive():
            self._quick_timer.stop()
            self._draft_line()

    def begin_note(self) -> None:
        """Show the box for a note, ready to type."""
        if self._shown() is not None:
            self._noting, self._aside = True, False
            self.note.show()
            self.note.area.setFocus()

    def cover(self, *, covered: bool) -> None:
        """The summary stands alone: the box for a note gives way to it."""
        self.note.setVisible(self._noting and not covered and not self._aside)

    @Slot(bool)
    def give_way(self, wanted: bool) -> None:
        """Attendance was opened or folded: there is no room for a note below it."""
        self._aside = wanted
        self.cover(covered=not self.summary.isHidden())

    @Slot()
    def keep_note(self) -> None:
        """What stands in the box becomes a note; the box is ready for the next one."""
        shown = self._shown()
        if shown is None or not self.note.words:
            return
        case, meeting = shown
        workspace = self._context.workspace
        made = note_operation(
            case,
            meeting.id,
            self.note.words,
            self.note.who.key(),
            workspace.clock.now(),
            workspace.ids,
            fact=self.note.fact.isChecked(),
        )
        if self._context.run(made) is not None:
            self.note.clear()
            drop_draft(self._context, case.id, f"{meeting.id}/work")
            self.kept.emit()

    @Slot()
    def _tell_unsaid(self) -> None:
        """Say what the summary leaves out, and why, before it is read aloud: here and nowhere else."""
        shown = self._shown()
        if shown is None:
            self.summary.unsaid.say(())
            return
        case, meeting = shown
        workspace, reader = self._context.workspace, RoomReader(meeting.id)
        room = workspace.view(case.id, reader).case
        why = partial(workspace.why, case.id, reader)
        today = workspace.clock.today()
        self.summary.unsaid.say(summary_gaps(case, room, meeting, why, today))

    def _composed(self, case: Case, meeting: Meeting) -> str:
        workspace = self._context.workspace
        room = workspace.view(case.id, RoomReader(meeting.id)).case
        return summary_text(room, meeting.id, workspace.laws, workspace.clock.today())

    @Slot()
    def compose(self) -> None:
        """Write the summary from what was written, as the room may see it."""
        shown = self._shown()
        if shown is None:
            return
        words = self._composed(*shown)
        self.summary.put(words)
        self._take_summary(words)
        if not words:
            said = _(
                "Der er intet, som alle i rummet må se. Giv samtykke til drøftelse i mødet under"
                " Samtykke, eller skriv opsummeringen selv."
            )
            self._context.message(Message(said, Tone.CAUTION))

    @Slot(str)
    def _add_agreement(self, words: str) -> None:
        """What was typed on the line becomes an agreement; the line is ready for the next one."""
        shown = self._shown()
        if shown is None:
            return
        case, meeting = shown
        workspace = self._context.workspace
        today = workspace.clock.today()
        values: dict[str, Raw] = {**agreement_typed(words, case, today), "meeting_id": meeting.id}
        made = new_operation(Agreement, case, values, workspace.ids, today)
        if isinstance(made, tuple):
            self.quick.say_wrong(" ".join(each.sentence for each in made))
            return
        self.quick.say_wrong("")
        if self._context.run(made) is not None:
            self._quick_timer.stop()
            self.quick.line.clear()
            drop_draft(self._context, case.id, f"{meeting.id}/agreement")

    @Slot()
    def _wait(self) -> None:
        """A draft comes at most a second after the first letter, however fast one types."""
        if not self._quick_timer.isActive():
            self._quick_timer.start()

    @Slot()
    def _draft_line(self) -> None:
        self._draft("agreement", self.quick.line.text())

    @Slot(str)
    def _take_summary(self, words: str) -> None:
        shown = self._shown()
        if shown is None:
            return
        case, meeting = shown
        wish = write_summary(case, meeting, words, self._context.workspace.ids)
        if wish is None or self._context.run(wish) is not None:
            drop_draft(self._context, case.id, f"{meeting.id}/summary")

    @Slot(str, str)
    def _take_remark(self, key: str, words: str) -> None:
        """A citizen's own comment; a summary that nobody has put right says it too."""
        shown = self._shown()
        wish = write_remark(shown[0], Id(key), words) if shown is not None else None
        if shown is None:
            return
        untouched = self.summary.area.toPlainText().strip() == self._composed(*shown)
        if wish is None or self._context.run(wish) is not None:
            drop_draft(self._context, shown[0].id, f"{key}/remark")
        if wish is not None and untouched:
            self.compose()

    @Slot(str, str)
    def _draft_remark(self, key: str, words: str) -> None:
        shown = self._shown()
        if shown is not None:
            keep_draft(self._context, shown[0].id, f"{key}/remark", words)

    @Slot()
    def _read(self) -> None:
        self.summary.settle()
        shown = self._shown()
        if shown is not None:
            self._context.run(read_aloud(shown[1], self._context.workspace.clock.now()))

    @Slot(str)
    def _draft_note(self, words: str) -> None:
        self._draft("work", words)

    @Slot(str)
    def _draft_summary(self, words: str) -> None:
        self._draft("summary", words)

    def _draft(self, place: str, words: str) -> None:
        shown = self._shown()
        if shown is not None:
            keep_draft(self._context, shown[0].id, f"{shown[1].id}/{place}", words)

    @Slot(str, str)
    def _look(self, words: str, speaker: str) -> None:
        shown = self._shown()
        if shown is not None:
            lexicon = self._context.workspace.lexicon
            self.note.warn(health_warning(shown[0], words, speaker, lexicon))


def may_write(meeting: Meeting) -> bool:
    """Whether a meeting's minutes are still written."""
    return meeting.state not in {MeetingState.CLOSED, MeetingState.POSTPONED}
