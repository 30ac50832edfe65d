"""What is the reader's own: dream and goals, the next steps, the week, what is done."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from app.models.meetings import Agreement, AgreementState, DecisionEffect
from app.models.people import Person
from app.models.plan import Duty, Goal, GoalLevel, Intervention, InterventionState
from app.presenters.document import (
    Block,
    BulletList,
    Column,
    Day,
    Heading,
    KeepTogether,
    Paragraph,
    Quote,
    Run,
    Runs,
    Table,
    Week,
    runs,
)
from app.presenters.effects import told_day
from app.presenters.handout.view import View
from app.presenters.lines import by_when, joint
from app.presenters.who import concerned, doer
from app.rules.appointments import falls_on
from app.rules.intervention_states import must_turn_up
from app.rules.periods import holds
from app.rules.taking_effect import to_come
from app.words.dates import clock_text, day_plain, day_short_weekday
from app.words.people import first_name, quoted
from app.words.terms import term

__all__ = [
    "STEPS", "children", "day_entries", "dream", "duty", "goals_of", "interventions", "interventions_of",
    "named", "next_steps",
    "step", "steps_of", "to_come_of", "week",
]  # fmt: skip

STEPS: Final = 3
"""Agreements on a sheet: what a person can keep in mind."""

_TO_COME: Final[Mapping[DecisionEffect | None, str]] = MappingProxyType(
    {
        DecisionEffect.PAUSES: "coming_pause",
        DecisionEffect.RESUMES: "coming_again",
        DecisionEffect.LIFTS: "coming_free",
        DecisionEffect.RESTORES: "coming_duty",
        DecisionEffect.STOPS: "coming_stop",
    }
)

_WEEK: Final = 7
_WEEKEND: Final = 5
_OPEN: Final = frozenset({AgreementState.OPEN, AgreementState.MOVED})
_SHOWN: Final = frozenset(InterventionState) - {
    InterventionState.WISHED,
    InterventionState.REFUSED,
    InterventionState.ENDED,
}
_BEGUN: Final = frozenset(
    {InterventionState.GRANTED, InterventionState.RUNNING, InterventionState.PAUSED}
)


def dream(view: View) -> Iterator[Block]:
    """The dream in the reader's own words, then the goals."""
    dreams, goals = goals_of(view)
    if dreams or not goals:
        yield Heading(2, view.text("dream"))
    for each in dreams:
        yield Quote(quoted(each.own_words or each.text))
    if not dreams and not goals:
        yield Paragraph((Run(view.text("no_dream"), quiet=True),))
    if goals:
        yield Heading(2, view.text("goals"))
        yield BulletList(tuple(_goal(each.text, each.own_words) for each in goals))


def goals_of(view: View) -> tuple[list[Goal], list[Goal]]:
    """Return the reader's dreams and the goals that are not reached yet."""
    mine = [each for each in view.case.goals if view.mine(each.id)]
    dreams = [each for each in mine if each.level is GoalLevel.DREAM]
    goals = [each for each in mine if each.level is GoalLevel.GOAL and each.reached_on is None]
    return dreams, goals


def _goal(text: str, own_words: str | None) -> Runs:
    if not own_words:
        return (Run(text, bold=True),)
    return (Run(text, bold=True), Run(f" – {quoted(own_words)}"))


def next_steps(view: View) -> Iterator[Block]:
    """At most three open agreements: who, what, when."""
    steps = steps_of(view)
    if steps:
        title = {1: "step_one", 2: "steps_two"}.get(len(steps), "steps_three")
        rows = tuple((step(view, each), runs(by_when(each, view.on))) for each in steps)
        yield KeepTogether(
            (
                Heading(2, view.text(title)),
                Table((Column("", 2.2), Column("", 1.0, "end")), rows, row_heads=False),
            )
        )


def steps_of(view: View) -> list[Agreement]:
    """Return the reader's next open agreements."""
    return [each for each in _open(view) if _is_mine(view, each)][:STEPS]


def _open(view: View) -> list[Agreement]:
    """Open agreements, the next day first, those without a day last."""
    found = [each for each in view.case.agreements if each.state in _OPEN]
    return sorted(found, key=lambda each: (each.by_date is None, each.by_date or view.on, each.seq))


def _is_mine(view: View, agreement: Agreement) -> bool:
    own_task = agreement.who_person_id == view.person_id and not view.grown_up(agreement.id)
    return own_task or view.mine(agreement.id)


def step(view: View, agreement: Agreement) -> Runs:
    """Say who does what; the reader is "Du"."""
    if agreement.who_person_id == view.person_id:
        who = view.text("you")
    else:
        who = doer(view.case, agreement.who_person_id, agreement.who_contact_id, agreement.who)
    what = agreement.what
    if not who:
        return runs(what[:1].upper() + what[1:])
    return (Run(who, bold=True), Run(f"{joint(what)}{what}"))


