"""The combined decision letter (*samlet afgørelsesbrev*): several decisions, one guidance, one to call.

Built only from what the reader's own lens lets through. Each decision has the parts of
forvaltningsloven §§ 22 and 24 (domain.md §5.3); children's support and health are kept outside and
shown as such. A draft says that it is one and carries no date to complain.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.contacts import CoordinatorRole
from app.models.facts import Area
from app.models.law import LawProfile
from app.models.meetings import Decision, DecisionEffect, DecisionState
from app.models.plan import Intervention
from app.presenters.document import (
    Block,
    BulletList,
    Callout,
    Document,
    Heading,
    KeepTogether,
    NumberedList,
    Paragraph,
    Run,
    Runs,
    runs,
)
from app.presenters.handout.complaint_guidance import Way, guidance, ways
from app.presenters.handout.decision_parts import compared, contact_words, described, texts_of
from app.presenters.handout.frame import closing, greeting, lettered, teaching
from app.presenters.handout.people import in_role
from app.presenters.handout.view import SheetOptions, View, look
from app.rules.combined import OUTSIDE, by_one_person, in_letter, outside_flag, parted
from app.rules.complaints import route_for
from app.rules.law import decided_under
from app.rules.periods import holds
from app.rules.withdrawal import HELPING
from app.words.dates import day_long
from app.words.people import joined, quoted
from app.words.phones import phone_text
from app.words.texts import load_texts

__all__ = ["decision_letter"]

_BOTH: Final = 2
_DOES: Final[Mapping[DecisionEffect | None, str]] = MappingProxyType(
    {
        DecisionEffect.GRANTS: "granted",
        DecisionEffect.CHANGES: "changed",
        DecisionEffect.PAUSES: "paused",
        DecisionEffect.LIFTS: "lifted",
        DecisionEffect.STOPS: "stopped",
        DecisionEffect.RESUMES: "resumed",
        DecisionEffect.RESTORES: "restored",
    }
)
_KEPT: Final[Mapping[Area | None, str]] = MappingProxyType(
    {Area.FAMILY: "not_in_children", Area.HEALTH: "not_in_health"}
)


@dataclass(frozen=True, slots=True)
class _Content:
    """What the letter carries, and what is kept outside."""

    view: View
    decisions: tuple[Decision, ...]
    outside: tuple[Decision, ...]

    @property
    def draft(self) -> bool:
        """Whether anything in it is not issued yet."""
        return any(each.state is DecisionState.DRAFT for each in self.decisions)


def decision_letter(
    lensed_case: Case,
    person_id: Id,
    key: Id,
    on: date,
    laws: tuple[LawProfile, ...],
    options: SheetOptions | None = None,
) -> Document:
    """Return the letter with the decisions of a letter, or with one decision.

    ``lensed_case`` is what ``FamilyReader(person_id)`` may see on the day ``on``; ``key`` is the letter's
    id or the decision's. Where nothing of it is the reader's, it is a page that says so.
    """
    view = look(lensed_case, person_id, on, laws, options or SheetOptions())
    view = replace(view, texts={**view.texts, **load_texts("decision", "adult")})
    mine = [each for each in in_letter(lensed_case, key) if _for_reader(view, each.id)]
    kept, outside = parted(lensed_case, mine, laws, on)
    content = _Content(view, kept, outside)
    blocks = tuple(_blocks(content)) if kept else (Paragraph(runs(view.text("gone"))),)
    return lettered(view, blocks, _dated(content))


def _for_reader(view: View, key: Id) -> bool:
    """About the reader, or about a child in the reader's custody."""
    children = {
        each.child_id
        for each in view.case.custodies
        if each.holder_id == view.person_id and holds(each, view.on)
    }
    about = {each.person_id for each in view.case.concerns if each.record_id == key}
    return view.mine(key) or bool(about & children)


def _dated(content: _Content) -> date:
    """The day on which it was decided, today for a draft."""
    days = [each.decided_on for each in content.decisions if each.decided_on is not None]
    return content.view.on if content.draft or not days else max(days)


def _blocks(content: _Content) -> Iterator[Block]:
    view, several = content.view, len(content.decisions) > 1
    yield Heading(1, view.text("title_more" if several else "title_one"))
    yield from teaching(view)
    if content.draft:
        yield Callout(runs(view.text("draft")), "warning")
    yield from greeting(view)
    if several:
        yield Paragraph(runs(view.text("intro_more", count=str(len(content.decisions)))))
        yield from _short(content)
    else:
        yield Paragraph(runs(view.text("intro_one")))
    yield from _if_not_agreed(content)
    yield from _one_person(content)
    for at, each in enumerate(content.decisions, 1):
        yield from _decision(content, each, at if several else 0)
    yield from _kept_outside(content)
    yield from guidance(view, ways(view, content.decisions))
    yield from _health_routes(content)
    yield closing(view)


