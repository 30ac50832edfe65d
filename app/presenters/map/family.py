"""Where each member sits: generations as rows, households side by side, order from left to right.

Couples sit beside each other where possible; otherwise whoever has most lines from a side sits on that
side, so that few lines must pass over anybody. The case's own order decides what is equal.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from app.models.base import Id
from app.models.people import Relationship, RelationshipForm
from app.presenters.map.content import MapContent, MemberContent

COUPLES = frozenset(
    {
        RelationshipForm.TOGETHER,
        RelationshipForm.MARRIED,
        RelationshipForm.SEPARATED,
        RelationshipForm.DIVORCED,
    }
)
DESCENTS = frozenset(
    {
        RelationshipForm.PARENT,
        RelationshipForm.STEP_PARENT,
        RelationshipForm.FOSTER_PARENT,
    }
)
OF_AGE = 18
_CHILD_WORDS = frozenset({"barn", "søn", "datter", "plejebarn", "stedbarn", "papbarn"})
_WORTH_MOVING = 0.5


@dataclass(frozen=True, slots=True)
class Load:
    """Lines of a member from the left, the right and below, counted by the sectors of that side."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    below: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Members drawn together: a household, or (``household_id`` None) those without one.

    ``rows`` has a tuple for every generation of the family, empty where nobody here belongs to it.
    """

    household_id: Id | None
    rows: tuple[tuple[Id, ...], ...]

    @property
    def last_row(self) -> int:
        """The lowest generation that has somebody."""
        return max(at for at, row in enumerate(self.rows) if row)


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a member sits: row, group, place in the group's row, place in the whole row."""

    row: int
    group: int
    within: int
    across: int


@dataclass(frozen=True, slots=True)
class Seating:
    """The groups from left to right, and every member's seat."""

    groups: tuple[Group, ...]
    seats: dict[Id, Seat] = field(repr=False)
    row_count: int

    def across(self, row: int) -> list[Id]:
        """A generation from left to right, through all groups."""
        return [member for group in self.groups for member in group.rows[row]]


def seat_family(content: MapContent, loads: dict[Id, Load]) -> Seating:
    """Give every member a seat."""
    generation = find_generations(content.members, content.relationships)
    count = max(generation.values(), default=0) + 1
    groups = _first_groups(content, generation, count)
    couples = [
        (tie.first_id, tie.second_id) for tie in content.relationships if tie.form in COUPLES
    ]
    descents = [
        (tie.first_id, tie.second_id) for tie in content.relationships if tie.form in DESCENTS
    ]
    return _seating(_improve(groups, _Cost(couples, descents, loads), count), count)


def find_generations(
    members: tuple[MemberContent, ...], ties: tuple[Relationship, ...]
) -> dict[Id, int]:
    """Number the generations from 0, grown-ups first; couples and siblings share one.

    Known ties decide; where there are none, age and the stated role do.
    """
    adults = [each for each in members if not _is_child(each)]
    found = {each.id: int(bool(adults) and _is_child(each)) for each in members}
    for _round in members:
        before = dict(found)
        for tie in ties:
            first, second = tie.first_id, tie.second_id
            if tie.form in DESCENTS:
                found[second] = max(found[second], found[first] + 1)
            else:
                found[first] = found[second] = max(found[first], found[second])
        if found == before:
            break
    rank = {value: at for at, value in enumerate(sorted(set(found.values())))}
    return {member: rank[value] for member, value in found.items()}


def _is_child(member: MemberContent) -> bool:
    if member.age is not None:
        return member.age < OF_AGE
    return member.family_role in _CHILD_WORDS


_Groups = list[tuple[Id | None, list[list[Id]]]]


def _first_groups(content: MapContent, generation: dict[Id, int], count: int) -> _Groups:
    homes: list[Id | None] = [each.id for each in content.households]
    groups: _Groups = []
    for home in (*homes, None):
        rows: list[list[Id]] = [[] for _row in range(count)]
        for member in content.members:
            if member.household_id == home:
                rows[generation[member.id]].append(member.id)
        if any(rows):
            groups.append((home, rows))
    return groups


