"""Sizes of a sheet, in points, all from its base size: nothing on paper is set smaller than 12."""

from dataclasses import dataclass

from app.presenters.document import Column

SMALLEST = 12.0
MARGIN = 48.0  # left and right; 17 mm
EDGE = 34.0  # above the header and below the footer; 12 mm
POINTS_PER_MM = 72 / 25.4
LARGE_PRINT = 16.0
LEADING = 1.32


@dataclass(frozen=True, slots=True)
class Style:
    """What a block needs to know of the sheet it stands on.

    ``stacked`` are the columns whose tables are all set under each other.
    """

    base: float
    width: float
    height: float
    language: str
    spacing: float = LEADING
    stacked: frozenset[tuple[Column, ...]] = frozenset()

    @property
    def leading(self) -> float:
        """From baseline to baseline of running text."""
        return self.base * self.spacing

    @property
    def small(self) -> float:
        """Header and footer."""
        return max(SMALLEST, self.base * 0.8)

    @property
    def quote(self) -> float:
        """Somebody's own words."""
        return self.base * 1.2

    @property
    def gap(self) -> float:
        """Between two blocks that belong together."""
        return self.base * 0.5

    @property
    def padding(self) -> float:
        """Inside a box."""
        return self.base * 0.75

    @property
    def large(self) -> bool:
        """Large print: what stands side by side otherwise is set under each other."""
        return self.base > LARGE_PRINT

    def heading(self, level: int) -> float:
        """Size of a heading; large print grows the text more than the headings."""
        slope, start = ((1.3, 10.0), (1.05, 2.6), (1.0, 0.8))[level - 1]
        return self.base * slope + start
