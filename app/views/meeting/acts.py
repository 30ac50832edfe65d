"""What is done to the meeting that is shown: it is begun or closed, a point is ticked, a word is kept."""

from collections.abc import Callable
from functools import partial

from app.models.base import Id, Record
from app.models.case import Case
from app.models.meetings import AgreementState, Meeting
from app.presenters.forms import FieldError, form_for, operations_for
from app.presenters.forms import operations_for_action as act_on
from app.presenters.forms.entries import Raw
from app.presenters.forms.spec import Action
from app.presenters.last_agreed import turned_out
from app.services.operation import Operation
from app.views.page import Message, PageContext, Question, Tone

__all__ = ["MeetingActs"]

Known = Callable[[], tuple[Case, Id | None]]
"""The case and the meeting that are shown, closed or not."""


class MeetingActs:
    """Turns what is pressed into operations, and says in the window what stands in the way."""

    def __init__(self, context: PageContext, known: Known) -> None:
        """``known`` is asked each time something is to be done; ``LookupError`` where nothing is."""
        self._context = context
        self._known = known

    def next_step(self, case: Case, meeting: Meeting, *, read_only: bool) -> Action | None:
        """What comes next for a meeting: begin it, close it; None for one that is over."""
        workspace = self._context.workspace
        today = workspace.clock.today()
        spec = form_for(case, meeting, workspace.laws, today, read_only=read_only)
        return next((each for each in spec.actions if each.key in {"start", "close"}), None)

    def ask_to_move_on(
        self, done: Callable[[str], None], stopped: Callable[[], None] = lambda: None
    ) -> None:
        """Begin or close the meeting, with a question where that needs one; ``done`` gets which.

        Where something is missing nothing is asked: it is said, and ``stopped`` leads to it.
        """
        case, key = self._known()
        meeting = case.get(Meeting, key)
        step = self.next_step(case, meeting, read_only=False) if meeting else None
        if step is None:
            return
        if step.why_not:
            self._context.message(Message(step.why_not, Tone.WARNING))
            stopped()
            return
        move_on = partial(self._move_on, step.key, done)
        if step.confirm:
            self._context.ask(Question(step.label, step.confirm, step.label, move_on))
        else:  # it can be undone: no question
            move_on()

    def _move_on(self, step: str, done: Callable[[str], None]) -> None:
        case, key = self._known()
        meeting = case.get(Meeting, key)
        if meeting is None:
            return
        workspace = self._context.workspace
        today = workspace.clock.today()
        made = act_on(case, meeting, step, {}, workspace.ids, today, workspace.laws)
        if self._carry_out(made):
            done(step)

    def change(self, kind: type[Record], key: str, field: str, raw: Raw) -> bool:
        """Change a field of a record; True when nothing stands in the way."""
        case, _meeting = self._known()
        record = case.get(kind, Id(key))
        if record is None:
            return False
        workspace = self._context.workspace
        today = workspace.clock.today()
        return self._carry_out(operations_for(case, record, field, raw, workspace.ids, today))

    def turn_out(self, key: str, state: AgreementState) -> None:
        """Say what became of an agreement; the same once more takes it back."""
        case, _meeting = self._known()
        wish = turned_out(case, Id(key), state)
        if wish is not None:
            self._context.run(wish)

    def _carry_out(self, found: tuple[Operation, ...] | FieldError) -> bool:
        if isinstance(found, FieldError):
            self._context.message(Message(found.sentence, Tone.WARNING))
            return False
        return all(self._context.run(each) is not None for each in found)