def week(view: View) -> Iterator[Block]:
    """The seven days to come; a Saturday or Sunday only when something is on."""
    days = [view.on + timedelta(days=ahead) for ahead in range(1, _WEEK + 1)]
    entries = {day: day_entries(view, day) for day in days}
    if any(entries.values()):
        shown = [day for day in days if day.weekday() < _WEEKEND or entries[day]]
        yield KeepTogether(
            (
                Heading(2, view.text("week")),
                Week(
                    tuple(
                        Day(f"{day_short_weekday(day)} {day.day}.", entries[day]) for day in shown
                    )
                ),
            )
        )


def day_entries(view: View, day: date) -> tuple[str, ...]:
    """Return where the reader is to be on a day, earliest first."""
    found = [each for each in view.case.appointments if view.mine(each.id) and falls_on(each, day)]
    found.sort(key=lambda each: (each.starts is None, each.starts, each.seq))
    return tuple(
        each.title if each.starts is None else f"{clock_text(each.starts)} {each.title}"
        for each in found
    )


def interventions(view: View) -> Iterator[Block]:
    """What is done or planned, each with its state and whether it is a duty."""
    mine = interventions_of(view)
    if not mine:
        return
    if view.child:
        yield Heading(2, view.text("interventions"))
        yield BulletList(tuple(named(each) for each in mine))
        return
    rows = tuple(_row(view, each) for each in mine)
    parts: list[Block] = [
        Heading(2, view.text("interventions")),
        Table((Column("", 2.2), Column("", 0.9), Column("", 1.6, "end")), rows),
    ]
    coming = tuple(runs(words) for each in mine for words in to_come_of(view, each))
    if coming:
        parts.append(BulletList(coming))
    if any(each.duty is Duty.DUTY for each in mine):
        parts.append(Paragraph(runs(view.text("duty_help"))))
    yield KeepTogether(tuple(parts))


def to_come_of(view: View, intervention: Intervention) -> Iterator[str]:
    """Say what is decided and has not come yet: the sheet is read on the day, too."""
    for day, decision in to_come(view.case, intervention, view.on):
        key = _TO_COME.get(decision.effect, "coming_other")
        yield view.text(key, name=intervention.name, day=day_plain(told_day(decision, day)))


def _row(view: View, intervention: Intervention) -> tuple[Runs, ...]:
    """A pause that nobody has decided is not called one."""
    said = duty(view, intervention)
    state = view.text("pause_waits") if said == "duty_paused" else term(intervention.state)
    return named(intervention), runs(state), runs(view.text(said))


def interventions_of(view: View) -> list[Intervention]:
    """Return what is done or planned for the reader, not what was only wished for."""
    return [each for each in view.case.interventions if each.state in _SHOWN and view.mine(each.id)]


def named(intervention: Intervention) -> Runs:
    """Return an intervention with how much of it there is."""
    if not intervention.intensity:
        return (Run(intervention.name, bold=True),)
    return (Run(intervention.name, bold=True), Run(f", {intervention.intensity}"))


def duty(view: View, intervention: Intervention) -> str:
    """A pause protects only when it is decided (aktivloven § 69 b; domain.md §15.4)."""
    if intervention.duty is None:
        return "duty_unknown"
    if intervention.duty is Duty.VOLUNTARY:
        return "voluntary"
    if intervention.state not in _BEGUN:
        return "duty_later"
    if must_turn_up(view.case, intervention, view.on):
        return _waiting(intervention)
    return "paused" if intervention.state is InterventionState.PAUSED else "lifted"


def _waiting(intervention: Intervention) -> str:
    """A duty that stands, also where a pause or being let off is only agreed."""
    if intervention.state is InterventionState.PAUSED:
        return "duty_paused"
    return "duty_lifted" if intervention.lifted else "duty"


def children(view: View) -> Iterator[Block]:
    """For whoever holds custody: what is done and agreed for each child, in short."""
    parts = [part for child in _children(view) for part in _child(view, child)]
    if parts:
        yield Heading(2, view.text("children"))
        yield from parts


def _children(view: View) -> list[Person]:
    keys = {
        each.child_id
        for each in view.case.custodies
        if each.holder_id == view.person_id and holds(each, view.on)
    }
    return [each for each in view.case.people if each.id in keys]


def _child(view: View, child: Person) -> Iterator[Block]:
    done = [
        _child_intervention(each)
        for each in view.case.interventions
        if each.state in _SHOWN and concerned(view.case, each.id) == (child.id,)
    ]
    agreed = [
        (*step(view, each), Run(f" ({by_when(each, view.on)})" if by_when(each, view.on) else ""))
        for each in _open(view)
        if concerned(view.case, each.id) == (child.id,)
    ]
    if done or agreed:
        yield Heading(3, first_name(child))
        yield BulletList((*done, *agreed))


def _child_intervention(intervention: Intervention) -> Runs:
    return (*named(intervention), Run(f" · {term(intervention.state)}"))
