"""Decisions with rule, reasons and the last day to complain; recommendations apart from them."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.law import LawProfile
from app.models.meetings import Decision, DecisionState, Delivery, Recommendation
from app.presenters.forms.spec import Choice
from app.presenters.law_chip import LawChip, law_chip
from app.presenters.lines import area_choice, in_journal
from app.presenters.who import concerned, concerned_text
from app.rules.answering import answer_to
from app.rules.complaints import last_day, route_for, runs_from
from app.rules.law import decided_under
from app.rules.letters import lacks
from app.words import _
from app.words.dates import day_long, day_plain
from app.words.terms import term

__all__ = ["DecisionCard", "RecommendationCard", "decision_list", "recommendation_list"]

_LACKS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "reason": _("begrundelse"),
        "law_key": _("paragraf"),
        "effect": _("hvad den gør ved indsatsen"),
    }
)


@dataclass(frozen=True, slots=True)
class DecisionCard:
    """One decision; ``complaint`` is a sentence with the last day, empty for a draft.

    ``missing`` says what an own draft lacks before it can be issued. ``replaced`` tells that an
    issued one took its place. ``law`` is the chip of its rule, under the profile it was given by,
    ``effect`` what it does and ``by`` who decides it, empty where nobody said.
    """

    id: Id
    text: str
    whom: str
    area: Choice
    state: Choice
    rule: str
    reason: str
    facts: str
    dates: str
    complaint: str
    missing: str
    replaced: bool
    law: LawChip | None = None
    journal: str = ""
    effect: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class RecommendationCard:
    """One recommendation; it cannot be appealed. ``about`` are the ids of whom it is about.

    ``answered`` says since when there is a decision about it, empty while there is none.
    """

    id: Id
    text: str
    reason: str
    whom: str
    area: Choice
    intervention_id: str = ""
    meeting_id: str = ""
    about: tuple[str, ...] = ()
    answered: str = ""


def decision_list(
    case: Case,
    laws: tuple[LawProfile, ...],
    today: date,
    holidays: Container[date] = frozenset(),
) -> tuple[DecisionCard, ...]:
    """Return the decisions, those that stand first."""
    issued = {each.replaces_id for each in case.decisions if each.state is DecisionState.ISSUED}
    ordered = sorted(case.decisions, key=lambda each: (each.id in issued, each.seq))
    return tuple(
        _card(case, each, laws, today, holidays, replaced=each.id in issued) for each in ordered
    )


def recommendation_list(case: Case) -> tuple[RecommendationCard, ...]:
    """Return the recommendations, in order."""
    return tuple(
        RecommendationCard(
            each.id,
            each.text,
            each.reason or "",
            concerned_text(case, each.id),
            area_choice(each.area),
            each.intervention_id or "",
            each.meeting_id or "",
            concerned(case, each.id),
            _answered(case, each),
        )
        for each in case.recommendations
    )


def _answered(case: Case, advice: Recommendation) -> str:
    found = answer_to(case, advice)
    if found is None or found.decided_on is None:
        return ""
    return _("Afgjort {day}").format(day=day_plain(found.decided_on))


def _card(
    case: Case,
    each: Decision,
    laws: tuple[LawProfile, ...],
    today: date,
    holidays: Container[date],
    *,
    replaced: bool,
) -> DecisionCard:
    law = decided_under(case, each, laws)
    rule = law.reference(each.law_key) if law else None
    label = term(each.state)
    return DecisionCard(
        id=each.id,
        text=each.text,
        whom=concerned_text(case, each.id),
        area=area_choice(each.area),
        state=Choice(each.state.value, _("erstattet") if replaced else label, "gavel"),
        rule=f"{rule.label}: {rule.sentence}" if rule else "",
        law=law_chip(law, each.law_key),
        reason=each.reason or "",
        facts=each.facts or "",
        dates=_dates(each),
        complaint="" if replaced else _complaint(case, each, laws, today, holidays),
        missing=_missing(each),
        journal=in_journal(each.journal_number, each.filed_on),
        replaced=replaced,
        effect=term(each.effect) if each.effect else "",
        by=_by(each),
    )


def _by(each: Decision) -> str:
    if not each.decided_by:
        return ""
    issued = each.state is DecisionState.ISSUED
    said = _("Afgjort af {who}") if issued else _("Afgøres af {who}")
    return said.format(who=each.decided_by)


def _dates(each: Decision) -> str:
    parts = []
    if each.decided_on is not None:
        parts.append(_("givet {day}").format(day=day_plain(each.decided_on)))
    if each.received_on is not None:
        parts.append(_("modtaget {day}").format(day=day_plain(each.received_on)) + _why(each))
    return ", ".join(parts)


def _why(each: Decision) -> str:
    """Why it counts as received on that day (domain.md §15.6)."""
    if each.delivery is None or each.sent_on is None:
        return ""
    if each.delivery is Delivery.LETTER:
        return _(" (brev sendt {day}, dagen er regnet ud)").format(day=day_plain(each.sent_on))
    word = term(each.delivery)
    return f" ({word if each.delivery is Delivery.DIGITAL else word.lower()})"


def _complaint(
    case: Case,
    each: Decision,
    laws: tuple[LawProfile, ...],
    today: date,
    holidays: Container[date],
) -> str:
    begins = runs_from(each)
    if begins is None or decided_under(case, each, laws) is None:
        return ""
    route = route_for(case, each, laws, begins)
    last = last_day(route, begins, holidays) if route else None
    if last is None:
        return _("Klagevejen er ikke bekræftet. Spørg, hvem der afgør en klage.")
    if last < today:
        return _("Klagefristen var {day}.").format(day=day_long(last))
    return _("Der kan klages til og med {day}.").format(day=day_long(last))


def _missing(each: Decision) -> str:
    if each.state is DecisionState.ISSUED:
        return ""
    unsaid = each.intervention_id is not None and each.effect is None
    names = (*reversed(lacks(each)), *(("effect",) if unsaid else ()))
    return (
        _("Mangler: {what}").format(what=", ".join(map(_LACKS.__getitem__, names))) if names else ""
    )
