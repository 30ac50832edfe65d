"""Sections of the journal as plain text: each decision with all its parts, recommendations, hearings, complaints."""

from collections.abc import Container, Iterator
from datetime import date

from app.models.base import Id
from app.models.case import Case
from app.models.law import LawProfile
from app.models.letters import Complaint, Hearing
from app.models.meetings import Decision
from app.presenters.decision_list import DecisionCard, decision_list, recommendation_list
from app.presenters.letter_list import complaint_list, hearing_list
from app.presenters.who import name_of
from app.words import _
from app.words.dates import day_plain, period_text

__all__ = ["complaints", "decisions", "hearings", "labelled", "recommendations"]


def labelled(label: str, value: str) -> str:
    """Return "Label: value"."""
    return _("{label}: {value}").format(label=label, value=value)


def decisions(
    case: Case,
    laws: tuple[LawProfile, ...],
    today: date,
    key: Id | None,
    holidays: Container[date],
) -> Iterator[str]:
    """Every decision, or the one with a key."""
    for each in decision_list(case, laws, today, holidays):
        if key in {None, each.id}:
            yield from _decision(case, each)


def _decision(case: Case, card: DecisionCard) -> Iterator[str]:
    yield labelled(_("Afgørelse"), card.text)
    for label, value in (
        (_("Gælder"), card.whom),
        (_("Tilstand"), card.state.label),
        (_("Regel"), card.rule),
        *_parts(case, card.id),
        (_("Fakta"), card.facts),
        (_("Begrundelse"), card.reason),
        *_weighed(case, card.id),
        (_("Datoer"), card.dates),
    ):
        if value:
            yield labelled(label, value)
    if card.complaint:
        yield card.complaint
    yield ""


def _parts(case: Case, key: Id) -> Iterator[tuple[str, str]]:
    """How much, when, by whom, who pays, and what it takes the place of."""
    for each in case.decisions:
        if each.id == key:
            old = case.get(Decision, each.replaces_id)
            yield _("Omfang"), each.intensity or ""
            yield _("Periode"), period_text(each.from_date, each.to_date)
            yield _("Udføres af"), name_of(case, each.provider_id)
            yield _("Betales af"), each.paid_by or ""
            yield _("Erstatter"), old.text if old else ""


def _weighed(case: Case, key: Id) -> Iterator[tuple[str, str]]:
    for each in case.decisions:
        if each.id == key:
            yield _("Vurdering"), each.considerations or ""
            yield _("Svar til borgeren"), each.reply or ""


def recommendations(case: Case) -> Iterator[str]:
    """What the team recommends, with reasons and dissent; it is no decision."""
    dissents = {each.id: each.dissent or "" for each in case.recommendations}
    for card in recommendation_list(case):
        yield labelled(_("Indstilling"), card.text)
        for label, value in (
            (_("Gælder"), card.whom),
            (_("Begrundelse"), card.reason),
            (_("Uenighed"), dissents[card.id]),
        ):
            if value:
                yield labelled(label, value)
        yield ""
    if dissents:
        yield _("En indstilling er en anbefaling. Der kan ikke klages over den.")


def hearings(case: Case, today: date) -> Iterator[str]:
    """Each hearing: the facts, when it was sent, what came back."""
    for card in hearing_list(case, today):
        hearing = case.get(Hearing, card.id)
        sent = hearing.sent_on if hearing else None
        answer = (hearing.answer if hearing else None) or ""
        yield card.title
        for label, value in (
            (_("Oplysninger"), card.facts),
            (_("Sendt"), day_plain(sent) if sent else ""),
            (_("Frist"), card.when),
            (_("Svar"), answer),
        ):
            if value:
                yield labelled(label, value)
        yield ""


def complaints(
    case: Case, laws: tuple[LawProfile, ...], today: date, holidays: Container[date]
) -> Iterator[str]:
    """Each complaint: how it came, what was said, what is next."""
    for card in complaint_list(case, laws, today, holidays):
        complaint = case.get(Complaint, card.id)
        yield card.title
        yield card.came
        if complaint is not None and complaint.text:
            yield labelled(_("Borgeren siger"), complaint.text)
        yield card.next
        yield ""
