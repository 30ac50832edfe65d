"""The provider's extract (*uddrag til udfører*): what the plan says to who carries an intervention out.

Its points are those of the plan of action (serviceloven § 141: purpose, what is needed, how long, and
housing, employment, personal help, treatment and aids; domain.md §3.1). It is built only from the
lensed case of ``ProfessionalReader(contact_id)``: what that reader may not see is "not told".
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.facts import Area, Kind
from app.models.law import LawProfile
from app.models.plan import Goal, Intervention, InterventionState, Statement
from app.presenters.document import (
    Block,
    Callout,
    Column,
    Document,
    Heading,
    Paragraph,
    Run,
    Table,
    runs,
)
from app.presenters.handout.people import call_one
from app.presenters.handout.view import SheetOptions, View
from app.presenters.handout.working import (
    about_whom,
    duty_words,
    framed,
    look_as,
    opening,
    state_words,
    top,
)
from app.rules.intervention_states import OVER
from app.rules.providers import provides
from app.words import _
from app.words.dates import day_plain

__all__ = ["provider_extract"]

_COLUMNS: Final = (Column("", 1.0), Column("", 2.2))


def provider_extract(
    lensed_case: Case,
    contact_id: Id,
    on: date,
    laws: tuple[LawProfile, ...],
    options: SheetOptions | None = None,
) -> Document:
    """Return the extract of a provider, from what ``ProfessionalReader(contact_id)`` may see."""
    view = look_as("provider", lensed_case, contact_id, on, laws, options or SheetOptions())
    return framed(view, _("Uddrag"), (*top(view), *_blocks(view)))


def _blocks(view: View) -> Iterator[Block]:
    mine = provides(view.case, view.person_id)
    if not mine:
        yield Callout(runs(view.text("nothing")), "quiet")
        yield Paragraph(runs(view.text("nothing_next")))
        yield from call_one(view)
        return
    yield from opening(view)
    for each in mine:
        yield from _extract(view, each)
    yield from call_one(view)
    rule = view.law.reference(view.text("rule_key")) if view.law else None
    if rule is not None:
        yield Paragraph((Run(view.text("rule", rule=rule.label), quiet=True),))


def _extract(view: View, intervention: Intervention) -> Iterator[Block]:
    """One intervention under the points of the plan of action, each with what may be told."""
    yield Heading(2, intervention.name)
    whom = about_whom(view, intervention.id)
    if whom:
        yield Paragraph(runs(view.text("for_whom", name=whom)))
    halt = " · ".join(_halted(view, intervention))
    if halt:
        yield Paragraph((Run(halt[:1].upper() + halt[1:], bold=True),))
    points = (
        ("purpose", _purpose(view, intervention)),
        ("effort", _effort(view, intervention)),
        ("duration", _duration(view, intervention)),
        *((key, find(view, intervention)) for key, find in _MATTERS),
    )
    yield Table(
        _COLUMNS,
        tuple(((Run(view.text(key), bold=True),), _told(view, words)) for key, words in points),
    )


def _halted(view: View, each: Intervention) -> Iterator[str]:
    """That it is reported paused, and what that does to the duty to turn up; nothing where it runs."""
    if each.state is InterventionState.PAUSED:
        yield state_words(view, each)
    yield from filter(None, (duty_words(view, each),))


def _told(view: View, words: Iterable[str]) -> tuple[Run, ...]:
    text = "\n".join(words)
    return (Run(text),) if text else (Run(view.text("not_told"), quiet=True),)


def _purpose(view: View, intervention: Intervention) -> list[str]:
    goal = view.case.get(Goal, intervention.goal_id)
    return [] if goal is None else [goal.text]


def _effort(view: View, intervention: Intervention) -> list[str]:
    rule = view.law.reference(intervention.law_key) if view.law else None
    return [each for each in (intervention.intensity or "", rule.label if rule else "") if each]


def _duration(view: View, intervention: Intervention) -> list[str]:
    begin, end = intervention.from_date, intervention.to_date
    if begin and end:
        return [view.text("from_to", begin=day_plain(begin), end=day_plain(end))]
    if begin:
        return [view.text("from_on", begin=day_plain(begin))]
    return [view.text("until_on", end=day_plain(end))] if end else []


# --- other matters: housing, employment, help, treatment, aids -----------------------------------


def _housing(view: View, own: Intervention) -> list[str]:
    homes = {
        each.household_id for each in view.case.members if each.person_id in _people(view, own)
    }
    names = [each.name for each in view.case.households if each.id in homes]
    return [*names, *_said(view, own, lambda each: each.kind is Kind.SHELTER)]


def _employment(view: View, own: Intervention) -> list[str]:
    return _said(view, own, lambda each: each.area is Area.EMPLOYMENT)


def _help(view: View, own: Intervention) -> list[str]:
    return _done(view, own, lambda each: each.area is Area.SOCIAL and not _is_aid(view, each))


def _treatment(view: View, own: Intervention) -> list[str]:
    done = _done(view, own, lambda each: each.area is Area.HEALTH and not _is_aid(view, each))
    kinds = {Kind.HEALTH, Kind.SUBSTANCE}
    return [*done, *_said(view, own, lambda each: each.kind in kinds)]


def _aids(view: View, own: Intervention) -> list[str]:
    return _done(view, own, lambda each: _is_aid(view, each))


_MATTERS: Final[tuple[tuple[str, Callable[[View, Intervention], list[str]]], ...]] = (
    ("housing", _housing),
    ("employment", _employment),
    ("help", _help),
    ("treatment", _treatment),
    ("aids", _aids),
)


def _is_aid(view: View, intervention: Intervention) -> bool:
    return intervention.law_key == view.text("aid_key")


def _people(view: View, record: Intervention | Statement) -> frozenset[Id]:
    return frozenset(each.person_id for each in view.case.concerns if each.record_id == record.id)


def _said(view: View, own: Intervention, fits: Callable[[Statement], bool]) -> list[str]:
    """Statements about those whom the intervention is for."""
    return [
        each.text
        for each in view.case.statements
        if fits(each) and _people(view, each) & _people(view, own)
    ]


def _done(view: View, own: Intervention, fits: Callable[[Intervention], bool]) -> list[str]:
    """Other interventions for the same people."""
    return [
        each.name
        for each in view.case.interventions
        if each.id != own.id
        and each.state not in OVER
        and fits(each)
        and _people(view, each) & _people(view, own)
    ]
