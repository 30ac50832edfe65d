"""The preparatory part and the attachments on a board."""

from datetime import date

from app.models.base import Id
from app.models.case import Case
from app.models.preparing import Attachment, PreparationPart
from app.presenters.forms.spec import Choice
from app.presenters.preparation import PreparationBoard, SectionCard
from app.presenters.who import name_of
from app.views.case.blocks import Block, Door, Group, Line, Offer, Press, Ref
from app.words import _
from app.words.dates import day_plain
from app.words.people import quoted
from app.words.terms import term

__all__ = ["TAKES", "attachment_group", "preparation_groups"]

TAKES = "use/"
"""Before section and record of what a press takes over into the preparatory part."""


def preparation_groups(board: PreparationBoard, *, writable: bool) -> tuple[Group, ...]:
    """A card for each section, with what the case knows already below what was written."""
    begun = next((each.part for each in board.sections if each.part), None)
    state = Block(
        "state",
        board.summary,
        lines=(_("Beskriv og dokumentér. Borgerens egne ord står først."),),
        doors=(Door(_("Skriv ud"), "sheets", begun),) if begun else (),
    )
    cards = (_card(board.person, each, writable=writable) for each in board.sections)
    return (Group("preparation", board.name, icon="user", blocks=(state, *cards)),)


def _card(person: Id, card: SectionCard, *, writable: bool) -> Block:
    missing = (Choice("caution", _("Mangler"), "circle-dashed"),) if card.missing else ()
    own = card.own_version
    version = (Line(own, lead=_("Borgerens egen udgave: "), icon="file-text"),) if own else ()
    known = tuple(_known(card, at, writable=writable) for at in range(len(card.found)))
    preset = (("key", card.key), ("person_id", person), ("kind", card.kind.value))
    offer = () if card.part else (Offer(_("Skriv"), PreparationPart, preset),)
    return Block(
        key=f"section/{card.key}",
        title=f"{card.key}. {card.title}",
        ref=Ref(PreparationPart, card.part) if card.part else None,
        quote=quoted(card.own_words) if card.own_words else "",
        lines=tuple(
            each for each in (card.text, "" if card.part else card.help, card.dated) if each
        ),
        side=term(card.kind),
        tags=missing,
        rows=(*version, *known),
        offers=offer if writable else (),
    )


def _known(card: SectionCard, at: int, *, writable: bool) -> Line:
    """Something the case knows already: shown, and taken over with one press."""
    found = card.found[at]
    press = Press(_("Brug denne"), f"{TAKES}{card.key}/{found.id}", "plus")
    source = " · ".join(each for each in (_("Fra sagen"), found.source) if each)
    return Line(found.text, icon="link", lines=(source,), doors=(press,) if writable else ())


def attachment_group(case: Case) -> Group:
    """Papers by their number in the journal, the newest first."""
    rows = tuple(
        Line(
            each.title,
            Ref(Attachment, each.id),
            icon="file-text",
            side=day_plain(each.dated) if each.dated else _("uden dato"),
            lines=(" · ".join(word for word in (each.journal_number, _whose(case, each)) if word),),
        )
        for each in sorted(case.attachments, key=lambda each: each.dated or date.min, reverse=True)
    )
    return Group(
        "attachments",
        _("Bilag"),
        icon="file-text",
        blocks=(Block("attachments", rows=rows),) if rows else (),
        empty=_("Der er ingen bilag endnu."),
    )


def _whose(case: Case, each: Attachment) -> str:
    return name_of(case, each.person_id)
