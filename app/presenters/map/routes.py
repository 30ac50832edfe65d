"""How each line comes to whom it serves, before anything has a place.

A line leaves its card, crosses the gutter between sector and family, and enters the family at a rank:
the order of all entries of a side from top to bottom (left and right) or from left to right (below).
In a gutter two lines cross only if the order of their cards and the order of their entries differ, so
cards are ordered by the ranks of those they serve (barycentre), then by the case's order.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from app.models.base import Id
from app.presenters.map.content import CardContent, Target
from app.presenters.map.family import Seat, Seating
from app.presenters.map.sides import SectorPlan, Side
from app.presenters.map.spec import Sector


class Entry(Enum):
    """Where a line ends and how it gets there."""

    SIDE = auto()
    """At the side of whoever sits outermost in the row."""
    TOP = auto()
    """Along the corridor above the row, down to the top."""
    BOTTOM = auto()
    """From below, straight up."""
    GAP = auto()
    """From below through a gap, along the corridor below the row, up to the bottom."""
    FRAME = auto()
    """At the edge of the family's frame."""
    BOX_SIDE = auto()
    """At the near edge of an outermost household."""
    BOX_TOP = auto()
    """Along the corridor above all households, down to one of them."""
    BOX_BOTTOM = auto()
    """At the lower edge of a household."""


@dataclass(slots=True)
class Route:
    """One line: who is served from which side, and its place among the others.

    ``row`` is the row of the target, or the corridor (number of the row below it) of an entry at an edge;
    ``gap`` counts the gaps of a group's last row from its left margin (0). ``start`` is the card's
    place on its side, ``rank`` that of the entry.
    """

    card_id: Id
    target: Target
    sector: Sector
    side: Side
    entry: Entry
    row: int
    group: int
    gap: int = 0
    start: int = 0
    rank: float = 0.0


@dataclass(frozen=True, slots=True)
class Routing:
    """The sectors with their cards in final order, and all routes."""

    sectors: tuple[SectorPlan, ...]
    routes: tuple[Route, ...] = field(repr=False)


_ROW, _STEP = 1000.0, 20.0
_EDGE = 50.0


