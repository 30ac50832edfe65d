"""What the coordinator writes around a family: work, papers that went out, what was got ready."""

import random
from datetime import UTC, date, datetime
from typing import Any, Final, Protocol, TypeVar

from app.models.base import Id, Record
from app.models.case import Case
from app.models.erasing import DeletedMinutes, DeletionGround
from app.models.facts import Kind
from app.models.letters import Complaint, Hearing, Letter, LetterForm
from app.models.meetings import Handout, HandoutBasis, HandoutForm
from app.models.people import Person
from app.models.plan import InterventionState, InterventionStep
from app.models.preparing import Attachment, PreparationPart, Readiness, ReadinessState, WorkNote
from app.models.safety import Reveal, RevealReason, SharedRoom
from app.models.tasks import Handover

__all__ = ["Making", "desk"]

R = TypeVar("R", bound=Record)
AT: Final = datetime(2026, 1, 5, 9, tzinfo=UTC)


class Making(Protocol):
    """A family in the making (``tests.promise.villages``)."""

    rnd: random.Random

    @property
    def case(self) -> Case: ...

    def add(self, kind: type[R], /, **values: Any) -> R: ...

    def some(self, most: int) -> range: ...

    def maybe(self, share: float) -> bool: ...

    def day(self, back: int = 300, ahead: int = 60) -> date: ...

    def person(self) -> Person: ...

    def text(self) -> str: ...


def desk(made: Making) -> None:
    """Everything that stands around the plan."""
    for step in (_papers, _ready, _written, _moved, _safe, _deleted):
        step(made)


def _papers(made: Making) -> None:
    """Sheets that went to professionals and to the coordinator, and what they rest on."""
    for contact in made.case.contacts:
        if made.maybe(0.3):
            made.add(
                Handout, contact_id=contact.id, form=HandoutForm.PROFESSIONAL, printed_at=AT,
                number=made.rnd.randint(1, 5),
            )  # fmt: skip
    made.add(Handout, form=HandoutForm.MAP, printed_at=AT, number=made.rnd.randint(1, 3))
    consents = made.case.consents
    for paper in made.case.handouts:
        if consents and made.maybe(0.4):
            made.add(HandoutBasis, handout_id=paper.id, consent_id=made.rnd.choice(consents).id)


def _ready(made: Making) -> None:
    for meeting in made.case.meetings:
        for key in ("part", "attest"):
            made.add(Readiness, meeting_id=meeting.id, key=key, who=made.text(),
                     state=made.rnd.choice(list(ReadinessState)))  # fmt: skip
        made.add(WorkNote, text=made.text(), at=AT, meeting_id=meeting.id)
        made.add(Attachment, title=made.text(), journal_number="26-1", meeting_id=meeting.id)
    for who in made.case.people:
        if made.maybe(0.5):
            made.add(
                PreparationPart, person_id=who.id, key="life", text=made.text(),
                kind=made.rnd.choice((Kind.SOCIAL, Kind.HEALTH, Kind.CHILD_CONVERSATION)),
                own_words=made.text() if made.maybe(0.6) else None,
                own_version=made.text() if made.maybe(0.2) else None,
            )  # fmt: skip


def _written(made: Making) -> None:
    """Letters, hearings, complaints."""
    for _each in made.some(2):
        made.add(Letter, person_id=made.person().id, form=made.rnd.choice(list(LetterForm)),
                 remark=made.text() if made.maybe(0.5) else None)  # fmt: skip
        made.add(Hearing, person_id=made.person().id, facts=made.text(),
                 answer=made.text() if made.maybe(0.5) else None, deadline=made.day(0, 30))  # fmt: skip
    for decision in made.case.decisions:
        if made.maybe(0.3):
            made.add(Complaint, decision_id=decision.id, received_on=made.day(9, 0),
                     text=made.text())  # fmt: skip


def _deleted(made: Making) -> None:
    """Minutes that are gone, and why."""
    for _each in made.some(1):
        made.add(
            DeletedMinutes, gone=Id(f"gone-{made.rnd.randint(1, 999)}"), day=made.day(), digest=made.text(),
            deleted_on=made.day(9, 0), ground=made.rnd.choice(list(DeletionGround)),
            approved_by=made.text(), reason=made.text(),
        )  # fmt: skip


def _moved(made: Making) -> None:
    for each in made.case.interventions:
        for _step in made.some(2):
            made.add(
                InterventionStep, intervention_id=each.id, day=made.day(90, 0),
                state=made.rnd.choice(list(InterventionState)),
                reason=made.text() if made.maybe(0.3) else None,
            )  # fmt: skip


def _safe(made: Making) -> None:
    """Whose address was looked up, who may meet, who stands in."""
    people = made.case.people
    if made.maybe(0.5):
        made.add(
            Reveal, person_id=made.person().id, reason=RevealReason.TASK, note=made.text(), at=AT
        )
    if made.case.meetings and len(people) > 1:
        first, second = made.rnd.sample(people, 2)
        made.add(SharedRoom, meeting_id=made.case.meetings[0].id, first_id=first.id,
                 second_id=second.id, reason=made.text(), at=AT)  # fmt: skip
    if made.maybe(0.3):
        made.add(Handover, to_name="Karen", to_key="age1", from_key="age2", given_on=made.day(9, 0),
                 until=made.day(0, 30))  # fmt: skip
