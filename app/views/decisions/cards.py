"""What stands on the page of decisions, as cards: decisions, letters, hearings, complaints, the unfiled."""

from app.models.letters import Complaint, Hearing, Letter
from app.models.meetings import Decision, DecisionState, Recommendation
from app.presenters.copying.sections import COPIES
from app.presenters.decision_list import DecisionCard, RecommendationCard
from app.presenters.forms.spec import Choice
from app.presenters.letter_list import Collectable, ComplaintCard, HearingCard, LetterCard
from app.presenters.unfiled_list import FILES, UnfiledLine
from app.views.case.blocks import Block, Door, Line, Offer, Press, Ref
from app.views.case.tones import toned
from app.words import _

__all__ = [
    "COLLECTS",
    "READS",
    "collect_block",
    "complaint_block",
    "decision_block",
    "hearing_block",
    "letter_block",
    "recommendation_block",
    "unfiled_block",
]

COLLECTS = "collect/"
"""Before the id of a person whose drafts a press puts into one letter."""

READS = "lix/"
"""Before the id of a decision whose reasons a press measures."""


def decision_block(card: DecisionCard) -> Block:
    """A decision with its reasons, its days and the last day to complain."""
    reason = _("Begrundelse: {reason}").format(reason=card.reason) if card.reason else ""
    facts = _("Fakta: {facts}").format(facts=card.facts) if card.facts else ""
    state = (
        Choice("", card.state.label, card.state.icon)
        if card.replaced
        else toned(card.state, icon=True)
    )
    dates = card.dates[:1].upper() + card.dates[1:]
    issued = card.state.key == DecisionState.ISSUED
    reads = (Press(_("Læsbarhed"), f"{READS}{card.id}", "eye"),) if card.reason else ()
    doors = (Door(_("Vis brevet"), "sheets", card.id),) if issued else reads
    complain = (
        Offer(
            _("Klage er kommet"),
            Complaint,
            (("decision_id", card.id), ("received_on", _("i dag"))),
        ),
    )
    return Block(
        key=card.id,
        title=card.text,
        ref=Ref(Decision, card.id),
        over=card.area.label,
        over_icon=card.area.icon or "",
        tint=card.area.key,
        lines=tuple(
            each for each in (card.whom, reason, facts, dates, card.by, card.journal) if each
        ),
        laws=(card.law,) if card.law else (),
        tags=(state, *((Choice("", card.effect, "route"),) if card.effect else ())),
        foot=card.complaint,
        caution=card.missing,
        doors=doors,
        offers=complain if issued and not card.replaced else (),
    )


def recommendation_block(card: RecommendationCard) -> Block:
    """A recommendation; the decision about it begins with what it says, and is made once."""
    preset = (
        ("text", card.text),
        ("intervention_id", card.intervention_id),
        ("meeting_id", card.meeting_id),
        ("concerns", card.about),
    )
    return Block(
        key=card.id,
        title=card.text,
        ref=Ref(Recommendation, card.id),
        over=card.area.label,
        over_icon=card.area.icon or "",
        tint=card.area.key,
        lines=tuple(each for each in (card.whom, card.reason, card.answered) if each),
        offers=() if card.answered else (Offer(_("Skriv afgørelsen"), Decision, preset),),
    )


def collect_block(found: Collectable) -> Block:
    """Drafts that can go in one letter, by one press."""
    return Block(
        key=f"{COLLECTS}{found.person_id}",
        title=found.title,
        icon="file-text",
        lines=found.what,
        doors=(Press(_("Saml i ét brev"), f"{COLLECTS}{found.person_id}", "link"),),
    )


def letter_block(card: LetterCard) -> Block:
    """A letter on its way: udkast, endelig, journaliseret."""
    return Block(
        key=card.id,
        title=card.title,
        ref=Ref(Letter, card.id),
        icon="file-text",
        lines=tuple(each for each in (*card.what, card.dates) if each),
        tags=(toned(card.state, icon=True),),
        doors=(Door(_("Vis brevet"), "sheets", card.id),) if card.drawn else (),
    )


def hearing_block(card: HearingCard) -> Block:
    """A hearing with the day to answer by."""
    return Block(
        key=card.id,
        title=card.title,
        ref=Ref(Hearing, card.id),
        icon="message",
        lines=tuple(each for each in (card.facts, card.journal) if each),
        foot=card.when,
        caution=card.caution,
        doors=(Door(_("Vis brevet"), "sheets", card.id),),
    )


def complaint_block(card: ComplaintCard) -> Block:
    """A complaint with what is next and by when."""
    return Block(
        key=card.id,
        title=card.title,
        ref=Ref(Complaint, card.id),
        icon="scale",
        lines=tuple(each for each in (card.came, card.journal) if each),
        foot=card.next,
        caution=card.caution,
    )


def unfiled_block(lines: tuple[UnfiledLine, ...]) -> Block:
    """What is not in the journal, a press for each number."""
    rows = tuple(
        Line(
            each.what,
            icon="note",
            side="" if each.late else each.when,
            tags=(Choice("warning", each.when, "clock"),) if each.late else (),
            doors=(
                *_copying(each),
                Press(_("Skriv nummer"), f"{FILES}{each.id}", "pencil"),
            ),
        )
        for each in lines
    )
    return Block("unfiled", rows=rows)


def _copying(line: UnfiledLine) -> tuple[Press, ...]:
    """What the journal is to hold, ready to be pasted there."""
    if line.copies is None:
        return ()
    return (Press(_("Kopiér"), f"{COPIES}{line.copies.value}/{line.id}", "copy"),)
