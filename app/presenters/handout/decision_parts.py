"""The parts of one decision on paper: what it is, why, and how it differs from the one before."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.contacts import Contact
from app.models.law import LawProfile
from app.models.meetings import Decision, DecisionState
from app.presenters.document import (
    Block,
    Column,
    Heading,
    KeepTogether,
    Paragraph,
    Run,
    Runs,
    Table,
    runs,
)
from app.presenters.handout.view import View
from app.presenters.who import person_and_role
from app.rules.decision_days import first_day
from app.words.dates import day_plain

__all__ = ["compared", "contact_words", "described", "texts_of"]

_FACTS: Final = (Column("", 0.8), Column("", 2.6))
_DECIDES: Final = {DecisionState.DRAFT: "decides", DecisionState.ISSUED: "decided_by"}
_WHY: Final = ("reason", "facts", "considerations", "reply")


def contact_words(case: Case, key: Id | None) -> str:
    """Name who gives a help: "Bente Holm, mentor"; by role alone where no name is known."""
    contact = case.get(Contact, key)
    return person_and_role(contact) if contact else ""


def described(view: View, decision: Decision, law: LawProfile | None) -> Iterator[Block]:
    """What is decided, as a table of the points that are known."""
    rows = [
        ((Run(view.text(key), bold=True),), runs(words))
        for key, words in (
            *_points(view, decision),
            ("law", _rule(view, decision, law)),
            (_DECIDES[decision.state], decision.decided_by or ""),
        )
        if words
    ]
    yield Table(_FACTS, tuple(rows))


def _points(view: View, decision: Decision) -> tuple[tuple[str, str], ...]:
    """Each point with its words, empty where nobody has said."""
    return (
        ("what", decision.text),
        ("much", decision.intensity or ""),
        ("when", _period(view, decision)),
        ("who", contact_words(view.case, decision.provider_id)),
        ("pays", decision.paid_by or ""),
    )


def _rule(view: View, decision: Decision, law: LawProfile | None) -> str:
    """Act and § with what they say in one plain sentence."""
    rule = law.reference(decision.law_key) if law else None
    return view.text("law_words", rule=rule.label, sentence=rule.sentence) if rule else ""


def _label(decision: Decision, law: LawProfile | None) -> str:
    rule = law.reference(decision.law_key) if law else None
    return rule.label if rule else ""


def _period(view: View, decision: Decision) -> str:
    begin, end = decision.from_date, decision.to_date
    if begin and end:
        return view.text("from_to", begin=day_plain(begin), end=day_plain(end))
    if begin:
        return view.text("from_on", begin=day_plain(begin))
    return view.text("until_on", end=day_plain(end)) if end else ""


def texts_of(view: View, decision: Decision) -> Iterator[Block]:
    """The facts given weight, the main considerations, the reply, the reasons (forvaltningsloven § 24)."""
    for key in _WHY:
        words = getattr(decision, key)
        if words:
            yield KeepTogether((Heading(3, view.text(key)), Paragraph(runs(words))))


def compared(
    view: View, old: Decision, new: Decision, before: LawProfile | None, now: LawProfile | None
) -> Iterator[Block]:
    """Old and new side by side; what is new stands in bold."""
    day = old.decided_on
    title = view.text("replaces", day=day_plain(day)) if day else view.text("replaces_undated")
    first = (*_points(view, old), ("law", _label(old, before)))
    then = (*_points(view, new), ("law", _label(new, now)))
    rows = [
        _row(view, key, was, words)
        for (key, was), (_key, words) in zip(first, then, strict=True)
        if was or words
    ]
    yield Heading(3, title)
    columns = (
        Column("", 0.8),
        Column(view.text("before"), 1.3),
        Column(view.text("now"), 1.3),
    )
    yield Table(columns, tuple(rows), show_head=True)
    until_then = "replaces_later" if _begins_later(view, old, new) else "replaces_help"
    yield Paragraph(runs(view.text(until_then)))


def _begins_later(view: View, old: Decision, new: Decision) -> bool:
    """Whether the old one goes on for a time: it has begun, and the new one has not."""
    decided = new.decided_on or view.on
    begins = first_day(replace(new, decided_on=decided)) or decided
    return begins > decided >= (first_day(old) or decided)


def _row(view: View, key: str, was: str, words: str) -> tuple[Runs, ...]:
    nothing = view.text("nothing")
    return (
        (Run(view.text(key), bold=True),),
        runs(was or nothing),
        (Run(words or nothing, bold=was != words),),
    )
