"""How to complain (*klagevejledning*, forvaltningsloven § 25): one guidance, grouped by route.

A date stands only where there is a decision that has been received, and it is the earliest safe one.
Routes of their own (health) are kept apart and have no date here.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from app.models.law_parts import ComplaintRoute
from app.models.meetings import Decision, DecisionState
from app.presenters.document import Block, Heading, KeepTogether, Paragraph, runs
from app.presenters.handout.view import View
from app.rules.complaints import route_for
from app.rules.deadlines import complaint_deadline
from app.words.dates import day_long
from app.words.people import joined
from app.words.texts import load_texts

__all__ = ["Way", "apart", "guidance", "ways"]

_MUNICIPALITY: Final = "kommunen"


@dataclass(frozen=True, slots=True)
class Way:
    """Decisions that go the same way until the same day; None where no day is known.

    Without ``route`` nobody has confirmed where a complaint goes.
    """

    route: ComplaintRoute | None
    decisions: tuple[Decision, ...]
    last: date | None

    @property
    def here(self) -> bool:
        """Whether the municipality takes the complaint, so that it can be made by telephone."""
        return self.route is not None and self.route.first_to.casefold() == _MUNICIPALITY


def ways(view: View, decisions: Iterable[Decision], *, early: bool = False) -> tuple[Way, ...]:
    """Return the ways to complain about decisions, in the order in which they come.

    ``early`` counts from the decision's own day where nobody knows when it was received: the date
    is then too early, which is safe.
    """
    found: dict[tuple[str, date | None], Way] = {}
    for each in decisions:
        route = route_for(view.case, each, view.laws, view.on)
        if route is not None and not route.known:
            route = None
        begins = each.received_on or (each.decided_on if early else None)
        last = _last_day(each, route, begins, view.options.holidays)
        key = (route.key if route else "", last)
        known = found.get(key, Way(route, (), last))
        found[key] = replace(known, decisions=(*known.decisions, each))
    return tuple(found.values())


def _last_day(
    decision: Decision,
    route: ComplaintRoute | None,
    begins: date | None,
    holidays: frozenset[date],
) -> date | None:
    """The last safe day; None for a draft, where nothing begins yet, or for what is not in weeks."""
    if decision.state is not DecisionState.ISSUED or begins is None:
        return None
    if route is None or route.weeks is None:
        return None
    return complaint_deadline(begins, route.weeks, holidays)


def guidance(view: View, found: Sequence[Way], level: int = 2) -> Iterator[Block]:
    """One heading; under it each way, named by what it is about where there are several."""
    view = replace(view, texts={**view.texts, **_texts()})
    first: list[Block] = [Heading(level, view.text("complain"))]
    for way in found:
        if len(found) > 1:
            first.append(Heading(level + 1, view.text("about", what=_about(way))))
        first += _way(view, way)
        yield KeepTogether(tuple(first))
        first = []


def apart(route: ComplaintRoute | None) -> str:
    """One line about a way of its own: where a complaint about treatment goes, or that nobody knows."""
    texts = _texts()
    if route is None:
        return texts["unknown"]
    return texts["health_how"].format(board=route.to)


def _texts() -> dict[str, str]:
    return dict(load_texts("decision", "adult"))


def _about(way: Way) -> str:
    return joined([f"»{each.text.strip().rstrip('.')}«" for each in way.decisions])


def _way(view: View, way: Way) -> Iterator[Block]:
    route = way.route
    if route is None:
        yield Paragraph(runs(view.text("unknown")))
        return
    yield Paragraph(runs(_until(view, way, route)))
    yield Paragraph(runs(" ".join(_how(view, route))))


def _until(view: View, way: Way, route: ComplaintRoute) -> str:
    if way.last is not None:
        return view.text("was" if way.last < view.on else "until", day=day_long(way.last))
    if route.weeks is not None:
        return view.text("weeks", count=str(route.weeks))
    return view.text("years", count=str(route.years))


def _how(view: View, route: ComplaintRoute) -> Iterator[str]:
    here = route.first_to.casefold() == _MUNICIPALITY
    first = view.text("first_municipality") if here else route.first_to
    yield view.text("how" if here else "how_direct", first=first)
    if route.reassess_weeks is not None:
        yield view.text("again", first=first, count=str(route.reassess_weeks), board=route.to)
    elif route.first_to != route.to:
        yield view.text("passed_on", board=route.to)
    yield view.text("holds")
