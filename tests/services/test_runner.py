"""The runner: one transaction, one entry, one inverse; a refusal leaves every row as it was."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.models.base import Id
from app.models.case import CaseHead
from app.models.changes import Change, Remove, Update
from app.models.consents import Consent, ConsentForm, ConsentState, ConsentType
from app.models.contacts import Contact, Serves
from app.models.meetings import AgendaItem, Handout, HandoutForm, Meeting, MeetingState
from app.models.people import Person
from app.models.plan import Goal
from app.models.problems import Code, Problem, Refused
from app.services.acts.records import Add, Drop, Edit
from app.services.acts.states import AnswerConsent, CloseMeeting, HandOut, StartMeeting
from tests.services.desk import KEY, LAW, Desk, a_case
from tests.support.memory import TODAY

SANNE = Person(id=Id("sanne"), case_id=KEY, name="Sanne")
GP = Contact(id=Id("gp"), case_id=KEY, role="Læge")
MEETING = Meeting(id=Id("m"), case_id=KEY, day=TODAY)
POINT = AgendaItem(id=Id("p"), case_id=KEY, meeting_id=Id("m"), title="Hverdag")


def edit(name: str) -> Edit:
    return Edit(KEY, Contact, Id("gp"), (("name", name),))


def never(*_arguments: object) -> None:
    raise AssertionError


# --- run ----------------------------------------------------------------------------------------


def test_one_operation_is_one_entry_that_names_act_and_records_only() -> None:
    desk = Desk(a_case(GP))
    change = desk.run(edit("Anne Nielsen"))
    (entry,) = desk.store.log_entries
    assert (entry.act, entry.case_id, entry.objects, entry.detail) == (
        "Contact.edit",
        KEY,
        ("gp",),
        "",
    )
    assert change.case_id == KEY
    assert "Anne" not in repr(entry)


def test_steps_that_do_not_fit_are_never_written() -> None:
    """An operation that says what no longer holds is stopped before the store."""

    class Stale(Edit):
        def steps(self, case: object, around: object) -> tuple[Remove]:
            return (Remove(replace(GP, name="Bo")),)

    desk = Desk(a_case(GP))
    desk.store.write = never  # type: ignore[assignment,method-assign] # the store is not asked
    desk.refuses(Stale(KEY, Contact, Id("gp"), ()), Code.MOVED_ON)


def test_what_fails_on_the_way_is_forgotten() -> None:
    """The entry belongs to the transaction: no log, no change."""
    desk = Desk(a_case(GP))
    before = desk.rows

    def full(*_arguments: object, **_more: object) -> None:
        raise OSError(28, "full")

    desk.store.log = full  # type: ignore[method-assign] # a full disk
    with pytest.raises(OSError, match="full"):
        desk.run(edit("Anne"))
    assert desk.rows == before


# --- reverse ------------------------------------------------------------------------------------


def test_undo_and_redo_are_entries_that_name_the_act() -> None:
    desk = Desk(a_case(GP))
    undone = desk.runner.reverse(desk.run(edit("Anne")))
    again = desk.runner.reverse(undone, redo=True)
    assert [(each.act, each.detail) for each in desk.store.log_entries[1:]] == [
        ("undo", "Contact.edit"),
        ("redo", "Contact.edit"),
    ]
    assert (again.act, set(again.ids)) == ("Contact.edit", {"gp"})
    assert desk.case.contacts[0].name == "Anne"


def test_an_undo_of_what_has_moved_on_is_refused() -> None:
    desk = Desk(a_case(GP))
    first = desk.run(edit("Anne"))
    desk.run(edit("Bo"))
    desk.will_not_undo(first, Code.MOVED_ON)


def test_a_legal_act_has_no_way_back() -> None:
    desk = Desk(a_case(SANNE))
    change = Change("Consent.answer", KEY, frozenset(), frozenset(), None)
    desk.will_not_undo(change, Code.HAS_LEGAL_EFFECT)


def test_what_was_settled_since_is_not_undone() -> None:
    """The text of a point, its coming and its going, once the minutes are closed."""
    desk = Desk(a_case(replace(MEETING, law_key="sel-85")))
    untouched = desk.run(Add(replace(POINT, id=Id("r"))))
    added = desk.run(Add(POINT))
    edited = desk.run(Edit(KEY, AgendaItem, Id("p"), (("title", "Skole"),)))
    other = replace(POINT, id=Id("q"))
    desk.run(Add(other))
    gone = desk.run(Drop(KEY, AgendaItem, Id("q")))
    desk.run(StartMeeting(KEY, Id("m")))
    desk.run(CloseMeeting(KEY, Id("m")))
    for change in (edited, gone, untouched):
        desk.will_not_undo(change, Code.HAS_LEGAL_EFFECT)
    desk.will_not_undo(added, Code.MOVED_ON)


def test_an_answered_consent_keeps_what_it_was_offered_with() -> None:
    offer = Consent(id=Id("yes"), case_id=KEY, giver_id=Id("sanne"), type=ConsentType.PLAN)
    desk = Desk(a_case(SANNE, offer))
    wider = desk.run(Edit(KEY, Consent, Id("yes"), (("purpose", "Alt"),)))
    desk.run(AnswerConsent(KEY, Id("yes"), ConsentState.YES, TODAY, ConsentForm.ORAL))
    desk.will_not_undo(wider, Code.HAS_LEGAL_EFFECT)


def test_an_undo_leaves_no_loose_ends() -> None:
    """A contact that serves somebody by now, a person who holds a sheet."""
    desk = Desk(a_case(SANNE))
    added = desk.run(Add(GP))
    desk.run(Add(Serves(id=Id("s"), case_id=KEY, contact_id=Id("gp"), person_id=Id("sanne"))))
    desk.will_not_undo(added, Code.MOVED_ON)
    mille = desk.run(Add(Person(id=Id("mille"), case_id=KEY, name="Mille")))
    sheet = Handout(id=Id("h"), case_id=KEY, person_id=Id("mille"), form=HandoutForm.SHEET, number=0,
                    printed_at=datetime(2026, 1, 13, tzinfo=UTC))  # fmt: skip
    desk.run(HandOut(sheet))
    desk.will_not_undo(mille, Code.MOVED_ON)


def test_an_undo_does_not_bring_back_a_link_to_what_has_gone() -> None:
    desk = Desk(
        a_case(GP, Contact(id=Id("new"), case_id=KEY, role="Mentor", replaced_by_id=Id("gp")))
    )
    cut = desk.run(Edit(KEY, Contact, Id("new"), (("replaced_by_id", None),)))
    desk.run(Drop(KEY, Contact, Id("gp")))
    desk.will_not_undo(cut, Code.MOVED_ON)


def test_the_head_of_a_case_is_undone_like_a_record() -> None:
    desk = Desk(a_case())
    change = desk.run(Edit(KEY, CaseHead, KEY, (("name", "Holm"),)))
    assert change.inverse == (Update(CaseHead, KEY, {"name": "Holm"}, {"name": "Familien"}),)
    desk.runner.reverse(change)
    assert desk.case.head.name == "Familien"


# --- create -------------------------------------------------------------------------------------

NEW = replace(a_case(SANNE, GP), head=CaseHead(id=KEY, case_id=KEY, name="Ny", law_profile="2026"))


def empty() -> Desk:
    desk = Desk(NEW)
    desk.store.cases.clear()
    return desk


def test_a_case_is_created_as_it_was_given_and_not_undone() -> None:
    desk = empty()
    change = desk.runner.create(NEW, "case.import")
    assert desk.case == NEW
    assert desk.acts == ["case.import"]
    assert change.topics == {CaseHead, Person, Contact}
    desk.will_not_undo(change, Code.HAS_LEGAL_EFFECT)


def test_a_case_that_is_there_is_not_created_again() -> None:
    desk = Desk(NEW)
    desk.store.write = never  # type: ignore[assignment,method-assign] # the store is not asked
    before = desk.rows
    with pytest.raises(Refused) as caught:
        desk.runner.create(NEW, "case.import")
    assert caught.value.problems == (Problem(Code.ALREADY_THERE),)
    assert desk.rows == before


@pytest.mark.parametrize(
    ("record", "problem"),
    [
        (Goal(id=Id("g"), case_id=KEY, text=" "), Problem(Code.MISSING_TEXT, "text")),
        (Goal(id=Id("sanne"), case_id=KEY, text="Ro"), Problem(Code.ALREADY_THERE, "id")),
        (Goal(id=Id("g"), case_id=Id("x"), text="Ro"), Problem(Code.NO_SUCH_RECORD, "case_id")),
        (Serves(id=Id("s"), case_id=KEY, contact_id=Id("x"), whole_family=True),
         Problem(Code.NO_SUCH_RECORD, "contact_id")),
    ],
    ids=["no text", "an id twice", "of another case", "a loose end"],
)  # fmt: skip
def test_a_case_with_one_record_that_cannot_stand_is_not_created(
    record: Goal | Serves, problem: Problem
) -> None:
    desk = empty()
    kind = type(record)
    case = NEW.having(kind, (*NEW.of(kind), record))
    with pytest.raises(Refused) as caught:
        desk.runner.create(case, "case.import")
    assert caught.value.problems == (problem,)
    assert (desk.store.cases, desk.rows) == ({}, {})


def test_a_closed_meeting_may_come_with_a_new_case() -> None:
    desk = empty()
    closed = replace(MEETING, state=MeetingState.CLOSED)
    desk.runner.create(NEW.having(Meeting, (closed,)).having(AgendaItem, (POINT,)), "case.import")
    assert desk.case.meetings == (closed,)


def test_the_day_and_the_law_come_from_outside() -> None:
    seen: list[object] = []

    class Curious(Edit):
        def steps(self, case: object, around: object) -> tuple[()]:
            seen.extend((around.today, around.law_keys))  # type: ignore[attr-defined] # the port's
            return ()

    Desk(a_case(GP)).run(Curious(KEY, Contact, Id("gp"), ()))
    assert seen == [date(2026, 1, 13), LAW]
