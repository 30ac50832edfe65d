"""Recommendations and decisions, never mixed: the one cannot be appealed, the other can."""

from datetime import date

from app.models.case import Case
from app.models.meetings import Decision, DecisionState, Recommendation
from app.presenters.copy_text import CopySection, copy_text
from app.presenters.decision_list import (
    DecisionCard,
    RecommendationCard,
    decision_list,
    recommendation_list,
)
from app.presenters.forms.spec import Choice
from app.views.case.blocks import Block, Group, Offer, Ref
from app.views.case.page import CasePage, Vacancy
from app.views.case.tones import toned
from app.words import _

__all__ = ["DecisionsPage"]


class DecisionsPage(CasePage):
    """Decisions in the main column, recommendations beside them."""

    title = _("Afgørelser")
    offers = (
        Offer(_("Ny afgørelse"), Decision),
        Offer(_("Ny indstilling"), Recommendation),
    )
    section = CopySection.DECISIONS.value

    def groups(self, case: Case) -> tuple[Group, ...]:
        """Two groups, each with the sentence that tells them apart."""
        workspace = self.context.workspace
        today = workspace.clock.today()
        decisions = decision_list(case, workspace.laws, today, self._holidays(case))
        return (
            Group(
                "decisions",
                _("Afgørelser"),
                note=_("En afgørelse er kommunens. Den kan der klages over."),
                blocks=tuple(map(_decision, decisions)),
                empty=_("Der er ingen afgørelser endnu."),
            ),
            Group(
                "recommendations",
                _("Indstillinger"),
                note=_("En indstilling er en anbefaling. Der kan ikke klages over den."),
                blocks=tuple(map(_recommendation, recommendation_list(case))),
                empty=_("Der er ingen indstillinger endnu."),
                column=1,
            ),
        )

    def summed_up(self, case: Case) -> str:
        """What the meeting's outcome is under the case's law profile."""
        laws = self.context.workspace.laws
        law = next((each for each in laws if each.key == case.head.law_profile), None)
        if law is None:
            return ""
        if law.meeting_decides:
            return _("{law}: Mødet giver selv afgørelsen.").format(law=law.title)
        return _("{law}: Mødet indstiller. Kommunen afgør bagefter.").format(law=law.title)

    def vacancy(self) -> Vacancy:
        """Nothing recommended, nothing decided."""
        return Vacancy("gavel", _("Der er hverken indstillinger eller afgørelser endnu."))

    def copied_text(self, case: Case) -> str:
        """The decisions as text."""
        workspace = self.context.workspace
        today = workspace.clock.today()
        return copy_text(
            case, CopySection.DECISIONS, workspace.laws, today, holidays=self._holidays(case)
        )

    def _holidays(self, case: Case) -> frozenset[date]:
        """Days on which no time to complain ends; only computed where a time runs."""
        runs = any(each.state is DecisionState.ISSUED for each in case.decisions)
        return self.context.workspace.holidays if runs else frozenset()


def _decision(card: DecisionCard) -> Block:
    reason = _("Begrundelse: {reason}").format(reason=card.reason) if card.reason else ""
    facts = _("Fakta: {facts}").format(facts=card.facts) if card.facts else ""
    state = (
        Choice("", card.state.label, card.state.icon)
        if card.replaced
        else toned(card.state, icon=True)
    )
    dates = card.dates[:1].upper() + card.dates[1:]
    return Block(
        key=card.id,
        title=card.text,
        ref=Ref(Decision, card.id),
        over=card.area.label,
        over_icon=card.area.icon or "",
        tint=card.area.key,
        lines=tuple(each for each in (card.whom, reason, facts, dates) if each),
        laws=(card.law,) if card.law else (),
        tags=(state,),
        foot=card.complaint,
        caution=card.missing,
    )


def _recommendation(card: RecommendationCard) -> Block:
    return Block(
        key=card.id,
        title=card.text,
        ref=Ref(Recommendation, card.id),
        over=card.area.label,
        over_icon=card.area.icon or "",
        tint=card.area.key,
        lines=tuple(each for each in (card.whom, card.reason) if each),
    )
