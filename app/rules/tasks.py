"""The coordinator's list: what is open, in which order, and which tasks no one may simply drop."""

from datetime import date
from typing import Final

from app.models.case import Case
from app.models.tasks import Task, TaskReason

__all__ = ["LASTING", "holding_open", "is_open", "is_overdue", "open_tasks"]

LASTING: Final = frozenset({TaskReason.WITHDRAWAL, TaskReason.REASSESSMENT})
"""What a withdrawal demands: it is finished, never removed, and holds the case open meanwhile."""


def is_open(task: Task) -> bool:
    """Whether a task is still to be done."""
    return task.done_on is None


def is_overdue(task: Task, on: date) -> bool:
    """Whether the last day of an open task is past."""
    return is_open(task) and task.by_date is not None and task.by_date < on


def open_tasks(case: Case) -> tuple[Task, ...]:
    """Return what is to be done by date, so that the overdue come first; without a date last."""
    found = (each for each in case.tasks if is_open(each))
    return tuple(sorted(found, key=lambda each: (each.by_date or date.max, each.seq, each.id)))


def holding_open(case: Case) -> tuple[Task, ...]:
    """Return the open tasks because of which a case cannot be closed (domain.md §3.3)."""
    return tuple(each for each in open_tasks(case) if each.reason in LASTING)
