"""Recommendations (*indstillinger*), apart from decisions and as a part of the minutes."""

from collections.abc import Iterator
from datetime import date

from app.models.base import Id
from app.models.meetings import Meeting, Recommendation
from app.models.plan import Intervention
from app.presenters.copying.setting import Source, rows
from app.presenters.who import concerned_text, meeting_label
from app.rules.law import profile_of
from app.words import _
from app.words.terms import term

__all__ = ["no_decision", "recommendation", "recommendations"]


def recommendations(source: Source) -> Iterator[str]:
    """What is recommended, with reasons and dissent; it is no decision."""
    found = source.case.recommendations
    for each in found:
        meeting = source.case.get(Meeting, each.meeting_id)
        yield from recommendation(source, each)
        yield from rows((_("Møde"), meeting_label(meeting, source.today) if meeting else ""))
        yield ""
    if found:
        yield no_decision()


def no_decision() -> str:
    """The sentence that keeps the two apart, wherever a recommendation stands."""
    return _("En indstilling er en anbefaling. Der kan ikke klages over den.")


def recommendation(source: Source, each: Recommendation) -> Iterator[str]:
    """One recommendation with everything that was said of it."""
    helps = source.case.get(Intervention, each.intervention_id)
    yield from rows(
        (_("Indstilling"), each.text),
        (_("Gælder"), concerned_text(source.case, each.id)),
        (_("Område"), term(each.area) if each.area else ""),
        (_("Mødet når frem til"), _outcome(source, each)),
        (_("Indsats"), helps.name if helps else ""),
        (_("Begrundelse"), each.reason or ""),
        (_("Skånehensyn"), each.considerations or ""),
        (_("Uenighed"), each.dissent or ""),
    )


def _outcome(source: Source, each: Recommendation) -> str:
    day = _day(source, each.meeting_id)
    law = profile_of(source.case, source.laws, day)
    known = {row.key: row.title for row in law.outcomes} if law else {}
    return known.get(each.outcome or "", "")


def _day(source: Source, meeting_id: Id | None) -> date:
    meeting = source.case.get(Meeting, meeting_id)
    return meeting.day if meeting else source.today
