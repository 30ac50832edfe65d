"""The sectors round the family: from plans and faces to coordinates of cards and headings.

Coordinates have the family frame's top left as origin. Every card gets its trunk: the points from its edge
to the gutter's outer edge, where its lines part.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, inf

from app.models.base import Id
from app.presenters.drawing import Command, Commands
from app.presenters.map.cards import CardFace
from app.presenters.map.colours import sector_title
from app.presenters.map.geometry import Box, Point, hull, sideways, upright
from app.presenters.map.sides import (
    BELOW_GAP,
    COLUMN_GAP,
    GUTTER,
    GUTTER_BELOW,
    NARROW_GUTTER,
    ROW_GAP,
    SECTOR_GAP,
    TITLE_BAND,
    TRUNK,
    SectorPlan,
    Side,
)
from app.presenters.map.spec import Sector
from app.presenters.typeset import text_width

HEADING_SIZE, HEADING_WEIGHT = 14.0, 600
HEADING_TEXT = 24.0
FRAME_TITLE = 22.0
WIDEST_GUTTER = 150.0
BELOW_STEP = BELOW_GAP + 8.0
MOST_BELOW = 96.0
NEARLY_FULL = 60.0
"""Spare room that is better spent between the sectors, so that outer edges line up."""


@dataclass(frozen=True, slots=True)
class SectorPlace:
    """A sector's heading and the room that it takes."""

    sector: Sector
    title_box: Box
    box: Box


@dataclass(frozen=True, slots=True)
class Trunk:
    """Where a card's lines leave: commands after the first point, and the point where they part."""

    first: Point
    commands: Commands
    last: Point


@dataclass(frozen=True, slots=True)
class AroundPlace:
    """All cards and headings, and where the gutter below begins."""

    cards: dict[Id, Box]
    trunks: dict[Id, Trunk]
    sectors: tuple[SectorPlace, ...]
    gutter_left: float
    gutter_right: float
    band_bottom: float
    below_top: float


@dataclass(slots=True)
class _Placed:
    """What has been placed so far, and where nothing may be placed."""

    keep_clear: tuple[Box, ...]
    cards: dict[Id, Box] = field(default_factory=dict)
    trunks: dict[Id, Trunk] = field(default_factory=dict)
    sectors: list[SectorPlace] = field(default_factory=list)

    def past(self, box: Box, gap: float, *, down: bool) -> float:
        """How far the box must move, down or to the right, to keep clear."""
        move = 0.0
        for _each in self.keep_clear:
            for taken in self.keep_clear:
                here = box.moved(0.0, move) if down else box.moved(move, 0.0)
                if here.meets(taken.grown(gap)):
                    edge = taken.bottom if down else taken.right
                    move = edge + gap - (box.y if down else box.x)
        return move


def side_height(plans: Sequence[SectorPlan], faces: dict[Id, CardFace], side: Side) -> float:
    """How high the sectors of one side are, stacked."""
    height = 0.0
    for plan in plans:
        if plan.side is side:
            rows = _row_heights(plan, faces)
            height += SECTOR_GAP * bool(height) + TITLE_BAND + sum(rows) + _gap(plan) * len(rows)
            height -= 0.0 if plan.depth > 1 else _gap(plan)
    return height


def place_around(
    plans: Sequence[SectorPlan],
    faces: dict[Id, CardFace],
    frame: Box,
    wanted: Box,
    targets: dict[Id, float],
    lines: Mapping[Side, int],
    keep_clear: tuple[Box, ...] = (),
) -> AroundPlace:
    """Place left, right and below; ``targets`` is the x that a card below would like to be at.

    Cards flow around the boxes that are to be kept clear.
    """
    width = max((face.width for face in faces.values()), default=0.0)
    placed = _Placed(keep_clear)
    below = [each for each in plans if each.side is Side.BELOW]
    across = sum(_below_width(plan, width) for plan in below) + BELOW_STEP * (len(below) - 1)
    gutters = _gutters(plans, width, frame.w, max(wanted.w, across), lines)
    tall = max(side_height(plans, faces, side) for side in (Side.LEFT, Side.RIGHT))
    start = frame.y - FRAME_TITLE - max(tall - FRAME_TITLE - frame.h, 0.0) / 2
    bottom = frame.bottom
    for side, gutter in ((Side.LEFT, gutters[0]), (Side.RIGHT, gutters[1])):
        edge = frame.x - gutter if side is Side.LEFT else frame.right + gutter
        y = start
        for plan in (each for each in plans if each.side is side):
            y = _column(plan, faces, width, edge, y, placed) + SECTOR_GAP
            bottom = max(bottom, y - SECTOR_GAP)
    starts = _starts(below, width, frame, targets, placed, max(wanted.w, 1.0))
    top = bottom
    if below:
        room = wanted.h - (bottom - start) - max(_below_height(plan, faces) for plan in below)
        top += max(
            _gutter_below(below, starts, targets, width, room),
            min(20.0 + 1.5 * lines[Side.BELOW], MOST_BELOW),
        )
    least = -inf
    for x, plan in zip(starts, below, strict=True):
        least = _below(plan, faces, width, max(x, least), top, placed) + BELOW_STEP
    return AroundPlace(
        placed.cards,
        placed.trunks,
        tuple(placed.sectors),
        frame.x - gutters[0],
        frame.right + gutters[1],
        bottom,
        top,
    )


