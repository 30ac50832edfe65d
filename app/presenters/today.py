"""What is coming up over all families: meetings, agreements, consents that run out, gaps.

Plain and in order of time; a finding about a person is for the coordinator, who is the only reader of
this page.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.consents import Consent
from app.models.meetings import Agreement, AgreementState, Meeting, MeetingState
from app.presenters.who import doer, name_of
from app.rules.consents import is_valid, last_day
from app.rules.contact_counts import current_contacts
from app.rules.gaps import find_gaps
from app.words import _, ngettext
from app.words.dates import clock_text, day_relative
from app.words.terms import term

__all__ = ["AHEAD", "CONSENT_AHEAD", "TodayRow", "TodaySection", "TodaySpec", "today_spec"]

AHEAD: Final = timedelta(days=14)
"""How far ahead meetings and agreements are shown."""

CONSENT_AHEAD: Final = timedelta(days=30)
"""A consent that ends sooner than this is to be talked about."""


@dataclass(frozen=True, slots=True)
class TodayRow:
    """One thing; ``page`` and ``record`` tell where it leads, ``urgent`` that it is overdue."""

    case: Id
    family: str
    title: str
    when: str
    page: str
    record: Id
    urgent: bool = False


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


def today_spec(cases: Iterable[Case], today: date, day: str) -> TodaySpec:
    """Gather what is coming up; ``day`` is today in words."""
    every = tuple(each for each in cases if each.head.closed_on is None)
    return TodaySpec(
        day=day,
        families=len(every),
        sections=(
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
                "consents",
                _("Samtykker, der udløber"),
                "heart-handshake",
                _sorted(each for case in every for each in _consents(case, today)),
                _("Ingen samtykker udløber de næste 30 dage."),
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


def _consents(case: Case, today: date) -> list[_Dated]:
    ending = (
        (each, last)
        for each in case.consents
        if is_valid(each, today) and (last := last_day(each)) is not None
    )
    return [
        _Dated(last, _consent_row(case, each, last, today))
        for each, last in ending
        if last <= today + CONSENT_AHEAD
    ]


def _consent_row(case: Case, consent: Consent, until: date, today: date) -> TodayRow:
    title = f"{name_of(case, consent.giver_id)}: {term(consent.type)}"
    when = _("udløber {day}").format(day=day_relative(until, today))
    return TodayRow(case.id, case.head.name, title, when, "consent", consent.id)


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
