"""What stands on the meeting's page of minutes that were deleted: a line each, and the way to the proof."""

from app.models.case import Case
from app.presenters.deleted_minutes import deleted_sentence
from app.presenters.lines import in_journal
from app.views.case.blocks import Block, Door, Group, Line
from app.words import _

__all__ = ["deleted_groups"]


def deleted_groups(case: Case) -> tuple[Group, ...]:
    """The deleted minutes of a case, the newest meeting first; nothing where there are none."""
    found = sorted(case.deleted_minutes, key=lambda each: (each.day, each.seq), reverse=True)
    rows = tuple(
        Line(
            deleted_sentence(each),
            side=in_journal(each.journal_number, each.filed_on),
            doors=(Door(_("Se beviset"), "sheets", each.id),),
        )
        for each in found
    )
    if not rows:
        return ()
    return (Group("deleted", _("Slettede referater"), blocks=(Block("deleted", rows=rows),)),)