@dataclass(frozen=True, slots=True)
class _Cost:
    """How bad an order is: couples apart, crossings, lines that must pass over others."""

    couples: list[tuple[Id, Id]]
    descents: list[tuple[Id, Id]]
    loads: dict[Id, Load]

    def of(self, groups: _Groups, count: int) -> float:
        part: dict[Id, float] = {}
        at: dict[Id, int] = {}
        rows = [[member for _home, rows in groups for member in rows[row]] for row in range(count)]
        cost = 0.0
        for line in rows:
            for place, member in enumerate(line):
                at[member] = place
                part[member] = (place + 0.5) / len(line)
            cost += self._passing(line)
        for first, second in self.couples:
            cost += 8.0 * max(abs(at[first] - at[second]) - 1, 0)
        for parent, child in self.descents:
            cost += 0.3 * abs(part[parent] - part[child])
        return cost + self._interleaved(rows, part)

    def _passing(self, line: list[Id]) -> float:
        """Lines over others' heads, and those from left and right that must cross doing so."""
        cost, right_before, last = 0.0, 0, len(line) - 1
        for place, member in enumerate(line):
            load = self.loads.get(member)
            if load is None:
                continue
            left, right = sum(load.left), sum(load.right)
            if place:
                cost += left * (0.8 + 0.2 * place)
            if place < last:
                cost += right * (0.8 + 0.2 * (last - place))
            cost += left * right_before
            right_before += right
        return cost

    def _interleaved(self, rows: list[list[Id]], part: dict[Id, float]) -> float:
        """Crossings between sectors of one side, whose order is fixed."""
        from_left = [member for row in rows for member in reversed(row)]
        from_right = [member for row in rows for member in row]
        from_below = sorted(from_right, key=lambda member: part[member])
        known = self.loads
        return float(
            _inversions([known[each].left for each in from_left if each in known])
            + _inversions([known[each].right for each in from_right if each in known])
            + _inversions([known[each].below for each in from_below if each in known])
        )


def _inversions(counts: list[tuple[int, ...]]) -> int:
    """Pairs of lines in the wrong order: from a later sector to an earlier target."""
    found = 0
    seen = [0] * (len(counts[0]) if counts else 0)
    for row in counts:
        for sector, number in enumerate(row):
            if number:
                found += number * sum(seen[sector + 1 :])
        for sector, number in enumerate(row):
            seen[sector] += number
    return found


def _improve(groups: _Groups, cost: _Cost, count: int) -> _Groups:
    """Exchange members of a row, or neighbouring groups, while that is worth the movement."""
    best = cost.of(groups, count)
    while True:  # every exchange lowers the cost by a least amount, so this ends
        better = min(
            ((cost.of(tried, count), at, tried) for at, tried in enumerate(_exchanges(groups))),
            default=None,
        )
        if better is None or better[0] > best - _WORTH_MOVING:
            return groups
        best, _at, groups = better


def _exchanges(groups: _Groups) -> Iterator[_Groups]:
    for at in range(len(groups) - 1):
        yield [*groups[:at], groups[at + 1], groups[at], *groups[at + 2 :]]
    for number, (home, rows) in enumerate(groups):
        for which, row in enumerate(rows):
            for i in range(len(row)):
                for j in range(i + 1, len(row)):
                    swapped = list(row)
                    swapped[i], swapped[j] = swapped[j], swapped[i]
                    changed = [*rows[:which], swapped, *rows[which + 1 :]]
                    yield [*groups[:number], (home, changed), *groups[number + 1 :]]


def _seating(groups: _Groups, count: int) -> Seating:
    seats: dict[Id, Seat] = {}
    for row in range(count):
        across = 0
        for number, (_home, rows) in enumerate(groups):
            for within, member in enumerate(rows[row]):
                seats[member] = Seat(row, number, within, across)
                across += 1
    frozen = tuple(Group(home, tuple(tuple(row) for row in rows)) for home, rows in groups)
    return Seating(frozen, seats, count)
