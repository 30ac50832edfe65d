"""The family from left to right: members, gaps, margins, ports on tops and bottoms."""

from collections.abc import Iterable

from app.models.base import Id
from app.presenters.map.faces import MEMBER_TEXT
from app.presenters.map.family import COUPLES, Group
from app.presenters.map.frame_parts import (
    BOX_PAD,
    BOXED_PAD,
    COUPLE_GAP,
    FRAME_PAD,
    GROUP_GAP,
    LINE_STEP,
    MEMBER_GAP,
    TITLE_INDENT,
    TITLE_SIZE,
    FramePlan,
)
from app.presenters.map.routes import Entry, Route
from app.presenters.map.sides import Side
from app.presenters.typeset import text_width, wrap


class Across:
    """Everything about x."""

    def __init__(self, plan: FramePlan) -> None:
        self.plan = plan
        self.left: dict[Id, float] = {}
        self.width: dict[Id, float] = {}
        self.homes: list[tuple[float, float]] = []
        self.titles: list[tuple[str, ...]] = []
        self.gaps: dict[tuple[int, int], list[int]] = {}
        self.gap_x: dict[int, float] = {}
        self.port_x: dict[int, float] = {}
        self.margins: list[float] = []
        self.total = 0.0
        self._tops = _by_target(plan.routes, {Entry.TOP})
        self._bottoms = _by_target(plan.routes, {Entry.BOTTOM, Entry.GAP, Entry.UNDER})
        self._pad = BOXED_PAD if plan.boxed else FRAME_PAD
        self._slots: dict[Id, int] = {}
        for tie in plan.ties.descents:
            for child, slot in zip(tie.children, tie.slots, strict=True):
                self._slots[child] = max(self._slots.get(child, 0), slot + 1)
        self._beside = {
            (each.first_id, each.second_id)
            for each in plan.ties.couples
            if each.track is None and each.form in COUPLES
        }

    def place(self) -> None:
        """Lay out groups and rows, then give every line its port."""
        for number, route in enumerate(self.plan.routes):
            edge = route.entry in {Entry.FRAME, Entry.BOX_BOTTOM} and route.side is Side.BELOW
            if route.entry is Entry.GAP or edge:
                self.gaps.setdefault((route.group, route.gap), []).append(number)
        for member, face in self.plan.faces.items():
            tops, bottoms = len(self._tops.get(member, ())), len(self._bottoms.get(member, ()))
            need = max(
                tops * LINE_STEP + 40.0 * (tops > 0),
                2 * bottoms * LINE_STEP + 44.0
                if self._has_turning(member)
                else bottoms * LINE_STEP + 24.0,
            )
            self.width[member] = max(face.width, need)
        x = self._pad
        for number, group in enumerate(self.plan.seating.groups):
            x = self._group(number, group, x)
            x += self._between(number)
        self.total = x + self._pad
        if not self.plan.seating.groups:
            self.total = 180.0
            self._spread(0, 0, self.total / 2)
        self._widen(self.plan.title_width - self.total)
        self._ports()

    def _has_turning(self, member: Id) -> bool:
        routes = self._bottoms.get(member, ())
        return any(self.plan.routes[each].entry is not Entry.BOTTOM for each in routes)

    def _widen(self, by: float) -> None:
        """Put the family in the middle of a frame that its title makes wider."""
        if by <= 0.0:
            return
        self.total += by
        shift = by / 2
        self.left = {member: x + shift for member, x in self.left.items()}
        self.gap_x = {route: x + shift for route, x in self.gap_x.items()}
        self.homes = [(x + shift, width) for x, width in self.homes]
        self.margins = [x + shift for x in self.margins]

    def _between(self, number: int) -> float:
        groups = self.plan.seating.groups
        if number + 1 >= len(groups):
            return 0.0
        pairs = zip(groups[number].rows, groups[number + 1].rows, strict=True)
        couple = any(a and b and (a[-1], b[0]) in self._beside for a, b in pairs)
        return GROUP_GAP + 16.0 if couple else GROUP_GAP

    def _group(self, number: int, group: Group, x: float) -> float:
        boxed = self.plan.boxed and group.household_id is not None
        pad = BOX_PAD if boxed else 0.0
        title = self._title(group) if boxed else ()
        title_width = max((text_width(line, TITLE_SIZE, 600) for line in title), default=0.0)
        tops = sum(
            route.entry is Entry.BOX_TOP and route.group == number for route in self.plan.routes
        )
        last = len(group.rows[group.last_row])
        margins = [self._channel(number, gap) for gap in (0, last)]
        widths = [self._row_width(number, group, row) for row in range(len(group.rows))]
        least = title_width + 2 * TITLE_INDENT + tops * (LINE_STEP + 3) - 2 * pad if boxed else 0.0
        inner = max(*widths, least, 0.0)
        left = x + pad + margins[0]
        first = left + (inner - widths[0]) / 2
        first += self._shift(group, first, x + TITLE_INDENT + title_width)
        inner = max(inner, first - left + widths[0])
        self._row(number, group, 0, first)
        for row, width in enumerate(widths[1:], start=1):
            self._row(number, group, row, left + (inner - width) / 2)
        right = left + inner + margins[1] + pad
        self._margins(number, last, left, left + inner, margins)
        self.margins.append(left - margins[0] - 6.0)
        self.homes.append((x, right - x))
        self.titles.append(title)
        return right

    def _title(self, group: Group) -> tuple[str, ...]:
        name = next(
            each.name for each in self.plan.content.households if each.id == group.household_id
        )
        return wrap(name, MEMBER_TEXT, TITLE_SIZE, 600)

    def _shift(self, group: Group, left: float, title_right: float) -> float:
        """How far the top row must move for the drops to pass beside the title."""
        if not self.plan.boxed or group.household_id is None:
            return 0.0
        shift, x = 0.0, left
        for at, member in enumerate(group.rows[0]):
            ports = len(self._tops.get(member, ()))
            if ports:
                room = x + self.width[member] - 10.0 - max(title_right + 8.0, x + 10.0)
                shift = max(shift, (ports - 1) * LINE_STEP - room)
            x += self.width[member] + self._gap(0, group, 0, at + 1)
        return shift

    def _channel(self, number: int, gap: int) -> float:
        lines = len(self.gaps.get((number, gap), ()))
        return lines * LINE_STEP + 8.0 if lines else 0.0

    def _gap(self, number: int, group: Group, row: int, at: int) -> float:
        members = group.rows[row]
        if not 0 < at < len(members):
            return 0.0
        base = COUPLE_GAP if (members[at - 1], members[at]) in self._beside else MEMBER_GAP
        channel = self._channel(number, at) + 12.0 if row == group.last_row else 0.0
        return max(base, channel)

    def _row_width(self, number: int, group: Group, row: int) -> float:
        width = sum(self.width[member] for member in group.rows[row])
        return width + sum(
            self._gap(number, group, row, at) for at in range(1, len(group.rows[row]))
        )

    def _row(self, number: int, group: Group, row: int, x: float) -> None:
        for at, member in enumerate(group.rows[row]):
            gap = self._gap(number, group, row, at)
            if row == group.last_row and at:
                self._spread(number, at, x + gap / 2)
            x += gap
            self.left[member] = x
            x += self.width[member]

    def _margins(
        self, number: int, last: int, left: float, right: float, widths: list[float]
    ) -> None:
        self._spread(number, 0, left - widths[0] / 2 - 1.0)
        self._spread(number, last, right + widths[1] / 2 + 1.0)

    def _spread(self, number: int, gap: int, middle: float) -> None:
        lines = self.gaps.get((number, gap), [])
        for at, route in enumerate(lines):
            self.gap_x[route] = middle + (at - (len(lines) - 1) / 2) * LINE_STEP

    def _ports(self) -> None:
        for member, routes in self._tops.items():
            self._top_ports(member, routes)
        for member, routes in self._bottoms.items():
            self._bottom_ports(member, routes)
        counts: dict[int, int] = {}
        for number, route in enumerate(self.plan.routes):
            if route.entry is Entry.BOX_TOP:
                x, width = self.homes[route.group]
                at = counts[route.group] = counts.get(route.group, -1) + 1
                self.port_x[number] = x + width - 10.0 - at * LINE_STEP

    def _top_ports(self, member: Id, routes: list[int]) -> None:
        """Drops onto the top: those from the left, furthest right on the highest track, then the right's."""
        seat = self.plan.seating.seats[member]
        left = [each for each in routes if self.plan.routes[each].side is Side.LEFT]
        right = [each for each in routes if self.plan.routes[each].side is Side.RIGHT]
        low, high = self.left[member] + 10.0, self.left[member] + self.width[member] - 10.0
        slots = self._slots.get(member, 0)
        if slots and seat.row > 0:
            middle = self.left[member] + self.width[member] / 2
            self._line_up(left[::-1], low, middle - 10.0, last=True)
            self._line_up(right, middle + 10.0 + 8.0 * (slots - 1), high, last=False)
            return
        if self.plan.boxed and seat.row == 0 and self.titles[seat.group]:
            title = max(text_width(line, TITLE_SIZE, 600) for line in self.titles[seat.group])
            low = max(low, self.homes[seat.group][0] + TITLE_INDENT + title + 8.0)
        self._line_up([*left[::-1], *right], low, high, last=not right)

    def _line_up(self, routes: list[int], low: float, high: float, *, last: bool) -> None:
        if not routes:
            return
        step = min(10.0, (high - low) / max(len(routes) - 1, 1))
        start = high - step * (len(routes) - 1) if last else low
        if not last and len(routes) > 0 and high - low > 60.0:  # noqa: PLR2004 - room enough to centre
            start = (low + high - step * (len(routes) - 1)) / 2
        for at, route in enumerate(routes):
            self.port_x[route] = start + at * step

    def _bottom_ports(self, member: Id, routes: list[int]) -> None:
        """Straight lines in the middle, what comes along a corridor on the side that it comes from."""
        left, width = self.left[member], self.width[member]
        middle = left + width / 2
        straight, before, behind = self._sorted_bottom(routes, middle)
        step = min(16.0, (width - 24.0) / max(len(routes) - 1, 1))
        for at, route in enumerate(straight):
            self.port_x[route] = middle + (at - (len(straight) - 1) / 2) * step
        half = max(len(straight) - 1, 0) / 2 * step + 10.0
        room = width / 2 - half - 10.0
        for lines, sign in ((before[::-1], -1.0), (behind, 1.0)):
            step = min(LINE_STEP, room / max(len(lines) - 1, 1))
            for at, route in enumerate(lines):
                self.port_x[route] = middle + sign * (half + at * step)

    def _sorted_bottom(
        self, routes: list[int], middle: float
    ) -> tuple[list[int], list[int], list[int]]:
        """Lines straight from below, from the left and from the right, each from left to right."""
        plan = self.plan.routes
        straight = [each for each in routes if plan[each].entry is Entry.BOTTOM]
        turning = [each for each in routes if plan[each].entry is Entry.GAP]
        left = [each for each in routes if plan[each].side is Side.LEFT]
        right = [each for each in routes if plan[each].side is Side.RIGHT]
        from_left = [each for each in turning if self.gap_x[each] < middle]
        from_right = [each for each in turning if self.gap_x[each] >= middle]
        return straight, [*left, *from_left], [*from_right, *right[::-1]]


def _by_target(routes: Iterable[Route], entries: set[Entry]) -> dict[Id, list[int]]:
    found: dict[Id, list[int]] = {}
    for number, route in enumerate(routes):
        if route.entry in entries and route.target.person_id is not None:
            found.setdefault(route.target.person_id, []).append(number)
    return found
