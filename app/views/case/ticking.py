"""What the buttons beside tasks do: end one, or make one of what comes by itself."""

from app.models.base import Id
from app.models.case import Case
from app.models.tasks import Task
from app.presenters.task_list import task_for
from app.services.acts.tasks import FinishTask, ReopenTask
from app.views.page import Message, PageContext, Tone
from app.words import _

__all__ = ["ENDS", "MAKES", "tick"]

ENDS = "done/"
"""Before the id of a task that a press ends."""

MAKES = "task/"
"""Before the key of what comes, of which a press makes a task."""


def tick(context: PageContext, case: Case, key: str) -> None:
    """Do what a button beside a task stands for; each is one act that can be undone."""
    if key.startswith(ENDS):
        _end(context, case, Id(key.removeprefix(ENDS)))
    elif key.startswith(MAKES):
        _make(context, case, key.removeprefix(MAKES))


def _end(context: PageContext, case: Case, key: Id) -> None:
    task = case.get(Task, key)
    today = context.workspace.clock.today()
    if task is None:
        return

    def back() -> None:
        context.run(ReopenTask(case.id, key))

    if context.run(FinishTask(case.id, key, today, seen=task.version)) is not None:
        words = _("Gjort: {what}").format(what=task.what)
        context.message(Message(words, Tone.GOOD, _("Tag op igen"), back))


def _make(context: PageContext, case: Case, key: str) -> None:
    made = task_for(case, key, context.workspace.clock.today(), context.workspace.ids)
    if made is not None and context.run(made) is not None:
        words = _("Det står nu som en opgave på Overblik.")
        context.message(Message(words, Tone.GOOD))