def _gutter_below(
    below: Sequence[SectorPlan],
    starts: Sequence[float],
    targets: dict[Id, float],
    width: float,
    room: float,
) -> float:
    """As high as the flattest curve needs, if there is room; never too low for a curve."""
    spread = max(
        (
            abs(targets[card.id] - (x + width / 2))
            for x, plan in zip(starts, below, strict=True)
            for card in plan.cards
            if card.id in targets
        ),
        default=0.0,
    )
    return max(min(spread / 4.0, MOST_BELOW, room), GUTTER_BELOW)


def _gutters(
    plans: Sequence[SectorPlan],
    width: float,
    frame: float,
    room: float,
    lines: Mapping[Side, int],
) -> tuple[float, float]:
    """As wide as many lines need, wider where there is room to spare so that outer edges line up."""
    taken = frame
    least: list[float] = []
    for side in (Side.LEFT, Side.RIGHT):
        depth = max((plan.depth for plan in plans if plan.side is side), default=0)
        taken += depth * (width + COLUMN_GAP) - COLUMN_GAP * bool(depth)
        busy = min(max(GUTTER, 28.0 + 2.0 * lines[side]), WIDEST_GUTTER)
        least.append(busy if depth else NARROW_GUTTER)
    spare = (room - taken - sum(least)) / 2
    left, right = (
        min(max(gutter, gutter + spare), WIDEST_GUTTER) if gutter > NARROW_GUTTER else gutter
        for gutter in least
    )
    return left, right


def _below_height(plan: SectorPlan, faces: dict[Id, CardFace]) -> float:
    tallest = max(faces[card.id].height for card in plan.cards)
    return TITLE_BAND + plan.depth * (tallest + COLUMN_GAP) - COLUMN_GAP


def _gap(plan: SectorPlan) -> float:
    return ROW_GAP + TRUNK * (plan.depth - 1)


def _row_heights(plan: SectorPlan, faces: dict[Id, CardFace]) -> list[float]:
    heights = [faces[card.id].height for card in plan.cards]
    return [max(heights[at : at + plan.depth]) for at in range(0, len(heights), plan.depth)]


def heading_width(sector: Sector) -> float:
    """Icon and word of a heading."""
    return HEADING_TEXT + text_width(sector_title(sector), HEADING_SIZE, HEADING_WEIGHT)


def _column(
    plan: SectorPlan,
    faces: dict[Id, CardFace],
    width: float,
    edge: float,
    y: float,
    placed: _Placed,
) -> float:
    """Stack a sector beside the gutter at ``edge``; its first column is the inner one."""
    left = plan.side is Side.LEFT
    columns = [
        edge - (at + 1) * width - at * COLUMN_GAP if left else edge + at * (width + COLUMN_GAP)
        for at in range(plan.depth)
    ]
    across = max(columns) + width - min(columns)
    heights = _row_heights(plan, faces)
    first = Box(min(columns), y, across, TITLE_BAND + heights[0])
    y += placed.past(first, ROW_GAP, down=True)
    title = Box(min(columns), y, heading_width(plan.sector), 18.0)
    top, gap = y, _gap(plan)
    y += TITLE_BAND
    for row, height in enumerate(heights):
        y += placed.past(Box(min(columns), y, across, height), ROW_GAP, down=True)
        for at, card in enumerate(plan.cards[row * plan.depth : (row + 1) * plan.depth]):
            box = Box(columns[at], y, width, faces[card.id].height)
            placed.cards[card.id] = box
            start = (box.right if left else box.x, box.middle[1])
            track = y + height + gap * at / plan.depth
            placed.trunks[card.id] = _side_trunk(start, at, track, edge, left=left)
        y += height + gap
    y -= 0.0 if plan.depth > 1 else gap
    outer = min(columns)
    box = Box(outer, top, max(columns) + width - outer, y - top)
    placed.sectors.append(SectorPlace(plan.sector, title, box))
    return y


