"""A family for tests of withdrawals: help that runs, papers that rest on a consent, a decision."""

from datetime import UTC, datetime
from typing import Any, Final

from app.models.base import Id, Record
from app.models.consents import (
    Consent,
    ConsentForm,
    ConsentScope,
    ConsentState,
    ConsentType,
    Recipient,
)
from app.models.contacts import Contact
from app.models.facts import Kind
from app.models.meetings import Decision, DecisionState, Handout, HandoutBasis, HandoutForm
from app.models.people import Person
from app.models.plan import Concern, Goal, Intervention, InterventionState
from app.models.tasks import Task, TaskReason
from tests.services.desk import KEY, Desk, a_case
from tests.support.memory import TODAY

SANNE, DAVID, MILLE = Id("sanne"), Id("david"), Id("mille")
YES: Final = Id("yes")


def consent(key: Id = YES, giver: Id = SANNE, **more: Any) -> Consent:
    values = {
        "type": ConsentType.PLAN, "state": ConsentState.YES, "given_on": TODAY,
        "form": ConsentForm.ORAL, **more,
    }  # fmt: skip
    return Consent(id=key, case_id=KEY, giver_id=giver, **values)


def effort(key: str, state: InterventionState, *people: Id, **more: Any) -> tuple[Record, ...]:
    made = Intervention(id=Id(key), case_id=KEY, name=key, state=state, **more)
    return (made, *(concern(key, each) for each in people))


def concern(key: str, person: Id) -> Concern:
    return Concern(
        id=Id(f"{key}-{person}"), case_id=KEY, record_id=Id(key), person_id=person
    )  # fmt: skip


def paper(key: str, basis: Id = YES, **who: Any) -> tuple[Record, ...]:
    moment = datetime(2026, 1, 5, 9, tzinfo=UTC)
    made = Handout(
        id=Id(key), case_id=KEY, form=HandoutForm.SHEET, number=3, printed_at=moment, **who
    )
    rests = HandoutBasis(
        id=Id(f"{key}-basis"), case_id=KEY, handout_id=made.id, consent_id=basis
    )  # fmt: skip
    return made, rests


def opening(key: Id, contact: Id, kind: Kind | None = Kind.GOAL) -> tuple[Record, ...]:
    scope = ConsentScope(id=Id(f"{key}-scope"), case_id=KEY, consent_id=key, kind=kind)
    told = Recipient(id=Id(f"{key}-told"), case_id=KEY, consent_id=key, contact_id=contact)
    return scope, told


def decision(key: str, intervention: str, state: Any = DecisionState.ISSUED) -> Decision:
    return Decision(
        id=Id(key), case_id=KEY, text="Støtte", law_key="sel-85", reason="Fordi", state=state,
        decided_on=TODAY, intervention_id=Id(intervention),
    )  # fmt: skip


def task(key: str, reason: TaskReason = TaskReason.WITHDRAWAL, **more: Any) -> Task:
    return Task(id=Id(key), case_id=KEY, what="Gør det", reason=reason, **more)


PEOPLE: tuple[Record, ...] = (
    Person(id=SANNE, case_id=KEY, name="Sanne", age=40),
    Person(id=DAVID, case_id=KEY, name="David", age=42, seq=1),
    Person(id=MILLE, case_id=KEY, name="Mille", age=14, seq=2),
)
MENTOR = Contact(id=Id("mentor"), case_id=KEY, role="Mentor")
STATE = InterventionState

LETTER = task("letter", person_id=SANNE)
TELL = task("tell", person_id=DAVID)
ASSESS = task("assess", TaskReason.REASSESSMENT, intervention_id=Id("run"))


def running(*more: Record) -> Desk:
    """Sanne has said yes to the plan, an intervention runs for her, David has a sheet of hers."""
    return Desk(
        a_case(
            *PEOPLE, MENTOR, consent(),
            *effort("run", STATE.RUNNING, SANNE, law_key="sel-85", granted_by="Kim"),
            *effort("wish", STATE.WISHED, SANNE), *effort("his", STATE.RUNNING, DAVID),
            Goal(id=Id("goal"), case_id=KEY, text="Ro"), concern("goal", SANNE),
            *paper("sheet", person_id=DAVID), *paper("own", person_id=SANNE),
            *more,
        )
    )  # fmt: skip
