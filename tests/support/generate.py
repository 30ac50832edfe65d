"""Random records, random families and random operations, drawn from what the program declares."""

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any

from app.models.base import Id, Record
from app.models.case import RECORD_NAMES, RECORD_TYPES, Case, CaseHead
from app.models.consents import Consent, ConsentForm, ConsentSource, ConsentState, Recipient
from app.models.contacts import Contact, Placement, Serves
from app.models.erasing import DeletedMinutes, DeletionGround
from app.models.facts import facts_of
from app.models.letters import Complaint, Letter, LetterForm, Outcome, Ruling
from app.models.meetings import (
    Agreement,
    Attendance,
    Decision,
    DecisionEffect,
    DecisionState,
    Delivery,
    Handout,
    HandoutBasis,
    HandoutForm,
    Meeting,
)
from app.models.people import Person
from app.models.plan import Goal, Intervention, InterventionState, InterventionStep
from app.models.safety import Clearance, Reveal, SharedRoom
from app.models.shapes import Shape, shapes_of
from app.models.tasks import Handover, Task, TaskReason
from app.rules.unfiled import UnfiledKind, unfiled
from app.rules.validity import problems_of
from app.rules.withdrawal import affected
from app.services.acts.closing import CloseCase, ReopenCase
from app.services.acts.complaints import (
    ForwardComplaint,
    Reassess,
    ReceiveComplaint,
    RecordRuling,
)
from app.services.acts.decisions import IssueDecision
from app.services.acts.deleting import DeleteMinutes
from app.services.acts.filing import FileInJournal
from app.services.acts.handing import TickHandout
from app.services.acts.handover import GiveBack, GiveCase, Renew, TakeBack
from app.services.acts.hearings import AnswerHearing, SendHearing
from app.services.acts.interventions import DecideStep, LiftDuty, MoveIntervention
from app.services.acts.issuing import IssueLetter
from app.services.acts.letters import FinishLetter
from app.services.acts.minutes import correction, postponement
from app.services.acts.placing import PlaceCard, ReleaseCards
from app.services.acts.records import Add, Drop, Edit, editable
from app.services.acts.safety import ClearText, RevealAddress, ShareRoom, UnclearText
from app.services.acts.states import (
    AnswerConsent,
    CloseMeeting,
    HandOut,
    StartMeeting,
)
from app.services.acts.taking_effect import TakeEffect
from app.services.acts.tasks import FinishTask, ReopenTask
from app.services.acts.together import GESTURES, Together
from app.services.acts.withdrawing import WithdrawConsent
from app.services.operation import Operation
from app.services.registry import ACTS, Act
from tests.support.memory import TODAY

__all__ = [
    "GENERATORS", "LAW_KEYS", "empty_case", "random_case", "random_record", "withdrawal",
]  # fmt: skip

LAW_KEYS = frozenset({"sel-85", "lab-167"})
WORDS = ("ro om aftenen", "møde", "praktik", "skole", "telefon", "træning", "hjælp", "brev")
NAMES = ("Asta", "Bo", "Cilje", "Dines", "Elna", "Folmer", "Gry", "Hjalte", "Ida", "Jens", "Kaj")

Generator = Callable[[random.Random, Case, Act], Operation | None]


def new_id(rnd: random.Random) -> Id:
    return Id(f"{rnd.getrandbits(32):08x}-{rnd.getrandbits(32):08x}")


def empty_case(rnd: random.Random) -> Case:
    key = new_id(rnd)
    return Case(head=CaseHead(id=key, case_id=key, name="Familien", law_profile="2026"))


def _day(rnd: random.Random) -> date:
    return TODAY + timedelta(days=rnd.randint(-400, 400))


_VALUES: Mapping[type[Any], Callable[[random.Random], Any]] = {
    str: lambda rnd: f"{rnd.choice(WORDS)} {rnd.randint(1, 99)}",
    int: lambda rnd: rnd.randint(1, 80),
    bool: lambda rnd: rnd.random() < 0.5,
    float: lambda rnd: float(rnd.randint(-300, 300)),
    date: _day,
    time: lambda rnd: time(rnd.randint(7, 16), rnd.choice((0, 15, 30, 45))),
    datetime: lambda rnd: datetime(2026, 1, rnd.randint(1, 28), 9, tzinfo=UTC),
}


