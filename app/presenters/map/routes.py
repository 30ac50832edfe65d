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
    UNDER = auto()
    """Along the corridor below the row, up to the bottom."""
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
        self._under: frozenset[tuple[int, Side]] = frozenset()
        self._width = [len(seating.across(row)) for row in range(seating.row_count)]

    def route(self, sectors: tuple[SectorPlan, ...]) -> Routing:
        """Order the cards and find every line's way."""
        self._under = self._choose_under(sectors)
        planned: list[SectorPlan] = []
        routes: list[Route] = []
        for side in (Side.LEFT, Side.RIGHT, Side.BELOW):  # gaps from below look at both others
            ordered, lines = self._route_side(sectors, side, routes)
            planned += ordered
            routes += lines
        return Routing(tuple(planned), tuple(routes))

    def _route_side(
        self, sectors: tuple[SectorPlan, ...], side: Side, others: list[Route]
    ) -> tuple[list[SectorPlan], list[Route]]:
        """Route one side; a sector that is no area goes to the end of it where it crosses less."""
        here = [each for each in sectors if each.side is side]
        lines = [
            self._line(card, target, side)
            for plan in here
            for card in plan.cards
            for target in card.targets
        ]
        self._choose_gaps(lines, others)
        best: list[SectorPlan] = []
        fewest = -1
        for arranged in _arrangements(here):
            ordered = _order(arranged, lines, flat=side is Side.BELOW)
            _number(ordered, lines)
            crossing = _crossings(lines) if len(here) > 1 else 0
            if fewest < 0 or crossing < fewest:
                best, fewest = ordered, crossing
        _number(best, lines)
        self._place_edges(lines)
        lines.sort(key=lambda each: (each.rank, each.start))
        return best, lines

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
        if (seat.row, route.side) in self._under:
            nearest = 900.0 - self._furthest_first(route.side, key)
            rank = (seat.row + 1) * _ROW + _EDGE + nearest / 20.0
            return replace(route, entry=Entry.UNDER, row=seat.row, group=seat.group, rank=rank)
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

    def _choose_under(self, sectors: tuple[SectorPlan, ...]) -> frozenset[tuple[int, Side]]:
        """Where lines from left and right would cross above a row, let one side run below it."""
        counts = {side: self._counts(sectors, side) for side in Side}
        chosen: frozenset[tuple[int, Side]] = frozenset()
        for row in range(self._seating.row_count):
            line = self._seating.across(row)
            left = [counts[Side.LEFT].get(each, 0) * bool(at) for at, each in enumerate(line)]
            right = [counts[Side.RIGHT].get(each, 0) for each in line]
            right[-1:] = [0] * bool(line)
            above = sum(n * sum(right[:at]) for at, n in enumerate(left))
            if above:
                below = [counts[Side.BELOW].get(each, 0) * self._is_lowest(each) for each in line]
                under_left = sum(n * (sum(below[:at]) + 0.3) for at, n in enumerate(left))
                under_right = sum(n * (sum(below[at + 1 :]) + 0.3) for at, n in enumerate(right))
                options = (
                    (above, chosen),
                    (under_left, chosen | {(row, Side.LEFT)}),
                    (under_right, chosen | {(row, Side.RIGHT)}),
                )
                costs = [cost + self._gutters(sectors, under) for cost, under in options]
                chosen = options[costs.index(min(costs))][1]
        return chosen

    def _gutters(self, sectors: tuple[SectorPlan, ...], under: frozenset[tuple[int, Side]]) -> int:
        """Crossings in the gutters left and right when these rows are reached from below."""
        self._under = under
        found = 0
        for side in (Side.LEFT, Side.RIGHT):
            found += _crossings(self._route_side(sectors, side, [])[1])
        return found

    def _is_lowest(self, member: Id) -> bool:
        seat = self._seating.seats[member]
        return seat.row == self._seating.groups[seat.group].last_row

    def _counts(self, sectors: tuple[SectorPlan, ...], side: Side) -> dict[Id, int]:
        """The lines of each member from a side."""
        found: dict[Id, int] = {}
        for plan in sectors:
            for card in plan.cards if plan.side is side else ():
                for target in card.targets:
                    if target.person_id is not None:
                        found[target.person_id] = found.get(target.person_id, 0) + 1
        return found

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


