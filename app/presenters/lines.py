"""Lines that several pages show: agreements, interventions, and words for people in a record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.models.base import Id
from app.models.case import Case
from app.models.facts import Area
from app.models.meetings import Agreement, AgreementState
from app.models.plan import Intervention, InterventionState
from app.presenters.effects import coming_notes
from app.presenters.forms.spec import Choice
from app.presenters.who import AREA_ICONS, concerned_text, doer
from app.rules.intervention_states import in_force, must_turn_up
from app.words import _
from app.words.dates import day_medium, day_plain
from app.words.terms import area_name, term

__all__ = [
    "AgreementLine",
    "InterventionLine",
    "agreement_line",
    "agreement_lines",
    "area_choice",
    "by_when",
    "in_journal",
    "intervention_line",
    "joint",
]


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """Who does what by when; ``late`` where the day is past and it is still open.

    ``when`` is a day with its weekday, or the words that were said; ``said`` is who and what as one
    sentence.
    """

    id: Id
    who: str
    what: str
    said: str
    when: str
    whom: str
    state: Choice
    late: bool


@dataclass(frozen=True, slots=True)
class InterventionLine:
    """What is done; ``side`` is by whom and from when, ``duty`` empty where nobody has said."""

    id: Id
    name: str
    whom: str
    side: str
    state: Choice
    duty: str
    note: str = ""


def area_choice(area: Area | None) -> Choice:
    """An area with its icon beside its word; the key is empty where none is stated."""
    return Choice(area.value if area else "", area_name(area), AREA_ICONS[area] if area else None)


def by_when(agreement: Agreement, on: date) -> str:
    """By when: a day with its weekday, or the words that were said."""
    if agreement.by_date is not None:
        return day_medium(agreement.by_date, on)
    return agreement.by_text or ""


def in_journal(number: str | None, day: date | None) -> str:
    """Where something lies since when: "Journal 26/117, 12. januar 2026"; empty while it does not."""
    if not number:
        return ""
    if day is None:
        return _("Journal {number}").format(number=number)
    return _("Journal {number}, {day}").format(number=number, day=day_plain(day))


def joint(what: str) -> str:
    """What stands between who and what: "Sanne ringer", but "Sanne: Ringer"."""
    return " " if what[:1].islower() else ": "


def agreement_line(case: Case, agreement: Agreement, today: date) -> AgreementLine:
    """One agreement as a line."""
    late = (
        agreement.state is AgreementState.OPEN
        and agreement.by_date is not None
        and agreement.by_date < today
    )
    who = doer(case, agreement.who_person_id, agreement.who_contact_id, agreement.who)
    what = agreement.what
    return AgreementLine(
        id=agreement.id,
        who=who,
        what=what,
        said=f"{who}{joint(what)}{what}" if who else what,
        when=by_when(agreement, today),
        whom=concerned_text(case, agreement.id),
        state=Choice(agreement.state.value, term(agreement.state)),
        late=late,
    )


def agreement_lines(
    case: Case, agreements: Iterable[Agreement], today: date
) -> tuple[AgreementLine, ...]:
    """Agreements in order of time, those without a day last."""
    ordered = sorted(agreements, key=lambda each: (each.by_date or date.max, each.seq))
    return tuple(agreement_line(case, each, today) for each in ordered)


def intervention_line(case: Case, each: Intervention, today: date) -> InterventionLine:
    """One intervention as a line."""
    by = doer(case, None, each.provider_id, None)
    begins = day_medium(each.from_date, today) if each.from_date else ""
    return InterventionLine(
        id=each.id,
        name=f"{each.name}, {each.intensity}" if each.intensity else each.name,
        whom=concerned_text(case, each.id),
        side=" · ".join(part for part in (by, begins) if part),
        state=Choice(each.state.value, term(each.state)),
        duty=term(each.duty) if each.duty else "",
        note=halt_note(case, each, today),
    )


def halt_note(case: Case, each: Intervention, today: date) -> str:
    """Say why it is paused, that one must still turn up where no decision backs it, and what is to come.

    A pause or a lifted duty protects only when it is decided (aktivloven § 69 b; domain.md §15.4).
    """
    parts = []
    if each.state is InterventionState.PAUSED and each.pause_reason:
        parts.append(_("På pause: {reason}").format(reason=each.pause_reason))
    halted = each.state is InterventionState.PAUSED or each.lifted
    if halted and must_turn_up(case, each, today):
        parts.append(_("Skal stadig møde op, til der er en afgørelse"))
    elif each.lifted and in_force(case, each, today):
        parts.append(_("Fritaget for at møde op ved afgørelse"))
    return " · ".join((*parts, *coming_notes(case, each, today)))
