"""Mødedag: choose a day, put families on it, move them, send what goes out; see who is not ready."""

from datetime import date, timedelta
from itertools import pairwise

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.models.base import Id
from app.models.case import Case
from app.models.meetings import Meeting
from app.models.readers import COORDINATOR
from app.presenters.day_paper import sent_again
from app.presenters.forms.spec import Choice, FieldKind, FieldSpec
from app.presenters.meeting_day import (
    SLOT,
    DaySlot,
    Wanted,
    meeting_day,
    new_slot,
    next_start,
    other_days,
)
from app.views.meeting_day.cards import DayList
from app.views.meeting_day.moving import (
    ask_consents,
    move_to_day,
    move_within_day,
    take_off,
)
from app.views.meeting_day.paper_desk import DayPaperDesk, PaperHeard
from app.views.page import Message, Page, PageContext, Tone
from app.views.shared.buttons import action
from app.views.shared.combo import Combo
from app.views.shared.date_field import DateEditor
from app.views.shared.empty import Empty
from app.views.shared.flow import FlowLayout
from app.views.shared.labels import text
from app.views.shared.naming import named
from app.views.sheets.handing import Outlets
from app.words import _, ngettext
from app.words.dates import clock_text, day_long, day_medium, day_numeric
from app.words.typed import day_typed, number_typed, time_typed

__all__ = ["MeetingDayPage"]

_WIDTH = 980
_SATURDAY = 5
_LONGEST = 240
"""Minutes of one family's time at most."""
_ARROW = 84
"""Pixels beside the words of a box with choices."""
_WIDEST_BOX = 300