class Router:
    """Gives routes to the lines of a seating."""

    def __init__(self, seating: Seating, *, boxed: bool) -> None:
        """``boxed`` says that households have boxes of their own inside the family's frame."""
        self._seating = seating
        self._boxed = boxed
        self._homes = {
            each.household_id: at for at, each in enumerate(seating.groups) if each.household_id
        }
        self._width = [len(seating.across(row)) for row in range(seating.row_count)]

    def route(self, sectors: tuple[SectorPlan, ...]) -> Routing:
        """Order the cards and find every line's way."""
        planned: list[SectorPlan] = []
        routes: list[Route] = []
        for side in (Side.LEFT, Side.RIGHT, Side.BELOW):  # gaps from below look at both others
            here = [each for each in sectors if each.side is side]
            lines = [
                self._line(card, target, side)
                for plan in here
                for card in plan.cards
                for target in card.targets
            ]
            self._choose_gaps(lines, routes)
            ordered = _order(here, lines, flat=side is Side.BELOW)
            _number(ordered, lines)
            self._place_edges(lines)
            lines.sort(key=lambda each: (each.rank, each.start))
            planned += ordered
            routes += lines
        return Routing(tuple(planned), tuple(routes))

    def _line(self, card: CardContent, target: Target, side: Side) -> Route:
        route = Route(card.id, target, card.sector, side, Entry.FRAME, 0, 0)
        if target.person_id is not None:
            return self._to_person(route, self._seating.seats[target.person_id])
        if target.household_id is not None and self._boxed:
            return self._to_household(route, self._homes[target.household_id])
        return route

    def _to_person(self, route: Route, seat: Seat) -> Route:
        if route.side is Side.BELOW:
            group = self._seating.groups[seat.group]
            below = seat.row == group.last_row
            rank = _across(seat.group, seat.within * _STEP + _STEP / 2)
            entry = Entry.BOTTOM if below else Entry.GAP
            return replace(route, entry=entry, row=seat.row, group=seat.group, rank=rank)
        outermost = 0 if route.side is Side.LEFT else self._width[seat.row] - 1
        key = seat.group * 100.0 + seat.within * 2.0
        if seat.across == outermost:
            rank = seat.row * _ROW + 900.0
            return replace(route, entry=Entry.SIDE, row=seat.row, group=seat.group, rank=rank)
        rank = seat.row * _ROW + self._furthest_first(route.side, key)
        return replace(route, entry=Entry.TOP, row=seat.row, group=seat.group, rank=rank)

    def _to_household(self, route: Route, group: int) -> Route:
        if route.side is Side.BELOW:
            return replace(route, entry=Entry.BOX_BOTTOM, group=group)
        outermost = 0 if route.side is Side.LEFT else len(self._seating.groups) - 1
        if group == outermost:
            row = self._seating.groups[group].last_row + 1
            rank = row * _ROW + _EDGE
            return replace(route, entry=Entry.BOX_SIDE, row=row, group=group, rank=rank)
        rank = self._furthest_first(route.side, group * 100.0 + 99.0)
        return replace(route, entry=Entry.BOX_TOP, row=0, group=group, rank=rank)

    def _furthest_first(self, side: Side, key: float) -> float:
        """Rank in a corridor: whoever goes furthest runs on top, so that no drop meets a run."""
        part = key / (len(self._seating.groups) * 100.0)
        return 100.0 + 700.0 * (1.0 - part if side is Side.LEFT else part)

    def _choose_gaps(self, lines: list[Route], others: list[Route]) -> None:
        """Send lines from below to members of upper rows through the gap that costs least."""
        chosen: dict[Id | None, int] = {}
        for line in lines:
            if line.entry is Entry.GAP:
                if line.target.id not in chosen:
                    chosen[line.target.id] = self._best_gap(line, others)
                line.gap = chosen[line.target.id]
                seat = self._seating.seats[line.target.id or Id("")]
                line.rank = _across(line.group, line.gap * _STEP) + _nearest(
                    seat, line.gap, self._last_count(line.group)
                )

    def _last_count(self, group: int) -> int:
        rows = self._seating.groups[group].rows
        return len(rows[self._seating.groups[group].last_row])

    def _best_gap(self, line: Route, others: list[Route]) -> int:
        group = self._seating.groups[line.group]
        count = self._last_count(line.group)
        single = sum(bool(row) for row in group.rows[line.row + 1 :]) == 1
        gaps = range(count + 1) if single else (0, count)
        seat = self._seating.seats[line.target.id or Id("")]
        at = (seat.within + 0.5) / len(group.rows[seat.row])
        return min(
            gaps,
            key=lambda gap: (
                0.6 * abs(gap / count - at)
                + 0.7 * (0 < gap < count)
                + self._in_the_way(line, gap, count, others),
                gap,
            ),
        )

    def _in_the_way(self, line: Route, gap: int, count: int, others: list[Route]) -> int:
        """How many lines from the sides run across a gap."""
        crossing = 0
        for other in others:
            if other.target.person_id is None or other.row <= line.row:
                continue
            seat = self._seating.seats[other.target.person_id]
            here = (seat.group, seat.within if other.row == self._last(line.group) else -1)
            if other.side is Side.LEFT:
                crossing += here >= (line.group, gap)
            else:
                crossing += here < (line.group, gap)
        return crossing

    def _last(self, group: int) -> int:
        return self._seating.groups[group].last_row

    def _place_edges(self, lines: list[Route]) -> None:
        """Let lines that end at an edge do so where they cross fewest others."""
        fixed = [each for each in lines if each.entry not in _EDGES]
        for line in lines:
            if line.entry in _EDGES:
                options = self._edge_options(line)
                middle = len(options) // 2
                best = min(
                    range(len(options)),
                    key=lambda at: (
                        _inversions(line.start, options[at][0], fixed),
                        abs(at - middle),
                    ),
                )
                line.rank, line.row, line.group, line.gap = options[best]

    def _edge_options(self, line: Route) -> list[tuple[float, int, int, int]]:
        if line.entry is Entry.BOX_SIDE:
            first = next(at for at, row in enumerate(self._seating.groups[line.group].rows) if row)
            last = self._last(line.group)
            return [(row * _ROW + _EDGE, row, line.group, 0) for row in range(first + 1, last + 2)]
        if line.side is not Side.BELOW:
            rows = range(self._seating.row_count + 1)
            return [(row * _ROW + _EDGE, row, 0, 0) for row in rows]
        groups = range(len(self._seating.groups))
        if not groups:
            return [(0.0, 0, 0, 0)]
        here = (line.group,) if line.entry is Entry.BOX_BOTTOM else groups
        return [
            (_across(group, gap * _STEP - 1.0), self._last(group) + 1, group, gap)
            for group in here
            for gap in range(self._last_count(group) + 1)
        ]


