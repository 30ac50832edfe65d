"""Consents: who has said yes to what, towards whom, until when; who has still to answer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.consents import Consent, ConsentState, ConsentType
from app.models.meetings import Attendance, Meeting
from app.models.people import Person
from app.presenters.consent_words import soon_text, type_short
from app.presenters.forms.consent_rows import recipient_rows, scope_rows, source_rows
from app.presenters.forms.spec import Choice, Raw
from app.presenters.lines import in_journal
from app.presenters.scopes import scope_words, state_word
from app.presenters.who import meeting_label, name_of
from app.rules.coming import Coming, coming
from app.rules.consents import (
    ADULT_AGE,
    HEALTH_AGE,
    is_expired,
    is_valid,
    last_day,
    names_another_day,
)
from app.rules.givers import about_of, deciders, missing_givers
from app.rules.periods import age_on
from app.words import _
from app.words.dates import day_numeric, day_plain
from app.words.people import joined
from app.words.terms import term

__all__ = ["ConsentCard", "ConsentGroup", "ConsentRow", "consent_list", "consent_rows"]

_ORDER: Final = ("yes", "partly", "offered", "expired", "withdrawn", "no")
"""Where somebody was asked about one kind several times, the first of these counts."""


@dataclass(frozen=True, slots=True)
class ConsentCard:
    """One consent; ``warning`` says what is to be done about it, empty for nothing.

    The key of ``state`` is the stored state, or "expired". ``whose`` tells it from all others in a
    few words. ``again`` is what a new one begins with where it has run out, empty elsewhere.
    """

    id: Id
    title: str
    purpose: str
    opens: str
    sources: str
    recipients: str
    state: Choice
    dates: str
    warning: str
    whose: str
    again: tuple[tuple[str, Raw], ...] = ()


@dataclass(frozen=True, slots=True)
class ConsentGroup:
    """The consents of one giver."""

    giver_id: Id
    giver: str
    cards: tuple[ConsentCard, ...]


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """How one giver stands, for themselves or for a child: a word for each kind they were asked.

    The key of a state is the state of the card, "missing" where somebody else has still to answer
    or "soon" where it runs out within a month. Without states nobody was asked. ``kinds`` are what
    the states are about, in the same order.
    """

    giver_id: Id
    child_id: Id | None
    who: str
    states: tuple[Choice, ...]
    kinds: tuple[ConsentType, ...] = ()


def consent_list(case: Case, today: date) -> tuple[ConsentGroup, ...]:
    """Return the consents by giver, in the family's order."""
    soon = {each.record_id: each for each in coming(case, today)}
    groups = (
        ConsentGroup(
            person.id,
            person.name,
            tuple(
                _card(case, each, today, soon.get(each.id))
                for each in case.consents
                if each.giver_id == person.id
            ),
        )
        for person in case.people
    )
    return tuple(each for each in groups if each.cards)


def consent_rows(case: Case, today: date) -> tuple[ConsentRow, ...]:
    """Return everybody who can be asked, and for which children they were, with how it stands."""
    soon = {each.record_id: each for each in coming(case, today)}
    return tuple(row for person in case.people for row in _rows_of(case, person, today, soon))


def _rows_of(
    case: Case, person: Person, today: date, soon: Mapping[Id, Coming]
) -> Iterator[ConsentRow]:
    mine = [each for each in case.consents if each.giver_id == person.id]
    for child in dict.fromkeys([None, *(each.child_id for each in mine)]):
        asked = [each for each in mine if each.child_id == child]
        if asked or (child is None and _answers(person, today)):
            who = _("{giver} for {child}").format(giver=person.name, child=name_of(case, child))
            states = tuple(_states(case, asked, today, soon))
            kinds = tuple(
                type_ for type_ in ConsentType if any(type_ is each.type for each in asked)
            )
            yield ConsentRow(person.id, child, who if child else person.name, states, kinds)