def _value(rnd: random.Random, case: Case, kind: type[Record], name: str, shape: Shape) -> Any:
    fact = facts_of(kind)[name]
    if fact is not None and fact.refers is not None:
        rows = _targets(case, fact.refers)
        if not rows or (shape.optional and not fact.owner and rnd.random() < 0.5):
            return None
        return rnd.choice(rows).id
    if shape.optional and rnd.random() < 0.5:
        return None
    if shape.choices:
        return rnd.choice(shape.choices)
    return _VALUES[shape.type](rnd)


def _targets(case: Case, refers: str) -> tuple[Record, ...]:
    if refers == Record.__name__:
        return (*case.goals, *case.statements, *case.agreements, *case.interventions)
    return case.of(RECORD_NAMES[refers])


def random_record(rnd: random.Random, case: Case, kind: type[Record]) -> Record | None:
    """A record that can stand in the case, None if there is nothing for it to point to."""
    for _try in range(12):
        values = {
            name: _value(rnd, case, kind, name, shape)
            for name, shape in shapes_of(kind).items()
            if name not in {"id", "case_id", "seq", "version", "invented"}
        }
        record = _fitted(rnd, case, kind, values)
        if record is not None and not problems_of(case, record, LAW_KEYS):
            return record
    return None


def _fitted(
    rnd: random.Random, case: Case, kind: type[Record], values: dict[str, Any]
) -> Record | None:
    if any(
        fact is not None
        and fact.owner
        and not shapes_of(kind)[name].optional
        and values.get(name) is None
        for name, fact in facts_of(kind).items()
    ):
        return None
    fit = _FIT.get(kind)
    if fit is not None:
        fit(rnd, values)
    return kind(id=new_id(rnd), case_id=case.id, **values)


def _fit_person(rnd: random.Random, values: dict[str, Any]) -> None:
    values.update(name=rnd.choice(NAMES), identifier=None, identifier_form=None)


def _one_of(*names: str) -> Callable[[random.Random, dict[str, Any]], None]:
    def fit(rnd: random.Random, values: dict[str, Any]) -> None:
        keep = rnd.choice([each for each in names if values[each]] or [names[-1]])
        for each in names:
            if each != keep:
                values[each] = False if isinstance(values[each], bool) else None

    return fit


def _fit_goal(rnd: random.Random, values: dict[str, Any]) -> None:
    if rnd.random() < 0.3:
        values["text"] = f"{values['text']} hos {rnd.choice(NAMES)}"


def _fit_law(rnd: random.Random, values: dict[str, Any]) -> None:
    values["law_key"] = rnd.choice((None, *sorted(LAW_KEYS)))


def _fit_decision(rnd: random.Random, values: dict[str, Any]) -> None:
    """Some grant from a day after the one on which they were decided: there is something to do."""
    _fit_law(rnd, values)
    if rnd.random() < 0.3:
        values |= {"state": DecisionState.ISSUED, "effect": DecisionEffect.GRANTS, "to_date": None}
        values |= {"decided_on": TODAY - timedelta(days=20), "from_date": TODAY}


def _fit_consent(rnd: random.Random, values: dict[str, Any]) -> None:
    values.update(state=ConsentState.OFFERED, withdrawn_on=None)


def _fit_deleted(rnd: random.Random, values: dict[str, Any]) -> None:
    values.update(gone=new_id(rnd), later=None)


def _for_one(rnd: random.Random, values: dict[str, Any]) -> None:
    values["person_id" if rnd.random() < 0.5 else "contact_id"] = None


