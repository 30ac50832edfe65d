"""The family from top to bottom, and so the family's frame with all coordinates.

Rows of members are kept apart by corridors and groups by channels, each as wide as the lines that run in
it need; so no line ever touches a member or a title. Coordinates have the frame's top left as origin.
"""

from app.models.base import Id
from app.presenters.map.family import Group
from app.presenters.map.frame_across import Across
from app.presenters.map.frame_parts import (
    BAR_STEP,
    LINE_STEP,
    MOST_STRETCH,
    TITLE_LINE,
    FramePlace,
    FramePlan,
    HomePlace,
)
from app.presenters.map.geometry import Box, Point, inset
from app.presenters.map.routes import Entry, Route
from app.presenters.map.sides import Side


def place_family(plan: FramePlan, wanted_height: float = 0.0) -> FramePlace:
    """Give coordinates; the frame grows to ``wanted_height`` as far as that looks well."""
    across = Across(plan)
    across.place()
    down = _Down(plan, across)
    down.place(wanted_height)
    return down.result()


class _Down:
    """Everything about y, and the result."""

    def __init__(self, plan: FramePlan, across: Across) -> None:
        self.plan = plan
        self.across = across
        self.rows = plan.seating.row_count if plan.seating.groups else 0
        self.row_y: list[tuple[float, float]] = []
        self.track: dict[int, float] = {}
        self.bars: list[tuple[float, ...]] = []
        self.height = 0.0
        lines = max((len(title) for title in across.titles), default=0)
        self.band = lines * TITLE_LINE + 10.0 if plan.boxed else 0.0
        self.box_top = 0.0

    def place(self, wanted: float) -> None:
        self._run(0.0)
        spare = wanted - self.height
        corridors = max(self.rows - 1, 0)
        if spare > 0 and corridors:
            self._run(min(spare / corridors, MOST_STRETCH))

    def _run(self, stretch: float) -> None:
        self.row_y, self.bars, self.track = [], [], {}
        y = 0.0
        for row in range(self.rows):
            y = self._corridor(row, y, stretch if row else 0.0)
            if row == 0:
                self.box_top = y
                y += self.band + (4.0 if self.plan.boxed else 0.0)
            height = self._row_height(row)
            self.row_y.append((y, height))
            y += height
        y = self._corridor(self.rows, y, 0.0)
        self.height = max(y, 90.0)

    def _row_height(self, row: int) -> float:
        members = self.plan.seating.across(row)
        tall = max(self.plan.faces[each].height for each in members)
        ports: dict[tuple[Id | None, Side], int] = {}
        for route in self.plan.routes:
            if route.entry is Entry.SIDE and route.row == row:
                key = (route.target.id, route.side)
                ports[key] = ports.get(key, 0) + 1
        return max(tall, max(ports.values(), default=0) * LINE_STEP + 18.0)

    def _corridor(self, row: int, y: float, stretch: float) -> float:
        """Place a corridor's tracks: edges and lines going up, bars, lines going down."""
        outer = row in {0, self.rows}
        top = y + (12.0 if outer else 10.0) + (14.0 if self.plan.boxed and row else 0.0)
        edges = self._edges(row, top)
        ups = self._ups(row, top + LINE_STEP * edges)
        y = top + LINE_STEP * (edges + ups)
        bars = self.plan.ties.bars[row] if row < len(self.plan.ties.bars) else 0
        if bars or not outer:
            y += 8.0 + stretch / 2
        self.bars.append(tuple(y + at * BAR_STEP for at in range(bars)))
        y += bars * BAR_STEP + stretch / 2
        y = self._downs(row, y + 2.0)
        return y + (14.0 if not outer else 6.0)

    def _edges(self, row: int, top: float) -> int:
        most = 0
        for side in (Side.LEFT, Side.RIGHT):
            lines = [
                number
                for number, route in enumerate(self.plan.routes)
                if route.side is side
                and route.entry in {Entry.FRAME, Entry.BOX_SIDE}
                and route.row == row
            ]
            for at, number in enumerate(lines):
                self.track[number] = top + (at + 0.5) * LINE_STEP
            most = max(most, len(lines))
        return most

    def _ups(self, row: int, top: float) -> int:
        """Tracks of lines that turn up to the row above: the nearest on top, so that none meets another."""
        lines = [
            number
            for number, route in enumerate(self.plan.routes)
            if route.entry in {Entry.GAP, Entry.UNDER} and route.row == row - 1
        ]
        port = self.across.port_x
        to_right = sorted((n for n in lines if self._turns_right(n)), key=lambda n: port[n])
        to_left = sorted((n for n in lines if not self._turns_right(n)), key=lambda n: -port[n])
        for at, number in enumerate([*to_right, *to_left]):
            self.track[number] = top + (at + 0.5) * LINE_STEP
        return len(lines)

    def _turns_right(self, number: int) -> bool:
        side = self.plan.routes[number].side
        if side is Side.BELOW:
            return self.across.gap_x[number] <= self.across.port_x[number]
        return side is Side.LEFT

    def _downs(self, row: int, y: float) -> float:
        """Tracks of lines that drop onto the row (or, above all rows, onto a household)."""
        entries = {Entry.TOP, Entry.BOX_TOP}
        sides = {
            side: [
                number
                for number, route in enumerate(self.plan.routes)
                if route.side is side and route.entry in entries and route.row == row
            ]
            for side in (Side.LEFT, Side.RIGHT)
        }
        left, right = sides[Side.LEFT], sides[Side.RIGHT]
        port = self.across.port_x
        apart = not left or not right or max(port[n] for n in left) < min(port[n] for n in right)
        for at, number in enumerate(left):
            self.track[number] = y + (at + 0.5) * LINE_STEP
        offset = 0 if apart else len(left)
        for at, number in enumerate(right):
            self.track[number] = y + (at + offset + 0.5) * LINE_STEP
        return y + LINE_STEP * (max(len(left), len(right)) if apart else len(left) + len(right))

    def result(self) -> FramePlace:
        members = {
            member: Box(
                self.across.left[member],
                self.row_y[seat.row][0],
                self.across.width[member],
                self.row_y[seat.row][1],
            )
            for member, seat in self.plan.seating.seats.items()
        }
        frame = Box(0.0, 0.0, self.across.total, self.height)
        homes = self._homes()
        sides = self._side_ports(members)
        ways = tuple(
            self._way(number, route, members, frame, sides)
            for number, route in enumerate(self.plan.routes)
        )
        return FramePlace(
            frame,
            members,
            tuple(each for each in homes if each is not None),
            ways,
            tuple(self.bars),
            tuple(self.across.margins),
        )

    def _homes(self) -> list[HomePlace | None]:
        homes: list[HomePlace | None] = []
        for number, group in enumerate(self.plan.seating.groups):
            if not self.plan.boxed or group.household_id is None:
                homes.append(None)
                continue
            box = self._home_box(number, group)
            homes.append(HomePlace(group.household_id, self.across.titles[number], box))
        return homes

    def _home_box(self, number: int, group: Group) -> Box:
        x, width = self.across.homes[number]
        y, height = self.row_y[group.last_row]
        below = [
            self.track[at] + 6.0
            for at, route in enumerate(self.plan.routes)
            if route.entry is Entry.BOX_SIDE
            and route.group == number
            and route.row == group.last_row + 1
        ]
        bottom = max([y + height + 12.0, *below])
        return Box(x, self.box_top, width, bottom - self.box_top)

    def _side_ports(self, members: dict[Id, Box]) -> dict[int, float]:
        grouped: dict[tuple[Id, Side], list[int]] = {}
        for number, route in enumerate(self.plan.routes):
            if route.entry is Entry.SIDE and route.target.person_id is not None:
                grouped.setdefault((route.target.person_id, route.side), []).append(number)
        ports: dict[int, float] = {}
        for (member, _side), lines in grouped.items():
            box = members[member]
            step = min(14.0, (box.h - 18.0) / max(len(lines) - 1, 1))
            for at, number in enumerate(lines):
                ports[number] = box.middle[1] + (at - (len(lines) - 1) / 2) * step
        return ports

    def _way(
        self,
        number: int,
        route: Route,
        members: dict[Id, Box],
        frame: Box,
        sides: dict[int, float],
    ) -> tuple[Point, ...]:
        edge = frame.x if route.side is Side.LEFT else frame.right
        member = members.get(route.target.person_id or Id(""))
        gap, port = self.across.gap_x.get(number, 0.0), self.across.port_x.get(number, 0.0)
        track = self.track.get(number, 0.0)
        if member is not None:
            radius = self.plan.faces[route.target.person_id or Id("")].radius
            upright = inset(radius, min(port - member.x, member.right - port))
            top, bottom = member.y + upright, member.bottom - upright
            match route.entry:
                case Entry.SIDE:
                    y = sides[number]
                    level = inset(radius, min(y - member.y, member.bottom - y))
                    left = route.side is Side.LEFT
                    return ((edge, y), (member.x + level if left else member.right - level, y))
                case Entry.TOP:
                    return ((edge, track), (port, track), (port, top))
                case Entry.UNDER:
                    return ((edge, track), (port, track), (port, bottom))
                case Entry.BOTTOM:
                    return ((port, frame.bottom), (port, bottom))
                case _:
                    return ((gap, frame.bottom), (gap, track), (port, track), (port, bottom))
        return self._edge_way(route, frame, edge, track, gap if route.side is Side.BELOW else port)

    def _edge_way(
        self, route: Route, frame: Box, edge: float, track: float, x: float
    ) -> tuple[Point, ...]:
        if route.entry is Entry.FRAME:
            return ((x, frame.bottom),) if route.side is Side.BELOW else ((edge, track),)
        box = self._home_box(route.group, self.plan.seating.groups[route.group])
        match route.entry:
            case Entry.BOX_SIDE:
                near = box.x if route.side is Side.LEFT else box.right
                return ((edge, track), (near, track))
            case Entry.BOX_TOP:
                return ((edge, track), (x, track), (x, box.y))
            case _:
                return ((x, frame.bottom), (x, box.bottom))
