"""Changes that a reader may not see: each gives another case, or None where it finds nothing to do.

Two things are no secrets from a reader and are left alone: whom a fact that the reader sees is about
(to say that Sanne's goal is David's too closes it to her, and so does a new contact with a name that
stands in it, or who moves into a home that it names), and what decides about access itself: ages,
protection, custody and consents that cover the reader.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from app.models.base import Id, Record
from app.models.case import ATTRIBUTES, Case
from app.models.consents import (
    Consent,
    ConsentScope,
    ConsentSource,
    ConsentState,
    ConsentType,
    Recipient,
)
from app.models.contacts import Contact, Placement, PlannedChange, Serves
from app.models.facts import Kind, facts_of
from app.models.letters import Complaint, Hearing, Letter
from app.models.meetings import (
    AgendaItem,
    Agreement,
    Appointment,
    Attendance,
    AttendanceRole,
    Confided,
    Decision,
    Handout,
    HandoutBasis,
    HandoutForm,
    Meeting,
    Recommendation,
)
from app.models.people import Custody, CustodyForm, Household, Member, Person, Relationship
from app.models.plan import Concern, Goal, Intervention, InterventionStep, Statement
from app.models.preparing import Attachment, PreparationPart, Readiness, WorkNote
from app.models.readers import FamilyReader, ProfessionalReader, Reader, RoomReader
from app.models.safety import Clearance, Reveal, SharedRoom
from app.models.shapes import shapes_of
from app.models.tasks import Handover, Task
from app.rules.clearing import digest_of
from app.rules.consents import ADULT_AGE
from app.rules.periods import holds
from tests.rules.worlds import ids_in, seen
from tests.support.generate import _VALUES, random_record
from tests.support.memory import TODAY

__all__ = ["PLANTS"]

Plant = Callable[[random.Random, Case, Reader], Case | None]

CONTENT: Final[tuple[type[Record], ...]] = (
    Statement, Goal, Intervention, Agreement, Recommendation, Decision, Appointment, Contact,
    Placement, Handout, Meeting, Household, Relationship, AgendaItem, PlannedChange, Serves,
    Attendance,
)  # fmt: skip
"""Classes whose rows can come and go; rows of the others decide about access."""

WORK: Final[tuple[type[Record], ...]] = (
    Task, Reveal, SharedRoom, Handover, HandoutBasis, WorkNote, Readiness, Attachment, PreparationPart,
    Letter, Hearing, Complaint, InterventionStep, Confided, ConsentSource,
)  # fmt: skip
"""What is written around a plan; most of it is nobody's but the coordinator's."""

DECIDES: Final = frozenset(
    {"name", "nickname", "address", "phone", "identifier", "age", "birth_date", "protected",
     "protected_until", "role", "organisation", "present", "planned", "from_date", "to_date",
     "private", "area", "kind", "state", "whole_family"}
)  # fmt: skip
"""Fields that decide who a text names, what a role reveals, whose task it is, what is consented to."""


def another_row(rnd: random.Random, case: Case, reader: Reader) -> Case | None:
    """One more record, in the middle of the order, pushing the others on."""
    new = random_record(rnd, case, rnd.choice(CONTENT))
    if new is None or _is_at_the_table(new, case, reader) or _is_named(new, case):
        return None
    rows = list(case.of(type(new)))
    rows.insert(rnd.randint(0, len(rows)), new)
    return case.having(type(new), _in_order(rows))


def another_row_of_work(rnd: random.Random, case: Case, reader: Reader) -> Case | None:
    """One more task, note, letter, sheet's ground, complaint…, before all others."""
    new = random_record(rnd, case, rnd.choice(WORK))
    if new is None or _is_heard(new, case, reader):
        return None
    return case.having(type(new), _in_order([new, *case.of(type(new))]))


def moved_by_hand(_rnd: random.Random, case: Case, _reader: Reader) -> Case | None:
    """The coordinator has put every card of the map somewhere else."""
    if not case.placements:
        return None
    moved = (replace(each, x=each.x + 400.0, y=each.y - 160.0) for each in case.placements)
    return case.having(Placement, tuple(moved))


