"""How long there is to complain about a decision, by its route (domain.md §5.4 and §15.5-7).

``holidays`` beyond doubt give the safe day, which a citizen's paper shows; all days that may be
closed give the generous one, by which a late complaint is received: marked, never refused.
"""

from collections.abc import Container, Sequence
from datetime import date

from app.models.case import Case
from app.models.law import LawProfile
from app.models.law_parts import ComplaintRoute, Unit
from app.models.letters import Complaint, Outcome
from app.models.meetings import Decision, DecisionState, Delivery
from app.rules.deadlines import LETTER_WORKDAYS, ends, office_deadline, received, working_day
from app.rules.law import deadline_of, decided_under, route_of

__all__ = [
    "is_late",
    "last_day",
    "last_day_of",
    "latest_day",
    "open_complaints",
    "reassess_by",
    "route_for",
    "runs_from",
]


def runs_from(decision: Decision) -> date | None:
    """Return the day from which the time to complain runs; None where nothing is decided.

    The day it was received; where that is not known, its own day is the earliest that can be.
    """
    if decision.state is not DecisionState.ISSUED:
        return None
    return decision.received_on or decision.decided_on


def route_for(
    case: Case, decision: Decision, laws: Sequence[LawProfile], on: date
) -> ComplaintRoute | None:
    """Return the way to complain about a decision: by the profile it was decided under, on its day."""
    law = decided_under(case, decision, laws)
    if law is None:
        return None
    if not law.routes:
        return _usual(law)
    return route_of(law, decision.law_key, decision.decided_on or on, decision.route)


def _usual(law: LawProfile) -> ComplaintRoute:
    """The one way of a profile that lists none."""
    return ComplaintRoute(
        key="usual",
        title=law.title,
        to=law.complaint_to,
        first_to="Kommunen",
        who="",
        weeks=law.complaint_weeks,
        source=law.source,
        checked_on=law.checked_on,
        certainty=law.certainty,
    )


def last_day(route: ComplaintRoute, begins: date, holidays: Container[date]) -> date | None:
    """Return the last day to complain by a route, in weeks or in years; None where none is known."""
    if route.weeks is not None:
        end = ends(begins, route.weeks, Unit.WEEKS, holidays)
    elif route.years is not None:
        end = ends(begins, route.years, Unit.YEARS, holidays)
    else:
        return None
    return working_day(end, holidays)


def latest_day(route: ComplaintRoute, happened: date, holidays: Container[date]) -> date | None:
    """Return the day after which it is too late whatever was known when (health: five years)."""
    if route.years_at_most is None:
        return None
    return working_day(ends(happened, route.years_at_most, Unit.YEARS, holidays), holidays)


def last_day_of(
    case: Case, decision: Decision, laws: Sequence[LawProfile], holidays: Container[date]
) -> date | None:
    """Return the last day to complain about a decision; None for a draft or an unknown route."""
    begins = runs_from(decision)
    route = None if begins is None else route_for(case, decision, laws, begins)
    return None if begins is None or route is None else last_day(route, begins, holidays)


def reassess_by(route: ComplaintRoute, came: date, holidays: Container[date]) -> date | None:
    """Return by when the first authority looks again (*genvurdering*); None where it does not.

    Decisions of the børne- og ungeudvalg, and health, go straight to those who decide.
    """
    if route.reassess_weeks is None:
        return None
    return office_deadline(came, route.reassess_weeks, Unit.WEEKS, holidays)


def is_late(
    case: Case, complaint: Complaint, laws: Sequence[LawProfile], closed: Container[date]
) -> bool:
    """Whether a complaint came after the generous day; it is received all the same.

    ``closed`` are all days on which offices may be closed. A letter counts as received by them too,
    where that is later than what was written down.
    """
    decision = case.get(Decision, complaint.decision_id)
    begins = None if decision is None else runs_from(decision)
    if decision is None or begins is None:
        return False
    if decision.delivery is Delivery.LETTER and decision.sent_on is not None:
        law = decided_under(case, decision, laws)
        given = None if law is None else deadline_of(law, "letter", decision.sent_on)
        days = LETTER_WORKDAYS if given is None else given.amount
        begins = max(begins, received(Delivery.LETTER, decision.sent_on, closed, days))
    route = route_for(case, decision, laws, begins)
    last = None if route is None else last_day(route, begins, closed)
    return last is not None and complaint.received_on > last


def open_complaints(case: Case) -> tuple[Complaint, ...]:
    """Return the complaints that nobody has met yet: neither changed nor ruled on, oldest first."""
    found = (
        each
        for each in case.complaints
        if each.ruling is None and each.outcome is not Outcome.CHANGED
    )
    return tuple(sorted(found, key=lambda each: (each.received_on, each.seq)))
