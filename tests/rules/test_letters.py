"""What is not in the journal yet, and which letters stand."""

from datetime import UTC, date, datetime
from typing import Any

from app.models.base import Id
from app.models.letters import Hearing, Letter, LetterForm, LetterState
from app.models.meetings import Decision, Meeting, MeetingState
from app.models.preparing import WorkNote
from app.rules.hearings import awaited, is_overdue
from app.rules.letters import (
    Unfiled,
    UnfiledKind,
    decisions_in,
    file_by,
    standing_letters,
    unfiled,
    unready,
)
from tests.services.desk import KEY, a_case

DAY = date(2026, 1, 12)
NOON = datetime(2026, 1, 10, 12, tzinfo=UTC)


def letter(key: str, state: LetterState, **more: Any) -> Letter:
    values = {"form": LetterForm.DECISION, "final_on": DAY, **more}
    return Letter(id=Id(key), case_id=KEY, person_id=Id("s"), state=state, **values)


def note(key: str, **more: Any) -> WorkNote:
    return WorkNote(id=Id(key), case_id=KEY, text="x", at=NOON, **more)


def meeting(key: str, state: MeetingState) -> Meeting:
    return Meeting(id=Id(key), case_id=KEY, day=date(2026, 1, 9), state=state)


def test_what_is_not_in_the_journal_yet_oldest_first() -> None:
    case = a_case(
        letter("draft", LetterState.DRAFT), letter("final", LetterState.FINAL),
        letter("filed", LetterState.FILED), letter("undated", LetterState.FINAL, final_on=None),
        note("fact", fact=True), note("plain"), note("done", fact=True, journal_number="1"),
        meeting("closed", MeetingState.CLOSED), meeting("running", MeetingState.RUNNING),
        meeting("written", MeetingState.CLOSED),
        letter("m", LetterState.FILED, form=LetterForm.MINUTES, meeting_id=Id("written")),
    )  # fmt: skip
    assert unfiled(case) == (
        Unfiled(UnfiledKind.LETTER, Id("undated"), None),
        Unfiled(UnfiledKind.MINUTES, Id("closed"), date(2026, 1, 9)),
        Unfiled(UnfiledKind.NOTE, Id("fact"), NOON.date()),
        Unfiled(UnfiledKind.LETTER, Id("final"), DAY),
    )


def test_minutes_that_are_only_a_draft_are_not_there() -> None:
    draft = letter("m", LetterState.DRAFT, form=LetterForm.MINUTES, meeting_id=Id("x"))
    case = a_case(meeting("x", MeetingState.CLOSED), draft)
    assert [each.kind for each in unfiled(case)] == [UnfiledKind.MINUTES]


def test_a_letter_stands_until_a_final_one_replaces_it() -> None:
    one, draft = letter("1", LetterState.FILED), letter("2", LetterState.DRAFT, replaces_id=Id("1"))
    assert standing_letters(a_case(one, draft)) == (one,)
    final = letter("3", LetterState.FINAL, replaces_id=Id("1"))
    assert standing_letters(a_case(one, draft, final)) == (final,)


def test_a_letter_is_the_decisions_that_point_to_it() -> None:
    inside = Decision(id=Id("d"), case_id=KEY, text="Ja", letter_id=Id("1"))
    outside = Decision(id=Id("e"), case_id=KEY, text="Ja")
    case = a_case(inside, outside, letter("1", LetterState.DRAFT))
    assert decisions_in(case, case.letters[0]) == (inside,)
    assert unready(case, case.letters[0]) == (inside,)


def test_the_journal_has_it_in_three_working_days() -> None:
    assert file_by(date(2026, 1, 9), frozenset()) == date(2026, 1, 14)


def test_a_hearing_is_waited_for_until_its_day_and_overdue_after() -> None:
    def hearing(key: str, **more: Any) -> Hearing:
        values = {"sent_on": DAY, "deadline": DAY, "decision_id": Id("d"), **more}
        return Hearing(id=Id(key), case_id=KEY, person_id=Id("s"), facts="x", **values)

    open_, answered = hearing("1"), hearing("2", answered_on=DAY)
    unsent, endless = hearing("3", sent_on=None), hearing("4", deadline=None)
    other = hearing("5", decision_id=None)
    case = a_case(open_, answered, unsent, endless, other)
    assert awaited(case, Id("d"), DAY) == (open_, endless)
    after = date(2026, 1, 13)
    assert awaited(case, Id("d"), after) == (endless,)
    every = (open_, answered, unsent, endless, other)
    assert [each.id for each in every if is_overdue(each, after)] == ["1", "5"]
    assert not is_overdue(open_, DAY)
