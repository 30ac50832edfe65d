"""One gesture of several operations: all or nothing, one log entry, one way back."""

from datetime import date

import pytest

from app.models.base import Id
from app.models.case import Case, CaseHead
from app.models.contacts import Contact, Serves
from app.models.people import Person
from app.models.problems import Refused
from app.services.acts.records import Add, Drop, Edit
from app.services.acts.states import CloseMeeting
from app.services.acts.together import Together
from app.services.runner import Runner
from tests.support.memory import FixedClock, MemoryStore

KEY = Id("case")


def family() -> Case:
    return Case(
        head=CaseHead(id=KEY, case_id=KEY, name="Familien", law_profile="2026"),
        people=(Person(id=Id("p"), case_id=KEY, name="Asta"),),
        contacts=(Contact(id=Id("c"), case_id=KEY, role="Mentor"),),
        serves=(Serves(id=Id("s"), case_id=KEY, contact_id=Id("c"), whole_family=True),),
    )


def swap(person: str) -> Together:
    new = Serves(id=Id("t"), case_id=KEY, contact_id=Id("c"), person_id=Id(person))
    return Together("Contact.serve", (Drop(KEY, Serves, Id("s")), Add(new)))


def test_all_is_done_logged_and_undone_as_one() -> None:
    store = MemoryStore()
    runner = Runner(store, FixedClock(), frozenset())
    runner.create(family(), "case.create")
    before, entries = store.cases[KEY], len(store.log_entries)
    change = runner.run(swap("p"))
    assert [each.person_id for each in store.cases[KEY].serves] == ["p"]
    assert len(store.log_entries) == entries + 1
    assert change.act == "Contact.serve"
    runner.reverse(change)
    assert store.cases[KEY] == before


def test_one_refusal_refuses_all() -> None:
    store = MemoryStore()
    runner = Runner(store, FixedClock(), frozenset())
    runner.create(family(), "case.create")
    before = store.cases[KEY]
    with pytest.raises(Refused):
        runner.run(swap("nobody"))
    assert store.cases[KEY] == before


def test_each_operation_sees_what_those_before_it_did() -> None:
    store = MemoryStore()
    runner = Runner(store, FixedClock(date(2026, 1, 12)), frozenset())
    runner.create(family(), "case.create")
    person = Person(id=Id("q"), case_id=KEY, name="Bo")
    renamed = Edit(KEY, Person, Id("q"), (("name", "Bodil"),))
    runner.run(Together("Person.add", (Add(person), renamed)))
    assert [each.name for each in store.cases[KEY].people] == ["Asta", "Bodil"]


def test_what_cannot_be_one_gesture_is_a_fault_of_the_program() -> None:
    other = Edit(Id("elsewhere"), Person, Id("p"), (("name", "Bo"),))
    for operations in ((), (CloseMeeting(KEY, Id("m")),), (Drop(KEY, Serves, Id("s")), other)):
        with pytest.raises(ValueError, match=r"Contact\.serve"):
            Together("Contact.serve", operations)
