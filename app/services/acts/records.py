"""Add, edit and remove: the three operations that most records need."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Final

from app.models.base import Id, Record
from app.models.case import Case
from app.models.changes import Insert, Remove, Step, Steps, Update
from app.models.facts import facts_of
from app.models.plan import Concern
from app.models.problems import Code, Problem, Refused
from app.models.tasks import Task
from app.rules.frozen import is_frozen
from app.rules.legal import CONTROLLED, is_settled
from app.rules.removal import belonging, loosened
from app.rules.tasks import LASTING
from app.rules.validity import problems_of
from app.services.operation import Surroundings

__all__ = ["Add", "Drop", "Edit", "editable", "edited", "inserted"]


def inserted(case: Case, new: Record, around: Surroundings) -> Insert:
    """Return the step that adds a record as the last of its class.

    Raises:
        Refused: the record cannot stand in the case.
    """
    rows = case.of(type(new))
    last = max((each.seq for each in rows), default=-1)
    placed = replace(new, seq=last + 1, version=1, case_id=case.id)
    found = problems_of(case, placed, around.law_keys)
    if found:
        raise Refused(*found)
    return Insert(placed)


def edited(
    case: Case, present: Record, changes: Mapping[str, object], around: Surroundings
) -> Update:
    """Return the step that changes fields of a record, only those that really change.

    Raises:
        Refused: the record could not stand in the case afterwards.
    """
    after = {name: value for name, value in changes.items() if getattr(present, name) != value}
    values: dict[str, Any] = dict(after)
    found = problems_of(case, replace(present, **values), around.law_keys)
    if found:
        raise Refused(*found)
    before = {name: getattr(present, name) for name in after}
    return Update(type(present), present.id, before, after)


def _present(case: Case, kind: type[Record], key: Id, seen: int | None) -> Record:
    """The record as it stands, refused where it is gone, settled or has moved since it was seen."""
    present = case.get(kind, key)
    if present is None:
        raise Refused(Problem(Code.NO_SUCH_RECORD))
    if seen is not None and present.version != seen:
        raise Refused(Problem(Code.MOVED_ON))
    _hold_changeable(case, present)
    return present


def _hold_changeable(case: Case, record: Record) -> None:
    """Refuse what stands as it is: settled by an act, or part of a frozen plan."""
    if is_settled(case, record):
        raise Refused(Problem(Code.HAS_LEGAL_EFFECT))
    if is_frozen(case, record):
        raise Refused(Problem(Code.PLAN_FROZEN))


@dataclass(frozen=True, slots=True)
class Add:
    """Add a record and, with it, the rows that belong to it ("serves", "concerns").

    ``seq`` and ``version`` of what is given are ignored: the case decides them.
    """

    legal: ClassVar[bool] = False

    record: Record
    belonging: tuple[Record, ...] = ()

    @property
    def act(self) -> str:
        """``contact.add`` and so on."""
        return f"{type(self.record).__name__}.add"

    @property
    def case_id(self) -> Id:
        """The case that the record says it belongs to."""
        return self.record.case_id

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """One insertion for each record; each is checked with those before it in place."""
        steps: list[Step] = []
        for each in (self.record, *self.belonging):
            _hold_changeable(case, each)
            step = inserted(case, each, around)
            steps.append(step)
            case = case.having(type(each), (*case.of(type(each)), step.record))
        return tuple(steps)


@dataclass(frozen=True, slots=True)
class Edit:
    """Change fields of one record: a delta of names and new values.

    ``seen`` is the version that the change was made on; None where no screen showed one.
    """

    legal: ClassVar[bool] = False

    case_id: Id
    kind: type[Record]
    id: Id
    changes: tuple[tuple[str, object], ...]
    seen: int | None = None

    @property
    def act(self) -> str:
        """``contact.edit`` and so on."""
        return f"{self.kind.__name__}.edit"

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """One update, none if nothing changes."""
        present = _present(case, self.kind, self.id, self.seen)
        allowed = editable(self.kind)
        for name, _value in self.changes:
            if name not in allowed:
                raise Refused(Problem(Code.NO_SUCH_FIELD, name))
        step = edited(case, present, dict(self.changes), around)
        values: dict[str, Any] = dict(step.after)
        if is_settled(case, replace(present, **values)):  # moved into what has been settled
            raise Refused(Problem(Code.HAS_LEGAL_EFFECT))
        return (step,) if step.after else ()


_FREE: Final = frozenset({"seq", "kind"})
"""Structural fields that a form may change: the order, and what a statement reveals."""


def editable(kind: type[Record]) -> frozenset[str]:
    """Return the fields of a class that ``Edit`` may change; states have acts of their own."""
    fenced = CONTROLLED.get(kind, frozenset())
    return frozenset(
        name
        for name, fact in facts_of(kind).items()
        if name not in fenced and (name in _FREE or (fact is not None and not fact.structural))
    )


@dataclass(frozen=True, slots=True)
class Drop:
    """Remove a record with all that belongs to it, and let go of what points to it."""

    legal: ClassVar[bool] = False

    case_id: Id
    kind: type[Record]
    id: Id
    seen: int | None = None

    @property
    def act(self) -> str:
        """``contact.remove`` and so on."""
        return f"{self.kind.__name__}.remove"

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """Loosen references first, then remove from the leaves inward."""
        root = _present(case, self.kind, self.id, self.seen)
        doomed = belonging(case, (root,))
        gone = frozenset(each.id for each in doomed)
        loose = loosened(case, gone)
        changed = [*doomed, *(each for each, _step in loose), *_told_of(case, root, doomed)]
        for each in changed:
            _hold_changeable(case, each)
        if any(isinstance(each, Task) and each.reason in LASTING for each in doomed):
            raise Refused(Problem(Code.TASK_STAYS))
        return (*(step for _each, step in loose), *(Remove(each) for each in doomed))


def _told_of(case: Case, root: Record, doomed: Sequence[Record]) -> list[Record]:
    """What would no longer be about somebody who goes: a decision stays about its person."""
    if isinstance(root, Concern):
        return []
    found = (case.find(each.record_id) for each in doomed if isinstance(each, Concern))
    return [each for each in found if each is not None]
