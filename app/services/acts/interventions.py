"""Acts that take an intervention on its way; each leaves a step behind: when, by whom, why, decided how."""

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from app.models.base import Id
from app.models.case import Case
from app.models.changes import Steps
from app.models.meetings import Decision, DecisionState
from app.models.plan import Duty, Intervention, InterventionState, InterventionStep
from app.models.problems import Code, Problem, Refused
from app.rules.frozen import is_frozen
from app.rules.intervention_states import DECIDED, backs, may_follow
from app.rules.withdrawal import may_move
from app.services.acts.presence import require, there
from app.services.acts.records import edited, inserted
from app.services.operation import Surroundings

__all__ = ["DecideStep", "LiftDuty", "MoveIntervention"]


def _said(text: str | None) -> str | None:
    """A text without anything in it is none."""
    return text if text and text.strip() else None


@dataclass(frozen=True, slots=True)
class MoveIntervention:
    """Take an intervention to another state, and write the step.

    ``step_id`` is the id of the step that is written, ``day`` when it happened (None today). A pause
    has a reason. What is granted or refused names an issued decision, or the reason says why there
    is none.
    """

    legal: ClassVar[bool] = False
    act: ClassVar[str] = "Intervention.move"

    case_id: Id
    id: Id
    state: InterventionState
    step_id: Id
    reason: str | None = None
    seen: int | None = None
    decision_id: Id | None = None
    who: str | None = None
    day: date | None = None

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """One update of the state and one step; leaving a pause forgets its reason."""
        present = there(case, Intervention, self.id, self.seen)
        require(may_follow(present.state, self.state))
        if not may_move(case, present, self.state):
            raise Refused(Problem(Code.PLAN_FROZEN))
        reason = _said(self.reason)
        self._hold_reasoned(reason)
        paused = reason if self.state is InterventionState.PAUSED else None
        step = InterventionStep(
            id=self.step_id,
            case_id=case.id,
            intervention_id=present.id,
            state=self.state,
            day=_passed(self.day, around),
            who=_said(self.who),
            reason=reason,
            decision_id=self.decision_id,
        )
        _hold_backed(case, step)
        moved = edited(case, present, {"state": self.state, "pause_reason": paused}, around)
        return (moved, inserted(case, step, around))

    def _hold_reasoned(self, reason: str | None) -> None:
        """Refuse a pause without a reason, and a grant or refusal by nothing."""
        if self.state is InterventionState.PAUSED and reason is None:
            raise Refused(Problem(Code.MISSING_TEXT, "pause_reason"))
        if self.state in DECIDED and self.decision_id is None and reason is None:
            raise Refused(Problem(Code.MISSING_TEXT, "reason"))


@dataclass(frozen=True, slots=True)
class LiftDuty:
    """Lift the duty to turn up, or lay it back on (``lifted`` false); a step says why.

    It protects only once the decision that the step names is issued (domain.md §15.4).
    """

    legal: ClassVar[bool] = False
    act: ClassVar[str] = "Intervention.lift"

    case_id: Id
    id: Id
    step_id: Id
    reason: str
    lifted: bool = True
    seen: int | None = None
    decision_id: Id | None = None
    who: str | None = None
    day: date | None = None

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """One update and one step that keeps the state."""
        present = there(case, Intervention, self.id, self.seen)
        require(present.duty is Duty.DUTY and present.lifted is not self.lifted)
        if is_frozen(case, present):
            raise Refused(Problem(Code.PLAN_FROZEN))
        reason = _said(self.reason)
        if reason is None:
            raise Refused(Problem(Code.MISSING_TEXT, "reason"))
        step = InterventionStep(
            id=self.step_id,
            case_id=case.id,
            intervention_id=present.id,
            state=present.state,
            day=_passed(self.day, around),
            who=_said(self.who),
            reason=reason,
            decision_id=self.decision_id,
            lifted=self.lifted,
        )
        _hold_backed(case, step)
        changed = edited(case, present, {"lifted": self.lifted}, around)
        return (changed, inserted(case, step, around))


@dataclass(frozen=True, slots=True)
class DecideStep:
    """Say by which decision a step is backed that was taken before there was one.

    So a pause that was agreed on begins to protect once it is decided.
    """

    legal: ClassVar[bool] = False
    act: ClassVar[str] = "InterventionStep.decide"

    case_id: Id
    id: Id
    decision_id: Id
    seen: int | None = None

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """One update of a step that names no issued decision yet."""
        present = there(case, InterventionStep, self.id, self.seen)
        earlier = case.get(Decision, present.decision_id)
        require(earlier is None or earlier.state is not DecisionState.ISSUED)
        _hold_backed(case, replace(present, decision_id=self.decision_id))
        return (edited(case, present, {"decision_id": self.decision_id}, around),)


def _passed(day: date | None, around: Surroundings) -> date:
    """The day of a step: today where none is given, never a later one."""
    if day is not None and day > around.today:
        raise Refused(Problem(Code.IMPOSSIBLE_DATE, "day"))
    return day or around.today


def _hold_backed(case: Case, step: InterventionStep) -> None:
    """Refuse a draft where help is granted or refused, and a decision that is about something else.

    What is not there is refused with the step.
    """
    decision = case.get(Decision, step.decision_id)
    if decision is None:
        return
    draft = step.state in DECIDED and not step.lifted
    if not backs(decision, step) or (draft and decision.state is not DecisionState.ISSUED):
        raise Refused(Problem(Code.NOT_ALLOWED_FROM_STATE, "decision_id"))