_FIT: Mapping[type[Record], Callable[[random.Random, dict[str, Any]], None]] = {
    Person: _fit_person,
    Serves: _one_of("person_id", "household_id", "whole_family"),
    Attendance: _one_of("person_id", "contact_id", "name"),
    Agreement: _one_of("who_person_id", "who_contact_id", "who"),
    Goal: _fit_goal,
    Intervention: _fit_law,
    Decision: _fit_decision,
    Consent: _fit_consent,
    Recipient: _one_of("person_id", "contact_id", "attendance_id", "name"),
    ConsentSource: _one_of("contact_id", "name"),
    Handout: _for_one,
    DeletedMinutes: _fit_deleted,
    Task: _fit_law,
    Meeting: _fit_law,
}


def random_case(rnd: random.Random, *, rows: int = 40) -> Case:
    """A whole family with records of every class."""
    case = empty_case(rnd)
    for kind in (Person, Person, Contact, Meeting):
        case = _grown(rnd, case, kind)
    for _row in range(rows):
        case = _grown(rnd, case, rnd.choice(RECORD_TYPES[1:]))
    return case


def _grown(rnd: random.Random, case: Case, kind: type[Record]) -> Case:
    new = random_record(rnd, case, kind)
    if new is None:
        return case
    return case.having(kind, (*case.of(kind), replace(new, seq=len(case.of(kind)))))


def _add(rnd: random.Random, case: Case, act: Act) -> Operation | None:
    assert act.kind is not None
    record = random_record(rnd, case, act.kind)
    return None if record is None else Add(record)


def _edit(rnd: random.Random, case: Case, act: Act) -> Operation | None:
    assert act.kind is not None
    rows = case.of(act.kind)
    if not rows:
        return None
    present = rnd.choice(rows)
    name = rnd.choice(sorted(editable(act.kind)))
    value = _value(rnd, case, act.kind, name, shapes_of(act.kind)[name])
    return Edit(case.id, act.kind, present.id, ((name, value),), present.version)


def _drop(rnd: random.Random, case: Case, act: Act) -> Operation | None:
    assert act.kind is not None
    rows = case.of(act.kind)
    return Drop(case.id, act.kind, rnd.choice(rows).id) if rows else None


def _move(rnd: random.Random, case: Case, _act: Act) -> Operation | None:
    rows = case.interventions
    if not rows:
        return None
    state = rnd.choice(tuple(InterventionState))
    decision = rnd.choice((None, *(each.id for each in case.decisions)))
    return MoveIntervention(
        case.id, rnd.choice(rows).id, state, new_id(rnd), "behandling først", decision_id=decision
    )


def _lift(rnd: random.Random, case: Case, _act: Act) -> Operation | None:
    if not case.interventions:
        return None
    row, lifted = rnd.choice(case.interventions), rnd.random() < 0.7
    return LiftDuty(case.id, row.id, new_id(rnd), "sygdom", lifted)


def _decide(rnd: random.Random, case: Case, _act: Act) -> Operation | None:
    if not case.intervention_steps or not case.decisions:
        return None
    step, decision = rnd.choice(case.intervention_steps), rnd.choice(case.decisions)
    return DecideStep(case.id, step.id, decision.id)


def _answer(rnd: random.Random, case: Case, _act: Act) -> Operation | None:
    rows = case.consents
    if not rows:
        return None
    state = rnd.choice((ConsentState.YES, ConsentState.PARTLY, ConsentState.NO))
    return AnswerConsent(case.id, rnd.choice(rows).id, state, TODAY, ConsentForm.ORAL)


def withdrawal(rnd: random.Random, case: Case, consent: Consent) -> WithdrawConsent:
    """What the form makes of a withdrawal: a task for everything that it reaches."""
    hit = affected(case, consent, TODAY)

    def task(reason: TaskReason, **more: Any) -> Task:
        return Task(id=new_id(rnd), case_id=case.id, what="brev", reason=reason, **more)

    told = [task(TaskReason.WITHDRAWAL, person_id=person) for person, _contact in hit.holders]
    decide = [task(TaskReason.REASSESSMENT, intervention_id=each) for each in hit.interventions]
    letter = task(TaskReason.WITHDRAWAL, person_id=consent.giver_id)
    return WithdrawConsent(case.id, consent.id, (*told, *decide, letter))


