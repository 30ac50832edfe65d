"""What is noted of the journal: one number for one or several things, in one act."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.models.base import Id, Record
from app.models.consents import Consent, ConsentForm, ConsentState, ConsentType
from app.models.letters import Complaint, Hearing, Letter, LetterForm, LetterState
from app.models.meetings import Decision, DecisionState, Meeting, MeetingState
from app.models.people import Person
from app.models.preparing import WorkNote
from app.models.problems import Code
from app.rules.unfiled import unfiled
from app.services.acts.filing import FileInJournal
from app.services.acts.records import Edit
from tests.services.desk import KEY, Desk, a_case
from tests.support.memory import TODAY

SANNE = Person(id=Id("s"), case_id=KEY, name="Sanne")
ONE = Id("one")
EARLIER = TODAY - timedelta(3)
HELD = Meeting(id=Id("m"), case_id=KEY, day=EARLIER, state=MeetingState.CLOSED)
NOTE = WorkNote(
    id=ONE, case_id=KEY, text="Lægen sagde", at=datetime(2026, 1, 9, 9, tzinfo=UTC), fact=True,
    meeting_id=HELD.id,
)  # fmt: skip
MINUTES = Letter(
    id=Id("new"), case_id=KEY, person_id=SANNE.id, form=LetterForm.MINUTES, meeting_id=HELD.id
)


def filed(*keys: str, on: date = TODAY, **more: object) -> FileInJournal:
    values = {"journal_number": " 26/117 ", **more}
    return FileInJournal(KEY, tuple(map(Id, keys)), filed_on=on, **values)  # type: ignore[arg-type]  # any field


def test_minutes_and_their_notes_are_one_act_with_one_entry_of_the_log() -> None:
    desk = Desk(a_case(SANNE, HELD, NOTE))
    change = desk.run(filed(ONE, minutes=(MINUTES,)))
    assert desk.acts == ["Journal.file"]
    assert set(desk.store.log_entries[0].objects) == {ONE, "new"}
    made, note = desk.case.letters[0], desk.case.work_notes[0]
    assert (made.state, made.journal_number, made.final_on, made.filed_on) == (
        LetterState.FILED, "26/117", EARLIER, TODAY,
    )  # fmt: skip
    assert (note.journal_number, note.filed_on) == ("26/117", TODAY)
    assert unfiled(desk.case) == ()
    desk.will_not_undo(change, Code.HAS_LEGAL_EFFECT)
    desk.refuses(Edit(KEY, WorkNote, ONE, (("text", "andet"),)), Code.HAS_LEGAL_EFFECT)


CAME: tuple[Record, ...] = (
    Decision(id=ONE, case_id=KEY, text="Ja", state=DecisionState.ISSUED, decided_on=EARLIER),
    Hearing(id=ONE, case_id=KEY, person_id=SANNE.id, facts="x", sent_on=EARLIER),
    Complaint(id=ONE, case_id=KEY, decision_id=Id("d"), received_on=EARLIER),
    Consent(
        id=ONE, case_id=KEY, giver_id=SANNE.id, type=ConsentType.PLAN, state=ConsentState.YES,
        form=ConsentForm.WRITTEN, given_on=EARLIER,
    ),
)  # fmt: skip
BASE = (SANNE, Decision(id=Id("d"), case_id=KEY, text="Nej"))


@pytest.mark.parametrize("record", CAME, ids=lambda each: type(each).__name__)
def test_each_kind_gets_its_number_and_day_and_cannot_get_another(record: Record) -> None:
    desk = Desk(a_case(*BASE, record))
    desk.run(filed(ONE))
    found = desk.case.find(ONE)
    number = getattr(found, "journal_number", None) or getattr(found, "document_ref", None)
    assert (number, getattr(found, "filed_on", None)) == ("26/117", TODAY)
    desk.refuses(filed(ONE), Code.NOT_ALLOWED_FROM_STATE, "state")


def test_one_that_cannot_be_filed_keeps_the_others_back() -> None:
    desk = Desk(a_case(SANNE, HELD, NOTE))
    desk.refuses(filed(ONE, "gone"), Code.NOT_ALLOWED_FROM_STATE, "state")
    desk.refuses(filed(ONE, HELD.id), Code.NOT_ALLOWED_FROM_STATE, "state")
    desk.refuses(filed(), Code.NOT_ALLOWED_FROM_STATE, "state")
    other = replace(MINUTES, form=LetterForm.DECISION)
    desk.refuses(filed(ONE, minutes=(other,)), Code.NOT_ALLOWED_FROM_STATE, "state")
    assert desk.case.work_notes[0].journal_number is None


def test_number_and_day_must_be_possible() -> None:
    desk = Desk(a_case(SANNE, HELD, NOTE))
    desk.refuses(filed(ONE, journal_number=" "), Code.MISSING_TEXT, "journal_number")
    early, late = EARLIER - timedelta(9), TODAY + timedelta(1)
    desk.refuses(filed(ONE, on=early), Code.PERIOD_REVERSED, "filed_on")
    desk.refuses(filed(ONE, on=late), Code.IMPOSSIBLE_DATE, "filed_on")
    desk.refuses(filed(minutes=(MINUTES,), on=early), Code.PERIOD_REVERSED, "filed_on")