_EDGES = {Entry.FRAME, Entry.BOX_SIDE, Entry.BOX_BOTTOM}


def _across(group: int, within: float) -> float:
    return group * _ROW + within


def _nearest(seat: Seat, gap: int, count: int) -> float:
    """Order within a gap: lines that turn left, furthest first, then those that turn right."""
    turns_right = gap <= count / 2
    return 1.0 + seat.within * 0.1 + seat.row * 0.01 if turns_right else -2.0 + seat.within * 0.1


def _inversions(start: int, rank: float, others: Iterable[Route]) -> int:
    return sum(
        (other.start < start and other.rank > rank) or (other.start > start and other.rank < rank)
        for other in others
    )


def _number(plans: list[SectorPlan], lines: list[Route]) -> None:
    start = {card.id: at for at, card in enumerate(c for plan in plans for c in plan.cards)}
    for line in lines:
        line.start = start[line.card_id]


def _order(plans: list[SectorPlan], lines: list[Route], *, flat: bool) -> list[SectorPlan]:
    """Order the cards of each sector by barycentre, then exchange neighbours that still cross."""
    ranks: dict[Id, list[float]] = {}
    free: set[Id] = set()
    for line in lines:
        if line.entry in {Entry.FRAME, Entry.BOX_BOTTOM, Entry.BOX_SIDE}:
            free.add(line.card_id)
        else:
            ranks.setdefault(line.card_id, []).append(line.rank)
    ordered: list[SectorPlan] = []
    for at, plan in enumerate(plans):
        served = [card for card in plan.cards if card.id in ranks]
        served.sort(key=lambda card: (sum(ranks[card.id]) / len(ranks[card.id]), card.place))
        served = _exchange(served, ranks)
        household = [card for card in plan.cards if card.id in free and card.id not in ranks]
        unstated = [card for card in plan.cards if card.id not in free and card.id not in ranks]
        first_half = flat and len(plans) > 1 and at < len(plans) / 2
        parts = [*unstated, *household, *served] if first_half else [*served, *household, *unstated]
        ordered.append(replace(plan, cards=tuple(parts)))
    return ordered


def _exchange(cards: list[CardContent], ranks: dict[Id, list[float]]) -> list[CardContent]:
    """Exchange neighbours while that saves crossings (the order of the targets is fixed)."""
    changed = len(cards) > 1
    rounds = 0
    while changed and rounds < len(cards):
        changed, rounds = False, rounds + 1
        for at in range(len(cards) - 1):
            here, there = ranks[cards[at].id], ranks[cards[at + 1].id]
            now = sum(a > b for a in here for b in there)
            then = sum(a < b for a in here for b in there)
            if then < now:
                cards[at], cards[at + 1] = cards[at + 1], cards[at]
                changed = True
    return cards