def _withdraw(rnd: random.Random, case: Case, _act: Act) -> Operation | None:
    return withdrawal(rnd, case, rnd.choice(case.consents)) if case.consents else None


def _finish(rnd: random.Random, case: Case, _act: Act) -> Operation | None:
    if not case.tasks:
        return None
    decision = rnd.choice((None, *(each.id for each in case.decisions)))
    outcome = rnd.choice((None, "", "fortsætter"))
    return FinishTask(case.id, rnd.choice(case.tasks).id, TODAY, outcome, decision)


def _reopen(rnd: random.Random, case: Case, _act: Act) -> Operation | None:
    return ReopenTask(case.id, rnd.choice(case.tasks).id) if case.tasks else None


def _close_case(_rnd: random.Random, case: Case, _act: Act) -> Operation | None:
    return CloseCase(case.id, TODAY)


def _reopen_case(_rnd: random.Random, case: Case, _act: Act) -> Operation | None:
    return ReopenCase(case.id)


def _start(rnd: random.Random, case: Case, _act: Act) -> Operation | None:
    return StartMeeting(case.id, rnd.choice(case.meetings).id) if case.meetings else None


def _close(rnd: random.Random, case: Case, _act: Act) -> Operation | None:
    return CloseMeeting(case.id, rnd.choice(case.meetings).id) if case.meetings else None


def _postpone(rnd: random.Random, case: Case, _act: Act) -> Operation | None:
    if not case.meetings:
        return None
    ids = SimpleNamespace(new=lambda: new_id(rnd))
    return postponement(case, rnd.choice(case.meetings), TODAY + timedelta(7), None, ids)


def _supersede(rnd: random.Random, case: Case, _act: Act) -> Operation | None:
    if not case.meetings:
        return None
    ids = SimpleNamespace(new=lambda: new_id(rnd))
    return correction(case, rnd.choice(case.meetings), "Rettelse", ids)


def _issue(rnd: random.Random, case: Case, _act: Act) -> Operation | None:
    if not case.decisions:
        return None
    delivery = rnd.choice((None, *Delivery))
    return IssueDecision(
        case.id, rnd.choice(case.decisions).id, TODAY, delivery=delivery, sent_on=TODAY,
        task=_task(rnd, case), step_id=new_id(rnd),
    )  # fmt: skip


def _task(rnd: random.Random, case: Case) -> Task:
    return Task(id=new_id(rnd), case_id=case.id, what="brev")


def _finish_letter(rnd: random.Random, case: Case, _act: Act) -> Operation | None:
    return FinishLetter(case.id, rnd.choice(case.letters).id, TODAY) if case.letters else None


def _issue_letter(rnd: random.Random, case: Case, _act: Act) -> Operation | None:
    if not case.letters:
        return None
    tasks = tuple((each.id, _task(rnd, case)) for each in case.decisions)
    return IssueLetter(
        case.id, rnd.choice(case.letters).id, TODAY, rnd.choice((None, *Delivery)), TODAY,
        tasks=tasks, step_ids=tuple((each.id, new_id(rnd)) for each in case.decisions),
    )  # fmt: skip


def _file(rnd: random.Random, case: Case, _act: Act) -> Operation | None:
    waiting = unfiled(case)
    if not waiting:
        return None
    chosen = rnd.sample(waiting, min(len(waiting), 2))
    brought = tuple(
        Letter(
            id=new_id(rnd), case_id=case.id, person_id=rnd.choice(case.people).id,
            form=LetterForm.MINUTES, meeting_id=each.record_id,
        )
        for each in chosen
        if each.kind is UnfiledKind.MINUTES and case.people
    )  # fmt: skip
    records = (each.record_id for each in chosen if each.kind is not UnfiledKind.MINUTES)
    return FileInJournal(case.id, tuple(records), "26/117", TODAY, brought)


def _send_hearing(rnd: random.Random, case: Case, _act: Act) -> Operation | None:
    if not case.hearings:
        return None
    until = TODAY + timedelta(days=rnd.randint(0, 20))
    hearing = rnd.choice(case.hearings).id
    return SendHearing(case.id, hearing, TODAY, until, _task(rnd, case))


