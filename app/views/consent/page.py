"""Consents by person: what was said yes to, towards whom, until when; what waits for an answer."""

from app.models.case import Case
from app.models.consents import Consent
from app.presenters.consent_list import ConsentCard, ConsentGroup, consent_list
from app.views.case.blocks import Block, Group, Offer, Press, Ref
from app.views.case.page import CasePage, Vacancy
from app.views.case.ticking import TAKES_BACK
from app.views.case.tones import toned
from app.words import _

__all__ = ["ConsentPage"]


class ConsentPage(CasePage):
    """One group for each giver; what was offered and not answered stands first."""

    title = _("Samtykke")
    offers = (Offer(_("Nyt samtykke"), Consent),)

    def groups(self, case: Case) -> tuple[Group, ...]:
        """One group for each giver."""
        return tuple(
            _group(each) for each in consent_list(case, self.context.workspace.clock.today())
        )

    def vacancy(self) -> Vacancy:
        """Nobody was asked yet."""
        return Vacancy("heart-handshake", _("Der er ingen samtykker endnu. Tilbyd det første."))


def _group(found: ConsentGroup) -> Group:
    ordered = sorted(found.cards, key=lambda each: each.state.key != "offered")
    return Group(
        key=found.giver_id,
        title=found.giver,
        blocks=tuple(map(_block, ordered)),
        offers=(Offer(_("Nyt samtykke"), Consent, (("giver_id", found.giver_id),)),),
    )


def _block(card: ConsentCard) -> Block:
    opens = _("Åbner for {what}").format(what=card.opens) if card.opens else ""
    towards = _("Over for {whom}").format(whom=card.recipients) if card.recipients else ""
    dates = card.dates[:1].upper() + card.dates[1:]
    return Block(
        key=card.id,
        title=card.title,
        ref=Ref(Consent, card.id),
        lines=tuple(each for each in (card.purpose, opens, towards, dates) if each),
        tags=(toned(card.state),),
        caution=card.warning,
        doors=_taking_back(card),
    )


def _taking_back(card: ConsentCard) -> tuple[Press, ...]:
    """What was given can be taken back from its card, at any time."""
    if card.state.key not in {"yes", "partly", "expired"}:
        return ()
    return (Press(_("Træk tilbage"), f"{TAKES_BACK}{card.id}", "hand-stop"),)