def _if_not_agreed(content: _Content) -> Iterator[Block]:
    """What to do about it, on the first page: whom to call, and until when."""
    if content.draft:
        return
    view = content.view
    said = view.text("disagree")
    one = in_role(view, CoordinatorRole.COORDINATOR)
    if one is not None and one.phone:
        said = view.text("disagree_call", name=one.name, phone=phone_text(one.phone))
    yield Paragraph((Run(said), *_until(view, ways(view, content.decisions))))


def _until(view: View, found: tuple[Way, ...]) -> Iterator[Run]:
    """The last day, where it is the same for all of it and a call to the municipality is enough."""
    last = found[0].last if len(found) == 1 and found[0].here else None
    if last is not None and last >= view.on:
        yield Run(f" {view.text('disagree_until', day=day_long(last))}", bold=True)


def _short(content: _Content) -> Iterator[Block]:
    """All of it at a glance: what, and whether it is a yes."""
    yield KeepTogether(
        (
            Heading(2, content.view.text("short")),
            NumberedList(tuple(_answer(content.view, each) for each in content.decisions)),
        )
    )


def _answer(view: View, decision: Decision) -> Runs:
    name = _name(view.case, decision)
    if decision.refuses:
        return (Run(name), Run(f": {view.text('no')}", bold=True))
    said = "yes" if decision.favourable else _DOES.get(decision.effect)
    return (Run(name), Run(f": {view.text(said)}", bold=True)) if said else runs(name)


def _name(case: Case, decision: Decision) -> str:
    """What it is about: the intervention where there is one, else its own words."""
    intervention = case.get(Intervention, decision.intervention_id)
    return intervention.name if intervention else decision.text.strip().rstrip(".")


def _one_person(content: _Content) -> Iterator[Block]:
    """Two helps by one person are one case for the citizen (mentor and support at home)."""
    view = content.view
    for provider, rows in by_one_person(content.decisions).items():
        who = contact_words(view.case, provider)
        what = _listed([_lower(_name(view.case, each)) for each in rows])
        title = "one_person_both" if len(rows) == _BOTH else "one_person_all"
        yield KeepTogether(
            (
                Heading(2, view.text(title)),
                Callout(runs(view.text("one_person", name=who, what=what)), "good"),
            )
        )


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _listed(names: list[str]) -> str:
    """Names in one sentence; quoted where one of several is itself of more than one word."""
    apart = len(names) > 1 and any(" " in each for each in names)
    return joined([quoted(each) for each in names] if apart else names)


def _decision(content: _Content, each: Decision, number: int) -> Iterator[Block]:
    """One decision: what, why, what it takes the place of."""
    view = content.view
    law = decided_under(view.case, each, view.laws)
    name = _name(view.case, each)
    head = Heading(2, f"{number}. {name}" if number else name)
    yield KeepTogether((head, *described(view, each, law)))
    yield from texts_of(view, each)
    old = view.case.get(Decision, each.replaces_id)
    if old is not None and _for_reader(view, old.id):
        before = decided_under(view.case, old, view.laws)
        yield KeepTogether(tuple(compared(view, old, each, before, law)))


def _kept_outside(content: _Content) -> Iterator[Block]:
    """Children's support and health: named, so that nobody wonders, and not decided on here."""
    view = content.view
    lines = tuple(_outside_lines(content))
    if lines:
        words = f"{view.text('not_in_help')} {view.text('not_in_decided' if content.outside else 'not_in_same')}"
        yield KeepTogether(
            (Heading(2, view.text("not_in")), BulletList(lines), Paragraph(runs(words)))
        )


def _outside_lines(content: _Content) -> Iterator[Runs]:
    view = content.view
    found: dict[str, dict[str, None]] = {}
    for area, name in _outside_names(content):
        found.setdefault(_KEPT.get(area, "not_in_other"), {})[_lower(name)] = None
    for key in (*_KEPT.values(), "not_in_other"):
        if key in found:
            yield runs(view.text(key, what=_listed(list(found[key]))))


def _outside_names(content: _Content) -> Iterator[tuple[Area | None, str]]:
    """What was decided for itself, and what runs already, as far as the reader may know of it."""
    view = content.view
    inside = {each.intervention_id for each in content.decisions}
    for each in content.outside:
        yield each.area, _name(view.case, each)
    for help_ in view.case.interventions:
        outside = outside_flag(help_, view.law)
        running = help_.state in HELPING and help_.id not in inside
        if outside and running and _for_reader(view, help_.id):
            yield help_.area if help_.area in OUTSIDE else None, help_.name


def _health_routes(content: _Content) -> Iterator[Block]:
    """Where treatment is kept outside, the way to complain about it is said, apart and without a date."""
    view = content.view
    boards = {
        route.to
        for each in content.outside
        if (route := route_for(view.case, each, view.laws, view.on))
        and route.known
        and route.years is not None
    }
    health = any(area is Area.HEALTH for area, _name_ in _outside_names(content))
    if health and view.law is not None:
        boards |= {each.to for each in view.law.routes if each.years is not None}
    for board in sorted(boards):
        yield KeepTogether(
            (Heading(2, view.text("health")), Paragraph(runs(view.text("health_how", board=board))))
        )
