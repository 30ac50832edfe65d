"""Clearing a text, revealing an address, allowing a shared room: what is refused, logged, undone."""

import pytest

from app.models.base import Id, Record
from app.models.meetings import Attendance, AttendanceRole, Meeting
from app.models.people import Household, Member, Person
from app.models.plan import Concern, Goal, Statement
from app.models.problems import Code
from app.models.safety import Reveal, RevealReason, SharedRoom
from app.rules.clearing import digest_of
from app.rules.naming import Lexicon
from app.services.acts.records import Add, Drop, Edit
from app.services.acts.safety import ClearText, RevealAddress, ShareRoom, UnclearText
from app.services.acts.together import Together
from app.services.runner import Runner
from tests.services.desk import KEY, LAW, Desk, a_case
from tests.support.memory import TODAY, FixedClock

NOW = FixedClock().now()
SANNE = Person(id=Id("sanne"), case_id=KEY, name="Sanne", age=40)
DAVID = Person(id=Id("david"), case_id=KEY, name="David", age=45, phone="11223344", threatened=True)
GOAL = Goal(id=Id("g"), case_id=KEY, text="Ro for David", own_words="Ring 11223344")
MEETING = Meeting(id=Id("m"), case_id=KEY, day=TODAY)


def desk(*more: Record) -> Desk:
    return Desk(a_case(SANNE, DAVID, GOAL, MEETING, *more))


def clear(
    person: str = "david", field: str = "text", record: str = "g", key: str = "c"
) -> ClearText:
    return ClearText(Id(key), KEY, Id(record), field, Id(person))


# --- clearing ------------------------------------------------------------------------------------


def test_a_name_is_cleared_with_the_fingerprint_of_the_text_and_back() -> None:
    at = desk()
    before = at.case
    change = at.run(clear())
    (row,) = at.case.clearances
    assert (row.record_id, row.person_id, row.field) == ("g", "david", "text")
    assert row.digest == digest_of("Ro for David")
    at.runner.reverse(change)
    assert at.case == before
    assert at.acts == ["Clearance.clear", "undo"]


def test_clearing_again_takes_the_same_row() -> None:
    at = desk()
    at.run(clear())
    assert at.run(clear(key="d")).ids == set(), "nothing new"
    at.run(Edit(KEY, Goal, Id("g"), (("text", "Ro fra David"),)))
    at.run(clear(key="d"))
    (row,) = at.case.clearances
    assert (row.id, row.digest) == ("c", digest_of("Ro fra David"))


def test_a_clearance_is_taken_back() -> None:
    at = desk()
    at.run(clear())
    change = at.run(UnclearText(KEY, Id("c")))
    assert at.case.clearances == ()
    at.refuses(UnclearText(KEY, Id("c")), Code.NO_SUCH_RECORD)
    at.runner.reverse(change)
    assert len(at.case.clearances) == 1


@pytest.mark.parametrize(
    ("wish", "code", "field"),
    [
        (clear(record="gone"), Code.NO_SUCH_RECORD, ""),
        (clear("gone"), Code.NO_SUCH_RECORD, ""),
        (clear("sanne"), Code.NOT_NAMED, "text"),
        (clear(field="area"), Code.NOT_ALLOWED_FROM_STATE, "area"),
        (clear(field="level"), Code.NOT_ALLOWED_FROM_STATE, "level"),
    ],
)
def test_what_cannot_be_cleared_is_refused(wish: ClearText, code: Code, field: str) -> None:
    desk().refuses(wish, code, field)


def test_a_number_of_somebody_protected_cannot_be_cleared() -> None:
    at = desk()
    at.run(clear(field="own_words"))  # control: David is not protected
    at.run(Edit(KEY, Person, Id("david"), (("protected", True),)))
    at.refuses(clear(field="own_words"), Code.NOT_NAMED, "own_words")


def test_what_one_says_of_another_cannot_be_cleared() -> None:
    said = Statement(id=Id("s"), case_id=KEY, text="David drikker")
    at = desk(said)
    at.run(clear(record="s"))
    at.run(Edit(KEY, Statement, Id("s"), (("speaker_id", "sanne"),)))
    at.refuses(clear(record="s", key="d"), Code.NOT_ALLOWED_FROM_STATE, "text")


def test_a_word_for_a_relative_is_cleared_where_the_program_knows_it() -> None:
    words = Lexicon(kin={"far": "father"})
    father = Person(id=Id("david"), case_id=KEY, name="David", family_role="far")
    goal = Goal(id=Id("g"), case_id=KEY, text="Ro hos far")
    at = Desk(a_case(SANNE, father, goal, Concern(id=Id("k"), case_id=KEY, record_id=Id("g"),
                                                  person_id=Id("sanne"))))  # fmt: skip
    at.refuses(clear(), Code.NOT_NAMED, "text")
    at.runner = Runner(at.store, FixedClock(), LAW, words)
    at.run(clear())
    assert len(at.case.clearances) == 1


