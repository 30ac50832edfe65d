"""Every field that can be filled in is copied to the specialist system, in the one section it belongs to.

A field is taken to stand in a section when the section says something else where the field does. A new
field of these records that no section says fails here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

import pytest

from app.models.base import Id, Record
from app.models.case import Case
from app.models.consents import (
    Consent,
    ConsentScope,
    ConsentSource,
    ConsentState,
    ConsentType,
    Recipient,
)
from app.models.letters import Complaint, Hearing, Letter, LetterForm
from app.models.meetings import (
    AgendaItem,
    Agreement,
    Attendance,
    AttendanceRole,
    Decision,
    Meeting,
    MeetingState,
    Recommendation,
)
from app.models.plan import Duty, Goal, Intervention, InterventionState, InterventionStep, Statement
from app.models.preparing import Attachment, PreparationPart, Readiness, ReadinessState, WorkNote
from app.models.shapes import shapes_of
from app.presenters.copying.sections import CopySection, copy_text
from app.rules.law import profile_of
from tests.resources.demo import TRAINING, case_of
from tests.support.laws import shipped_laws

TODAY: Final = date(2026, 2, 20)
DAY: Final = date(2026, 2, 9)
AT: Final = datetime(2026, 2, 9, 8, 12, tzinfo=UTC)
FAMILY: Final = case_of(TRAINING)
KEY: Final = FAMILY.id
SANNE, DAVID = (each.id for each in FAMILY.people[:2])
ONE, TWO = (each.id for each in FAMILY.contacts[:2])
LAW: Final = profile_of(FAMILY, shipped_laws(), DAY)
assert LAW is not None

HELP: Final = Intervention(id=Id("i"), case_id=KEY, name="Mentor", state=InterventionState.RUNNING)
REST: Final = Intervention(id=Id("i2"), case_id=KEY, name="Ro", state=InterventionState.WISHED)
HELD: Final = Meeting(
    id=Id("m"), case_id=KEY, day=DAY, state=MeetingState.CLOSED, summary="Vi nåede det"
)
LATER: Final = Meeting(
    id=Id("m2"), case_id=KEY, day=DAY + timedelta(7), state=MeetingState.POSTPONED
)
GOAL: Final = Goal(id=Id("g"), case_id=KEY, text="Ro")
DECIDED: Final = Decision(
    id=Id("d"), case_id=KEY, text="Du får en mentor", sent_on=DAY, received_on=DAY
)
OLDER: Final = Decision(id=Id("d2"), case_id=KEY, text="Du får støtte", decided_on=DAY)
POSTED: Final = Letter(
    id=Id("b2"), case_id=KEY, person_id=DAVID, form=LetterForm.MINUTES, final_on=DAY
)
GIVEN, ASKED = (
    Consent(id=Id(key), case_id=KEY, giver_id=SANNE, type=ConsentType.PLAN, state=ConsentState.YES)
    for key in ("c", "c2")
)
GUEST: Final = Attendance(
    id=Id("a"), case_id=KEY, meeting_id=HELD.id, name="Bo", role=AttendanceRole.COMPANION
)
NEAR: Final = (*FAMILY.people, *FAMILY.contacts)

MEETING, PLAN, DECISIONS = CopySection.MEETING, CopySection.PLAN, CopySection.DECISIONS
CONSENTS: Final = frozenset({CopySection.CONSENTS})
BOTH: Final = frozenset({MEETING, CopySection.RECOMMENDATIONS})
"""What is recommended at a meeting is a part of its minutes, and can be taken alone."""

RECORDS: Final[tuple[tuple[Record, tuple[Record, ...], frozenset[CopySection]], ...]] = (
    (HELD, (LATER,), frozenset({MEETING})),
    (
        GUEST,
        (HELD, LATER),
        frozenset({MEETING}),
    ),
    (
        AgendaItem(id=Id("p"), case_id=KEY, meeting_id=HELD.id, title="Ro"),
        (HELD, LATER),
        frozenset({MEETING}),
    ),
    (
        Agreement(id=Id("f"), case_id=KEY, meeting_id=HELD.id, what="Ring", by_text="hele tiden"),
        (HELD,),
        frozenset({MEETING}),
    ),
    (
        WorkNote(id=Id("n"), case_id=KEY, meeting_id=HELD.id, text="Lægen ringede", at=AT),
        (HELD,),
        frozenset({MEETING}),
    ),
    (
        Recommendation(id=Id("r"), case_id=KEY, meeting_id=HELD.id, text="En mentor"),
        (HELD, HELP),
        BOTH,
    ),
    (DECIDED, (HELD, HELP, OLDER, POSTED), frozenset({DECISIONS})),
    (
        PreparationPart(id=Id("pp"), case_id=KEY, person_id=SANNE, key="1", text="Knæet"),
        (),
        frozenset({CopySection.PREPARATION}),
    ),
    (
        Attachment(id=Id("at"), case_id=KEY, title="LÆ 265", journal_number="26-1"),
        (HELD,),
        frozenset({CopySection.ATTACHMENTS}),
    ),
    (
        Letter(
            id=Id("b"),
            case_id=KEY,
            person_id=SANNE,
            contact_id=ONE,
            form=LetterForm.DECISION,
            filed_on=DAY,
        ),
        (HELD, POSTED),
        frozenset({CopySection.LETTERS}),
    ),
    (
        Hearing(id=Id("h"), case_id=KEY, person_id=SANNE, facts="Knæet", answered_on=DAY),
        (DECIDED,),
        frozenset({CopySection.HEARINGS}),
    ),
    (
        Complaint(id=Id("k"), case_id=KEY, decision_id=DECIDED.id, received_on=DAY),
        (DECIDED, OLDER),
        frozenset({CopySection.COMPLAINTS}),
    ),
    (HELP, (GOAL,), frozenset({PLAN})),
    (
        InterventionStep(
            id=Id("s"),
            case_id=KEY,
            intervention_id=HELP.id,
            state=InterventionState.RUNNING,
            day=DAY,
        ),
        (HELP, REST, OLDER),
        frozenset({PLAN}),
    ),
    (GOAL, (), frozenset({PLAN})),
    (
        Statement(id=Id("u"), case_id=KEY, text="Sover dårligt"),
        (),
        frozenset({CopySection.STATEMENTS}),
    ),
    (GIVEN, (HELD,), CONSENTS),
    (ConsentScope(id=Id("cs"), case_id=KEY, consent_id=GIVEN.id), (GIVEN, ASKED), CONSENTS),
    (
        ConsentSource(id=Id("cf"), case_id=KEY, consent_id=GIVEN.id, name="Bo"),
        (GIVEN, ASKED),
        CONSENTS,
    ),
    (
        Recipient(id=Id("ct"), case_id=KEY, consent_id=GIVEN.id, name="Bo"),
        (GIVEN, ASKED, HELD, GUEST),
        CONSENTS,
    ),
    (
        Readiness(
            id=Id("rd"),
            case_id=KEY,
            meeting_id=HELD.id,
            key=LAW.readiness[0].key,
            state=ReadinessState.ASKED,
        ),
        (HELD, LATER),
        frozenset({CopySection.READINESS}),
    ),
)
"""A record of each class, what else the case holds, and where it is said."""

NOT_COPIED: Final[Mapping[tuple[str, str], str]] = {
    ("AgendaItem", "course"): "the key of the step; its title is the point's own",
    ("AgendaItem", "minutes"): "how long it was meant to take is for the laptop only",
    ("Intervention", "catalogue_key"): "a key; the name was taken over from there",
    ("PreparationPart", "kind"): "who may see it, which the lens asks",
}
GLANCE: Final = frozenset({CopySection.OVERVIEW, CopySection.CONTACTS})
"""What says again in short what stands elsewhere."""

COUNTED: Final[Mapping[tuple[str, str], CopySection]] = {
    ("Decision", "meeting_id"): MEETING,
    ("Decision", "letter_id"): CopySection.LETTERS,
}
"""Minutes count the decisions that came of them, letters name those that they give."""

MOVED: Final[Mapping[tuple[str, str], tuple[CopySection, ...]]] = {
    ("Agreement", "meeting_id"): (PLAN,),
    ("WorkNote", "meeting_id"): (CopySection.NOTES,),
}
"""Outside a meeting it stands in another section, and no longer in the minutes."""

ANOTHER: Final[Mapping[tuple[str, str], object]] = {
    ("Meeting", "case_type"): LAW.case_types[0].key,
    ("Meeting", "replaces_id"): LATER.id,
    ("Meeting", "moved_from_id"): LATER.id,
    ("Attendance", "meeting_id"): LATER.id,
    ("AgendaItem", "meeting_id"): LATER.id,
    ("Attendance", "part"): LAW.team[0].key,
    ("Attendance", "person_id"): SANNE,
    ("Recommendation", "outcome"): LAW.outcomes[0].key,
    ("Recommendation", "meeting_id"): None,
    ("Agreement", "meeting_id"): None,
    ("WorkNote", "meeting_id"): None,
    ("Decision", "route"): LAW.routes[-1].key,
    ("Decision", "replaces_id"): OLDER.id,
    ("Decision", "letter_id"): POSTED.id,
    ("Complaint", "decision_id"): OLDER.id,
    ("PreparationPart", "key"): "2",
    ("Readiness", "key"): LAW.readiness[1].key,
    ("Readiness", "meeting_id"): LATER.id,
    ("Letter", "replaces_id"): POSTED.id,
    ("InterventionStep", "intervention_id"): REST.id,
    ("InterventionStep", "decision_id"): OLDER.id,
}
"""Another value of a field that needs one that means something."""

_BESIDE: Final = frozenset({"id", "case_id", "seq", "version", "invented"})
_LINKS: Final[Mapping[str, Id]] = {
    "person_id": DAVID, "speaker_id": DAVID, "beside_id": SANNE, "who_person_id": DAVID,
    "said_by_person_id": DAVID, "contact_id": TWO, "who_contact_id": TWO, "provider_id": TWO,
    "said_by_contact_id": TWO, "meeting_id": HELD.id, "intervention_id": HELP.id,
    "giver_id": DAVID, "child_id": DAVID, "consent_id": ASKED.id, "attendance_id": GUEST.id,
    "goal_id": GOAL.id, "decision_id": DECIDED.id, "law_key": Id("sel-85"),
}  # fmt: skip


def other(record: Record, name: str) -> Any:
    """Another value of a field, of the same type."""
    found = ANOTHER.get((type(record).__name__, name), _LINKS.get(name))
    if found is not None or (type(record).__name__, name) in ANOTHER:
        return found
    shape, present = shapes_of(type(record))[name], getattr(record, name)
    if shape.choices:
        return next(each for each in reversed(shape.choices) if each is not present)
    plain: Mapping[type[Any], object] = {
        bool: not present, str: f"Andre ord i {name}", date: DAY + timedelta(3), int: 7,
        datetime: AT + timedelta(hours=2), time: time(11, 45),
    }  # fmt: skip
    return plain[shape.type]


def bare(record: Record, name: str) -> Record:
    """The record without what would stand in the way of the field."""
    hides: Mapping[tuple[str, str], dict[str, Any]] = {
        ("Attendance", "person_id"): {"name": None},
        ("Attendance", "contact_id"): {"name": None},
        ("Agreement", "by_date"): {"by_text": None},
        ("ConsentSource", "contact_id"): {"name": None},
        ("Recipient", "person_id"): {"name": None},
        ("Recipient", "contact_id"): {"name": None},
        ("Recipient", "attendance_id"): {"name": None},
        ("Intervention", "lifted"): {"duty": Duty.DUTY},
        ("Intervention", "pause_reason"): {"state": InterventionState.PAUSED},
    }
    return replace(record, **hides.get((type(record).__name__, name), {}))


def case_of_rows(*rows: Record) -> Case:
    case = Case(head=FAMILY.head, people=FAMILY.people, contacts=FAMILY.contacts)
    for each in rows:
        case = case.having(type(each), (*case.of(type(each)), each))
    return case


def texts(case: Case) -> dict[CopySection, str]:
    return {
        section: copy_text(
            case, section, shipped_laws(), TODAY, HELD.id if section is MEETING else None, zone=UTC
        )
        for section in CopySection
        if section not in GLANCE
    }


def table() -> Iterator[Any]:
    for record, near, home in RECORDS:
        for each in fields(record):
            if each.name not in _BESIDE:
                name = f"{type(record).__name__}.{each.name}"
                yield pytest.param(record, near, home, each.name, id=name)


@pytest.mark.parametrize(("record", "near", "home", "name"), tuple(table()))
def test_each_field_is_copied_in_its_own_section(
    record: Record, near: tuple[Record, ...], home: frozenset[CopySection], name: str
) -> None:
    place = (type(record).__name__, name)
    before = bare(record, name)
    after = replace(before, **{name: other(before, name)})
    first, second = (texts(case_of_rows(*near, each)) for each in (before, after))
    said = {section for section in first if first[section] != second[section]}
    counted = {COUNTED[place]} if place in COUNTED else set()
    assert said == (set() if place in NOT_COPIED else {*home, *counted, *MOVED.get(place, ())})


def test_what_is_left_out_is_still_a_field() -> None:
    names = {(type(each).__name__, f.name) for each, _n, _h in RECORDS for f in fields(each)}
    assert {*NOT_COPIED, *COUNTED, *MOVED, *ANOTHER} <= names
