"""Random families as they are in life: several homes, any custody, consents in every state, texts that name.

Unlike ``tests.rules.worlds``, which draws every field at random, these are put together as a caseworker
would: whose goal it is, who serves whom, who was told what. They are what the promise is attacked on.
"""

import hashlib
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final, TypeVar

from app.models.base import Id, Record
from app.models.case import ATTRIBUTES, Case, CaseHead
from app.models.consents import (
    Consent,
    ConsentForm,
    ConsentScope,
    ConsentSource,
    ConsentState,
    ConsentType,
    Recipient,
)
from app.models.contacts import (
    Contact,
    Coordinator,
    CoordinatorRole,
    Placement,
    PlannedChange,
    Serves,
)
from app.models.facts import Area, Kind
from app.models.meetings import (
    AgendaItem,
    Agreement,
    AgreementState,
    Appointment,
    Attendance,
    AttendanceRole,
    Confided,
    Decision,
    DecisionState,
    Handout,
    HandoutForm,
    Meeting,
    MeetingState,
    Recommendation,
)
from app.models.people import (
    Custody,
    CustodyForm,
    Household,
    Member,
    Person,
    Relationship,
    RelationshipForm,
)
from app.models.plan import Concern, Goal, GoalLevel, Intervention, InterventionState, Statement
from app.models.safety import Clearance
from app.models.tasks import Task, TaskReason
from tests.promise.desk import desk
from tests.support.memory import TODAY

__all__ = ["village"]

R = TypeVar("R", bound=Record)

_NAMES: Final = (
    "Asta",
    "Bo",
    "Cilje",
    "Dines",
    "Elna",
    "Folmer",
    "Gry",
    "Hjalte",
    "Ida",
    "Jens",
    "Kaj",
    "Liv",
)
_SURNAMES: Final = ("Skov", "Bjergholt", "Aa", "Møllegaard")
_STREETS: Final = ("Birkevej 4", "Lindealle 12", "Havnegade 3")
_ROLES: Final = (
    "Læge", "Mentor", "Rusmiddelkonsulent", "Skolelærer", "Krisecenter", "Flextrafik", "Psykiater",
    "Sagsbehandler", "Bostøtte", "PPR på skolen",
)  # fmt: skip
_WORDS: Final = (
    "ro om aftenen",
    "en praktik",
    "skolen",
    "træning",
    "hjælp med breve",
    "søvn",
    "gæld",
)
_AGES: Final = (3, 7, 10, 14, 15, 17, 18, 24, 33, 45, 71)
_TELLING: Final = (
    "{what} og {name}s vrede", "{what}. Ring til {name}", "{name} og {what}", "{what} på {address}",
    "{what}, tlf. {phone}", "{NAME} vil have {what}",
)  # fmt: skip


class _Building:
    """One family in the making; rows are counted so that ids and order are the family's own."""

    def __init__(self, rnd: random.Random) -> None:
        self.rnd = rnd
        self.key = Id(f"{rnd.getrandbits(48):012x}")
        head = CaseHead(
            id=self.key, case_id=self.key, name="Familien Skov", law_profile="2026",
            case_number="27.00-1", opened_on=TODAY - timedelta(days=200),
        )  # fmt: skip
        self.case = Case(head=head)

    def add(self, kind: type[R], /, **values: Any) -> R:
        rows = self.case.of(kind)
        key = Id(f"{self.rnd.getrandbits(64):016x}")
        new = kind(
            id=key, case_id=self.key, seq=len(rows), version=self.rnd.randint(1, 4), **values
        )
        self.case = self.case.having(kind, (*rows, new))
        return new

    def some(self, most: int) -> range:
        return range(self.rnd.randint(0, most))

    def maybe(self, share: float) -> bool:
        return self.rnd.random() < share

    def day(self, back: int = 300, ahead: int = 60) -> date:
        return TODAY + timedelta(days=self.rnd.randint(-back, ahead))

    def person(self) -> Person:
        return self.rnd.choice(self.case.people)

    def text(self) -> str:
        """Words, every third time with somebody's name, address or number in them."""
        what = self.rnd.choice(_WORDS)
        if not self.maybe(0.35):
            return f"{what} {self.rnd.randint(1, 99)}"
        who = self.person()
        return self.rnd.choice(_TELLING).format(
            what=what, name=who.name.split()[0], NAME=who.name.upper(),
            address=who.address or "gaden", phone=who.phone or "nummeret",
        )  # fmt: skip

    def told(self, kind: type[R], /, **values: Any) -> R:
        """A record about one or two of them, or of which nobody has said whom it is about."""
        new = self.add(kind, **values)
        if self.maybe(0.92):
            most = 2 if self.maybe(0.25) else 1
            for who in self.rnd.sample(self.case.people, min(most, len(self.case.people))):
                self.add(Concern, record_id=new.id, person_id=who.id)
        return new