@pytest.mark.parametrize(("kind", "key"), [(Goal, "g"), (Person, "david")])
def test_a_clearance_goes_with_its_text_and_its_person(kind: type[Record], key: str) -> None:
    at = desk()
    at.run(clear())
    change = at.run(Drop(KEY, kind, Id(key)))
    assert at.case.clearances == ()
    at.runner.reverse(change)
    assert len(at.case.clearances) == 1


# --- revealing -----------------------------------------------------------------------------------


def reveal(who: str = "david") -> RevealAddress:
    return RevealAddress(
        Reveal(id=Id("r"), case_id=KEY, person_id=Id(who), reason=RevealReason.DANGER, at=NOW)
    )


def test_a_reveal_is_logged_with_its_reason_and_never_undone() -> None:
    hidden = Person(id=Id("anna"), case_id=KEY, name="Anna", protected=True)
    at = desk(hidden)
    change = at.run(reveal("anna"))
    assert [each.reason for each in at.case.reveals] == [RevealReason.DANGER]
    (entry,) = at.store.log_entries
    assert (entry.act, entry.detail, entry.objects) == ("Reveal.show", "danger", ("r",))
    at.will_not_undo(change, Code.HAS_LEGAL_EFFECT)


def test_only_what_is_protected_is_revealed() -> None:
    at = desk()
    at.refuses(reveal(), Code.NOT_ALLOWED_FROM_STATE)
    at.refuses(reveal("gone"), Code.NO_SUCH_RECORD, "person_id")


def test_who_lives_with_somebody_protected_is_revealed_with_a_reason_too() -> None:
    home = Household(id=Id("h"), case_id=KEY, name="Hjemme")
    hidden = Person(id=Id("anna"), case_id=KEY, name="Anna", protected=True)
    rows = [Member(id=Id(f"h-{who}"), case_id=KEY, household_id=Id("h"), person_id=Id(who))
            for who in ("anna", "david")]  # fmt: skip
    at = desk(hidden, home, *rows)
    at.run(reveal())
    assert len(at.case.reveals) == 1


# --- one room ------------------------------------------------------------------------------------


def attendance(who: str, key: str = "") -> Attendance:
    return Attendance(id=Id(key or f"m-{who}"), case_id=KEY, meeting_id=Id("m"), person_id=Id(who),
                      role=AttendanceRole.CITIZEN)  # fmt: skip


def share(first: str = "sanne", second: str = "david") -> ShareRoom:
    return ShareRoom(
        SharedRoom(id=Id("w"), case_id=KEY, meeting_id=Id("m"), first_id=Id(first),
                   second_id=Id(second), reason="Begge ønsker det", at=NOW)
    )  # fmt: skip


def test_the_second_of_two_is_not_invited_without_a_reason() -> None:
    at = desk()
    at.run(Add(attendance("sanne")))
    at.refuses(Add(attendance("david")), Code.NEEDS_REASON)
    change = at.run(share())
    at.run(Add(attendance("david")))
    assert at.acts[-2:] == ["SharedRoom.allow", "Attendance.add"]
    at.will_not_undo(change, Code.HAS_LEGAL_EFFECT)


def test_no_way_in_leads_round_it() -> None:
    at = desk()
    both = (attendance("sanne"), attendance("david"))
    at.refuses(Together("Meeting.invite", tuple(map(Add, both))), Code.NEEDS_REASON)
    later = Meeting(id=Id("n"), case_id=KEY, day=TODAY)
    rows = tuple(attendance(who, f"n-{who}") for who in ("sanne", "david"))
    at.run(Add(rows[0]))
    at.run(Add(later, ()))
    named = Attendance(id=Id("x"), case_id=KEY, meeting_id=Id("n"), person_id=Id("david"),
                       role=AttendanceRole.CITIZEN)  # fmt: skip
    at.run(Add(named))
    moved = Edit(KEY, Attendance, Id("x"), (("meeting_id", "m"),))
    at.refuses(moved, Code.NEEDS_REASON)


def test_a_mark_that_comes_later_refuses_nothing_that_stands() -> None:
    at = desk()
    at.run(Edit(KEY, Person, Id("david"), (("threatened", False),)))
    at.run(Add(attendance("sanne")))
    at.run(Add(attendance("david")))
    at.run(Edit(KEY, Person, Id("david"), (("threatened", True),)))
    at.run(Edit(KEY, Attendance, Id("m-david"), (("present", True),)))
    gone = at.run(Drop(KEY, Attendance, Id("m-david")))
    at.runner.reverse(gone)
    assert len(at.case.attendances) == 2


def test_a_reason_where_none_is_needed_is_refused() -> None:
    at = desk()
    at.run(share())
    again = ShareRoom(SharedRoom(id=Id("v"), case_id=KEY, meeting_id=Id("m"), first_id=Id("david"),
                                 second_id=Id("sanne"), reason="Igen", at=NOW))  # fmt: skip
    at.refuses(again, Code.NOT_ALLOWED_FROM_STATE)
    at.refuses(share("sanne", "gone"), Code.NO_SUCH_RECORD, "second_id")