def _side_trunk(start: Point, column: int, track: float, edge: float, *, left: bool) -> Trunk:
    """From the inner column straight into the gutter; from others through the gap between rows."""
    if column == 0:
        return Trunk(start, (), start)
    turn = (start[0] + (COLUMN_GAP if left else -COLUMN_GAP), track)
    last = (edge, track)
    return Trunk(start, (sideways(start, turn), ("L", *last)), last)


def _starts(
    below: Sequence[SectorPlan],
    width: float,
    frame: Box,
    targets: dict[Id, float],
    placed: _Placed,
    wanted: float,
) -> list[float]:
    """The left edge of each sector below: near those it serves, in order, within the map."""
    if not below:
        return []
    sizes = [_below_width(plan, width) for plan in below]
    gaps = [BELOW_STEP] * (len(below) - 1)
    bounds = hull([frame, *placed.cards.values()])
    room = max(sum(sizes) + sum(gaps), bounds.w, wanted)
    middle = bounds.x + bounds.w / 2
    low, high = middle - room / 2, middle + room / 2
    spare = room - sum(sizes) - sum(gaps)
    if gaps and spare < NEARLY_FULL:
        gaps = [gap + spare / len(gaps) for gap in gaps]
    starts: list[float] = []
    for plan, size in zip(below, sizes, strict=True):
        wishes = [targets[card.id] for card in plan.cards if card.id in targets]
        wish = sum(wishes) / len(wishes) if wishes else middle
        least = starts[-1] + sizes[len(starts) - 1] + gaps[len(starts) - 1] if starts else low
        starts.append(max(least, wish - size / 2))
    for at in range(len(starts) - 1, -1, -1):
        most = starts[at + 1] - gaps[at] if at + 1 < len(starts) else high
        starts[at] = min(starts[at], most - sizes[at])
    return starts


def _below_width(plan: SectorPlan, width: float) -> float:
    columns = ceil(len(plan.cards) / plan.depth)
    gap = BELOW_GAP + TRUNK * (plan.depth - 1)
    last = 0.0 if plan.depth > 1 else gap
    return max(columns * (width + gap) - last, heading_width(plan.sector) + 16.0)


def _below(
    plan: SectorPlan,
    faces: dict[Id, CardFace],
    width: float,
    x: float,
    top: float,
    placed: _Placed,
) -> float:
    """Lay a sector out below the gutter; its first row is the one nearest the family.

    Returns how far to the right it reaches, with its trunks.
    """
    gap = BELOW_GAP + TRUNK * (plan.depth - 1)
    title = Box(x, top, heading_width(plan.sector), 18.0)
    heights = [
        max(faces[card.id].height for card in plan.cards[row :: plan.depth])
        for row in range(plan.depth)
    ]
    rows = [top + TITLE_BAND + sum(heights[:row]) + row * COLUMN_GAP for row in range(plan.depth)]
    boxes: list[Box] = []
    left = x - width - gap
    for at, card in enumerate(plan.cards):
        row = at % plan.depth
        if row == 0:
            left += width + gap
            height = rows[-1] + heights[-1] - top
            left += placed.past(Box(left, top, width, height), ROW_GAP, down=False)
            title = title if at else title.moved(left - x, 0.0)
        box = Box(left, rows[row], width, faces[card.id].height)
        boxes.append(box)
        placed.cards[card.id] = box
        track = left + width + gap * row / plan.depth
        placed.trunks[card.id] = _below_trunk(box, row, track, top, title)
    place = SectorPlace(plan.sector, title, hull([title, *boxes]))
    placed.sectors.append(place)
    return max(place.box.right, left + width + (gap if plan.depth > 1 else 0.0))


def _below_trunk(box: Box, row: int, track: float, top: float, title: Box) -> Trunk:
    """Straight up beside the heading; from lower rows through the gap between columns."""
    if row == 0:
        x = box.middle[0]
        if x < title.right + 8.0:
            x = max(min(title.right + 8.0, box.right - 12.0), x)
        return Trunk((x, box.y), (("L", x, top),), (x, top))
    start = (box.right - 14.0, box.y)
    turn = (track, box.y - COLUMN_GAP)
    commands: tuple[Command, ...] = (upright(start, turn), ("L", track, top))
    return Trunk(start, commands, (track, top))
