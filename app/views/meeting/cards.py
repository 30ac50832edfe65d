"""What stands on the boards of a meeting: what we talk about, what we agreed, what was decided."""

from datetime import date

from app.models.case import Case
from app.models.law import LawProfile
from app.models.meetings import Decision, Recommendation
from app.presenters.meeting_board import MeetingBoard, OutcomeLine
from app.presenters.plan_board import plan_board
from app.views.case.blocks import Block, Group, Offer, Ref
from app.views.case.tones import toned
from app.views.overview.cards import agreement_row
from app.views.plan.cards import goal_block
from app.words import _

__all__ = ["agreed_groups", "talk_groups"]


def talk_groups(
    board: MeetingBoard, case: Case, laws: tuple[LawProfile, ...], today: date
) -> tuple[Group, ...]:
    """The middle: what is recommended, then the plan that it is about."""
    law = next((each for each in laws if each.key == case.head.law_profile), None)
    cards = tuple(goal_block(case, each, law) for each in plan_board(case, today).cards)
    plan = (Group("plan", _("Mål og indsatser"), blocks=cards),) if cards else ()
    return (
        Group(
            "recommendations",
            _("Indstillinger"),
            note=board.recommendation_note,
            blocks=tuple(_outcome(each, Recommendation) for each in board.recommendations),
            offers=(Offer(_("Ny indstilling"), Recommendation),),
        ),
        *plan,
    )


def agreed_groups(board: MeetingBoard) -> tuple[Group, ...]:
    """The right: agreements, and below them, kept apart, what the municipality decided."""
    rows = tuple(agreement_row(each, state=True) for each in board.agreements)
    return (
        Group(
            "agreed",
            blocks=(Block("agreed", rows=rows),) if rows else (),
            empty=_("Ingen aftaler endnu."),
        ),
        Group(
            "decisions",
            _("Afgørelser"),
            note=board.decision_note,
            blocks=tuple(_outcome(each, Decision) for each in board.decisions),
            offers=(Offer(_("Ny afgørelse"), Decision),),
        ),
    )


def _outcome(line: OutcomeLine, kind: type[Recommendation | Decision]) -> Block:
    return Block(
        key=line.id,
        title=line.text,
        ref=Ref(kind, line.id),
        over=line.area.label,
        over_icon=line.area.icon or "",
        tint=line.area.key,
        lines=tuple(each for each in (line.whom, line.reason) if each),
        tags=(toned(line.tag),) if line.tag else (),
    )