def village(rnd: random.Random) -> Case:
    """A family of 1 to 12 in 1 to 3 homes with everything that can be written about it."""
    made = _Building(rnd)
    for step in (
        _people,
        _homes,
        _ties,
        _contacts,
        _meetings,
        _plan,
        _outcomes,
        _consents,
        desk,
        _work,
    ):
        step(made)
    return made.case


def _people(made: _Building) -> None:
    rnd = made.rnd
    names = rnd.sample(_NAMES, rnd.choice((1, 2, 2, 3, 3, 4, 4, 5, 6, 8, 12)))
    for name in names:
        protected = made.maybe(0.2)
        made.add(
            Person,
            name=f"{name} {rnd.choice(_SURNAMES)}" if made.maybe(0.5) else name,
            nickname=f"{name}sen" if made.maybe(0.1) else None,
            age=rnd.choice((*_AGES, None)),
            address=f"{rnd.choice(_STREETS)}, {rnd.randint(1, 9)}. th" if made.maybe(0.4) else None,
            phone=f"{rnd.randint(20, 99)} {rnd.randint(10, 99)} {rnd.randint(10, 99)} 00"
            if made.maybe(0.4)
            else None,
            protected=protected,
            protected_until=made.day() if protected and made.maybe(0.5) else None,
            threatened=made.maybe(0.1),
        )


def _homes(made: _Building) -> None:
    rnd = made.rnd
    homes = [
        made.add(Household, name=f"Hos {made.person().name.split()[0]}", address=street)
        for street in rnd.sample(_STREETS, rnd.randint(1, 3))
    ]
    for who in made.case.people:
        for home in rnd.sample(homes, rnd.choice((0, 1, 1, 1, min(2, len(homes))))):
            made.add(
                Member, household_id=home.id, person_id=who.id, part_time=made.maybe(0.2),
                to_date=made.day() if made.maybe(0.1) else None,
            )  # fmt: skip


def _ties(made: _Building) -> None:
    people = made.case.people
    adults = [each for each in people if (each.age or 0) >= 18]
    for child in (each for each in people if each not in adults):
        for holder in made.rnd.sample(adults, min(len(adults), made.rnd.randint(0, 2))):
            form = made.rnd.choice(list(CustodyForm))
            made.add(Custody, child_id=child.id, holder_id=holder.id, form=form)
            if made.maybe(0.7):
                made.add(Relationship, first_id=holder.id, second_id=child.id,
                         form=RelationshipForm.PARENT)  # fmt: skip
    if len(adults) > 1 and made.maybe(0.7):
        first, second = made.rnd.sample(adults, 2)
        made.add(Relationship, first_id=first.id, second_id=second.id,
                 form=made.rnd.choice(list(RelationshipForm)))  # fmt: skip


def _contacts(made: _Building) -> None:
    rnd, case = made.rnd, made.case
    for _each in made.some(10):
        contact = made.add(
            Contact, role=rnd.choice(_ROLES), area=rnd.choice((*Area, None)),
            name=rnd.choice((None, "Tove Lind", "Per Holm")), authority=made.maybe(0.4),
            provider=made.maybe(0.4), external=made.maybe(0.2), private=made.maybe(0.1),
            phone="49 28 28 28" if made.maybe(0.5) else None,
            call_about=made.text() if made.maybe(0.2) else None, planned=made.maybe(0.05),
            to_date=made.day() if made.maybe(0.15) else None,
        )  # fmt: skip
        if made.maybe(0.15):
            made.add(Serves, contact_id=contact.id, whole_family=True)
        for who in rnd.sample(case.people, min(len(case.people), rnd.randint(0, 2))):
            about = made.text() if made.maybe(0.3) else None
            made.add(Serves, contact_id=contact.id, person_id=who.id, call_about=about)
        if case.households and made.maybe(0.1):
            made.add(Serves, contact_id=contact.id, household_id=rnd.choice(case.households).id)
        if made.maybe(0.15):
            made.add(PlannedChange, contact_id=contact.id, by_date=made.day(0, 90))
        if made.maybe(0.3):
            made.add(Placement, target_id=contact.id, x=float(rnd.randint(-200, 200)), y=80.0)
    if made.maybe(0.8):
        made.add(
            Coordinator, role=CoordinatorRole.COORDINATOR, name="Bodil Krag", phone="49 11 11 11"
        )