def less_work(rnd: random.Random, case: Case, reader: Reader) -> Case | None:
    """Unseen work of one class goes, all of it."""
    unseen = [each for each in _unseen(case, reader) if isinstance(each, WORK)]
    if not unseen:
        return None
    kind = type(rnd.choice(unseen))
    gone = {
        each.id
        for each in unseen
        if type(each) is kind
        and not _is_heard(each, case, reader)
        and not _is_pointed_to(case, each.id)
    }
    return case.having(kind, tuple(each for each in case.of(kind) if each.id not in gone))


def other_work(rnd: random.Random, case: Case, reader: Reader) -> Case | None:
    """A field of unseen work says something else."""
    pairs = [
        (each, name)
        for each in _unseen(case, reader)
        if isinstance(each, WORK) and not _is_heard(each, case, reader)
        for name in _plain_fields(type(each))
        if name not in DECIDES
    ]
    return _changed(rnd, case, *rnd.choice(pairs)) if pairs else None


def paper_for_others(rnd: random.Random, case: Case, reader: Reader) -> Case | None:
    """Everybody else is handed a new sheet of every kind, numbered far on."""
    others: list[dict[str, Id]] = [{"person_id": each.id} for each in case.people]
    others += [{"contact_id": each.id} for each in case.contacts]
    rows = [
        _sheet(rnd, case, form, **who)
        for who in others
        for form in HandoutForm
        if not any(_is_reader(key, case, reader) for key in who.values())
    ]
    hidden = case.having(Handout, (*rows, *case.handouts))
    visible = ids_in(seen(hidden, reader))
    rows = [each for each in rows if each.id not in visible]
    return case.having(Handout, (*rows, *case.handouts)) if rows else None


def _sheet(rnd: random.Random, case: Case, form: HandoutForm, **who: Id) -> Handout:
    key = Id("-".join(("new-sheet", form, *who.values())))
    at, number = _VALUES[datetime](rnd), rnd.randint(7, 99)
    row = Handout(id=key, case_id=case.id, seq=-1, form=form, number=number, printed_at=at)
    return replace(row, person_id=who.get("person_id"), contact_id=who.get("contact_id"))


def a_mark_of_unseen(rnd: random.Random, case: Case, reader: Reader) -> Case | None:
    """Somebody whom the reader does not see must be kept safe from another, or no longer."""
    others = [each for each in _unseen(case, reader) if isinstance(each, Person)]
    if not others:
        return None
    gone = {each.id for each in rnd.sample(others, rnd.randint(1, len(others)))}
    rows = (
        replace(each, threatened=not each.threatened) if each.id in gone else each
        for each in case.people
    )
    return case.having(Person, tuple(rows))


def one_row_less(rnd: random.Random, case: Case, reader: Reader) -> Case | None:
    """An unseen record that nothing hangs on goes."""
    rows = [
        each
        for each in _unseen(case, reader)
        if isinstance(each, CONTENT)
        and not _is_pointed_to(case, each.id)
        and not _is_at_the_table(each, case, reader)
    ]
    if not rows:
        return None
    gone = rnd.choice(rows)
    return case.having(type(gone), tuple(each for each in case.of(type(gone)) if each != gone))


def field_of_unseen(rnd: random.Random, case: Case, reader: Reader) -> Case | None:
    """Some field of an unseen record gets another value."""
    rows = [
        each
        for each in _unseen(case, reader)
        if isinstance(each, CONTENT) and not _is_at_the_table(each, case, reader)
    ]
    if not rows:
        return None
    each = rnd.choice(rows)
    names = [name for name in _plain_fields(type(each)) if name not in DECIDES]
    return _changed(rnd, case, each, rnd.choice(names)) if names else None


def hidden_field_of_seen(rnd: random.Random, case: Case, reader: Reader) -> Case | None:
    """A field that is not seen of a record that is seen gets another value."""
    small = seen(case, reader)
    pairs = [
        (each, name)
        for each in case.records()
        if (shown := small.find(each.id)) is not None
        for name in _plain_fields(type(each))
        if getattr(shown, name) != getattr(each, name)
        and name not in DECIDES - {"name" if each is case.head else ""}
    ]
    return _changed(rnd, case, *rnd.choice(pairs)) if pairs else None


