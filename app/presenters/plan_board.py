"""The plan: dreams in own words, goals by area with what is done to reach them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.models.base import Id
from app.models.case import Case
from app.models.facts import Area
from app.models.plan import Goal, GoalLevel, Intervention
from app.presenters.forms.spec import Choice
from app.presenters.lines import InterventionLine, area_choice, intervention_line
from app.presenters.task_list import frozen_banner
from app.presenters.who import concerned_text
from app.rules.intervention_states import must_turn_up
from app.words import _
from app.words.people import quoted

__all__ = ["DreamCard", "GoalCard", "PlanBoard", "plan_board"]


@dataclass(frozen=True, slots=True)
class DreamCard:
    """A dream, in quotation marks where somebody said it so."""

    id: Id
    words: str
    whom: str


@dataclass(frozen=True, slots=True)
class GoalCard:
    """A goal with what is done for it; ``id`` is None for what is done without a goal."""

    id: Id | None
    area: Choice
    title: str
    quote: str
    whom: str
    reached: bool
    lines: tuple[InterventionLine, ...]


@dataclass(frozen=True, slots=True)
class PlanBoard:
    """Dreams first, then cards in the order of the areas, those without an area last.

    ``frozen`` says whose plan stands still since a consent was taken back; empty where none does.
    ``duties`` are those on the employment side that hold whatever the plan says.
    """

    dreams: tuple[DreamCard, ...]
    cards: tuple[GoalCard, ...]
    frozen: str = ""
    duties: tuple[InterventionLine, ...] = ()


def plan_board(case: Case, today: date) -> PlanBoard:
    """Return the plan as it may be seen."""
    dreams = tuple(
        DreamCard(
            each.id,
            quoted(each.own_words) if each.own_words else each.text,
            concerned_text(case, each.id),
        )
        for each in case.goals
        if each.level is GoalLevel.DREAM
    )
    return PlanBoard(dreams, tuple(_cards(case, today)), frozen_banner(case), _duties(case, today))


def _duties(case: Case, today: date) -> tuple[InterventionLine, ...]:
    """What one must turn up for until a decision lifts it (aktivloven § 69 b, domain.md §15.4)."""
    return tuple(
        intervention_line(case, each, today)
        for each in case.interventions
        if each.area is Area.EMPLOYMENT and must_turn_up(case, each, today)
    )


def _cards(case: Case, today: date) -> Iterator[GoalCard]:
    goals = [each for each in case.goals if each.level is GoalLevel.GOAL]
    shown = {each.id for each in goals}
    for area in (*Area, None):
        for goal in goals:
            if goal.area is area:
                yield _card(case, goal, today)
        loose = [
            each for each in case.interventions if each.goal_id not in shown and each.area is area
        ]
        if loose:
            yield _loose(case, area, loose, today)


def _card(case: Case, goal: Goal, today: date) -> GoalCard:
    return GoalCard(
        id=goal.id,
        area=area_choice(goal.area),
        title=goal.text,
        quote=quoted(goal.own_words) if goal.own_words else "",
        whom=concerned_text(case, goal.id),
        reached=goal.reached_on is not None,
        lines=tuple(
            intervention_line(case, each, today)
            for each in case.interventions
            if each.goal_id == goal.id
        ),
    )


def _loose(case: Case, area: Area | None, found: list[Intervention], today: date) -> GoalCard:
    return GoalCard(
        id=None,
        area=area_choice(area),
        title=_("Indsatser uden mål"),
        quote="",
        whom="",
        reached=False,
        lines=tuple(intervention_line(case, each, today) for each in found),
    )