def _answer_hearing(rnd: random.Random, case: Case, _act: Act) -> Operation | None:
    if not case.hearings:
        return None
    said = rnd.choice((None, "Det er rigtigt"))
    return AnswerHearing(case.id, rnd.choice(case.hearings).id, TODAY, said)


def _receive(rnd: random.Random, case: Case, _act: Act) -> Operation | None:
    record = random_record(rnd, case, Complaint)
    if not isinstance(record, Complaint):
        return None
    task = rnd.choice((None, _task(rnd, case)))
    return ReceiveComplaint(replace(record, received_on=TODAY), task)


def _reassess(rnd: random.Random, case: Case, _act: Act) -> Operation | None:
    if not case.complaints:
        return None
    outcome = rnd.choice(tuple(Outcome))
    return Reassess(case.id, rnd.choice(case.complaints).id, outcome, TODAY)


def _forward(rnd: random.Random, case: Case, _act: Act) -> Operation | None:
    if not case.complaints:
        return None
    direct = rnd.random() < 0.5
    return ForwardComplaint(case.id, rnd.choice(case.complaints).id, TODAY, direct)


def _rule(rnd: random.Random, case: Case, _act: Act) -> Operation | None:
    if not case.complaints:
        return None
    ruling = rnd.choice(tuple(Ruling))
    return RecordRuling(case.id, rnd.choice(case.complaints).id, ruling, TODAY)


def _delete(rnd: random.Random, case: Case, _act: Act) -> Operation | None:
    if not case.meetings:
        return None
    key, ground = rnd.choice(case.meetings).id, rnd.choice(tuple(DeletionGround))
    return DeleteMinutes(case.id, key, new_id(rnd), ground, "Leder", "Sagen er en anden")


def _hand_out(rnd: random.Random, case: Case, _act: Act) -> Operation | None:
    person = rnd.choice(case.people).id if case.people else None
    moment = datetime(2026, 1, 13, 10, tzinfo=UTC)
    return HandOut(
        Handout(
            id=new_id(rnd), case_id=case.id, person_id=person, form=HandoutForm.SHEET,
            number=0, digest="00", printed_at=moment,
        )
    )  # fmt: skip


def _tick(rnd: random.Random, case: Case, _act: Act) -> Operation | None:
    if not case.handouts:
        return None
    on = rnd.choice((None, date(2026, 1, 12)))
    return TickHandout(case.id, (rnd.choice(case.handouts).id,), on)


def _place(rnd: random.Random, case: Case, _act: Act) -> Operation | None:
    rows = (*case.contacts, *case.people)
    if not rows:
        return None
    x, y = float(rnd.randint(-300, 300)), float(rnd.randint(-300, 300))
    return PlaceCard(case.id, new_id(rnd), rnd.choice(rows).id, x, y)


def _release(_rnd: random.Random, case: Case, _act: Act) -> Operation | None:
    return ReleaseCards(case.id)


_BY_ACTS = {
    DeletedMinutes, Handout, HandoutBasis, Placement, Clearance, Reveal, SharedRoom, Complaint, InterventionStep,
}  # fmt: skip


def _clear(rnd: random.Random, case: Case, _act: Act) -> Operation | None:
    """Somebody whose name stands in a text."""
    texts = [
        (each.id, name, person.id)
        for kind, name in ((Goal, "text"), (Agreement, "what"), (Meeting, "title"))
        for each in case.of(kind)
        for person in case.people
        if person.name in getattr(each, name)
    ]
    return ClearText(new_id(rnd), case.id, *rnd.choice(texts)) if texts else None


def _unclear(rnd: random.Random, case: Case, _act: Act) -> Operation | None:
    return UnclearText(case.id, rnd.choice(case.clearances).id) if case.clearances else None


def _reveal(rnd: random.Random, case: Case, _act: Act) -> Operation | None:
    record = random_record(rnd, case, Reveal)
    return RevealAddress(record) if isinstance(record, Reveal) else None


