"""Closed minutes are deleted whole, with a proof, by one act, and nothing brings them back."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

import app.services.runner
from app.models.base import Id
from app.models.case import Case
from app.models.changes import Insert, Remove
from app.models.consents import Consent, ConsentForm, ConsentState, ConsentType
from app.models.erasing import DeletedMinutes, DeletionGround
from app.models.letters import Letter, LetterForm, LetterState
from app.models.meetings import (
    AgendaItem,
    AgreementState,
    Confided,
    Decision,
    Handout,
    HandoutForm,
    Meeting,
    MeetingState,
    Recommendation,
)
from app.models.plan import Concern, Intervention
from app.models.preparing import Readiness
from app.models.problems import Code, Refused
from app.models.tasks import Handover, Task
from app.rules.deleted import proofs_changed
from app.rules.minutes import minutes_digest, minutes_of
from app.rules.seals import Seal, seals
from app.rules.unfiled import Unfiled, UnfiledKind, unfiled
from app.rules.validity import has_loose_ends
from app.services.acts.deleting import DeleteMinutes
from app.services.acts.filing import FileInJournal
from app.services.acts.handover import Renew, TakeBack, compared_with
from app.services.acts.minutes import SupersedeMinutes, correction
from app.services.acts.records import Add, Drop, Edit
from app.services.acts.states import CloseMeeting
from app.services.registry import ACTS
from tests.services.desk import KEY, Desk, a_case
from tests.services.test_minutes import (
    DAVID,
    HERE,
    ONE,
    PARTS,
    SANNE,
    closed,
    held,
    meeting,
    sealed,
)
from tests.support.generate import GENERATORS, handover
from tests.support.memory import TODAY
from tests.support.workspace import CountedIds

PROOF = Id("proof")
WISH = DeleteMinutes(
    KEY, ONE, PROOF, DeletionGround.WRONG_CASE, "Leder af Familie og Børn", "Hører til en anden sag"
)


def deleted(*more: Any) -> Desk:
    desk = closed(*more)
    desk.run(WISH)
    return desk


def test_the_minutes_go_whole_and_a_proof_without_their_words_stays() -> None:
    desk = closed()
    digest = minutes_digest(desk.case, ONE)
    change = desk.run(WISH)
    case = desk.case
    assert minutes_of(case, ONE) == ()
    (made,) = case.deleted_minutes
    assert (made.gone, made.day, made.digest, made.deleted_on) == (ONE, TODAY, digest, TODAY)
    assert (made.points, made.attendances, made.notes) == (1, 1, 1)
    assert (made.recommendations, made.agreements) == (1, 1)
    assert change.inverse is None
    last = desk.store.log_entries[-1]
    assert (last.act, last.detail) == ("Meeting.delete_minutes", digest)
    assert PROOF in last.objects
    words = repr(made)
    assert not any(
        each in words for each in ("Skole", "Vi ringer", "Mentor", "Sover ikke", "Sanne")
    )


def test_what_is_part_of_them_goes_and_what_points_to_them_lets_go() -> None:
    rows = (
        Confided(id=Id("cf"), case_id=KEY, attendance_id=HERE.id),
        Readiness(id=Id("rd"), case_id=KEY, meeting_id=ONE, key="part"),
        Concern(id=Id("cn"), case_id=KEY, record_id=Id("a"), person_id=DAVID.id),
        Task(id=Id("t"), case_id=KEY, what="ring", meeting_id=ONE, consent_id=Id("co")),
        Consent(
            id=Id("co"), case_id=KEY, giver_id=SANNE.id, type=ConsentType.MEETING,
            state=ConsentState.YES, given_on=TODAY, form=ConsentForm.WRITTEN, meeting_id=ONE,
        ),
    )  # fmt: skip
    desk = deleted(*rows)
    case = desk.case
    assert {each.id for each in case.records()} == {KEY, SANNE.id, DAVID.id, "t", PROOF}
    assert (case.tasks[0].meeting_id, case.tasks[0].consent_id) == (None, None)
    assert not has_loose_ends(case)


PAPER = Handout(
    id=Id("out"), case_id=KEY, person_id=SANNE.id, form=HandoutForm.INVITATION, number=1,
    printed_at=datetime(2026, 1, 5, tzinfo=UTC), meeting_id=ONE, meeting_day=TODAY,
    meeting_place="Lokalet bag bageren",
)  # fmt: skip


def test_where_it_was_stands_on_no_invitations_row_either() -> None:
    before = closed(PAPER).case
    assert before.handouts[0].meeting_place  # the control
    desk = deleted(PAPER)
    (row,) = desk.case.handouts
    assert (row.meeting_id, row.meeting_place, row.meeting_day) == (None, None, TODAY)
    lent = handover(Id("h"), KEY)
    desk.store.cases[KEY] = desk.case.having(Handover, (lent,))
    theirs = before.having(Handover, (lent,))
    desk.run(TakeBack(Id("h"), before, theirs, desk.case, ()))
    assert "bageren" not in repr(desk.case)


def test_what_a_deputy_left_aside_since_goes_too() -> None:
    old = replace(handover(Id("h"), KEY), returned_on=TODAY, kept_aside="Vi ringer")
    before = replace(
        old, id=Id("g"), given_on=TODAY - timedelta(9), returned_on=TODAY - timedelta(1)
    )
    desk = deleted(old, before)
    assert {each.id: each.kept_aside for each in desk.case.handovers} == {
        "h": None, "g": "Vi ringer",
    }  # fmt: skip


def test_the_store_is_told_to_leave_nothing_of_them_behind() -> None:
    desk = closed(replace(handover(Id("h"), KEY), returned_on=TODAY))
    desk.store.packages[Id("h")] = "alt om sagen"
    desk.run(WISH)
    assert desk.store.forgotten == [frozenset({ONE, HERE.id, *(each.id for each in PARTS)})]
    assert desk.store.packages == {"h": ""}


# --- refused ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", set(MeetingState) - {MeetingState.CLOSED})
def test_only_closed_minutes_are_deleted(state: MeetingState) -> None:
    held(state=state).refuses(WISH, Code.NOT_ALLOWED_FROM_STATE, "state")


def test_not_while_a_deputy_has_a_copy() -> None:
    closed(handover(Id("h"), KEY)).refuses(WISH, Code.HANDED_OVER)


def test_not_without_who_approved_it_and_why() -> None:
    closed().refuses(replace(WISH, approved_by=" "), Code.MISSING_TEXT, "approved_by")
    closed().refuses(replace(WISH, reason=" "), Code.MISSING_TEXT, "reason")


def test_the_proof_does_not_repeat_the_minutes() -> None:
    note = AgendaItem(
        id=Id("q"), case_id=KEY, meeting_id=ONE, title="P", note="Sanne sover på sofaen nu."
    )
    desk = closed(note)
    wish = replace(WISH, reason="Der stod, at Sanne sover på sofaen hos mor")
    desk.refuses(wish, Code.REPEATS_MINUTES, "reason")
    desk.run(replace(wish, reason="Sanne sover er et citat, men kort"))


HELP = Intervention(id=Id("i"), case_id=KEY, name="Mentor")
ADVICE = Recommendation(id=Id("r2"), case_id=KEY, meeting_id=ONE, text="M", intervention_id=HELP.id)
RESTING: tuple[tuple[Any, ...], ...] = (
    (Decision(id=Id("d"), case_id=KEY, text="Ja", meeting_id=ONE),),
    (HELP, ADVICE, Decision(id=Id("d"), case_id=KEY, text="Ja", intervention_id=HELP.id)),
    (HELP, ADVICE,
     Decision(id=Id("d"), case_id=KEY, text="Ja", intervention_id=HELP.id, decided_on=TODAY)),
    (Letter(id=Id("l"), case_id=KEY, person_id=SANNE.id, form=LetterForm.DECISION, meeting_id=ONE,
            state=LetterState.FINAL),),
)  # fmt: skip


@pytest.mark.parametrize("rows", RESTING)
def test_not_while_a_decision_rests_on_them(rows: tuple[Any, ...]) -> None:
    closed(*rows).refuses(WISH, Code.DECISION_RESTS)


def test_an_earlier_decision_or_a_filed_copy_of_the_minutes_is_no_hindrance() -> None:
    earlier = TODAY - timedelta(30)
    desk = deleted(
        HELP, ADVICE,
        Decision(id=Id("d"), case_id=KEY, text="Ja", intervention_id=HELP.id, decided_on=earlier),
        Letter(id=Id("l"), case_id=KEY, person_id=SANNE.id, form=LetterForm.MINUTES, meeting_id=ONE,
               state=LetterState.FILED, journal_number="26-1"),
    )  # fmt: skip
    (letter,) = desk.case.letters
    assert (letter.meeting_id, letter.journal_number) == (None, "26-1")


def test_it_is_refused_where_they_moved_or_are_gone() -> None:
    closed().refuses(replace(WISH, seen=99), Code.MOVED_ON)
    deleted().refuses(replace(WISH, new=Id("again")), Code.NO_SUCH_RECORD)


# --- minutes that supersede one another -----------------------------------------------------------


def superseded() -> tuple[Desk, Id]:
    desk = closed()
    new = correction(desk.case, desk.case.meetings[0], "Rettelse", CountedIds())
    desk.run(new)
    desk.run(CloseMeeting(KEY, new.new.id))
    return desk, new.new.id


def test_of_a_chain_the_oldest_goes_first_and_the_newer_ones_say_what_they_said() -> None:
    desk, new = superseded()
    desk.refuses(replace(WISH, id=new), Code.NOT_OLDEST)
    before = minutes_digest(desk.case, new)
    desk.run(WISH)
    (left,) = desk.case.meetings
    assert (left.id, left.replaces_id) == (new, None)
    assert minutes_digest(desk.case, new) == before
    assert not has_loose_ends(desk.case)
    assert seals(desk.case, desk.store.log_entries) == {ONE: Seal.DELETED, new: Seal.WHOLE}


def test_then_the_newer_ones_may_go_as_well() -> None:
    desk, new = superseded()
    desk.run(WISH)
    desk.run(replace(WISH, id=new, new=Id("second")))
    assert desk.case.meetings == ()
    assert {*seals(desk.case, desk.store.log_entries).values()} == {Seal.DELETED}


# --- never back -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wish",
    [
        Add(meeting()),
        Add(meeting(MeetingState.CLOSED)),
        SupersedeMinutes(KEY, Id("two"), meeting()),
        Drop(KEY, DeletedMinutes, PROOF),
        Edit(KEY, DeletedMinutes, PROOF, (("reason", "Noget andet"),)),
        Edit(KEY, DeletedMinutes, PROOF, (("journal_number", "26/117"),)),
    ],
)
def test_no_wish_brings_them_back_or_takes_the_proof_away(wish: Any) -> None:
    two = Meeting(id=Id("two"), case_id=KEY, day=TODAY, state=MeetingState.CLOSED)
    desk = deleted(two)
    before = desk.rows
    with pytest.raises(Refused):
        desk.run(wish)
    assert desk.rows == before


def test_the_proof_is_filed_once_and_says_what_it_said() -> None:
    desk = deleted()
    (before,) = desk.case.deleted_minutes
    waiting = Unfiled(UnfiledKind.DELETION, PROOF, TODAY)
    assert unfiled(desk.case) == (waiting,)
    desk.run(FileInJournal(KEY, (PROOF,), "26/117", TODAY))
    (after,) = desk.case.deleted_minutes
    assert (after.journal_number, after.filed_on) == ("26/117", TODAY)
    assert replace(after, journal_number=None, filed_on=None, version=before.version) == before
    assert unfiled(desk.case) == ()
    again = FileInJournal(KEY, (PROOF,), "26/118", TODAY)
    desk.refuses(again, Code.NOT_ALLOWED_FROM_STATE, "state")


@pytest.mark.parametrize(
    ("filed", "changes", "changed"),
    [
        (False, {"journal_number": "1", "filed_on": TODAY, "version": 2}, False),
        (False, {"journal_number": "1", "reason": "Noget andet"}, True),
        (True, {}, False),
        (True, {"journal_number": "2"}, True),
        (True, {"journal_number": None}, True),
    ],
)
def test_nothing_of_a_proof_changes_but_that_it_comes_to_the_journal(
    filed: bool, changes: dict[str, Any], changed: bool
) -> None:
    case = deleted().case
    made = replace(case.deleted_minutes[0], journal_number="1" if filed else None)
    before = case.having(DeletedMinutes, (made,))
    assert (
        proofs_changed(before, case.having(DeletedMinutes, (replace(made, **changes),))) is changed
    )
    assert proofs_changed(before, case.having(DeletedMinutes, ()))


def test_what_was_done_before_is_not_undone_after() -> None:
    desk = held()
    change = desk.run(Edit(KEY, AgendaItem, Id("p"), (("note", "Nyt"),)))
    desk.run(CloseMeeting(KEY, ONE))
    desk.run(WISH)
    with pytest.raises(Refused):
        desk.runner.reverse(change)
    with pytest.raises(Refused):
        desk.runner.reverse(replace(change, inverse=(Insert(meeting()),)))
    with pytest.raises(Refused):
        desk.runner.reverse(replace(change, inverse=(Remove(desk.case.deleted_minutes[0]),)))


def test_a_deputys_old_copy_does_not_bring_them_back() -> None:
    """A copy from before, given back as work on the case of today: not even its words are kept."""
    before = closed().case
    desk = deleted()
    lent = handover(Id("h"), KEY)
    desk.store.cases[KEY] = desk.case.having(Handover, (lent,))
    theirs = before.having(Handover, (lent,)).having(
        AgendaItem, (replace(before.agenda_items[0], note="Skrevet siden"),)
    )
    merged = compared_with(before, desk.case, theirs)
    assert merged.conflicts == ()
    assert "Skrevet siden" not in repr(merged.compared)
    desk.run(TakeBack(Id("h"), before, theirs, desk.case, ()))
    assert minutes_of(desk.case, ONE) == ()
    assert [each.id for each in desk.case.deleted_minutes] == [PROOF]


def test_the_deputys_own_copy_goes_when_the_case_is_lent_again() -> None:
    lent = replace(handover(Id("h"), KEY), returned_on=TODAY)
    deputy, owner = closed(lent), deleted(lent)
    deputy.store.packages[Id("h")] = "alt om sagen"
    deputy.run(Renew(owner.case.having(Handover, (lent, replace(handover(Id("i"), KEY), seq=1)))))
    assert minutes_of(deputy.case, ONE) == ()
    assert deputy.case.deleted_minutes == owner.case.deleted_minutes
    assert seals(deputy.case, deputy.store.log_entries) == {ONE: Seal.DELETED}
    assert deputy.store.packages[Id("h")] == ""
    back = replace(handover(Id("i"), KEY), seq=1, returned_on=TODAY)
    owner.run(FileInJournal(KEY, (PROOF,), "26/117", TODAY))
    deputy.run(Renew(owner.case.having(Handover, (lent, back))))
    assert [each.journal_number for each in deputy.case.deleted_minutes] == ["26/117"]


def test_a_proof_of_minutes_that_were_never_here_comes_alone() -> None:
    lent = replace(handover(Id("h"), KEY), returned_on=TODAY)
    deputy = Desk(a_case(SANNE, DAVID, lent))
    deputy.run(Renew(deleted(lent).case))
    assert [each.id for each in deputy.case.deleted_minutes] == [PROOF]


def test_no_package_brings_them_back() -> None:
    desk = deleted()
    other = replace(meeting(), case_id=Id("other"))
    head = replace(desk.case.head, id=Id("other"), case_id=Id("other"))
    for case in (Case(head=head, meetings=(other,)), with_own_proof(head)):
        with pytest.raises(Refused) as caught:
            desk.runner.create(case, "case.import")
        assert [each.code for each in caught.value.problems] == [Code.DELETED_WITH_PROOF]
    desk.runner.create(Case(head=head, meetings=(replace(other, id=Id("two")),)), "case.import")


def with_own_proof(head: Any) -> Case:
    """A package that holds minutes beside the proof of their deletion."""
    (made,) = deleted().case.deleted_minutes
    key = Id("nine")
    there = Meeting(id=key, case_id=head.id, day=TODAY)
    proven = replace(made, id=Id("ten"), case_id=head.id, gone=key)
    return Case(head=head, meetings=(there,), deleted_minutes=(proven,))


def stale(rnd: random.Random, before: Case, case: Case) -> Iterator[Any]:
    """Returns and renewals from a copy that still has the minutes."""
    lent = tuple(each for each in case.handovers if each.returned_on is None)
    back = tuple(replace(each, returned_on=each.given_on) for each in before.handovers)
    if lent:
        for base in (before, case):  # as it was lent, and as if it had been added since
            yield TakeBack(rnd.choice(lent).id, base, before, case, ())
    yield Renew(before.having(Handover, back))


@pytest.mark.parametrize("name", sorted(ACTS))
def test_no_operation_brings_them_back(name: str) -> None:
    assert back_again(name, 3) == 0


def back_again(name: str, seeds: int) -> int:
    broken = 0
    for seed in range(seeds):
        rnd = random.Random(f"{name}{seed}")
        before = closed(handover(Id("h"), KEY)).case
        desk = Desk(closed().case)
        desk.run(WISH)
        desk.store.cases[KEY] = desk.case.having(Handover, before.handovers)
        proof = bare_proofs(desk.case)
        wishes = [GENERATORS[name](rnd, each, ACTS[name]) for each in (before, desk.case)]
        for wish in (*wishes, *stale(rnd, before, desk.case)):
            if wish is not None:
                try_one(desk, wish)
            broken += bool(minutes_of(desk.case, ONE)) or not proof <= bare_proofs(desk.case)
    return broken


def bare_proofs(case: Case) -> set[DeletedMinutes]:
    """The proofs without where they lie in the journal, which is said afterwards."""
    return {
        replace(each, journal_number=None, filed_on=None, version=1)
        for each in case.deleted_minutes
    }


def try_one(desk: Desk, wish: Any) -> None:
    try:
        change = desk.run(wish)
        if change.inverse:
            desk.runner.reverse(change)
    except Refused:
        return


def test_the_control_without_the_rules_brings_them_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app.services.runner, "is_brought_back", lambda _case: False)
    monkeypatch.setattr(app.services.runner, "proofs_changed", lambda _before, _after: False)
    monkeypatch.setattr("app.rules.merge.without_deleted", lambda _mine, other: other)
    assert back_again("Task.add", 3) > 0


def test_open_agreements_are_deleted_only_as_counted() -> None:
    desk = closed()
    desk.run(Edit(KEY, type(PARTS[1]), Id("a"), (("state", AgreementState.KEPT),)))
    desk.run(WISH)
    assert desk.case.deleted_minutes[0].agreements == 1
    assert sealed(desk.case) == {}
