"""What was recommended and what was decided, never mixed; how to complain only where it can be done."""

from collections.abc import Iterator
from datetime import date

from app.models.meetings import Decision, DecisionState, Recommendation
from app.presenters.document import (
    Block,
    BulletList,
    Callout,
    Heading,
    KeepTogether,
    Paragraph,
    Run,
    runs,
)
from app.presenters.handout.view import View
from app.rules.deadlines import complaint_deadline
from app.words.dates import day_long

__all__ = [
    "complaint", "decided", "last_days", "recommendations_of", "recommended", "standing",
]  # fmt: skip


def recommended(view: View) -> Iterator[Block]:
    """What the team recommends; it cannot be appealed yet (domain.md §15.5)."""
    mine = recommendations_of(view)
    if mine:
        yield KeepTogether(
            (
                Heading(2, view.text("recommended")),
                BulletList(tuple(runs(each.text) for each in mine)),
                Callout(runs(view.text("recommended_help")), "good"),
            )
        )


def recommendations_of(view: View) -> list[Recommendation]:
    """Return what is recommended for the reader."""
    return [each for each in view.case.recommendations if view.mine(each.id)]


def decided(view: View) -> Iterator[Block]:
    """Each decision that stands, with its reasons and its rule."""
    mine = standing(view)
    if mine:
        yield Heading(2, view.text("decided"))
        for each in mine:
            yield from _decision(view, each)
        yield from complaint(view, mine)


def _decision(view: View, decision: Decision) -> Iterator[Block]:
    yield Paragraph((Run(decision.text, bold=True),))
    if decision.reason:
        yield Paragraph(runs(view.text("because", reason=decision.reason)))
    rule = view.law.reference(decision.law_key) if view.law else None
    if rule is not None and not view.child:
        yield Paragraph(
            (Run(view.text("rule", rule=f"{rule.label}. {rule.sentence}"), quiet=True),)
        )


def standing(view: View) -> list[Decision]:
    """Return issued decisions about the reader that no other issued one has replaced."""
    issued = [each for each in view.case.decisions if each.state is DecisionState.ISSUED]
    replaced = {each.replaces_id for each in issued}
    return [each for each in issued if each.id not in replaced and view.mine(each.id)]


def complaint(view: View, decisions: list[Decision]) -> Iterator[Block]:
    """Until when and how; the earliest date that is safe, in words."""
    if view.law is None:
        return
    dates = [(each, _last_day(view, each, view.law.complaint_weeks)) for each in decisions]
    known = [(each, day) for each, day in dates if day is not None]
    said = tuple(runs(_until(view, each, day, alone=len(known) == 1)) for each, day in known)
    yield KeepTogether(
        (
            Heading(3, view.text("complain")),
            *(Paragraph(each) for each in said),
            Paragraph(runs(view.text("complain_how", board=view.law.complaint_to))),
        )
    )


def _until(view: View, decision: Decision, day: date, *, alone: bool) -> str:
    if day < view.on:
        return view.text("complain_was", day=day_long(day))
    if alone:
        return view.text("complain_until", day=day_long(day))
    return view.text(
        "complain_which", decision=decision.text.strip().rstrip("."), day=day_long(day)
    )


def last_days(view: View, decisions: list[Decision]) -> list[date]:
    """Return the days until which one can complain, as far as they are known."""
    if view.law is None:
        return []
    days = [_last_day(view, each, view.law.complaint_weeks) for each in decisions]
    return [each for each in days if each is not None]


def _last_day(view: View, decision: Decision, weeks: int) -> date | None:
    """From the day it was received; the decision's own day is the earliest that can be."""
    begins = decision.received_on or decision.decided_on
    return None if begins is None else complaint_deadline(begins, weeks, view.options.holidays)