def _crossings(lines: list[Route]) -> int:
    """Pairs of lines whose cards and entries are in opposite order."""
    return sum(_inversions(each.start, each.rank, lines[at + 1 :]) for at, each in enumerate(lines))


_NO_AREA = {Sector.PRIVATE, Sector.UNKNOWN}


def _arrangements(plans: list[SectorPlan]) -> Iterable[list[SectorPlan]]:
    """The sectors in their order, then with one that is no area at the other end."""
    yield plans
    for plan in plans if len(plans) > 1 else ():
        if plan.sector in _NO_AREA:
            others = [each for each in plans if each is not plan]
            yield [plan, *others] if plan is plans[-1] else [*others, plan]


def _number(plans: list[SectorPlan], lines: list[Route]) -> None:
    start = {card.id: at for at, card in enumerate(c for plan in plans for c in plan.cards)}
    for line in lines:
        line.start = start[line.card_id]


def _order(plans: list[SectorPlan], lines: list[Route], *, flat: bool) -> list[SectorPlan]:
    """Order the cards of each sector by barycentre, then move those that still cross too much."""
    edges = {Entry.FRAME, Entry.BOX_BOTTOM, Entry.BOX_SIDE}
    levels = sorted({line.rank for line in lines if line.entry not in edges})
    place = {rank: at for at, rank in enumerate(levels)}
    ranks: dict[Id, list[int]] = {}
    free: set[Id] = set()
    for line in lines:
        if line.entry in edges:
            free.add(line.card_id)
        else:
            ranks.setdefault(line.card_id, []).append(place[line.rank])
    ordered: list[SectorPlan] = []
    for at, plan in enumerate(plans):
        served = [card for card in plan.cards if card.id in ranks]
        served.sort(key=lambda card: (sum(ranks[card.id]) / len(ranks[card.id]), card.place))
        served = _sift(served, ranks)
        household = [card for card in plan.cards if card.id in free and card.id not in ranks]
        unstated = [card for card in plan.cards if card.id not in free and card.id not in ranks]
        first_half = flat and len(plans) > 1 and at < len(plans) / 2
        parts = [*unstated, *household, *served] if first_half else [*served, *household, *unstated]
        ordered.append(replace(plan, cards=tuple(parts)))
    return ordered


def _sift(cards: list[CardContent], ranks: dict[Id, list[int]]) -> list[CardContent]:
    """Move each card in turn to where it crosses least, while that saves crossings."""
    order = list(range(len(cards)))
    own = [ranks[card.id] for card in cards]
    gain = [[sum((a > b) - (a < b) for a in here for b in there) for there in own] for here in own]
    while sum(_move(order, card, gain) for card in range(len(cards))):
        pass  # every move saves a crossing, so this ends
    return [cards[at] for at in order]


def _move(order: list[int], card: int, gain: list[list[int]]) -> bool:
    """Put one card where the crossings with all others are fewest; whether it moved.

    ``gain[a][b]`` is what is saved when ``a``, now before ``b``, comes after it.
    """
    start = order.index(card)
    best, to, sum_ = 0, start, 0
    for at in range(start + 1, len(order)):
        sum_ += gain[card][order[at]]
        if sum_ > best:
            best, to = sum_, at
    sum_ = 0
    for at in range(start - 1, -1, -1):
        sum_ += gain[order[at]][card]
        if sum_ > best:
            best, to = sum_, at
    if to != start:
        order.insert(to, order.pop(start))
    return to != start
