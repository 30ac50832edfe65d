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
from app.presenters.handout.complaint_guidance import Way, apart, ways
from app.presenters.handout.view import View
from app.rules.answering import answer_to
from app.rules.law import decided_under
from app.words.dates import day_long
from app.words.people import joined, quoted

__all__ = [
    "answered_words", "complaint", "decided", "last_days", "recommendations_of", "recommended", "standing",
]  # fmt: skip


def recommended(view: View) -> Iterator[Block]:
    """What the team recommends; it cannot be appealed yet (domain.md §15.5).

    What has been decided since says so, and where the decision stands.
    """
    waiting, answered = recommendations_of(view)
    parts: list[Block] = []
    if waiting:
        parts.append(BulletList(tuple(runs(each.text) for each in waiting)))
        parts.append(Callout(runs(view.text("recommended_help")), "good"))
    if answered:
        parts.append(BulletList(tuple(runs(each.text) for each in answered)))
        parts.append(Paragraph(runs(answered_words(view))))
    if parts:
        yield KeepTogether((Heading(2, view.text("recommended")), *parts))


def recommendations_of(view: View) -> tuple[list[Recommendation], list[Recommendation]]:
    """Return what is recommended for the reader and waits, and what has its decision on this paper."""
    mine = [each for each in view.case.recommendations if view.mine(each.id)]
    answered = [each for each in mine if _is_answered(view, each)]
    return [each for each in mine if each not in answered], answered


def _is_answered(view: View, advice: Recommendation) -> bool:
    answer = answer_to(view.case, advice)
    return answer is not None and view.mine(answer.id)


def answered_words(view: View) -> str:
    """Say that it was decided and under which heading that stands."""
    return view.text("recommended_done", where=view.text("decided")).strip()


def decided(view: View) -> Iterator[Block]:
    """Each decision that stands, with its reasons and its rule."""
    mine = standing(view)
    if mine:
        yield Heading(2, view.text("decided"))
        for each in mine:
            yield KeepTogether(tuple(_decision(view, each)))
        yield from complaint(view, mine)


def _decision(view: View, decision: Decision) -> Iterator[Block]:
    yield Paragraph((Run(decision.text, bold=True),))
    if decision.reason:
        yield Paragraph(runs(view.text("because", reason=decision.reason)))
    law = decided_under(view.case, decision, view.laws)
    rule = law.reference(decision.law_key) if law else None
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
    """Until when and how; the earliest date that is safe, in words.

    What has a way of its own (treatment) is said apart, without a date.
    """
    if view.law is None:
        return
    found = ways(view, decisions, early=True)
    usual = [each for each in found if each.route is not None and each.route.weeks is not None]
    parts: list[Block] = [Heading(3, view.text("complain"))]
    parts += (Paragraph(runs(each)) for each in _untils(view, usual))
    boards = dict.fromkeys(each.route.to for each in usual if each.route is not None)
    if boards:
        parts.append(Paragraph(runs(view.text("complain_how", board=joined(list(boards))))))
    parts += (Paragraph(runs(apart(each.route))) for each in found if each not in usual)
    yield KeepTogether(tuple(parts))


def _untils(view: View, usual: list[Way]) -> Iterator[str]:
    """One day for what goes the same way until the same day; named where there are several."""
    for each in usual:
        if each.last is not None:
            yield _until(view, each, each.last, alone=len(usual) == 1)


def _until(view: View, way: Way, day: date, *, alone: bool) -> str:
    late = day < view.on
    if alone:
        return view.text("complain_was" if late else "complain_until", day=day_long(day))
    about = joined([quoted(each.text.strip().rstrip(".")) for each in way.decisions])
    key = "complain_which_was" if late else "complain_which"
    return view.text(key, decision=about, day=day_long(day))


def last_days(view: View, decisions: list[Decision]) -> list[date]:
    """Return the days until which one can complain, as far as they are known."""
    return [each.last for each in ways(view, decisions, early=True) if each.last]
