"""A family of which a decision stops help from a day to come."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.meetings import Decision, DecisionEffect, DecisionState
from app.models.plan import Intervention, InterventionState

__all__ = ["NAME", "RUN", "stopping"]

RUN: Final = Id("later-run")
NAME: Final = "Støtte-kontaktperson"


def stopping(case: Case, last: date) -> Case:
    """The case, with help that was decided to stop after a day."""
    run = Intervention(
        id=RUN, case_id=case.id, name=NAME, state=InterventionState.RUNNING,
        seq=len(case.interventions),
    )  # fmt: skip
    stop = Decision(
        id=Id("later-stop"), case_id=case.id, text="Vi stopper", intervention_id=run.id,
        effect=DecisionEffect.STOPS, state=DecisionState.ISSUED, to_date=last,
        decided_on=last - timedelta(27), seq=len(case.decisions),
    )  # fmt: skip
    return replace(
        case, interventions=(*case.interventions, run), decisions=(*case.decisions, stop)
    )
