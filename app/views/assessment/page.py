"""The assessment (*udredning*): what is known, by area, each with its source and date."""

from app.models.case import Case
from app.models.plan import Statement
from app.presenters.assessment_board import AssessmentArea, StatementLine, assessment_board
from app.presenters.forms.spec import Choice
from app.views.case.blocks import Block, Group, Line, Offer, Ref
from app.views.case.page import CasePage, Vacancy
from app.words import _, ngettext

__all__ = ["AssessmentPage"]


class AssessmentPage(CasePage):
    """Statements as lines below the heading of their area."""

    title = _("Udredning")
    offers = (Offer(_("Ny oplysning"), Statement),)

    def groups(self, case: Case) -> tuple[Group, ...]:
        """One group for each area that has statements."""
        return tuple(_group(each) for each in assessment_board(case))

    def vacancy(self) -> Vacancy:
        """Nothing known yet."""
        return Vacancy(
            "clipboard-list", _("Der er ingen oplysninger endnu. Skriv den første med dens kilde.")
        )

    def summed_up(self, case: Case) -> str:
        """How many statements, and how many of them ask for help."""
        count, needs = len(case.statements), sum(each.need for each in case.statements)
        if not count:
            return ""
        total = ngettext("{count} oplysning", "{count} oplysninger", count).format(count=count)
        asked = ngettext(
            "{count} fortæller om et behov", "{count} fortæller om et behov", needs
        ).format(count=needs)
        return f"{total} · {asked}"


def _group(found: AssessmentArea) -> Group:
    area = found.area
    preset = (("area", area.key),) if area.key else ()
    return Group(
        key=area.key or "none",
        title=area.label,
        icon=area.icon or "",
        tint=area.key or "none",
        blocks=(Block(area.key or "none", tint=area.key, rows=tuple(map(_row, found.lines))),),
        offers=(Offer(_("Ny oplysning"), Statement, preset),),
    )


def _row(line: StatementLine) -> Line:
    need = (Choice("accent", _("Behov"), "flag"),) if line.need else ()
    closed = (Choice("", line.closed, "lock"),) if line.closed else ()
    bare = () if line.sourced else (Choice("caution", line.source, "alert-triangle"),)
    below = " · ".join((line.whom, line.kind, *((line.source,) if line.sourced else ())))
    return Line(line.text, Ref(Statement, line.id), lines=(below,), tags=(*need, *closed, *bare))
