"""A small family to try one rule at a time on, and short ways to write its records."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from app.models.base import Id, Record
from app.models.case import Case, CaseHead
from app.models.consents import (
    Consent,
    ConsentForm,
    ConsentScope,
    ConsentState,
    ConsentType,
    Recipient,
)
from app.models.contacts import Contact, Serves
from app.models.facts import Area, Kind
from app.models.meetings import Attendance, AttendanceRole, Meeting, MeetingState
from app.models.people import Custody, CustodyForm, Household, Member, Person
from app.models.plan import Concern, Goal, Statement
from app.models.readers import FamilyReader, ProfessionalReader, Reader, RoomReader
from app.rules.lens import lens
from app.rules.naming import Lexicon
from tests.support.memory import TODAY

__all__ = [
    "DAVID", "GP", "KEY", "MILLE", "ROOM", "SANNE", "TODAY", "WORDS", "attends", "concern", "consent",
    "contact", "custody", "family", "goal", "home", "lives", "meeting", "person", "seen", "serves",
    "statement", "with_",
]  # fmt: skip

KEY: Final = Id("case")
WORDS: Final = Lexicon({"rusmiddel": Kind.SUBSTANCE, "krisecenter": Kind.SHELTER})
SANNE: Final = FamilyReader(Id("sanne"))
DAVID: Final = FamilyReader(Id("david"))
MILLE: Final = FamilyReader(Id("mille"))
GP: Final = ProfessionalReader(Id("gp"))
ROOM: Final = RoomReader(Id("m"))


def seen(case: Case, reader: Reader, on: date = TODAY) -> Case:
    return lens(case, reader, on, WORDS).case


def family(*records: Record) -> Case:
    """Sanne (40), David (45) and Mille (14), with these records."""
    case = Case(head=CaseHead(id=KEY, case_id=KEY, name="Familien", law_profile="2026"))
    people = (person("sanne", 40), person("david", 45), person("mille", 14))
    return with_(case, *people, *records)


def with_(case: Case, *records: Record) -> Case:
    """The case with these records too; one with a known id takes the other's place."""
    for each in records:
        rows = [row for row in case.of(type(each)) if row.id != each.id]
        case = case.having(type(each), (*rows, each))
    return case


def person(name: str, age: int | None = None, **more: Any) -> Person:
    return Person(id=Id(name), case_id=KEY, name=name.capitalize(), age=age, **more)


def goal(key: str, text: str = "Ro", **more: Any) -> Goal:
    return Goal(id=Id(key), case_id=KEY, text=text, **more)


def statement(key: str, kind: Kind = Kind.SOCIAL, **more: Any) -> Statement:
    return Statement(id=Id(key), case_id=KEY, text="Noget", kind=kind, **more)


def concern(record: str, who: str) -> Concern:
    key = Id(f"{record}-{who}")
    return Concern(id=key, case_id=KEY, record_id=Id(record), person_id=Id(who))


def custody(child: str, holder: str, form: CustodyForm = CustodyForm.JOINT, **more: Any) -> Custody:
    key = Id(f"{child}-{holder}")
    return Custody(id=key, case_id=KEY, child_id=Id(child), holder_id=Id(holder), form=form, **more)


def contact(key: str, role: str = "Læge", **more: Any) -> Contact:
    return Contact(id=Id(key), case_id=KEY, role=role, **more)


def serves(key: str, who: str = "", *, home: str = "", **more: Any) -> Serves:
    """The contact serves a person, a household, or the whole family."""
    return Serves(
        id=Id(f"{key}-{who or home or 'all'}"), case_id=KEY, contact_id=Id(key),
        person_id=Id(who) if who else None, household_id=Id(home) if home else None,
        whole_family=not who and not home, **more,
    )  # fmt: skip


def home(key: str, name: str = "Lejligheden", **more: Any) -> Household:
    return Household(id=Id(key), case_id=KEY, name=name, **more)


def lives(where: str, who: str, **more: Any) -> Member:
    key = Id(f"{where}-{who}")
    return Member(id=key, case_id=KEY, household_id=Id(where), person_id=Id(who), **more)


def meeting(state: MeetingState = MeetingState.PLANNED, **more: Any) -> Meeting:
    return Meeting(id=Id("m"), case_id=KEY, day=TODAY, state=state, **more)


def attends(who: str = "", *, contact: str = "", name: str | None = None, present: bool = True) -> Attendance:  # fmt: skip
    return Attendance(
        id=Id(f"m-{who or contact or name}"), case_id=KEY, meeting_id=Id("m"),
        person_id=Id(who) if who else None, contact_id=Id(contact) if contact else None,
        name=name, role=AttendanceRole.CITIZEN, present=present,
    )  # fmt: skip


def consent(
    giver: str,
    *to: str,
    kinds: tuple[Kind | None, ...] = (None,),
    area: Area | None = None,
    type: ConsentType = ConsentType.FAMILY_VIEW,  # noqa: A002 # the field's own name
    **more: Any,
) -> tuple[Record, ...]:
    """A consent given ten days ago, with scopes and recipients; ids of contacts are not people's."""
    key = Id(f"yes-{giver}-{more.get('child_id', '')}-{type}")
    given: dict[str, Any] = {
        "state": ConsentState.YES, "form": ConsentForm.WRITTEN, "given_on": TODAY - timedelta(10)
    }  # fmt: skip
    one = Consent(id=key, case_id=KEY, giver_id=Id(giver), type=type, **{**given, **more})
    scopes = [
        ConsentScope(id=Id(f"{key}-{kind}"), case_id=KEY, consent_id=key, kind=kind, area=area)
        for kind in kinds
    ]
    rows = [Recipient(id=Id(f"{key}-{each}"), case_id=KEY, consent_id=key) for each in to]
    people = {"sanne", "david", "mille", "lukas"}
    recipients = [
        replace(row, person_id=Id(each)) if each in people else replace(row, contact_id=Id(each))
        for row, each in zip(rows, to, strict=True)
    ]
    return (one, *scopes, *recipients)
