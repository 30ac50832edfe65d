"""How steps change a case, and how they are turned round: pure, so that undo can be proved."""

from dataclasses import replace
from typing import Any

from app.models.base import Record
from app.models.case import Case
from app.models.changes import Insert, Remove, Step, Steps, Update
from app.models.problems import Code, Problem, Refused

__all__ = ["applied", "apply_one", "inverted", "touched"]


def apply_one(case: Case, step: Step) -> Case:
    """Return the case after one step.

    Raises:
        Refused: the step no longer fits what stands there (MOVED_ON, ALREADY_THERE).
    """
    if isinstance(step, Insert):
        return _inserted(case, step.record)
    if isinstance(step, Remove):
        return _removed(case, step.record)
    return _updated(case, step)


def applied(case: Case, steps: Steps) -> Case:
    """Return the case after all steps, in order.

    Raises:
        Refused: one of them no longer fits.
    """
    for step in steps:
        case = apply_one(case, step)
    return case


def inverted(steps: Steps) -> Steps:
    """Return the steps that take the case back, last first."""
    return tuple(_turned(step) for step in reversed(steps))


def touched(steps: Steps) -> tuple[tuple[type[Record], str], ...]:
    """Return class and id of each record that the steps concern, in order, once each."""
    seen: dict[tuple[type[Record], str], None] = {}
    for step in steps:
        if isinstance(step, Update):
            seen[step.kind, step.id] = None
        else:
            seen[type(step.record), step.record.id] = None
    return tuple(seen)


def _turned(step: Step) -> Step:
    if isinstance(step, Insert):
        return Remove(step.record)
    if isinstance(step, Remove):
        return Insert(step.record)
    return Update(step.kind, step.id, before=step.after, after=step.before)


def _inserted(case: Case, new: Record) -> Case:
    kind = type(new)
    if case.find(new.id) is not None:  # ids name one record in the whole case
        raise Refused(Problem(Code.ALREADY_THERE))
    return case.having(kind, (*case.of(kind), new))


def _removed(case: Case, old: Record) -> Case:
    kind = type(old)
    present = case.get(kind, old.id)
    if present is None or replace(present, version=old.version) != old:
        raise Refused(Problem(Code.MOVED_ON))
    return case.having(kind, tuple(each for each in case.of(kind) if each.id != old.id))


def _updated(case: Case, step: Update) -> Case:
    present = case.get(step.kind, step.id)
    if present is None:
        raise Refused(Problem(Code.NO_SUCH_RECORD))
    for name, value in step.before.items():
        if getattr(present, name) != value:
            raise Refused(Problem(Code.MOVED_ON, name))
    values: dict[str, Any] = dict(step.after)
    changed = replace(present, version=present.version + 1, **values)
    rows = tuple(changed if each.id == step.id else each for each in case.of(step.kind))
    return case.having(step.kind, rows)
