"""Before a family is looked at or written to, its decisions have done what their days brought."""

from collections.abc import Callable

from app.models.base import Id
from app.models.changes import Change
from app.models.problems import Refused
from app.models.readers import COORDINATOR
from app.rules.taking_effect import Due, due
from app.services.acts.taking_effect import TakeEffect
from app.services.operation import Operation
from app.services.ports import Workspace

__all__ = ["let_take_effect"]


def let_take_effect(
    workspace: Workspace, case_id: Id, run: Callable[[Operation], Change]
) -> tuple[Due, ...]:
    """Carry out what is due in a family, if anything is, and return it, for whoever sits here to know.

    Asked of what is read already, so that a family without anything due costs nothing. What a rule
    refuses stays undone, and is pointed out among what is missing.

    Raises:
        VaultProblem: it could not be saved; nothing was changed.
    """
    found = due(workspace.view(case_id, COORDINATOR).case, workspace.clock.today())
    if found:
        try:
            run(TakeEffect(case_id))
        except Refused:
            return ()
    return found
