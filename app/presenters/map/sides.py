"""Which sector stands on which side of the family, in how many columns, its cards in which order.

The sectors keep their order round the family: social and employment on the left, education and family
below, health on the right. How many stand on each side follows from the shape that is wanted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from app.models.base import Id
from app.presenters.map.cards import CardFace
from app.presenters.map.content import CardContent
from app.presenters.map.spec import Sector

MARGIN = 14.0
ROW_GAP = 7.0
COLUMN_GAP = 20.0
BELOW_GAP = 14.0
TITLE_BAND = 22.0
SECTOR_GAP = 14.0
TRUNK = 6.0
GUTTER = 64.0
NARROW_GUTTER = 24.0
GUTTER_BELOW = 48.0
HEADER = 38.0
LEGEND = 22.0

_RING = (
    Sector.SOCIAL,
    Sector.EMPLOYMENT,
    Sector.EDUCATION,
    Sector.FAMILY,
    Sector.UNKNOWN,
    Sector.PRIVATE,
    Sector.HEALTH,
)
_USUAL = {
    Sector.SOCIAL: 0,
    Sector.EMPLOYMENT: 0,
    Sector.EDUCATION: 1,
    Sector.FAMILY: 1,
    Sector.UNKNOWN: 1,
    Sector.PRIVATE: 2,
    Sector.HEALTH: 2,
}
CALM = 0.9
"""A map that nearly fits keeps its shape: better a little smaller than everything elsewhere."""
_MOST_COLUMNS = 4
_MOST_ROWS = 12


class Side(StrEnum):
    """Where the lines of a sector come from."""

    LEFT = "left"
    BELOW = "below"
    RIGHT = "right"


_SIDES = (Side.LEFT, Side.BELOW, Side.RIGHT)


@dataclass(frozen=True, slots=True)
class SectorPlan:
    """A sector's side, its number of columns (rows when below) and its cards in order."""

    sector: Sector
    side: Side
    depth: int
    cards: tuple[CardContent, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The hint for the whole map and the least size of the family's frame."""

    width: float
    height: float
    family_width: float
    family_height: float


def plan_sides(
    cards: Sequence[CardContent], faces: dict[Id, CardFace], wanted: Wanted, *, usual_only: bool
) -> tuple[tuple[SectorPlan, ...], float]:
    """Choose sides and columns so that the map fits the wanted shape best.

    The usual sides with one column each are kept where they nearly fit; ``usual_only`` tries no others.
    Returns the sectors that have cards (left from the top, below from the left, right from the top),
    and the scale at which the map would fit; 1 means that it does.
    """
    present = [each for each in _RING if any(card.sector is each for card in cards)]
    members = {each: [card for card in cards if card.sector is each] for each in present}
    measure = _Measure(members, faces, wanted)
    choice = tuple(_USUAL[each] for each in present)
    depths = (1, 1)
    scale = measure.scale(choice, *depths)
    if scale < CALM and not usual_only:
        choice, depths = _best(present, measure)
        scale = measure.scale(choice, *depths)
    return tuple(_plans(present, members, choice, depths, measure)), scale


def _best(present: list[Sector], measure: "_Measure") -> tuple[tuple[int, ...], tuple[int, int]]:
    """The sides and columns that fit best, with a small price on leaving the usual ones."""
    best: tuple[float, tuple[int, ...], tuple[int, int]] | None = None
    for split in _splits(present):
        moved = sum(side != _USUAL[each] for side, each in zip(split, present, strict=True))
        for left, right in product(range(1, _MOST_COLUMNS + 1), repeat=2):
            bad = 0.05 * moved + 0.012 * (left + right) - measure.scale(split, left, right)
            if best is None or bad < best[0] - 1e-9:
                best = (bad, split, (left, right))
    return best[1:] if best is not None else ((), (1, 1))


def _splits(present: list[Sector]) -> Iterable[tuple[int, ...]]:
    """Every way to cut the ring into left, below and right; the usual way comes first."""
    usual = tuple(_USUAL[each] for each in present)
    count = len(present)
    every = (
        (0,) * left + (1,) * (count - left - right) + (2,) * right
        for left in range(count + 1)
        for right in range(count + 1 - left)
    )
    return (usual, *(each for each in every if each != usual))


def _plans(
    present: list[Sector],
    members: dict[Sector, list[CardContent]],
    split: tuple[int, ...],
    depths: tuple[int, int],
    measure: "_Measure",
) -> Iterable[SectorPlan]:
    below_depth = measure.below_rows(split, *depths)
    for number, side in enumerate(_SIDES):
        here = [each for each, cut in zip(present, split, strict=True) if cut == number]
        depth = (depths[0], below_depth, depths[1])[number]
        for each in reversed(here) if side is Side.RIGHT else here:
            yield SectorPlan(each, side, min(depth, len(members[each])), tuple(members[each]))


class _Measure:
    """Estimates the size of the map for a choice of sides; sizes of sectors are computed once."""

    def __init__(
        self,
        members: dict[Sector, list[CardContent]],
        faces: dict[Id, CardFace],
        wanted: Wanted,
    ) -> None:
        self._wanted = wanted
        self._card = max((face.width for face in faces.values()), default=0.0)
        self._sectors = list(members)
        self._count = [len(cards) for cards in members.values()]
        self._columns: list[list[float]] = []
        self._tallest: list[float] = []
        for cards in members.values():
            heights = [faces[card.id].height for card in cards]
            self._columns.append([_stacked(heights, at + 1) for at in range(_MOST_COLUMNS)])
            self._tallest.append(max(heights))

    def scale(self, split: tuple[int, ...], left: int, right: int) -> float:
        sides: tuple[list[int], list[int], list[int]] = ([], [], [])
        for at, side in enumerate(split):
            sides[side].append(at)
        width = self._width(sides, left, right)
        height = max(
            self._stack(sides[0], left), self._stack(sides[2], right), self._wanted.family_height
        )
        total = HEADER + height + LEGEND + MARGIN
        across = 0.0
        if sides[1]:
            rows, across = self._rows(sides[1], width)
            tallest = max(self._tallest[at] for at in sides[1])
            total += GUTTER_BELOW + TITLE_BAND + rows * (tallest + COLUMN_GAP) - COLUMN_GAP
        return min(1.0, self._wanted.width / max(width, across), self._wanted.height / total)

    def below_rows(self, split: tuple[int, ...], left: int, right: int) -> int:
        sides: tuple[list[int], list[int], list[int]] = ([], [], [])
        for at, side in enumerate(split):
            sides[side].append(at)
        return self._rows(sides[1], self._width(sides, left, right))[0]

    def _width(self, sides: tuple[list[int], list[int], list[int]], left: int, right: int) -> float:
        width = 2 * MARGIN + self._wanted.family_width
        for sectors, depth in ((sides[0], left), (sides[2], right)):
            if sectors:
                columns = min(depth, max(self._count[at] for at in sectors))
                width += columns * (self._card + COLUMN_GAP) - COLUMN_GAP + GUTTER
            else:
                width += NARROW_GUTTER
        return max(width, self._wanted.width)

    def _stack(self, sectors: list[int], depth: int) -> float:
        heights = [self._columns[at][depth - 1] for at in sectors]
        return sum(heights) + SECTOR_GAP * max(len(heights) - 1, 0)

    def _rows(self, sectors: list[int], width: float) -> tuple[int, float]:
        """The fewest rows below with which the width is enough, and how wide they are."""
        if not sectors:
            return 1, 0.0
        rows = 1
        across = self._across(sectors, rows)
        while across > width and rows < _MOST_ROWS:
            rows += 1
            across = self._across(sectors, rows)
        return rows, across

    def _across(self, sectors: list[int], rows: int) -> float:
        columns = sum(-(-self._count[at] // rows) for at in sectors)
        gap = BELOW_GAP + TRUNK * (rows - 1)
        last = gap if rows == 1 else 0.0
        return columns * (self._card + gap) - last * len(sectors) + 2 * MARGIN + (
            BELOW_GAP + 8.0
        ) * (len(sectors) - 1)  # fmt: skip


def _stacked(heights: list[float], depth: int) -> float:
    """The height of a sector in a number of columns."""
    columns = min(depth, len(heights))
    rows = [max(heights[at : at + columns]) for at in range(0, len(heights), columns)]
    gap = ROW_GAP + TRUNK * (columns - 1)
    return TITLE_BAND + sum(rows) + gap * (len(rows) - (columns == 1))
