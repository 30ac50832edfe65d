"""Mødedag: choose a day, put families on it, move them; see at a glance who is not ready."""

from datetime import date, timedelta

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.models.base import Id
from app.models.case import Case
from app.models.meetings import Meeting
from app.models.readers import COORDINATOR
from app.presenters.forms.spec import Choice, FieldKind, FieldSpec
from app.presenters.meeting_day import (
    SLOT,
    DaySlot,
    Wanted,
    meeting_day,
    new_slot,
    next_start,
    reordered,
)
from app.services.acts.records import Drop
from app.views.meeting_day.cards import DayList
from app.views.page import Message, Page, PageContext, Tone
from app.views.shared.buttons import action
from app.views.shared.combo import Combo
from app.views.shared.date_field import DateEditor
from app.views.shared.empty import Empty
from app.views.shared.labels import text
from app.views.shared.naming import named
from app.words import _, ngettext
from app.words.dates import clock_text, day_long, day_medium, day_numeric
from app.words.typed import day_typed, number_typed, time_typed

__all__ = ["MeetingDayPage"]

_WIDTH = 980
_SATURDAY = 5
_LONGEST = 240
"""Minutes of one family's time at most."""


class MeetingDayPage(Page):
    """One day; only the cases that have a meeting on it are read."""

    def __init__(self, context: PageContext) -> None:
        """Begin with the next day that has a meeting."""
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
        inside.addLayout(self._fields())
        self._title = text("", "lead")
        inside.addWidget(self._title)
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
        self.list.unwanted.connect(self._take_off)
        inside.addWidget(self.list, 1)
        outer.addWidget(column, 100)
        outer.addStretch(1)
        self._add_action = action(self, _("Føj familie til dagen"), "Ctrl+N", on=self._to_families)
        self.addAction(self._add_action)

    # --- building --------------------------------------------------------------------------------

    def _fields(self) -> QHBoxLayout:
        """Which day, then what is the same for all, then who."""
        look = self.context.look
        row = QHBoxLayout()
        row.setSpacing(look.px(12))
        self.day = DateEditor(look, self.context.workspace.clock.today)
        self.day.settled.connect(self._day_typed)
        self.days = Combo(look)
        self.days.settled.connect(self._day_chosen)
        self.starts, self.minutes, self.room = QLineEdit(), QLineEdit(str(SLOT)), QLineEdit()
        self.starts.setPlaceholderText(_("næste ledige"))
        self.room.setPlaceholderText(_("fx Lokale 2"))
        self.family = Combo(look)
        self.family.settled.connect(self._add)
        for words, widget, width in (
            (_("Mødedag"), self.day, 160),
            (_("Dage med møder"), self.days, 180),
            (_("Klokken"), self.starts, 112),
            (_("Minutter til hver"), self.minutes, 108),
            (_("Lokale"), self.room, 112),
            (_("Føj familie til dagen"), self.family, 200),
        ):
            row.addLayout(self._labelled(words, widget, width))
        row.addStretch(1)
        return row

    def _labelled(self, words: str, widget: QWidget, width: int) -> QVBoxLayout:
        look = self.context.look
        box = QVBoxLayout()
        box.setSpacing(look.px(2))
        label = text(words, "label", wrap=False)
        control = widget.control if isinstance(widget, DateEditor) else widget
        named(control, words, "", label)
        widget.setFixedWidth(look.px(width))
        control.setMinimumHeight(look.px(34))
        box.addWidget(label)
        box.addWidget(widget)
        return box

    # --- showing ---------------------------------------------------------------------------------

    @property
    def shown_day(self) -> date:
        """The day that is shown."""
        return self._day or self.context.workspace.clock.today()

    def show_desk(self) -> None:
        """Read the cases of the day anew, and no others."""
        workspace = self.context.workspace
        today = workspace.clock.today()
        ahead = workspace.meeting_days()
        if self._day is None:
            self._day = next((each for each, _case in ahead if each >= today), _workday(today))
        on_it = dict.fromkeys(case for each, case in ahead if each == self._day)
        self._cases = tuple(workspace.view(each, COORDINATOR).case for each in on_it)
        slots = meeting_day(self._cases, self.shown_day, workspace.laws, today)
        self._show_fields(ahead, slots)
        self.list.show_slots(slots)
        self.list.setVisible(bool(slots))
        self._nobody.setVisible(not slots)

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
        there = {each.case for each in slots}
        free = (each for each in workspace.families() if each.id not in there and not each.closed)
        self.family.show_choices(
            (Choice("", _("Vælg familie")), *(Choice(each.id, each.name) for each in free)), ""
        )
        count = ngettext("{count} familie", "{count} familier", len(slots)).format(count=len(slots))
        words = day_long(day)
        after = clock_text(next_start(self._cases, day, self._minutes()))
        free_from = _("næste ledige tid kl. {time}").format(time=after)
        self._title.setText(f"{words[:1].upper()}{words[1:]} · {count} · {free_from}")

    def page_actions(self) -> tuple[QAction, ...]:
        """Put a family on the day."""
        return (self._add_action,)

    # --- doing -----------------------------------------------------------------------------------

    def show_day(self, day: date) -> None:
        """Show another day."""
        self._day = day
        self.show_desk()

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
        for each in reordered(self._cases, self.shown_day, Id(key), by):
            self.context.run(each)
        self.show_desk()

    @Slot(str)
    def _take_off(self, key: str) -> None:
        """The planned meeting goes; the family stays as it is."""
        found = self._found(key)
        if found is not None:
            case, meeting = found
            if self.context.run(Drop(case.id, Meeting, meeting.id, meeting.version)) is not None:
                words = _("{family} er taget af dagen.").format(family=case.head.name)
                self.context.message(Message(words))
            self.show_desk()

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
