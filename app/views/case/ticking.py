"""What the buttons on a board do at once: end a task, make one of what comes, take a consent back."""

from app.models.base import Id
from app.models.case import Case
from app.models.consents import Consent
from app.models.preparing import ReadinessState
from app.models.tasks import Task
from app.presenters.readiness_board import mark_item
from app.presenters.task_list import task_for
from app.presenters.withdrawal import withdraw, withdrawal_question
from app.services.acts.tasks import FinishTask, ReopenTask
from app.views.page import Message, PageContext, Question, Tone
from app.words import _

__all__ = ["ENDS", "MAKES", "READY", "TAKES_BACK", "tick"]

ENDS = "done/"
"""Before the id of a task that a press ends."""

MAKES = "task/"
"""Before the key of what comes, of which a press makes a task."""


TAKES_BACK = "back/"
"""Before the id of a consent that a press asks to take back."""


READY = "ready/"
"""Before state, meeting and key of something that a meeting needs and a press says is so far."""


def tick(context: PageContext, case: Case, key: str) -> None:
    """Do what a button stands for; what cannot be undone is asked about first."""
    if key.startswith(ENDS):
        _end(context, case, Id(key.removeprefix(ENDS)))
    elif key.startswith(MAKES):
        _make(context, case, key.removeprefix(MAKES))
    elif key.startswith(TAKES_BACK):
        _take_back(context, case, Id(key.removeprefix(TAKES_BACK)))
    elif key.startswith(READY):
        _is_ready(context, case, key.removeprefix(READY))


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
    workspace = context.workspace
    made = task_for(case, key, workspace.clock.today(), workspace.ids, workspace.laws)
    if made is not None and context.run(made) is not None:
        words = _("Det står nu som en opgave på Overblik.")
        context.message(Message(words, Tone.GOOD))


def _is_ready(context: PageContext, case: Case, key: str) -> None:
    """Write that it is ordered or here; who brings it by when is written by choosing the line."""
    state, meeting, item = key.split("/", 2)
    made = mark_item(case, Id(meeting), item, ReadinessState(state), context.workspace.ids)
    if context.run(made) is not None:
        words = _("Skrevet. Vælg linjen for at skrive hvem, hvornår og dato.")
        context.message(Message(words, Tone.GOOD))


def _take_back(context: PageContext, case: Case, key: Id) -> None:
    """Say what it means, and do it once that is confirmed: no reason is asked for."""
    consent = case.get(Consent, key)
    if consent is None:
        return
    today, ids = context.workspace.clock.today(), context.workspace.ids

    def act() -> None:
        if context.run(withdraw(case, consent, today, ids, by=None, note=None)) is not None:
            words = _("Trukket tilbage. Delingen er stoppet.")
            context.message(Message(words, Tone.GOOD, _("Se, hvad der nu skal gøres"), lead))

    def lead() -> None:
        context.navigate("overview", None)

    question = withdrawal_question(case, consent, today)
    context.ask(
        Question(_("Træk samtykket tilbage?"), question, _("Træk tilbage"), act, danger=True)
    )
