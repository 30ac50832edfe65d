"""What belongs in the journal and is not there yet."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.models.base import Id, Record
from app.models.consents import Consent, ConsentForm, ConsentState, ConsentType
from app.models.letters import Complaint, Hearing, Letter, LetterForm, LetterState
from app.models.meetings import Decision, DecisionState, Meeting, MeetingState
from app.models.preparing import WorkNote
from app.rules.unfiled import Unfiled, UnfiledKind, belonging, unfiled
from tests.services.desk import KEY, a_case

DAY = date(2026, 1, 12)
LATER = date(2026, 1, 13)
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


def consent(**more: Any) -> Consent:
    values = {
        "type": ConsentType.PLAN, "state": ConsentState.YES, "form": ConsentForm.WRITTEN, **more
    }  # fmt: skip
    return Consent(id=Id("x"), case_id=KEY, giver_id=Id("s"), given_on=DAY, **values)


def decision(**more: Any) -> Decision:
    values = {"state": DecisionState.ISSUED, "decided_on": DAY, **more}
    return Decision(id=Id("x"), case_id=KEY, text="Ja", **values)


def hearing(**more: Any) -> Hearing:
    return Hearing(id=Id("x"), case_id=KEY, person_id=Id("s"), facts="x", **more)


def complaint(**more: Any) -> Complaint:
    return Complaint(id=Id("x"), case_id=KEY, decision_id=Id("d"), received_on=DAY, **more)


@pytest.mark.parametrize(
    ("kind", "record", "others"),
    [
        (
            UnfiledKind.DECISION,
            decision(),
            (decision(journal_number="1"), decision(letter_id=Id("b")),
             decision(state=DecisionState.DRAFT)),
        ),
        (
            UnfiledKind.HEARING,
            hearing(sent_on=DAY),
            (hearing(), hearing(sent_on=DAY, journal_number="1")),
        ),
        (UnfiledKind.COMPLAINT, complaint(), (complaint(journal_number="1"),)),
        (
            UnfiledKind.CONSENT,
            consent(),
            (consent(form=ConsentForm.ORAL), consent(document_ref="1"),
             consent(state=ConsentState.OFFERED), consent(state=ConsentState.WITHDRAWN)),
        ),
    ],
)  # fmt: skip
def test_what_went_out_or_came_in_waits_for_its_number(
    kind: UnfiledKind, record: Record, others: tuple[Record, ...]
) -> None:
    assert unfiled(a_case(record)) == (Unfiled(kind, Id("x"), DAY),)
    assert [unfiled(a_case(each)) for each in others] == [()] * len(others)


def test_the_notes_of_facts_of_a_meeting_go_with_its_minutes() -> None:
    there = note("fact", fact=True, meeting_id=Id("m"))
    case = a_case(
        meeting("m", MeetingState.CLOSED), there, note("plain", meeting_id=Id("m")),
        note("other", fact=True), letter("final", LetterState.FINAL),
    )  # fmt: skip
    assert set(belonging(case, Id("m"))) == {"m", "fact"}
    assert belonging(case, Id("final")) == ("final",)
    assert belonging(case, Id("gone")) == ()


def test_what_one_person_signed_on_one_day_goes_together() -> None:
    first, second = consent(), replace(consent(), id=Id("y"))
    other, later = (
        replace(first, id=Id("z"), giver_id=Id("d")),
        replace(first, id=Id("l"), given_on=LATER),
    )
    case = a_case(first, second, other, later)
    assert set(belonging(case, Id("x"))) == {"x", "y"}
    assert belonging(case, Id("z")) == ("z",)