class MeetingDayPage(Page):
    """One day; only the cases that have a meeting on it are read."""

    def __init__(self, context: PageContext, *, outlets: Outlets | None = None) -> None:
        """Begin with the next day that has a meeting; ``outlets`` are printers and files."""
        super().__init__(context)
        self._day: date | None = None
        self._cases: tuple[Case, ...] = ()
        look = context.look
        outer = QHBoxLayout(self)
        side = look.px(20)
        outer.setContentsMargins(side, look.px(14), side, look.px(8))
        column = QWidget()
        column.setMaximumWidth(look.px(_WIDTH))
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(look.px(12))
        self._title = text("", "lead")
        inside.addLayout(self._which_day())
        inside.addWidget(self._adding())
        self._nobody = Empty(
            look,
            "calendar-event",
            _("Der er ingen familier på dagen. Vælg den første ovenfor."),
            _("Vælg familie"),
            self._to_families,
        )
        inside.addWidget(self._nobody, 1)
        self.list = DayList(look)
        self.list.used.connect(self._open)
        self.list.moved.connect(self._move)
        self.list.sent_to.connect(self._move_to_day)
        self.list.unwanted.connect(self._take_off)
        self.list.consent_wanted.connect(self._consent)
        inside.addWidget(self.list, 1)
        outer.addWidget(column, 100)
        outer.addStretch(1)
        heard = PaperHeard(self.show_desk, self._order_stops)
        self.paper = DayPaperDesk(context, self, outlets or Outlets(), heard)
        self._acts = self._made_actions()

    # --- building --------------------------------------------------------------------------------

    def _made_actions(self) -> tuple[QAction, ...]:
        made = (
            action(self, _("Føj familie til dagen"), "Ctrl+N", on=self._to_families),
            action(self, _("Udskriv dagens papir …"), "Ctrl+P", on=self.paper.print_all),
            action(self, _("Gem dagens papir i mappe …"), "Ctrl+Shift+S", on=self.paper.save_all),
        )
        for each in made:
            self.addAction(each)
        return made

    def _which_day(self) -> QHBoxLayout:
        """The day, typed or chosen, and what there is on it."""
        look = self.context.look
        row = QHBoxLayout()
        row.setSpacing(look.px(12))
        self.day = DateEditor(look, self.context.workspace.clock.today)
        self.day.settled.connect(self._day_typed)
        self.days = Combo(look)
        self.days.settled.connect(self._day_chosen)
        row.addWidget(self._labelled(_("Mødedag"), self.day, 164))
        row.addWidget(self._labelled(_("Dage med møder"), self.days, 190))
        row.addSpacing(look.px(8))
        row.addWidget(self._title, 1, Qt.AlignmentFlag.AlignBottom)
        return row

    def _adding(self) -> QWidget:
        """Whom to add, and what is the same for all; goes on below where it is narrow."""
        look = self.context.look
        holder = QWidget()
        row = FlowLayout(holder, look.px(12))
        self.starts, self.minutes, self.room = QLineEdit(), QLineEdit(str(SLOT)), QLineEdit()
        self.starts.setPlaceholderText(_("næste ledige"))
        self.room.setPlaceholderText(_("fx Lokale 2"))
        self.family = Combo(look)
        self.family.settled.connect(self._add)
        for words, widget, width in (
            (_("Klokken"), self.starts, 124),
            (_("Minutter til hver"), self.minutes, 124),
            (_("Lokale"), self.room, 190),
            (_("Føj familie til dagen"), self.family, 250),
        ):
            row.addWidget(self._labelled(words, widget, width))
        return holder

    def _labelled(self, words: str, widget: QWidget, width: int) -> QWidget:
        look = self.context.look
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(2))
        label = text(words, "label", wrap=False)
        control = widget.control if isinstance(widget, DateEditor) else widget
        named(control, words, "", label)
        widget.setFixedWidth(look.px(width))
        control.setMinimumHeight(look.px(34))
        box.addWidget(label)
        box.addWidget(widget)
        return holder

    def _widen(self, box: Combo, least: int) -> None:
        """Give a box the width of its longest words, so that none of them is cut."""
        look = self.context.look
        box.ensurePolished()  # before that its type is the system's
        words = [box.fontMetrics().horizontalAdvance(box.itemText(at)) for at in range(box.count())]
        width = min(
            max([look.px(least), *(each + look.px(_ARROW) for each in words)]), look.px(_WIDEST_BOX)
        )
        box.setFixedWidth(width)

    # --- showing ---------------------------------------------------------------------------------

    @property
    def shown_day(self) -> date:
        """The day that is shown."""
        return self._day or self.context.workspace.clock.today()

    def show_desk(self) -> None:
        """Read the cases of the day anew, and no others."""
        if self.paper.telling:  # many sheets are being logged: once is enough, after the last
            return
        workspace = self.context.workspace
        today = workspace.clock.today()
        ahead = workspace.meeting_days()
        if self._day is None:
            self._day = next((each for each, _case in ahead if each >= today), _workday(today))
        self._cases = self._cases_on(self.shown_day)
        slots = meeting_day(self._cases, self.shown_day, workspace.laws, today)
        days = other_days((each for each, _case in ahead), self.shown_day, today)
        self._show_fields(ahead, slots)
        self.list.show_slots(
            slots, tuple(Choice(each.isoformat(), day_medium(each, today)) for each in days)
        )
        self.list.setVisible(bool(slots))
        self._nobody.setVisible(not slots)
        self.paper.show_day(self._cases, self.shown_day)
        self._tell_panel()

    def _cases_on(self, day: date) -> tuple[Case, ...]:
        workspace = self.context.workspace
        on_it = dict.fromkeys(case for each, case in workspace.meeting_days() if each == day)
        return tuple(workspace.view(each, COORDINATOR).case for each in on_it)

    def _show_fields(self, ahead: tuple[tuple[date, Id], ...], slots: tuple[DaySlot, ...]) -> None:
        workspace = self.context.workspace
        today, day = workspace.clock.today(), self.shown_day
        spec = FieldSpec("day", _("Mødedag"), FieldKind.DATE, day_numeric(day))
        self.day.show_field(spec)
        days = sorted({each for each, _case in ahead if each >= today} | {day})
        self.days.show_choices(
            tuple(Choice(each.isoformat(), day_medium(each, today)) for each in days),
            day.isoformat(),
        )
        self._widen(self.days, 180)
        there = {each.case for each in slots}
        free = (each for each in workspace.families() if each.id not in there and not each.closed)
        self.family.show_choices(
            (Choice("", _("Vælg familie")), *(Choice(each.id, each.name) for each in free)), ""
        )
        count = ngettext("{count} familie", "{count} familier", len(slots)).format(count=len(slots))
        words = day_long(day)
        after = clock_text(next_start(self._cases, day, self._minutes()))
        free_from = _("næste ledige tid kl. {time}").format(time=after)
        self._title.setText(f"{words[:1].upper()}{words[1:]}\n{count} · {free_from}")

    def _order_stops(self) -> None:
        """The keyboard comes to the fields, each family with its buttons, then the paper."""
        fields = (self.day.control, self.days, self.starts, self.minutes, self.room, self.family)
        stops = (*fields, *self.list.stops(), *self.paper.panel.stops())
        for before, after in pairwise(stops):
            if before.window() is after.window():
                self.setTabOrder(before, after)

    def _tell_panel(self) -> None:
        if self.isVisible():
            self.inspector_wanted.emit(bool(self.list.keys))

    def showEvent(self, event: QShowEvent) -> None:
        """The panel is there as long as there is a family to send something to."""
        super().showEvent(event)
        self._tell_panel()
        self.paper.resume()

    def inspector(self) -> QWidget | None:
        """The paper of the day."""
        return self.paper.panel

    def page_actions(self) -> tuple[QAction, ...]:
        """Put a family on the day, and let the paper out."""
        return self._acts

    def leave(self) -> None:
        """Let what is on its way to a printer come out and into the log."""
        self.paper.leave()

    # --- doing -----------------------------------------------------------------------------------

    def show_day(self, day: date) -> None:
        """Show another day."""
        self._day = day
        self.show_desk()

    def select(self, key: Id) -> None:
        """Show the day of a meeting, or of the family's next one, with the keyboard on its card."""
        workspace = self.context.workspace
        for day, case in workspace.meeting_days():
            found = workspace.view(case, COORDINATOR).case.get(Meeting, key)
            if found is not None and found.day == day:
                self.show_day(day)
                self.list.focus_on(key)
                return

    @Slot(object)
    def _day_typed(self, raw: object) -> None:
        day = day_typed(str(raw), self.context.workspace.clock.today(), ahead=True)
        if day is not None:
            self.show_day(day)

    @Slot(str)
    def _day_chosen(self, key: str) -> None:
        self.show_day(date.fromisoformat(key))

    def _to_families(self) -> None:
        self.family.setFocus()
        self.family.showPopup()

    def _minutes(self) -> int:
        return min(number_typed(self.minutes.text()) or SLOT, _LONGEST)

    @Slot(str)
    def _add(self, key: str) -> None:
        """One gesture: the family's meeting, at the next free time, with those who usually come."""
        if not key:
            return
        workspace, day, minutes = self.context.workspace, self.shown_day, self._minutes()
        starts = time_typed(self.starts.text()) or next_start(self._cases, day, minutes)
        self.starts.clear()
        case = workspace.view(Id(key), COORDINATOR).case
        wanted = Wanted(day, starts, minutes, self.room.text().strip())
        act = new_slot(case, wanted, workspace.laws, workspace.ids)
        if self.context.run(act) is not None:
            invited = ngettext("{count} er inviteret", "{count} er inviteret", len(act.belonging))
            words = _("{family} kl. {time}. {invited}.").format(
                family=case.head.name,
                time=clock_text(starts),
                invited=invited.format(count=len(act.belonging)),
            )
            self.context.message(Message(words, Tone.GOOD))
        self.show_desk()

    @Slot(str, int)
    def _move(self, key: str, by: int) -> None:
        said = move_within_day(self.context, self._cases, self.shown_day, (Id(key), by))
        self.show_desk()
        self._say_again(said)

    @Slot(str, str)
    def _move_to_day(self, key: str, day: str) -> None:
        """Another day, after those who are there; who is invited and what they need comes along."""
        found = self._found(key)
        if found is None:
            return
        wanted = date.fromisoformat(day)
        said = move_to_day(self.context, found, self._cases_on(wanted), wanted)
        self.show_desk()
        if said is not None:
            again = self._again((found[0].id,))
            told = said._replace(
                text=" ".join(filter(None, (said.text, again))),
                tone=Tone.CAUTION if again else said.tone,
                action_label=_("Vis dagen"),
                action=lambda: self.show_day(wanted),
            )
            self.context.message(told)

    def _again(self, cases: tuple[Id, ...]) -> str:
        """Whose invitations are no longer true."""
        workspace = self.context.workspace
        found = [workspace.view(each, COORDINATOR).case for each in cases]
        return sent_again(found, workspace.clock.today())

    def _say_again(self, cases: tuple[Id, ...]) -> None:
        said = self._again(cases)
        if said:
            self.context.message(Message(said, Tone.CAUTION))

    @Slot(str)
    def _take_off(self, key: str) -> None:
        """The planned meeting goes; the family stays as it is."""
        found = self._found(key)
        if found is not None:
            told = take_off(self.context, *found)
            if told is not None:
                self.context.message(told)
            self.show_desk()

    @Slot(str)
    def _consent(self, key: str) -> None:
        """Ask for the consent to discuss, or write down the answer: its entry is opened."""
        found = self._found(key)
        if found is not None:
            ask_consents(self.context, *found)

    @Slot(str)
    def _open(self, key: str) -> None:
        found = self._found(key)
        if found is not None:
            self.context.open_case(found[0].id)
            self.context.navigate("meeting", Id(key))

    def _found(self, key: str) -> tuple[Case, Meeting] | None:
        rows = ((case, case.get(Meeting, Id(key))) for case in self._cases)
        return next(((case, each) for case, each in rows if each is not None), None)


def _workday(day: date) -> date:
    """The next day on which anybody holds meetings."""
    following = day + timedelta(1)
    while following.weekday() >= _SATURDAY:
        following += timedelta(1)
    return following