def versions_and_marks(rnd: random.Random, case: Case, reader: Reader) -> Case | None:
    """Versions grow with every edit, also of fields that others see; unseen rows are re-marked."""
    hidden = {each.id for each in _unseen(case, reader)}
    for kind in ATTRIBUTES:
        rows = [
            replace(each, version=each.version + rnd.randint(0, 9), invented=each.id in hidden)
            if each.id in hidden
            else replace(each, version=each.version + 1)
            for each in case.of(kind)
        ]
        case = case.having(kind, tuple(rows))
    return case


def order_of_unseen(rnd: random.Random, case: Case, reader: Reader) -> Case | None:
    """Unseen records move about between the seen ones, whose own order stays."""
    hidden = {each.id for each in _unseen(case, reader)}
    for kind in ATTRIBUTES:
        rows = [each for each in case.of(kind) if each.id not in hidden]
        for each in case.of(kind):
            if each.id in hidden:
                rows.insert(rnd.randint(0, len(rows)), each)
        case = case.having(kind, _in_order(rows))
    return case


def consent_of_others(rnd: random.Random, case: Case, reader: Reader) -> Case | None:
    """A consent that covers somebody else comes, with everything in its scope."""
    free = [each for each in case.contacts if not _is_reader(each.id, case, reader)]
    if not free:
        return None
    giver, contact = rnd.choice(case.people), rnd.choice(free)
    kind = rnd.choice([each for each in ConsentType if each is not ConsentType.MEETING])
    same = {"case_id": case.id, "version": 1}
    consent = Consent(id=Id("new-yes"), giver_id=giver.id, type=kind, state=ConsentState.YES,
                      given_on=None, **same)  # type: ignore[arg-type] # fmt: skip # two ids
    case = case.having(Consent, (*case.consents, replace(consent, seq=99)))
    scope = ConsentScope(id=Id("new-all"), case_id=case.id, consent_id=consent.id, seq=99)
    case = case.having(ConsentScope, (*case.consent_scopes, scope))
    row = Recipient(id=Id("new-to"), case_id=case.id, seq=99, consent_id=consent.id,
                    contact_id=contact.id)  # fmt: skip
    return case.having(Recipient, (*case.recipients, row))


def a_stranger(rnd: random.Random, case: Case, reader: Reader) -> Case | None:
    """A family member whom the reader does not know of, with a life of their own."""
    if not isinstance(reader, FamilyReader):
        return None  # who serves the whole family serves the stranger too
    who = Person(id=Id("new-stranger"), case_id=case.id, name="Zakarias", age=50, seq=-1)
    case = case.having(Person, (*case.people, who))
    gp = Contact(id=Id("new-doctor"), case_id=case.id, role="Læge", seq=-1)
    case = case.having(Contact, (*case.contacts, gp))
    for number, each in enumerate((gp, *case.contacts)):
        row = Serves(id=Id(f"new-serves-{number}"), case_id=case.id, contact_id=each.id, seq=-1,
                     person_id=who.id)  # fmt: skip
        case = case.having(Serves, (*case.serves, row))
    return _with_life(case, who.id)


def _with_life(case: Case, who: Id) -> Case:
    goal = Goal(id=Id("new-goal"), case_id=case.id, text="Ro", seq=-1)
    case = case.having(Goal, (*case.goals, goal))
    rows = [
        Concern(id=Id(f"new-concern-{at}"), case_id=case.id, record_id=key, person_id=who, seq=-1)
        for at, key in enumerate((goal.id, *(each.id for each in case.contacts)))
    ]
    case = case.having(Concern, (*rows, *case.concerns))
    there = [
        Attendance(
            id=Id(f"new-there-{each.id}"),
            case_id=case.id,
            seq=-1,
            meeting_id=each.id,
            person_id=who,
            role=AttendanceRole.CITIZEN,
        )
        for each in case.meetings
    ]
    return case.having(Attendance, (*there, *case.attendances))


