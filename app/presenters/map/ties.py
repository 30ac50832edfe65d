"""The genogram's lines: which couples and which children, and in which corridor their bars run."""

from dataclasses import dataclass
from typing import NamedTuple

from app.models.base import Id
from app.models.people import Relationship, RelationshipForm
from app.presenters.map.family import COUPLES, DESCENTS, Seating


class Track(NamedTuple):
    """A level for a bar in a corridor."""

    corridor: int
    level: int


@dataclass(frozen=True, slots=True)
class CoupleTie:
    """Two members of a row; ``track`` is None when they sit side by side."""

    first_id: Id
    second_id: Id
    form: RelationshipForm
    track: Track | None


@dataclass(frozen=True, slots=True)
class DescentTie:
    """Children of a couple or of one grown-up.

    ``slot`` says how manieth line down to the child it is (0 is the middle). ``start`` is the
    track below the parents, another one than ``track`` when generations lie between.
    """

    parents: tuple[Id, ...]
    couple: CoupleTie | None
    form: RelationshipForm
    children: tuple[Id, ...]
    slots: tuple[int, ...]
    start: Track
    track: Track


@dataclass(frozen=True, slots=True)
class TiePlan:
    """All ties, and how many bars run in each corridor (numbered by the row below)."""

    couples: tuple[CoupleTie, ...]
    descents: tuple[DescentTie, ...]
    bars: tuple[int, ...]


class _Tracks:
    """Deals out the levels of each corridor."""

    def __init__(self, rows: int) -> None:
        self._used = [0] * (rows + 1)

    def take(self, corridor: int) -> Track:
        track = Track(corridor, self._used[corridor])
        self._used[corridor] += 1
        return track

    @property
    def used(self) -> tuple[int, ...]:
        return tuple(self._used)


def plan_ties(ties: tuple[Relationship, ...], seating: Seating) -> TiePlan:
    """Decide what is drawn: one line for each couple, one tree for the children of the same parents."""
    tracks = _Tracks(seating.row_count)
    parents = _parents(ties, {member: seat.row for member, seat in seating.seats.items()})
    couples = tuple(_couple(tie, seating, tracks) for tie in _pairs(ties) if _drawn(tie, parents))
    descents = _descents(parents, couples, seating, tracks)
    return TiePlan(couples, descents, tracks.used)


def _pairs(ties: tuple[Relationship, ...]) -> list[Relationship]:
    """Couples and siblings, the latest tie of each pair."""
    latest: dict[frozenset[Id], Relationship] = {}
    for tie in ties:
        if tie.form not in DESCENTS:
            latest[frozenset({tie.first_id, tie.second_id})] = tie
    return list(latest.values())


def _drawn(tie: Relationship, parents: "_Parents") -> bool:
    """Siblings need no line of their own where a parent joins them."""
    if tie.form in COUPLES:
        return True
    first = {parent for form in DESCENTS for parent in parents.get((form, tie.first_id), ())}
    second = {parent for form in DESCENTS for parent in parents.get((form, tie.second_id), ())}
    return not first & second


_Parents = dict[tuple[RelationshipForm, Id], tuple[Id, ...]]


def _parents(ties: tuple[Relationship, ...], rows: dict[Id, int]) -> _Parents:
    """The parents of each child by the form of the tie; ties in a circle cannot be drawn."""
    found: dict[tuple[RelationshipForm, Id], tuple[Id, ...]] = {}
    for tie in ties:
        if tie.form in DESCENTS and rows[tie.first_id] < rows[tie.second_id]:
            key = (tie.form, tie.second_id)
            found[key] = tuple(dict.fromkeys((*found.get(key, ()), tie.first_id)))
    return found


def _couple(tie: Relationship, seating: Seating, tracks: _Tracks) -> CoupleTie:
    ends = sorted((tie.first_id, tie.second_id), key=lambda each: seating.seats[each].across)
    first, second = seating.seats[ends[0]], seating.seats[ends[1]]
    beside = first.row == second.row and second.across - first.across == 1
    track = None if beside else tracks.take(max(first.row, second.row) + 1)
    return CoupleTie(ends[0], ends[1], tie.form, track)


def _descents(
    parents: _Parents, couples: tuple[CoupleTie, ...], seating: Seating, tracks: _Tracks
) -> tuple[DescentTie, ...]:
    """One tree for each set of parents, form and generation of children."""
    paired = {
        frozenset({each.first_id, each.second_id}): each for each in couples if each.form in COUPLES
    }
    trees: dict[tuple[tuple[Id, ...], RelationshipForm, int], list[Id]] = {}
    for (form, child), adults in parents.items():
        together = frozenset(adults) in paired
        for key in (adults,) if together else tuple((adult,) for adult in adults):
            ordered = tuple(sorted(key, key=lambda each: seating.seats[each].across))
            trees.setdefault((ordered, form, seating.seats[child].row), []).append(child)
    slots: dict[Id, int] = {}
    found: list[DescentTie] = []
    for (adults, form, row), children in trees.items():
        own = tuple(slots.get(child, 0) for child in children)
        slots |= {child: slot + 1 for child, slot in zip(children, own, strict=True)}
        below = max(seating.seats[adult].row for adult in adults) + 1
        track = tracks.take(row)
        start = track if below >= row else tracks.take(below)
        couple = paired.get(frozenset(adults)) if len(adults) == 2 else None  # noqa: PLR2004 - a couple is two
        found.append(DescentTie(adults, couple, form, tuple(children), own, start, track))
    return tuple(found)