def _answers(person: Person, today: date) -> bool:
    """Whether somebody answers for themselves; where no age is known, they do."""
    age = age_on(person, today)
    return age is None or age >= HEALTH_AGE


def _states(
    case: Case, asked: list[Consent], today: date, soon: Mapping[Id, Coming]
) -> Iterator[Choice]:
    for type_ in ConsentType:
        found = sorted(
            (each for each in asked if each.type is type_),
            key=lambda each: _ORDER.index(_key(case, each, today)),
        )
        if found:
            yield _state(case, found[0], today, soon.get(found[0].id))


def _state(case: Case, consent: Consent, today: date, soon: Coming | None) -> Choice:
    """Say "Plan: ja", until when if that is soon, and who has still to say yes for it to hold."""
    key = _key(case, consent, today)
    kind, word = type_short(consent.type), state_word(consent, today, case)
    lacking = _others(case, consent, today) if is_valid(consent, today, case) else []
    if lacking:
        text = _("{kind}: {state}, mangler {names}")
        return Choice("missing", text.format(kind=kind, state=word, names=joined(lacking)))
    if soon is not None and soon.days_left >= 0:
        text = _("{kind}: {state} til {day}")
        return Choice("soon", text.format(kind=kind, state=word, day=day_numeric(soon.day)))
    return Choice(key, _("{kind}: {state}").format(kind=kind, state=word))


def _key(case: Case, consent: Consent, today: date) -> str:
    return "expired" if is_expired(consent, today, case) else consent.state.value


def _card(case: Case, consent: Consent, today: date, soon: Coming | None) -> ConsentCard:
    child = name_of(case, consent.child_id)
    title = term(consent.type)
    scopes = [each for each in case.consent_scopes if each.consent_id == consent.id]
    return ConsentCard(
        id=consent.id,
        title=_("{title} · for {child}").format(title=title, child=child) if child else title,
        purpose=consent.purpose or "",
        opens=scope_words(scopes),
        sources=_sources(case, consent),
        recipients=_recipients(case, consent, today),
        state=Choice(
            _key(case, consent, today), state_word(consent, today, case), "heart-handshake"
        ),
        dates=_dates(case, consent, today),
        warning=" ".join(_warnings(case, consent, today, soon)),
        whose=_whose(case, consent, today),
        again=tuple(_again(case, consent)) if _runs_out(case, consent, today) else (),
    )


def _whose(case: Case, consent: Consent, today: date) -> str:
    """Who gave it, for whom, for what, when: "Sanne for Mille, Tale om det i mødet, svar 12.1.2026"."""
    giver, child = name_of(case, consent.giver_id), name_of(case, consent.child_id)
    meeting = case.get(Meeting, consent.meeting_id)
    parts = (
        _("{giver} for {child}").format(giver=giver, child=child) if child else giver,
        term(consent.type),
        meeting_label(meeting, today) if meeting else "",
        _dates(case, consent, today),
    )
    return ", ".join(each for each in parts if each)


def _runs_out(case: Case, consent: Consent, today: date) -> bool:
    """Whether it has run out and can be asked for anew; one for a meeting is over with that day."""
    return is_expired(consent, today, case) and consent.type is not ConsentType.MEETING


def _again(case: Case, consent: Consent) -> Iterator[tuple[str, Raw]]:
    """The same once more, to be read through: who, for what, which facts, from whom, to whom."""
    yield "giver_id", consent.giver_id
    yield "child_id", consent.child_id or ""
    yield "type", consent.type.value
    yield "purpose", consent.purpose or ""
    scopes = tuple(scope_rows(case, consent.id))
    yield "kinds", tuple(each for each in scopes if each.startswith("/"))
    yield "areas", tuple(each for each in scopes if each.endswith("/"))
    yield "sources", tuple(source_rows(case, consent.id))
    yield "recipients", tuple(recipient_rows(case, consent.id))


def _sources(case: Case, consent: Consent) -> str:
    rows = [each for each in case.consent_sources if each.consent_id == consent.id]
    names = [each.name or name_of(case, each.contact_id) for each in rows]
    return joined([each for each in names if each])


