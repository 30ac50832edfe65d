"""What is not in the journal yet, and what a typed number becomes."""

from dataclasses import replace
from datetime import UTC, date, datetime

from app.models.base import Id
from app.models.case import Case
from app.models.letters import Letter, LetterForm, LetterState
from app.models.meetings import Attendance, AttendanceRole, Meeting, MeetingState
from app.models.people import Person
from app.models.preparing import WorkNote
from app.presenters.unfiled_list import filing, unfiled_list
from app.rules.steps import applied
from tests.support.decided import BASE, DAVID, LETTER, SANNE
from tests.support.forms import AROUND
from tests.support.memory import NumberedIds

TODAY = date(2026, 1, 12)
FINAL = replace(LETTER, state=LetterState.FINAL, final_on=date(2026, 1, 9))
NOTE = WorkNote(
    id=Id("n"), case_id=BASE.id, text="Lægen ringede", at=datetime(2026, 1, 2, 9, tzinfo=UTC),
    fact=True,
)  # fmt: skip
HELD = Meeting(id=Id("m"), case_id=BASE.id, day=date(2026, 1, 8), state=MeetingState.CLOSED)
CASE = (
    BASE.having(Letter, (FINAL,))
    .having(WorkNote, (NOTE,))
    .having(Meeting, (HELD,))
    .having(Attendance, ())
)


def filed(case: Case, key: str) -> Case:
    for each in filing(case, Id(key), "26/117", TODAY, NumberedIds()):
        case = applied(case, each.steps(case, AROUND))
    return case


def test_the_oldest_comes_first_and_the_late_are_marked() -> None:
    lines = unfiled_list(CASE, TODAY)
    assert [each.what for each in lines] == [
        "Notat: Lægen ringede",
        "Referat: Møde · torsdag 8. januar",
        "Samlet afgørelsesbrev til Sanne",
    ]
    assert [each.late for each in lines] == [True, False, False]
    assert lines[2].when == "siden fredag 9. januar"


def test_a_number_files_each_of_them() -> None:
    assert filed(CASE, FINAL.id).letters[0].journal_number == "26/117"
    assert filed(CASE, "n").work_notes[0].journal_number == "26/117"
    after = filed(CASE, "m")
    made = after.letters[-1]
    assert (made.form, made.state) == (LetterForm.MINUTES, LetterState.FILED)
    assert (made.person_id, made.meeting_id) == (SANNE, HELD.id)
    assert len(unfiled_list(after, TODAY)) == 2


def test_minutes_are_filed_for_who_the_meeting_was_with() -> None:
    came = Attendance(
        id=Id("a"),
        case_id=BASE.id,
        meeting_id=HELD.id,
        person_id=DAVID,
        role=AttendanceRole.CITIZEN,
    )
    assert filed(CASE.having(Attendance, (came,)), "m").letters[-1].person_id == DAVID


def test_what_is_filed_or_gone_becomes_nothing() -> None:
    assert filing(CASE, Id("gone"), "1", TODAY, NumberedIds()) == ()
    assert filing(CASE.having(Person, ()), Id("m"), "1", TODAY, NumberedIds()) == ()
