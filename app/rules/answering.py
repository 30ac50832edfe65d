"""What the municipality decided about a recommendation (*indstilling*): the decision that answers it.

Until there is one, a paper says that a recommendation is no decision; from then on that it was decided.
"""

from collections.abc import Iterable
from datetime import date

from app.models.case import Case
from app.models.meetings import Decision, DecisionState, Meeting, Recommendation
from app.rules.decision_days import decision_order

__all__ = ["answer_to"]


def answer_to(case: Case, advice: Recommendation) -> Decision | None:
    """Return the latest issued decision about what was recommended, None where there is none.

    It is about the same intervention and not from before the meeting. Where the recommendation names no
    intervention it is from the same meeting and area, if that was recommended nothing else in the area:
    better not said than said of the wrong one.
    """
    found = [each for each in case.decisions if each.state is DecisionState.ISSUED]
    if advice.intervention_id is not None:
        meeting = case.get(Meeting, advice.meeting_id)
        since = None if meeting is None else meeting.day
        return _latest(each for each in found if _about(each, advice, since))
    if _alone(case, advice):
        return _latest(each for each in found if _same(each, advice))
    return None


def _about(decision: Decision, advice: Recommendation, since: date | None) -> bool:
    """About the intervention; from the meeting, or from its day on."""
    if decision.intervention_id != advice.intervention_id:
        return False
    if since is None or decision.meeting_id == advice.meeting_id:
        return True
    return decision.decided_on is not None and decision.decided_on >= since


def _same(decision: Decision, advice: Recommendation) -> bool:
    """From the meeting and in the area, about no intervention that may be another matter."""
    there = (decision.meeting_id, decision.area) == (advice.meeting_id, advice.area)
    return there and decision.intervention_id is None


def _alone(case: Case, advice: Recommendation) -> bool:
    """Whether it is all that its meeting recommended in its area, and both are known."""
    if advice.meeting_id is None or advice.area is None:
        return False
    there = (advice.meeting_id, advice.area)
    return sum((each.meeting_id, each.area) == there for each in case.recommendations) == 1


def _latest(found: Iterable[Decision]) -> Decision | None:
    return max(found, key=decision_order, default=None)
