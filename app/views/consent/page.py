"""Consents by person: what was said yes to, towards whom, until when; what waits for an answer."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from app.models.case import Case
from app.models.consents import Consent, ConsentType
from app.presenters.consent_list import (
    ConsentCard,
    ConsentGroup,
    ConsentRow,
    consent_list,
    consent_rows,
)
from app.presenters.copying.sections import CopySection
from app.presenters.forms.spec import Choice
from app.views.case.blocks import Block, Door, Group, Line, Offer, Press, Ref
from app.views.case.page import CasePage, Vacancy
from app.views.case.ticking import TAKES_BACK
from app.views.case.tones import toned
from app.words import _

__all__ = ["ConsentPage"]

_REGISTER: Final = "register"
_FREE: Final = Choice("", "")
_TONES: Final[Mapping[str, str]] = MappingProxyType({"missing": "caution", "soon": "caution"})


class ConsentPage(CasePage):
    """How everybody stands at a glance, then one group for each giver.

    In a group what was offered and not answered stands first.
    """

    title = _("Samtykke")
    offers = (Offer(_("Nyt samtykke"), Consent),)
    section = CopySection.CONSENTS.value

    def groups(self, case: Case) -> tuple[Group, ...]:
        """The register, and one group for each giver."""
        today = self.context.workspace.clock.today()
        givers = tuple(map(_group, consent_list(case, today)))
        return (_register(consent_rows(case, today)), *givers) if givers else ()

    def copied_text(self, case: Case) -> str:
        """The consents as text."""
        return self.section_text(case, CopySection.CONSENTS)

    def vacancy(self) -> Vacancy:
        """Nobody was asked yet."""
        return Vacancy("heart-handshake", _("Der er ingen samtykker endnu. Tilbyd det første."))


def _register(rows: tuple[ConsentRow, ...]) -> Group:
    """Who stands how: what was asked about one thing stands below each other."""
    kinds = tuple(kind for kind in ConsentType if any(kind in each.kinds for each in rows))
    lines = tuple(
        Line(
            title=each.who,
            tags=_in_columns(each, kinds),
            side="" if each.states else _("ikke spurgt endnu"),
        )
        for each in rows
    )
    block = Block(_REGISTER, rows=lines, columns=True)
    return Group(_REGISTER, _("Hvem har sagt hvad"), blocks=(block,))


def _in_columns(row: ConsentRow, kinds: tuple[ConsentType, ...]) -> tuple[Choice, ...]:
    """A mark for each kind, an empty one for what this giver was not asked about."""
    if not row.states:
        return ()
    found = dict(zip(row.kinds, map(_mark, row.states), strict=True))
    return tuple(found.get(each, _FREE) for each in kinds)


def _mark(state: Choice) -> Choice:
    tone = _TONES.get(state.key)
    return toned(state) if tone is None else Choice(tone, state.label)


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
    sources = _("Hentes fra {whom}").format(whom=card.sources) if card.sources else ""
    towards = _("Over for {whom}").format(whom=card.recipients) if card.recipients else ""
    dates = card.dates[:1].upper() + card.dates[1:]
    return Block(
        key=card.id,
        title=card.title,
        ref=Ref(Consent, card.id),
        lines=tuple(each for each in (card.purpose, opens, sources, towards, dates) if each),
        tags=(toned(card.state),),
        caution=card.warning,
        doors=(*_taking_back(card), Door(_("Vis erklæringen"), "sheets", card.id)),
        offers=(Offer(_("Bed om et nyt"), Consent, card.again),) if card.again else (),
        whose=card.whose,
    )


def _taking_back(card: ConsentCard) -> tuple[Press, ...]:
    """What was given can be taken back from its card, at any time while it holds: the first thing there."""
    if card.state.key not in {"yes", "partly"}:
        return ()
    return (Press(_("Træk tilbage"), f"{TAKES_BACK}{card.id}", "hand-stop"),)