def _share(rnd: random.Random, case: Case, _act: Act) -> Operation | None:
    record = random_record(rnd, case, SharedRoom)
    return ShareRoom(record) if isinstance(record, SharedRoom) else None


def _together(rnd: random.Random, case: Case, act: Act) -> Operation | None:
    """Some additions and changes in one: the rows that a gesture is about do not matter here."""
    found: list[Operation] = []
    for kind in rnd.sample(RECORD_TYPES[1:], 3):
        record = random_record(rnd, case, kind)
        if record is not None and kind not in _BY_ACTS:
            found.append(Add(record))
    if case.contacts:
        found.append(Drop(case.id, Contact, rnd.choice(case.contacts).id))
    return Together(act.name, tuple(found)) if found else None


def _give(rnd: random.Random, case: Case, _act: Act) -> Operation | None:
    return GiveCase(handover(new_id(rnd), case.id), new_id(rnd))


def handover(key: Id, case_id: Id) -> Handover:
    """To Bodil until the day after tomorrow."""
    return Handover(
        id=key, case_id=case_id, to_name="Bodil", to_key="age1bodil", from_key="age1bente",
        given_on=TODAY, until=TODAY + timedelta(2),
    )  # fmt: skip


def _give_back(rnd: random.Random, case: Case, _act: Act) -> Operation | None:
    return GiveBack(case.id, rnd.choice(case.handovers).id) if case.handovers else None


def _take_back(rnd: random.Random, case: Case, _act: Act) -> Operation | None:
    """Somebody else renamed the case and added a task meanwhile."""
    if not case.handovers:
        return None
    head = replace(case.head, name=rnd.choice(WORDS))
    theirs = _grown(rnd, replace(case, head=head), Task)
    return TakeBack(rnd.choice(case.handovers).id, case, theirs, case, ())


def _renew(rnd: random.Random, case: Case, _act: Act) -> Operation | None:
    back = tuple(replace(each, returned_on=each.given_on) for each in case.handovers)
    head = replace(case.head, name=rnd.choice(WORDS))
    return Renew(replace(case, head=head, handovers=back))


_OWN: Mapping[str, Generator] = {
    "Handover.give": _give,
    "Handover.give_back": _give_back,
    "Handover.take_back": _take_back,
    "Handover.renew": _renew,
    "Intervention.move": _move,
    "Intervention.lift": _lift,
    "InterventionStep.decide": _decide,
    "Consent.answer": _answer,
    "Consent.withdraw": _withdraw,
    "Meeting.start": _start,
    "Meeting.close": _close,
    "Meeting.postpone": _postpone,
    "Meeting.supersede": _supersede,
    "Meeting.delete_minutes": _delete,
    "Decision.issue": _issue,
    "Decision.take_effect": lambda _rnd, case, _act: TakeEffect(case.id),
    "Letter.finish": _finish_letter,
    "Letter.issue": _issue_letter,
    "Journal.file": _file,
    "Hearing.send": _send_hearing,
    "Hearing.answer": _answer_hearing,
    "Complaint.receive": _receive,
    "Complaint.reassess": _reassess,
    "Complaint.forward": _forward,
    "Complaint.rule": _rule,
    "Handout.print": _hand_out,
    "Handout.tick": _tick,
    "Placement.set": _place,
    "Placement.release": _release,
    "Task.finish": _finish,
    "Task.reopen": _reopen,
    "CaseHead.close": _close_case,
    "CaseHead.reopen": _reopen_case,
    "Clearance.clear": _clear,
    "Clearance.unclear": _unclear,
    "Reveal.show": _reveal,
    "SharedRoom.allow": _share,
}
_GENERAL: Mapping[type[Any], Generator] = {Add: _add, Edit: _edit, Drop: _drop}

GENERATORS: Mapping[str, Generator] = {
    **_OWN,
    **dict.fromkeys(GESTURES, _together),
    **{
        name: _GENERAL[act.operation]
        for name, act in ACTS.items()
        if act.kind is not None and act.operation in _GENERAL
    },
}
"""How to draw an operation of each act; None where the case has nothing for it."""
