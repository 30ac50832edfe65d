"""Decisions with all their parts, and what goes out and comes back about them."""

from collections.abc import Iterator
from datetime import date

from app.models.letters import Complaint, Hearing, Letter, Outcome, Ruling
from app.models.meetings import Decision, Meeting
from app.models.plan import Intervention
from app.presenters.copying.setting import Source, day_or_none, journal, labelled, rows
from app.presenters.decision_list import DecisionCard, decision_list
from app.presenters.letter_list import complaint_list, hearing_list, letter_list
from app.presenters.who import letter_label, meeting_label, name_of
from app.rules.complaints import route_for
from app.words import _
from app.words.dates import day_plain, period_text
from app.words.terms import term

__all__ = ["complaints", "decisions", "hearings", "letters"]


def decisions(source: Source) -> Iterator[str]:
    """Every decision, or the one with the key."""
    cards = decision_list(source.case, source.laws, source.today, source.holidays)
    for card in cards:
        found = source.case.get(Decision, card.id)
        if found is not None and source.wants(card.id):
            yield labelled(_("Afgørelse"), card.text)
            yield from rows(*_said(card), *_granted(source, found))
            yield from rows(*_weighed(found), *_linked(source, found), *_delivered(found, card))
            if card.complaint:
                yield card.complaint
            yield ""


def _said(card: DecisionCard) -> Iterator[tuple[str, str]]:
    yield _("Gælder"), card.whom
    yield _("Område"), card.area.label if card.area.key else ""
    yield _("Tilstand"), card.state.label
    yield _("Regel"), card.rule


def _granted(source: Source, each: Decision) -> Iterator[tuple[str, str]]:
    """How much, when, by whom, who pays, and what it takes the place of."""
    old = source.case.get(Decision, each.replaces_id)
    yield _("Hvad den gør"), term(each.effect).lower() if each.effect else ""
    yield _("Medhold"), _("borgeren får det, der er bedt om") if each.favourable else ""
    yield _("Omfang"), each.intensity or ""
    yield _("Periode"), period_text(each.from_date, each.to_date)
    yield _("Udføres af"), name_of(source.case, each.provider_id)
    yield _("Betales af"), each.paid_by or ""
    yield _("Erstatter"), old.text if old else ""
    yield _("Afgøres af"), each.decided_by or ""


def _weighed(each: Decision) -> Iterator[tuple[str, str]]:
    yield _("Fakta"), each.facts or ""
    yield _("Begrundelse"), each.reason or ""
    yield _("Vurdering"), each.considerations or ""
    yield _("Svar til borgeren"), each.reply or ""


def _linked(source: Source, each: Decision) -> Iterator[tuple[str, str]]:
    """The meeting and the intervention it comes from, the letter it goes out in, its own route."""
    meeting = source.case.get(Meeting, each.meeting_id)
    helps = source.case.get(Intervention, each.intervention_id)
    letter = source.case.get(Letter, each.letter_id)
    day = each.received_on or each.decided_on or source.today
    route = route_for(source.case, each, source.laws, day) if each.route else None
    yield _("Indsats"), helps.name if helps else ""
    yield _("Møde"), meeting_label(meeting, source.today) if meeting else ""
    yield _("Brev"), letter_label(source.case, letter) if letter else ""
    yield _("Samlet brev"), _("holdt ude") if each.outside else ""
    yield _("Klagevej"), route.title if route else ""


def _delivered(each: Decision, card: DecisionCard) -> Iterator[tuple[str, str]]:
    yield _("Datoer"), card.dates
    yield _("Måde"), term(each.delivery).lower() if each.delivery else ""
    yield _("Sendt"), day_or_none(each.sent_on)
    yield from journal(each.journal_number, each.filed_on)


# --- letters, hearings, complaints -------------------------------------------------------------------


def letters(source: Source) -> Iterator[str]:
    """Each letter: to whom, how far it is, its number and day in the journal."""
    for card in letter_list(source.case):
        letter = source.case.get(Letter, card.id)
        if letter is not None and source.wants(card.id):
            meeting = source.case.get(Meeting, letter.meeting_id)
            old = source.case.get(Letter, letter.replaces_id)
            yield card.title
            yield from rows(
                (_("Tilstand"), card.state.label),
                (_("Endelig"), day_or_none(letter.final_on)),
                *journal(letter.journal_number, letter.filed_on),
                (_("Møde"), meeting_label(meeting, source.today) if meeting else ""),
                (_("Afgørelser"), "; ".join(card.what)),
                (_("Erstatter brev, der var endeligt"), day_or_none(old.final_on if old else None)),
                (_("Bemærkning"), letter.remark or ""),
            )
            yield ""


def hearings(source: Source) -> Iterator[str]:
    """Each hearing: the facts, when it was sent, by when and what was answered."""
    for card in hearing_list(source.case, source.today):
        hearing = source.case.get(Hearing, card.id)
        if hearing is not None and source.wants(card.id):
            decision = source.case.get(Decision, hearing.decision_id)
            yield card.title
            yield from rows(
                (_("Før afgørelsen"), decision.text if decision else ""),
                (_("Oplysninger"), card.facts),
                (_("Sendt"), day_or_none(hearing.sent_on) or _("ikke endnu")),
                (_("Frist for svar"), day_or_none(hearing.deadline)),
                (_("Afsluttet"), _answered(hearing)),
                (_("Svar"), hearing.answer or ""),
                *journal(hearing.journal_number, hearing.filed_on),
            )
            yield ""


def _answered(hearing: Hearing) -> str:
    if hearing.answered_on is None:
        return ""
    said = _("{day}, der kom svar") if hearing.answer else _("{day}, der kom ikke noget svar")
    return said.format(day=day_plain(hearing.answered_on))


def complaints(source: Source) -> Iterator[str]:
    """Each complaint: how it came, what was said, each step that was taken, what is next."""
    for card in complaint_list(source.case, source.laws, source.today, source.holidays):
        complaint = source.case.get(Complaint, card.id)
        if complaint is not None and source.wants(card.id):
            yield card.title
            yield card.came
            yield from rows(
                (_("Borgeren siger"), complaint.text or ""),
                (_("Genvurdering"), _step(complaint.outcome, complaint.reassessed_on)),
                (_("Sendt videre"), day_or_none(complaint.forwarded_on)),
                (_("Klagen afgjort"), _step(complaint.ruling, complaint.ruled_on)),
                *journal(complaint.journal_number, complaint.filed_on),
            )
            yield labelled(_("Status"), card.next)
            yield ""


def _step(what: Outcome | Ruling | None, day: date | None) -> str:
    """What a step came to, and when."""
    parts = (term(what) if what else "", day_or_none(day))
    return ", ".join(part for part in parts if part)
