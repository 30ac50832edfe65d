"""The undo ledger: only what was committed, through the same rules, cut by acts with legal effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from app.desktop.bus import Bus
from app.desktop.history import History
from app.models.base import Id
from app.models.consents import Consent, ConsentForm, ConsentState, ConsentType
from app.models.contacts import Contact
from app.models.problems import Code, Refused
from app.models.vault_problems import DiskFull
from app.services.acts.records import Add, Edit
from app.services.acts.states import AnswerConsent
from app.words.acts import act_label
from tests.support.workspace import MemoryWorkspace, make_workspace

if TYPE_CHECKING:
    from app.models.changes import Change


class Desk:
    """A ledger over a workspace in memory, looking at its only case."""

    def __init__(self) -> None:
        self.keep = QObject()
        self.workspace: MemoryWorkspace = make_workspace()
        self.bus = Bus(self.keep)
        self.told: list[Change] = []
        self.bus.changed.connect(self.told.append)
        self.history = History(self.workspace, self.bus, act_label, self.keep)
        self.case = self.workspace.families()[0].id
        self.history.look_at(self.case)
        self.failures: list[object] = []
        self.history.failed.connect(self.failures.append)

    @property
    def contacts(self) -> list[str]:
        return [each.role for each in self.workspace.store.load(self.case).contacts]

    def add(self, role: str = "Mentor") -> Contact:
        contact = Contact(id=self.workspace.ids.new(), case_id=self.case, role=role)
        self.history.run(Add(contact))
        return contact


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_an_operation_is_noted_after_its_commit_and_told_once(desk: Desk) -> None:
    desk.add()
    assert "Mentor" in desk.contacts
    assert desk.history.undo_label == "Tilføj kontakt"
    assert [each.act for each in desk.told] == ["Contact.add"]


def test_undo_and_redo_go_through_the_store_and_the_log(desk: Desk) -> None:
    desk.add()
    desk.history.undo()
    assert "Mentor" not in desk.contacts
    assert desk.history.redo_label == "Tilføj kontakt"
    desk.history.redo()
    assert "Mentor" in desk.contacts
    assert [each.act for each in desk.workspace.store.log_rows] == ["Contact.add", "undo", "redo"]


def test_many_steps_are_undone_in_turn(desk: Desk) -> None:
    before = desk.contacts
    for number in range(30):
        desk.add(f"Rolle {number}")
    for _ in range(30):
        desk.history.undo()
    assert desk.contacts == before
    assert desk.history.undo_label == ""


def test_a_refused_operation_leaves_no_step(desk: Desk) -> None:
    with pytest.raises(Refused):
        desk.history.run(Add(Contact(id=Id("x"), case_id=desk.case, role="")))
    assert desk.history.undo_label == ""
    assert desk.told == []


def test_a_change_of_nothing_leaves_no_step(desk: Desk) -> None:
    contact = desk.workspace.store.load(desk.case).contacts[0]
    same = Edit(desk.case, Contact, contact.id, (("role", contact.role),))
    assert desk.history.run(same).ids == frozenset()
    assert desk.history.undo_label == ""


def test_undo_of_what_moved_on_fails_politely_and_leaves_the_list(desk: Desk) -> None:
    contact = desk.add()
    change = (("role", "Støtte"),)
    desk.workspace.run(Edit(desk.case, Contact, contact.id, change))  # behind the ledger's back
    desk.history.undo()
    (failure,) = desk.failures
    assert isinstance(failure, Refused)
    assert failure.problems[0].code is Code.MOVED_ON
    assert desk.history.undo_label == ""
    assert "Støtte" in desk.contacts


def test_undo_on_a_full_disk_fails_politely_and_changes_nothing(desk: Desk) -> None:
    desk.add()
    desk.workspace.store.failing = DiskFull()
    desk.history.undo()
    assert [type(each) for each in desk.failures] == [DiskFull]
    desk.workspace.store.failing = None
    assert "Mentor" in desk.contacts


def test_an_act_with_legal_effect_cuts_the_list_and_says_why(desk: Desk) -> None:
    person = desk.workspace.store.load(desk.case).people[0]
    consent = Consent(id=Id("c"), case_id=desk.case, giver_id=person.id, type=ConsentType.PLAN)
    desk.history.run(Add(consent))
    day = desk.workspace.clock.today()
    desk.history.run(
        AnswerConsent(desk.case, consent.id, ConsentState.YES, day, ConsentForm.WRITTEN)
    )
    assert desk.history.undo_label == ""
    assert desk.history.cut_by == "Notér svar på samtykke"
    desk.add()
    assert desk.history.cut_by == ""


def test_each_family_has_a_list_of_its_own(desk: Desk) -> None:
    desk.add()
    other = desk.workspace.create_case("Anna", ("Anna",))
    desk.history.look_at(other)
    assert desk.history.undo_label == ""
    desk.history.undo()
    desk.history.redo()
    assert "Mentor" in desk.contacts


def test_locking_forgets_everything(desk: Desk) -> None:
    desk.add()
    desk.history.forget()
    desk.history.look_at(desk.case)
    assert (desk.history.undo_label, desk.history.redo_label) == ("", "")
    assert desk.history.cut_by == ""


def test_labels_name_the_act_and_nobody(desk: Desk) -> None:
    desk.add("Sannes søster")
    assert "Sanne" not in desk.history.undo_label