def a_lodger(rnd: random.Random, case: Case, reader: Reader) -> Case | None:
    """Somebody unseen moves in where the reader lives; the home's name stands in no text."""
    if not isinstance(reader, FamilyReader):
        return None
    now = (each for each in case.members if holds(each, TODAY))
    mine = {each.household_id for each in now if each.person_id == reader.person_id}
    homes = [each.id for each in case.households if each.id in mine and not _is_named(each, case)]
    others = [each for each in case.people if each.id not in ids_in(seen(case, reader))]
    if not homes or not others:
        return None
    row = Member(id=Id("new-lodger"), case_id=case.id, seq=-1, household_id=rnd.choice(homes),
                 person_id=rnd.choice(others).id)  # fmt: skip
    return case.having(Member, (*case.members, row))


def custody_of_others(rnd: random.Random, case: Case, reader: Reader) -> Case | None:
    """Two people whom the reader does not see come to have custody of each other's child."""
    others = [each for each in case.people if each.id not in ids_in(seen(case, reader))]
    covers = {row.consent_id for row in case.recipients if _is_reader(_to(row), case, reader)}
    meeting = isinstance(reader, RoomReader)
    about = {each.child_id for each in case.consents if each.id in covers or meeting}
    children = [each for each in others if each.id not in about and (each.age or 0) < ADULT_AGE]
    holders = [each for each in others if not _is_reader(each.id, case, reader)]
    if not children or len(holders) < 2:
        return None
    child = rnd.choice(children)
    holder = rnd.choice([each for each in holders if each is not child])
    row = Custody(id=Id("new-custody"), case_id=case.id, seq=-1, child_id=child.id,
                  holder_id=holder.id, form=CustodyForm.JOINT)  # fmt: skip
    return case.having(Custody, (*case.custodies, row))


def what_is_closed(rnd: random.Random, case: Case, reader: Reader) -> Case | None:
    """A child's own conversation, who notified, what one says about another: about the reader too."""
    kind = rnd.choice((Kind.CHILD_CONVERSATION, Kind.NOTIFIER, Kind.STATEMENT_ON_OTHER, Kind.WORK))
    new = Statement(
        id=Id("new-closed"), case_id=case.id, seq=-1, text="Det er hemmeligt", kind=kind
    )
    case = case.having(Statement, (new, *case.statements))
    rows = tuple(
        Concern(
            id=Id(f"new-closed-{each.id}"),
            case_id=case.id,
            seq=-1,
            record_id=new.id,
            person_id=each.id,
        )
        for each in rnd.sample(case.people, rnd.randint(1, len(case.people)))
    )
    return case.having(Concern, (*rows, *case.concerns))


def a_text_that_names_others(rnd: random.Random, case: Case, reader: Reader) -> Case | None:
    """The reader's own goal, which names somebody whose goals the reader may not see."""
    if not isinstance(reader, FamilyReader):
        return None
    others = [each for each in case.people if each.id != reader.person_id]
    if not others:
        return None
    name = rnd.choice(others).name
    text = rnd.choice((f"{name}s vrede", f"ro for {name.upper()}", f"mødet med {name}."))
    new = Goal(id=Id("new-named"), case_id=case.id, seq=-1, text=text)
    case = case.having(Goal, (new, *case.goals))
    row = Concern(id=Id("new-own"), case_id=case.id, seq=-1, record_id=new.id,
                  person_id=reader.person_id)  # fmt: skip
    return case.having(Concern, (row, *case.concerns))


def what_was_cleared(rnd: random.Random, case: Case, reader: Reader) -> Case | None:
    """A clearance of somebody named in a text that stays unseen, or one for a text that is gone."""
    hidden = [each for each in _unseen(case, reader) if isinstance(each, Goal | Statement)]
    if not hidden:
        return None
    each = rnd.choice(hidden)
    row = Clearance(
        id=Id("new-clearance"), case_id=case.id, seq=-1, record_id=each.id, field="text",
        person_id=rnd.choice(case.people).id, digest=digest_of(each.text + rnd.choice(("", "."))),
    )  # fmt: skip
    after = case.having(Clearance, (row, *case.clearances))
    return None if seen(after, reader).find(each.id) is not None else after