def _meetings(made: _Building) -> None:
    for _each in made.some(2):
        meeting = made.add(
            Meeting, title=made.text() if made.maybe(0.4) else "", day=made.day(30, 30),
            starts=time(made.rnd.randint(8, 15)), place=made.text() if made.maybe(0.5) else None,
            state=made.rnd.choice(list(MeetingState)),
        )  # fmt: skip
        for who in made.rnd.sample(made.case.people, made.rnd.randint(0, len(made.case.people))):
            made.add(Attendance, meeting_id=meeting.id, person_id=who.id, present=made.maybe(0.8),
                     role=AttendanceRole.CITIZEN)  # fmt: skip
        for contact in made.case.contacts[: made.rnd.randint(0, 3)]:
            made.add(Attendance, meeting_id=meeting.id, contact_id=contact.id,
                     present=made.maybe(0.8), role=AttendanceRole.PROFESSIONAL)  # fmt: skip
        if made.maybe(0.4):
            beside = made.add(Attendance, meeting_id=meeting.id, name="Ruth", present=True,
                              role=AttendanceRole.COMPANION, beside_id=made.person().id)  # fmt: skip
            for kind in made.rnd.sample((Kind.GOAL, Kind.HEALTH, None), made.rnd.randint(0, 2)):
                made.add(Confided, attendance_id=beside.id, kind=kind)
        for _point in made.some(2):
            made.told(AgendaItem, meeting_id=meeting.id, title="Siden sidst", note=made.text())


def _plan(made: _Building) -> None:
    rnd, case = made.rnd, made.case
    for _each in made.some(6):
        speaker = made.person().id if made.maybe(0.3) else None
        made.told(Statement, text=made.text(), area=rnd.choice((*Area, None)),
                  kind=rnd.choice(list(Kind)), speaker_id=speaker, need=made.maybe(0.4))  # fmt: skip
    for _each in made.some(5):
        made.told(Goal, text=made.text(), level=rnd.choice(list(GoalLevel)),
                  own_words=made.text() if made.maybe(0.4) else None, area=rnd.choice((*Area, None)))  # fmt: skip
    for _each in made.some(5):
        provider = rnd.choice(case.contacts).id if case.contacts and made.maybe(0.5) else None
        made.told(
            Intervention, name=made.text(), area=rnd.choice((*Area, None)), provider_id=provider,
            state=rnd.choice(list(InterventionState)), law_key=None,
            intensity="2 timer" if made.maybe(0.3) else None,
            pause_reason=made.text() if made.maybe(0.1) else None,
        )  # fmt: skip
    for _each in made.some(4):
        contact = rnd.choice(case.contacts).id if case.contacts and made.maybe(0.3) else None
        made.told(
            Appointment, title=made.text(), day=made.day(20, 20), starts=time(rnd.randint(8, 16)),
            place=made.text() if made.maybe(0.4) else None, contact_id=contact,
            weekly=made.maybe(0.3),
        )  # fmt: skip


def _outcomes(made: _Building) -> None:
    rnd, case = made.rnd, made.case
    for _each in made.some(5):
        who = rnd.choice((None, made.person().id))
        contact = rnd.choice(case.contacts).id if case.contacts and who is None else None
        made.told(Agreement, what=made.text(), who_person_id=who, who_contact_id=contact,
                  by_date=rnd.choice((None, made.day())), state=rnd.choice(list(AgreementState)))  # fmt: skip
    for _each in made.some(3):
        made.told(Recommendation, text=made.text(), reason=made.text(), area=rnd.choice(list(Area)))
    for _each in made.some(3):
        issued = made.maybe(0.6)
        made.told(
            Decision, text=made.text(), reason=made.text(), area=rnd.choice(list(Area)),
            state=DecisionState.ISSUED if issued else DecisionState.DRAFT,
            decided_on=TODAY - timedelta(days=10) if issued else None,
            received_on=TODAY - timedelta(days=rnd.randint(0, 9)) if issued else None,
            decided_by=made.text(),
        )  # fmt: skip


