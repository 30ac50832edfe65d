"""The calendar: what is coming up day by day, and what comes every week."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtWidgets import QWidget

from app.models.base import Record
from app.models.case import Case
from app.models.meetings import Agreement, Appointment, Meeting
from app.presenters.calendar_list import CalendarDay, CalendarEntry, EntryKind, calendar_list
from app.presenters.forms.spec import Choice
from app.presenters.who import concerned_text
from app.views.calendar.taking import TakingHome
from app.views.case.blocks import Block, Group, Line, Offer, Ref
from app.views.case.page import CasePage, Vacancy
from app.words import _
from app.words.dates import WEEKDAYS, clock_text

__all__ = ["CalendarPage"]

_KINDS: Final[Mapping[EntryKind, tuple[type[Record], str]]] = MappingProxyType(
    {
        EntryKind.APPOINTMENT: (Appointment, "clock"),
        EntryKind.MEETING: (Meeting, "message-2"),
        EntryKind.AGREEMENT: (Agreement, "calendar-check"),
    }
)


class CalendarPage(CasePage):
    """Days on the left, what comes every week on the right."""

    title = _("Kalender")
    offers = (Offer(_("Ny tid"), Appointment),)

    def tail_widgets(self) -> tuple[QWidget, ...]:
        """The calendar as a file for one of them."""
        self.taking = TakingHome(self.context, self)
        return (self.taking.button,)

    def fill(self, case: Case) -> None:
        """Show the days, and for whom there can be a file."""
        super().fill(case)
        self.taking.show_case(case)

    def groups(self, case: Case) -> tuple[Group, ...]:
        """A group for each day of the coming weeks on which something is on."""
        days = calendar_list(case, self.context.workspace.clock.today())
        weekly = sorted(
            (each for each in case.appointments if each.weekly),
            key=lambda each: (each.day.weekday(), each.starts is None, each.starts, each.seq),
        )
        return (*map(_day, days), *((_weekly(case, weekly),) if weekly else ()))

    def vacancy(self) -> Vacancy:
        """Nothing ahead."""
        return Vacancy("calendar", _("Der er ingen tider de næste fire uger."))


def _day(day: CalendarDay) -> Group:
    title = day.label[:1].upper() + day.label[1:]
    key = day.day.isoformat()
    return Group(key, title, blocks=(Block(key, rows=tuple(map(_entry, day.entries))),))


def _entry(entry: CalendarEntry) -> Line:
    kind, icon = _KINDS[entry.kind]
    below = " · ".join(each for each in (entry.whom, entry.place) if each)
    weekly = (Choice("", _("Hver uge"), "refresh"),) if entry.weekly else ()
    agreed = (Choice("", _("Aftale"), None),) if entry.kind is EntryKind.AGREEMENT else ()
    met = (Choice("", _("Møde"), None),) if entry.kind is EntryKind.MEETING else ()
    return Line(
        f"  {entry.title}" if entry.at else entry.title,
        Ref(kind, entry.id),
        lead=entry.at,
        icon=icon,
        lines=(below,) if below else (),
        tags=(*weekly, *agreed, *met),
    )


def _weekly(case: Case, found: list[Appointment]) -> Group:
    rows = tuple(
        Line(
            each.title,
            Ref(Appointment, each.id),
            lines=(
                _("{weekday} {time}")
                .format(
                    weekday=WEEKDAYS[each.day.weekday()],
                    time=clock_text(each.starts) if each.starts else "",
                )
                .strip()
                + f" · {concerned_text(case, each.id)}",
            ),
        )
        for each in found
    )
    return Group("weekly", _("Hver uge"), blocks=(Block("weekly", rows=rows),), column=1)
