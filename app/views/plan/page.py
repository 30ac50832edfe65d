"""The plan: dreams in own words first, then goals by area with what is done to reach them."""

from collections.abc import Mapping

from app.models.case import Case
from app.models.plan import Goal, GoalLevel, Intervention
from app.presenters.copying.sections import CopySection
from app.presenters.forms.entries import Raw
from app.presenters.plan_board import plan_board
from app.presenters.who import concerned
from app.views.case.blocks import Block, Group, Offer
from app.views.case.page import CasePage, Vacancy
from app.views.plan.cards import dream_block, duty_block, goal_block
from app.words import _

__all__ = ["PlanPage"]

_DREAM = (("level", GoalLevel.DREAM.value),)


class PlanPage(CasePage):
    """Dreams, and goals as cards with their interventions as lines."""

    title = _("Plan")
    offers = (
        Offer(_("Nyt mål"), Goal),
        Offer(_("Ny drøm"), Goal, _DREAM),
        Offer(_("Ny indsats"), Intervention),
    )
    section = CopySection.PLAN.value

    def groups(self, case: Case) -> tuple[Group, ...]:
        """Dreams first."""
        workspace = self.context.workspace
        board = plan_board(case, workspace.clock.today())
        law = next((each for each in workspace.laws if each.key == case.head.law_profile), None)
        dreams = Group(
            "dreams",
            _("Drømme"),
            blocks=tuple(map(dream_block, board.dreams)),
            empty=_(
                "Ingen drømme endnu. Spørg, hvad der ville være godt, og skriv det med egne ord."
            ),
        )
        goals = Group(
            "goals",
            _("Mål og indsatser"),
            blocks=tuple(goal_block(case, each, law) for each in board.cards),
            empty=_("Ingen mål endnu."),
        )
        frozen = Block("frozen", board.frozen, icon="lock")
        above = (Group("frozen", blocks=(frozen,)),) if board.frozen else ()
        duties = Group(
            "duties",
            _("Pligter ved siden af planen"),
            note=_("De gælder over for jobcenteret, til en afgørelse siger andet."),
            blocks=(duty_block(board.duties),),
            column=1,
        )
        return (*above, dreams, goals, *((duties,) if board.duties else ()))

    def vacancy(self) -> Vacancy:
        """No plan yet."""
        return Vacancy(
            "target", _("Der er ingen plan endnu. Begynd med det, familien drømmer om."), 1
        )

    def preset(self, offer: Offer) -> Mapping[str, Raw]:
        """An intervention for a goal is for the same people, in the same area."""
        given = dict(offer.preset)
        goal = given.get("goal_id")
        found = (
            next((each for each in self.case.goals if each.id == goal), None) if self.case else None
        )
        if found is not None and self.case is not None:
            given["concerns"] = concerned(self.case, found.id)
            if found.area is not None:
                given["area"] = found.area.value
        return given

    def copied_text(self, case: Case) -> str:
        """The plan as text."""
        return self.section_text(case, CopySection.PLAN)
