"""A section as plain text for the specialist system (*Kopiér til fagsystem*), without retyping."""

from collections.abc import Callable, Container, Iterator, Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.contacts import Contact
from app.models.law import LawProfile
from app.presenters.copy_journal import (
    complaints,
    decisions,
    hearings,
    labelled,
    recommendations,
)
from app.presenters.lines import AgreementLine
from app.presenters.meeting_board import MeetingBoard, meeting_board
from app.presenters.overview import overview
from app.presenters.plan_board import plan_board
from app.presenters.who import contact_label, name_of
from app.rules.contact_counts import contact_type, current_contacts
from app.words import _
from app.words.people import joined
from app.words.phones import phone_text
from app.words.terms import area_name, contact_type_name

__all__ = ["CopySection", "copy_text"]


class CopySection(StrEnum):
    """What can be copied."""

    OVERVIEW = "overview"
    CONTACTS = "contacts"
    PLAN = "plan"
    MEETING = "meeting"
    DECISIONS = "decisions"
    RECOMMENDATIONS = "recommendations"
    HEARINGS = "hearings"
    COMPLAINTS = "complaints"


def copy_text(
    case: Case,
    section: CopySection,
    laws: tuple[LawProfile, ...],
    today: date,
    key: Id | None = None,
    holidays: Container[date] = frozenset(),
) -> str:
    """Return a section as text that ends with a line end.

    ``key`` is the meeting for the minutes, and may be a decision to copy only that one; on
    ``holidays`` no time to complain ends. What is not there gives an empty text.
    """
    match section:
        case CopySection.DECISIONS:
            lines = list(decisions(case, laws, today, key, holidays))
        case CopySection.RECOMMENDATIONS:
            lines = list(recommendations(case))
        case CopySection.HEARINGS:
            lines = list(hearings(case, today))
        case CopySection.COMPLAINTS:
            lines = list(complaints(case, laws, today, holidays))
        case _:
            lines = list(_SECTIONS[section](case, laws, today, key))
    return "\n".join(lines).strip() + "\n" if lines else ""


def _overview(
    case: Case, _laws: tuple[LawProfile, ...], today: date, _key: Id | None
) -> Iterator[str]:
    page = overview(case, today, coordinator=False)
    if page.name:
        yield page.name
    for person in page.people:
        yield f"- {person.text}" + (f" ({person.home})" if person.home else "")
    for call in page.coordination:
        yield labelled(call.role, " · ".join(each for each in (call.name, call.phone) if each))
    yield page.contacts
    if page.meeting is not None:
        yield labelled(_("Næste møde"), page.meeting.when)
    if page.agreements:
        yield ""
        yield _("Åbne aftaler")
        for each in page.agreements:
            yield _agreed(each)


def _contacts(
    case: Case, _laws: tuple[LawProfile, ...], today: date, _key: Id | None
) -> Iterator[str]:
    found = current_contacts(case, today)
    if found:
        yield _("Kontakter")
    for each in found:
        parts = (
            contact_label(each),
            each.organisation or "",
            area_name(each.area),
            contact_type_name(contact_type(each)).lower(),
            labelled(_("for"), _served(case, each)),
            phone_text(each.phone) if each.phone else "",
        )
        yield "- " + " · ".join(part for part in parts if part)


def _served(case: Case, contact: Contact) -> str:
    rows = [each for each in case.serves if each.contact_id == contact.id]
    names = [
        _("hele familien")
        if each.whole_family
        else name_of(case, each.person_id or each.household_id)
        for each in rows
    ]
    return joined(names) or _("ikke angivet")


def _plan(case: Case, _laws: tuple[LawProfile, ...], today: date, _key: Id | None) -> Iterator[str]:
    board = plan_board(case, today)
    for dream in board.dreams:
        yield labelled(_("Drøm"), f"{dream.words} ({dream.whom})")
    for card in board.cards:
        yield ""
        yield f"{card.area.label}: {card.title}" + (f" ({card.whom})" if card.whom else "")
        if card.quote:
            yield card.quote
        for line in card.lines:
            parts = (
                line.name,
                line.whom,
                line.side,
                line.state.label,
                line.duty.lower(),
                line.note,
            )
            yield "- " + " · ".join(part for part in parts if part)


def _meeting(
    case: Case, _laws: tuple[LawProfile, ...], today: date, key: Id | None
) -> Iterator[str]:
    board = None if key is None else meeting_board(case, key, today)
    if board is not None:
        yield f"{board.title}, {board.when}" + (f", {board.place}" if board.place else "")
        yield from _attended(board)
        yield from _said(board)


def _attended(board: MeetingBoard) -> Iterator[str]:
    there = [
        f"{each.name} ({each.role})" if each.role else each.name
        for each in board.attendees
        if each.present
    ]
    away = [each.name for each in board.attendees if not each.present]
    if there:
        yield labelled(_("Til stede"), ", ".join(there))
    if away:
        yield labelled(_("Ikke til stede"), ", ".join(away))


def _said(board: MeetingBoard) -> Iterator[str]:
    for point in board.points:
        yield ""
        yield f"{point.number}. {point.title}"
        if point.note:
            yield point.note
    if board.agreements:
        yield from ("", _("Aftaler"))
        for each in board.agreements:
            yield _agreed(each)
    for title, lines in (
        (_("Indstillinger"), board.recommendations),
        (_("Afgørelser"), board.decisions),
    ):
        if lines:
            yield from ("", title)
        for line in lines:
            yield f"- {line.text} ({line.whom})"
            if line.reason:
                yield "  " + labelled(_("Begrundelse"), line.reason)


def _agreed(line: AgreementLine) -> str:
    return f"- {line.said} ({line.when})" if line.when else f"- {line.said}"


_Writer = Callable[[Case, tuple[LawProfile, ...], date, Id | None], Iterator[str]]

_SECTIONS: Final[Mapping[CopySection, _Writer]] = MappingProxyType(
    {
        CopySection.OVERVIEW: _overview,
        CopySection.CONTACTS: _contacts,
        CopySection.PLAN: _plan,
        CopySection.MEETING: _meeting,
    }
)