PLANTS: Final[Mapping[str, Plant]] = {
    each.__name__: each
    for each in (
        another_row, one_row_less, field_of_unseen, hidden_field_of_seen, versions_and_marks,
        order_of_unseen, consent_of_others, a_stranger, a_lodger, custody_of_others,
        moved_by_hand, another_row_of_work, less_work, other_work, paper_for_others, a_mark_of_unseen,
        what_is_closed, a_text_that_names_others, what_was_cleared,
    )
}  # fmt: skip


def _unseen(case: Case, reader: Reader) -> list[Record]:
    visible = ids_in(seen(case, reader))
    return [each for each in case.records() if each.id not in visible]


def _in_order(rows: list[Any]) -> tuple[Any, ...]:
    return tuple(replace(each, seq=at) for at, each in enumerate(rows))


def _is_pointed_to(case: Case, key: Id) -> bool:
    return any(
        getattr(each, name) == key
        for each in case.records()
        for name, fact in facts_of(type(each)).items()
        if fact is not None and fact.refers is not None
    )


def _to(row: Recipient) -> Id | None:
    return row.person_id or row.contact_id


def _is_reader(key: Id | None, case: Case, reader: Reader) -> bool:
    if isinstance(reader, RoomReader):
        return any(key in {each.contact_id, each.person_id} for each in case.attendances)
    return key in {getattr(reader, "person_id", None), getattr(reader, "contact_id", None)}


def _is_named(row: Record, case: Case) -> bool:
    """Whether a text of the case names it already: then it is about whom that row is for."""
    called = {getattr(row, name, None) for name in ("name", "address", "phone", "organisation")}
    words = {
        text
        for each in case.records()
        if each.id != row.id
        for name in shapes_of(type(each))
        if isinstance(text := getattr(each, name), str)
    }
    return any(name in text for name in called if name for text in words)


def _is_at_the_table(row: Record, case: Case, reader: Reader) -> bool:
    """Whether a row makes the reader: who is in the room, whom it serves, own paper."""
    if isinstance(row, Attendance) and not isinstance(reader, RoomReader):
        return _is_reader(row.person_id or row.contact_id, case, reader)
    if isinstance(row, Attendance):
        return isinstance(reader, RoomReader) and row.meeting_id == reader.meeting_id
    if isinstance(row, Meeting) and isinstance(reader, RoomReader):
        return row.id == reader.meeting_id
    if isinstance(row, Serves) and isinstance(reader, ProfessionalReader):
        return True
    if isinstance(row, Handout):
        return _is_reader(row.person_id or row.contact_id, case, reader)
    return _is_reader(row.id, case, reader) or (
        isinstance(row, Serves) and _is_reader(row.contact_id, case, reader)
    )


def _is_heard(row: Record, case: Case, reader: Reader) -> bool:
    """Whether a row says what somebody in the room may hear: that is no secret from it."""
    there = case.get(Attendance, row.attendance_id) if isinstance(row, Confided) else None
    return (
        isinstance(reader, RoomReader)
        and there is not None
        and there.meeting_id == reader.meeting_id
    )


def _plain_fields(kind: type[Record]) -> list[str]:
    return [
        name
        for name, fact in facts_of(kind).items()
        if fact is not None and not fact.structural and fact.refers is None
    ]


def _changed(rnd: random.Random, case: Case, each: Record, name: str) -> Case:
    """The case with another value there; a text goes on naming whom it named."""
    shape, old = shapes_of(type(each))[name], getattr(each, name)
    new = rnd.choice(shape.choices) if shape.choices else _VALUES[shape.type](rnd)
    if isinstance(old, str) and not shape.choices:
        new = f"{old} {new}"
    values: dict[str, Any] = {name: new}
    rows = tuple(
        replace(row, **values) if row.id == each.id else row for row in case.of(type(each))
    )
    return case.having(type(each), rows)
