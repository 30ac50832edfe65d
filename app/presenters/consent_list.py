"""Consents: who has said yes to what, towards whom, until when; what was taken back."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.consents import Consent, ConsentState, ConsentType
from app.models.meetings import Meeting
from app.presenters.forms.spec import Choice
from app.presenters.scopes import scope_words, state_word
from app.presenters.who import meeting_label, name_of
from app.rules.consents import is_expired, is_valid, last_day
from app.words import _, ngettext
from app.words.dates import day_plain
from app.words.people import joined
from app.words.terms import term

__all__ = ["ConsentCard", "ConsentGroup", "consent_list"]

_SOON: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class ConsentCard:
    """One consent; ``warning`` says what is to be done about it, empty for nothing.

    The key of ``state`` is the stored state, or "expired".
    """

    id: Id
    title: str
    purpose: str
    opens: str
    recipients: str
    state: Choice
    dates: str
    warning: str


@dataclass(frozen=True, slots=True)
class ConsentGroup:
    """The consents of one giver."""

    giver_id: Id
    giver: str
    cards: tuple[ConsentCard, ...]


def consent_list(case: Case, today: date) -> tuple[ConsentGroup, ...]:
    """Return the consents by giver, in the family's order."""
    groups = (
        ConsentGroup(
            person.id,
            person.name,
            tuple(_card(case, each, today) for each in case.consents if each.giver_id == person.id),
        )
        for person in case.people
    )
    return tuple(each for each in groups if each.cards)


def _card(case: Case, consent: Consent, today: date) -> ConsentCard:
    child = name_of(case, consent.child_id)
    title = term(consent.type)
    scopes = [each for each in case.consent_scopes if each.consent_id == consent.id]
    key = "expired" if is_expired(consent, today) else consent.state.value
    return ConsentCard(
        id=consent.id,
        title=_("{title} · for {child}").format(title=title, child=child) if child else title,
        purpose=consent.purpose or "",
        opens=scope_words(scopes),
        recipients=_recipients(case, consent, today),
        state=Choice(key, state_word(consent, today), "heart-handshake"),
        dates=_dates(consent),
        warning=_warning(consent, today, opens=bool(scopes)),
    )


def _recipients(case: Case, consent: Consent, today: date) -> str:
    rows = [each for each in case.recipients if each.consent_id == consent.id]
    names = [name_of(case, each.person_id or each.contact_id) for each in rows]
    meeting = case.get(Meeting, consent.meeting_id)
    if meeting is not None:
        names.append(meeting_label(meeting, today))
    return joined([each for each in names if each])


def _dates(consent: Consent) -> str:
    parts = []
    if consent.given_on is not None:
        parts.append(_("svar {day}").format(day=day_plain(consent.given_on)))
    if consent.form is not None:
        parts.append(term(consent.form).lower())
    if consent.withdrawn_on is not None:
        parts.append(_("trukket tilbage {day}").format(day=day_plain(consent.withdrawn_on)))
    elif (last := last_day(consent)) is not None:
        parts.append(_("gælder til {day}").format(day=day_plain(last)))
    return ", ".join(parts)


def _warning(consent: Consent, today: date, *, opens: bool) -> str:
    """Withdrawal stops sharing, but who has a copy keeps it (domain.md §15.9)."""
    if consent.state is ConsentState.WITHDRAWN:
        return _("Del ikke mere. De nævnte modtagere har måske stadig en kopi.")
    if consent.state is ConsentState.OFFERED:
        return _("Venter på svar.")
    if is_expired(consent, today):
        return _("Udløbet. Tilbyd et nyt, hvis der stadig er brug for det.")
    if not is_valid(consent, today):
        return ""
    if not opens and consent.type is not ConsentType.PROFESSIONAL:
        return _("Der er ikke valgt oplysninger, så samtykket åbner ikke for noget.")
    return _soon(consent, today)


def _soon(consent: Consent, today: date) -> str:
    last = last_day(consent)
    if last is None or last > today + _SOON:
        return ""
    days = (last - today).days
    return ngettext("Udløber om {count} dag.", "Udløber om {count} dage.", days).format(count=days)
