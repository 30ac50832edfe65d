"""The overview: the first page of a family."""

from app.models.case import Case
from app.models.people import Person
from app.presenters.copying.sections import CopySection
from app.presenters.overview import overview
from app.views.case.blocks import Group, Offer
from app.views.case.page import CasePage, Vacancy
from app.views.overview.cards import overview_groups
from app.words import _

__all__ = ["OverviewPage"]


class OverviewPage(CasePage):
    """Who is in the family, whom to call, what comes next; what is missing only for coordination."""

    title = _("Overblik")
    offers = (Offer(_("Ny person"), Person),)
    section = CopySection.OVERVIEW.value

    def groups(self, case: Case) -> tuple[Group, ...]:
        """Family on the left, the rest on the right."""
        workspace = self.context.workspace
        today = workspace.clock.today()
        own = not self.read_only
        spec = overview(case, today, coordinator=own, laws=workspace.laws)
        return overview_groups(spec, case, workspace.laws, today, coordinator=own)

    def is_vacant(self, groups: tuple[Group, ...]) -> bool:
        """There is nothing to say of a family without people."""
        return self.case is not None and not self.case.people and not self.case.contacts

    def vacancy(self) -> Vacancy:
        """Nobody yet."""
        return Vacancy("users", _("Der er ingen i familien endnu. Begynd med den første person."))

    def copied_text(self, case: Case) -> str:
        """The family at a glance, as text."""
        return self.section_text(case, CopySection.OVERVIEW)