_DATES: Final[dict[ConsentState, Callable[[_Building], dict[str, Any]]]] = {
    ConsentState.OFFERED: lambda _made: {},
    ConsentState.NO: lambda _made: {"form": ConsentForm.ORAL, "given_on": TODAY},
    ConsentState.WITHDRAWN: lambda _made: {
        "form": ConsentForm.ORAL, "given_on": TODAY - timedelta(days=90), "withdrawn_on": TODAY,
    },
}  # fmt: skip


def _consents(made: _Building) -> None:
    rnd, case = made.rnd, made.case
    for _each in made.some(2 * len(case.people) + 1):
        state = rnd.choice((*ConsentState, ConsentState.YES, ConsentState.YES, ConsentState.PARTLY))
        given = {
            "form": ConsentForm.WRITTEN,
            "given_on": TODAY - timedelta(days=rnd.randint(0, 500)),
            "valid_until": rnd.choice((None, None, TODAY, TODAY - timedelta(days=1))),
        }
        if given["valid_until"] is not None:
            given["given_on"] = TODAY - timedelta(days=30)
        meeting = rnd.choice(case.meetings).id if case.meetings else None
        kinds = [each for each in ConsentType if meeting or each is not ConsentType.MEETING]
        kind = rnd.choice((*kinds, ConsentType.FAMILY_VIEW))
        giver = made.person()
        child = made.person().id if made.maybe(0.25) else None
        consent = made.add(
            Consent, giver_id=giver.id, child_id=child if child != giver.id else None, type=kind,
            state=state, purpose=made.text() if made.maybe(0.3) else None,
            meeting_id=meeting if kind is ConsentType.MEETING else None,
            **_DATES.get(state, lambda _made, given=given: given)(made),
        )  # fmt: skip
        for _scope in made.some(3):
            made.add(ConsentScope, consent_id=consent.id, kind=rnd.choice((None, *Kind)),
                     area=rnd.choice((None, None, *Area)))  # fmt: skip
        if made.maybe(0.9):
            _address(made, consent)


def _address(made: _Building, consent: Consent) -> None:
    case, rnd = made.case, made.rnd
    made.add(Recipient, consent_id=consent.id, person_id=made.person().id)
    if case.contacts and made.maybe(0.6):
        made.add(Recipient, consent_id=consent.id, contact_id=rnd.choice(case.contacts).id)
    companions = [each for each in case.attendances if each.name is not None]
    if companions and made.maybe(0.3):
        made.add(Recipient, consent_id=consent.id, attendance_id=rnd.choice(companions).id)
    if made.maybe(0.2):
        made.add(ConsentSource, consent_id=consent.id, name="Sygehuset")


def _work(made: _Building) -> None:
    """The coordinator's own: tasks, sheets that went out, what a text was said not to be about."""
    rnd, case = made.rnd, made.case
    for who in case.people:
        for number in made.some(2):
            made.add(
                Handout, person_id=who.id, form=rnd.choice(list(HandoutForm)), number=number + 1,
                digest=f"{rnd.getrandbits(64):x}", printed_at=datetime(2026, 1, 5, 9, tzinfo=UTC),
            )  # fmt: skip
    for _each in made.some(3):
        made.add(Task, what=made.text(), reason=rnd.choice(list(TaskReason)),
                 person_id=made.person().id, by_date=made.day(5, 60))  # fmt: skip
    for goal in made.case.goals:
        if made.maybe(0.15):
            digest = hashlib.sha256(goal.text.encode()).hexdigest()
            made.add(Clearance, record_id=goal.id, person_id=made.person().id, field="text",
                     digest=digest)  # fmt: skip
    kinds = [kind for kind in ATTRIBUTES if len(made.case.of(kind)) > 1]
    for kind in rnd.sample(
        kinds, min(3, len(kinds))
    ):  # a few classes are in another order than made
        rows = list(made.case.of(kind))
        rnd.shuffle(rows)
        made.case = made.case.having(
            kind, tuple(replace(each, seq=at) for at, each in enumerate(rows))
        )
