"""What is to be done and what comes, over all families: tasks, meetings, agreements, gaps.

Plain and in order of time; a finding about a person is for the coordinator, who is the only reader of
this page.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.law import LawProfile
from app.models.meetings import Agreement, AgreementState, Meeting, MeetingState
from app.models.tasks import TaskReason
from app.presenters.task_list import coming_lines, task_lines
from app.presenters.unfiled_list import FILES, unfiled_list
from app.presenters.who import doer, name_of
from app.rules.contact_counts import current_contacts
from app.rules.gaps import find_gaps
from app.words import _, ngettext
from app.words.dates import clock_text, day_relative

__all__ = ["AHEAD", "TodayRow", "TodaySection", "TodaySpec", "today_spec"]

AHEAD: Final = timedelta(days=14)
"""How far ahead tasks, meetings and agreements are shown."""


@dataclass(frozen=True, slots=True)
class TodayRow:
    """One thing; ``page`` and ``record`` tell where it leads, ``urgent`` that it is overdue.

    ``who`` is responsible, empty for the coordinator. ``ends`` is a task that one press ends,
    ``makes`` the key of what comes, of which one press makes a task.
    """

    case: Id
    family: str
    title: str
    when: str
    page: str
    record: Id
    urgent: bool = False
    who: str = ""
    ends: Id | None = None
    makes: str = ""


@dataclass(frozen=True, slots=True)
class TodaySection:
    """Rows that belong together; ``empty`` stands where there are none."""

    key: str
    title: str
    icon: str
    rows: tuple[TodayRow, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class TodaySpec:
    """The whole page; ``families`` is how many there are."""

    day: str
    families: int
    sections: tuple[TodaySection, ...]


@dataclass(frozen=True, slots=True)
class _Dated:
    day: date
    row: TodayRow


def today_spec(
    cases: Iterable[Case], today: date, day: str, laws: tuple[LawProfile, ...] = ()
) -> TodaySpec:
    """Gather what is coming up; ``day`` is today in words, ``laws`` give the times that run."""
    every = tuple(each for each in cases if each.head.closed_on is None)
    return TodaySpec(
        day=day,
        families=len(every),
        sections=(
            TodaySection(
                "tasks",
                _("Opgaver"),
                "clipboard-list",
                _sorted(each for case in every for each in _tasks(case, today)),
                _("Ingen opgaver de næste 14 dage."),
            ),
            TodaySection(
                "meetings",
                _("Næste møder"),
                "messages",
                _sorted(each for case in every for each in _meetings(case, today)),
                _("Ingen møder de næste 14 dage."),
            ),
            TodaySection(
                "agreements",
                _("Aftaler, der skal være gjort"),
                "circle-check",
                _sorted(each for case in every for each in _agreements(case, today)),
                _("Ingen aftaler de næste 14 dage."),
            ),
            TodaySection(
                "coming",
                _("Det kommer"),
                "calendar-due",
                tuple(each for case in every for each in _coming(case, today, laws)),
                _("Ingen fødselsdage, og intet udløber lige nu."),
            ),
            TodaySection(
                "unfiled",
                _("Ikke journaliseret"),
                "note",
                tuple(each for case in every for each in _unfiled(case, today, laws)),
                _("Alt er journaliseret."),
            ),
            TodaySection(
                "gaps",
                _("Behov uden egen kontakt"),
                "alert-triangle",
                tuple(each for case in every for each in _gaps(case, today)),
                _("Alle med behov har en kontakt."),
            ),
        ),
    )


def _sorted(found: Iterable[_Dated]) -> tuple[TodayRow, ...]:
    return tuple(each.row for each in sorted(found, key=lambda each: (each.day, each.row.family)))


def _meetings(case: Case, today: date) -> list[_Dated]:
    return [
        _Dated(each.day, _meeting_row(case, each, today))
        for each in case.meetings
        if each.state is not MeetingState.CLOSED and today <= each.day <= today + AHEAD
    ]


def _meeting_row(case: Case, meeting: Meeting, today: date) -> TodayRow:
    when = day_relative(meeting.day, today)
    if meeting.starts is not None:
        when = _("{day} kl. {time}").format(day=when, time=clock_text(meeting.starts))
    title = meeting.title or _("Møde")
    return TodayRow(case.id, case.head.name, title, when, "meeting", meeting.id)


def _agreements(case: Case, today: date) -> list[_Dated]:
    return [
        _Dated(each.by_date, _agreement_row(case, each, each.by_date, today))
        for each in case.agreements
        if each.state is AgreementState.OPEN
        and each.by_date is not None
        and each.by_date <= today + AHEAD
    ]


def _agreement_row(case: Case, agreement: Agreement, by: date, today: date) -> TodayRow:
    who = doer(case, agreement.who_person_id, agreement.who_contact_id, agreement.who)
    title = f"{who}: {agreement.what}" if who else agreement.what
    late = by < today
    when = day_relative(by, today)
    if late:
        when = _("overskredet {day}").format(day=when)
    return TodayRow(case.id, case.head.name, title, when, "meeting", agreement.id, late)


def _tasks(case: Case, today: date) -> list[_Dated]:
    """What has a day soon or behind it; the rest of the list is on the family's own page.

    That the team sees a case again waits for no day: it is told from the day it is to be done.
    """
    again = TaskReason.RESUBMISSION
    days = {e.id: e.by_date or (today if e.reason is again else None) for e in case.tasks}
    return [
        _Dated(
            day,
            TodayRow(
                case.id,
                case.head.name,
                each.what,
                each.when,
                "overview",
                each.id,
                each.late,
                who=each.who,
                ends=each.id if each.ticks else None,
            ),
        )
        for each in task_lines(case, today)
        if (day := days[each.id]) is not None and day <= today + AHEAD
    ]


def _coming(case: Case, today: date, laws: tuple[LawProfile, ...]) -> list[TodayRow]:
    return [
        TodayRow(
            case.id,
            case.head.name,
            each.what,
            each.when,
            each.page,
            each.record,
            each.late,
            makes=each.key,
        )
        for each in coming_lines(case, today, laws)
    ]


def _unfiled(case: Case, today: date, laws: tuple[LawProfile, ...]) -> list[TodayRow]:
    """Each leads to the form in which its number is typed."""
    return [
        TodayRow(
            case.id,
            case.head.name,
            each.what,
            each.when,
            "decisions",
            Id(f"{FILES}{each.id}"),
            each.late,
        )
        for each in unfiled_list(case, today, laws=laws)
    ]


def _gaps(case: Case, today: date) -> list[TodayRow]:
    return [
        TodayRow(
            case.id,
            case.head.name,
            name_of(case, each.person_id),
            ngettext("{count} behov", "{count} behov", each.needs).format(count=each.needs),
            "map",
            each.person_id,
        )
        for each in find_gaps(case, current_contacts(case, today))
    ]
