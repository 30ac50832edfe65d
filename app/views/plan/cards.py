"""Dreams and goals as cards; the meeting shows goals in the same way."""

from app.models.case import Case
from app.models.law import LawProfile
from app.models.plan import Duty, Goal, Intervention
from app.presenters.forms.spec import Choice
from app.presenters.law_chip import law_chips
from app.presenters.lines import InterventionLine, area_choice
from app.presenters.plan_board import DreamCard, GoalCard
from app.views.case.blocks import Block, Line, Offer, Ref
from app.views.case.tones import toned
from app.words import _
from app.words.terms import term

__all__ = ["dream_block", "duty_block", "goal_block"]


def dream_block(card: DreamCard) -> Block:
    """A dream, large, in own words."""
    return Block(card.id, card.words, Ref(Goal, card.id), icon="heart", side=card.whom, large=True)


def goal_block(case: Case, card: GoalCard, law: LawProfile | None) -> Block:
    """A goal as a card in the colour of its area."""
    offers = (Offer(_("Ny indsats"), Intervention, (("goal_id", card.id),)),) if card.id else ()
    reached = (Choice("good", _("Nået"), "circle-check"),) if card.reached else ()
    return Block(
        key=card.id or f"none/{card.area.key}",
        title=card.title,
        ref=Ref(Goal, card.id) if card.id else None,
        over=card.area.label,
        over_icon=card.area.icon or "",
        tint=card.area.key,
        quote=card.quote,
        side=card.whom,
        tags=reached,
        rows=tuple(_line(case, each, card, law) for each in card.lines),
        offers=offers,
    )


def duty_block(lines: tuple[InterventionLine, ...]) -> Block:
    """Duties with whom they are for and where they stand."""
    rows = tuple(
        Line(
            each.name,
            Ref(Intervention, each.id),
            side=each.whom,
            tags=(toned(each.state),),
            lines=(each.note,) if each.note else (),
        )
        for each in lines
    )
    return Block("duties", icon="calendar-check", rows=rows)


def _line(case: Case, line: InterventionLine, card: GoalCard, law: LawProfile | None) -> Line:
    record = case.get(Intervention, line.id)
    duty = record.duty if record is not None else None
    area = area_choice(record.area) if record is not None and record.area is not None else None
    marks = (
        *((area,) if area is not None and area.key != card.area.key else ()),
        *(
            (Choice("", term(duty), "calendar-check" if duty is Duty.DUTY else "heart"),)
            if duty
            else ()
        ),
    )
    whom = line.whom if line.whom != card.whom else ""
    return Line(
        line.name,
        Ref(Intervention, line.id),
        side=line.side,
        tags=(toned(line.state),),
        marks=marks,
        lines=tuple(each for each in (whom, line.note) if each),
        laws=law_chips(law, record.law_key) if record is not None else (),
    )
