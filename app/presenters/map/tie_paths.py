"""The genogram's lines as paths."""

from dataclasses import dataclass
from itertools import pairwise

from app.models.base import Id
from app.models.people import RelationshipForm
from app.presenters.drawing import Command, Commands, Dash
from app.presenters.map.family import Seating
from app.presenters.map.frame_parts import FramePlace
from app.presenters.map.geometry import Box, Point
from app.presenters.map.spec import TieSpec
from app.presenters.map.ties import CoupleTie, DescentTie, TiePlan
from app.words import _
from app.words.terms import relationship_name

SLOT = 8.0
MARK_AT = 18.0
BESIDE = 5.0
"""How near an upright line may come to a trunk."""

DASHES: dict[RelationshipForm, Dash] = {
    RelationshipForm.TOGETHER: (7.0, 4.0),
    RelationshipForm.STEP_PARENT: (7.0, 4.0),
    RelationshipForm.FOSTER_PARENT: (1.5, 4.0),
    RelationshipForm.SIBLING: (1.5, 4.0),
}
"""Lines that are not solid; separated and divorced are solid and have marks across."""


@dataclass(frozen=True, slots=True)
class TieDrawer:
    """Turns planned ties into paths."""

    plan: TiePlan
    place: FramePlace
    seating: Seating
    names: dict[Id, str]

    def draw(self) -> tuple[TieSpec, ...]:
        """All couples, then all trees."""
        couples = [self._couple(each) for each in self.plan.couples]
        return (*couples, *(self._descent(each) for each in self.plan.descents))

    def _bar(self, corridor: int, level: int) -> float:
        return self.place.bars[corridor][level]

    def _ends(self, tie: CoupleTie) -> tuple[Point, ...]:
        """The line of a couple: straight where they sit side by side, else below the row."""
        first, second = self.place.members[tie.first_id], self.place.members[tie.second_id]
        if tie.track is None:
            return _between(first, second)
        y = self._bar(*tie.track)
        left, right = first.middle[0] + 12.0, second.middle[0] - 12.0
        return (left, first.bottom), (left, y), (right, y), (right, second.bottom)

    def _couple(self, tie: CoupleTie) -> TieSpec:
        points = self._ends(tie)
        paths = [_through(points)]
        x, y = points[1] if tie.track else points[0]
        marks = {RelationshipForm.SEPARATED: (0.0,), RelationshipForm.DIVORCED: (-3.5, 3.5)}
        for shift in marks.get(tie.form, ()):
            at = x + MARK_AT + shift
            paths.append((("M", at - 4.0, y + 8.0), ("L", at + 4.0, y - 8.0)))
        words = _("{first} er {tie} {second}").format(
            first=self.names[tie.first_id],
            tie=relationship_name(tie.form),
            second=self.names[tie.second_id],
        )
        return TieSpec(tie.form, (tie.first_id, tie.second_id), tuple(paths), words)

    def _start(self, tie: DescentTie) -> Point:
        if tie.couple is not None:
            points = self._ends(tie.couple)
            middle = (points[0][0] + points[-1][0]) / 2
            y = max(points[1][1], points[-2][1])
            return self._beside_lines(middle, y), y
        box = self.place.members[tie.parents[0]]
        same = [each for each in self.plan.descents if each.couple is None and each.parents == tie.parents]  # fmt: skip
        return box.middle[0] - SLOT * same.index(tie), box.bottom

    def _beside_lines(self, x: float, y: float) -> float:
        """A trunk never runs on a line: the nearest x where no upright piece passes below."""
        taken = [
            a[0]
            for way in self.place.ways
            for a, b in pairwise(way)
            if a[0] == b[0] and max(a[1], b[1]) > y
        ]
        tries = (x + sign * at for at in (0.0, 8.0, 16.0, 24.0) for sign in (1.0, -1.0))
        return next((t for t in tries if all(abs(t - each) >= BESIDE for each in taken)), x)

    def _descent(self, tie: DescentTie) -> TieSpec:
        start, bar = self._start(tie), self._bar(*tie.track)
        boxes = [self.place.members[child] for child in tie.children]
        drops = [box.middle[0] + SLOT * slot for box, slot in zip(boxes, tie.slots, strict=True)]
        points = [start, (start[0], bar)]
        if tie.start != tie.track:
            points = self._detour(tie, start, bar)
        foot = points[-1][0]
        paths: list[Commands] = [_through(points)]
        low, high = min(foot, *drops), max(foot, *drops)
        if high > low:
            paths.append(_through([(low, bar), (high, bar)]))
        paths += [_through([(x, bar), (x, box.y)]) for x, box in zip(drops, boxes, strict=True)]
        words = _("{parents} er {tie} {children}").format(
            parents=_listed([self.names[each] for each in tie.parents]),
            tie=relationship_name(tie.form),
            children=_listed([self.names[each] for each in tie.children]),
        )
        return TieSpec(tie.form, (*tie.parents, *tie.children), tuple(paths), words)

    def _detour(self, tie: DescentTie, start: Point, bar: float) -> list[Point]:
        """Past the generations between, along the margin of the children's group."""
        level = self._bar(*tie.start)
        margin = self.place.margins[self.seating.seats[tie.children[0]].group]
        return [start, (start[0], level), (margin, level), (margin, bar)]


def _between(first: Box, second: Box) -> tuple[Point, ...]:
    """From the near side of one member to that of another, with a step where one was moved."""
    left, right = (first, second) if first.x <= second.x else (second, first)
    if left.right > right.x:
        upper, lower = (left, right) if left.y <= right.y else (right, left)
        x = (max(left.x, right.x) + min(left.right, right.right)) / 2
        return (x, upper.bottom), (x, lower.y)
    a, b = (left.right, left.middle[1]), (right.x, right.middle[1])
    if a[1] == b[1]:
        return a, b
    x = (a[0] + b[0]) / 2
    return a, (x, a[1]), (x, b[1]), b


def _listed(names: list[str]) -> str:
    if len(names) < 2:  # noqa: PLR2004 - a list of one needs no "and"
        return "".join(names)
    return _("{names} og {last}").format(names=", ".join(names[:-1]), last=names[-1])


def _through(points: tuple[Point, ...] | list[Point]) -> Commands:
    commands: list[Command] = [("M", *points[0])]
    commands += [("L", *point) for point in points[1:]]
    return tuple(commands)