def _recipients(case: Case, consent: Consent, today: date) -> str:
    rows = [each for each in case.recipients if each.consent_id == consent.id]
    names = [
        each.name
        or _attending(case, each.attendance_id)
        or name_of(case, each.person_id or each.contact_id)
        for each in rows
    ]
    meeting = case.get(Meeting, consent.meeting_id)
    if meeting is not None:
        names.append(meeting_label(meeting, today))
    return joined([each for each in names if each])


def _attending(case: Case, key: Id | None) -> str:
    there = case.get(Attendance, key)
    return "" if there is None else there.name or ""


def _dates(case: Case, consent: Consent, today: date) -> str:
    parts = []
    if consent.given_on is not None:
        parts.append(_("svar {day}").format(day=day_plain(consent.given_on)))
    if consent.form is not None:
        parts.append(term(consent.form).lower())
    if consent.withdrawn_on is not None:
        parts.append(_("trukket tilbage {day}").format(day=day_plain(consent.withdrawn_on)))
    elif (last := last_day(consent, case)) is not None:
        until = _("gælder til {day}") if last >= today else _("gjaldt til {day}")
        parts.append(until.format(day=day_plain(last)))
    if consent.document_ref:
        parts.append(in_journal(consent.document_ref, consent.filed_on).lower())
    return ", ".join(parts)


def _warnings(case: Case, consent: Consent, today: date, soon: Coming | None) -> Iterator[str]:
    """Withdrawal stops sharing, but who has a copy keeps it (domain.md §15.9)."""
    if consent.state is ConsentState.WITHDRAWN:
        yield _("Del ikke mere. De nævnte modtagere har måske stadig en kopi.")
    elif _was_moved(case, consent, today):
        yield _("Mødet er flyttet til en anden dag, end det gælder. Bed om det igen på Mødedag.")
    elif consent.state is ConsentState.OFFERED:
        yield _("Venter på svar.")
    elif soon is not None:
        yield _("{when}. Tilbyd et nyt, hvis der stadig er brug for det.").format(
            when=soon_text(soon.day, today)
        )
    elif _runs_out(case, consent, today):
        yield _("Udløbet. Tilbyd et nyt, hvis der stadig er brug for det.")
    if is_valid(consent, today, case) or consent.state is ConsentState.OFFERED:
        yield from _closed(case, consent, today)


def _was_moved(case: Case, consent: Consent, today: date) -> bool:
    """Whether the meeting it is for is still ahead, on another day than somebody was asked for."""
    meeting = case.get(Meeting, consent.meeting_id)
    ahead = meeting is not None and meeting.day >= today
    return ahead and consent.state is not ConsentState.NO and names_another_day(case, consent)


def _closed(case: Case, consent: Consent, today: date) -> Iterator[str]:
    """Why a yes does not open anything, or will not."""
    opens = any(each.consent_id == consent.id for each in case.consent_scopes)
    offered = consent.state is ConsentState.OFFERED
    if not (opens or offered or consent.type is ConsentType.PROFESSIONAL):
        yield _("Der er ikke valgt oplysninger, så samtykket åbner ikke for noget.")
    about = about_of(consent)
    names = _others(case, consent, today)
    if names:
        yield _("Mangler svar fra {names}.").format(names=joined(names))
    elif not deciders(case, about, consent.type, today) and _is_child(case, about, today):
        yield _(
            "Skriv, hvem der har forældremyndigheden over {child}. Før det åbner det ikke."
        ).format(child=name_of(case, about))


def _is_child(case: Case, key: Id, today: date) -> bool:
    person = case.get(Person, key)
    age = None if person is None else age_on(person, today)
    return age is not None and age < ADULT_AGE


def _others(case: Case, consent: Consent, today: date) -> list[str]:
    """Who besides the giver has still to say yes, by name."""
    missing = missing_givers(case, consent, today)
    return [name_of(case, each) for each in missing if each != consent.giver_id]
